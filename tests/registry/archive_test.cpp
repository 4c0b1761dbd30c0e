// The archive: a move that is whole, leaves nothing behind, and can be undone by order only.
#include <algorithm>

#include "records/keys/epoch.h"
#include "records/model/codes.h"
#include "records/registry/archive.h"
#include "records/registry/backup.h"
#include "tests/registry/destroy_fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

class Archive : public DestroyTest {
  protected:
    const Date day{2026, 2, 20};

    /// The code of the refusal, or "".
    std::string put_away(const std::string& number, const std::string& file) {
        auto group = store->begin_group();
        if (!group) return group.error().code;
        const Status done = archive(*store, *group, number, file, day);
        const Status kept = group->commit();
        return !done ? done.error().code : !kept ? kept.error().code : "";
    }
    void put_away_all(const std::string& number) {
        const auto files = store->items_in(number);
        ASSERT_TRUE(files);
        for (const auto& [file, count] : *files)
            if (file != "archief") {
                ASSERT_EQ(put_away(number, file), "");
            }
    }
    std::string decide(const std::string& number, const std::string& kind, Date on, const std::string& file = "weegploeg", const std::string& id = "") {
        Besluit act;
        act.id = id, act.soort = kind, act.datum = on, act.redenen = "omdat", act.bestand = file;
        auto group = store->begin_group();
        auto recorded = group->record(number, act);
        EXPECT_TRUE(group->commit());
        return recorded ? "" : recorded.error().code;
    }
    std::string bring_back(const std::string& number, const std::string& decision) {
        auto group = store->begin_group();
        const Status done = reactivate(*store, *group, number, decision);
        EXPECT_TRUE(group->commit());
        return done ? "" : done.error().code;
    }
    long rows(const std::string& file) {
        const auto files = store->items_in("T-1");
        long found = 0;
        for (const auto& [name, count] : *files)
            if (name == file) found += count;
        return found;
    }
    /// A case with both files, "T-1"; and one more that stays as it is.
    Dossier fill_tabled() {
        init();
        CaseMaker maker(1);
        Dossier d;
        do d = maker.make("T-1");
        while (d.plannen.empty());
        EXPECT_EQ(import(d), "nieuw");
        EXPECT_EQ(import(maker.make("T-2")), "nieuw");
        return d;
    }

};

TEST_F(Archive, RET_02_the_move_is_whole_and_everything_reads_as_before) {
    fill(4);
    std::vector<std::string> before;
    for (const Dossier& d : made) before.push_back(read(d.nummer));
    const std::string letter = text_of(*store->document(store->documents("D-2")->front().nummer));
    put_away_all("D-2");
    for (int round = 0; round < 2; ++round) {
        EXPECT_EQ(flaws(), "");
        EXPECT_EQ(store->summary("D-2")->toestand, "gearchiveerd");
        const auto files = store->items_in("D-2");
        ASSERT_EQ(files->size(), 1u);
        EXPECT_EQ(files->front().first, "archief");
        for (std::size_t i = 0; i < made.size(); ++i) EXPECT_EQ(read(made[i].nummer), before[i]);
        EXPECT_EQ(store->find_person(made[1].personen.front().naam, made[1].personen.front().geboortedatum)->size(), 1u);
        EXPECT_EQ(text_of(*store->document(store->documents("D-2")->front().nummer)), letter);
        EXPECT_EQ(archived_on(*store, "D-2")->at("weegploeg"), day);
        EXPECT_TRUE(archived_on(*store, "D-1")->empty());
        const auto counters = store->counters();
        EXPECT_EQ(counters->dossiers, 4);
        EXPECT_EQ(counters->actief, 3);
        EXPECT_EQ(counters->gearchiveerd, 1);
        reopen();
    }
}

