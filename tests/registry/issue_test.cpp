// The ledger of hand-over: which step may follow which, that nothing goes twice, and who says what nobody knows.
#include "records/registry/issue.h"

#include "records/registry/backup.h"
#include "records/registry/destroy.h"
#include "records/registry/state.h"
#include "tests/registry/fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

constexpr Verzendstand all[] = {Verzendstand::te_verzenden, Verzendstand::onderweg, Verzendstand::overgedragen, Verzendstand::bevestigd, Verzendstand::onbekend, Verzendstand::ingetrokken};

class Issue : public StoreTest {
  protected:
    void with_letters(int n = 1) {
        init();
        ASSERT_EQ(import(CaseMaker(2).make("A-1")), "nieuw");
        auto group = store->begin_group();
        ASSERT_TRUE(group->bind_regime("A-1", "model-2018", "1", std::string(64, 'a')));
        for (int i = 1; i <= n; ++i) {
            const auto line = group->decide({"DOC-01", "A-1", "b1", "p1", i}, day, "nl", {});
            ASSERT_TRUE(line);
            ASSERT_TRUE(group->file(line->first.nummer, view_of("brief " + std::to_string(i)), Stand::opgeborgen, {{"bladzijden", "2"}}));
            numbers.push_back(line->first.nummer);
        }
        ASSERT_TRUE(group->commit());
    }
    /// A step in a group of its own: "" or the code of the refusal.
    std::string take(const std::function<Status(Group&)>& work) {
        auto group = store->begin_group();
        if (!group) return group.error().code;
        const Status done = work(*group);
        const Status committed = group->commit();
        if (!done) return done.error().code;
        return committed ? "" : committed.error().code;
    }
    std::string enter(int i = 0, bool out = false) {
        return take([&](Group& group) { return enter_letter(*store, group, numbers[i], day, out); });
    }
    std::string move(Verzendstand to, const std::string& consignment = "z-1", int i = 0) {
        return take([&](Group& group) { return move_letter(*store, group, numbers[i], {to, consignment, to == Verzendstand::onbekend ? "kanaal" : "", day, ""}); });
    }
    std::string resolve(Verzendstand to, std::vector<std::string> persons, int i = 0) {
        return take([&](Group& group) { return resolve_letter(*store, group, numbers[i], {to, "", "", day, ""}, {"besluit-1", std::move(persons), 2, {}}); });
    }
    Verzendstand stand(int i = 0) { return (*letter_of(*store, numbers[i]))->stand; }
    /// Brings a letter into a state by steps that are allowed.
    void bring(Verzendstand to, int i = 0) {
        ASSERT_EQ(enter(i), "");
        using enum Verzendstand;
        if (to == te_verzenden) return;
        if (to == ingetrokken) {
            ASSERT_EQ(move(ingetrokken, "", i), "");
            return;
        }
        ASSERT_EQ(move(onderweg, "z-1", i), "");
        if (to == onderweg) return;
        if (to == onbekend) {
            ASSERT_EQ(move(onbekend, "z-1", i), "");
            return;
        }
        ASSERT_EQ(move(overgedragen, "z-1", i), "");
        if (to == bevestigd) {
            ASSERT_EQ(move(bevestigd, "z-1", i), "");
        }
    }

    Date day{2026, 3, 2};
    std::vector<std::string> numbers;
};

TEST_F(Issue, a_letter_goes_from_filed_to_confirmed_and_each_step_has_a_leaf) {
    with_letters();
    EXPECT_EQ(store->counters()->gereed, 0);
    ASSERT_EQ(enter(), "");
    EXPECT_EQ(store->counters()->gereed, 1);
    EXPECT_EQ((*store->ledger_line(numbers[0]))->stand, Stand::gereed);
    const long before = store->counters()->logbladen;
    for (const Verzendstand to : {Verzendstand::onderweg, Verzendstand::overgedragen, Verzendstand::bevestigd}) {
        EXPECT_EQ(move(to), "");
        EXPECT_EQ(stand(), to);
        EXPECT_EQ(flaws(), "");
    }
    EXPECT_EQ(store->counters()->logbladen, before + 3);
    reopen();
    EXPECT_EQ((*letter_of(*store, numbers[0]))->zending, "z-1");
    EXPECT_EQ(kept_with_document(*store, numbers[0])->at("bladzijden"), "2");
    EXPECT_EQ(*letter_counts(*store), (std::map<Verzendstand, long>{{Verzendstand::bevestigd, 1}}));
}

TEST_F(Issue, entering_twice_does_nothing_and_what_was_put_out_goes_only_when_somebody_says_that_it_did_not_leave) {
    with_letters(2);
    ASSERT_EQ(enter(), "");
    ASSERT_EQ(move(Verzendstand::onderweg), "");
    const auto commits = store->counters()->commits;
    EXPECT_EQ(enter(), "");
    EXPECT_EQ(store->counters()->commits, commits);
    EXPECT_EQ(stand(), Verzendstand::onderweg);
    ASSERT_EQ(take([&](Group& group) -> Status {
                  const auto filed = group.file(numbers[1], view_of("brief 2"), Stand::gereed);
                  return filed ? Status() : Status(filed.error());
              }), "");
    EXPECT_EQ(enter(1), "verzending.al_uitgezet");
    EXPECT_FALSE(*letter_of(*store, numbers[1]));
    EXPECT_EQ(enter(1, true), "");
    EXPECT_EQ(stand(1), Verzendstand::te_verzenden);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Issue, every_pair_of_states_is_allowed_or_refused_as_the_page_says) {
    using enum Verzendstand;
    const std::set<std::pair<Verzendstand, Verzendstand>> allowed{{te_verzenden, onderweg}, {te_verzenden, ingetrokken}, {onderweg, overgedragen}, {onderweg, te_verzenden}, {onderweg, onbekend},
                                                                  {overgedragen, bevestigd}, {overgedragen, onbekend}};
    with_letters(36);
    int i = 0;
    for (const Verzendstand from : all)
        for (const Verzendstand to : all) {
            bring(from, i);
            const std::string answer = move(to, "z-1", i);
            if (from == onbekend) EXPECT_EQ(answer, "verzending.twee_personen") << code_of(to);
            else EXPECT_EQ(answer, allowed.count({from, to}) ? "" : "verzending.stand") << code_of(from) << " to " << code_of(to);
            EXPECT_EQ(stand(i), answer.empty() ? to : from);
            ++i;
        }
    EXPECT_EQ(flaws(), "");
}

