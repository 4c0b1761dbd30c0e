// Hand-over with a disk that fails at every step, and with everything after a step cut off: no letter twice, none lost, and what nobody
// knows stays unknown. The channel here is the real directory; a print service reads it as one would.
#include "jobs/handover.h"

#include <filesystem>
#include <fstream>
#include <set>

#include "records/registry/state.h"
#include "tests/registry/fixture.h"

namespace griffier::jobs {
namespace {

using namespace griffier::test;
namespace fs = std::filesystem;
using What = LetterEvent::What;

class HandoverTest : public StoreTest {
  protected:
    /// A store with n letters that wait, and a folder for the channel.
    void with_letters(int n) {
        init();
        fs::create_directory(folder.at("kanaal"));
        ASSERT_EQ(import(CaseMaker(2).make("A-1")), "nieuw");
        auto group = store->begin_group();
        ASSERT_TRUE(group->bind_regime("A-1", "model-2018", "1", std::string(64, 'a')));
        for (int i = 1; i <= n; ++i) {
            const auto line = group->decide({"DOC-01", "A-1", "b1", "p1", i}, day, "nl", {});
            ASSERT_TRUE(line);
            ASSERT_TRUE(group->file(line->first.nummer, view_of("brief " + std::to_string(i)), Stand::opgeborgen, {{"bladzijden", "2"}}));
            ASSERT_TRUE(enter_letter(*store, *group, line->first.nummer, day));
            numbers.push_back(line->first.nummer);
        }
        ASSERT_TRUE(group->commit());
    }
    /// One run as the job does it; the code of what ended it, or "".
    std::string run(FileSystem& with, const Handover::Judge& judge = go) {
        events.clear();
        const auto channel = print_directory(with, folder.at("kanaal"), store->origin(), false, day);
        Handover handover(*store, *channel, day, [&](const LetterEvent& event) { events.push_back(event); });
        const auto all = [&]() -> Status {
            TRY_ASSIGN(const auto counts, letter_counts(*store));
            TRY(channel->ready(counts.contains(Verzendstand::overgedragen) || counts.contains(Verzendstand::bevestigd)));
            TRY(channel->claim());
            TRY(handover.recover(judge));
            TRY(handover.take_receipts());
            TRY(handover.hand_over(judge, [] { return false; }));
            return handover.clear();
        };
        const Status done = all();
        return done ? "" : done.error().code;
    }
    std::string run() { return run(*disk); }
    static Result<Release> go(const Verzending&) { return Release{}; }

