#include "tests/registry/fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

using Import = StoreTest;

TEST_F(Import, what_goes_in_comes_out_equal_for_generated_cases) {
    init();
    CaseMaker maker(3);
    std::vector<Dossier> all;
    for (int i = 0; i < 60; ++i) all.push_back(maker.make("DLF-2025-" + std::to_string(100 + i)));
    auto group = store->begin_group();
    ASSERT_TRUE(group);
    for (const Dossier& d : all) {
        auto result = group->import(d, source_of(d));
        ASSERT_TRUE(result) << result.error().code;
        EXPECT_EQ(*result, Invoer::nieuw);
    }
    ASSERT_TRUE(group->commit());
    for (const Dossier& d : all) EXPECT_EQ(read(d.nummer), all_of(d));
    reopen();
    for (const Dossier& d : all) EXPECT_EQ(read(d.nummer), all_of(d));
    EXPECT_EQ(flaws(), "");
    EXPECT_EQ(store->counters()->dossiers, 60);
}

TEST_F(Import, the_same_bytes_again_change_nothing) {
    init();
    Dossier d = CaseMaker(1).make("A-1");
    EXPECT_EQ(import(d), "nieuw");
    auto before = *store->counters();
    EXPECT_EQ(import(d), "ongewijzigd");
    EXPECT_EQ(store->counters()->commits, before.commits);
    EXPECT_EQ(store->counters()->logbladen, before.logbladen);
}

TEST_F(Import, an_update_follows_the_last_one_and_names_the_bytes_that_it_replaces) {
    init();
    Dossier one = CaseMaker(1).make("A-1");
    EXPECT_EQ(import(one), "nieuw");
    Dossier two = next(one);
    two.signalen[0].feit = "anders";
    EXPECT_EQ(import(two), "bijgewerkt");
    EXPECT_EQ(read("A-1"), all_of(two));
    EXPECT_EQ(flaws(), "");
    // the first file again is no longer the last one
    EXPECT_EQ(import(one), "opslag.versie_volgt_niet");
    EXPECT_EQ(read("A-1"), all_of(two));
}

TEST_F(Import, anything_else_is_a_conflict_and_leaves_all_as_it_was) {
    init();
    Dossier one = CaseMaker(1).make("A-1");
    EXPECT_EQ(import(one), "nieuw");
    const std::string before = read("A-1");
    Dossier other = one;
    other.signalen[0].feit = "anders";
    EXPECT_EQ(import(other), "opslag.versie_anders");
    Dossier skipped = next(one);
    skipped.versie = 3;
    EXPECT_EQ(import(skipped), "opslag.versie_volgt_niet");
    Dossier unlinked = next(one);
    unlinked.vervangt = std::string(64, '0');
    EXPECT_EQ(import(unlinked), "opslag.vervangt_anders");
    EXPECT_EQ(read("A-1"), before);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Import, a_first_file_has_version_one_and_replaces_nothing) {
    init();
    Dossier d = CaseMaker(1).make("A-1");
    d.versie = 2;
    EXPECT_EQ(import(d), "opslag.versie_volgt_niet");
    EXPECT_EQ(read("A-1"), "opslag.onbekend_dossier");
    EXPECT_EQ(flaws(), "");
}

TEST_F(Import, a_number_that_stands_for_someone_else_is_refused_and_a_corrected_name_is_not) {
    init();
    Dossier one = CaseMaker(1).make("A-1");
    one.personen[0].geboortedatum = Date(1999, 1, 2);
    EXPECT_EQ(import(one), "nieuw");
    Dossier corrected = next(one);
    corrected.personen[0].naam.geslachtsnaam = "Kwartelveld";
    EXPECT_EQ(import(corrected), "bijgewerkt");
    Dossier someone = next(corrected);
    someone.personen[0].naam.geslachtsnaam = "Houtsnip";
    someone.personen[0].geboortedatum = Date(1980, 3, 4);
    EXPECT_EQ(import(someone), "opslag.nummer_in_gebruik");
    Dossier fresh = CaseMaker(99).make("A-1");
    fresh.personen[0].geboortedatum = Date(1971, 1, 1);
    EXPECT_EQ(import(fresh), "opslag.nummer_in_gebruik");
}

