// Hooks, report, metrics, ping and the kept record of a night (jobs/night_service.h).
#include <gmock/gmock.h>
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <regex>

#include "jobs/night_report.h"
#include "jobs_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

namespace fs = std::filesystem;

class NightService : public testing::Test {
  protected:
    NightService() {
        world.init();
        world.run({"import", world.path("proef"), "--store", world.store()});
    }
    /// Settings beside those that init wrote.
    void set(const std::string& lines) {
        if (usual.empty()) usual = world.read("opslag/griffier.ini");
        world.write("opslag/griffier.ini", usual + "\n" + lines);
    }
    std::string hook(const std::string& name, const std::string& text) {
        world.write(name, "#!/bin/sh\n" + text + "\n");
        ::chmod(world.path(name).c_str(), 0700);
        return world.path(name);
    }
    Answer night(const std::string& on = "2026-06-01", std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"nightly", "--json", "--on", on, "--out", world.path("uit")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return world.in_store(arguments);
    }
    JobsWorld world;
    std::string usual;
};

TEST_F(NightService, nothing_stands_around_a_night_that_no_setting_names) {
    const Answer answer = night();
    EXPECT_THAT(answer.out, Not(HasSubstr("nacht.html")));
    EXPECT_FALSE(fs::exists(world.path("verslag")));
}

TEST_F(NightService, hooks_run_before_and_after_and_know_how_it_ended) {
    const std::string log = world.path("haken");
    set("hook-before = " + hook("voor", "echo before $GRIFFIER_HOOK $GRIFFIER_DATE [$GRIFFIER_EXIT] >> " + log) + "\nhook-after = " +
        hook("na", "echo after $GRIFFIER_HOOK $GRIFFIER_EXIT $GRIFFIER_REPORT >> " + log) + "\nhook-error = " + hook("fout", "echo error $GRIFFIER_EXIT >> " + log) + "\nreport = " + world.path("verslag"));
    const Answer answer = night();
    const std::string code = std::to_string(static_cast<int>(answer.code));
    EXPECT_EQ(world.read("haken"), "before before 2026-06-01 []\n" + (code == "0" ? "" : "error " + code + "\n") + "after after " + code + " " + world.path("verslag/nacht.html") + "\n");
    EXPECT_EQ(answer.summary()["counts"].value("hooks_failed", 0), 0);
}

TEST_F(NightService, a_failing_hook_counts_and_the_night_goes_on) {
    const Answer plain = night("2026-06-01", {"--dry-run"});
    set("hook-before = " + hook("voor", "exit 3") + "\nhook-after = " + world.path("weg") + "\nhook-seconds = 1\nhook-error = " + hook("fout", "sleep 20"));
    const Answer answer = night();
    EXPECT_EQ(answer.summary()["counts"].value("hooks_failed", 0), 3) << answer.out;
    EXPECT_NE(answer.code, ExitCode::done);
    EXPECT_GT(world.letters(), 0u) << "the letters were made all the same";
    EXPECT_THAT(answer.out, HasSubstr("haak.mislukt"));
    EXPECT_THAT(answer.out, HasSubstr("haak.te_lang"));
    EXPECT_THAT(answer.out, HasSubstr("programma.start"));
    EXPECT_EQ(answer.code, graver(plain.code, ExitCode::configuration)) << "a hook that cannot run is a wrong setting";
}

TEST_F(NightService, a_dry_run_touches_nothing_around_it) {
    set("hook-before = " + hook("voor", "touch " + world.path("geraakt")) + "\nreport = " + world.path("verslag") + "\nmetrics = " + world.path("g.prom") + "\nping = " + world.path("ping"));
    night("2026-06-01", {"--dry-run"});
    for (const char* name : {"geraakt", "verslag", "g.prom", "ping"}) EXPECT_FALSE(fs::exists(world.path(name))) << name;
}