    /// What a print service does: takes each consignment that is ready, once, and remembers it.
    void print() {
        for (const auto& entry : fs::directory_iterator(folder.at("kanaal"))) {
            const std::string name = entry.path().filename();
            if (name.front() == '.' || !entry.is_directory() || !fs::exists(entry.path().string() + ".klaar") || !taken.insert(name).second) continue;
            for (const auto& file : fs::directory_iterator(entry.path()))
                if (file.path().extension() == ".pdf") printed.insert(file.path().stem());
        }
    }
    void answer(const std::string& name, const std::string& text) { std::ofstream(folder.at("kanaal/" + name + ".ontvangst"), std::ios::app) << text; }
    std::string line(int i, const std::string& bytes = "") { return hex(sha256(view_of(bytes.empty() ? "brief " + std::to_string(i + 1) : bytes))) + "  " + numbers[static_cast<std::size_t>(i)] + ".pdf\n"; }
    std::string consignment() {
        for (const auto& entry : fs::directory_iterator(folder.at("kanaal")))
            if (entry.is_directory() && entry.path().filename().string().front() != '.') return entry.path().filename();
        return "";
    }
    long count(Verzendstand stand) { return (*letter_counts(*store))[stand]; }
    long told(What what) { return std::count_if(events.begin(), events.end(), [&](const LetterEvent& event) { return event.what == what; }); }
    std::string read(const std::string& name) {
        std::ifstream in(folder.at("kanaal/" + name), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    Date day{2026, 3, 2};
    std::vector<std::string> numbers;
    std::vector<LetterEvent> events;
    std::set<std::string> taken;
    std::multiset<std::string> printed;
};

TEST_F(HandoverTest, letters_leave_together_with_a_list_and_a_receipt_confirms_and_clears_them) {
    with_letters(3);
    ASSERT_EQ(run(), "");
    EXPECT_EQ(told(What::issued), 3);
    const std::string name = consignment();
    ASSERT_FALSE(name.empty());
    const std::string list = read(name + "/manifest.json");
    for (const std::string& number : numbers) EXPECT_NE(list.find("\"number\": \"" + number + "\""), std::string::npos);
    EXPECT_NE(list.find(line(0).substr(0, 64)), std::string::npos);
    EXPECT_NE(list.find("\"pages\": 2"), std::string::npos);
    EXPECT_EQ(read(name + ".klaar"), hex(sha256(view_of(list))) + "  " + name + "/manifest.json\n");
    EXPECT_EQ(fs::status(folder.at("kanaal/" + name + "/" + numbers[0] + ".pdf")).permissions() & fs::perms::all, fs::perms(0640));
    EXPECT_EQ(run(), "");
    EXPECT_TRUE(events.empty()) << "a second run does nothing";
    answer(name, line(0) + line(1).substr(0, 40));
    EXPECT_EQ(run(), "");
    EXPECT_EQ(told(What::confirmed), 1) << "a line that is not whole yet does not count";
    EXPECT_FALSE(fs::exists(folder.at("kanaal/" + name + "/" + numbers[0] + ".pdf")));
    EXPECT_TRUE(fs::exists(folder.at("kanaal/" + name + "/" + numbers[1] + ".pdf")));
    answer(name, line(1).substr(40) + line(2));
    EXPECT_EQ(run(), "");
    EXPECT_EQ(told(What::confirmed), 2);
    EXPECT_EQ(told(What::refused), 0);
    EXPECT_EQ(count(Verzendstand::bevestigd), 3);
    EXPECT_TRUE(fs::exists(folder.at("kanaal/" + name + "/manifest.json")));
    EXPECT_EQ(flaws(), "");
}

TEST_F(HandoverTest, fault_47_cut_off_at_any_change_of_the_disk_no_letter_goes_twice_and_none_is_lost) {
    int faults = 0;
    for (const bool lasting : {false, true})
        for (int n = 1;; ++n) {
            store.reset();
            fs::remove_all(folder.at("opslag")), fs::remove_all(folder.at("sleutel")), fs::remove_all(folder.at("kanaal"));
            numbers.clear(), taken.clear(), printed.clear();
            with_letters(3);
            FailingDisk failing(n, lasting);
            const std::string first = run(failing);
            print();  // the service may come at any moment
            if (first.empty() && failing.changes() < n) break;
            ++faults;
            reopen();
            ASSERT_EQ(run(), "") << "fault " << n;
            print();
            EXPECT_EQ(printed.size(), 3u) << "fault " << n << " lasting " << lasting;
            EXPECT_EQ(std::set<std::string>(printed.begin(), printed.end()).size(), 3u) << "fault " << n;
            EXPECT_EQ(count(Verzendstand::overgedragen), 3) << "fault " << n;
            EXPECT_EQ(flaws(), "") << "fault " << n;
            for (const auto& entry : fs::directory_iterator(folder.at("kanaal"))) EXPECT_NE(entry.path().filename().string().rfind(".nieuw-", 0), 0u) << "fault " << n;
        }
    EXPECT_GT(faults, 10);
}

TEST_F(HandoverTest, fault_47_what_the_channel_cannot_tell_stays_unknown_and_no_run_and_no_time_changes_that) {
    with_letters(2);
    ASSERT_EQ(run(), "");
    // The store forgets that they left, as after a crash before the last commit, and somebody has emptied the channel.
    const std::string name = consignment();
    store->state().database->execute("UPDATE main.verzending SET stand = 'onderweg'");
    fs::remove_all(folder.at("kanaal/" + name)), fs::remove(folder.at("kanaal/" + name + ".klaar"));
    EXPECT_EQ(run(), "");
    EXPECT_EQ(told(What::unknown), 2);
    EXPECT_EQ(events.front().reason, "kanaal-weg");
    for (int i = 0; i < 3; ++i) {
        clock.advance(std::chrono::hours(24 * 365));
        reopen();
        EXPECT_EQ(run(), "");
        EXPECT_EQ(count(Verzendstand::onbekend), 2);
        EXPECT_EQ(consignment(), "") << "nothing leaves again";
    }
}

TEST_F(HandoverTest, after_a_crash_the_channel_is_asked_and_its_answer_counts) {
    struct Row {
        std::string what;
        std::function<void(const std::string& at)> change;
        Verzendstand then;
        std::string reason;
    };
    const std::vector<Row> rows{
        {"there", [](const std::string&) {}, Verzendstand::overgedragen, ""},
        {"there, not yet open to the service", [](const std::string& at) { fs::remove(at + ".klaar"); }, Verzendstand::overgedragen, ""},
        {"taken away whole", [](const std::string& at) { fs::remove_all(at); }, Verzendstand::overgedragen, ""},
        {"another letter under this number", [](const std::string& at) {
             std::ifstream in(at + "/manifest.json");
             std::string list{std::istreambuf_iterator<char>(in), {}};
             const auto from = list.find("\"sha256\": \"") + 11;
             list.replace(from, 64, std::string(64, '0'));
             std::ofstream(at + "/manifest.json") << list;
         }, Verzendstand::onbekend, "kanaal-anders"},
        {"a list that is none", [](const std::string& at) { std::ofstream(at + "/manifest.json") << "[]"; }, Verzendstand::onbekend, "kanaal-vorm"},
        {"no list", [](const std::string& at) { fs::remove(at + "/manifest.json"); }, Verzendstand::onbekend, "kanaal-vorm"},
    };
    for (const Row& row : rows) {
        store.reset();
        fs::remove_all(folder.at("opslag")), fs::remove_all(folder.at("sleutel")), fs::remove_all(folder.at("kanaal"));
        numbers.clear();
        with_letters(1);
        ASSERT_EQ(run(), "");
        const std::string name = consignment();
        store->state().database->execute("UPDATE main.verzending SET stand = 'onderweg'");
        row.change(folder.at("kanaal/" + name));
        reopen();
        ASSERT_EQ(run(), "") << row.what;
        const auto letter = *letter_of(*store, numbers[0]);
        EXPECT_EQ(letter->stand, row.then) << row.what;
        EXPECT_EQ(letter->reden, row.reason) << row.what;
        if (row.then == Verzendstand::overgedragen && row.what != "taken away whole") EXPECT_TRUE(fs::exists(folder.at("kanaal/" + name + ".klaar"))) << row.what;
    }
}

TEST_F(HandoverTest, fault_51_what_was_cut_off_before_it_was_opened_to_the_service_is_looked_at_again) {
    with_letters(2);
    ASSERT_EQ(run(), "");
    const std::string name = consignment();
    store->state().database->execute("UPDATE main.verzending SET stand = 'onderweg'");
    fs::remove(folder.at("kanaal/" + name + ".klaar"));
    const auto shielded = [&](const Verzending& letter) -> Result<Release> {
        return letter.stuk.nummer == numbers[0] ? Release{Release::Verdict::wait, "afgeschermd", {}} : Release{};
    };
    ASSERT_EQ(run(*disk, shielded), "");
    print();
    EXPECT_TRUE(printed.empty());
    EXPECT_EQ(count(Verzendstand::onbekend), 2) << "it may have been open for a moment, and a consignment goes whole or not";
    EXPECT_EQ((*letter_of(*store, numbers[1]))->reden, "niet-geopend");
}

TEST_F(HandoverTest, a_consignment_that_is_not_what_was_handed_over_is_not_opened_to_the_service) {
    with_letters(2);
    ASSERT_EQ(run(), "");
    const std::string name = consignment();
    store->state().database->execute("UPDATE main.verzending SET stand = 'onderweg'");
    fs::remove(folder.at("kanaal/" + name + ".klaar"));
    std::string list = read(name + "/manifest.json");
    list.replace(list.find("\"sha256\": \"") + 11, 64, std::string(64, '0'));
    std::ofstream(folder.at("kanaal/" + name + "/manifest.json")) << list;
    ASSERT_EQ(run(), "");
    EXPECT_FALSE(fs::exists(folder.at("kanaal/" + name + ".klaar")));
    EXPECT_EQ(count(Verzendstand::onbekend), 2);
}

TEST_F(HandoverTest, fault_52_a_channel_that_is_away_or_another_one_gets_nothing_and_decides_nothing) {
    with_letters(2);
    fs::remove_all(folder.at("kanaal"));
    for (int night = 0; night < 3; ++night) EXPECT_EQ(run(), "kanaal.onbereikbaar");
    EXPECT_EQ(count(Verzendstand::te_verzenden), 2);
    fs::create_directory(folder.at("kanaal"));
    ASSERT_EQ(run(), "");
    EXPECT_EQ(events.front().letter.stuk.nummer, std::min(numbers[0], numbers[1])) << "the backlog keeps its order";
    store->state().database->execute("UPDATE main.verzending SET stand = 'onderweg'");
    fs::rename(folder.at("kanaal"), folder.at("elders"));
    EXPECT_EQ(run(), "kanaal.onbereikbaar");
    fs::create_directory(folder.at("kanaal"));  // an empty mount point
    store->state().database->execute("UPDATE main.verzending SET stand = 'overgedragen'");
    EXPECT_EQ(run(), "kanaal.vreemd");
    std::ofstream(folder.at("kanaal/.kanaal")) << "griffier/00\n";
    EXPECT_EQ(run(), "kanaal.vreemd");
    EXPECT_EQ(count(Verzendstand::overgedragen), 2);
}

TEST_F(HandoverTest, fault_48_a_receipt_that_is_about_something_else_is_told_and_confirms_nothing) {
    with_letters(2);
    ASSERT_EQ(run(), "");
    const std::string name = consignment();
    for (const std::string& wrong : {line(0, "iets anders"), std::string(64, 'a') + "  DOC-01-000000000000.pdf\n", std::string("verstuurd\n"), line(0).substr(1)}) {
        std::ofstream(folder.at("kanaal/" + name + ".ontvangst")) << wrong;
        EXPECT_EQ(run(), "");
        EXPECT_EQ(told(What::refused), 1) << wrong;
        EXPECT_EQ(events.front().error->code, "kanaal.ontvangst_anders");
        EXPECT_EQ(count(Verzendstand::overgedragen), 2);
    }
    std::ofstream(folder.at("kanaal/" + name + ".ontvangst")) << line(0) << line(0) << line(1);
    EXPECT_EQ(run(), "");
    EXPECT_EQ(told(What::confirmed), 2) << "twice the same line is once";
    EXPECT_EQ(run(), "");
    EXPECT_TRUE(events.empty()) << "late again is nothing new";
    EXPECT_EQ(flaws(), "");
}

TEST_F(HandoverTest, what_may_not_leave_waits_or_is_withdrawn_in_the_same_commit_in_which_the_others_go) {
    with_letters(4);
    const auto judge = [&](const Verzending& letter) -> Result<Release> {
        if (letter.stuk.nummer == numbers[0]) return Release{Release::Verdict::wait, "afgeschermd", {}};
        if (letter.stuk.nummer == numbers[1]) return Release{Release::Verdict::withdraw, "inhoud-anders", {}};
        if (letter.stuk.nummer == numbers[2]) return refused("opslag.onbekend_dossier");
        return Release{};
    };
    ASSERT_EQ(run(*disk, judge), "");
    EXPECT_EQ(told(What::waiting), 1);
    EXPECT_EQ(told(What::withdrawn), 1);
    EXPECT_EQ(told(What::refused), 1);
    EXPECT_EQ(told(What::issued), 1);
    EXPECT_EQ((*letter_of(*store, numbers[1]))->reden, "inhoud-anders");
    print();
    EXPECT_EQ(printed, (std::multiset<std::string>{numbers[3]}));
    ASSERT_EQ(run(), "");
    print();
    EXPECT_EQ(printed.count(numbers[1]), 0u) << "what was withdrawn never leaves";
    EXPECT_EQ(printed.size(), 3u);
    EXPECT_EQ(flaws(), "");
}

TEST_F(HandoverTest, a_letter_whose_bytes_are_damaged_holds_up_no_other) {
    with_letters(2);
    const std::string vault = (*store->ledger_line(numbers[0]))->kluis;
    std::ofstream(folder.at("opslag/kluis/" + vault.substr(0, 1) + "/" + vault)) << "x";
    ASSERT_EQ(run(), "");
    EXPECT_EQ(told(What::refused), 1);
    EXPECT_EQ(told(What::issued), 1);
    EXPECT_EQ((*letter_of(*store, numbers[0]))->stand, Verzendstand::te_verzenden);
}

TEST_F(HandoverTest, more_letters_than_one_consignment_holds_go_in_several) {
    const int n = static_cast<int>(Handover::in_one) + 3;
    with_letters(n);
    ASSERT_EQ(run(), "");
    EXPECT_EQ(told(What::issued), n);
    print();
    EXPECT_EQ(taken.size(), 2u);
    EXPECT_EQ(printed.size(), static_cast<std::size_t>(n));
}

TEST_F(HandoverTest, a_dry_run_leaves_the_channel_as_it_is) {
    with_letters(1);
    const auto channel = untouched(print_directory(*disk, folder.at("kanaal"), store->origin(), false, day));
    EXPECT_TRUE(channel->ready(false));
    EXPECT_EQ(channel->ready(true).error().code, "kanaal.vreemd");
    EXPECT_TRUE(channel->claim());
    EXPECT_TRUE(channel->prepare("x"));
    EXPECT_TRUE(channel->hand_over("x", {{numbers[0], "nl", day, "", bytes_of("brief")}}));
    EXPECT_TRUE(fs::is_empty(folder.at("kanaal")));
}

}  // namespace
}  // namespace griffier::jobs
