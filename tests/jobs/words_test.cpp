// The language files are held complete before anything is done: a text that is missing ends a call with 3, never in its middle.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs_world.h"

namespace griffier::jobs {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Words : public testing::Test {
  protected:
    void SetUp() override {
        const fs::path root = world.path("data");
        fs::create_directories(root / "records");
        for (const char* part : {"locales", "records/regimes"}) fs::copy(fs::path(GRIFFIER_SOURCE_DIR) / part, root / part, fs::copy_options::recursive);
    }
    /// Takes the first text with this key out of a language file.
    void take_out(const std::string& file, const std::string& key) {
        std::string text = world.read("data/locales/" + file);
        const auto at = text.find("<t k=\"" + key + "\"");
        ASSERT_NE(at, std::string::npos);
        text.erase(at, text.find("</t>", at) + 4 - at);
        world.write("data/locales/" + file, text);
    }
    Answer call(const std::string& language) { return world.run({"status", "--data", world.path("data"), "--lang", language, "--store", "x", "--keys", "y"}); }
    JobsWorld world;
};

TEST_F(Words, a_key_that_one_language_lacks_ends_every_call_with_3_and_is_named) {
    take_out("en.d/jobs.xml", "stand.regime");
    for (const std::string language : {"nl", "en"}) {
        const Answer answer = call(language);
        EXPECT_EQ(answer.code, ExitCode::configuration) << answer.err;
        EXPECT_THAT(answer.err, HasSubstr("stand.regime"));
        EXPECT_THAT(answer.err, HasSubstr("en"));
    }
}

TEST_F(Words, a_key_that_both_lack_ends_the_call_with_3_and_is_named) {
    for (const std::string language : {"nl", "en"}) take_out(language + ".d/jobs.xml", "hulp.opdrachten");
    const Answer answer = world.run({"--help", "--data", world.path("data")});
    EXPECT_EQ(answer.code, ExitCode::configuration) << answer.out;
    EXPECT_THAT(answer.err, HasSubstr("hulp.opdrachten"));
}

TEST_F(Words, a_language_file_that_is_not_one_ends_with_3) {
    world.write("data/locales/en.d/jobs.xml", "<locale taal=\"en\"><t k=\"a\">x</t>");
    EXPECT_EQ(call("nl").code, ExitCode::configuration);
    world.write("data/locales/en.d/jobs.xml", "<locale taal=\"nl\"><t k=\"a\">x</t></locale>");
    EXPECT_EQ(call("nl").code, ExitCode::configuration);
    fs::remove(world.path("data/locales/en.xml"));
    EXPECT_EQ(call("nl").code, ExitCode::configuration);
}

}  // namespace
}  // namespace griffier::jobs
