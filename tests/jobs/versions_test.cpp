// Two versions of a regime in one store: what is bound stays as it was, what is new takes the newest in force.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs_world.h"
#include "records/core/crypto.h"
#include "tests/support/external.h"

namespace griffier::jobs {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// A data folder of its own, so that a test can change what comes with the program.
std::string own_data(const JobsWorld& world) {
    const std::string root = world.path("data");
    fs::create_directories(root + "/records");
    for (const char* part : {"locales", "templates", "records/regimes"})
        fs::copy(fs::path(GRIFFIER_SOURCE_DIR) / part, fs::path(root) / part, fs::copy_options::recursive);
    return root;
}

void replace_in(JobsWorld& world, const std::string& name, const std::string& from, const std::string& to) {
    std::string text = world.read(name);
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    world.write(name, text.replace(at, from.size(), to));
}

/// Version 2 of the model: the archive comes earlier; in force from `from` on, or always.
void correct_model(JobsWorld& world, const std::string& from = "") {
    const std::string in_force = from.empty() ? "" : " inwerking=\"" + from + "\"";
    world.write("data/records/regimes/model-2018.v2.xml",
                R"(<regime xmlns="https://griffier.example/regime/1" id="model-2018" versie="2" wetgeving="AVG" erft="model-2018")" + in_force +
                    R"(><naam>Model, verbeterd</naam><toelichting>Een verbetering.</toelichting><termijn id="termijn.archief" bron="convenant" stuk="000" artikel="13"
                    soort="ten-hoogste" duur="P3M" start="laatste-verwerking" waarvoor="archiveren" maandeinde="klemmen" rustdag="blijft">
                    <uitleg>Na ten hoogste {duur} naar het archief.</uitleg></termijn></regime>)");
}

class RegimeVersions : public testing::Test {
  protected:
    void SetUp() override {
        data = own_data(world);
        world.environment["GRIFFIER_DATA"] = data;
        ASSERT_EQ(world.init().code, ExitCode::done);
        world.write("oud.xml", canary_dossier());
        ASSERT_EQ(world.in_store({"import", world.path("oud.xml")}).code, ExitCode::done);
    }
    /// Archive date and regime version of a case, as explain tells them.
    std::string archived(const std::string& number) {
        for (const auto& line : world.in_store({"explain", number, "--as", "proef-uitvoerder", "--purpose", "toets", "--json"}).lines())
            if (line.value("what", "") == "archiveren") return line.value("date", "");
        return "";
    }
    std::string version(const std::string& number) {
        for (const auto& line : world.in_store({"explain", number, "--as", "proef-uitvoerder", "--purpose", "toets"}).out.find("versie 2") == std::string::npos ? std::vector<int>{1} : std::vector<int>{2})
            return std::to_string(line);
        return "";
    }
    JobsWorld world;
    std::string data;
};

TEST_F(RegimeVersions, a_correction_leaves_bound_cases_as_they_were_and_new_cases_take_it) {
    const std::string before = archived("KAN-2026-001");
    ASSERT_EQ(before, "2027-05-18");
    correct_model(world);
    EXPECT_EQ(archived("KAN-2026-001"), before);
    EXPECT_EQ(version("KAN-2026-001"), "1");
    world.write("nieuw.xml", canary_dossier("KAN-2026-002"));
    ASSERT_EQ(world.in_store({"import", world.path("nieuw.xml")}).code, ExitCode::done);
    EXPECT_EQ(archived("KAN-2026-002"), "2026-08-18");
    EXPECT_EQ(version("KAN-2026-002"), "2");
    EXPECT_EQ(world.in_store({"produce"}).code, ExitCode::done);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(RegimeVersions, a_version_that_comes_into_force_later_is_not_for_an_earlier_signal) {
    correct_model(world, "2026-05-05");
    world.write("nieuw.xml", canary_dossier("KAN-2026-002"));  // its first signal is of the day before
    ASSERT_EQ(world.in_store({"import", world.path("nieuw.xml")}).code, ExitCode::done);
    EXPECT_EQ(version("KAN-2026-002"), "1");
}

TEST_F(RegimeVersions, a_new_version_of_a_bound_case_stays_with_its_regime_version) {
    correct_model(world);
    std::string text = canary_dossier();
    text.replace(text.find("versie=\"1\""), 10, "versie=\"2\" vervangt=\"" + hex(sha256(view_of(canary_dossier()))) + "\"");
    world.write("oud2.xml", text);
    const Answer answer = world.in_store({"import", world.path("oud2.xml")});
    EXPECT_EQ(answer.code, ExitCode::done) << answer.out << answer.err;
    EXPECT_EQ(version("KAN-2026-001"), "1");
}

TEST_F(RegimeVersions, an_edited_file_is_refused_for_the_cases_that_are_bound_to_it) {
    replace_in(world, "data/records/regimes/model-2018.xml", "<naam>", "<naam>Stil veranderd: ");
    const Answer answer = world.in_store({"explain", "KAN-2026-001", "--as", "proef-uitvoerder", "--purpose", "toets"});
    EXPECT_EQ(answer.code, ExitCode::configuration) << answer.out;
    EXPECT_THAT(answer.err, HasSubstr("KAN-2026-001"));
}

TEST_F(RegimeVersions, a_version_that_is_gone_is_named) {
    correct_model(world);
    world.write("nieuw.xml", canary_dossier("KAN-2026-002"));
    world.in_store({"import", world.path("nieuw.xml")});
    fs::remove(data + "/records/regimes/model-2018.v2.xml");
    const Answer answer = world.in_store({"explain", "KAN-2026-002", "--as", "proef-uitvoerder", "--purpose", "toets", "--lang", "en"});
    EXPECT_EQ(answer.code, ExitCode::configuration);
    EXPECT_THAT(answer.err, HasSubstr("model-2018"));
    EXPECT_EQ(world.in_store({"explain", "KAN-2026-001", "--as", "proef-uitvoerder", "--purpose", "toets"}).code, ExitCode::done);
}

TEST_F(RegimeVersions, a_second_run_after_a_corrected_regime_inserts_nothing_and_a_change_of_version_is_a_decision_of_its_own) {
    // A store whose second person has a key.
    const Secret seed{Bytes(32, 7)};
    fs::remove_all(world.store());
    fs::remove_all(world.path("sleutels"));
    std::string covenant = world.read("proef.convenant.xml");
    covenant.insert(covenant.find("</convenant>"), "<persoon id=\"tweede\" partij=\"proef-om\" rol=\"lid-weegploeg\" sleutel=\"" + hex(ed25519_public(seed)) + "\"><naam>T. Tweede</naam></persoon>");
    world.write("proef.convenant.xml", covenant);
    ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("proef.convenant.xml")}).code, ExitCode::done);
    const std::vector<std::string> out{"--out", world.path("uit"), "--json"};
    const auto run = [&](std::vector<std::string> call) {
        call.insert(call.end(), out.begin(), out.end());
        return world.in_store(call).summary()["counts"];
    };
    world.in_store({"import", world.path("oud.xml")});
    ASSERT_EQ(run({"produce"}).value("made", 0), 1);
    const auto letters = world.contents("uit");
    const auto ledger = [&] { return world.in_store({"status", "--json"}).summary()["counts"]; };
    const auto held = ledger();
    const auto unchanged = [&](const char* when) {
        EXPECT_EQ(world.in_store({"import", world.path("oud.xml"), "--json"}).summary()["counts"]["unchanged"], 1) << when;
        EXPECT_EQ(run({"produce"}).value("made", 0), 0) << when;
        EXPECT_EQ(run({"nightly"}).value("made", 0), 0) << when;
        EXPECT_EQ(ledger(), held) << when;
        for (const auto& [file, bytes] : letters)
            if (file.ends_with(".pdf")) {
                EXPECT_EQ(world.contents("uit")[file], bytes) << when;
            }
        EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done) << when;
    };
    unchanged("the same regime");
    correct_model(world);
    unchanged("a corrected regime beside it");
    EXPECT_EQ(version("KAN-2026-001"), "1");

    const auto decide = [&](std::vector<std::string> parts) {
        parts.insert(parts.begin(), {"besluit", "KAN-2026-001", "--as", "proef-uitvoerder", "--purpose", "toets", "--json"});
        return world.in_store(parts);
    };
    const std::vector<std::string> change{"--kind", "regimewissel", "--outcome", "over", "--reason", "De verbetering geldt ook hier."};
    EXPECT_THAT(decide(change).out, HasSubstr("besluit.tweede_persoon"));
    auto proposal = change;
    proposal.insert(proposal.end(), {"--voorstel", world.path("voorstel")});
    ASSERT_EQ(decide(proposal).code, ExitCode::done);
    EXPECT_EQ(version("KAN-2026-001"), "1") << "a proposal changes nothing";
    const Bytes signature = ed25519_sign(seed, view_of(world.read("voorstel")));
    world.write("handtekening", std::string(signature.begin(), signature.end()));
    ASSERT_EQ(decide({"--bekrachtig", world.path("voorstel"), "--handtekening", world.path("handtekening"), "--door", "tweede"}).code, ExitCode::done);
    EXPECT_EQ(version("KAN-2026-001"), "2");
    EXPECT_EQ(archived("KAN-2026-001"), "2026-08-18");
    unchanged("after the change of version");
}

