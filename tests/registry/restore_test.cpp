#include <sqlite3.h>

#include <algorithm>
#include <set>

#include "records/keys/epoch.h"
#include "records/registry/backup.h"
#include "records/registry/issue.h"
#include "tests/registry/destroy_fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

class Copies : public DestroyTest {
  protected:
    const Date today{2026, 3, 2};

    std::string copy_now(std::optional<Date> until = {}) {
        auto made_copy = back_up(*store, folder.at("kopieen"), until, today);
        EXPECT_TRUE(made_copy) << made_copy.error().code;
        return made_copy ? folder.at("kopieen/" + made_copy->name) : "";
    }
    /// Puts a copy back beside the store, with the holders as they are now, and opens that.
    Result<Restored> put_back(const std::string& copy, const std::string& name = "terug") {
        store.reset();
        paths.folder = folder.at(name);
        auto done = restore(paths, copy, *disk, clock, random);
        if (done) reopen();
        return done;
    }
    bool index_finds(const std::string& database, const Dossier& d) {
        // with every key that anybody still has
        std::set<std::string> hashes;
        sqlite3* db = nullptr;
        EXPECT_EQ(sqlite3_open_v2(database.c_str(), &db, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
        sqlite3_exec(db, "SELECT hex(hash) FROM vindplaats", [](void* out, int, char** values, char**) { return static_cast<std::set<std::string>*>(out)->insert(values[0]), 0; }, &hashes, nullptr);
        sqlite3_close(db);
        const std::string id = store->origin().substr(9);
        for (const char* holder : {"sleutel", "houder2"})
            for (const char* name : {epoch_file, next_epoch_file})
                if (auto key = read_epoch_key(*disk, folder.at(holder), id, name)) {
                    std::string text = hex(person_index(*key, d.personen.front().naam, d.personen.front().geboortedatum));
                    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
                    if (hashes.contains(text)) return true;
                }
        return false;
    }
};

TEST_F(Copies, SEC_10_a_copy_put_back_with_the_key_table_reads_as_the_store_did) {
    fill(3);
    std::vector<std::string> before;
    for (const Dossier& d : made) before.push_back(read(d.nummer));
    const std::string copy = copy_now();
    ASSERT_TRUE(fs::exists(copy + "/kopie.json"));
    EXPECT_FALSE(fs::exists(copy + "/sleutels.db"));
    const std::string letter = text_of(*store->document(store->documents("D-1")->front().nummer));
    auto done = put_back(copy);
    ASSERT_TRUE(done) << done.error().code;
    EXPECT_EQ(done->dossiers, 3);
    EXPECT_EQ(done->destructions, 0);
    EXPECT_EQ(done->unreadable, 0);
    EXPECT_EQ(flaws(), "");
    for (std::size_t i = 0; i < made.size(); ++i) EXPECT_EQ(read(made[i].nummer), before[i]);
    EXPECT_EQ(text_of(*store->document(store->documents("D-1")->front().nummer)), letter);
    EXPECT_EQ(store->find_person(made[0].personen.front().naam, made[0].personen.front().geboortedatum)->size(), 1u);
    CaseMaker maker(8);
    EXPECT_EQ(import(maker.make("N-1")), "nieuw");  // and work goes on
    EXPECT_EQ(flaws(), "");
}

TEST_F(Copies, SEC_10_a_copy_alone_opens_nothing) {
    fill(2);
    const std::string copy = copy_now();
    for (const auto& entry : fs::recursive_directory_iterator(copy)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(in)), {});
        EXPECT_EQ(bytes.find("Kanarie"), std::string::npos) << entry.path();
        EXPECT_EQ(bytes.find("KANARIE"), std::string::npos) << entry.path();
    }
    store.reset();
    paths = {folder.at("terug"), folder.at("lege_sleutel")};
    auto done = restore(paths, copy, *disk, clock, random);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, "kopie.geen_sleutels");
}

