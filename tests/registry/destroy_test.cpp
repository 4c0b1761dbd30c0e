#include <algorithm>
#include <set>

#include "records/keys/holder.h"
#include "records/model/codes.h"
#include "tests/registry/destroy_fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

class Destroy : public DestroyTest {};

TEST_F(Destroy, RET_01_what_was_destroyed_is_gone_and_what_stays_reads_as_before) {
    fill(4);
    std::vector<std::string> before;
    for (int i = 1; i <= 4; ++i) before.push_back(read("D-" + std::to_string(i)));
    auto outcome = destroy(*store, order_for({"D-2"}));
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_TRUE(outcome->volledig());
    EXPECT_EQ(outcome->dossiers, 1);
    EXPECT_GE(outcome->sleutels, 2);
    EXPECT_EQ(outcome->stukken, 1);
    EXPECT_EQ(outcome->bewijzen.size(), 2u);
    EXPECT_EQ(outcome->oude_epoch, 1);
    EXPECT_EQ(outcome->nieuwe_epoch, 2);
    for (int round = 0; round < 2; ++round) {
        EXPECT_EQ(flaws(), "");
        EXPECT_EQ(read("D-2"), "opslag.onbekend_dossier");
        for (int i : {1, 3, 4}) EXPECT_EQ(read("D-" + std::to_string(i)), before[static_cast<std::size_t>(i - 1)]);
        EXPECT_TRUE(store->find_person(made[1].personen.front().naam, made[1].personen.front().geboortedatum)->empty());
        EXPECT_EQ(store->find_person(made[0].personen.front().naam, made[0].personen.front().geboortedatum)->size(), 1u);
        auto counters = store->counters();
        EXPECT_EQ(counters->dossiers, 4);
        EXPECT_EQ(counters->vernietigd, 1);
        EXPECT_EQ(counters->actief, 3);
        EXPECT_EQ(store->documents()->size(), 3u);
        reopen();
    }
}

TEST_F(Destroy, RET_04_RET_11_a_plan_that_is_alone_in_the_case_file_stays_when_the_first_file_goes) {
    init();
    CaseMaker maker(3);
    Dossier d = maker.make("D-1");
    const auto only_first = [](auto& list) { std::erase_if(list, [](const auto& one) { return one.bestand == code::casusoverleg; }); };
    only_first(d.personen), only_first(d.signalen), only_first(d.analyses), only_first(d.besluiten), only_first(d.acties), only_first(d.verstrekkingen), only_first(d.dragers), only_first(d.gebeurtenissen);
    d.overdrachten.clear(), d.deelnemers.clear();
    d.plannen = {{"i1", "Een doel.", "gem", "De uitvoerder stuurt de brief.", Date(2026, 3, 2), 1}};
    ASSERT_EQ(import(d), "nieuw");
    DestroyOrder order = order_for({});
    order.delen.push_back({"VL-1/1", "D-1", std::string(code::weegploeg), std::string(code::weegploeg), {}, true});
    auto outcome = destroy(*store, order);
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_EQ(outcome->dossiers, 0);
    auto left = store->dossier("D-1");
    ASSERT_TRUE(left) << left.error().code;
    EXPECT_EQ(left->plannen.size(), 1u) << "its own five years are not over";
    EXPECT_TRUE(left->signalen.empty());
}

TEST_F(Destroy, RET_01_the_same_order_again_does_nothing_and_returns_the_outcome) {
    fill(2);
    DestroyOrder order = order_for({"D-1"});
    auto first = destroy(*store, order);
    ASSERT_TRUE(first) << first.error().code;
    reopen();
    auto second = destroy(*store, order);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->kenmerk, first->kenmerk);
    EXPECT_EQ(second->nieuwe_epoch, 2);
    auto known = destruction_of(*store, order.lijst);
    ASSERT_TRUE(known && *known);
    EXPECT_EQ((*known)->vernietigd, first->vernietigd);
    EXPECT_FALSE(destruction_of(*store, sha256(view_of("een andere")))->has_value());
}