TEST_F(NightService, the_report_says_all_that_was_told_and_no_name) {
    set("report = " + world.path("verslag"));
    world.write("zaak.xml", canary_dossier());
    ASSERT_EQ(world.in_store({"import", world.path("zaak.xml")}).code, ExitCode::done);
    const Answer answer = world.in_store({"nightly", "--on", "2026-07-20", "--out", world.path("uit"), "--as", "dienst"});
    const std::string page = world.read("verslag/nacht.html"), text = world.read("verslag/nacht.txt");
    ASSERT_FALSE(page.empty());
    for (const std::string& word : canaries()) {
        EXPECT_THAT(page, Not(HasSubstr(word)));
        EXPECT_THAT(text, Not(HasSubstr(word)));
    }
    EXPECT_THAT(page, HasSubstr("KAN-2026-001"));
    EXPECT_THAT(page, HasSubstr("Nachtverslag van 20 juli 2026"));
    EXPECT_THAT(page, HasSubstr("De balans klopt."));
    EXPECT_THAT(text, HasSubstr("De balans klopt."));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(testing::ContainsRegex("(src|href)=\"[^#]")));
    EXPECT_EQ(fs::status(world.path("verslag/nacht.html")).permissions() & fs::perms::all, fs::perms(0640));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::size_t letters = 0;
        for (const char c : line) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        EXPECT_LE(letters, 80u) << line;
    }
}

TEST_F(NightService, the_name_of_a_refused_file_is_not_in_the_report) {
    set("report = " + world.path("verslag"));
    world.disk->make_directory(world.path("postvak"));
    world.write("postvak/Zwervelina-Kwartelbos.xml", "<dossier>");
    const Answer answer = night("2026-06-01", {"--inbox", world.path("postvak")});
    EXPECT_EQ(answer.summary()["counts"].value("refused", 0), 1) << answer.out;
    EXPECT_THAT(answer.out, HasSubstr("Kwartelbos")) << "who runs it is told which file";
    EXPECT_THAT(world.read("verslag/nacht.html") + world.read("verslag/nacht.txt"), Not(HasSubstr("Kwartelbos")));
    EXPECT_THAT(world.read("verslag/nacht.txt"), HasSubstr("Geweigerd"));
}

TEST_F(NightService, every_line_of_the_run_stands_in_the_report) {
    set("report = " + world.path("verslag"));
    const Answer answer = night("2026-07-20");
    const std::string text = world.read("verslag/nacht.txt");
    std::map<std::string, int> types;
    for (const auto& line : answer.lines()) ++types[line["type"]];
    types.erase("summary"), types.erase("balance"), types.erase("unchanged");
    int told = 0, shown = 0;
    for (const auto& [type, n] : types) told += n;
    std::istringstream lines(text);
    const std::regex count(" +([0-9]+)  .*");
    for (std::string line; std::getline(lines, line);)
        if (std::smatch match; std::regex_match(line, match, count)) shown += std::stoi(match[1]);
    EXPECT_GT(told, 5) << answer.out;
    EXPECT_EQ(shown, told);
}

TEST_F(NightService, the_nights_before_stand_in_the_report_and_a_night_that_was_missed_is_seen) {
    set("report = " + world.path("verslag"));
    night("2026-06-01");
    const std::size_t first = world.letters();
    night("2026-06-02");
    night("2026-06-02");
    night("2026-06-04");
    const std::string text = world.read("verslag/nacht.txt");
    EXPECT_THAT(text, HasSubstr("samen " + std::to_string(first) + " in 3 nachten"));
    EXPECT_THAT(text, HasSubstr("1 nacht zonder ronde"));
    const std::string page = world.read("verslag/nacht.html");
    EXPECT_THAT(page, HasSubstr("<th scope=\"row\">2026-06-04</th>"));
    EXPECT_THAT(page, HasSubstr("<th scope=\"row\">2026-06-01</th>"));
    EXPECT_THAT(page, Not(HasSubstr("2026-06-03</th>")));
    // What is older than the charts show is no longer kept.
    night("2026-09-01");
    EXPECT_THAT(world.read("verslag/nacht.html"), Not(HasSubstr("2026-06-02</th>")));
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(NightService, a_second_run_on_a_day_adds_what_it_did) {
    set("report = " + world.path("verslag"));
    night("2026-06-01");
    const std::string made = std::to_string(world.letters());
    night("2026-06-01");
    EXPECT_THAT(world.read("verslag/nacht.txt"), HasSubstr("samen " + made + " in 1 nachten"));
}

/// The text format of Prometheus, strictly: HELP and TYPE before the samples of a name, names and labels in their alphabet, one sample
/// per series, numbers, a last line feed.
std::map<std::string, double> read_metrics(const std::string& text) {
    std::map<std::string, double> series;
    EXPECT_TRUE(!text.empty() && text.back() == '\n');
    EXPECT_EQ(text.find('\r'), std::string::npos);
    const std::regex help("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) [^\\\\]+"), type("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (gauge|counter)"),
        sample("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[a-zA-Z_][a-zA-Z0-9_]*=\"[a-zA-Z0-9_.+-]*\"\\})? (-?[0-9]+(\\.[0-9]+)?)");
    std::string helped, typed;
    std::set<std::string> names;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        std::smatch m;
        if (std::regex_match(line, m, help)) {
            helped = m[1];
            EXPECT_TRUE(names.insert(helped).second) << helped << " stands in two groups";
        } else if (std::regex_match(line, m, type)) {
            typed = m[1];
            EXPECT_EQ(typed, helped) << line;
        } else if (std::regex_match(line, m, sample)) {
            EXPECT_EQ(m[1], typed) << line;
            EXPECT_TRUE(series.emplace(m[1].str() + m[2].str(), std::stod(m[3])).second) << "twice: " << line;
        } else {
            ADD_FAILURE() << "no line of the format: " << line;
        }
    }
    return series;
}

