#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/call.h"
#include "jobs_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Run, help_teaches_in_both_languages_within_eighty_columns) {
    JobsWorld world;
    for (const std::string& command : command_names())
        for (const std::string language : {"nl", "en"}) {
            std::vector<std::string> arguments;
            std::istringstream words(command);
            for (std::string word; words >> word;) arguments.push_back(word);
            arguments.insert(arguments.end(), {"--lang", language, "--help"});
            const Answer answer = world.run(arguments);
            EXPECT_EQ(answer.code, ExitCode::done) << command;
            EXPECT_THAT(answer.out, HasSubstr("griffier " + command)) << "an example or the usage line";
            std::istringstream lines(answer.out);
            for (std::string line; std::getline(lines, line);) {
                if (line.rfind("  griffier ", 0) == 0) continue;  // a command to copy is never broken
                std::size_t letters = 0;
                for (const char c : line) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
                EXPECT_LE(letters, 80u) << command << ": " << line;
            }
        }
}

TEST(Run, a_call_that_makes_no_sense_ends_with_2_before_it_begins) {
    JobsWorld world;
    for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{{},
                                                                                           {"fly"},
                                                                                           {"import"},
                                                                                           {"import", "--storee", "x"},
                                                                                           {"status"},
                                                                                           {"status", "--store", "nergens"},
                                                                                           {"regime"},
                                                                                           {"regime", "check", "nergens.xml"},
                                                                                           {"status", "--store", "s", "--keys", "k", "--on", "2026-02-30"},
                                                                                           {"status", "--store", "s", "--keys", "k", "--lang", "fr"},
                                                                                           {"sample", "x", "--dossiers", "veel"},
                                                                                           {"sample", "x", "--dossiers", "0"},
                                                                                           {"init", "--store", "s", "--keys", "k", "--covenant", "c"},
                                                                                           {"init", "--practice", "--real", "--store", "s", "--keys", "k", "--covenant", "c"}}) {
        const Answer answer = world.run(arguments);
        EXPECT_EQ(answer.code, ExitCode::usage) << testing::PrintToString(arguments) << answer.out << answer.err;
    }
    EXPECT_FALSE(std::filesystem::exists(world.store()));
}

TEST(Run, from_init_to_letters_and_a_second_run_makes_nothing_new) {
    JobsWorld world;
    ASSERT_EQ(world.init().code, ExitCode::done);
    const Answer import = world.in_store({"import", world.path("proef"), "--json"});
    EXPECT_EQ(import.code, ExitCode::done) << import.out;
    EXPECT_EQ(import.summary()["counts"]["imported"], 12);

    const Answer first = world.in_store({"produce", "--out", world.path("uit"), "--json"});
    const long made = first.summary()["counts"].value("made", 0L);
    EXPECT_GT(made, 0) << first.out;
    EXPECT_EQ(world.letters(), static_cast<std::size_t>(made));
    const auto before = world.contents("uit");

    const Answer second = world.in_store({"produce", "--out", world.path("uit"), "--json"});
    EXPECT_EQ(second.summary()["counts"].value("made", 0L), 0);
    for (const auto& [file, bytes] : world.contents("uit")) {
        if (file.find(".pdf") != std::string::npos) { EXPECT_EQ(before.at(file), bytes) << file; }
    }
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST(Run, a_letter_that_was_handed_over_is_not_put_out_again) {
    JobsWorld world;
    world.init();
    world.in_store({"import", world.path("proef")});
    world.in_store({"produce", "--out", world.path("uit")});
    ASSERT_GT(world.letters(), 0u);
    std::filesystem::remove_all(world.path("uit"));
    world.in_store({"produce", "--out", world.path("uit")});
    EXPECT_EQ(world.letters(), 0u);
}

TEST(Run, letters_filed_without_an_output_folder_are_put_out_by_the_next_run) {
    JobsWorld world;
    world.init();
    world.in_store({"import", world.path("proef")});
    const long made = world.in_store({"produce", "--json"}).summary()["counts"].value("made", 0L);
    world.in_store({"produce", "--out", world.path("uit")});
    EXPECT_EQ(world.letters(), static_cast<std::size_t>(made));
}

TEST(Run, a_dry_run_changes_nothing) {
    JobsWorld world;
    world.init();
    const auto before = world.contents("opslag");
    const Answer import = world.in_store({"import", world.path("proef"), "--dry-run", "--json"});
    EXPECT_EQ(import.summary()["counts"]["imported"], 12);
    EXPECT_EQ(world.in_store({"status", "--json"}).summary()["counts"]["dossiers"], 0);
    world.in_store({"import", world.path("proef")});
    const Answer dry = world.in_store({"produce", "--dry-run", "--out", world.path("uit"), "--json"});
    EXPECT_FALSE(std::filesystem::exists(world.path("uit")));
    const Answer real = world.in_store({"produce", "--out", world.path("uit"), "--json"});
    EXPECT_EQ(dry.summary()["counts"]["would_make"], real.summary()["counts"]["made"]);
}

TEST(Run, json_lines_are_objects_with_a_type_and_a_summary_last) {
    JobsWorld world;
    world.init();
    world.write("fout.xml", "<dossier>");
    for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{{"import", world.path("proef"), world.path("fout.xml")},
                                                                                           {"produce", "--out", world.path("uit")},
                                                                                           {"nightly"},
                                                                                           {"list"},
                                                                                           {"status"},
                                                                                           {"verify"},
                                                                                           {"convenant", "show"},
                                                                                           {"explain", "PROEF-3-00001"},
                                                                                           {"regime", "check", "model-2018"},
                                                                                           {"explain", "GEEN-1"}}) {
        std::vector<std::string> json = arguments;
        json.push_back("--json");
        const Answer answer = world.in_store(json);
        const auto lines = answer.lines();
        ASSERT_FALSE(lines.empty()) << arguments[0];
        for (const auto& line : lines) EXPECT_TRUE(line.contains("type")) << line;
        EXPECT_EQ(lines.back()["type"], "summary");
        EXPECT_EQ(lines.back()["exit"], static_cast<int>(answer.code));
        EXPECT_EQ(lines.back()["command"].get<std::string>().rfind(arguments[0], 0), 0u);
    }
}

