// Readable files around the store: what happens to them is set, nothing goes before the store has the same bytes, and what stays is named.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs_world.h"

namespace griffier::jobs {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

class PlainFiles : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_EQ(world.init().code, ExitCode::done);
        settings_ = world.read("opslag/griffier.ini");
        fs::create_directory(world.path("postvak"));
    }
    void set(const std::string& more) { set_by_hand("channel = " + world.path("kanaal") + "\n" + more); }
    /// Without a channel: letters stand in the output folder, and somebody sends them.
    void set_by_hand(const std::string& more) {
        world.write("opslag/griffier.ini", settings_ + "inbox = " + world.path("postvak") + "\nout = " + world.path("uit") + "\n" + more);
    }
    Answer confirm(const std::string& what, std::vector<std::string> more = {}) {
        std::vector<std::string> call{"confirm", what, "--as", "proef-uitvoerder", "--purpose", "verstuurd", "--json"};
        call.insert(call.end(), more.begin(), more.end());
        return world.in_store(call);
    }
    std::string code_of(const Answer& answer) const {
        for (const auto& line : answer.lines())
            if (line["type"] == "error") return line["code"];
        return "";
    }
    long leaves() { return world.in_store({"verify", "--json"}).summary()["log_leaves"]; }
    JobsWorld world;

  private:
    std::string settings_;
};

TEST_F(PlainFiles, SEC_06_an_input_file_that_is_kept_until_confirmed_goes_when_somebody_confirms_and_the_store_has_it) {
    set("input-after = until-confirmed\n");
    world.write("postvak/Kwartelbos.xml", canary_dossier());
    world.write("postvak/nieuw.xml", canary_dossier("KAN-2026-002"));
    ASSERT_EQ(world.in_store({"import", world.path("postvak/Kwartelbos.xml")}).code, ExitCode::done);
    EXPECT_TRUE(fs::exists(world.path("postvak/Kwartelbos.xml")));
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done) << "it may stand there until then";
    EXPECT_EQ(confirm("input", {"--dry-run"}).summary()["counts"]["removable"], 1);
    EXPECT_TRUE(fs::exists(world.path("postvak/Kwartelbos.xml")));
    const long before = leaves();
    const Answer done = confirm("input");
    EXPECT_EQ(done.summary()["counts"]["removed"], 1) << done.out;
    EXPECT_EQ(done.code, ExitCode::some_refused) << "one was not taken in";
    EXPECT_EQ(code_of(done), "leesbaar.niet_in_opslag");
    EXPECT_THAT(done.out + done.err, Not(HasSubstr("Kwartelbos"))) << "the name of a file can be somebody's";
    EXPECT_FALSE(fs::exists(world.path("postvak/Kwartelbos.xml")));
    EXPECT_TRUE(fs::exists(world.path("postvak/nieuw.xml")));
    EXPECT_GT(leaves(), before);
    EXPECT_EQ(world.in_store({"status", "--json"}).summary()["counts"]["dossiers"], 1) << "looking takes nothing in";
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(PlainFiles, SEC_06_a_changed_input_file_stays) {
    set("input-after = until-confirmed\n");
    world.write("postvak/a.xml", canary_dossier());
    ASSERT_EQ(world.in_store({"import", world.path("postvak/a.xml")}).code, ExitCode::done);
    std::string other = canary_dossier();
    world.write("postvak/a.xml", other.replace(other.find("Flonkerpad"), 10, "Ander pad "));
    EXPECT_EQ(confirm("input").summary()["counts"].value("removed", 0), 0);
    EXPECT_TRUE(fs::exists(world.path("postvak/a.xml")));
}