TEST_F(Destroy, DOC_34_what_the_check_inside_the_transaction_takes_off_stays) {
    fill(3);
    const std::string kept = read("D-2");
    DestroyOrder order = order_for({"D-1", "D-2", "D-3"});
    order.hercontrole = [&](const Tevernietigen& part) -> Result<std::string> {
        EXPECT_TRUE(store->summary(part.dossier));  // it may read the store
        if (part.dossier == "D-2") return std::string("aangehouden");
        if (part.dossier == "D-3") return refused("termijn.te_vroeg");
        return std::string();
    };
    auto outcome = destroy(*store, order);
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_EQ(outcome->dossiers, 1);
    ASSERT_FALSE(outcome->afgevallen.empty());
    EXPECT_EQ(outcome->afgevallen.front().second, "aangehouden");
    EXPECT_EQ(outcome->afgevallen.back().second, "termijn.te_vroeg");
    EXPECT_EQ(read("D-2"), kept);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Destroy, RET_11_nothing_happens_when_all_of_it_comes_off_or_the_check_fails) {
    fill(2);
    const std::string before = read("D-1");
    DestroyOrder order = order_for({"D-1"});
    order.hercontrole = [](const Tevernietigen&) -> Result<std::string> { return std::string("te-vroeg"); };
    auto outcome = destroy(*store, order);
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_TRUE(outcome->vernietigd.empty());
    EXPECT_EQ(outcome->nieuwe_epoch, 0);
    order.hercontrole = [](const Tevernietigen&) -> Result<std::string> { return error_of(Kind::again, "proef.stop"); };
    auto stopped = destroy(*store, order);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, "proef.stop");
    EXPECT_FALSE(fs::exists(paths.epoch_folder + "/epoch.volgend"));
    EXPECT_FALSE(fs::exists(folder.at("houder2/epoch.volgend")));
    reopen();
    EXPECT_EQ(read("D-1"), before);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Destroy, RET_01_with_one_holder_of_the_key_nothing_is_destroyed) {
    paths.holder_folders.clear();
    fill(1);
    auto outcome = destroy(*store, order_for({"D-1"}));
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "sleutels.te_weinig_houders");
    EXPECT_EQ(outcome.error().kind, Kind::configuration);
    EXPECT_EQ(flaws(), "");
    EXPECT_NE(read("D-1"), "opslag.onbekend_dossier");
}

TEST_F(Destroy, RET_08_a_file_goes_on_its_own_clock_and_the_other_stays) {
    init();
    CaseMaker maker(1);
    Dossier d;
    do d = maker.make("B-1");
    while (d.plannen.empty());
    ASSERT_EQ(import(d), "nieuw");
    const std::string kept = read("B-1", "casusoverleg");
    DestroyOrder order;
    order.lijst = sha256(view_of("x"));
    order.zerken_tot = Date(2036, 1, 1);
    order.delen = {{"VL-1/1", "B-1", "weegploeg", "weegploeg", {}, true}};
    auto outcome = destroy(*store, order);
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_EQ(outcome->dossiers, 0);
    EXPECT_GT(outcome->onderdelen, 0);
    EXPECT_TRUE(outcome->volledig());
    EXPECT_EQ(flaws(), "");
    EXPECT_EQ(read("B-1", "casusoverleg"), kept);
    EXPECT_TRUE(store->dossier("B-1"));
    EXPECT_EQ(store->items_in("B-1")->size(), 1u);
    // what was destroyed does not come in again with the next version
    Dossier more = d;
    more.versie = 2;
    EXPECT_EQ(import(more, source_of(d)), "ongewijzigd");
    more.vervangt = hex(source_of(d));
    EXPECT_EQ(import(more), "opslag.bestand_vernietigd");
    EXPECT_EQ(flaws(), "");
}

TEST_F(Destroy, RET_04_some_items_go_and_what_was_sealed_with_them_stays_readable) {
    fill(2);
    const Dossier& d = made[0];
    const std::string file = d.analyses.front().bestand;
    DestroyOrder order;
    order.lijst = sha256(view_of("x"));
    order.zerken_tot = Date(2036, 1, 1);
    order.delen = {{"VL-1/1", d.nummer, file, file, {"a1"}, false}};
    auto outcome = destroy(*store, order);
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_EQ(outcome->onderdelen, 1);
    EXPECT_TRUE(outcome->volledig());
    EXPECT_EQ(flaws(), "");
    auto left = store->dossier(d.nummer);
    ASSERT_TRUE(left);
    EXPECT_EQ(encode(left->signalen.front()), encode(d.signalen.front()));
    EXPECT_EQ(encode(*left->subject()), encode(*d.subject()));
}