TEST(Run, only_a_practice_store_takes_a_reference_date_later_than_the_clock) {
    JobsWorld practice, real;
    practice.init(true);
    real.init(false);
    EXPECT_EQ(practice.in_store({"status", "--on", "2031-01-01"}).code, ExitCode::done);
    const Answer refused = real.in_store({"status", "--on", "2031-01-01"});
    EXPECT_EQ(refused.code, ExitCode::usage);
    EXPECT_THAT(refused.err, HasSubstr("2031-01-01"));
    EXPECT_EQ(real.in_store({"status", "--on", "2026-05-31"}).code, ExitCode::done);
}

TEST(Run, a_store_that_is_held_ends_the_call_with_5) {
    JobsWorld world;
    world.init();
    auto lock = world.disk->lock(world.path("opslag/slot"), 0);
    ASSERT_TRUE(lock);
    EXPECT_EQ(world.in_store({"status"}).code, ExitCode::busy);
    lock->reset();
    EXPECT_EQ(world.in_store({"status"}).code, ExitCode::done);
}

TEST(Run, a_lost_key_or_a_folder_that_is_no_store_ends_with_4) {
    JobsWorld world;
    world.init();
    std::filesystem::rename(world.path("sleutels"), world.path("weg"));
    EXPECT_EQ(world.in_store({"status"}).code, ExitCode::damaged);
    std::filesystem::create_directory(world.path("leeg"));
    EXPECT_EQ(world.run({"status", "--store", world.path("leeg"), "--keys", world.path("weg")}).code, ExitCode::damaged);
}

TEST(Run, a_wrong_covenant_or_regime_file_ends_with_3) {
    JobsWorld world;
    world.init();
    std::string covenant = world.read("proef.convenant.xml");
    world.write("fout.xml", covenant.replace(covenant.find("model-2018"), 10, "model-1999"));
    EXPECT_EQ(world.run({"convenant", "check", world.path("fout.xml")}).code, ExitCode::configuration);
    EXPECT_EQ(world.run({"init", "--practice", "--store", world.path("s2"), "--keys", world.path("k2"), "--covenant", world.path("fout.xml")}).code, ExitCode::configuration);
    EXPECT_FALSE(std::filesystem::exists(world.path("s2")));
    world.write("regime.xml", "<regime/>");
    EXPECT_EQ(world.run({"regime", "check", world.path("regime.xml")}).code, ExitCode::configuration);
    world.write("opslag/griffier.ini", "keyz = x\n");
    const Answer settings = world.run({"status", "--store", world.store(), "--keys", world.path("sleutels")});
    EXPECT_EQ(settings.code, ExitCode::configuration);
    EXPECT_THAT(settings.err, HasSubstr("griffier.ini:1"));
}

TEST(Run, a_stopped_run_ends_with_130_and_leaves_the_store_sound) {
    JobsWorld world;
    world.init();
    world.stop = true;
    EXPECT_EQ(world.in_store({"import", world.path("proef")}).code, ExitCode::interrupted);
    world.stop = false;
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    EXPECT_EQ(world.in_store({"import", world.path("proef")}).code, ExitCode::done);
}

TEST(Run, a_duty_that_is_late_ends_produce_with_6) {
    JobsWorld world;
    world.init();
    std::string dossier = canary_dossier();
    const auto from = dossier.find("    <besluit id=\"b2\"");
    dossier.erase(from, dossier.find("</besluit>\n", from) + 11 - from);
    world.write("laat.xml", dossier);
    ASSERT_EQ(world.in_store({"import", world.path("laat.xml")}).code, ExitCode::done);
    EXPECT_EQ(world.in_store({"produce", "--on", "2026-09-01"}).code, ExitCode::deadline);
}