TEST_F(Copies, RGT_01_a_request_that_was_forgotten_is_told_as_destroyed_by_an_older_copy_and_not_as_unreadable) {
    fill(2);
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group);
        ASSERT_TRUE(group->open_request("VZ-1", ""));
        ASSERT_TRUE(group->bind_regime("VZ-1", "model-2018", "1", std::string(64, 'a')));
        Verzoek request;
        request.id = "vz-1", request.soort = "inzage", request.ontvangen = today, request.omstandigheden = "KANARIE-VERZOEK";
        ASSERT_TRUE(group->keep_request("VZ-1", request));
        ASSERT_TRUE(group->commit());
    }
    const std::string old_copy = copy_now();
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group);
        ASSERT_TRUE(group->forget_request("VZ-1"));
        ASSERT_TRUE(group->commit());
    }
    EXPECT_EQ(flaws(), "");
    // The next epoch, of whatever is destroyed next, tells the holders.
    ASSERT_TRUE(destroy(*store, order_for({"D-2"})));
    auto done = put_back(old_copy);
    ASSERT_TRUE(done) << done.error().code;
    EXPECT_EQ(done->unreadable, 0);
    EXPECT_EQ(flaws(), "");
    auto left = store->dossier("VZ-1");
    EXPECT_TRUE(!left || left->verzoeken.empty());
}

TEST_F(Copies, fault_60_letters_of_a_store_that_is_put_back_stay_where_they_were_but_what_had_not_left_is_unknown) {
    using enum Verzendstand;
    fill(1);
    const std::vector<Verzendstand> states{te_verzenden, onderweg, overgedragen, bevestigd, onbekend, ingetrokken};
    std::vector<std::string> numbers;
    std::string filed;
    {
        auto group = store->begin_group();
        for (int i = 0; i <= static_cast<int>(states.size()); ++i) {
            const auto line = group->decide({"DOC-01", "D-1", "b1", "p1", 50 + i}, today, "nl", {});
            ASSERT_TRUE(line);
            const std::string number = line->first.nummer;
            ASSERT_TRUE(group->file(number, view_of("brief " + std::to_string(i)), Stand::opgeborgen));
            if (i == static_cast<int>(states.size())) {
                filed = number;
                break;
            }
            numbers.push_back(number);
            ASSERT_TRUE(enter_letter(*store, *group, number, today));
            const Verzendstand to = states[static_cast<std::size_t>(i)];
            if (to == te_verzenden) continue;
            if (to == ingetrokken) {
                ASSERT_TRUE(move_letter(*store, *group, number, {ingetrokken, "", "persoon", today, ""}));
                continue;
            }
            ASSERT_TRUE(move_letter(*store, *group, number, {onderweg, "z-1", "", today, ""}));
            if (to == onbekend) ASSERT_TRUE(move_letter(*store, *group, number, {onbekend, "z-1", "kanaal-weg", today, ""}));
            if (to == overgedragen || to == bevestigd) ASSERT_TRUE(move_letter(*store, *group, number, {overgedragen, "z-1", "", today, ""}));
            if (to == bevestigd) ASSERT_TRUE(move_letter(*store, *group, number, {bevestigd, "z-1", "", today, ""}));
        }
        ASSERT_TRUE(group->commit());
    }
    const auto done = put_back(copy_now());
    ASSERT_TRUE(done) << done.error().code;
    EXPECT_EQ(done->letters.unknown, 3);
    EXPECT_NE(std::find(done->letters.filed.begin(), done->letters.filed.end(), filed), done->letters.filed.end());
    for (std::size_t i = 0; i < states.size(); ++i) {
        const Verzending letter = **letter_of(*store, numbers[i]);
        const bool doubted = states[i] == te_verzenden || states[i] == onderweg;
        EXPECT_EQ(letter.stand, doubted ? onbekend : states[i]) << code_of(states[i]);
        EXPECT_EQ(letter.reden, doubted ? "herstel" : states[i] == onbekend ? "kanaal-weg" : states[i] == ingetrokken ? "persoon" : "") << code_of(states[i]);
        if (states[i] == onderweg) EXPECT_EQ(letter.zending, "z-1") << "so that the persons know where to look";
    }
    EXPECT_EQ(flaws(), "");
    // Nothing but two persons moves them on, and then the log has it.
    auto group = store->begin_group();
    EXPECT_EQ(move_letter(*store, *group, numbers[0], {onderweg, "z-2", "", today, ""}).error().code, "verzending.twee_personen");
    ASSERT_TRUE(resolve_letter(*store, *group, numbers[0], {te_verzenden, "", "opgelost", today, ""}, {"besluit-1", {"een", "twee"}, 2, {}}));
    ASSERT_TRUE(group->commit());
    EXPECT_EQ(flaws(), "");
}