TEST_F(Destroy, RET_04_RET_08_letters_and_notes_go_with_the_decision_that_they_follow_from) {
    init();
    CaseMaker maker(3);
    Dossier d = maker.make("D-1");
    Besluit second = d.besluiten.front();
    second.id = "b77";
    d.besluiten.push_back(second);
    ASSERT_EQ(import(d), "nieuw");
    const auto letter = [&](const std::string& decision, const std::string& to) {
        auto group = store->begin_group();
        auto line = group->decide({"DOC-01", "D-1", decision, to, 1}, Date(2026, 3, 2), "nl", {});
        EXPECT_TRUE(line && group->file(line->first.nummer, view_of("brief over " + decision)) && group->commit());
        return line->first.nummer;
    };
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group->bind_regime("D-1", "model-2018", "1", std::string(64, 'a')));
        ASSERT_TRUE(group->commit());
    }
    const std::string first = d.besluiten.front().id, subject = d.subject()->id;
    const std::string goes = letter(first, subject), to_parent = letter(first, subject + ">p9"), stays = letter("b77", subject);
    const std::string vault = store->ledger_line(goes).value()->kluis;
    const Tevernietigen part{"VL-1/1", "D-1", d.besluiten.front().bestand, d.besluiten.front().bestand, {first}, false};
    std::vector<std::string> both{goes, to_parent};
    std::sort(both.begin(), both.end());
    EXPECT_EQ(documents_with(*store, part).value(), both);
    DestroyOrder order;
    order.lijst = sha256(view_of("x"));
    order.zerken_tot = Date(2036, 1, 1);
    order.delen = {part};
    auto outcome = destroy(*store, order);
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_EQ(outcome->stukken, 2);
    EXPECT_EQ(outcome->kluisbestanden, 2);
    EXPECT_TRUE(outcome->volledig());
    EXPECT_FALSE(store->ledger_line(goes).value());
    EXPECT_FALSE(fs::exists(folder.at("opslag/kluis/" + vault.substr(0, 1) + "/" + vault)));
    EXPECT_EQ(text_of(*store->document(stays)), "brief over b77");
    EXPECT_EQ(flaws(), "");
    auto whole_now = documents_with(*store, {"", "D-1", part.bestand, part.bestand, {}, true});
    EXPECT_EQ(whole_now.value(), std::vector<std::string>{stays});
}

TEST_F(Destroy, CAS_25_parties_with_copies_are_named_and_their_answers_kept) {
    init();
    CaseMaker maker(1);
    Dossier d;
    do d = maker.make("B-1");
    while (d.verstrekkingen.empty());
    ASSERT_EQ(import(d), "nieuw");
    DestroyOrder order = order_for({"B-1"});
    order.ontvangers = {"ggz"};
    auto outcome = destroy(*store, order);
    ASSERT_TRUE(outcome) << outcome.error().code;
    ASSERT_EQ(outcome->mededelingen.size(), 1u);
    EXPECT_EQ(outcome->mededelingen.front().partij, "ggz");
    EXPECT_EQ(outcome->mededelingen.front().antwoord, "");
    EXPECT_EQ(record_answer(*store, order.lijst, "bestaat-niet", "vernietigd", Date(2026, 3, 4)).error().code, "opslag.onbekende_mededeling");
    EXPECT_EQ(record_answer(*store, order.lijst, "ggz", "een zin is geen code", Date(2026, 3, 4)).error().code, "opslag.onbekende_mededeling");
    ASSERT_TRUE(record_answer(*store, order.lijst, "ggz", "vernietigd", Date(2026, 3, 4)));
    reopen();
    auto known = destruction_of(*store, order.lijst);
    ASSERT_TRUE(known && *known);
    EXPECT_EQ((*known)->mededelingen.front().antwoord, "vernietigd");
    EXPECT_EQ((*known)->mededelingen.front().op, "2026-03-04");
}

TEST_F(Destroy, RET_09_the_same_source_is_refused_until_its_day_and_a_new_case_is_not) {
    fill(2);
    ASSERT_TRUE(destroy(*store, order_for({"D-1"})));
    EXPECT_EQ(import(made[0]), "opslag.dossier_vernietigd");
    Dossier changed = made[0];
    changed.gemeente = "elders";
    EXPECT_EQ(import(changed), "opslag.dossier_vernietigd");
    Dossier fresh = made[0];
    fresh.nummer = "D-9";
    EXPECT_EQ(import(fresh), "nieuw");
    EXPECT_EQ(store->find_person(made[0].personen.front().naam, made[0].personen.front().geboortedatum)->size(), 1u);
    // the key of a tombstone outlives the epoch
    ASSERT_TRUE(destroy(*store, order_for({"D-2"}, "lijst 2")));
    EXPECT_EQ(import(made[0]), "opslag.dossier_vernietigd");
    EXPECT_EQ(*drop_tombstones(*store, Date(2036, 1, 1)), 0);
    EXPECT_EQ(import(made[0]), "opslag.dossier_vernietigd");
    EXPECT_EQ(*drop_tombstones(*store, Date(2036, 1, 2)), 2);
    EXPECT_EQ(import(made[0]), "nieuw");
    EXPECT_EQ(flaws(), "");
}

