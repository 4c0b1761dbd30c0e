#include "records/destruction/procedure.h"

#include <gtest/gtest.h>

#include "tests/destruction/specimen_list.h"

using namespace griffier;
using namespace griffier::test;

namespace {

const Date day(2026, 1, 8);

std::string refusal(const Lijst& l, const Lijstverloop& course, const std::string& who, ByteView signature) {
    const auto given = approval(l, course, procedure(), covenant(), who, signature, day);
    return given ? "" : given.error().code;
}

/// A list with approvals of these persons, each signed with this key.
Lijstverloop approved(const Lijst& l, const std::vector<std::pair<std::string, std::uint8_t>>& by) {
    Lijstverloop course;
    for (const auto& [who, key] : by) {
        auto given = approval(l, course, procedure(), covenant(), who, signature(l, key), day);
        if (given) course.goedkeuringen.push_back(*given);
    }
    return course;
}

}  // namespace

TEST(Goedkeuren, RET_01_two_persons_of_two_roles_approve_a_list) {
    const Lijst l = list();
    Lijstverloop course = approved(l, {{"een", 2}});
    ASSERT_EQ(course.goedkeuringen.size(), 1u);
    EXPECT_FALSE(is_approved(l, course, procedure(), covenant()));
    course = approved(l, {{"een", 2}, {"twee", 3}});
    ASSERT_EQ(course.goedkeuringen.size(), 2u);
    EXPECT_TRUE(is_approved(l, course, procedure(), covenant()));
}

TEST(Goedkeuren, RET_01_forged_doubled_and_own_approvals_are_refused) {
    const Lijst l = list();
    const Lijstverloop none;
    EXPECT_EQ(refusal(l, none, "een", signature(l, 3)), "goedkeuren.handtekening");
    EXPECT_EQ(refusal(l, none, "een", Bytes(64, 0)), "goedkeuren.handtekening");
    EXPECT_EQ(refusal(l, none, "een", Bytes(10, 0)), "goedkeuren.handtekening");
    EXPECT_EQ(refusal(l, none, "voor", signature(l, 1)), "goedkeuren.voorsteller");
    EXPECT_EQ(refusal(l, none, "voor2", signature(l, 6)), "goedkeuren.voorsteller") << "the same person under another id";
    EXPECT_EQ(refusal(l, none, "bedient", signature(l, 5)), "goedkeuren.rol");
    EXPECT_EQ(refusal(l, none, "zonder", signature(l, 2)), "goedkeuren.geen_sleutel");
    EXPECT_EQ(refusal(l, none, "weg", signature(l, 8)), "goedkeuren.mandaat");
    EXPECT_EQ(refusal(l, none, "niemand", signature(l, 2)), "goedkeuren.onbekend");
    const Lijstverloop one = approved(l, {{"een", 2}});
    EXPECT_EQ(refusal(l, one, "een", signature(l, 2)), "goedkeuren.dubbel");
    EXPECT_EQ(refusal(l, one, "een2", signature(l, 7)), "goedkeuren.dubbel") << "the same name under another id";
    const Lijstverloop member = approved(l, {{"twee", 3}});
    EXPECT_EQ(refusal(l, member, "drie", signature(l, 4)), "goedkeuren.zelfde_rol");
}

TEST(Goedkeuren, RET_01_an_approval_of_another_list_or_of_the_list_before_a_change_is_none) {
    const Lijst l = list();
    Lijst other = l;
    other.regels[0].kenmerk = std::string(32, '9');
    EXPECT_EQ(refusal(l, {}, "een", signature(other, 2)), "goedkeuren.handtekening");
    const Lijstverloop course = approved(l, {{"een", 2}, {"twee", 3}});
    EXPECT_FALSE(is_approved(other, course, procedure(), covenant()));
}

TEST(Goedkeuren, DOC_18_a_list_without_selection_list_category_or_leave_is_not_approved) {
    for (int i = 0; i < 3; ++i) {
        Lijst l = list();
        if (i == 0) l.selectielijst.clear();
        if (i == 1) l.regels[0].categorie.clear();
        if (i == 2) l.machtiging.afgever.clear();
        EXPECT_EQ(refusal(l, {}, "een", signature(l, 2)), "lijst.onvolledig") << i;
        EXPECT_EQ(missing_in(l).size(), 1u);
    }
}

