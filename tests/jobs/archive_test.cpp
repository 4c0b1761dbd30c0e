// From the last processing to the archive, who sees what lies there, and back by order: through the program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The case was last worked on on 18 May 2026: in the archive by 18 May 2027 at the latest.
class ArchiveNight : public testing::Test {
  protected:
    void SetUp() override { begin("model-2018"); }
    void begin(const std::string& regime) {
        world.run({"sample", world.path("proef"), "--dossiers", "1", "--seed", "3", "--on", "2026-06-01", "--regime", regime, "--with-covenant"});
        std::string covenant = world.read("proef.convenant.xml");
        covenant.insert(covenant.find("</convenant>"), "  <persoon id=\"wp\" partij=\"proef-om\" rol=\"lid-weegploeg\"><naam>W. Wp</naam><functie>lid</functie></persoon>\n");
        world.write("eigen.xml", covenant);
        ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("eigen.xml")}).code, ExitCode::done);
        world.write("opslag/griffier.ini", world.read("opslag/griffier.ini") + "\nkeys = " + world.path("sleutels") + "\n");
        world.write("kan.xml", canary_dossier());
        ASSERT_EQ(world.in_store({"import", world.path("kan.xml"), "--on", "2026-06-01"}).code, ExitCode::done);
    }
    Answer night(const std::string& on, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"nightly", "--out", world.path("uit"), "--on", on, "--json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return world.in_store(arguments);
    }
    Answer as(const std::string& who, const std::string& on, std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--as", who, "--purpose", "proef", "--on", on, "--json"});
        return world.in_store(arguments);
    }
    static std::vector<nlohmann::json> of_type(const Answer& answer, const std::string& type) {
        std::vector<nlohmann::json> found;
        for (const auto& line : answer.lines())
            if (line["type"] == type) found.push_back(line);
        return found;
    }
    /// Lines of a night that say that something should have been archived.
    static long told(const Answer& answer) {
        long n = 0;
        for (const auto& line : answer.lines()) n += line.value("what", "") == "archiveren";
        return n;
    }
    std::string state() {
        for (const auto& line : world.in_store({"list", "--json"}).lines())
            if (line.value("dossier", "") == "KAN-2026-001") return line["state"];
        return "";
    }
    JobsWorld world;
};

TEST_F(ArchiveNight, RET_02_goes_before_the_last_day_by_the_days_of_the_house_rule_and_not_sooner) {
    EXPECT_TRUE(of_type(night("2027-05-10"), "archived").empty());
    EXPECT_EQ(state(), "actief");
    const auto moved = of_type(night("2027-05-11"), "archived");
    ASSERT_EQ(moved.size(), 1u);
    EXPECT_EQ(moved.front()["file"], "weegploeg");
    EXPECT_EQ(moved.front()["last_day"], "2027-05-18");
    EXPECT_EQ(moved.front()["late"], false);
    EXPECT_EQ(state(), "gearchiveerd");
    const Answer after = night("2027-05-20");
    EXPECT_TRUE(of_type(after, "archived").empty());
    EXPECT_EQ(told(after), 0);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    const auto counts = world.in_store({"status", "--json", "--on", "2027-05-20"}).out;
    EXPECT_THAT(counts, HasSubstr("\"archived\":1"));
}

TEST_F(ArchiveNight, RET_02_after_missed_nights_it_still_goes_and_that_it_was_late_is_told) {
    const Answer late = night("2027-07-01");
    const auto moved = of_type(late, "archived");
    ASSERT_EQ(moved.size(), 1u);
    EXPECT_EQ(moved.front()["late"], true);
    EXPECT_EQ(state(), "gearchiveerd");
    EXPECT_EQ(told(late), 0) << "what lies there now is no longer owed";
}

TEST_F(ArchiveNight, RET_02_a_dry_run_tells_and_moves_nothing) {
    const Answer dry = night("2027-07-01", {"--dry-run"});
    EXPECT_EQ(of_type(dry, "archived").size(), 1u);
    EXPECT_EQ(dry.code, ExitCode::deadline);
    EXPECT_EQ(state(), "actief");
    // What moves is outside no more: the dry night says so as the night does.
    const Answer real = night("2027-07-01");
    EXPECT_EQ(of_type(real, "archived").size(), 1u);
    EXPECT_EQ(told(dry), told(real));
    EXPECT_EQ(dry.code, real.code);
    EXPECT_EQ(state(), "gearchiveerd");
}

