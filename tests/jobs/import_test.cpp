#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/sample.h"
#include "jobs_world.h"
#include "records/core/crypto.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// A wrong file: what is wrong, and the code that names it.
struct Wrong {
    std::string name, text, code;
};

std::vector<Wrong> wrong_files() {
    const std::string good = canary_dossier();
    return {
        {"afgebroken.xml", good.substr(0, good.size() / 2), "xml.niet_welgevormd"},
        {"schema.xml", replaced(good, "casus/1", "casus/2"), "casus.schema_versie"},
        {"doctype.xml", replaced(good, "<dossier", "<!DOCTYPE dossier [<!ENTITY x \"y\">]>\n<dossier"), "xml.doctype"},
        {"groot.xml", replaced(good, "Dribbelfeit", std::string(5u << 20, 'x')), "xml.te_groot"},
        {"latin.xml", replaced(good, "Dribbelfeit", "Dribbel\xE9"), "xml.niet_utf8"},
        {"geboorte.xml", replaced(good, "1987-11-23", "2026-05-30"), "casus.geboorte_na_signaal"},
        {"besluit.xml", replaced(good, "agenderen\" datum=\"2026-05-18\"", "agenderen\" datum=\"2026-05-01\""), "casus.besluit_voor_signaal"},
        {"dertig-februari.xml", replaced(good, "2026-05-04", "2026-02-30"), "datum.bestaat_niet"},
        {"regime.xml", replaced(good, "versie=\"1\"", "versie=\"1\" regime=\"model-1999\""), "casus.regime_onbekend"},
    };
}

TEST(Import, a_case_file_whose_name_ends_in_capitals_is_taken_in) {
    JobsWorld world;
    world.init();
    std::filesystem::create_directory(world.path("postvak"));
    world.write("postvak/KANARIE.XML", canary_dossier());
    const Answer answer = world.in_store({"nightly", "--inbox", world.path("postvak"), "--only", "import", "--json"});
    EXPECT_EQ(answer.code, ExitCode::done) << answer.out;
    EXPECT_EQ(answer.summary()["counts"]["imported"], 1);
}

TEST(Import, a_file_in_the_folder_that_is_no_case_by_its_name_is_told_and_not_named) {
    JobsWorld world;
    world.init();
    std::filesystem::create_directories(world.path("postvak/oud"));
    world.write("postvak/kanarie.xml", canary_dossier());
    world.write("postvak/Kwartelbos.xml.txt", canary_dossier("KAN-2026-002"));
    world.write("postvak/.verborgen", "x");
    for (const std::vector<std::string>& call : {std::vector<std::string>{"nightly", "--only", "import", "--inbox", world.path("postvak")}, {"import", world.path("postvak")}}) {
        std::vector<std::string> arguments = call;
        arguments.push_back("--json");
        const Answer answer = world.in_store(arguments);
        EXPECT_EQ(answer.code, ExitCode::some_refused) << answer.out;
        EXPECT_EQ(answer.summary()["counts"]["skipped"], 1) << "a folder and a hidden file are left alone";
        EXPECT_THAT(answer.out, HasSubstr("opname.geen_xml"));
        EXPECT_THAT(answer.out, testing::Not(HasSubstr("Kwartelbos")));
    }
}

TEST(Import, by_night_a_fault_that_a_file_has_on_every_line_is_told_once_and_counted) {
    JobsWorld world;
    world.init();
    std::filesystem::create_directory(world.path("postvak"));
    world.write("postvak/kanarie.xml", canary_dossier());
    const auto errors = [](const Answer& answer) {
        long n = 0;
        for (const auto& line : answer.lines()) n += line["type"] == "error";
        return n;
    };
    const long all = errors(world.in_store({"import", world.path("postvak"), "--on", "2026-05-01", "--json"}));
    ASSERT_GT(all, 2) << "every date lies ahead";
    const Answer night = world.in_store({"nightly", "--only", "import", "--inbox", world.path("postvak"), "--on", "2026-05-01", "--json"});
    EXPECT_EQ(errors(night), 1) << night.out;
    EXPECT_EQ(night.code, ExitCode::some_refused);
    EXPECT_EQ(night.summary()["counts"]["refused"], 1);
    long more = 0;
    for (const auto& line : night.lines()) more += line["type"] == "refused_more" ? line["times"].get<long>() : 0;
    EXPECT_EQ(more, all - 1);
}

