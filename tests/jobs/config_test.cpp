// griffier config check | show and griffier describe.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "jobs/call.h"
#include "jobs/settings.h"
#include "jobs_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

class Config : public testing::Test {
  protected:
    Answer check(const std::string& text) {
        world.write("griffier.ini", text);
        return world.run({"config", "check", "--config", world.path("griffier.ini"), "--json"});
    }
    nlohmann::json setting(const Answer& answer, const std::string& name) {
        for (const auto& line : answer.lines())
            if (line["type"] == "setting" && line["name"] == name) return line;
        return {};
    }
    JobsWorld world;
};

TEST_F(Config, an_empty_and_a_right_file_are_in_order) {
    EXPECT_EQ(check("").code, ExitCode::done);
    world.disk->make_directory(world.path("sleutels"));
    const Answer answer = check("keys = " + world.path("sleutels") + "\nlang = en\nmetrics = " + world.path("g.prom") + "\nleave-date = 2026-01-01\ninput-after = removed\nhook-after = /bin/true\nhook-seconds = 5\nsign = credential:griffier-sign\n[wie]\njan = uitvoerder\n");
    EXPECT_EQ(answer.code, ExitCode::done) << answer.out;
}

TEST_F(Config, every_wrong_line_is_named_with_its_line_and_hint) {
    const std::map<std::string, std::string> wrong{{"keey = x", "instelling.bedoelt"},
                                                   {"koffiezetten = ja", "instelling.onbekend"},
                                                   {"zonder gelijkteken", "instelling.onleesbaar"},
                                                   {"[weg]", "instelling.onbekend"},
                                                   {"lang = nl\nlang = en", "instelling.dubbel"},
                                                   {"lang = fr", "instelling.keuze"},
                                                   {"lang =", "instelling.leeg"},
                                                   {"keys = /bestaat/niet", "instelling.geen_map"},
                                                   {"holders = /bestaat/niet, /ook/niet", "instelling.geen_map"},
                                                   {"witness = /bestaat/niet", "instelling.geen_map"},
                                                   {"report = /bin/true", "instelling.geen_map"},
                                                   {"sign = /bestaat/niet", "instelling.geen_bestand"},
                                                   {"metrics = /bestaat/niet/x.prom", "instelling.geen_plaats"},
                                                   {"metrics = " + world.path("x.txt"), "instelling.prom"},
                                                   {"hook-before = /bestaat/niet", "instelling.geen_programma"},
                                                   {"hook-before = true", "instelling.geen_programma"},
                                                   {"hook-seconds = lang", "instelling.getal"},
                                                   {"hook-seconds = 0", "instelling.getal"},
                                                   {"input-after = weg", "instelling.daarna"},
                                                   {"leave-date = 1 maart", "instelling.datum"},
                                                   {"channel = /bestaat/niet", "instelling.geen_map"},
                                                   {"interval-bevoegdheden = elke maand", "instelling.geen_duur"},
                                                   {"interval-register = -P1M", "instelling.geen_duur"},
                                                   {"[wie]\njan =", "instelling.leeg"}};
    for (const auto& [text, code] : wrong) {
        const Answer answer = check(text + "\n");
        EXPECT_EQ(answer.code, ExitCode::configuration) << text;
        const auto lines = answer.lines();
        EXPECT_EQ(lines.front()["code"], code) << text << answer.out;
        EXPECT_FALSE(lines.front().value("hint", "").empty()) << text;
        EXPECT_GT(lines.front().value("line", 0), 0) << text;
    }
    const Answer all = check("keey = x\nlang = fr\nmetrics = /bestaat/niet/x\n");
    EXPECT_EQ(all.summary()["counts"]["findings"], 4) << "not the first only: " << all.out;
    EXPECT_THAT(check("keey = x\n").out, HasSubstr("keys"));
}

TEST_F(Config, what_others_can_change_is_found) {
    world.write("haak", "#!/bin/sh\n");
    ::chmod(world.path("haak").c_str(), 0777);
    EXPECT_THAT(check("hook-after = " + world.path("haak") + "\n").out, HasSubstr("instelling.schrijfbaar"));
    ::chmod(world.path("haak").c_str(), 0700);
    EXPECT_EQ(check("hook-after = " + world.path("haak") + "\n").code, ExitCode::done);
    ::chmod(world.path("griffier.ini").c_str(), 0666);
    EXPECT_EQ(world.run({"config", "check", "--config", world.path("griffier.ini")}).code, ExitCode::configuration);
}

