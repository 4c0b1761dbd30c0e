// griffier issue, alone and as a step of the night: what leaves, what is looked at once more before it does, and what people say of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
        class NoLetters final : public FileSystem {
          public:
            explicit NoLetters(FileSystem& real) : real_(real) {}
            Result<Bytes> read(const std::string& path, std::size_t limit) override { return real_.read(path, limit); }
            Status write_new(const std::string& path, ByteView content) override {
                if (path.find("/.nieuw-") != std::string::npos) return error_of(Kind::again, "bestand.fout", {path, 0, ""}, {"EIO"});
                return real_.write_new(path, content);
            }
            Status write_durable(const std::string& path, ByteView content) override { return real_.write_durable(path, content); }
            Status sync_all(const std::string& path) override { return real_.sync_all(path); }
            Status sync_directory(const std::string& path) override { return real_.sync_directory(path); }
            Status rename(const std::string& from, const std::string& to, bool replace) override { return real_.rename(from, to, replace); }
            Status remove(const std::string& path) override { return real_.remove(path); }
            Status make_directory(const std::string& path) override { return real_.make_directory(path); }
            bool exists(const std::string& path) override { return real_.exists(path); }
            bool is_directory(const std::string& path) override { return real_.is_directory(path); }
            Result<std::vector<std::string>> list(const std::string& path) override { return real_.list(path); }
            Result<std::unique_ptr<FileLock>> lock(const std::string& path, int wait_ms) override { return real_.lock(path, wait_ms); }

          private:
            FileSystem& real_;
        };
        std::unique_ptr<FileSystem> real = std::move(world.disk);
        world.disk = std::make_unique<NoLetters>(*real);
        EXPECT_EQ(call({"issue"}).code, ExitCode::again);
        world.disk = std::move(real);
        EXPECT_EQ(state_of(number), "onderweg");
        std::vector<fs::path> rooms;
        for (const auto& entry : fs::directory_iterator(world.path("kanaal")))
            if (entry.path().filename().string().rfind(".nieuw-", 0) == 0) rooms.push_back(entry.path());
        EXPECT_EQ(rooms.size(), 1u);
        for (const fs::path& room : rooms)
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

TEST_F(UnknownLetter, what_the_printer_never_got_goes_again_when_two_persons_say_so) {
    number = produced();
    ASSERT_EQ(count(call({"issue"}), "issued"), 1);
    ASSERT_EQ(propose("niet-uitgevoerd").code, ExitCode::done);
    EXPECT_EQ(state_of(number), "overgedragen") << "a proposal changes nothing";
    sign(seed);
    EXPECT_EQ(count(ratify(), "resolved"), 1);
    EXPECT_EQ(state_of(number), "te-verzenden");
    EXPECT_EQ(count(call({"issue"}), "issued"), 1) << "though an earlier consignment lists it";
    EXPECT_EQ(letters(), (std::vector<std::string>{number, number}));
    EXPECT_TRUE(sound());
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