TEST_F(Import, a_refused_item_does_not_stop_the_group) {
    init();
    CaseMaker maker(5);
    Dossier good = maker.make("A-1"), bad = maker.make("A-2"), last = maker.make("A-3");
    bad.personen.clear();
    auto group = store->begin_group();
    ASSERT_TRUE(group);
    EXPECT_TRUE(group->import(good, source_of(good)));
    auto refused = group->import(bad, source_of(bad));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "opslag.geen_subject");
    EXPECT_EQ(refused.error().place.file, "A-2");
    EXPECT_TRUE(group->import(last, source_of(last)));
    ASSERT_TRUE(group->commit());
    EXPECT_EQ(*store->numbers(), (std::vector<std::string>{"A-1", "A-3"}));
    EXPECT_EQ(flaws(), "");
}

TEST_F(Import, an_item_that_fails_late_leaves_no_row_key_or_leaf) {
    init();
    Dossier d = CaseMaker(5).make("A-1");
    d.besluiten[0].soort = "een zin met spaties";  // no code: the log refuses it after all rows are written
    auto before = *store->counters();
    EXPECT_EQ(import(d), "log.blad_waarde");
    EXPECT_EQ(store->counters()->sleutels, before.sleutels);
    EXPECT_EQ(*store->numbers(), std::vector<std::string>{});
    EXPECT_EQ(flaws(), "");
}

TEST_F(Import, wrong_files_are_refused) {
    init();
    CaseMaker maker(8);
    Dossier twice = maker.make("A-1");
    twice.signalen.push_back(twice.signalen[0]);
    EXPECT_EQ(import(twice), "opslag.dubbel_id");
    Dossier nowhere = maker.make("A-2");
    nowhere.signalen[0].bestand = "elders";
    EXPECT_EQ(import(nowhere), "opslag.bestand_onbekend");
    Dossier dangling = maker.make("A-3");
    dangling.besluiten[0].betreft = "p99";
    EXPECT_EQ(import(dangling), "opslag.verwijst_nergens");
    EXPECT_EQ(store->counters()->dossiers, 0);
}

TEST_F(Import, a_group_that_is_not_committed_never_happened) {
    init();
    Dossier d = CaseMaker(5).make("A-1");
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group);
        EXPECT_TRUE(group->import(d, source_of(d)));
    }
    EXPECT_EQ(*store->numbers(), std::vector<std::string>{});
    EXPECT_EQ(import(d), "nieuw");
    EXPECT_EQ(flaws(), "");
}

TEST_F(Import, WEE_14_the_copy_takes_the_chosen_fields_and_never_the_reporter) {
    init();
    Dossier d = CaseMaker(2).make("A-1");
    d.plannen.clear(), d.acties.clear(), d.deelnemers.clear(), d.verstrekkingen.clear(), d.overdrachten.clear();
    d.personen.resize(2);
    d.signalen = {{"s1", "weegploeg", Date(2025, 1, 2), {}, "gem-1", "p2", "ouder", "feit-een", "duiding", {}, "", {}}, {"s2", "weegploeg", Date(2025, 1, 3), {}, "gem-1", "p2", "ouder", "feit-twee", "", {}, "", {}}};
    d.overdrachten = {{Date(2025, 2, 1), "x-1", {{"naw", "p1"}, {"signaal", "s1"}}}};
    EXPECT_EQ(import(d), "nieuw");
    auto copy = store->dossier("A-1", "casusoverleg");
    ASSERT_TRUE(copy);
    ASSERT_EQ(copy->personen.size(), 1u);
    EXPECT_EQ(copy->personen[0].id, "p1");
    EXPECT_EQ(copy->personen[0].telefoon, "");
    EXPECT_EQ(copy->personen[0].bestand, "casusoverleg");
    ASSERT_EQ(copy->signalen.size(), 1u);
    EXPECT_EQ(copy->signalen[0].feit, "feit-een");
    EXPECT_EQ(copy->signalen[0].melder, "");
    EXPECT_EQ(copy->signalen[0].bron_soort, "");
    EXPECT_TRUE(copy->analyses.empty());
    EXPECT_EQ(read("A-1"), all_of(d));  // the whole case reads as it was given: copies do not double it
    for (const Overdracht::Keuze& never : {Overdracht::Keuze{"naw", "p2"}, Overdracht::Keuze{"melder", "p2"}}) {
        Dossier wrong = next(d);
        wrong.overdrachten[0].keuzes.push_back(never);
        EXPECT_EQ(import(wrong), "opslag.melder_nooit");
    }
    Dossier odd = next(d);
    odd.overdrachten[0].keuzes.push_back({"besluit-afsluiting", "b1"});
    EXPECT_EQ(import(odd), "opslag.kopie_veld");
    EXPECT_EQ(flaws(), "");
}

