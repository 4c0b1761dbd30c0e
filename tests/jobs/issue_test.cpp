// griffier issue, alone and as a step of the night: what leaves, what is looked at once more before it does, and what people say of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channel_disk.h"
#include "foretold.h"
#include "jobs_world.h"
#include "records/core/crypto.h"

namespace griffier::jobs {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

class IssueTest : public testing::Test {
  protected:
    void SetUp() override {
        world.run({"sample", world.path("proef"), "--dossiers", "1", "--seed", "3", "--on", "2026-06-01", "--regime", "model-2018", "--with-covenant"});
        std::string covenant = world.read("proef.convenant.xml");
        const auto person = [&](const std::string& id, const std::string& role, const Bytes& key) {
            return "  <persoon id=\"" + id + "\" partij=\"proef-om\" rol=\"" + role + "\"" + (key.empty() ? "" : " sleutel=\"" + hex(key) + "\"") + "><naam>" + id + "</naam></persoon>\n";
        };
        covenant.insert(covenant.find("</convenant>"), person("tweede", "lid-weegploeg", ed25519_public(seed)) + person("bedient", "operator", {}));
        world.write("eigen.xml", covenant);
        ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("eigen.xml")}).code, ExitCode::done);
        settings = world.read("opslag/griffier.ini");
        fs::create_directory(world.path("kanaal"));
        set("channel = " + world.path("kanaal") + "\n");
        take_in(canary_dossier());
    }
    void set(const std::string& more) { world.write("opslag/griffier.ini", settings + more); }
    void take_in(const std::string& xml) {
        world.write("zaak.xml", xml);
        const Answer answer = world.in_store({"import", world.path("zaak.xml")});
        ASSERT_EQ(answer.code, ExitCode::done) << answer.err << answer.out;
    }
    /// The next version of the case with a change.
    static std::string next(std::string xml, const std::string& from, const std::string& to) {
        const std::string hash = hex(sha256(view_of(xml)));
        xml.replace(xml.find("versie=\"1\""), 10, "versie=\"2\" vervangt=\"" + hash + "\"");
        const auto at = xml.find(from);
        EXPECT_NE(at, std::string::npos);
        return xml.replace(at, from.size(), to);
    }
    /// The case with the person shielded from a day on.
    static std::string shield(std::string xml, const std::string& day) {
        const std::string end = "  </weegploegbestand>";
        xml.replace(xml.find(end), end.size(), R"(    <besluit id="b7" soort="beperking" uitkomst="toewijzen" datum=")" + day + R"(" orgaan="verwerkingsverantwoordelijke" verwijst="r1" gebruikt="p1"><redenen>Wij gaan na of het klopt.</redenen><gronden lijst="beperking" letters="a"/></besluit>
  </weegploegbestand>)");
        return xml.insert(xml.find("</dossier>"), R"(  <verzoek id="r1" soort="beperking" ontvangen="2026-05-20" kanaal="brief" persoon="p1" hoedanigheid="zelf" wet="AVG"><stap soort="identiteit" uitkomst="vastgesteld" datum="2026-05-21"/></verzoek>
)");
    }
    static std::string shielded(const std::string& day) { return shield(next(canary_dossier(), "</dossier>", "</dossier>"), day); }
    Answer call(std::vector<std::string> arguments, const std::string& on = "2026-06-01") {
        arguments.insert(arguments.end(), {"--on", on, "--json"});
        return world.in_store(arguments);
    }
    Answer as(std::vector<std::string> arguments, const std::string& who = "proef-uitvoerder") {
        arguments.insert(arguments.end(), {"--as", who, "--purpose", "post"});
        return call(arguments);
    }
    long count(const Answer& answer, const std::string& what) { return answer.summary()["counts"].value(what, 0L); }
    std::vector<std::string> errors(const Answer& answer) const {
        std::vector<std::string> out;
        for (const auto& line : answer.lines())
            if (line["type"] == "error") out.push_back(line["code"]);
        return out;
    }
    nlohmann::json first(const Answer& answer, const std::string& type) {
        for (const auto& line : answer.lines())
            if (line["type"] == type) return line;
        return {};
    }
    /// Letters in the channel, by number.
    std::vector<std::string> letters() {
        std::vector<std::string> out;
        for (const auto& entry : fs::recursive_directory_iterator(world.path("kanaal")))
            if (entry.path().extension() == ".pdf") out.push_back(entry.path().stem());
        std::sort(out.begin(), out.end());
        return out;
    }
    std::string state_of(const std::string& number) { return first(call({"issue", "status", number}), "letter_state").value("state", ""); }
    /// Does something while the disk of the channel is in trouble.
    void on_disk(ChannelDisk::Trouble trouble, const std::function<void()>& work) {
        std::unique_ptr<FileSystem> real = std::exchange(world.disk, std::make_unique<ChannelDisk>(world.path("kanaal"), std::move(trouble)));
        work();
        world.disk = std::move(real);
    }
    std::vector<std::string> rooms() const {
        std::vector<std::string> out;
        for (const auto& entry : fs::directory_iterator(world.path("kanaal")))
            if (entry.path().filename().string().rfind(".nieuw-", 0) == 0) out.push_back(entry.path());
        return out;
    }
    bool sound() { return world.in_store({"verify"}).code == ExitCode::done; }
    std::string produced() { return first(call({"produce"}), "letter")["number"]; }

    JobsWorld world;
    Secret seed{Bytes(32, 7)}, other{Bytes(32, 8)};
    std::string settings;
};