TEST_F(Archive, RET_08_each_file_goes_on_its_own_and_the_case_is_archived_when_all_of_it_lies_there) {
    const Dossier d = fill_tabled();
    const std::string weighing = read("T-1", "weegploeg"), conference = read("T-1", "casusoverleg"), all = read("T-1");
    EXPECT_EQ(put_away("T-1", "weegploeg"), "");
    EXPECT_EQ(store->summary("T-1")->toestand, "actief");
    EXPECT_EQ(rows("weegploeg"), 0);
    EXPECT_GT(rows("casusoverleg"), 0);
    EXPECT_EQ(flaws(), "");
    EXPECT_EQ(read("T-1", "weegploeg"), weighing);
    EXPECT_EQ(read("T-1", "casusoverleg"), conference);
    EXPECT_EQ(put_away("T-1", "casusoverleg"), "") << "the same ids lie in both files";
    EXPECT_EQ(store->summary("T-1")->toestand, "gearchiveerd");
    EXPECT_EQ(read("T-1"), all);
    EXPECT_EQ(read("T-1", "casusoverleg"), conference);
    EXPECT_EQ(flaws(), "");
    EXPECT_EQ(store->summary("T-2")->toestand, "actief");
}

TEST_F(Archive, RET_02_the_same_again_does_nothing_and_what_cannot_be_moved_is_refused) {
    fill_tabled();
    EXPECT_EQ(put_away("T-1", "weegploeg"), "");
    const long leaves = store->counters()->logbladen;
    EXPECT_EQ(put_away("T-1", "weegploeg"), "");
    EXPECT_EQ(store->counters()->logbladen, leaves);
    EXPECT_EQ(put_away("T-9", "weegploeg"), "opslag.onbekend_dossier");
    EXPECT_EQ(put_away("T-1", "archief"), "opslag.bestand_onbekend");
    EXPECT_EQ(put_away("T-1", "plan"), "opslag.bestand_onbekend");
    CaseMaker maker(2);
    Dossier untabled;
    do untabled = maker.make("U-1");
    while (!untabled.plannen.empty());
    ASSERT_EQ(import(untabled), "nieuw");
    EXPECT_EQ(put_away("U-1", "casusoverleg"), "opslag.niets_te_archiveren");
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group->open_request("V-1", "gem-1"));
        ASSERT_TRUE(group->commit());
    }
    EXPECT_EQ(put_away("V-1", "weegploeg"), "opslag.niets_te_archiveren");
    EXPECT_EQ(flaws(), "");
}

TEST_F(Archive, RET_02_a_group_that_is_not_committed_moves_nothing) {
    fill(1);
    const std::string before = read("D-1");
    {
        auto group = store->begin_group();
        ASSERT_TRUE(archive(*store, *group, "D-1", "weegploeg", day));
    }
    EXPECT_EQ(store->summary("D-1")->toestand, "actief");
    EXPECT_EQ(read("D-1"), before);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Archive, RET_02_what_lies_there_is_read_only) {
    fill(2);
    put_away_all("D-1");
    const std::string before = read("D-1");
    EXPECT_EQ(import(made[0]), "ongewijzigd");
    Dossier later = next(made[0]);
    later.signalen.front().feit = "anders";
    EXPECT_EQ(import(later), "opslag.gearchiveerd");
    for (const char* kind : {"weging", "afsluiting", "partners", "driehoek"}) EXPECT_EQ(decide("D-1", kind, day), "opslag.gearchiveerd") << kind;
    EXPECT_EQ(read("D-1"), before);
    EXPECT_EQ(flaws(), "");
    for (const char* kind : {"raadpleging-archief", "aanhouding", "hernieuwde-verwerking", "informeren"}) EXPECT_EQ(decide("D-1", kind, day), "") << kind;
    {
        auto group = store->begin_group();
        Verzoek request;
        request.soort = "inzage", request.ontvangen = day;
        ASSERT_TRUE(group->keep_request("D-1", request));
        ASSERT_TRUE(group->set_terms("D-1", {{"D-1", "termijn.x", "vernietigen", "weegploeg", "", "laatste-verwerking", day, day, {}, std::string(64, 'a')}}, {{}}));
        ASSERT_TRUE(group->decide({"DOC-05", "D-1", "b1", "p1", 1}, day, "nl", {}));
        ASSERT_TRUE(group->commit());
    }
    EXPECT_EQ(store->summary("D-1")->toestand, "gearchiveerd");
    EXPECT_EQ(store->items_in("D-1")->size(), 1u) << "what is added lies there too";
    EXPECT_EQ(store->due(day)->size(), 1u);
    EXPECT_TRUE(store->reasons("D-1", "termijn.x", ""));
    EXPECT_EQ(flaws(), "");
}