TEST_F(PlainFiles, SEC_06_letters_go_when_confirmed_and_only_those_that_the_vault_has_byte_for_byte) {
    set_by_hand("out-after = until-confirmed\n");
    world.write("zaak.xml", canary_dossier());
    ASSERT_EQ(world.in_store({"import", world.path("zaak.xml")}).code, ExitCode::done);
    ASSERT_EQ(world.in_store({"produce"}).code, ExitCode::done);
    ASSERT_EQ(world.letters(), 1u);
    std::string name;
    for (const auto& entry : fs::directory_iterator(world.path("uit")))
        if (entry.path().extension() == ".pdf") name = entry.path().filename();
    const std::string letter = world.read("uit/" + name);
    world.write("uit/vreemd.pdf", "x");
    world.write("uit/" + name, letter + "x");
    EXPECT_EQ(confirm("out").summary()["counts"].value("removed", 0), 0);
    EXPECT_TRUE(fs::exists(world.path("uit/" + name)));
    world.write("uit/" + name, letter);
    EXPECT_EQ(confirm("out").summary()["counts"]["removed"], 1);
    EXPECT_FALSE(fs::exists(world.path("uit/" + name)));
    EXPECT_TRUE(fs::exists(world.path("uit/vreemd.pdf")));
    EXPECT_TRUE(fs::exists(world.path("uit/index.html")));
    EXPECT_EQ(world.in_store({"produce"}).code, ExitCode::done);
    EXPECT_FALSE(fs::exists(world.path("uit/" + name))) << "a letter that has left is not put out again";
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(PlainFiles, SEC_06_what_the_operator_keeps_is_left_alone_and_named_on_every_certificate) {
    set("input-after = operator\nout-after = until-confirmed\nchannel-after = removed\n");
    world.write("postvak/a.xml", canary_dossier());
    const Answer refused = confirm("input");
    EXPECT_EQ(refused.code, ExitCode::configuration);
    EXPECT_EQ(code_of(refused), "leesbaar.van_beheerder");
    EXPECT_EQ(confirm("elders").code, ExitCode::usage);
    std::map<std::string, bool> named;
    for (const auto& line : world.in_store({"verify", "--json"}).lines())
        if (line["type"] == "plain") named[line["folder"]] = line["on_certificate"];
    EXPECT_EQ(named, (std::map<std::string, bool>{{"input", true}, {"out", false}, {"channel", false}}));
    EXPECT_THAT(world.in_store({"verify"}).out, HasSubstr("bewaart de beheerder zelf"));
    fs::create_directory(world.path("kanaal"));
    world.write("kanaal/brief.pdf", "x");
    const Answer left = world.in_store({"verify", "--json"});
    EXPECT_EQ(left.code, ExitCode::some_refused) << "nothing should stand in the channel";
    for (const auto& line : left.lines())
        if (line["type"] == "plain" && line["folder"] == "channel") {
            EXPECT_EQ(line["on_certificate"], true);
        }
}

TEST_F(PlainFiles, SEC_06_where_nothing_is_set_the_operator_keeps_and_a_folder_that_is_not_named_is_asked_for) {
    std::map<std::string, std::string> after;
    for (const auto& line : world.in_store({"verify", "--json"}).lines())
        if (line["type"] == "plain") after[line["folder"]] = line["after"];
    EXPECT_EQ(after, (std::map<std::string, std::string>{{"input", "operator"}, {"out", "operator"}, {"channel", "operator"}}));
    EXPECT_EQ(code_of(confirm("input")), "leesbaar.geen_map");
}

TEST_F(PlainFiles, SEC_14_a_role_that_runs_no_jobs_confirms_nothing_and_is_in_the_log) {
    set("input-after = until-confirmed\n");
    const long before = leaves();
    const Answer stranger = world.in_store({"confirm", "input", "--as", "niemand", "--purpose", "x", "--json"});
    EXPECT_EQ(code_of(stranger), "handelen.onbekend");
    EXPECT_EQ(world.in_store({"confirm", "input"}).code, ExitCode::usage);
    EXPECT_EQ(leaves(), before + 2);
}

}  // namespace
}  // namespace griffier::jobs
