// What an evaluation counts, from leaves and nothing else: which day a thing is of, which term it was measured by, and what older leaves do not say.
#include "jobs/evaluation_count.h"

#include <gtest/gtest.h>

#include "records/core/file_system.h"
#include "records/regime_io/kalender_loader.h"
#include "records/regime_io/regime_loader.h"

namespace griffier::jobs {

namespace {

class Tellen : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        const auto disk = posix_file_system();
        const std::string folder = std::string(GRIFFIER_SOURCE_DIR) + "/records/regimes";
        auto loader = RegimeLoader::load(*disk, folder);
        ASSERT_TRUE(loader);
        law = new Law;
        for (const auto& [file, regime] : loader->all()) law->regimes.push_back(regime);
        law->kalender = *load_kalender(*disk->read(folder + "/kalender.xml"), "kalender.xml");
    }
    static void TearDownTestSuite() { delete law; }

    /// A leaf of ten in the morning.
    void leaf(const std::string& kind, Date written, std::vector<std::pair<std::string, std::string>> codes) {
        leaves.push_back({kind, std::chrono::duration_cast<std::chrono::milliseconds>(written.days().time_since_epoch()).count() + 36'000'000, 1, std::move(codes)});
    }
    Evaluatietelling count(Date from = Date(2024, 3, 1), Date to = Date(2026, 2, 28)) {
        Evaluatieteller counter({from, to}, *law, *law->find("model-2018"));
        for (const Leaf& one : leaves) counter.add(one);
        return counter.finish();
    }
    /// The counts of a row, by part of the period; empty when the row is not there.
    static std::vector<long> row(const Evaluatietelling& all, const std::string& table, const std::string& name) {
        for (const publish::Counts& one : all.tabellen)
            for (std::size_t r = 0; one.code == table && r < one.rows.size(); ++r)
                if (one.rows[r] == name) return one.cells[r];
        return {};
    }
    /// One request, as its last leaf tells it.
    void request(const std::string& id, Date received, std::vector<std::pair<std::string, std::string>> more, Date written) {
        std::vector<std::pair<std::string, std::string>> codes{{"d", "d1"}, {"s", "inzage"}, {"op", received.iso()}, {"i", id}};
        codes.insert(codes.end(), more.begin(), more.end());
        leaf("verzoek", written, codes);
    }

    static Law* law;
    std::vector<Leaf> leaves;
    using Row = std::vector<long>;
};
Law* Tellen::law = nullptr;

TEST_F(Tellen, GOV_15_a_period_is_counted_in_years_from_its_first_day) {
    const auto parts = Evaluatieperiode{Date(2024, 2, 29), Date(2026, 6, 30)}.delen();
    ASSERT_EQ(parts.size(), 3u);
    EXPECT_EQ(parts[0].second, Date(2025, 2, 27));
    EXPECT_EQ(parts[1].first, Date(2025, 2, 28));
    EXPECT_EQ(parts[2].second, Date(2026, 6, 30));
    for (std::size_t i = 1; i < parts.size(); ++i) EXPECT_EQ(parts[i - 1].second.plus_days(1), parts[i].first) << "no day between two parts is lost";
}

TEST_F(Tellen, DOC_25_a_thing_is_of_its_own_day_also_when_it_was_recorded_later) {
    leaf("besluit", Date(2026, 4, 1), {{"d", "d1"}, {"s", "weging"}, {"u", "agenderen"}, {"op", "2024-05-01"}, {"i", "b1"}, {"dagen", "9"}});
    leaf("besluit", Date(2024, 5, 1), {{"d", "d2"}, {"s", "weging"}, {"u", "agenderen"}, {"op", "2024-02-29"}, {"i", "b1"}});
    leaf("besluit", Date(2026, 2, 1), {{"d", "d3"}, {"s", "weging"}, {"u", "niet-agenderen"}, {"op", "2026-02-28"}, {"i", "b1"}});
    const auto all = count();
    EXPECT_EQ(row(all, "weging", "agenderen"), (Row{1, 0})) << "the day before the period is not in it";
    EXPECT_EQ(row(all, "weging", "niet-agenderen"), (Row{0, 1}));
    EXPECT_EQ(row(all, "duur-weging", "dagen-8-30"), (Row{1, 0}));
    EXPECT_EQ(row(all, "duur-weging", "onbekend"), (Row{0, 1})) << "every weighing has a place in each table, so that no difference tells of one";
}