/// A store of a cooperation under `regime`, with one case of which the letter is due, and a member of the police as a reader.
struct Cooperation {
    Cooperation(JobsWorld& w, const std::string& regime) : world(w) {
        world.run({"sample", world.path("proef"), "--dossiers", "1", "--seed", "3", "--on", "2026-06-01", "--regime", "model-2018", "--with-covenant"});
        replace_in(world, "proef.convenant.xml", "regime=\"model-2018\"", "regime=\"" + regime + "\"");
        replace_in(world, "proef.convenant.xml", "</convenant>",
                   "<persoon id=\"proef-agent\" partij=\"proef-politie\" rol=\"lid-weegploeg\" bereik=\"beide\"><naam>A. Agent</naam><functie>lid</functie><mandaat>voorbeeldbesluit 2</mandaat></persoon></convenant>");
        made = world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("proef.convenant.xml")});
        world.write("zaak.xml", canary_dossier());
        imported = world.in_store({"import", world.path("zaak.xml")});
        world.in_store({"produce", "--out", world.path("uit")});
    }
    std::string date_of(const std::string& what) {
        for (const auto& line : world.in_store({"explain", "KAN-2026-001", "--as", "proef-uitvoerder", "--purpose", "toets", "--json"}).lines())
            if (line.value("what", "") == what && line.contains("date")) return line["date"];
        return "";
    }
    std::string letter() {
        for (const auto& entry : fs::directory_iterator(world.path("uit")))
            if (entry.path().extension() == ".pdf") return test::run("pdftotext -layout " + entry.path().string() + " -").output;
        return "";
    }
    std::string seen() { return world.in_store({"show", "KAN-2026-001", "--as", "proef-agent", "--purpose", "weging"}).out; }
    JobsWorld& world;
    Answer made, imported;
};