TEST_F(IssueTest, INF_01_a_letter_of_the_night_goes_to_the_channel_once_and_its_receipt_takes_the_readable_file_away) {
    const Answer night = call({"nightly", "--out", world.path("uit")});
    EXPECT_EQ(count(night, "issued"), 1) << night.out;
    ASSERT_EQ(letters().size(), 1u);
    EXPECT_EQ(world.letters(), 0u) << "what a channel takes stands readable nowhere else";
    EXPECT_TRUE(fs::exists(world.path("uit/index.html")));
    const std::string number = letters().front(), consignment = first(night, "issued")["consignment"];
    EXPECT_EQ(state_of(number), "overgedragen");
    const auto lists = world.contents("kanaal");
    for (const auto& [path, bytes] : lists)
        for (const std::string& word : canaries()) {
            EXPECT_THAT(path, Not(HasSubstr(word)));
            if (path.find(".pdf") == std::string::npos) EXPECT_THAT(bytes, Not(HasSubstr(word))) << path;
        }
    const Answer second = call({"nightly", "--out", world.path("uit")});
    EXPECT_EQ(count(second, "issued"), 0);
    EXPECT_EQ(letters().size(), 1u);
    world.write("kanaal/" + consignment + ".ontvangst", hex(sha256(view_of(world.read("kanaal/" + consignment + "/" + number + ".pdf")))) + "  " + number + ".pdf\n");
    const Answer third = call({"issue"}, "2026-06-02");
    EXPECT_EQ(count(third, "confirmed"), 1) << third.out;
    EXPECT_EQ(third.code, ExitCode::done);
    EXPECT_TRUE(letters().empty());
    EXPECT_EQ(state_of(number), "bevestigd");
    EXPECT_TRUE(sound());
}

TEST_F(IssueTest, the_report_of_a_night_counts_what_was_made_and_what_left_apart) {
    set("channel = " + world.path("kanaal") + "\nreport = " + world.path("verslag") + "\n");
    const Answer night = call({"nightly", "--out", world.path("uit")});
    ASSERT_EQ(count(night, "issued"), 1) << night.out;
    const std::string text = world.read("verslag/nacht.txt");
    EXPECT_THAT(text, testing::ContainsRegex("\n +1  Overgedragen\n"));
    EXPECT_THAT(text, testing::ContainsRegex("\n +" + std::to_string(count(night, "made") + count(night, "notes")) + "  Gemaakt\n"));
}

TEST_F(IssueTest, a_dry_run_says_what_would_go_and_changes_nothing) {
    const auto before = world.contents("opslag");
    EXPECT_EQ(count(call({"nightly", "--dry-run"}), "would_issue"), 1) << "also what the night itself would make";
    EXPECT_EQ(world.contents("opslag"), before);
    produced();
    const auto filed = world.contents("opslag");
    const Answer dry = call({"issue", "--dry-run"});
    EXPECT_EQ(count(dry, "would_issue"), 1) << dry.out;
    EXPECT_EQ(count(dry, "issued"), 0);
    EXPECT_TRUE(fs::is_empty(world.path("kanaal")));
    EXPECT_EQ(world.contents("opslag"), filed);
    EXPECT_EQ(count(call({"issue"}), "issued"), 1);
}

TEST_F(IssueTest, fault_50_a_letter_whose_decision_was_corrected_is_withdrawn_and_comes_anew_when_it_is_owed_again) {
    const std::string number = produced();
    const std::vector<std::string> all{"--party", "proef-gemeente", "--party", "proef-om", "--party", "proef-politie", "--reason", "Verzonnen."};
    const auto decide = [&](std::vector<std::string> parts, const std::string& on) {
        parts.insert(parts.begin(), {"besluit", "KAN-2026-001", "--kind", "informeren", "--as", "proef-uitvoerder", "--purpose", "post"});
        parts.insert(parts.end(), all.begin(), all.end());
        for (const char* party : {"proef-gemeente", "proef-om", "proef-politie"}) parts.insert(parts.end(), {"--consulted", std::string(party) + "=2026-06-01=akkoord"});
        return call(parts, on);
    };
    const Answer deferred = decide({"--outcome", "uitstel", "--refers", "b1", "--ground", "d", "--need", "Nodig.", "--proportion", "Passend.", "--review", "2026-07-01"}, "2026-06-02");
    ASSERT_EQ(deferred.code, ExitCode::done) << deferred.out;
    const Answer issue = call({"issue"}, "2026-06-02");
    EXPECT_EQ(first(issue, "withdrawn")["reason"], "uitgesteld") << issue.out;
    EXPECT_TRUE(letters().empty());
    EXPECT_EQ(state_of(number), "ingetrokken");
    EXPECT_TRUE(sound());
    const Answer again = decide({"--outcome", "informeren", "--refers", "b1"}, "2026-06-05");
    ASSERT_EQ(again.code, ExitCode::done) << again.out;
    const Answer night = call({"nightly"}, "2026-06-05");
    EXPECT_EQ(count(night, "issued"), 1) << night.out;
    ASSERT_EQ(letters().size(), 1u);
    EXPECT_NE(letters().front(), number) << "a withdrawn letter keeps its number to itself";
    EXPECT_THAT(errors(night), Not(testing::Contains("termijn.anders"))) << "the terms went along with the withdrawal";
    EXPECT_TRUE(sound());
}

