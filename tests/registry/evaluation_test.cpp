// What an evaluation counts after the files are gone stands in the leaves of the log, and nothing personal does.
#include "records/log/leaf.h"
#include "records/registry/database.h"
#include "tests/registry/fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

class Evaluation : public StoreTest {
  protected:
    std::vector<Leaf> leaves(const std::string& kind) {
        store.reset();
        std::vector<Leaf> out;
        Database database(folder.at("opslag"), false);
        for (Query& q = database.query("SELECT inhoud FROM log.blad ORDER BY nr").with(); q.step();) {
            auto leaf = decode_leaf(q.blob(0));
            EXPECT_TRUE(leaf);
            if (leaf && leaf->kind == kind) out.push_back(*leaf);
        }
        return out;
    }
    static std::string code(const Leaf& leaf, const std::string& key) {
        for (const auto& [name, value] : leaf.codes)
            if (name == key) return value;
        return "";
    }
};

TEST_F(Evaluation, a_decision_counts_by_outcome_regime_duration_and_grounds) {
    init();
    Dossier d = CaseMaker(2).make("A-1");
    ASSERT_EQ(import(d), "nieuw");
    auto group = store->begin_group();
    ASSERT_TRUE(group->bind_regime("A-1", "model-2018", "1", std::string(64, 'a')));
    Besluit act;
    act.id = "c1", act.soort = "informeren", act.uitkomst = "uitstel", act.datum = d.eerste_signaal()->plus_days(40), act.gronden = {"a", "d"}, act.gronden_lijst = "uitstel";
    act.redenen = "Zwervelina mag dit nog niet weten", act.partijen = {"gem-1", "om", "politie"}, act.bestand = "weegploeg";
    ASSERT_TRUE(group->record("A-1", act));
    ASSERT_TRUE(group->commit());
    const auto regimes = leaves("regime");
    ASSERT_EQ(regimes.size(), 1u);
    EXPECT_EQ(code(regimes[0], "r"), "model-2018");
    const auto decisions = leaves("besluit");
    ASSERT_EQ(decisions.size(), 2u);
    EXPECT_EQ(code(decisions[0], "s"), "weging");
    EXPECT_EQ(code(decisions[0], "g"), "a.b");
    EXPECT_EQ(code(decisions[1], "u"), "uitstel");
    EXPECT_EQ(code(decisions[1], "g"), "a.d");
    EXPECT_EQ(code(decisions[1], "gl"), "uitstel");
    EXPECT_EQ(code(decisions[1], "dagen"), "40");
    EXPECT_EQ(code(decisions[1], "np"), "3");
    EXPECT_EQ(code(decisions[1], "r"), std::string(64, 'a'));
    EXPECT_EQ(code(decisions[1], "d"), code(regimes[0], "d")) << "leaves of one case are joined by its token";
    EXPECT_NE(code(decisions[1], "d"), "");
}

TEST_F(Evaluation, a_ground_that_is_no_code_never_reaches_a_leaf) {
    init();
    Dossier d = CaseMaker(2).make("A-1");
    d.besluiten.front().gronden = {"zijn moeder heet Kwartelbos"};
    ASSERT_EQ(import(d), "nieuw");
    const auto decisions = leaves("besluit");
    ASSERT_EQ(decisions.size(), 1u);
    EXPECT_EQ(code(decisions[0], "g"), "");
    EXPECT_EQ(code(decisions[0], "u"), d.besluiten.front().uitkomst);
}

}  // namespace