TEST_F(Destroy, RET_01_each_receipt_is_signed_and_no_other_text_is) {
    fill(1);
    auto outcome = destroy(*store, order_for({"D-1"}));
    ASSERT_TRUE(outcome);
    const std::string id = store->origin().substr(9);
    std::set<std::string> holders;
    for (const Ontvangstbewijs& one : outcome->bewijzen) {
        const auto at = one.bewijs.find("handtekening ");
        ASSERT_NE(at, std::string::npos);
        std::string text = one.bewijs.substr(0, at), sign = one.bewijs.substr(at + 13, 128);
        auto receipt = read_receipt(text, sign, id);
        ASSERT_TRUE(receipt);
        EXPECT_EQ(receipt->epoch, 1u);
        EXPECT_EQ(receipt->holder, one.houder);
        holders.insert(receipt->holder);
        EXPECT_FALSE(read_receipt(text, sign, std::string(32, '0')));
        for (std::size_t i = 0; i < text.size(); i += 7) {
            std::string bent = text;
            bent[i] ^= 1;
            EXPECT_FALSE(read_receipt(bent, sign, id)) << i;
        }
    }
    EXPECT_EQ(holders.size(), 2u);
}

TEST_F(Destroy, RET_01_a_holder_that_does_not_answer_leaves_it_open_until_it_does) {
    paths.holder_folders.push_back(folder.at("houder3"));
    fs::create_directory(folder.at("houder3"));
    fill(3);
    fs::rename(folder.at("houder3"), folder.at("weg"));
    DestroyOrder order = order_for({"D-1"});
    auto outcome = destroy(*store, order);
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_FALSE(outcome->volledig());
    EXPECT_EQ(std::count_if(outcome->bewijzen.begin(), outcome->bewijzen.end(), [](const auto& one) { return one.bevestigd; }), 2);
    EXPECT_EQ(finish_destructions(*store)->size(), 1u);
    reopen();
    EXPECT_EQ(flaws(), "");
    // it misses a second one, and work goes on meanwhile
    ASSERT_TRUE(destroy(*store, order_for({"D-2"}, "lijst 2")));
    EXPECT_EQ(finish_destructions(*store)->size(), 2u);
    fs::rename(folder.at("weg"), folder.at("houder3"));
    EXPECT_EQ(finish_destructions(*store)->size(), 0u);
    EXPECT_TRUE((*destruction_of(*store, order.lijst))->volledig());
    EXPECT_TRUE(epoch_key_of(*disk, folder.at("houder3"), store->origin().substr(9), 3));
    EXPECT_FALSE(epoch_key_of(*disk, folder.at("houder3"), store->origin().substr(9), 1));
    // and it can open the store as the others can
    paths.epoch_folder = folder.at("houder3");
    reopen();
    EXPECT_EQ(flaws(), "");
}

TEST_F(Destroy, SEC_10_any_holder_opens_the_store_alone) {
    fill(2);
    const std::string before = read("D-1");
    paths.epoch_folder = folder.at("houder2");
    reopen();
    EXPECT_EQ(read("D-1"), before);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Destroy, SEC_10_a_record_under_a_new_key_needs_two_holders_where_there_are_two) {
    fill(1);
    fs::rename(folder.at("houder2"), folder.at("weg"));
    CaseMaker maker(9);
    EXPECT_EQ(import(maker.make("N-1")), "sleutels.houders_onbereikbaar");
    fs::rename(folder.at("weg"), folder.at("houder2"));
    reopen();
    EXPECT_EQ(read("N-1"), "opslag.onbekend_dossier");
    EXPECT_EQ(import(maker.make("N-1")), "nieuw");
    EXPECT_EQ(flaws(), "");
}