TEST_F(IssueTest, fault_51_a_letter_with_an_address_that_changed_since_does_not_leave_and_the_new_one_does) {
    const std::string number = produced();
    take_in(next(canary_dossier(), "<straat>Flonkerpad</straat>", "<straat>Wiekslag</straat>"));
    const Answer issue = call({"issue"});
    EXPECT_EQ(first(issue, "withdrawn")["reason"], "inhoud-anders") << issue.out;
    EXPECT_TRUE(letters().empty());
    const Answer night = call({"nightly"});
    EXPECT_EQ(count(night, "issued"), 1) << night.out;
    EXPECT_NE(letters().front(), number);
    EXPECT_TRUE(sound());
}

TEST_F(IssueTest, fault_49_a_change_of_the_case_that_the_letter_does_not_tell_of_holds_nothing_up) {
    const std::string number = produced();
    take_in(next(canary_dossier(), "<telefoon>0998877665</telefoon>", "<telefoon>0998877666</telefoon>"));
    const Answer issue = call({"issue"}, "2026-06-03");
    EXPECT_EQ(count(issue, "issued"), 1) << "made again as of its own day it has the same bytes: " << issue.out;
    EXPECT_EQ(letters(), (std::vector<std::string>{number}));
}

TEST_F(IssueTest, COR_10_a_letter_about_shielded_data_waits_and_goes_when_the_shielding_is_over) {
    const std::string number = produced();
    take_in(shielded("2026-05-28"));
    const Answer issue = call({"issue"});
    EXPECT_EQ(first(issue, "letter_waiting")["reason"], "afgeschermd") << issue.out;
    EXPECT_TRUE(letters().empty());
    EXPECT_EQ(state_of(number), "te-verzenden");
    const Answer late = call({"issue"}, "2026-08-01");
    EXPECT_EQ(late.code, ExitCode::deadline) << "the last day in law does not wait along";
    EXPECT_TRUE(first(late, "letter_waiting").contains("late_since"));
}

TEST_F(IssueTest, COR_10_a_night_that_is_run_again_for_an_earlier_day_sees_what_is_shielded_now) {
    fs::remove_all(world.path("opslag")), fs::remove_all(world.path("sleutels"));
    ASSERT_EQ(world.run({"init", "--real", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("eigen.xml")}).code, ExitCode::done);
    settings = world.read("opslag/griffier.ini");
    set("channel = " + world.path("kanaal") + "\n");
    take_in(canary_dossier());
    ASSERT_EQ(call({"produce"}).code, ExitCode::done);
    world.clock.day = Date(2026, 6, 3);
    take_in(shielded("2026-06-02"));
    const Answer issue = call({"issue"}, "2026-06-01");
    EXPECT_EQ(first(issue, "letter_waiting")["reason"], "afgeschermd") << issue.out;
    EXPECT_TRUE(letters().empty());
    take_in(shield(canary_dossier("KAN-2026-002"), "2026-06-02"));
    const Answer made = call({"produce", "KAN-2026-002"}, "2026-06-01");
    EXPECT_EQ(count(made, "made"), 0) << "nor is one made: " << made.out;
}

TEST_F(IssueTest, fault_60_a_letter_that_left_after_the_copy_is_not_sent_again_by_the_store_that_is_put_back) {
    fs::copy(world.path("opslag"), world.path("kopie"), fs::copy_options::recursive);
    ASSERT_EQ(count(call({"nightly"}), "issued"), 1);
    const std::vector<std::string> before = letters();
    const auto put_back = [&] {
        fs::remove_all(world.path("opslag"));
        fs::copy(world.path("kopie"), world.path("opslag"), fs::copy_options::recursive);
    };
    put_back();
    const Answer night = call({"nightly"});
    EXPECT_EQ(letters(), before) << "the same letter, made again: " << night.out;
    EXPECT_EQ(state_of(before.front()), "overgedragen");
    EXPECT_TRUE(sound());
    put_back();
    const Answer later = call({"nightly"}, "2026-06-02");
    EXPECT_EQ(letters(), before) << "made on another day it has another date: " << later.out;
    EXPECT_EQ(first(later, "unknown")["reason"], "kanaal-anders");
    EXPECT_TRUE(sound());
}