TEST_F(Config, show_says_of_each_value_where_it_came_from) {
    world.write("griffier.ini", "# een opmerking\nkeys = /a\nout = /b\nlang = en\npurpose = beheer\nwitness = /w\n[wie]\njan = uitvoerder\n");
    world.environment = {{"GRIFFIER_OUT", "/omgeving"}, {"GRIFFIER_LANG", "nl"}, {"GRIFFIER_WITNESS", "/nee"}};
    const Answer answer = world.run({"config", "show", "--config", world.path("griffier.ini"), "--keys", "/vlag", "--json"});
    EXPECT_EQ(answer.code, ExitCode::done) << answer.out;
    EXPECT_EQ(setting(answer, "keys")["value"], "/vlag");
    EXPECT_EQ(setting(answer, "keys")["source"], "flag");
    EXPECT_EQ(setting(answer, "out")["value"], "/omgeving");
    EXPECT_EQ(setting(answer, "out")["source"], "environment");
    EXPECT_EQ(setting(answer, "lang")["source"], "environment");
    EXPECT_EQ(setting(answer, "purpose")["source"], "file");
    EXPECT_EQ(setting(answer, "purpose")["line"], 5);
    EXPECT_EQ(setting(answer, "witness")["value"], "/w") << "what has no flag has no variable";
    EXPECT_EQ(setting(answer, "inbox")["source"], "default");
    EXPECT_THAT(answer.out, HasSubstr("\"user\":\"jan\""));
    for (const std::string& name : setting_names()) EXPECT_FALSE(setting(answer, name).is_null()) << name;
    EXPECT_EQ(world.run({"config", "show"}).code, ExitCode::usage);
    EXPECT_NE(world.run({"config", "show", "--config", world.path("weg.ini")}).code, ExitCode::done);
}

TEST_F(Config, what_can_be_secret_is_never_shown) {
    world.write("griffier.ini", "sign-pass = Geheim-Wachtwoord-7\n");
    for (const char* command : {"show", "check"})
        for (const bool json : {false, true}) {
            std::vector<std::string> arguments{"config", command, "--config", world.path("griffier.ini")};
            if (json) arguments.push_back("--json");
            const Answer answer = world.run(arguments);
            EXPECT_THAT(answer.out + answer.err, Not(HasSubstr("Geheim-Wachtwoord-7")));
        }
    world.write("griffier.ini", "sign-pass = credential:griffier-sign-pass\n");
    EXPECT_THAT(world.run({"config", "show", "--config", world.path("griffier.ini")}).out, HasSubstr("credential:griffier-sign-pass"));
}

TEST(Describe, knows_every_command_and_option_of_the_command_line) {
    JobsWorld world;
    const Answer man = world.run({"describe", "man"}), bash = world.run({"describe", "bash"}), fish = world.run({"describe", "fish"});
    ASSERT_EQ(man.code, ExitCode::done);
    for (const std::string& command : command_names()) {
        EXPECT_THAT(man.out, HasSubstr(".SS \"griffier " + command + "\""));
        EXPECT_THAT(bash.out, HasSubstr("'" + command + "'"));
        EXPECT_THAT(fish.out, HasSubstr("'" + command + "'"));
    }
    EXPECT_EQ(world.run({"describe", "man", "--json"}).lines().front()["text"], man.out);
    EXPECT_EQ(world.run({"describe"}).code, ExitCode::usage);
    EXPECT_EQ(world.run({"describe", "zsh"}).code, ExitCode::usage);
}

TEST(Describe, the_man_page_says_each_sentence_of_help) {
    JobsWorld world;
    const auto files = posix_file_system();
    for (const char* language : {"nl", "en"}) {
        const auto words = load_catalogue(*files, std::string(GRIFFIER_SOURCE_DIR) + "/locales", language);
        ASSERT_TRUE(words);
        std::string page = world.run({"describe", "man", "--lang", language}).out;
        const auto plain = [](std::string text) {
            for (const auto& [from, to] : {std::pair<std::string, std::string>{"\\-", "-"}, {"\\(aq", "'"}, {"\\fB", ""}, {"\\fI", ""}, {"\\fR", ""}, {"\\&", ""}, {"\\e", "\\"}})
                for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at)) text.replace(at, from.size(), to);
            return text;
        };
        page = plain(page);
        for (const CommandHelp& command : command_table(*words)) {
            EXPECT_THAT(page, HasSubstr(command.text)) << command.path;
            EXPECT_THAT(page, HasSubstr(command.more)) << command.path;
            for (const auto& option : command.options) {
                if (!command.path.empty() && option.names.front() == "-h") continue;
                EXPECT_THAT(page, HasSubstr(option.text)) << command.path << " " << option.names.front();
            }
            for (const auto& [call, why] : command.examples) EXPECT_THAT(page, HasSubstr(call));
        }
    }
}

}  // namespace
}  // namespace griffier::jobs