TEST(Goedkeuren, approvals_put_into_the_course_by_hand_count_for_nothing) {
    const Lijst l = list();
    Lijstverloop course = approved(l, {{"een", 2}, {"twee", 3}});
    const auto check = [&](const Lijstverloop& c) { return is_approved(l, c, procedure(), covenant()); };
    Lijstverloop doubled = course;
    doubled.goedkeuringen[1] = doubled.goedkeuringen[0];
    EXPECT_FALSE(check(doubled));
    Lijstverloop forged = course;
    forged.goedkeuringen[1].handtekening = std::string(128, '0');
    EXPECT_FALSE(check(forged));
    Lijstverloop own = course;
    own.goedkeuringen[1] = {"voor", "uitvoerder", "", "gem", hex(sha256(ed25519_public(seed_of(1)))), day, hex(signature(l, 1))};
    EXPECT_FALSE(check(own));
    Convenant rotated = covenant();
    rotated.personen[1].publieke_sleutel = hex(ed25519_public(seed_of(9)));
    EXPECT_FALSE(is_approved(l, course, procedure(), rotated)) << "the key was replaced since";
}

TEST(Goedkeuren, a_list_that_does_not_wait_takes_no_approval) {
    const Lijst l = list();
    for (Lijststand state : {Lijststand::goedgekeurd, Lijststand::uitvoering, Lijststand::uitgevoerd, Lijststand::vervallen}) {
        Lijstverloop course;
        course.stand = state;
        EXPECT_EQ(refusal(l, course, "een", signature(l, 2)), "lijst.stand");
    }
}

TEST(Omvang, a_list_is_large_only_above_the_largest_of_number_share_and_usual_size) {
    const Procedure p = procedure();
    EXPECT_FALSE(is_large(p, 10, 100, {}));
    EXPECT_TRUE(is_large(p, 11, 100, {}));
    EXPECT_FALSE(is_large(p, 11, 1000, {})) << "two percent of the stock is twenty";
    EXPECT_TRUE(is_large(p, 21, 1000, {}));
    EXPECT_FALSE(is_large(p, 21, 1000, {8, 8, 8})) << "three times the usual eight is twenty-four";
    EXPECT_TRUE(is_large(p, 25, 1000, {8, 8, 8}));
    EXPECT_FALSE(is_large(p, 27, 1000, {8, 10})) << "the median of an even number is the mean of the middle two";
    EXPECT_TRUE(is_large(p, 28, 1000, {8, 10}));
    std::vector<long> long_ago(20, 1000);
    long_ago.insert(long_ago.end(), 12, 8);
    EXPECT_TRUE(is_large(p, 25, 1000, long_ago)) << "only the last twelve count";
}

TEST(Omvang, the_strictest_of_the_regimes_counts_and_a_missing_number_is_named) {
    const auto regime = [](int persons, const std::string& roles) {
        Regime r;
        r.id = "proef" + std::to_string(persons);
        for (const char* code : {"vernietiging.afkoeling-dagen", "vernietiging.groot-posten", "vernietiging.groot-procent", "vernietiging.groot-mediaan", "vernietiging.groot-lijsten",
                                 "vernietiging.groot-extra", "vernietiging.zerk-dagen"}) {
            Drempel d;
            d.code = code;
            d.waarde = persons;
            r.drempels.push_back(d);
        }
        Drempel d;
        d.code = "goedkeuring.personen";
        d.waarde = persons;
        r.drempels.push_back(d);
        Eis e;
        e.code = "vernietiging.goedkeurders";
        e.waarde = roles;
        r.eisen.push_back(e);
        return r;
    };
    const Regime a = regime(2, "beheerder; uitvoerder"), b = regime(3, "beheerder; lid-weegploeg");
    const auto both = procedure_of({&a, &b});
    ASSERT_TRUE(both);
    EXPECT_EQ(both->goedkeurders, 3);
    EXPECT_EQ(both->afkoeling, 3);
    EXPECT_EQ(both->groot_posten, 2);
    EXPECT_EQ(both->rollen, std::vector<std::string>{"beheerder"});
    Regime lacking = a;
    lacking.drempels.erase(lacking.drempels.begin());
    const auto none = procedure_of({&lacking});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().place.element, "vernietiging.afkoeling-dagen");
    EXPECT_EQ(none.error().kind, Kind::configuration);
}