TEST(Import, a_wrong_file_is_refused_with_file_line_and_hint_and_nothing_changes) {
    JobsWorld world;
    world.init();
    for (const Wrong& wrong : wrong_files()) {
        world.write(wrong.name, wrong.text);
        const Answer answer = world.in_store({"import", world.path(wrong.name), "--json"});
        EXPECT_EQ(answer.code, ExitCode::some_refused) << wrong.name << answer.out;
        std::vector<std::string> codes;
        for (const auto& line : answer.lines())
            if (line["type"] == "error") {
                codes.push_back(line["code"]);
                EXPECT_THAT(line["file"].get<std::string>(), HasSubstr(wrong.name));
                EXPECT_FALSE(line["hint"].get<std::string>().empty()) << line;
                EXPECT_TRUE(line.contains("line") || line["code"] == "xml.te_groot") << line;
                EXPECT_FALSE(line["message"].get<std::string>().empty()) << line;
            }
        EXPECT_THAT(codes, testing::Contains(wrong.code)) << wrong.name;
        EXPECT_EQ(answer.summary()["counts"]["refused"], 1);
    }
    EXPECT_EQ(world.in_store({"status", "--json"}).summary()["counts"]["dossiers"], 0);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST(Import, a_bad_file_never_stops_the_batch) {
    JobsWorld world;
    world.init();
    std::filesystem::create_directory(world.path("postvak"));
    world.write("postvak/a.xml", "<niet");
    world.write("postvak/b.xml", canary_dossier());
    world.write("postvak/c.txt", "geen xml");
    const Answer answer = world.in_store({"import", world.path("postvak"), "--json"});
    EXPECT_EQ(answer.code, ExitCode::some_refused);
    EXPECT_EQ(answer.summary()["counts"]["imported"], 1);
    EXPECT_EQ(answer.summary()["counts"]["refused"], 1);
    EXPECT_EQ(answer.summary()["files"], 2);
}

TEST(Import, the_same_file_again_changes_nothing_and_an_update_must_follow_the_last) {
    JobsWorld world;
    world.init();
    const std::string first = canary_dossier();
    world.write("a.xml", first);
    EXPECT_EQ(world.in_store({"import", world.path("a.xml"), "--json"}).summary()["counts"]["imported"], 1);
    EXPECT_EQ(world.in_store({"import", world.path("a.xml"), "--json"}).summary()["counts"]["unchanged"], 1);

    world.write("b.xml", replaced(first, "versie=\"1\"", "versie=\"2\" vervangt=\"" + std::string(64, '0') + "\""));
    EXPECT_EQ(world.in_store({"import", world.path("b.xml")}).code, ExitCode::some_refused);
    world.write("c.xml", replaced(first, "versie=\"1\"", "versie=\"2\" vervangt=\"" + hex(sha256(view_of(first))) + "\""));
    EXPECT_EQ(world.in_store({"import", world.path("c.xml"), "--json"}).summary()["counts"]["updated"], 1);
}

TEST(Import, a_number_that_stands_for_someone_else_is_refused) {
    JobsWorld world;
    world.init();
    const std::string first = canary_dossier();
    world.write("a.xml", first);
    world.in_store({"import", world.path("a.xml")});
    const std::string other = replaced(replaced(first, "Kwartelbos", "Andersom"), "1987-11-23", "1979-01-02");
    world.write("b.xml", replaced(other, "versie=\"1\"", "versie=\"2\" vervangt=\"" + hex(sha256(view_of(first))) + "\""));
    const Answer answer = world.in_store({"import", world.path("b.xml")});
    EXPECT_EQ(answer.code, ExitCode::some_refused) << answer.out;
}

TEST(Import, a_new_case_under_a_lapsed_regime_is_refused) {
    JobsWorld world;
    ASSERT_EQ(world.init(true, "midden-nederland-2015").code, ExitCode::done);
    world.write("nieuw.xml", R"(<?xml version="1.0" encoding="UTF-8"?>
<dossier xmlns="https://griffier.example/casus/1" nummer="LAAT-1" versie="1" gemeente="proef-gemeente">
  <casusoverlegbestand>
    <persoon id="p1" rol="subject"><naam geslacht="M"><voornamen>Jan</voornamen><geslachtsnaam>Proef</geslachtsnaam></naam><geboortedatum>1980-01-01</geboortedatum></persoon>
    <signaal id="s1" datum="2025-05-04" partij="proef-gemeente"><feit>Iets.</feit></signaal>
  </casusoverlegbestand>
</dossier>
)");
    const Answer answer = world.in_store({"import", world.path("nieuw.xml")});
    EXPECT_EQ(answer.code, ExitCode::some_refused) << answer.out;
}

TEST(Sample, the_same_seed_gives_the_same_files_and_another_seed_others) {
    JobsWorld world;
    for (const std::string name : {"a", "b"}) world.run({"sample", world.path(name), "--dossiers", "20", "--seed", "5", "--on", "2026-06-01"});
    world.run({"sample", world.path("c"), "--dossiers", "20", "--seed", "6", "--on", "2026-06-01"});
    for (int n = 1; n <= 20; ++n) {
        const std::string tail = "/PROEF-5-000" + std::string(n < 10 ? "0" : "") + std::to_string(n) + ".xml";
        ASSERT_FALSE(world.read("a" + tail).empty());
        EXPECT_EQ(world.read("a" + tail), world.read("b" + tail));
        EXPECT_NE(world.read("a" + tail).substr(200), world.read("c/PROEF-6-000" + tail.substr(tail.size() - 6)).substr(200));
    }
    EXPECT_EQ(world.run({"sample", world.path("a"), "--dossiers", "1"}).code, ExitCode::usage) << "a folder with files in it is left alone";
}

TEST(Sample, every_regime_takes_its_samples_whole_and_makes_letters) {
    for (const std::string regime : {"model-2018", "limburg-2020", "noord-holland-2018", "midden-nederland-2015"}) {
        JobsWorld world;
        ASSERT_EQ(world.init(true, regime).code, ExitCode::done) << regime;
        const Answer import = world.in_store({"import", world.path("proef"), "--json"});
        EXPECT_EQ(import.code, ExitCode::done) << regime << import.out;
        const Answer produce = world.in_store({"produce", "--json"});
        EXPECT_GT(produce.summary()["counts"].value("made", 0), 0) << regime << produce.out;
        EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    }
}

TEST(Import, a_conflict_with_the_store_names_file_line_and_hint) {
    JobsWorld world;
    world.init();
    world.write("een.xml", canary_dossier());
    ASSERT_EQ(world.in_store({"import", world.path("een.xml")}).code, ExitCode::done);
    const std::string other = replaced(canary_dossier(), "Kwartelbos", "Anders");
    for (const auto& [name, text, code] : std::vector<Wrong>{
             {"zelfde.xml", other, "opslag.versie_anders"},
             {"vervangt.xml", replaced(other, "versie=\"1\"", "versie=\"2\" vervangt=\"" + std::string(64, 'a') + "\""), "opslag.vervangt_anders"},
             {"sprong.xml", replaced(other, "versie=\"1\"", "versie=\"4\" vervangt=\"" + std::string(64, 'a') + "\""), "opslag.versie_volgt_niet"}}) {
        world.write(name, text);
        const Answer answer = world.in_store({"import", world.path(name), "--json"});
        EXPECT_EQ(answer.code, ExitCode::some_refused);
        const auto line = answer.lines().front();
        EXPECT_EQ(line["code"], code) << line;
        EXPECT_EQ(line.value("line", 0), 2) << line;
        EXPECT_THAT(line.value("file", ""), HasSubstr(name));
        EXPECT_FALSE(line.value("hint", "").empty());
    }
    EXPECT_EQ(world.in_store({"import", world.path("een.xml")}).code, ExitCode::done) << "the first file is still the one that is there";
}

}  // namespace
}  // namespace griffier::jobs
