// griffier publish: on files alone, what keeps a text back, and what is written.
#include <gtest/gtest.h>

#include "jobs_world.h"

namespace griffier::jobs {
namespace {

std::string source(const std::string& path) { return std::string(GRIFFIER_SOURCE_DIR) + "/" + path; }

class Publish : public ::testing::Test {
  protected:
    std::vector<std::string> call(const std::string& step, const std::string& town, std::vector<std::string> more = {}) {
        std::vector<std::string> out{"publish", step, "--json", "--on", "2026-06-01", "--covenant", source("samples/convenanten/" + town + ".xml")};
        out.insert(out.end(), more.begin(), more.end());
        return out;
    }
    std::string facts(const std::string& town) { return source("samples/publicatie/" + town + ".xml"); }
    /// The sample's file with one thing changed, in the world's folder.
    std::string changed(const std::string& file, const std::string& what, const std::string& with) {
        std::ifstream in(source(file));
        std::string text((std::istreambuf_iterator<char>(in)), {});
        const auto at = text.find(what);
        EXPECT_NE(at, std::string::npos) << what;
        text.replace(at, what.size(), with);
        const std::string path = world_.folder + "/veranderd.xml";
        std::ofstream(path) << text;
        return path;
    }
    std::string out() const { return world_.folder + "/uit"; }
    std::vector<std::string> files() const {
        std::vector<std::string> names;
        if (std::filesystem::exists(out()))
            for (const auto& entry : std::filesystem::directory_iterator(out())) names.push_back(entry.path().filename());
        std::sort(names.begin(), names.end());
        return names;
    }
    bool made(const std::string& name) const { return std::filesystem::exists(out() + "/" + name); }
    std::string read(const std::string& name) const {
        std::ifstream in(out() + "/" + name);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    JobsWorld world_;
};

TEST_F(Publish, INF_19_DOC_11_a_final_covenant_is_made_ready_for_the_staatscourant_with_an_account_of_what_was_checked) {
    const auto answer = world_.run(call("make", "oeverstad", {"--facts", facts("oeverstad"), "--out", out()}));
    ASSERT_EQ(answer.code, ExitCode::done) << answer.out << answer.err;
    for (const char* name : {"stcrt-2023-90001.xml", "metadata.xml", "metadata_owms.xml", "inhoud.xml", "aanlevering.xml", "regeling.xml", "CV-oeverstad-1.pdf", "verslag.txt"}) EXPECT_TRUE(made(name)) << name;
    EXPECT_NE(read("verslag.txt").find("geen openbaar schema"), std::string::npos);
    EXPECT_NE(read("verslag.txt").find("er is geen schema gegeven"), std::string::npos);
    EXPECT_EQ(read("CV-oeverstad-1.pdf").substr(0, 5), "%PDF-");
}

TEST_F(Publish, GOV_03_a_final_covenant_with_an_empty_field_stays) {
    const std::string open = changed("samples/publicatie/oeverstad.xml", "naam=\"criteria\"", "naam=\"iets-anders\"");
    const auto answer = world_.run(call("make", "oeverstad", {"--facts", open, "--out", out()}));
    EXPECT_EQ(answer.code, ExitCode::some_refused);
    EXPECT_NE(answer.out.find("tekst.open_veld"), std::string::npos);
    EXPECT_EQ(files(), std::vector<std::string>{"verslag.txt"});
}

TEST_F(Publish, a_draft_with_an_empty_field_is_a_proof_and_nothing_to_deliver) {
    const std::string draft = changed("samples/publicatie/oeverstad.xml", "stand=\"definitief\"", "stand=\"concept\"");
    const auto answer = world_.run(call("make", "oeverstad", {"--facts", draft, "--out", out()}));
    EXPECT_EQ(answer.code, ExitCode::done) << answer.out;
    EXPECT_EQ(files(), (std::vector<std::string>{"CV-oeverstad-1.pdf", "regeling.xml", "verslag.txt"}));
    const auto bare = world_.run(call("make", "oeverstad", {"--out", out()}));
    EXPECT_EQ(bare.code, ExitCode::done);
    EXPECT_NE(read("regeling.xml").find("[in te vullen: plaats]"), std::string::npos);
}

TEST_F(Publish, a_regime_that_asks_no_publication_gets_no_delivery) {
    for (const char* town : {"noord-holland", "midden-nederland"}) {
        const auto answer = world_.run(call("make", town, {"--facts", facts(town), "--out", out()}));
        EXPECT_EQ(answer.code, ExitCode::done) << answer.out;
        EXPECT_FALSE(made("aanlevering.xml")) << town;
        EXPECT_NE(read("verslag.txt").find("vraagt geen publicatie"), std::string::npos);
    }
}

TEST_F(Publish, GOV_13_a_text_with_another_term_is_refused_with_place) {
    const std::string text = changed("samples/publicatie/limburg-tekst.xml", ">drie maanden<", ">zes maanden<");
    const auto answer = world_.run(call("check", "limburg", {"--facts", facts("limburg"), "--text", text}));
    EXPECT_EQ(answer.code, ExitCode::some_refused);
    EXPECT_NE(answer.out.find("tekst.term_anders"), std::string::npos);
    EXPECT_NE(answer.out.find("\"line\":"), std::string::npos);
    EXPECT_EQ(world_.run(call("check", "limburg", {"--facts", facts("limburg"), "--text", source("samples/publicatie/limburg-tekst.xml")})).code, ExitCode::done);
}

TEST_F(Publish, ANX_04_DOC_14_a_change_without_mandate_is_not_made_and_the_rest_is) {
    const std::string without = changed("samples/publicatie/limburg.xml", " mandaat=\"Collegebesluit Maasdorp van 7 januari 2020, onder 3\"", "");
    const auto answer = world_.run(call("papers", "limburg", {"--facts", without, "--out", out()}));
    EXPECT_EQ(answer.code, ExitCode::some_refused);
    EXPECT_NE(answer.out.find("publicatie.zonder_mandaat"), std::string::npos);
    EXPECT_FALSE(made("BW-limburg-bijlage-1-v2.pdf"));
    EXPECT_TRUE(made("OB-limburg-gem-posterbos.pdf"));
    EXPECT_TRUE(made("CB-limburg-gem-beekwijk.pdf"));
}

TEST_F(Publish, MN_17_DOC_12_an_accession_before_it_was_signed_is_made_with_a_warning) {
    const auto answer = world_.run(call("papers", "midden-nederland", {"--facts", facts("midden-nederland"), "--out", out()}));
    EXPECT_EQ(answer.code, ExitCode::done) << answer.out;
    EXPECT_NE(answer.out.find("publicatie.ingang_voor_tekenen"), std::string::npos);
    EXPECT_TRUE(made("TV-midden-nederland-gem-vechtoord.pdf"));
}

TEST_F(Publish, GOV_19_DOC_15_the_council_is_told_in_noord_holland) {
    const auto answer = world_.run(call("papers", "noord-holland", {"--facts", facts("noord-holland"), "--out", out()}));
    EXPECT_EQ(answer.code, ExitCode::done) << answer.out;
    EXPECT_TRUE(made("RB-noord-holland-gem-duinrecht.pdf"));
    EXPECT_TRUE(made("CB-noord-holland-gem-duinrecht.pdf"));
}

TEST_F(Publish, GOV_22_DOC_13_signing_makes_a_page_per_party_and_says_who_lags) {
    const auto answer = world_.run(call("sign", "oeverstad", {"--facts", facts("oeverstad"), "--out", out()}));
    ASSERT_EQ(answer.code, ExitCode::done) << answer.out;
    EXPECT_EQ(files().size(), 6u);
    for (const auto& line : answer.lines())
        EXPECT_TRUE(line["type"] != "signatures" || line["merged"] == 5) << line;
    const auto lagging = world_.run(call("sign", "noord-holland", {"--facts", facts("noord-holland"), "--out", out(), "--dry-run"}));
    EXPECT_NE(lagging.out.find("gem-noordkop college"), std::string::npos);
}

TEST_F(Publish, GOV_22_pages_that_came_back_are_held_against_what_is_recorded_and_bundled) {
    const std::string pages = world_.folder + "/terug";
    std::filesystem::create_directory(pages);
    std::ofstream(pages + "/gem-oeverstad.pdf") << "een andere pagina";
    auto answer = world_.run(call("sign", "oeverstad", {"--facts", facts("oeverstad"), "--out", out(), "--dry-run", "--pages", pages}));
    EXPECT_EQ(answer.code, ExitCode::some_refused);
    EXPECT_NE(answer.out.find("publicatie.pagina_anders"), std::string::npos);
    EXPECT_NE(answer.out.find("publicatie.pagina_kwijt"), std::string::npos);
    std::string mark;
    for (const auto& line : answer.lines())
        if (line["type"] == "page") mark = line["sha256"];
    ASSERT_EQ(mark.size(), 64u);
    std::ifstream in(facts("oeverstad"));
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    const auto at = text.find("afdruk=\"", text.find("partij=\"gem-oeverstad\""));
    const std::string right = changed("samples/publicatie/oeverstad.xml", text.substr(at, 72), "afdruk=\"" + mark);
    answer = world_.run(call("sign", "oeverstad", {"--facts", right, "--out", out(), "--pages", pages}));
    EXPECT_EQ(answer.code, ExitCode::done) << answer.out;
    EXPECT_TRUE(made("HS-oeverstad.zip"));
    std::ofstream(pages + "/pol-oost.pdf") << "pagina";
    const std::string unknown = changed("samples/publicatie/oeverstad.xml", "<handtekening partij=\"pol-oost\"", "<handtekening partij=\"pol-west\"");
    EXPECT_NE(world_.run(call("sign", "oeverstad", {"--facts", unknown, "--out", out(), "--dry-run", "--pages", pages})).out.find("publicatie.pagina_niet_vermeld"), std::string::npos);
    EXPECT_EQ(world_.run(call("sign", "oeverstad", {"--facts", right, "--out", out(), "--pages", "nergens"})).code, ExitCode::usage);
}

TEST_F(Publish, ANX_05_before_names_what_differs) {
    ASSERT_EQ(world_.run(call("make", "oeverstad", {"--facts", facts("oeverstad"), "--out", out()})).code, ExitCode::done);
    const std::string published = world_.folder + "/gepubliceerd.xml";
    std::filesystem::copy_file(out() + "/stcrt-2023-90001.xml", published);
    auto answer = world_.run(call("make", "oeverstad", {"--facts", facts("oeverstad"), "--out", out(), "--before", published}));
    EXPECT_NE(answer.out.find("\"parts\":0"), std::string::npos);
    const std::string covenant = changed("samples/convenanten/oeverstad.xml", " verwijderd=\"2023-06-30\"", "");
    answer = world_.run({"publish", "make", "--json", "--on", "2026-06-01", "--covenant", covenant, "--facts", facts("oeverstad"), "--out", out(), "--before", published});
    EXPECT_NE(answer.out.find("\"parts\":1"), std::string::npos) << answer.out;
    EXPECT_EQ(world_.run(call("make", "oeverstad", {"--out", out(), "--before", source("samples/publicatie/oeverstad.xml")})).code, ExitCode::configuration);
}

TEST_F(Publish, ANX_05_every_publication_stays_and_the_next_shows_its_difference_by_itself) {
    const std::string kept = world_.folder + "/publicaties";
    const auto make = [&](const std::string& covenant, const std::string& facts_file) {
        return world_.run({"publish", "make", "--json", "--on", "2026-06-01", "--covenant", covenant, "--facts", facts_file, "--out", out(), "--published", kept});
    };
    const std::string covenant = source("samples/convenanten/oeverstad.xml");
    const auto names = [&] {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator(kept)) found.push_back(entry.path().filename());
        std::sort(found.begin(), found.end());
        return found;
    };
    auto answer = make(covenant, facts("oeverstad"));
    ASSERT_EQ(answer.code, ExitCode::done) << answer.out << answer.err;
    EXPECT_EQ(answer.out.find("\"type\":\"difference\""), std::string::npos) << "there is none before it";
    ASSERT_EQ(names().size(), 1u);
    EXPECT_TRUE(names()[0].starts_with("oeverstad.2023-") && names()[0].ends_with(".stcrt-2023-90001.xml")) << names()[0];
    EXPECT_EQ(make(covenant, facts("oeverstad")).code, ExitCode::done) << "the same again";
    // Another list of partners under the same number stays; under a number of its own it is made, with what differs.
    std::ifstream in(covenant);
    std::string text((std::istreambuf_iterator<char>(in)), {});
    const auto removed = text.find(" verwijderd=\"2023-06-30\"");
    ASSERT_NE(removed, std::string::npos);
    text.erase(removed, 24);
    std::ofstream(world_.folder + "/nieuw.xml") << text;
    answer = make(world_.folder + "/nieuw.xml", facts("oeverstad"));
    EXPECT_EQ(answer.code, ExitCode::some_refused);
    EXPECT_NE(answer.out.find("publicatie.al_gepubliceerd"), std::string::npos);
    std::ifstream given(facts("oeverstad"));
    std::string later((std::istreambuf_iterator<char>(given)), {});
    const auto element = later.find("<bekendmaking");
    ASSERT_NE(element, std::string::npos);
    const auto set = [&](const std::string& attribute, const std::string& value) {
        const auto at = later.find(" " + attribute + "=\"", element) + attribute.size() + 3;
        later.replace(at, later.find('"', at) - at, value);
    };
    set("datum", "2026-05-20");
    set("nummer", "stcrt-2026-90001");
    std::ofstream(world_.folder + "/feiten.xml") << later;
    answer = make(world_.folder + "/nieuw.xml", world_.folder + "/feiten.xml");
    ASSERT_EQ(answer.code, ExitCode::done) << answer.out;
    EXPECT_NE(answer.out.find("\"type\":\"difference\",\"parts\":1"), std::string::npos) << answer.out;
    EXPECT_EQ(names().size(), 2u);
    // The first made again is held against nothing, since nothing came before it.
    answer = make(covenant, facts("oeverstad"));
    EXPECT_EQ(answer.out.find("\"type\":\"difference\""), std::string::npos);
}

TEST_F(Publish, a_call_that_lacks_what_it_needs_or_names_no_file_is_a_usage_error) {
    EXPECT_EQ(world_.run({"publish", "check"}).code, ExitCode::usage);
    EXPECT_EQ(world_.run({"publish"}).code, ExitCode::usage);
    EXPECT_EQ(world_.run(call("make", "oeverstad")).code, ExitCode::usage);
    EXPECT_EQ(world_.run(call("check", "oeverstad", {"--text", "nergens.xml"})).code, ExitCode::usage);
    EXPECT_EQ(world_.run(call("check", "oeverstad", {"--facts", "nergens.xml"})).code, ExitCode::usage);
}

TEST_F(Publish, a_text_of_another_regime_or_a_wrong_schema_is_configuration) {
    EXPECT_EQ(world_.run(call("check", "oeverstad", {"--text", source("templates/convenanttekst/noord-holland-2018.xml")})).code, ExitCode::configuration);
    EXPECT_EQ(world_.run(call("make", "oeverstad", {"--facts", facts("oeverstad"), "--out", out(), "--schema", source("templates/schema/nergens.xsd")})).code, ExitCode::configuration);
}

TEST_F(Publish, no_name_of_a_person_of_the_cooperation_is_in_the_answer) {
    for (const char* step : {"check", "make", "sign", "papers"})
        for (const char* town : {"oeverstad", "limburg", "noord-holland", "midden-nederland"}) {
            auto arguments = call(step, town, {"--facts", facts(town), "--dry-run"});
            if (std::string_view(step) != "check") arguments.insert(arguments.end(), {"--out", out()});
            const auto answer = world_.run(arguments);
            for (const char* name : {"Okoye", "Coenen", "Ponsioen", "Sahin", "Pluijmen"}) EXPECT_EQ((answer.out + answer.err).find(name), std::string::npos) << step << " " << town;
        }
}

}  // namespace
}  // namespace griffier::jobs
