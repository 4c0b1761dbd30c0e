// A whole night opens each case once and does all that it asks of it then; step by step each step looks at all cases. Both say the same.
#include <gtest/gtest.h>

#include <algorithm>

#include "foretold.h"
#include "jobs/night_steps.h"
#include "jobs_world.h"

namespace griffier::jobs {
namespace {

namespace fs = std::filesystem;

class Round : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_EQ(world.init().code, ExitCode::done);
        world.write("opslag/griffier.ini", world.read("opslag/griffier.ini") + "channel = " + world.path("kanaal") + "\n");
        fs::create_directory(world.path("kanaal"));
        ASSERT_EQ(world.in_store({"import", world.path("proef"), "--on", "2026-06-01"}).code, ExitCode::done);
    }
    Answer night(const std::string& on, std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"nightly", "--on", on, "--json"});
        return world.in_store(more);
    }
    void keep() {
        for (const char* part : parts) fs::copy(world.path(part), world.path(std::string("begin-") + part), fs::copy_options::recursive);
    }
    void put_back() {
        for (const char* part : parts) {
            fs::remove_all(world.path(part));
            fs::copy(world.path(std::string("begin-") + part), world.path(part), fs::copy_options::recursive);
        }
    }
    /// What was told of the cases, whatever the order. That the archive is late is left out: alone, the terms are told before the step that
    /// moves the files; a whole night tells what still lies there after it.
    static void gather(const Answer& answer, std::multiset<std::string>& into) {
        for (const auto& line : answer.lines()) {
            const std::string type = line["type"];
            if (type == "summary" || type == "balance" || type == "missed_nights" || line.value("what", "") == "archiveren") continue;
            into.insert(without_mood(line).dump());
        }
    }

    static constexpr const char* parts[] = {"opslag", "sleutels", "kanaal"};
    JobsWorld world;
};

TEST_F(Round, a_whole_night_tells_what_its_steps_tell_one_after_another) {
    for (const std::string on : {"2026-06-01", "2026-06-20", "2026-12-20", "2027-08-01"}) {
        for (const char* part : parts) fs::remove_all(world.path(std::string("begin-") + part));
        keep();
        std::multiset<std::string> steps, whole;
        for (const NightStepRow& row : night_steps())
            if (row.step != NightStep::import) gather(night(on, {"--only", std::string(row.name)}), steps);
        put_back();
        const Answer answer = night(on);
        gather(answer, whole);
        EXPECT_GT(whole.size(), 10u) << on;
        std::vector<std::string> only_steps, only_whole;
        std::set_difference(steps.begin(), steps.end(), whole.begin(), whole.end(), std::back_inserter(only_steps));
        std::set_difference(whole.begin(), whole.end(), steps.begin(), steps.end(), std::back_inserter(only_whole));
        EXPECT_EQ(only_steps, std::vector<std::string>()) << on;
        EXPECT_EQ(only_whole, std::vector<std::string>()) << on;
        EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done) << on;
    }
}

TEST_F(Round, a_case_with_a_letter_under_way_is_told_once_and_after_the_hand_over) {
    const Answer answer = night("2026-06-01");
    std::map<std::string, std::size_t> issued;
    std::map<std::string, int> said;
    const auto lines = answer.lines();
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i]["type"] == "issued") issued[lines[i]["dossier"]] = i;
    ASSERT_FALSE(issued.empty());
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i]["type"] == "inform") {
            const std::string dossier = lines[i]["dossier"];
            EXPECT_EQ(++said[lines[i].dump()], 1) << lines[i];
            if (issued.contains(dossier)) {
                EXPECT_GT(i, issued[dossier]) << dossier;
            }
        }
    EXPECT_EQ(answer.summary()["counts"]["dossiers"], 12);
}

}  // namespace
}  // namespace griffier::jobs