TEST_F(Copies, RET_04_letters_that_went_with_their_decision_come_back_from_no_older_copy) {
    fill(1);
    const Dossier& d = made[0];
    const std::string letter = store->documents("D-1")->front().nummer, file = d.besluit("b1")->bestand;
    const std::string old_copy = copy_now();
    DestroyOrder order;
    order.lijst = sha256(view_of("x"));
    order.zerken_tot = Date(2036, 1, 1);
    order.delen = {{"VL-1/1", "D-1", file, file, {"b1"}, false}};
    ASSERT_TRUE(destroy(*store, order));
    auto done = put_back(old_copy);
    ASSERT_TRUE(done) << done.error().code;
    EXPECT_EQ(done->unreadable, 0);
    EXPECT_FALSE(store->ledger_line(letter).value());
    EXPECT_FALSE(store->document(letter));
    EXPECT_TRUE(store->dossier("D-1"));
    EXPECT_EQ(flaws(), "");
}

TEST_F(Copies, RET_01_what_was_destroyed_is_in_no_older_copy_whatever_is_put_back) {
    fill(4);
    const std::string old_copy = copy_now(Date(2026, 6, 1));
    fs::copy(paths.folder, folder.at("rauw"), fs::copy_options::recursive);  // with the old key table
    EXPECT_TRUE(index_finds(old_copy + "/weegploeg.db", made[1]));
    const std::string kept = read("D-1");
    auto outcome = destroy(*store, order_for({"D-2"}));
    ASSERT_TRUE(outcome) << outcome.error().code;
    ASSERT_EQ(outcome->reservekopieen.size(), 1u);
    EXPECT_EQ(outcome->reservekopieen.front().tot, "2026-06-01");
    EXPECT_FALSE(index_finds(old_copy + "/weegploeg.db", made[1]));
    const std::string newer = copy_now();

    auto done = put_back(old_copy);
    ASSERT_TRUE(done) << done.error().code;
    EXPECT_EQ(done->destructions, 1);
    EXPECT_EQ(done->unreadable, 0);
    EXPECT_EQ(done->dossiers, 3);
    EXPECT_EQ(flaws(), "");
    EXPECT_EQ(read("D-2"), "opslag.onbekend_dossier");
    EXPECT_EQ(read("D-1"), kept);
    EXPECT_EQ(import(made[1]), "opslag.dossier_vernietigd");
    EXPECT_EQ(store->counters()->vernietigd, 1);
    EXPECT_TRUE(store->find_person(made[1].personen.front().naam, made[1].personen.front().geboortedatum)->empty());
    auto known = destruction_of(*store, sha256(view_of("lijst 1")));
    ASSERT_TRUE(known && *known);
    EXPECT_TRUE((*known)->volledig());  // the holders answered again, the sweep was done again
    EXPECT_EQ((*known)->reservekopieen.size(), 1u);

    // the older store as it lay, with its own key table: its key exists no more
    paths.folder = folder.at("rauw");
    EXPECT_EQ(open_error(), "opslag.epoch_verkeerd");
    // a newer copy can still be put back after the older one
    auto again = put_back(newer, "terug2");
    ASSERT_TRUE(again) << again.error().code;
    EXPECT_EQ(again->unreadable, 0);
    EXPECT_EQ(flaws(), "");
    EXPECT_EQ(read("D-1"), kept);
}