TEST(Run, a_store_that_was_made_with_relative_folders_is_found_from_any_other_folder) {
    JobsWorld world;
    world.run({"sample", world.path("proef"), "--dossiers", "1", "--seed", "3", "--on", "2026-06-01", "--regime", "model-2018", "--with-covenant"});
    const std::string before = std::filesystem::current_path();
    std::filesystem::current_path(world.folder);
    const Answer made = world.run({"init", "--practice", "--store", "opslag", "--keys", "sleutels", "--holders", "een,twee", "--covenant", "proef.convenant.xml"});
    std::filesystem::current_path(before);
    ASSERT_EQ(made.code, ExitCode::done) << made.err;
    const std::string settings = world.read("opslag/griffier.ini");
    EXPECT_THAT(settings, testing::HasSubstr("keys = /"));
    EXPECT_THAT(settings, testing::HasSubstr("/een, /"));
    EXPECT_EQ(world.in_store({"status"}).code, ExitCode::done);
    std::filesystem::rename(world.path("sleutels"), world.path("elders"));
    const Answer lost = world.in_store({"list"});
    EXPECT_NE(lost.code, ExitCode::done);
    EXPECT_THAT(lost.err, testing::HasSubstr("sleutels")) << "the folder that was searched";
}

TEST(Run, init_refuses_a_key_folder_in_the_store_and_a_store_that_is_there) {
    JobsWorld world;
    world.init();
    const std::string covenant = world.path("proef.convenant.xml");
    EXPECT_EQ(world.run({"init", "--practice", "--store", world.path("s2"), "--keys", world.path("s2"), "--covenant", covenant}).code, ExitCode::usage);
    EXPECT_EQ(world.run({"init", "--practice", "--store", world.path("s2"), "--keys", world.path("s2/k"), "--covenant", covenant}).code, ExitCode::usage);
    EXPECT_NE(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("k3"), "--covenant", covenant}).code, ExitCode::done);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST(Run, readable_letters_never_go_into_the_store_or_beside_its_key) {
    JobsWorld world;
    world.init();
    EXPECT_EQ(world.in_store({"produce", "--out", world.path("opslag/uit")}).code, ExitCode::usage);
    EXPECT_EQ(world.in_store({"produce", "--out", world.path("sleutels")}).code, ExitCode::usage);
}

TEST(Run, flag_goes_before_environment_before_settings_file) {
    JobsWorld world;
    world.init();
    world.write("opslag/griffier.ini", "keys = " + world.path("sleutels") + "\nlang = en\n");
    EXPECT_THAT(world.in_store({"status"}).out, HasSubstr("Done."));
    world.environment["GRIFFIER_LANG"] = "nl";
    EXPECT_THAT(world.in_store({"status"}).out, HasSubstr("Klaar."));
    EXPECT_THAT(world.in_store({"status", "--lang", "en"}).out, HasSubstr("Done."));
    world.environment["GRIFFIER_STORE"] = world.store();
    EXPECT_EQ(world.run({"status"}).code, ExitCode::done);
}

TEST(Run, SEC_14_no_word_about_a_person_leaves_by_anything_but_show) {
    JobsWorld world;
    world.init();
    world.write("kanarie.xml", canary_dossier());
    std::string wrong = canary_dossier("KAN-2026-002");
    wrong.replace(wrong.find("1987-11-23"), 10, "2027-11-23");
    world.write("fout.xml", wrong);
    std::vector<Answer> answers;
    for (const bool json : {false, true})
        for (std::vector<std::string> arguments : std::vector<std::vector<std::string>>{{"import", world.path("kanarie.xml"), world.path("fout.xml")},
                                                                                        {"produce", "--out", world.path("uit")},
                                                                                        {"nightly", "--out", world.path("uit")},
                                                                                        {"list"},
                                                                                        {"status"},
                                                                                        {"explain", "KAN-2026-001"},
                                                                                        {"explain", "KAN-2026-001", "--lang", "en"},
                                                                                        {"verify"},
                                                                                        {"show", "KAN-2026-001"},
                                                                                        {"besluit", "KAN-2026-001", "--as", "proef-uitvoerder", "--purpose", "test", "--kind", "onzin"}}) {
            if (json) arguments.push_back("--json");
            answers.push_back(world.in_store(arguments));
        }
    EXPECT_EQ(answers.front().code, ExitCode::some_refused);
    EXPECT_EQ(world.letters(), 1u);
    const std::string index = world.read("uit/index.html");
    EXPECT_THAT(index, HasSubstr("KAN-2026-001"));
    for (const std::string& word : canaries()) {
        for (const Answer& answer : answers) {
            EXPECT_THAT(answer.out, Not(HasSubstr(word)));
            EXPECT_THAT(answer.err, Not(HasSubstr(word)));
        }
        EXPECT_THAT(index, Not(HasSubstr(word)));
        for (const auto& [file, bytes] : world.contents("opslag")) {
            EXPECT_EQ(bytes.find(word), std::string::npos) << word << " in the clear in " << file;
            EXPECT_EQ(file.find(word), std::string::npos);
        }
    }
}

}  // namespace
}  // namespace griffier::jobs