TEST_F(Tellen, DOC_25_a_decision_that_is_told_twice_is_counted_once) {
    for (int i = 0; i < 2; ++i) leaf("besluit", Date(2024, 5, 1 + static_cast<unsigned>(i)), {{"d", "d1"}, {"s", "informeren"}, {"u", "uitstel"}, {"op", "2024-05-01"}, {"i", "b1"}, {"g", "a.d"}, {"gl", "uitstel"}});
    const auto all = count();
    EXPECT_EQ(row(all, "informeren", "uitstel"), (Row{1, 0}));
    EXPECT_EQ(row(all, "uitstelgronden", "uitstel.a"), (Row{1, 0}));
    EXPECT_EQ(row(all, "uitstelgronden", "uitstel.d"), (Row{1, 0}));
    EXPECT_EQ(row(all, "duur-uitstel", "loopt-nog"), (Row{1, 0}));
}

TEST_F(Tellen, DOC_25_a_deferral_lasts_to_the_next_decision_on_informing_of_that_case) {
    leaf("besluit", Date(2024, 5, 1), {{"d", "d1"}, {"s", "informeren"}, {"u", "uitstel"}, {"op", "2024-05-01"}, {"i", "b1"}});
    leaf("besluit", Date(2024, 6, 20), {{"d", "d2"}, {"s", "informeren"}, {"u", "informeren"}, {"op", "2024-06-20"}, {"i", "b2"}});
    leaf("besluit", Date(2024, 7, 20), {{"d", "d1"}, {"s", "informeren"}, {"u", "informeren"}, {"op", "2024-07-20"}, {"i", "b3"}});
    EXPECT_EQ(row(count(), "duur-uitstel", "dagen-31-90"), (Row{1, 0}));
    EXPECT_EQ(row(count(Date(2024, 3, 1), Date(2024, 6, 30)), "duur-uitstel", "loopt-nog"), (Row{1})) << "what came after the period does not end it";
}

TEST_F(Tellen, DOC_25_RGT_08_requests_are_measured_by_the_terms_of_the_regime) {
    // four weeks is the covenant's term, a month that of the act
    request("a", Date(2024, 5, 1), {{"u", "besluit"}, {"besloten", "2024-05-29"}}, Date(2024, 5, 29));
    request("b", Date(2024, 5, 1), {{"u", "besluit"}, {"besloten", "2024-06-03"}}, Date(2024, 6, 3));
    request("c", Date(2024, 5, 1), {{"u", "besluit"}, {"besloten", "2024-07-10"}}, Date(2024, 7, 10));
    request("e", Date(2024, 5, 1), {{"u", "intrekking"}, {"ingetrokken", "2024-05-03"}}, Date(2024, 5, 3));
    request("f", Date(2024, 5, 1), {{"u", "identiteit"}}, Date(2024, 5, 3));
    const auto all = count();
    EXPECT_EQ(row(all, "verzoeken", "inzage"), (Row{5, 0}));
    EXPECT_EQ(row(all, "verzoekstreef", "op-tijd"), (Row{1, 0}));
    EXPECT_EQ(row(all, "verzoekstreef", "te-laat"), (Row{2, 0}));
    const Row in_time = row(all, "verzoektermijn", "op-tijd"), late = row(all, "verzoektermijn", "te-laat");
    ASSERT_EQ(in_time.size(), 2u);
    EXPECT_EQ(in_time[0] + (late.empty() ? 0 : late[0]), 3) << "each decided request has one verdict";
    EXPECT_EQ(row(all, "verzoektermijn", "zonder-besluit"), (Row{1, 0}));
    EXPECT_EQ(row(all, "verzoektermijn", "open-te-laat"), (Row{1, 0}));
    EXPECT_TRUE(all.gaten.empty());
}

TEST_F(Tellen, DOC_25_what_an_older_leaf_does_not_say_is_not_known_and_never_nothing) {
    request("a", Date(2024, 5, 1), {{"u", "besluit"}}, Date(2024, 5, 20));
    leaf("stuk", Date(2024, 5, 20), {{"d", "d1"}, {"s", "DOC-01"}, {"op", "2024-05-20"}, {"u", "gereed"}, {"i", "s1"}});
    leaf("archief", Date(2024, 5, 20), {{"d", "d1"}, {"u", "gearchiveerd"}, {"op", "2024-05-20"}});
    leaf("lijst", Date(2024, 5, 20), {{"stap", "uitvoering"}, {"lijst", "VL-2024-0001"}, {"weg", "3"}});
    leaf("import", Date(2024, 5, 20), {{"d", "d1"}, {"w", "nieuw"}});
    const auto all = count();
    EXPECT_EQ(row(all, "verzoektermijn", "onbekend"), (Row{1, 0}));
    EXPECT_EQ(row(all, "brieftermijn", "onbekend"), (Row{1, 0}));
    EXPECT_EQ(row(all, "archief", "onbekend"), (Row{1, 0}));
    EXPECT_EQ(row(all, "vernietigtermijn", "onbekend"), (Row{3, 0}));
    EXPECT_EQ(all.gaten, (std::map<std::string, long>{{"archief", 1}, {"brief", 1}, {"import", 1}, {"vernietiging", 3}, {"verzoek", 1}}));
}