TEST_F(NightService, the_metrics_are_right_in_form_and_say_what_the_summary_says) {
    set("metrics = " + world.path("griffier.prom") + "\nping = " + world.path("ping"));
    const Answer answer = night("2026-06-01");
    const auto series = read_metrics(world.read("griffier.prom"));
    EXPECT_EQ(series.at("griffier_night_exit_code"), static_cast<int>(answer.code));
    EXPECT_EQ(series.at("griffier_night_items{kind=\"made\"}"), answer.summary()["counts"].value("made", 0));
    EXPECT_EQ(series.at("griffier_night_items{kind=\"hooks_failed\"}"), 0) << "a series is there before it counts";
    EXPECT_EQ(series.at("griffier_store_dossiers{state=\"active\"}") + series.at("griffier_store_dossiers{state=\"archived\"}") + series.at("griffier_store_dossiers{state=\"destroyed\"}"), 12);
    EXPECT_EQ(series.at("griffier_night_end_timestamp_seconds"), 1780304400) << "2026-06-01T09:00:00Z";
    EXPECT_EQ(world.read("ping"), "2026-06-01T09:00:00Z\n");
    EXPECT_EQ(fs::status(world.path("griffier.prom")).permissions() & fs::perms::all, fs::perms(0644));
}

TEST(Metrics, the_strict_reader_refuses_what_is_wrong) {
    const std::string head = "# HELP a b.\n# TYPE a gauge\n";
    for (const std::string& wrong : {std::string("a 1\n"), head + "a 1", head + "a 1\na 2\n", head + "a x\n", head + "b 1\n", head + "a{k=\"Jan de Vries\"} 1\n", head + "a 1\n" + head + "a{k=\"v\"} 1\n", head + "a  1\n"}) {
        testing::TestPartResultArray found;
        {
            testing::ScopedFakeTestPartResultReporter watch(testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &found);
            read_metrics(wrong);
        }
        EXPECT_GT(found.size(), 0) << wrong;
    }
}

TEST_F(NightService, a_store_that_does_not_open_is_told_and_gives_no_sign_of_life) {
    set("metrics = " + world.path("griffier.prom") + "\nping = " + world.path("ping") + "\nreport = " + world.path("verslag") + "\nhook-error = " + hook("fout", "echo $GRIFFIER_EXIT > " + world.path("code")));
    fs::remove_all(world.path("sleutels"));
    const Answer answer = night();
    EXPECT_EQ(answer.code, ExitCode::damaged);
    EXPECT_EQ(world.read("code"), "4\n");
    EXPECT_EQ(read_metrics(world.read("griffier.prom")).at("griffier_night_exit_code"), 4);
    EXPECT_FALSE(fs::exists(world.path("ping")));
    EXPECT_THAT(world.read("verslag/nacht.html"), HasSubstr("Doe nu iets"));
}

TEST_F(NightService, what_finds_the_store_in_use_leaves_report_and_metrics_of_the_other_run) {
    set("metrics = " + world.path("griffier.prom") + "\nreport = " + world.path("verslag") + "\nping = " + world.path("ping"));
    night("2026-06-01");
    const std::string metrics = world.read("griffier.prom"), page = world.read("verslag/nacht.html");
    auto lock = world.disk->lock(world.store() + "/slot", 0);
    ASSERT_TRUE(lock);
    EXPECT_EQ(night("2026-06-02").code, ExitCode::busy);
    EXPECT_EQ(world.read("griffier.prom"), metrics);
    EXPECT_EQ(world.read("verslag/nacht.html"), page);
}

