#include "records/model/fields.h"

#include <gtest/gtest.h>

namespace griffier {
namespace {

/// Stands for a value of any type but the struct itself.
template <class Self> struct Any {
    template <class T, class = std::enable_if_t<!std::is_same_v<std::remove_cvref_t<T>, Self>>> operator T() const;
};

template <class T, class... A> constexpr std::size_t members() {
    if constexpr (requires { T{A{}..., Any<T>{}}; })
        return members<T, A..., Any<T>>();
    else
        return sizeof...(A);
}

struct Counter {
    std::size_t count = 0;
    template <class... T> void operator()(T&...) { count += sizeof...(T); }
};

template <class T> std::size_t named() {
    T value{};
    Counter counter;
    fields(counter, value);
    return counter.count;
}

template <class T> class EveryField : public testing::Test {};
using Structs = testing::Types<Partner, Naam, Adres, Persoon, Signaal, Analyse, Overleg, Besluit, Actie, Plan, Deelnemer, Toestemming, Verstrekking, Verzoekstap, Verzoek,
                               Overdracht::Keuze, Overdracht, Drager, Gebeurtenis, Dossier, Contact, Persoonsrol, Partij, ExternePartner, BijlageVersie, Convenant>;
TYPED_TEST_SUITE(EveryField, Structs);

TYPED_TEST(EveryField, of_a_struct_that_a_caged_process_hands_over_is_handed_over) { EXPECT_EQ(named<TypeParam>(), members<TypeParam>()); }

struct Three {
    std::string a;
    std::vector<int> b;
    std::optional<Date> c;
};
TEST(Members, are_counted_right) { EXPECT_EQ((members<Three>()), 3u); }

}  // namespace
}  // namespace griffier