TEST_F(Issue, an_answer_about_an_older_consignment_moves_nothing) {
    with_letters();
    bring(Verzendstand::onderweg);
    EXPECT_EQ(move(Verzendstand::overgedragen, "z-2"), "verzending.stand");
    EXPECT_EQ(move(Verzendstand::te_verzenden, "z-1"), "");
    EXPECT_EQ((*letter_of(*store, numbers[0]))->zending, "");
    EXPECT_EQ(move(Verzendstand::onderweg, "z-2"), "");
    EXPECT_EQ(move(Verzendstand::overgedragen, "z-1"), "verzending.stand") << "the first went nowhere";
    EXPECT_EQ(move(Verzendstand::overgedragen, "z-2"), "");
}

TEST_F(Issue, what_nobody_knows_is_resolved_by_two_persons_and_only_that) {
    with_letters(4);
    bring(Verzendstand::onbekend, 0);
    EXPECT_EQ(resolve(Verzendstand::overgedragen, {"een"}), "opslag.te_weinig_personen");
    EXPECT_EQ(resolve(Verzendstand::overgedragen, {"een", "een"}), "opslag.te_weinig_personen");
    EXPECT_EQ(stand(), Verzendstand::onbekend);
    EXPECT_EQ(resolve(Verzendstand::bevestigd, {"een", "twee"}), "verzending.stand");
    EXPECT_EQ(resolve(Verzendstand::overgedragen, {"een", "twee"}), "");
    EXPECT_EQ((*letter_of(*store, numbers[0]))->zending, "z-1") << "it stays in its consignment, so that a receipt still finds it";
    EXPECT_EQ(move(Verzendstand::bevestigd), "");
    bring(Verzendstand::onbekend, 1);
    EXPECT_EQ(resolve(Verzendstand::te_verzenden, {"een", "twee"}, 1), "");
    EXPECT_EQ(move(Verzendstand::onderweg, "z-2", 1), "");
    bring(Verzendstand::onbekend, 2);
    EXPECT_EQ(resolve(Verzendstand::ingetrokken, {"een", "twee"}, 2), "");
    bring(Verzendstand::overgedragen, 3);
    EXPECT_EQ(resolve(Verzendstand::te_verzenden, {"een", "twee"}, 3), "verzending.stand") << "what is known is not for persons to say";
    EXPECT_EQ(flaws(), "");
}

TEST_F(Issue, wrong_calls_are_refused) {
    with_letters();
    EXPECT_EQ(move(Verzendstand::onderweg), "verzending.geen");
    EXPECT_EQ(take([&](Group& group) { return enter_letter(*store, group, "DOC-01-000000000000", day); }), "opslag.onbekend_stuk");
    EXPECT_EQ(kept_with_document(*store, "DOC-01-000000000000").error().code, "opslag.onbekend_stuk");
    auto group = store->begin_group();
    const auto line = group->decide({"DOC-01", "A-1", "b9", "p1", 1}, day, "nl", {});
    EXPECT_EQ(enter_letter(*store, *group, line->first.nummer, day).error().code, "opslag.stuk_niet_opgemaakt");
    ASSERT_TRUE(group->commit());
    EXPECT_EQ(flaws(), "");
}

TEST_F(Issue, a_row_that_was_changed_behind_the_log_is_found) {
    with_letters(2);
    bring(Verzendstand::overgedragen, 0);
    bring(Verzendstand::te_verzenden, 1);
    store->state().database->execute("UPDATE main.verzending SET stand = 'te-verzenden', zending = '' WHERE nummer = '" + numbers[0] + "'");
    EXPECT_EQ(flaws(), "verify.verzending " + numbers[0] + "\n") << "it would be sent again";
    store->state().database->execute("DELETE FROM main.verzending WHERE nummer = '" + numbers[0] + "'");
    EXPECT_EQ(flaws(), "verify.verzending " + numbers[0] + "\n");
    store->state().database->execute("UPDATE main.verzending SET stand = 'verstuurd' WHERE nummer = '" + numbers[1] + "'");
    EXPECT_NE(flaws().find("verify.verzending " + numbers[1]), std::string::npos);
    EXPECT_EQ(letters_in(*store, std::nullopt).error().code, "verify.verzending");
}

TEST_F(Issue, consignments_have_names_that_no_other_commit_makes) {
    with_letters(2);
    std::set<std::string> names;
    for (int i = 0; i < 2; ++i) {
        ASSERT_EQ(enter(i), "");
        const std::string name = *consignment_name(*store);
        EXPECT_EQ(name, *consignment_name(*store)) << "as long as nothing was committed";
        EXPECT_EQ(name.rfind(consignment_stem(*store), 0), 0u);
        EXPECT_TRUE(is_code(name));
        EXPECT_TRUE(names.insert(name).second);
        EXPECT_EQ(move(Verzendstand::onderweg, name, i), "");
        reopen();
    }
    EXPECT_TRUE(names.insert(*consignment_name(*store)).second);
}

}  // namespace