TEST_F(Archive, RET_08_while_one_file_lies_there_the_other_goes_on) {
    const Dossier d = fill_tabled();
    ASSERT_EQ(put_away("T-1", "weegploeg"), "");
    Dossier second = next(d);
    second.acties.front().stand = "gereed";
    EXPECT_EQ(import(second), "bijgewerkt");
    EXPECT_EQ(store->dossier("T-1")->acties.front().stand, "gereed");
    EXPECT_EQ(rows("weegploeg"), 0);
    Dossier changed = next(second);
    changed.signalen.front().feit = "anders";
    EXPECT_EQ(import(changed), "opslag.gearchiveerd");
    Dossier added = next(second);
    added.analyses.push_back({"a2", "weegploeg", day, 1, "nieuw", {}, ""});
    EXPECT_EQ(import(added), "opslag.gearchiveerd");
    EXPECT_EQ(decide("T-1", "partners", day, "casusoverleg"), "");
    EXPECT_EQ(decide("T-1", "weging", day, "weegploeg"), "opslag.gearchiveerd");
    EXPECT_EQ(flaws(), "");
}

TEST_F(Archive, RET_03_who_has_only_the_key_of_the_file_does_not_open_the_archive) {
    fill_tabled();
    ASSERT_TRUE(store->share_keys(folder.at("deel"), {"weegploeg"}));
    const StorePaths whole = paths, part{paths.folder, folder.at("deel"), paths.witness_folder, {}};
    paths = part, reopen();
    EXPECT_TRUE(store->dossier("T-1", "weegploeg"));
    EXPECT_EQ(put_away("T-1", "weegploeg"), "opslag.sleutel_onthouden") << "nor does he put anything there";
    paths = whole, reopen();
    ASSERT_EQ(put_away("T-1", "weegploeg"), "");
    paths = part, reopen();
    EXPECT_EQ(read("T-1", "weegploeg"), "opslag.sleutel_onthouden");
    EXPECT_TRUE(store->dossier("T-2", "weegploeg"));
}

TEST_F(Archive, RET_05_an_order_brings_it_back_and_nothing_else_does) {
    const Dossier d = fill_tabled();
    const std::string before = read("T-1");
    put_away_all("T-1");
    EXPECT_EQ(bring_back("T-1", "b1"), "opslag.geen_opdracht");
    EXPECT_EQ(bring_back("T-1", "nergens"), "opslag.geen_opdracht");
    EXPECT_EQ(bring_back("T-9", "b1"), "opslag.onbekend_dossier");
    ASSERT_EQ(decide("T-1", "hernieuwde-verwerking", day.plus_days(-1), "weegploeg", "oud"), "");
    EXPECT_EQ(bring_back("T-1", "oud"), "") << "an order of before the move is not about it";
    EXPECT_EQ(store->summary("T-1")->toestand, "gearchiveerd");
    ASSERT_EQ(decide("T-1", "hernieuwde-verwerking", day.plus_days(3), "weegploeg", "nieuw"), "");
    EXPECT_EQ(bring_back("T-1", "nieuw"), "");
    EXPECT_EQ(store->summary("T-1")->toestand, "actief");
    EXPECT_EQ(rows("archief"), 0);
    EXPECT_EQ(flaws(), "");
    auto now = store->dossier("T-1");
    std::erase_if(now->besluiten, [](const Besluit& b) { return b.soort == "hernieuwde-verwerking"; });
    EXPECT_EQ(all_of(*now), before);
    EXPECT_EQ(store->counters()->gearchiveerd, 0);
    Dossier second = next(d);
    second.signalen.front().feit = "een nieuw feit";
    EXPECT_EQ(import(second), "bijgewerkt");
    put_away_all("T-1");  // and once more
    EXPECT_EQ(store->summary("T-1")->toestand, "gearchiveerd");
    EXPECT_EQ(flaws(), "");
}