TEST_F(IssueTest, fault_52_a_channel_that_is_away_is_told_each_time_and_the_letter_goes_when_it_is_back) {
    produced();
    fs::remove(world.path("kanaal"));
    for (const char* on : {"2026-06-02", "2026-06-03"}) {
        const Answer answer = call({"issue"}, on);
        EXPECT_EQ(answer.code, ExitCode::some_refused);
        EXPECT_THAT(errors(answer), testing::Contains("kanaal.onbereikbaar"));
        EXPECT_EQ(first(answer, "letter_waiting")["reason"], "kanaal");
    }
    EXPECT_EQ(call({"nightly"}, "2026-08-01").code, ExitCode::deadline);
    fs::create_directory(world.path("kanaal"));
    EXPECT_EQ(count(call({"issue"}, "2026-08-02"), "issued"), 1);
    fs::rename(world.path("kanaal"), world.path("weg"));
    fs::create_directory(world.path("kanaal"));
    EXPECT_THAT(errors(call({"issue"}, "2026-08-03")), testing::Contains("kanaal.vreemd")) << "an empty mount point";
}

TEST_F(IssueTest, fault_13_fault_15_a_channel_whose_disk_fails_at_any_operation_ends_no_night_and_its_letters_wait_and_go_once) {
    produced();
    const std::vector<std::string> parts{"opslag", "sleutels", "kanaal"};
    fs::create_directory(world.path("voor"));
    for (const std::string& part : parts) fs::copy(world.path(part), world.path("voor/" + part), fs::copy_options::recursive);
    int faults = 0;
    for (const auto& [error, step] : {std::pair(std::string("ENOSPC"), 1), std::pair(std::string("EIO"), 1), std::pair(std::string("EACCES"), 3)})
        for (int at = 1;; at += step) {
            for (const std::string& part : parts) {
                fs::remove_all(world.path(part));
                fs::copy(world.path("voor/" + part), world.path(part), fs::copy_options::recursive);
            }
            int n = 0;
            Answer night;
            // a full disk refuses what is written, a failing one everything
            const auto fails = [&, name = error](const std::string& operation, const std::string&) -> const char* {
                const bool hit = name != "ENOSPC" || operation == "write" || operation == "sync";
                return hit && ++n >= at ? name.c_str() : nullptr;
            };
            on_disk(fails, [&] { night = call({"nightly"}); });
            if (n < at) break;
            ++faults;
            const std::string where = error + " from operation " + std::to_string(at) + " on\n" + night.out;
            EXPECT_EQ(night.code, ExitCode::some_refused) << where;
            EXPECT_THAT(errors(night), testing::Contains("kanaal.schijf")) << where;
            EXPECT_FALSE(first(night, "balance").empty()) << "the last step ran: " << where;
            EXPECT_EQ(count(night, "issued"), 0) << where;
            EXPECT_EQ(first(night, "letter_waiting").value("reason", ""), "kanaal-schijf") << where;
            EXPECT_EQ(count(night, "letters_waiting"), 1) << where;
            const Answer second = call({"issue"}, "2026-06-02");
            EXPECT_EQ(count(second, "issued"), 1) << where << second.out;
            EXPECT_EQ(letters().size(), 1u) << where;
            EXPECT_TRUE(rooms().empty()) << where;
            EXPECT_TRUE(sound()) << where;
        }
    EXPECT_GT(faults, 20);
}

TEST_F(IssueTest, fault_52_the_last_day_in_law_is_red_also_when_the_disk_of_the_channel_is_why_a_letter_waits) {
    produced();
    for (const std::string what : {"write", "sync"})  // before the intent is committed, and after
        on_disk([&](const std::string& operation, const std::string& path) { return operation == what && path.find("/.nieuw-") != std::string::npos ? "ENOSPC" : nullptr; }, [&] {
            const Answer late = call({"issue"}, "2026-08-01");
            EXPECT_EQ(late.code, ExitCode::deadline) << late.out;
            EXPECT_TRUE(first(late, "letter_waiting").contains("late_since")) << late.out;
        });
    EXPECT_EQ(call({"issue", "status"}).summary()["under_way"], 1);
    EXPECT_EQ(count(call({"issue"}, "2026-08-02"), "issued"), 1);
}

TEST_F(IssueTest, fault_15_a_disk_of_the_store_that_fails_still_ends_the_run_and_nothing_leaves) {
    produced();
    std::unique_ptr<FileSystem> real = std::exchange(world.disk, std::make_unique<ChannelDisk>(world.path("opslag/kluis"), [](const std::string& operation, const std::string&) { return operation == "read" ? "EIO" : nullptr; }));
    EXPECT_EQ(call({"issue"}).code, ExitCode::again);
    world.disk = std::move(real);
    EXPECT_TRUE(letters().empty());
    EXPECT_EQ(count(call({"issue"}), "issued"), 1);
}

TEST_F(IssueTest, a_full_disk_gets_room_by_what_was_confirmed_before_anything_new_is_written) {
    const std::string number = produced(), consignment = first(call({"issue"}), "issued")["consignment"];
    ASSERT_EQ(count(as({"issue", "confirm", consignment}), "confirmed"), 1);
    world.write("zaak.xml", canary_dossier("KAN-2026-002"));
    ASSERT_EQ(world.in_store({"import", world.path("zaak.xml")}).code, ExitCode::done);
    ASSERT_EQ(count(call({"produce"}), "made"), 1);
    const std::string old = world.path("kanaal/" + consignment + "/" + number + ".pdf");
    Answer answer;
    on_disk([&](const std::string& operation, const std::string&) { return operation == "write" && fs::exists(old) ? "ENOSPC" : nullptr; }, [&] { answer = call({"issue"}); });
    EXPECT_EQ(count(answer, "issued"), 1) << answer.out;
    EXPECT_EQ(answer.code, ExitCode::done);
}