TEST_F(Import, acts_recorded_by_command_stay_and_contradictions_conflict) {
    init();
    Dossier one = CaseMaker(2).make("A-1");
    EXPECT_EQ(import(one), "nieuw");
    Besluit act;
    act.id = "c1", act.soort = "partners", act.uitkomst = "toegelaten", act.datum = Date(2026, 1, 5), act.gebruikt = {one.signalen[0].id}, act.redenen = "omdat";
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group);
        EXPECT_EQ(*group->record("A-1", act), "c1");
        EXPECT_EQ(*group->record("A-1", act), "c1");
        Besluit other = act;
        other.redenen = "daarom";
        EXPECT_EQ(group->record("A-1", other).error().code, "opslag.besluit_bestaat_anders");
        ASSERT_TRUE(group->commit());
    }
    Dossier two = next(one);
    two.dragers[0].omschrijving = "doos";
    EXPECT_EQ(import(two), "bijgewerkt");
    auto stored = store->dossier("A-1");
    ASSERT_TRUE(stored);
    ASSERT_EQ(stored->besluiten.size(), one.besluiten.size() + 1);
    EXPECT_EQ(stored->besluiten.back().id, "c1");
    EXPECT_EQ(stored->besluiten.back().bron, "commando");
    Dossier contradicts = next(two);
    contradicts.besluiten.push_back(act);
    contradicts.besluiten.back().bestand = stored->besluiten.back().bestand;
    contradicts.besluiten.back().uitkomst = "geweigerd";
    EXPECT_EQ(import(contradicts), "opslag.besluit_in_strijd");
    Dossier groundless = next(two);
    groundless.signalen.erase(groundless.signalen.begin());
    groundless.overdrachten.clear();
    EXPECT_EQ(import(groundless), "opslag.besluit_in_strijd");
    Dossier repeats = next(two);
    repeats.besluiten.push_back(act);
    EXPECT_EQ(import(repeats), "bijgewerkt");
    EXPECT_EQ(store->dossier("A-1")->besluiten.size(), one.besluiten.size() + 1);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Import, a_person_who_leaves_the_case_leaves_no_key) {
    init();
    Dossier one = CaseMaker(2).make("A-1");
    EXPECT_EQ(import(one), "nieuw");
    long keys = store->counters()->sleutels;
    Dossier two = next(one);
    std::erase_if(two.personen, [](const Persoon& p) { return p.id == "p2"; });
    for (auto& s : two.signalen) s.melder.clear();
    EXPECT_EQ(import(two), "bijgewerkt");
    EXPECT_EQ(store->counters()->sleutels, keys - 1);
    EXPECT_TRUE(store->find_person(one.personen[1].naam, one.personen[1].geboortedatum)->empty());
    EXPECT_EQ(flaws(), "");
}

TEST_F(Import, a_person_is_found_by_normalised_name_and_birth_date) {
    init();
    Dossier d = CaseMaker(2).make("A-1");
    d.personen[0].naam = {"Réne", "van der", "Öst-Land", "", "M", "E", {}};
    d.personen[0].geboortedatum = Date(2001, 2, 3);
    EXPECT_EQ(import(d), "nieuw");
    Naam typed{"rene", "VAN DER", "ostland", "", "", "E", {}};
    auto found = store->find_person(typed, Date(2001, 2, 3));
    ASSERT_TRUE(found);
    EXPECT_EQ(*found, (std::vector<std::pair<std::string, std::string>>{{"A-1", "p1"}}));
    EXPECT_TRUE(store->find_person(typed, Date(2001, 2, 4))->empty());
    EXPECT_TRUE(store->find_person(typed, {})->empty());
}

}  // namespace