TEST_F(Destroy, SEC_06_parts_of_the_key_go_along_to_the_next_epoch) {
    init();
    CaseMaker maker(1);
    Dossier d;
    do d = maker.make("B-1");
    while (d.plannen.empty());
    ASSERT_EQ(import(d), "nieuw");
    Dossier other = maker.make("B-2");
    ASSERT_EQ(import(other), "nieuw");
    ASSERT_TRUE(store->share_keys(folder.at("deel"), {"casusoverleg"}));
    const std::string before = read("B-1", "casusoverleg"), old_part = raw("deel");
    auto outcome = destroy(*store, order_for({"B-2"}));
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_TRUE(outcome->volledig());
    EXPECT_EQ(outcome->bewijzen.size(), 3u);
    EXPECT_NE(raw("deel"), old_part);
    const std::string whole = paths.epoch_folder;
    paths.epoch_folder = folder.at("deel");
    reopen();
    EXPECT_EQ(read("B-1", "casusoverleg"), before);
    EXPECT_EQ(read("B-1"), "opslag.sleutel_onthouden");
    EXPECT_EQ(flaws(), "");
    paths.epoch_folder = whole;
    reopen();
    EXPECT_EQ(flaws(), "");
}

TEST_F(Destroy, RET_01_readable_files_of_what_is_gone_are_removed_and_others_stay) {
    fill(2);
    const std::string gone = store->documents("D-1")->front().nummer, stays = store->documents("D-2")->front().nummer;
    fs::create_directory(folder.at("uit"));
    for (const std::string& name : {gone + ".pdf", gone + "-proof.pdf", stays + ".pdf", std::string("D-1.xml"), std::string("D-1.v2.xml"), std::string("D-10.xml"), std::string("D-1-2.xml"),
                                    std::string("index.html")})
        std::ofstream(folder.at("uit/" + name)) << "KANARIE";
    DestroyOrder order = order_for({"D-1"});
    order.leesbare_mappen = {folder.at("uit"), folder.at("bestaat-niet")};
    ASSERT_TRUE(destroy(*store, order));
    std::set<std::string> left;
    for (const auto& entry : fs::directory_iterator(folder.at("uit"))) left.insert(entry.path().filename());
    EXPECT_EQ(left, (std::set<std::string>{stays + ".pdf", "D-10.xml", "D-1-2.xml", "index.html"}));
}

TEST_F(Destroy, RET_01_changes_of_the_caller_are_kept_with_the_destruction_or_not_at_all) {
    fill(2);
    DestroyOrder order = order_for({"D-1"});
    order.mee = [](Group& group, const std::vector<std::string>& gone) -> Status {
        EXPECT_FALSE(gone.empty());
        TRY(group.keep("proef", "a", view_of("gedaan")));
        return refused("proef.mislukt");
    };
    auto failed = destroy(*store, order);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, "proef.mislukt");
    reopen();
    EXPECT_FALSE(store->kept("proef", "a")->has_value());
    EXPECT_NE(read("D-1"), "opslag.onbekend_dossier");
    order.mee = [](Group& group, const std::vector<std::string>&) -> Status {
        TRY(group.keep("proef", "a", view_of("gedaan")));
        return group.keep_with("D-2", "weegploeg", "proef", "b", view_of("versleuteld"));
    };
    ASSERT_TRUE(destroy(*store, order));
    reopen();
    EXPECT_EQ(text_of(**store->kept("proef", "a")), "gedaan");
    EXPECT_EQ(text_of(**store->kept("proef", "b")), "versleuteld");
    EXPECT_EQ(flaws(), "");
}

TEST_F(Destroy, RET_01_a_key_that_was_overwritten_and_not_yet_removed_when_the_holder_stopped_is_finished) {
    fill(2);
    fs::rename(folder.at("houder2"), folder.at("weg"));
    fs::create_directory(folder.at("houder3"));
    paths.holder_folders.push_back(folder.at("houder3"));
    reopen();
    DestroyOrder order = order_for({"D-1"});
    ASSERT_TRUE(destroy(*store, order));
    fs::rename(folder.at("weg"), folder.at("houder2"));
    fs::resize_file(folder.at("houder2/epoch"), 0);
    fs::resize_file(folder.at("houder2/epoch"), 180);  // zeros: as a crash between overwriting and removing leaves it
    EXPECT_EQ(finish_destructions(*store)->size(), 0u);
    EXPECT_TRUE(epoch_key_of(*disk, folder.at("houder2"), store->origin().substr(9), 2));
    EXPECT_EQ(flaws(), "");
}

}  // namespace