TEST_F(IssueTest, rooms_of_runs_that_were_cut_off_go_also_where_the_operator_keeps_what_was_confirmed) {
    set("channel = " + world.path("kanaal") + "\nchannel-after = operator\n");
    produced();
    on_disk([](const std::string& operation, const std::string& path) { return operation == "write" && path.ends_with(".pdf") ? "EIO" : nullptr; }, [&] { call({"issue"}); });
    ASSERT_EQ(rooms().size(), 1u);
    fs::create_directory(world.path("kanaal/.nieuw-van-een-ander"));
    EXPECT_EQ(count(call({"issue"}), "issued"), 1);
    EXPECT_EQ(rooms(), std::vector<std::string>{world.path("kanaal/.nieuw-van-een-ander")}) << "its own, and nobody else's";
    EXPECT_EQ(letters().size(), 1u);
}

TEST_F(IssueTest, a_consignment_that_is_confirmed_twice_in_one_call_is_confirmed_not_at_all) {
    const std::string number = produced(), consignment = first(call({"issue"}), "issued")["consignment"];
    const auto before = world.contents("opslag");
    const Answer twice = as({"issue", "confirm", consignment, consignment});
    EXPECT_EQ(twice.code, ExitCode::usage) << twice.out;
    EXPECT_THAT(errors(twice), testing::Contains("verzending.zelfde"));
    EXPECT_EQ(world.contents("opslag"), before);
    EXPECT_EQ(state_of(number), "overgedragen");
    const Answer withdrawn = as({"issue", "withdraw", number, number, "--reason", "x"});
    EXPECT_THAT(errors(withdrawn), testing::Contains("verzending.zelfde"));
    EXPECT_EQ(count(as({"issue", "confirm", consignment}), "confirmed"), 1);
}

TEST_F(IssueTest, a_letter_that_somebody_withdrew_stays_away_until_the_case_changes) {
    const std::string number = produced();
    EXPECT_THAT(errors(as({"issue", "withdraw", number})), testing::Contains("besluit.zonder_reden"));
    EXPECT_THAT(errors(as({"issue", "withdraw", number, "--reason", "Ritselreden"}, "bedient")), testing::Contains("handelen.beslist_niet"));
    const Answer done = as({"issue", "withdraw", number, "--reason", "Ritselreden"});
    EXPECT_EQ(count(done, "withdrawn"), 1) << done.out;
    EXPECT_THAT(done.out, Not(HasSubstr("Ritselreden")));
    const Answer night = call({"nightly"});
    EXPECT_EQ(count(night, "issued"), 0) << night.out;
    EXPECT_EQ(count(night, "made"), 0);
    EXPECT_TRUE(letters().empty());
    EXPECT_THAT(errors(as({"issue", "withdraw", number, "--reason", "x"})), testing::Contains("verzending.stand"));
    take_in(next(canary_dossier(), "<straat>Flonkerpad</straat>", "<straat>Wiekslag</straat>"));
    EXPECT_EQ(count(call({"nightly"}), "issued"), 1);
    EXPECT_THAT(errors(as({"issue", "withdraw", letters().front(), "--reason", "x"})), testing::Contains("verzending.stand")) << "it has left";
    EXPECT_TRUE(sound());
}

TEST_F(IssueTest, what_was_put_out_before_there_was_a_channel_goes_only_when_a_person_names_it) {
    set("");
    call({"produce", "--out", world.path("uit")});
    ASSERT_EQ(world.letters(), 1u);
    std::string number;
    for (const auto& entry : fs::directory_iterator(world.path("uit")))
        if (entry.path().extension() == ".pdf") number = entry.path().stem();
    EXPECT_EQ(call({"issue"}).code, ExitCode::configuration) << "no channel is set";
    set("channel = " + world.path("kanaal") + "\n");
    EXPECT_EQ(count(call({"nightly"}), "issued"), 0);
    EXPECT_EQ(call({"issue", number}).code, ExitCode::usage) << "nobody says so";
    EXPECT_THAT(errors(as({"issue", "Kwartelbos"})), testing::Contains("verzending.geen_nummer"));
    EXPECT_THAT(errors(as({"issue", "DOC-01-000000000000"})), testing::Contains("opslag.onbekend_stuk"));
    EXPECT_THAT(errors(as({"issue", number}, "tweede")), testing::Contains("handelen.geen_taak"));
    const Answer named = as({"issue", number});
    EXPECT_EQ(count(named, "issued"), 1) << named.out;
    EXPECT_EQ(letters(), (std::vector<std::string>{number}));
    EXPECT_TRUE(sound());
}