TEST_F(Archive, RET_01_an_archived_case_is_destroyed_like_another) {
    fill(3);
    put_away_all("D-2"), put_away_all("D-3");
    const std::string kept = read("D-3");
    auto outcome = destroy(*store, order_for({"D-2"}));
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_TRUE(outcome->volledig());
    EXPECT_EQ(outcome->dossiers, 1);
    EXPECT_EQ(outcome->stukken, 1);
    for (int round = 0; round < 2; ++round) {
        EXPECT_EQ(flaws(), "");
        EXPECT_EQ(read("D-2"), "opslag.onbekend_dossier");
        EXPECT_EQ(read("D-3"), kept);
        EXPECT_EQ(store->counters()->vernietigd, 1);
        EXPECT_EQ(store->counters()->gearchiveerd, 1);
        EXPECT_EQ(store->counters()->actief, 1);
        EXPECT_TRUE(store->find_person(made[1].personen.front().naam, made[1].personen.front().geboortedatum)->empty());
        EXPECT_EQ(store->find_person(made[2].personen.front().naam, made[2].personen.front().geboortedatum)->size(), 1u) << "the index was made anew";
        reopen();
    }
    EXPECT_EQ(import(made[1]), "opslag.dossier_vernietigd");
}

TEST_F(Archive, RET_08_of_two_archived_files_one_goes_and_the_other_stays) {
    const Dossier d = fill_tabled();
    put_away_all("T-1");
    const std::string conference = read("T-1", "casusoverleg");
    DestroyOrder order;
    order.lijst = sha256(view_of("x")), order.zerken_tot = Date(2036, 1, 1);
    order.delen = {{"VL-1/1", "T-1", "archief", "weegploeg", {}, true}};
    auto outcome = destroy(*store, order);
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_TRUE(outcome->volledig());
    EXPECT_EQ(outcome->dossiers, 0);
    EXPECT_GT(outcome->sleutels, 0);
    EXPECT_EQ(flaws(), "");
    EXPECT_EQ(read("T-1", "casusoverleg"), conference);
    EXPECT_TRUE(store->dossier("T-1"));
    EXPECT_TRUE(store->dossier("T-1", "weegploeg")->analyses.empty());
    EXPECT_EQ(archived_on(*store, "T-1")->size(), 1u);
    EXPECT_EQ(store->summary("T-1")->toestand, "gearchiveerd");
}

TEST_F(Archive, RET_04_some_items_of_the_archive_go_and_the_rest_stays_readable) {
    const Dossier d = fill_tabled();
    put_away_all("T-1");
    const std::string conference = read("T-1", "casusoverleg");
    DestroyOrder order;
    order.lijst = sha256(view_of("x")), order.zerken_tot = Date(2036, 1, 1);
    order.delen = {{"VL-1/1", "T-1", "archief", "weegploeg", {"a1", "g1"}, false}};
    auto outcome = destroy(*store, order);
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_TRUE(outcome->volledig());
    EXPECT_EQ(outcome->onderdelen, 2);
    EXPECT_EQ(flaws(), "");
    EXPECT_TRUE(store->dossier("T-1", "weegploeg")->analyses.empty());
    EXPECT_FALSE(store->dossier("T-1", "weegploeg")->signalen.empty());
    EXPECT_EQ(read("T-1", "casusoverleg"), conference) << "the copy of the analysis has a clock of its own";
}