TEST_F(ArchiveNight, RET_03_afterwards_only_a_core_party_with_a_recorded_reason_of_that_day_sees_it) {
    EXPECT_THAT(as("wp", "2027-05-17", {"show", "KAN-2026-001"}).out, HasSubstr("Kwartelbos"));
    night("2027-05-18");
    EXPECT_THAT(as("wp", "2027-05-19", {"show", "KAN-2026-001"}).out, Not(HasSubstr("Kwartelbos")));
    EXPECT_NE(as("wp", "2027-05-19", {"besluit", "KAN-2026-001", "--kind", "raadpleging-archief", "--outcome", "raadplegen", "--party", "proef-om", "--body", "kernpartijen"}).code, ExitCode::done);
    ASSERT_EQ(as("wp", "2027-05-19", {"besluit", "KAN-2026-001", "--kind", "raadpleging-archief", "--outcome", "raadplegen", "--party", "proef-om", "--body", "kernpartijen", "--reason", "Een klacht."}).code,
              ExitCode::done);
    EXPECT_THAT(as("wp", "2027-05-19", {"show", "KAN-2026-001"}).out, HasSubstr("Kwartelbos"));
    EXPECT_THAT(as("wp", "2027-05-20", {"show", "KAN-2026-001"}).out, Not(HasSubstr("Kwartelbos")));
    EXPECT_EQ(state(), "gearchiveerd") << "looking brings nothing back";
}

