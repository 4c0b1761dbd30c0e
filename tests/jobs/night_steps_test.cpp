// The steps of a night: the table in the README, each alone, a dry night against the night that then comes, and nights that are stopped.
#include "jobs/night_steps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "destruction_world.h"
#include "foretold.h"

namespace griffier::jobs {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string text_of_file(const std::string& name) {
    std::ifstream in(std::string(GRIFFIER_SOURCE_DIR) + "/" + name);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> split(const std::string& text, const std::string& by) {
    std::vector<std::string> out;
    for (std::size_t begin = 0; !text.empty() && begin <= text.size();) {
        const auto end = std::min(text.find(by, begin), text.size());
        out.push_back(text.substr(begin, end - begin));
        begin = end + by.size();
    }
    return out;
}

std::string joined(const auto& words) {
    std::string all;
    for (const auto& word : words) all += (all.empty() ? "" : ", ") + std::string(word);
    return all;
}

std::string name_of(NightStep step) {
    for (const NightStepRow& row : night_steps())
        if (row.step == step) return std::string(row.name);
    return "";
}

TEST(NightSteps, the_table_in_the_readme_is_the_one_of_the_code_in_the_same_order) {
    std::vector<std::string> written, made;
    bool inside = false;
    for (const std::string& line : split(text_of_file("jobs/README.md"), "\n")) {
        if (line.rfind("| step | job |", 0) == 0) inside = true;
        if (line.empty()) inside = false;
        const auto cells = split(line, "|");
        if (!inside || cells.size() < 5 || cells[1].find('`') == std::string::npos) continue;
        const auto bare = [](std::string cell) {
            cell.erase(std::remove(cell.begin(), cell.end(), '`'), cell.end());
            const auto from = cell.find_first_not_of(' ');
            return from == std::string::npos ? std::string() : cell.substr(from, cell.find_last_not_of(' ') - from + 1);
        };
        written.push_back(bare(cells[1]) + " / " + bare(cells[2]) + " / " + bare(cells[3]));
    }
    for (const NightStepRow& row : night_steps()) {
        std::vector<std::string> needs;
        for (const NightStep one : row.needs) needs.push_back(name_of(one));
        made.push_back(std::string(row.name) + " / " + joined(row.jobs) + " / " + joined(needs));
    }
    EXPECT_EQ(written, made);
}

TEST(NightSteps, every_job_of_the_norms_that_runs_at_night_is_in_a_step_and_comes_after_what_it_needs) {
    std::set<std::string> jobs;
    std::set<NightStep> before;
    for (const NightStepRow& row : night_steps()) {
        for (const std::string_view job : row.jobs) jobs.insert(std::string(job));
        for (const NightStep needed : row.needs) EXPECT_TRUE(before.contains(needed)) << row.name;
        before.insert(row.step);
    }
    EXPECT_THAT(jobs, testing::ElementsAre("J-ACC", "J-AGE", "J-ARCH", "J-AUTH", "J-CAL", "J-DEST-5Y", "J-DEST-6M", "J-DEST-MN3Y", "J-INFORM", "J-NEED", "J-PUB", "J-RIGHTS"));
    const std::string readme = text_of_file("jobs/README.md");
    for (const char* demanded : {"J-STAT", "J-AUDIT"}) EXPECT_THAT(readme, HasSubstr(demanded)) << "on demand";
}

TEST(NightSteps, a_step_is_named_by_its_name_or_its_job_and_nothing_else) {
    EXPECT_TRUE(NightPlan::of(std::string())->whole());
    const auto archive = NightPlan::of("J-ARCH");
    ASSERT_TRUE(archive);
    EXPECT_TRUE(archive->runs(NightStep::archive));
    EXPECT_FALSE(archive->runs(NightStep::letters));
    EXPECT_FALSE(archive->whole());
    EXPECT_TRUE(NightPlan::of("J-INFORM")->runs(NightStep::letters)) << "a job of two steps";
    EXPECT_TRUE(NightPlan::of("J-INFORM")->runs(NightStep::inform));
    EXPECT_TRUE(NightPlan::of("need,rights")->runs(NightStep::rights));
    EXPECT_FALSE(NightPlan::of("calendar")->looks_at_cases());
    for (const char* wrong : {"J-ARC", "archive,", ",archive", "archive, need", "Archive", "J-STAT", "Zwervelina"}) {
        const auto plan = NightPlan::of(wrong);
        ASSERT_FALSE(plan) << wrong;
        EXPECT_EQ(plan.error().code, "nacht.geen_stap");
        EXPECT_EQ(plan.error().kind, Kind::usage);
        EXPECT_EQ(joined(plan.error().args).find("Zwervelina"), std::string::npos) << "what was typed is not said back";
    }
}

std::string errors_of(const Answer& answer) {
    std::string all;
    for (const auto& line : answer.lines())
        if (line["type"] == "error") all += line.dump() + "\n";
    return all;
}

/// A cooperation with something of everything: the sample cases of Oeverstad (letters owed, deferred and refused, requests, holds, files that go
/// to the archive, items that come up), a list that two persons approved, an inbox with a new case, a changed one and two wrong ones.
class RichNight : public testing::Test {
  protected:
    void SetUp() override {
        const std::string samples = std::string(GRIFFIER_SOURCE_DIR) + "/samples/";
        std::string covenant = text_of_file("samples/convenanten/oeverstad.xml");
        for (const auto& [id, key] : {std::pair(std::string("lid-om"), &one), std::pair(std::string("privacy"), &two)}) {
            const std::string mark = "<persoon id=\"" + id + "\"";
            ASSERT_NE(covenant.find(mark), std::string::npos);
            covenant.insert(covenant.find(mark) + mark.size(), " sleutel=\"" + hex(ed25519_public(*key)) + "\"");
        }
        world.write("eigen.xml", covenant);
        fs::create_directory(world.path("houder"));
        ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--holders", world.path("houder"), "--covenant", world.path("eigen.xml"), "--on", first}).code, ExitCode::done);
        world.write("opslag/griffier.ini", world.read("opslag/griffier.ini") + "selection-list = Proef\nselection-weegploeg = 11.1\nselection-casusoverleg = 11.2\nleave-reference = M-1\nleave-scope = alles\nleave-issuer = archivaris\n");
        // One case waits in the inbox, the others are in.
        fs::create_directory(world.path("postvak"));
        fs::create_directory(world.path("in"));
        // In the order of their names: which ones wait in the inbox is not for a file system to say.
        const auto sorted = [](const std::string& folder) {
            std::set<fs::path> all;
            for (const auto& entry : fs::directory_iterator(folder))
                if (entry.path().extension() == ".xml") all.insert(entry.path());
            return all;
        };
        int n = 0;
        for (const fs::path& file : sorted(samples + "dossiers/oeverstad")) fs::copy(file, world.path((++n % 9 == 0 ? "postvak/" : "in/") + file.filename().string()));
        ASSERT_EQ(call({"import", world.path("in")}, first).code, ExitCode::done);
        int wrong = 0;
        for (const fs::path& file : sorted(samples + "fout/oeverstad"))
            if (++wrong <= 2) fs::copy(file, world.path("postvak/" + file.filename().string()));
        ASSERT_GT(wrong, 1);
    }
    Answer call(std::vector<std::string> arguments, const std::string& on) {
        arguments.insert(arguments.end(), {"--as", "uitvoerder", "--purpose", "proef", "--on", on, "--json"});
        return world.in_store(arguments);
    }
    Answer night(const std::string& on, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"nightly", "--inbox", world.path("postvak"), "--out", world.path("uit")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return call(arguments, on);
    }
    /// Two persons sign the list.
    void approve(const std::string& number, const std::string& on) {
        ASSERT_EQ(call({"vernietigingslijst", "show", number, "--out", world.path("lijst")}, on).code, ExitCode::done);
        for (const auto& [who, key] : {std::pair("lid-om", &one), std::pair("privacy", &two)}) {
            const Bytes signature = ed25519_sign(*key, view_of(world.read("lijst/" + number + ".txt")));
            world.write("handtekening", std::string(signature.begin(), signature.end()));
            ASSERT_EQ(call({"vernietigingslijst", "approve", number, "--handtekening", world.path("handtekening"), "--door", who}, on).code, ExitCode::done);
        }
    }
    std::map<std::string, std::string> all_bytes() {
        auto all = world.contents("opslag");
        for (const char* folder : {"sleutels", "houder"}) all.merge(world.contents(folder));
        if (fs::exists(world.path("uit"))) all.merge(world.contents("uit"));
        all.merge(world.contents("postvak"));
        return all;
    }
    /// A dry run, which leaves every byte as it was, and then the run: the same lines.
    Answer foretold(const std::string& on, const std::vector<std::string>& more = {}) {
        const auto before = all_bytes();
        std::vector<std::string> dry = more;
        dry.push_back("--dry-run");
        const Answer would = night(on, dry);
        EXPECT_EQ(all_bytes(), before) << "a dry run of " << on;
        const Answer did = night(on, more);
        EXPECT_EQ(difference(would, did), "") << on;
        EXPECT_EQ(would.code, did.code) << on;
        return did;
    }
    static long counted(const Answer& answer, const char* what) { return answer.summary()["counts"].value(what, 0L); }