TEST_F(IssueTest, a_person_confirms_a_consignment_where_the_printer_does_not) {
    produced();
    const std::string consignment = first(call({"issue"}), "issued")["consignment"];
    EXPECT_EQ(world.in_store({"confirm", "channel", "--as", "proef-uitvoerder", "--purpose", "x"}).code, ExitCode::usage) << "by consignment";
    EXPECT_THAT(errors(as({"issue", "confirm", "Kwartelbos"})), testing::Contains("verzending.geen_zending"));
    EXPECT_EQ(count(as({"issue", "confirm", consignment, "--dry-run"}), "would_confirm"), 1);
    EXPECT_EQ(letters().size(), 1u);
    EXPECT_EQ(count(as({"issue", "confirm", consignment}, "bedient"), "confirmed"), 1);
    EXPECT_EQ(call({"issue"}).code, ExitCode::done);
    EXPECT_TRUE(letters().empty());
    EXPECT_THAT(errors(as({"issue", "confirm", consignment})), testing::Contains("verzending.geen_zending"));
}

TEST_F(IssueTest, the_operator_can_keep_what_was_confirmed) {
    set("channel = " + world.path("kanaal") + "\nchannel-after = operator\n");
    produced();
    const std::string consignment = first(call({"issue"}), "issued")["consignment"];
    EXPECT_EQ(count(as({"issue", "confirm", consignment}), "confirmed"), 1);
    EXPECT_EQ(call({"issue"}).code, ExitCode::done);
    EXPECT_EQ(letters().size(), 1u);
    nlohmann::json plain;
    for (const auto& line : world.in_store({"verify", "--json"}).lines())
        if (line["type"] == "plain" && line["folder"] == "channel") plain = line;
    EXPECT_EQ(plain["files"], 1);
    EXPECT_EQ(plain["on_certificate"], true);
}

class UnknownLetter : public IssueTest {
  protected:
    /// A run that is cut off between the intent and the hand-over: a disk that fails from the first letter on.
    /// Afterwards the room that was made in the channel is there or gone.
    void cut_off(bool room_stays) {
        number = produced();
        on_disk([](const std::string& operation, const std::string& path) { return operation == "write" && path.ends_with(".pdf") ? "EIO" : nullptr; },
                [&] { EXPECT_EQ(call({"issue"}).code, ExitCode::some_refused); });
        EXPECT_EQ(state_of(number), "onderweg");
        EXPECT_EQ(rooms().size(), 1u);
        for (const std::string& room : rooms())
            if (!room_stays) fs::remove_all(room);
    }
    Answer propose(const std::string& outcome, const std::string& file = "voorstel") {
        return as({"issue", "resolve", number, "--outcome", outcome, "--reason", "Ritselreden", "--voorstel", world.path(file)});
    }
    void sign(const Secret& key, const std::string& file = "voorstel") {
        const Bytes signature = ed25519_sign(key, view_of(world.read(file)));
        world.write("handtekening", std::string(signature.begin(), signature.end()));
    }
    Answer ratify(const std::string& second = "tweede", const std::string& file = "voorstel") {
        return as({"issue", "resolve", "--bekrachtig", world.path(file), "--handtekening", world.path("handtekening"), "--door", second});
    }
    std::string number;
};

TEST_F(UnknownLetter, fault_47_what_was_cut_off_and_was_never_there_goes_again_by_itself) {
    cut_off(true);
    const Answer answer = call({"issue"});
    EXPECT_EQ(first(answer, "letter_again")["number"], number) << answer.out;
    EXPECT_EQ(count(answer, "issued"), 1);
    EXPECT_EQ(letters(), (std::vector<std::string>{number}));
    EXPECT_TRUE(sound());
}

TEST_F(UnknownLetter, fault_47_two_persons_say_what_became_of_it_and_one_cannot) {
    cut_off(false);
    for (const char* on : {"2026-06-01", "2026-06-02", "2027-06-01"}) {
        const Answer answer = call({"issue"}, on);
        EXPECT_EQ(first(answer, "unknown")["reason"], "kanaal-weg") << answer.out;
        EXPECT_NE(answer.code, ExitCode::done) << "told every time, decided never";
        EXPECT_TRUE(letters().empty());
    }
    EXPECT_EQ(call({"status"}).summary()["unknown_letters"], 1);
    EXPECT_THAT(errors(as({"issue", "withdraw", number, "--reason", "x"})), testing::Contains("verzending.twee_personen"));
    EXPECT_THAT(errors(as({"issue", "resolve", number, "--outcome", "niet-uitgevoerd", "--reason", "x"})), testing::Contains("besluit.tweede_persoon"));
    EXPECT_THAT(errors(as({"issue", "resolve", number, "--outcome", "Kwartelbos", "--reason", "x", "--voorstel", world.path("v0")})), testing::Contains("verzending.uitkomst"));
    EXPECT_THAT(errors(as({"issue", "resolve", number, "--outcome", "uitgevoerd", "--voorstel", world.path("v0")})), testing::Contains("besluit.zonder_reden"));
    EXPECT_THAT(errors(as({"issue", "resolve", number, "--outcome", "uitgevoerd", "--reason", "x", "--voorstel", world.path("v0")}, "bedient")), testing::Contains("handelen.beslist_niet"));
    ASSERT_EQ(propose("niet-uitgevoerd").code, ExitCode::done);
    EXPECT_THAT(world.read("voorstel"), Not(HasSubstr("Ritselreden")));
    EXPECT_EQ(state_of(number), "onbekend") << "a proposal changes nothing";
    sign(other);
    EXPECT_THAT(errors(ratify()), testing::Contains("bekrachtig.handtekening"));
    sign(seed);
    EXPECT_THAT(errors(ratify("proef-uitvoerder")), testing::Contains("bekrachtig.zelfde"));
    std::string text = world.read("voorstel");
    world.write("anders", text.replace(text.find("niet-uitgevoerd"), 15, "uitgevoerd"));
    EXPECT_THAT(errors(ratify("tweede", "anders")), testing::Contains("bekrachtig.handtekening"));
    const Answer done = ratify();
    EXPECT_EQ(count(done, "resolved"), 1) << done.out;
    EXPECT_EQ(state_of(number), "te-verzenden");
    EXPECT_THAT(errors(ratify()), testing::Contains("verzending.stand")) << "once";
    EXPECT_EQ(count(call({"issue"}), "issued"), 1);
    EXPECT_EQ(letters(), (std::vector<std::string>{number}));
    EXPECT_TRUE(sound());
}