TEST_F(ArchiveNight, RET_05_an_order_brings_it_back_and_its_clock_begins_anew) {
    night("2027-05-18");
    world.write("opslag/griffier.ini", world.read("opslag/griffier.ini") + "\nout = " + world.path("uit") + "\n");
    const Answer ordered = as("proef-uitvoerder", "2027-06-01", {"besluit", "KAN-2026-001", "--kind", "hernieuwde-verwerking", "--outcome", "opdracht", "--body", "verwerkingsverantwoordelijke", "--party",
                                                                  "proef-gemeente", "--party", "proef-om", "--party", "proef-politie", "--reason", "Een nieuw signaal."});
    ASSERT_EQ(ordered.code, ExitCode::done) << ordered.out;
    EXPECT_EQ(state(), "actief");
    EXPECT_THAT(world.read("uit/intern/KAN-2026-001.weegploeg.hernieuwd.MDTO.xml"), testing::AllOf(HasSubstr("<eventTijd>2027-05-18</eventTijd>"), HasSubstr("<eventTijd>2027-06-01</eventTijd>")));
    EXPECT_THAT(as("wp", "2027-06-02", {"show", "KAN-2026-001"}).out, HasSubstr("Kwartelbos"));
    EXPECT_TRUE(of_type(night("2028-05-24"), "archived").empty());
    const auto again = of_type(night("2028-05-25"), "archived");
    ASSERT_EQ(again.size(), 1u);
    EXPECT_EQ(again.front()["last_day"], "2028-06-01");
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(ArchiveNight, RET_02_without_the_file_open_a_later_version_of_the_case_is_refused) {
    night("2027-05-18");
    std::string later = canary_dossier();
    later.replace(later.find("versie=\"1\""), 10, "versie=\"2\"");
    world.write("later.xml", later);
    EXPECT_NE(world.in_store({"import", world.path("later.xml"), "--on", "2027-06-01"}).code, ExitCode::done);
    EXPECT_EQ(state(), "gearchiveerd");
}

/// What a filed paper says: its metadata and text are compressed, so its kind and number must do, with what the ledger has.
TEST_F(ArchiveNight, DOC_19_the_move_is_set_down_in_a_paper_for_the_file_and_in_MDTO_metadata_the_same_night) {
    const Answer moved = night("2027-05-11");
    const auto papers = of_type(moved, "note");
    ASSERT_EQ(papers.size(), 1u);
    EXPECT_EQ(papers.front()["kind"], "DOC-19");
    const std::string number = papers.front()["number"];
    EXPECT_THAT(world.read("uit/intern/" + number + ".pdf"), testing::StartsWith("%PDF-"));
    EXPECT_FALSE(std::filesystem::exists(world.path("uit/" + number + ".pdf"))) << "nobody sends it";
    const std::string metadata = world.read("uit/intern/KAN-2026-001.weegploeg.MDTO.xml");
    for (const char* piece : {"<begripLabel>Migratie</begripLabel>", "<eventTijd>2027-05-11</eventTijd>", "<termijnStartdatumLooptijd>2026-05-18</termijnStartdatumLooptijd>", "<termijnLooptijd>P5Y</termijnLooptijd>",
                              "<termijnEinddatum>2031-05-18</termijnEinddatum>"})
        EXPECT_THAT(metadata, HasSubstr(piece));
    for (const std::string& word : canaries()) EXPECT_THAT(metadata, Not(HasSubstr(word)));
    EXPECT_TRUE(of_type(night("2027-05-12"), "note").empty()) << "once";
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(ArchiveNight, DOC_19_an_order_for_renewed_processing_is_a_paper_and_a_second_move_has_one_of_its_own) {
    night("2027-05-11");
    as("proef-uitvoerder", "2027-06-01", {"besluit", "KAN-2026-001", "--kind", "hernieuwde-verwerking", "--outcome", "opdracht", "--body", "verwerkingsverantwoordelijke", "--party", "proef-gemeente", "--party",
                                          "proef-om", "--party", "proef-politie", "--reason", "Een nieuw signaal.", "--need", "Zonder de eerdere analyse is het signaal niet te wegen."});
    const auto papers = of_type(night("2027-06-02"), "note");
    ASSERT_EQ(papers.size(), 1u);
    EXPECT_EQ(papers.front()["kind"], "DOC-19-H");
    const auto again = of_type(night("2028-05-25"), "note");
    ASSERT_EQ(again.size(), 1u);
    EXPECT_EQ(again.front()["kind"], "DOC-19");
}

TEST_F(ArchiveNight, RET_02_the_step_alone_does_what_the_night_does_and_names_what_is_not_due) {
    const auto step = [&](const std::string& on, std::vector<std::string> more = {}) {
        std::vector<std::string> words{"archive", "--on", on, "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return world.in_store(words);
    };
    EXPECT_TRUE(of_type(step("2027-05-10"), "archived").empty());
    const auto later = of_type(step("2027-05-10", {"KAN-2026-001"}), "not_due");
    ASSERT_EQ(later.size(), 1u);
    EXPECT_EQ(later.front()["last_day"], "2027-05-18");
    EXPECT_EQ(of_type(step("2027-05-11", {"--dry-run"}), "archived").size(), 1u);
    EXPECT_EQ(state(), "actief") << "a dry run changes nothing";
    EXPECT_NE(step("2027-05-11", {"GEEN-DOSSIER"}).code, ExitCode::done);
    const Answer done = step("2027-05-11", {"KAN-2026-001", "--out", world.path("uit")});
    EXPECT_EQ(done.code, ExitCode::done) << done.out;
    EXPECT_EQ(of_type(done, "archived").size(), 1u);
    EXPECT_EQ(of_type(done, "note").size(), 1u);
    EXPECT_EQ(state(), "gearchiveerd");
    EXPECT_TRUE(of_type(night("2027-05-12"), "archived").empty());
    EXPECT_EQ(told(night("2027-05-20")), 0);
}

TEST_F(ArchiveNight, RET_02_a_regime_without_an_archive_moves_nothing) {
    EXPECT_EQ(world.in_store({"archive", "--on", "2040-01-01", "--json"}).summary()["counts"].value("archived", 0), 1) << "the model has one";
    JobsWorld other;
    other.init(true, "midden-nederland-2015");
    other.write("opslag/griffier.ini", other.read("opslag/griffier.ini") + "\nkeys = " + other.path("sleutels") + "\n");
    other.in_store({"import", other.path("proef"), "--on", "2026-06-01"});
    EXPECT_EQ(other.in_store({"archive", "--on", "2040-01-01", "--json"}).summary()["counts"].value("archived", 0), 0);
}

}  // namespace
}  // namespace griffier::jobs