TEST_F(Copies, SEC_10_cases_that_came_after_the_copy_are_not_in_it_and_their_keys_do_no_harm) {
    fill(2);
    const std::string copy = copy_now();
    CaseMaker maker(8);
    ASSERT_EQ(import(maker.make("N-1")), "nieuw");
    const std::string newer = copy_now();
    auto done = put_back(copy);
    ASSERT_TRUE(done);
    EXPECT_EQ(done->dossiers, 2);
    EXPECT_EQ(flaws(), "");
    auto again = put_back(newer, "terug2");
    ASSERT_TRUE(again) << again.error().code;
    EXPECT_EQ(again->dossiers, 3);
    EXPECT_EQ(again->unreadable, 0);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Copies, SEC_10_a_lost_key_folder_is_made_anew_from_another_holder) {
    fill(2);
    const std::string copy = copy_now(), before = read("D-1");
    fs::remove_all(paths.epoch_folder);
    auto done = put_back(copy);
    ASSERT_TRUE(done) << done.error().code;
    EXPECT_EQ(read("D-1"), before);
    EXPECT_EQ(flaws(), "");
    ASSERT_TRUE(destroy(*store, order_for({"D-2"})));
    EXPECT_EQ(flaws(), "");
}

TEST_F(Copies, SEC_10_a_copy_that_is_bent_torn_or_unfinished_is_refused_by_name) {
    fill(2);
    const std::string copy = copy_now();
    store.reset();
    paths.folder = folder.at("terug");
    const auto refusal = [&](const std::string& from) {
        auto done = restore(paths, from, *disk, clock, random);
        return done ? "" : done.error().code;
    };
    EXPECT_EQ(refusal(folder.at("bestaat-niet")), "kopie.vorm");
    const auto change = [&](const std::string& file, const std::function<void(const std::string&)>& how, const std::string& code) {
        fs::remove_all(folder.at("bent"));
        fs::copy(copy, folder.at("bent"), fs::copy_options::recursive);
        how(folder.at("bent/" + file));
        EXPECT_EQ(refusal(folder.at("bent")), code) << file;
        EXPECT_NE(open_error(), "") << file;
    };
    const auto flip = [](const std::string& path) {
        std::fstream io(path, std::ios::in | std::ios::out | std::ios::binary);
        io.seekg(0, std::ios::end);
        const auto middle = io.tellg() / 2;
        char c = 0;
        io.seekg(middle), io.get(c);
        io.seekp(middle), io.put(static_cast<char>(c ^ 1));
    };
    for (const char* file : {"grootboek.db", "weegploeg.db", "casusoverleg.db", "archief.db", "log.db"}) change(file, flip, "kopie.anders");
    change("kopie.json", [](const std::string& path) { fs::resize_file(path, fs::file_size(path) - 5); }, "kopie.vorm");
    change("kopie.json", [](const std::string& path) { fs::remove(path); }, "kopie.vorm");
    change("opslag", [](const std::string& path) { std::ofstream(path) << "iets anders\n"; }, "kopie.vorm");
    EXPECT_EQ(refusal(copy), "");  // after all that, the whole one
    reopen();
    EXPECT_EQ(flaws(), "");
    store.reset();
    EXPECT_EQ(refusal(copy), "opslag.bestaat");
}

TEST_F(Copies, SEC_10_a_copy_never_lies_with_the_keys_or_in_the_store) {
    fill(1);
    for (const std::string& place : {paths.epoch_folder, paths.epoch_folder + "/k", folder.at("houder2"), folder.at("houder2/k"), paths.folder, paths.folder + "/k", folder.path()}) {
        auto refused_copy = back_up(*store, place, {}, today);
        ASSERT_FALSE(refused_copy) << place;
        EXPECT_EQ(refused_copy.error().code, "kopie.bij_sleutels") << place;
        EXPECT_EQ(refused_copy.error().kind, Kind::usage);
    }
    EXPECT_EQ(flaws(), "");
}

TEST_F(Copies, RET_01_a_copy_whose_day_has_passed_is_removed_and_no_longer_named) {
    fill(2);
    const std::string copy = copy_now(Date(2026, 3, 10));
    ASSERT_TRUE(destroy(*store, order_for({"D-1"})));
    const Hash list = sha256(view_of("lijst 1"));
    EXPECT_EQ((*destruction_of(*store, list))->reservekopieen.size(), 1u);
    auto on_the_day = back_up(*store, folder.at("kopieen"), {}, Date(2026, 3, 10));
    ASSERT_TRUE(on_the_day);
    EXPECT_TRUE(on_the_day->removed.empty());
    EXPECT_TRUE(fs::exists(copy));
    auto after = back_up(*store, folder.at("kopieen"), {}, Date(2026, 3, 11));
    ASSERT_TRUE(after);
    EXPECT_EQ(after->removed.size(), 1u);
    EXPECT_FALSE(fs::exists(copy));
    EXPECT_TRUE((*destruction_of(*store, list))->reservekopieen.empty());
}