TEST_F(UnknownLetter, one_person_is_not_two_and_one_letter_is_not_two_letters_whatever_the_proposal_says) {
    cut_off(false);
    ASSERT_EQ(count(call({"issue"}), "unknown"), 1);
    EXPECT_THAT(errors(as({"issue", "resolve", number, number, "--outcome", "uitgevoerd", "--reason", "x", "--voorstel", world.path("v0")})), testing::Contains("verzending.zelfde"));
    EXPECT_FALSE(fs::exists(world.path("v0")));
    ASSERT_EQ(propose("uitgevoerd").code, ExitCode::done);
    // The second is the first, by his own id; and one who also stands there under another id, with the same name.
    sign(seed);
    EXPECT_THAT(errors(ratify("proef-uitvoerder")), testing::Contains("bekrachtig.zelfde"));
    EXPECT_THAT(errors(as({"issue", "resolve", number, "--outcome", "uitgevoerd", "--reason", "x", "--voorstel", world.path("v1")}, "tweede")), testing::ElementsAre());
    const Bytes own = ed25519_sign(seed, view_of(world.read("v1")));
    world.write("handtekening", std::string(own.begin(), own.end()));
    EXPECT_THAT(errors(as({"issue", "resolve", "--bekrachtig", world.path("v1"), "--handtekening", world.path("handtekening"), "--door", "tweede"}, "tweede")), testing::Contains("bekrachtig.zelfde"));
    // A proposal that names the letter twice, rightly signed by the second.
    std::string twice = world.read("voorstel");
    const auto from = twice.find("brief "), to = twice.find('\n', from) + 1;
    twice.insert(to, twice.substr(from, to - from));
    world.write("twee-keer", twice);
    sign(seed, "twee-keer");
    const auto before = state_of(number);
    EXPECT_THAT(errors(ratify("tweede", "twee-keer")), testing::Contains("bekrachtig.anders"));
    EXPECT_EQ(state_of(number), before) << "nothing is kept";
    sign(seed);
    EXPECT_EQ(count(ratify(), "resolved"), 1) << "one letter, two persons";
    EXPECT_TRUE(sound());
}

TEST_F(UnknownLetter, what_the_printer_never_got_goes_again_when_two_persons_say_so) {
    number = produced();
    ASSERT_EQ(count(call({"issue"}), "issued"), 1);
    ASSERT_EQ(propose("niet-uitgevoerd").code, ExitCode::done);
    EXPECT_EQ(state_of(number), "overgedragen") << "a proposal changes nothing";
    sign(seed);
    EXPECT_EQ(count(ratify(), "resolved"), 1);
    EXPECT_EQ(state_of(number), "te-verzenden");
    EXPECT_EQ(count(call({"issue"}), "issued"), 1) << "though an earlier consignment lists it";
    EXPECT_EQ(letters(), (std::vector<std::string>{number})) << "the earlier one is taken back: who prints it after all would send it twice";
    EXPECT_TRUE(sound());
}

TEST_F(UnknownLetter, what_the_printer_confirms_after_two_persons_said_otherwise_does_not_go_again) {
    number = produced();
    const std::string consignment = first(call({"issue"}), "issued")["consignment"];
    ASSERT_EQ(propose("niet-uitgevoerd").code, ExitCode::done);
    sign(seed);
    ASSERT_EQ(count(ratify(), "resolved"), 1);
    world.write("kanaal/" + consignment + ".ontvangst", hex(sha256(view_of(world.read("kanaal/" + consignment + "/" + number + ".pdf")))) + "  " + number + ".pdf\n");
    const Answer answer = call({"issue"});
    EXPECT_EQ(count(answer, "issued"), 0) << answer.out;
    EXPECT_EQ(first(answer, "unknown")["reason"], "toch-bevestigd") << answer.out;
    EXPECT_EQ(state_of(number), "onbekend");
    EXPECT_TRUE(sound());
}

