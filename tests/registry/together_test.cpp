// Several calls as one item of a group; and the text that values are kept as.
#include <nlohmann/json.hpp>

#include "tests/registry/fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

class Together : public StoreTest {};

Status bind(Group& group, const std::string& number, const std::string& version = "1") {
    return group.bind_regime(number, "model-2018", version, std::string(64, 'a'));
}

TEST_F(Together, calls_are_kept_together) {
    init();
    CaseMaker maker(5);
    const Dossier d = maker.make("T-1");
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group);
        ASSERT_TRUE(group->together([&]() -> Status {
            TRY(group->import(d, source_of(d)));
            TRY(bind(*group, "T-1"));
            return group->set_terms("T-1", {{"T-1", "termijn.x", "informeren", "", "", "besluit.weging", Date(2026, 1, 1), Date(2026, 2, 1), {}, std::string(64, 'a')}});
        }));
        ASSERT_TRUE(group->commit());
    }
    Dossier bound = d;
    bound.regime = "model-2018", bound.regime_versie = "1";
    EXPECT_EQ(read("T-1"), all_of(bound));
    EXPECT_EQ(store->summary("T-1")->regime, "model-2018");
    EXPECT_EQ(store->terms("T-1")->size(), 1u);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Together, one_refusal_undoes_all_of_it_and_the_group_goes_on) {
    init();
    CaseMaker maker(6);
    const Dossier a = maker.make("T-1"), b = maker.make("T-2");
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group);
        for (const bool goes_on : {false, true}) {
            const Status done = group->together([&]() -> Status {
                TRY(group->import(a, source_of(a)));
                TRY(bind(*group, "T-1"));
                const Status other = bind(*group, "T-1", "2");
                EXPECT_FALSE(other);
                if (!goes_on) return other;
                EXPECT_FALSE(bind(*group, "T-1")) << "after a refusal nothing is taken in this item";
                return {};
            });
            ASSERT_FALSE(done);
            EXPECT_EQ(done.error().code, "opslag.regime_bevroren");
        }
        ASSERT_TRUE(group->import(b, source_of(b)));
        ASSERT_TRUE(group->commit());
    }
    EXPECT_EQ(read("T-1"), "opslag.onbekend_dossier");
    EXPECT_EQ(read("T-2"), all_of(b));
    EXPECT_EQ(store->counters()->dossiers, 1);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Together, it_does_not_go_into_itself) {
    init();
    auto group = store->begin_group();
    ASSERT_TRUE(group);
    EXPECT_THROW((void)group->together([&] { return group->together([]() -> Status { return {}; }); }), std::logic_error);
}

/// Written without a tree of values, the text is the one that the tree gives: ids of decisions are made from it.
template <class Value> void is_canonical(const Value& value) {
    const std::string text = text_of(encode(value));
    EXPECT_EQ(text, nlohmann::json::parse(text).dump());
    const auto back = decode<Value>(view_of(text));
    ASSERT_TRUE(back) << text;
    EXPECT_EQ(text_of(encode(*back)), text);
}

TEST(Codec, the_text_of_a_value_has_its_members_by_name_and_strings_as_json_has_them) {
    CaseMaker maker(8);
    for (int i = 0; i < 20; ++i) {
        const Dossier d = maker.make("C-" + std::to_string(i));
        for (const auto& v : d.personen) is_canonical(v);
        for (const auto& v : d.signalen) is_canonical(v);
        for (const auto& v : d.analyses) is_canonical(v);
        for (const auto& v : d.besluiten) is_canonical(v);
        for (const auto& v : d.acties) is_canonical(v);
        for (const auto& v : d.verzoeken) is_canonical(v);
        for (const auto& v : d.overdrachten) is_canonical(v);
    }
    Besluit odd;
    odd.factoren = {{"a", "een \"woord\"\nen een \\ schuine streep"}, {"b", "café, Ğüler, \U0001F600, \x7f, \x01, \t"}};
    odd.overleg = {{"gemeente", Date(1899, 12, 31), ""}, {"om", Date(), "</x>"}};
    odd.herziening = Date(2026, 2, 28);
    odd.gronden = {"a", "b\"c"};
    is_canonical(odd);
    EXPECT_NE(text_of(encode(odd)).find("\"bestand\":\"\",\"betreft\":\"\""), std::string::npos);
    EXPECT_NE(text_of(encode(odd)).find("\\u0001, \\t"), std::string::npos);
    Bevinding reason;
    reason.oordeel = Oordeel::wacht, reason.stappen = {{"sleutel", {"1", "é"}}, {"leeg", {}}};
    is_canonical(reason);
    EXPECT_NE(text_of(encode(reason)).find("\"oordeel\":2"), std::string::npos);
    is_canonical(std::map<std::string, std::string>{{"\"x", "y"}, {"", "z"}});
    Besluit broken;
    broken.redenen = "\xff";
    EXPECT_THROW((void)encode(broken), std::exception) << "no text that another reader would refuse";
}

}  // namespace