TEST_F(Copies, RET_01_copies_made_after_the_one_that_is_put_back_are_named_too) {
    fill(2);
    const std::string first = copy_now(Date(2027, 1, 1));
    copy_now(Date(2027, 2, 1));
    ASSERT_TRUE(destroy(*store, order_for({"D-1"})));
    ASSERT_TRUE(put_back(first));
    EXPECT_EQ((*destruction_of(*store, sha256(view_of("lijst 1"))))->reservekopieen.size(), 2u);
}

TEST_F(Copies, SEC_10_a_store_put_back_from_an_older_copy_is_in_quarantine_until_persons_resolve_it) {
    paths.witness_folder = folder.at("getuige");
    fs::create_directory(folder.at("getuige"));
    fill(2);
    ASSERT_TRUE(store->sign_head());
    const std::string copy = copy_now();
    ASSERT_TRUE(destroy(*store, order_for({"D-1"})));
    ASSERT_TRUE(store->sign_head());
    ASSERT_TRUE(put_back(copy));
    ASSERT_TRUE(store->quarantine());
    EXPECT_EQ(read("D-2"), "opslag.quarantaine");
    ASSERT_TRUE(store->resolve_quarantine({"b-1", {"x-1", "x-2"}, 2, sha256(view_of("bewijs"))}));
    reopen();
    EXPECT_FALSE(store->quarantine());
    EXPECT_EQ(read("D-1"), "opslag.onbekend_dossier");
    EXPECT_EQ(flaws(), "");
    EXPECT_TRUE((*destruction_of(*store, sha256(view_of("lijst 1"))))->volledig());
}

TEST_F(Copies, RET_01_who_left_a_case_by_a_correction_stays_out_after_the_next_epoch) {
    fill(2);
    Dossier d = made[0];
    ASSERT_EQ(d.personen[1].rol, "melder");
    const std::string copy = copy_now();
    Dossier corrected = next(d);
    corrected.personen.erase(corrected.personen.begin() + 1);
    for (Signaal& s : corrected.signalen) s.melder.clear();
    ASSERT_EQ(import(corrected), "bijgewerkt");
    ASSERT_TRUE(destroy(*store, order_for({"D-2"})));
    auto done = put_back(copy);
    ASSERT_TRUE(done) << done.error().code;
    EXPECT_EQ(done->unreadable, 0);
    auto read_back = store->dossier("D-1");
    ASSERT_TRUE(read_back) << read_back.error().code;
    EXPECT_FALSE(read_back->persoon("p2"));
    EXPECT_EQ(flaws(), "");
}

TEST_F(Copies, SEC_10_a_restore_that_was_cut_off_begins_anew_and_no_half_store_opens) {
    fill(2);
    const std::string copy = copy_now(), before = read("D-1");
    store.reset();
    paths.folder = folder.at("terug");
    int whole = 0;
    {
        FailingDisk counting;
        ASSERT_TRUE(restore(paths, copy, counting, clock, random));
        whole = counting.changes();
        fs::remove_all(paths.folder);
    }
    for (int n = 1; n <= whole; ++n) {
        FailingDisk failing(n);
        auto done = restore(paths, copy, failing, clock, random);
        if (!done && !fs::exists(paths.folder + "/opslag")) {
            EXPECT_NE(open_error(), "") << n;
            ASSERT_TRUE(restore(paths, copy, *disk, clock, random)) << n;
        }
        reopen();
        EXPECT_EQ(read("D-1"), before) << n;
        EXPECT_EQ(flaws(), "") << n;
        store.reset();
        fs::remove_all(paths.folder);
    }
}

}  // namespace