TEST_F(Tellen, DOC_25_INF_01_letters_archive_and_destruction_are_in_time_or_late) {
    leaf("stuk", Date(2024, 5, 20), {{"d", "d1"}, {"s", "DOC-01"}, {"op", "2024-05-20"}, {"u", "besloten"}, {"i", "s1"}, {"uiterst", "2024-05-20"}});
    leaf("stuk", Date(2024, 5, 20), {{"d", "d1"}, {"s", "DOC-01"}, {"op", "2024-05-20"}, {"u", "gereed"}, {"i", "s1"}});
    leaf("stuk", Date(2024, 5, 21), {{"d", "d2"}, {"s", "DOC-01"}, {"op", "2024-05-21"}, {"u", "besloten"}, {"i", "s1"}, {"uiterst", "2024-05-20"}});
    leaf("stuk", Date(2024, 5, 21), {{"d", "d2"}, {"s", "DOC-01"}, {"op", "2024-05-21"}, {"u", "opgeborgen"}, {"i", "s1"}});
    leaf("stuk", Date(2024, 5, 22), {{"d", "d3"}, {"s", "DOC-01"}, {"op", "2024-05-22"}, {"u", "besloten"}, {"i", "s1"}});
    leaf("archief", Date(2024, 5, 20), {{"d", "d1"}, {"u", "gearchiveerd"}, {"op", "2024-05-20"}, {"uiterst", "2024-05-20"}});
    leaf("archief", Date(2024, 5, 21), {{"d", "d2"}, {"u", "gearchiveerd"}, {"op", "2024-05-21"}, {"uiterst", "2024-05-20"}});
    leaf("lijst", Date(2024, 5, 21), {{"stap", "uitvoering"}, {"weg", "5"}, {"laat", "2"}, {"op", "2024-05-21"}});
    const auto all = count();
    EXPECT_EQ(row(all, "brieven", "DOC-01"), (Row{2, 0})) << "one that was decided and never made is no letter";
    EXPECT_EQ(row(all, "brieftermijn", "op-tijd"), (Row{1, 0}));
    EXPECT_EQ(row(all, "brieftermijn", "te-laat"), (Row{1, 0}));
    EXPECT_EQ(row(all, "archief", "op-tijd"), (Row{1, 0}));
    EXPECT_EQ(row(all, "archief", "te-laat"), (Row{1, 0}));
    EXPECT_EQ(row(all, "vernietigtermijn", "op-tijd"), (Row{3, 0}));
    EXPECT_EQ(row(all, "vernietigtermijn", "te-laat"), (Row{2, 0}));
}

TEST_F(Tellen, SEC_07_SEC_12_what_happened_to_the_cooperation_itself_is_told_by_day) {
    leaf("agenda", Date(2025, 1, 5), {{"soort", "beveiligingsevaluatie"}, {"op", "2025-01-04"}, {"uitkomst", "in-orde"}});
    leaf("werkstuk", Date(2025, 1, 6), {{"soort", "incident"}, {"stuk", "DOC-21"}});
    leaf("nacht", Date(2025, 1, 7), {{"op", "2025-01-07"}, {"gemist", "2"}});
    leaf("agenda", Date(2023, 1, 5), {{"soort", "beveiligingsevaluatie"}, {"op", "2023-01-04"}});
    const auto all = count();
    ASSERT_EQ(all.voorvallen.size(), 2u);
    EXPECT_EQ(all.voorvallen[0].dag, Date(2025, 1, 4));
    EXPECT_EQ(all.voorvallen[1].codes.at("soort"), "incident");
    EXPECT_EQ(all.nachten, 1);
    EXPECT_EQ(all.gemist, 2);
}

}  // namespace
}  // namespace griffier::jobs