    JobsWorld world;
    const std::string first = "2026-06-01";
    Secret one{Bytes(32, 7)}, two{Bytes(32, 8)};
};

TEST_F(RichNight, a_dry_night_says_line_by_line_what_the_night_then_does) {
    const Answer night_one = foretold("2026-06-01");
    for (const char* what : {"imported", "refused", "made", "notes", "archived", "on_list", "inform", "requests_due", "calendar_late", "reviews_due", "holds"})
        EXPECT_GT(counted(night_one, what), 0) << what << ": the store is to have something of everything; errors: " << errors_of(night_one);
    foretold("2026-06-02");
    approve("VL-2026-0001", "2026-06-02");
    foretold("2026-06-05");
    const Answer destroyed = foretold("2026-06-09");
    EXPECT_GT(counted(destroyed, "destroyed"), 0);
    EXPECT_GT(counted(destroyed, "certificates"), 0);
    EXPECT_GT(counted(foretold("2026-06-17"), "destroyed"), 0) << "five years are over";
    EXPECT_GT(counted(foretold("2026-07-20"), "missed_nights"), 0);
    EXPECT_GT(counted(foretold("2027-05-20"), "archived"), 0);
    EXPECT_EQ(call({"verify"}, "2027-05-20").code, ExitCode::done);
}

TEST_F(RichNight, each_step_alone_is_foretold_too_and_does_nothing_of_another) {
    // What each step may tell; a step alone that tells something of another would be more than itself.
    const std::map<std::string, std::set<std::string>> tells{{"import", {"imported", "updated", "unchanged", "error"}},
                                                             {"letters", {"letter", "note", "not_made", "error"}},
                                                             {"issue", {"error"}},  // no channel is set
                                                             {"rights", {"request"}},
                                                             {"calendar", {"calendar"}},
                                                             {"accuracy", {"calendar"}},
                                                             {"authorisation", {"calendar"}},
                                                             {"publication", {"calendar"}},
                                                             {"terms", {"late", "due", "error"}},
                                                             {"archive", {"archived", "note", "error"}},
                                                             {"need", {"hold", "review"}},
                                                             {"inform", {"inform"}},
                                                             {"age", {"inform"}},
                                                             {"destroy", {"destruction", "destruction_list", "without_date", "proposed", "list_open", "destroyed", "balance", "error", "list_item_off", "list_void", "notice_open"}}};
    std::set<std::string> silent;
    for (const NightStepRow& row : night_steps()) {
        const std::string name(row.name);
        ASSERT_TRUE(tells.contains(name)) << name;
        const Answer alone = foretold("2026-06-01", {"--only", name});
        long told = 0;
        for (const auto& line : alone.lines()) {
            const std::string type = line["type"];
            if (type == "summary") continue;
            ++told;
            EXPECT_TRUE(tells.at(name).contains(type)) << name << " told " << line.dump();
        }
        if (told == 0) silent.insert(name);
        for (const std::string_view job : row.jobs) EXPECT_NE(night("2026-06-01", {"--only", std::string(job), "--dry-run"}).code, ExitCode::usage) << job;
    }
    for (const char* busy : {"import", "letters", "rights", "calendar", "accuracy", "authorisation", "archive", "need", "inform", "destroy"}) EXPECT_FALSE(silent.contains(busy)) << busy;
    // Steps alone are no night; the first one still is, and finds nothing left to make.
    const Answer whole = night("2026-06-01");
    EXPECT_EQ(counted(whole, "made") + counted(whole, "archived") + counted(whole, "imported") + counted(whole, "on_list"), 0) << whole.out;
    EXPECT_EQ(counted(night("2026-06-03"), "missed_nights"), 1);
}

TEST_F(RichNight, a_step_alone_is_no_night) {
    world.write("opslag/griffier.ini", world.read("opslag/griffier.ini") + "report = " + world.path("verslag") + "\nping = " + world.path("ping") + "\n");
    ASSERT_NE(night("2026-06-01", {"--only", "rights"}).code, ExitCode::usage);
    EXPECT_FALSE(fs::exists(world.path("verslag")));
    EXPECT_FALSE(fs::exists(world.path("ping")));
    EXPECT_EQ(call({"status"}, "2026-06-01").summary().value("last_night", ""), "");
    EXPECT_EQ(night("2026-06-01", {"--only", "morgen"}).code, ExitCode::usage);
}

TEST_F(RichNight, nights_that_are_played_do_what_nights_one_by_one_do) {
    const Answer all = call({"nightly", "--until", "2026-06-06"}, "2026-06-01");
    ASSERT_EQ(all.summary()["counts"]["nights"], 6) << all.out;
    long lines = 0;
    for (const auto& line : all.lines()) lines += line["type"] == "night";
    EXPECT_EQ(lines, 6);
    EXPECT_EQ(all.summary()["reference_date"], "2026-06-06");
    EXPECT_EQ(counted(night("2026-06-07"), "missed_nights"), 0) << "each of them counted as a night";
    EXPECT_EQ(call({"verify"}, "2026-06-07").code, ExitCode::done);
    EXPECT_EQ(world.in_store({"nightly", "--until", "2026-06-08", "--json"}).summary()["counts"]["nights"], 1) << "without --on it goes on after the last one";
}

TEST_F(RichNight, a_played_month_that_is_dry_foretells_the_month) {
    const auto before = all_bytes();
    const Answer would = call({"nightly", "--until", "2026-07-01", "--dry-run"}, "2026-06-01");
    EXPECT_EQ(all_bytes(), before);
    const Answer did = call({"nightly", "--until", "2026-07-01"}, "2026-06-01");
    const auto totals = [](const Answer& answer) { return without_mood(answer.summary()).dump(); };
    EXPECT_EQ(totals(would), totals(did));
}

TEST_F(RichNight, nights_ahead_are_for_a_practice_store_and_for_days_that_come) {
    const auto code = [](const Answer& answer) { return answer.lines().front().value("code", ""); };
    EXPECT_EQ(code(call({"nightly", "--until", "2026-05-01"}, "2026-06-01")), "nacht.geen_nachten");
    EXPECT_EQ(code(call({"nightly", "--until", "morgen"}, "2026-06-01")), "aanroep.waarde");
    JobsWorld real;
    real.init(false);
    const Answer refused = real.in_store({"nightly", "--until", "2026-06-01", "--json"});
    EXPECT_EQ(code(refused), "nacht.alleen_oefening");
    EXPECT_EQ(refused.code, ExitCode::usage);
}

/// What the one job tells, alone, of a type; in a dry run, so that each finds the store as it was.
std::vector<nlohmann::json> told_by(const Answer& answer, const std::string& type) {
    std::vector<nlohmann::json> found;
    for (const auto& line : answer.lines())
        if (line["type"] == type) found.push_back(line);
    return found;
}

TEST_F(RichNight, J_ARCH_J_NEED_J_INFORM_J_RIGHTS_each_tells_its_own_when_it_runs_alone) {
    const auto alone = [&](const char* job) { return night("2026-06-01", {"--only", job, "--dry-run"}); };
    EXPECT_FALSE(told_by(alone("J-ARCH"), "archived").empty());
    EXPECT_FALSE(told_by(alone("J-NEED"), "review").empty());
    EXPECT_FALSE(told_by(alone("J-NEED"), "hold").empty());
    const Answer informing = alone("J-INFORM");
    EXPECT_FALSE(told_by(informing, "letter").empty());
    EXPECT_FALSE(told_by(informing, "inform").empty());
    EXPECT_TRUE(told_by(informing, "archived").empty());
    EXPECT_FALSE(told_by(alone("J-RIGHTS"), "request").empty());
}

TEST_F(RichNight, J_CAL_J_ACC_J_AUTH_J_PUB_the_agenda_is_told_by_the_job_that_asks_it) {
    // An annex that is not published: the instance of the samples has published them all.
    JobsWorld other;
    std::string covenant = text_of_file("samples/convenanten/oeverstad.xml");
    const std::string published = " gepubliceerd=\"2018-12-03\" publicatienummer=\"2018, 90002\"";
    ASSERT_NE(covenant.find(published), std::string::npos);
    covenant.erase(covenant.find(published), published.size());
    other.write("eigen.xml", covenant);
    ASSERT_EQ(other.run({"init", "--practice", "--store", other.store(), "--keys", other.path("sleutels"), "--covenant", other.path("eigen.xml"), "--on", first}).code, ExitCode::done);
    const auto kinds = [&](const char* job) {
        std::set<std::string> all;
        for (const auto& line : told_by(other.in_store({"nightly", "--only", job, "--on", first, "--json"}), "calendar")) all.insert(line["kind"].get<std::string>());
        return all;
    };
    EXPECT_EQ(kinds("J-ACC"), (std::set<std::string>{"controle.juistheid"}));
    EXPECT_THAT(kinds("J-AUTH"), testing::IsSupersetOf({"controle.bevoegdheden", "controle.naleving"}));
    EXPECT_EQ(kinds("J-PUB"), (std::set<std::string>{"publicatie"}));
    EXPECT_THAT(kinds("J-CAL"), testing::Contains("beveiligingsevaluatie"));
    EXPECT_FALSE(kinds("J-CAL").contains("publicatie"));
}

TEST_F(RichNight, J_AGE_a_birthday_is_told_in_the_nights_after_it_and_then_no_more) {
    // Of one case the person turned eighteen on 14 May 2026.
    const auto ages = [&](const char* on) {
        std::set<std::string> all;
        for (const auto& line : told_by(night(on, {"--only", "J-AGE", "--dry-run"}), "inform"))
            if (line["alert"] == "leeftijd") all.insert(line["dossier"].get<std::string>());
        return all;
    };
    EXPECT_EQ(ages("2026-05-16").size(), 1u);
    EXPECT_TRUE(ages("2026-06-01").empty());
}

TEST_F(RichNight, J_DEST_6M_J_DEST_5Y_a_maximum_goes_on_or_before_its_day_and_a_keep_term_after_it) {
    ASSERT_NE(night("2026-06-01").code, ExitCode::usage);
    approve("VL-2026-0001", "2026-06-01");
    std::map<std::string, std::set<std::string>> clocks;  // of what came up, by clock: its days
    for (const auto& line : told_by(night("2026-06-02", {"--only", "J-DEST-5Y", "--dry-run"}), "destruction")) clocks[line["clock"]].insert(line["date"].get<std::string>());
    ASSERT_TRUE(clocks.contains("besluit.niet-agenderen"));
    ASSERT_TRUE(clocks.contains("laatste-verwerking"));
    const std::string five = *clocks["laatste-verwerking"].begin();
    EXPECT_EQ(five, "2026-06-16");
    EXPECT_TRUE(told_by(night("2026-06-07", {"--only", "J-DEST-6M"}), "destroyed").empty()) << "it cools";
    const auto maximum = told_by(night("2026-06-08", {"--only", "J-DEST-6M"}), "destroyed");
    ASSERT_EQ(maximum.size(), 1u);
    EXPECT_GT(maximum.front()["left"], 0) << "the five years are not over";
    EXPECT_TRUE(told_by(night("2026-06-15", {"--only", "J-DEST-5Y"}), "destroyed").empty());
    EXPECT_EQ(told_by(night("2026-06-16", {"--only", "J-DEST-5Y"}), "destroyed").size(), 1u) << "from the day after the last of the five years";
    EXPECT_EQ(call({"verify"}, "2026-06-16").code, ExitCode::done);
}

TEST(NightSteps, J_DEST_MN3Y_in_midden_nederland_three_years_run_from_closing) {
    JobsWorld world;
    const std::string samples = std::string(GRIFFIER_SOURCE_DIR) + "/samples/";
    ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", samples + "convenanten/midden-nederland.xml", "--on", "2018-08-01"}).code, ExitCode::done);
    ASSERT_EQ(world.in_store({"import", samples + "dossiers/midden-nederland/afgesloten-drie-jaar-bewaren.xml", "--on", "2018-08-01"}).code, ExitCode::done);
    const auto comes_up = [&](const char* on) { return told_by(world.in_store({"nightly", "--only", "J-DEST-MN3Y", "--on", on, "--json"}), "destruction"); };
    EXPECT_TRUE(comes_up("2018-12-01").empty());
    const auto near = comes_up("2019-05-20");
    ASSERT_EQ(near.size(), 1u);
    EXPECT_EQ(near.front()["date"], "2019-05-31");
    EXPECT_EQ(near.front()["keep"], false) << "a maximum";
    EXPECT_EQ(comes_up("2019-06-01").front()["state"], "te_laat");
}

/// A stream that pulls the brake after so many lines.
class Braking : public std::stringbuf {
  public:
    Braking(std::atomic<bool>& stop, int lines) : stop_(stop), left_(lines) {}