TEST_F(NightService, what_cannot_be_written_is_told_and_counted) {
    set("metrics = " + world.path("weg/griffier.prom") + "\nreport = " + world.path("proef.convenant.xml") + "/x\nping = " + world.path("weg/ping"));
    const Answer answer = night();
    EXPECT_EQ(answer.summary()["counts"].value("metrics_failed", 0), 1) << answer.out;
    EXPECT_EQ(answer.summary()["counts"].value("report_failed", 0), 1);
    EXPECT_NE(answer.code, ExitCode::done);
    EXPECT_GT(world.letters(), 0u);
}

TEST_F(NightService, the_journal_gets_one_line_per_entry_with_its_weight) {
    world.environment["JOURNAL_STREAM"] = "8:12345";
    set("hook-after = " + hook("na", "exit 1"));
    const Answer answer = world.in_store({"nightly", "--on", "2026-07-20"});
    EXPECT_THAT(answer.err, HasSubstr("<4>" + world.path("na") + ": "));
    EXPECT_THAT(answer.err, Not(HasSubstr("\n  "))) << "message and hint are one entry";
    const std::string last = answer.out.substr(answer.out.find("nightly: ") - 3);
    EXPECT_THAT(last, testing::StartsWith(answer.code == ExitCode::some_refused ? "<4>" : "<3>"));
    EXPECT_THAT(answer.out, Not(HasSubstr("\n  TE LAAT"))) << "nothing is wrapped";
    world.environment.clear();
    EXPECT_THAT(world.in_store({"nightly", "--on", "2026-07-20"}).err, Not(HasSubstr("<4>")));
}

TEST_F(NightService, status_says_how_long_ago_the_last_night_was_and_that_none_ran_yet) {
    EXPECT_THAT(world.in_store({"status", "--on", "2026-08-20"}).out, HasSubstr("nog geen nachtronde"));
    night("2026-08-20");
    EXPECT_THAT(world.in_store({"status", "--on", "2026-08-21"}).out, Not(HasSubstr("nachten geleden")));
    EXPECT_THAT(world.in_store({"status", "--on", "2026-08-22"}).out, HasSubstr("2 nachten geleden"));
    EXPECT_THAT(world.in_store({"status", "--on", "2027-08-20"}).out, HasSubstr("365 nachten geleden"));
}

TEST_F(NightService, J_INFORM_letters_that_lie_nowhere_to_be_sent_are_told) {
    const auto nowhere = [](const Answer& answer) {
        for (const auto& line : answer.lines())
            if (line["type"] == "nowhere") return line["letters"].get<long>();
        return 0L;
    };
    const Answer rehearsed = world.in_store({"nightly", "--json", "--on", "2026-06-01", "--dry-run"});
    EXPECT_GT(nowhere(rehearsed), 0) << rehearsed.out;
    EXPECT_EQ(nowhere(night("2026-06-01", {"--dry-run"})), 0) << "with a folder they lie there";
    EXPECT_EQ(nowhere(world.in_store({"nightly", "--json", "--on", "2026-06-01"})), nowhere(rehearsed));
}

TEST_F(NightService, the_report_says_what_to_do_after_the_first_refusal_of_a_kind) {
    const auto error = [](const char* code, const char* sentence) { return Reported{"error", {{"code", code}, {"hint", "Doe dit."}}, sentence}; };
    const Reported first = error("a", "een"), second = error("a", "twee"), other = error("b", "drie.");
    EXPECT_EQ(sentences_of({&first, &second, &other}), (std::vector<std::string>{"een. Doe dit.", "twee", "drie. Doe dit."}));
}

TEST_F(NightService, status_fits_one_screen_and_says_how_the_night_went) {
    for (const char* language : {"nl", "en"}) {
        night("2026-08-20");
        const Answer answer = world.in_store({"status", "--on", "2026-08-20", "--lang", language});
        std::istringstream in(answer.out);
        int count = 0;
        for (std::string line; std::getline(in, line); ++count) {
            std::size_t letters = 0;
            for (const char c : line) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
            EXPECT_LE(letters, 80u) << line;
        }
        EXPECT_LE(count, 24) << answer.out;
        EXPECT_THAT(answer.out, HasSubstr("6"));
    }
}

}  // namespace
}  // namespace griffier::jobs