TEST(SixthRegime, RET_01_SEC_14_one_more_file_changes_dates_letter_and_access_of_the_same_program) {
    if (!test::have("pdftotext")) GTEST_SKIP() << "no pdftotext to read the letter with";
    JobsWorld ordinary, sixth;
    for (JobsWorld* world : {&ordinary, &sixth}) world->environment["GRIFFIER_DATA"] = own_data(*world);
    sixth.write("data/records/regimes/zesde-2026.xml", R"(<regime xmlns="https://griffier.example/regime/1" id="zesde-2026" versie="1" wetgeving="AVG" erft="model-2018">
        <naam>Convenant van een zesde verband</naam><toelichting>Eén bestand: het model met andere termijnen en andere toegang.</toelichting>
        <termijn id="termijn.vernietiging.geagendeerd" bron="convenant" stuk="convenant" artikel="13 lid 1" soort="bewaren" duur="P3Y" start="laatste-verwerking"
          waarvoor="vernietigen" maandeinde="klemmen" rustdag="blijft"><uitleg>De gegevens worden {duur} bewaard en daarna vernietigd.</uitleg></termijn>
        <toegang id="toegang.kernpartij.weegploeg" bron="convenant" stuk="convenant" artikel="8 lid 4" rol="kernpartij" bestand="weegploeg" toestand="actief" oordeel="nee">
          <uitleg>Een kernpartij ziet het bestand van de weegploeg niet.</uitleg></toegang></regime>)");
    EXPECT_EQ(sixth.run({"regime", "check", sixth.path("data/records/regimes/zesde-2026.xml")}).code, ExitCode::done);
    EXPECT_THAT(sixth.run({"regime", "read", "zesde-2026"}).out, HasSubstr("De gegevens worden drie jaar bewaard en daarna vernietigd."));
    Cooperation model(ordinary, "model-2018"), other(sixth, "zesde-2026");
    ASSERT_EQ(other.made.code, ExitCode::done) << other.made.err;
    ASSERT_EQ(other.imported.code, ExitCode::done) << other.imported.err;

    EXPECT_EQ(model.date_of("vernietigen"), "2031-05-19");
    EXPECT_EQ(other.date_of("vernietigen"), "2029-05-19");

    EXPECT_THAT(model.letter(), HasSubstr("vijf jaar"));
    EXPECT_THAT(other.letter(), HasSubstr("drie jaar"));
    EXPECT_THAT(other.letter(), testing::Not(HasSubstr("vijf jaar")));

    EXPECT_THAT(model.seen(), HasSubstr("Kwartelbos"));
    EXPECT_THAT(other.seen(), testing::Not(HasSubstr("Kwartelbos")));
}

}  // namespace
}  // namespace griffier::jobs