  protected:
    std::streamsize xsputn(const char* text, std::streamsize n) override {
        left_ -= static_cast<int>(std::count(text, text + n, '\n'));
        if (left_ <= 0) stop_ = true;
        return std::stringbuf::xsputn(text, n);
    }

  private:
    std::atomic<bool>& stop_;
    int left_;
};

/// What a store has come to, in codes: cases, documents, lists, the latest night.
std::string standing(JobsWorld& world, const std::string& on) {
    std::string all;
    for (const std::vector<std::string>& look : {std::vector<std::string>{"list"}, std::vector<std::string>{"vernietigingslijst", "status"}, std::vector<std::string>{"status"}}) {
        std::vector<std::string> arguments = look;
        arguments.insert(arguments.end(), {"--on", on, "--json"});
        for (nlohmann::json line : world.in_store(arguments).lines()) {
            for (const char* chance : {"root", "store", "see", "log_leaves", "leaves", "head"}) line.erase(chance);
            all += line.dump() + "\n";
        }
    }
    // By kind: the number of a document follows from the id of its case, in which there is chance.
    std::map<std::string, int> files;
    for (const auto& [path, bytes] : world.contents("uit")) ++files[path.substr(path.rfind("/uit/"), path.rfind('-') - path.rfind("/uit/"))];
    for (const auto& [kind, n] : files) all += kind + " " + std::to_string(n) + "\n";
    return all;
}

TEST_F(RichNight, a_night_that_is_stopped_anywhere_is_ended_by_the_next_call) {
    const std::string on = "2026-06-01";
    const auto copy_to = [&](const char* name) {
        fs::create_directory(world.path(name));
        for (const char* folder : {"opslag", "sleutels", "houder", "postvak"}) fs::copy(world.path(folder), world.path(std::string(name) + "/" + folder), fs::copy_options::recursive);
    };
    const auto restore = [&](const char* name) {
        for (const char* folder : {"opslag", "sleutels", "houder", "postvak", "uit"}) fs::remove_all(world.path(folder));
        for (const char* folder : {"opslag", "sleutels", "houder", "postvak"}) fs::copy(world.path(std::string(name) + "/" + folder), world.path(folder), fs::copy_options::recursive);
    };
    copy_to("begin");
    const Answer straight = night(on);
    const std::string wanted = standing(world, on);
    const int lines = static_cast<int>(straight.lines().size());
    ASSERT_GT(lines, 60);
    for (const int after : {1, 2, 6, lines / 3, lines / 2, 2 * lines / 3, lines - 12, lines - 4}) {
        restore("begin");
        world.stop = false;
        Braking brake(world.stop, after);
        std::ostream out(&brake);
        std::ostringstream err;
        World stopped{.disk = *world.disk, .clock = world.clock, .random = world.random, .out = out, .err = err, .stop = world.stop, .program = std::string(GRIFFIER_BINARY_DIR) + "/griffier"};
        const ExitCode code = jobs::run({"nightly", "--inbox", world.path("postvak"), "--out", world.path("uit"), "--as", "uitvoerder", "--purpose", "proef", "--on", on, "--json", "--store", world.store()}, stopped);
        EXPECT_EQ(code, ExitCode::interrupted) << "after line " << after;
        const std::string said = brake.str();
        EXPECT_THAT(said, HasSubstr("\"type\":\"summary\"")) << "a tally of what was done, after line " << after;
        world.stop = false;
        const Answer rest = night(on);
        EXPECT_EQ(rest.code, straight.code) << "after line " << after;
        EXPECT_EQ(standing(world, on), wanted) << "after line " << after;
        EXPECT_EQ(call({"verify"}, on).code, ExitCode::done);
    }
}

}  // namespace
}  // namespace griffier::jobs