TEST_F(UnknownLetter, a_file_that_cannot_be_taken_back_holds_up_no_other_letter) {
    number = produced();
    const std::string consignment = first(call({"issue"}), "issued")["consignment"];
    ASSERT_EQ(propose("niet-uitgevoerd").code, ExitCode::done);
    sign(seed);
    ASSERT_EQ(count(ratify(), "resolved"), 1);
    take_in(canary_dossier("KAN-2026-002"));
    const std::string other = produced();
    on_disk([&](const std::string& operation, const std::string& path) { return operation == "write" && path.find(consignment) != std::string::npos ? "EIO" : nullptr; },
            [&] {
                const Answer answer = call({"issue"});
                EXPECT_EQ(count(answer, "issued"), 1) << answer.out;
                EXPECT_EQ(answer.code, ExitCode::some_refused) << answer.out;
            });
    EXPECT_EQ(state_of(other), "overgedragen");
    EXPECT_EQ(state_of(number), "te-verzenden") << "it could come twice";
    EXPECT_EQ(count(call({"issue"}), "issued"), 1);
    std::vector<std::string> both{number, other};
    std::sort(both.begin(), both.end());
    EXPECT_EQ(letters(), both) << "each once";
    EXPECT_TRUE(sound());
}

TEST_F(UnknownLetter, what_two_persons_withdraw_does_not_lie_in_the_channel_any_more) {
    number = produced();
    ASSERT_EQ(count(call({"issue"}), "issued"), 1);
    ASSERT_EQ(propose("ingetrokken").code, ExitCode::done);
    sign(seed);
    ASSERT_EQ(count(ratify(), "resolved"), 1);
    EXPECT_EQ(letters().size(), 1u) << "the command itself does not touch the channel";
    on_disk([](const std::string& operation, const std::string&) { return operation == "write" ? "EIO" : nullptr; }, [&] { EXPECT_NE(call({"issue"}).code, ExitCode::done) << "a channel that fails is told"; });
    call({"issue"});
    EXPECT_EQ(letters(), (std::vector<std::string>{}));
    EXPECT_TRUE(sound());
}

TEST_F(UnknownLetter, a_dry_night_says_line_by_line_what_the_night_then_does_with_a_channel) {
    const auto take = [&](const std::string& dossier) { take_in(canary_dossier(dossier)); };
    const std::string left = produced(), consignment = first(call({"issue"}), "issued")["consignment"];
    // The second was cut off on its way, and nobody can tell how far it came; of the fifth the channel can.
    take("KAN-2026-002");
    cut_off(false);
    take("KAN-2026-005");
    cut_off(true);
    // The third is shielded now, the fourth would say something else, the sixth is as it was, the seventh is still to be made.
    take("KAN-2026-003"), take("KAN-2026-004"), take("KAN-2026-006");
    ASSERT_EQ(count(call({"produce"}), "made"), 3);
    take_in(shield(next(canary_dossier("KAN-2026-003"), "</dossier>", "</dossier>"), "2026-05-28"));
    take_in(next(canary_dossier("KAN-2026-004"), "<straat>Flonkerpad</straat>", "<straat>Wiekslag</straat>"));
    take("KAN-2026-007");
    // The first left, and its receipt has come.
    world.write("kanaal/" + consignment + ".ontvangst", hex(sha256(view_of(world.read("kanaal/" + consignment + "/" + left + ".pdf")))) + "  " + left + ".pdf\n");
    const auto bytes = [&] {
        auto all = world.contents("opslag");
        for (const char* folder : {"sleutels", "kanaal"}) all.merge(world.contents(folder));
        return all;
    };
    for (const std::string on : {"2026-06-02", "2026-06-03", "2026-08-03"}) {
        const auto before = bytes();
        const Answer would = call({"nightly", "--dry-run"}, on);
        EXPECT_EQ(bytes(), before) << on;
        const Answer did = call({"nightly"}, on);
        EXPECT_EQ(difference(would, did), "") << on;
        EXPECT_EQ(would.code, did.code) << on;
        if (on != "2026-06-02") continue;
        for (const auto& [what, n] : {std::pair("confirmed", 1), std::pair("unknown", 1), std::pair("letters_again", 1), std::pair("withdrawn", 1), std::pair("letters_waiting", 1), std::pair("issued", 3)})
            EXPECT_EQ(count(did, what), n) << what << did.out;
    }
    // Alone too, and while the channel is away.
    fs::rename(world.path("kanaal"), world.path("weg"));
    take("KAN-2026-008");
    ASSERT_EQ(count(call({"produce"}, "2026-08-03"), "made"), 1);
    const Answer would = call({"issue", "--dry-run"}, "2026-08-04"), did = call({"issue"}, "2026-08-04");
    EXPECT_EQ(difference(would, did), "");
    EXPECT_EQ(would.code, did.code);
    EXPECT_GT(count(did, "letters_waiting"), 0);
}

TEST_F(UnknownLetter, fault_47_what_two_persons_say_has_left_is_never_sent_again) {
    cut_off(false);
    ASSERT_EQ(count(call({"issue"}), "unknown"), 1);
    ASSERT_EQ(propose("uitgevoerd").code, ExitCode::done);
    sign(seed);
    EXPECT_EQ(count(ratify(), "resolved"), 1);
    EXPECT_EQ(state_of(number), "overgedragen");
    EXPECT_EQ(count(call({"nightly"}), "issued"), 0);
    EXPECT_TRUE(letters().empty());
    EXPECT_TRUE(sound());
}

}  // namespace
}  // namespace griffier::jobs