TEST_F(Archive, SEC_10_a_copy_of_before_or_after_the_move_can_be_put_back) {
    for (const bool before_move : {true, false}) {
        SCOPED_TRACE(before_move);
        Folder own;
        paths = {own.at("opslag"), own.at("sleutel"), "", {own.at("houder2")}};
        fs::create_directory(own.at("houder2"));
        store.reset(), made.clear();
        fill(2);
        if (!before_move) put_away_all("D-1");
        const std::string all = read("D-1");
        auto copy = back_up(*store, own.at("kopieen"), {}, day);
        ASSERT_TRUE(copy) << copy.error().code;
        if (before_move) put_away_all("D-1");
        store.reset();
        paths.folder = own.at("terug");
        auto done = restore(paths, own.at("kopieen/" + copy->name), *disk, clock, random);
        ASSERT_TRUE(done) << done.error().code;
        reopen();
        EXPECT_EQ(flaws(), "");
        EXPECT_EQ(read("D-1"), all);
        EXPECT_EQ(store->summary("D-1")->toestand, before_move ? "actief" : "gearchiveerd");
        auto outcome = destroy(*store, order_for({"D-1"}));
        ASSERT_TRUE(outcome) << outcome.error().code;
        EXPECT_TRUE(outcome->volledig());
        EXPECT_EQ(flaws(), "");
    }
}

TEST_F(Archive, RET_01_what_was_destroyed_in_the_archive_does_not_come_back_from_a_copy_of_before_the_move) {
    const Dossier d = fill_tabled();
    auto copy = back_up(*store, folder.at("kopieen"), {}, day);
    ASSERT_TRUE(copy) << copy.error().code;
    put_away_all("T-1");
    const std::string conference = read("T-1", "casusoverleg");
    DestroyOrder order;
    order.lijst = sha256(view_of("x")), order.zerken_tot = Date(2036, 1, 1);
    order.delen = {{"VL-1/1", "T-1", "archief", "weegploeg", {}, true}};
    ASSERT_TRUE(destroy(*store, order));
    store.reset();
    paths.folder = folder.at("terug");
    auto done = restore(paths, folder.at("kopieen/" + copy->name), *disk, clock, random);
    ASSERT_TRUE(done) << done.error().code;
    reopen();
    EXPECT_EQ(flaws(), "");
    EXPECT_EQ(read("T-1", "casusoverleg"), conference);
    EXPECT_TRUE(store->dossier("T-1", "weegploeg")->analyses.empty());
}

TEST_F(Archive, RET_02_whichever_change_of_the_move_fails_all_of_it_is_there_or_nothing) {
    fill(1);
    const std::string before = read("D-1");
    store.reset();
    const std::string good = folder.at("goed");
    fs::copy(paths.folder, good, fs::copy_options::recursive);
    fs::copy(folder.at("sleutel"), folder.at("goed-sleutel"), fs::copy_options::recursive);
    fs::copy(folder.at("houder2"), folder.at("goed-houder2"), fs::copy_options::recursive);
    const auto restore_all = [&] {
        for (const auto& [from, to] : {std::pair(good, paths.folder), std::pair(folder.at("goed-sleutel"), folder.at("sleutel")), std::pair(folder.at("goed-houder2"), folder.at("houder2"))})
            fs::remove_all(to), fs::copy(from, to, fs::copy_options::recursive);
    };
    const auto work = [&](FileSystem& on) {
        auto opened = Store::open(paths, on, clock, random, 0);
        if (!opened) return false;
        auto group = (*opened)->begin_group();
        if (!group) return false;
        const auto files = (*opened)->items_in("D-1");
        for (const auto& [file, count] : *files)
            if (!archive(**opened, *group, "D-1", file, day)) return false;
        return static_cast<bool>(group->commit());
    };
    FailingDisk counting;
    ASSERT_TRUE(work(counting));
    const int changes = counting.changes();
    ASSERT_GE(changes, 2) << "each holder gets the keys as they are wrapped now";
    for (int n = 1; n <= changes; ++n) {
        restore_all();
        FailingDisk failing(n, false);
        const bool done = work(failing);
        reopen();
        EXPECT_EQ(flaws(), "") << n;
        EXPECT_EQ(read("D-1"), before) << n;
        const std::string state = store->summary("D-1")->toestand;
        EXPECT_TRUE(state == "actief" || state == "gearchiveerd");
        EXPECT_TRUE(!done || state == "gearchiveerd") << n;
        const auto counters = store->counters();
        EXPECT_EQ(counters->actief + counters->gearchiveerd, 1) << n;
        store.reset();
    }
}

}  // namespace
