// The report of an evaluation as XML, page and figures: what is hidden stays hidden in each, and a report that was kept gives the same forms.
#include "generator/publish/evaluation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "records/core/file_system.h"
#include "records/core/xml.h"

using namespace griffier;
using namespace griffier::publish;
using testing::HasSubstr;
using testing::Not;

namespace {

const Catalogue& dutch() {
    static const Catalogue words = *load_catalogue(*posix_file_system(), std::string(GRIFFIER_SOURCE_DIR) + "/locales", "nl");
    return words;
}

Evaluation report() {
    Evaluation e;
    e.number = "EV-proef-2024-01-01-2025-12-31", e.covenant = "proef", e.name = "Samenwerking <Proef> & \"Zonen\"", e.regime = "model-2018", e.kind = "evaluatie", e.article = "een artikel";
    e.from = Date(2024, 1, 1), e.to = Date(2025, 12, 31), e.as_of = Date(2026, 1, 2), e.leaves = 42, e.root = std::string(64, 'a'), e.threshold = 10;
    Counts counts{"weging", {"agenderen", "niet-agenderen", "nadere-duiding"}, {"2024-01-01/2024-12-31", "2025-01-01/2025-12-31"}, {{30, 40}, {3, 25}, {50, 60}}};
    e.tables.push_back({"weging", "", *protect(counts, e.threshold)});
    e.tables.push_back({"driehoek", "leeg", {}});
    e.tables.push_back({"verzoeken", "ingehouden", {}});
    e.lists.push_back({"register", {{"2 maart 2024", "versie 1 <b>"}}});
    e.lists.push_back({"incidenten", {}});
    e.gaps = {"Iets is niet geteld."};
    return e;
}

TEST(Evaluatieverslag, DOC_25_the_tables_come_back_from_the_report_as_they_were) {
    const Evaluation e = report();
    const auto tables = tables_of_evaluation(view_of(write_evaluation(e, dutch())), "x");
    ASSERT_TRUE(tables);
    ASSERT_EQ(tables->size(), 1u);
    EXPECT_EQ(tables->front(), e.tables.front().published);
    EXPECT_EQ(write_evaluation(e, dutch()), write_evaluation(e, dutch()));
}

TEST(Evaluatieverslag, DOC_25_a_hidden_count_stands_in_no_form) {
    const std::string xml = write_evaluation(report(), dutch());
    const auto page = evaluation_page(view_of(xml), "x"), csv = evaluation_csv(view_of(xml), "x");
    ASSERT_TRUE(page);
    ASSERT_TRUE(csv);
    EXPECT_THAT(*csv, HasSubstr("\"Wegingen\",\"niet besproken in een casusoverleg\",2024-01-01,2024-12-31,x\r\n"));
    EXPECT_THAT(*csv, Not(HasSubstr(",3\r\n")));
    EXPECT_THAT(*page, Not(HasSubstr("<td class=\"n\">3</td>")));
    EXPECT_THAT(xml, Not(HasSubstr("<cel>3</cel>")));
    EXPECT_THAT(xml, Not(HasSubstr(">3<"))) << "nor in the chart";
}

TEST(Evaluatieverslag, DOC_25_the_page_is_whole_says_its_charts_in_words_and_escapes_what_it_is_given) {
    const auto page = evaluation_page(view_of(write_evaluation(report(), dutch())), "x");
    ASSERT_TRUE(page);
    for (const char* said : {"<svg role=\"img\" aria-label=\"Wegingen. Staafdiagram. besproken in een casusoverleg: 70", "Samenwerking &lt;Proef&gt; &amp; &quot;Zonen&quot;", "versie 1 &lt;b&gt;", "Iets is niet geteld.",
                             "Deze tabel is weggelaten", "Dit kwam in de periode niet voor"})
        EXPECT_THAT(*page, HasSubstr(said));
    for (const char* outside : {"<script", "http://", "https://", "<link", "<img", "url("}) EXPECT_THAT(*page, Not(HasSubstr(outside))) << "it needs nothing from elsewhere";
    EXPECT_TRUE(XmlDocument::parse(view_of(page->substr(page->find("<main>"), page->find("</main>") + 7 - page->find("<main>"))), "main")) << "every element is closed";
}

TEST(Evaluatieverslag, DOC_25_what_is_no_report_is_refused) {
    for (const char* wrong : {"", "<x/>", "<evaluatie><tabel code=\"a\"><kolom code=\"2024\"/></tabel></evaluatie>", "<evaluatie><tabel code=\"a\"><kolom code=\"b\"/><kolom code=\"totaal\"/><rij code=\"r\"><cel>-1</cel><cel>1</cel></rij><rij code=\"totaal\"><cel>1</cel><cel>1</cel></rij></tabel></evaluatie>"}) {
        const auto tables = tables_of_evaluation(view_of(std::string(wrong)), "x");
        ASSERT_FALSE(tables) << wrong;
        EXPECT_EQ(tables.error().code, "evaluatie.vorm");
    }
    EXPECT_FALSE(evaluation_page(view_of(std::string("<x/>")), "x"));
    EXPECT_FALSE(evaluation_csv(view_of(std::string("<x/>")), "x"));
}

TEST(Evaluatieverslag, STA_01_calendar_years_are_the_same_cells_in_statistics_and_report) {
    const std::vector<PublishedTable> figures{{"weging", {"a"}, {"2024", "2025"}, {{12, std::nullopt, std::nullopt}, {12, std::nullopt, std::nullopt}}}};
    const auto named = years_as_days(figures);
    EXPECT_EQ(named.front().columns, (std::vector<std::string>{"2024-01-01/2024-12-31", "2025-01-01/2025-12-31"}));
    std::vector<PublishedTable> other{{"weging", {"a"}, {"2024-03-01/2025-02-28", "totaal"}, {}}};
    EXPECT_EQ(years_as_days(other), other) << "what is no calendar year stays";
    // hidden there, so hidden here, though ten would be enough by itself
    const Counts counts{"weging", {"a", "b", "c"}, {"2024-01-01/2024-12-31", "2025-01-01/2025-12-31"}, {{12, 20}, {40, 50}, {60, 70}}};
    const auto here = protect(counts, 10, named);
    ASSERT_TRUE(here);
    EXPECT_EQ(here->cells[0][1], std::nullopt);
}

TEST(Evaluatieverslag, GOV_15_columns_are_days) {
    EXPECT_EQ(column_of(Date(2024, 3, 1), Date(2025, 2, 28)), "2024-03-01/2025-02-28");
    EXPECT_EQ(days_of_column("2024-03-01/2025-02-28"), std::pair(Date(2024, 3, 1), Date(2025, 2, 28)));
    for (const char* wrong : {"", "totaal", "2024", "2024-03-01", "2024-03-01/", "2024-02-30/2025-01-01"}) EXPECT_FALSE(days_of_column(wrong)) << wrong;
}

Counts counts_of(const std::string& code, std::vector<std::pair<std::string, std::vector<long>>> rows) {
    Counts out{code, {}, {"2024-01-01/2024-12-31", "2025-01-01/2025-12-31", "2026-01-01/2026-12-31"}, {}};
    for (auto& [row, cells] : rows) out.rows.push_back(row), out.cells.push_back(cells);
    return out;
}

const EvaluationTable& table_of(const std::vector<EvaluationTable>& all, const std::string& code) {
    return *std::find_if(all.begin(), all.end(), [&](const EvaluationTable& one) { return one.code == code; });
}

TEST(Evaluatieverslag, STA_01_DOC_25_what_one_table_hides_no_other_tells) {
    // nine deferrals in the first year: hidden, and with them those of another year, or they would follow from the total
    const Counts informing = counts_of("informeren", {{"informeren", {90, 109, 95}}, {"uitstel", {9, 17, 11}}});
    const Counts lengths = counts_of("duur-uitstel", {{"dagen-8-30", {0, 0, 0}}, {"dagen-31-90", {9, 17, 11}}});
    const Counts grounds = counts_of("uitstelgronden", {{"uitstel.a", {9, 17, 0}}, {"uitstel.b", {0, 0, 11}}});
    const auto alone = protect(lengths, 10);
    ASSERT_TRUE(alone);
    const auto all = protect_tables({informing, lengths, grounds}, 10, {});
    const auto& parent = table_of(all, "informeren").published;
    ASSERT_EQ(table_of(all, "informeren").state, "");
    EXPECT_FALSE(parent.cells[1][0]);
    for (const char* code : {"duur-uitstel", "uitstelgronden"}) {
        const EvaluationTable& detail = table_of(all, code);
        if (!detail.state.empty()) continue;  // nothing of it is told at all
        for (std::size_t c = 0; c < parent.cells[1].size(); ++c) {
            const bool told = parent.cells[1][c].has_value();
            EXPECT_TRUE(told || !detail.published.cells.back()[c]) << code << " column " << c;
        }
    }
    Edition edition;
    edition.threshold = 10;
    for (const EvaluationTable& one : all)
        if (one.state.empty()) edition.tables.push_back(one.published);
    EXPECT_TRUE(edition_errors(edition).empty());
}

TEST(Evaluatieverslag, STA_01_what_the_other_table_tells_hides_nothing_here) {
    const Counts requests = counts_of("verzoeken", {{"inzage", {30, 40, 50}}});
    const Counts terms = counts_of("verzoektermijn", {{"op-tijd", {28, 40, 38}}, {"te-laat", {2, 0, 12}}});
    const auto all = protect_tables({requests, terms}, 10, {});
    const EvaluationTable& detail = table_of(all, "verzoektermijn");
    ASSERT_EQ(detail.state, "");
    for (std::size_t c = 0; c < 4; ++c) EXPECT_TRUE(detail.published.cells.back()[c]) << "the totals are told by the other table";
    EXPECT_FALSE(detail.published.cells[1][0]);
    EXPECT_FALSE(detail.published.cells[0][0]) << "with a known total one hidden cell would tell the other";
    EXPECT_GT(*range_of(detail.published, 1, 0)->high - range_of(detail.published, 1, 0)->low, 9);
}

/// Counts over two years, as a practice store of six dozen cases has them.
Counts over_two_years(const std::string& code, std::vector<std::pair<std::string, std::vector<long>>> rows) {
    Counts out{code, {}, {"2026-06-01/2027-05-31", "2027-06-01/2028-05-31"}, {}};
    for (auto& [row, cells] : rows) out.rows.push_back(row), out.cells.push_back(cells);
    return out;
}

TEST(Evaluatieverslag, STA_01_DOC_25_a_step_does_not_tell_how_many_papers_of_it_there_are) {
    // Of each file that goes to the archive a paper is made. Ten files in the second year, of eighteen papers in all: eight letters, which are hidden.
    const Counts papers = over_two_years("brieven", {{"DOC-01", {9, 8}}, {"DOC-02", {2, 0}}, {"DOC-02-V", {4, 0}}, {"DOC-04", {2, 0}}, {"DOC-05", {1, 0}}, {"DOC-19", {15, 10}}, {"DOC-35", {1, 0}}});
    const Counts moves = over_two_years("archief", {{"op-tijd", {9, 2}}, {"te-laat", {6, 8}}});
    const auto all = protect_tables({papers, moves}, 10, {});
    const EvaluationTable &letters = table_of(all, "brieven"), &archive = table_of(all, "archief");
    ASSERT_EQ(letters.state, "");
    ASSERT_FALSE(letters.published.cells[0][1]) << "eight letters";
    for (std::size_t c = 0; c < 3; ++c) EXPECT_TRUE(letters.published.cells[5][c] || archive.state == "ingehouden" || !archive.published.cells.back()[c]) << "column " << c;
    const auto alone = protect_tables({moves}, 10, {});
    ASSERT_EQ(table_of(alone, "archief").state, "");
    EXPECT_EQ(table_of(alone, "archief").published.cells.back()[1], 10) << "by itself it tells";
}

TEST(Evaluatieverslag, STA_01_what_figures_tell_over_other_days_stays_out_with_its_details) {
    const Counts informing = counts_of("informeren", {{"informeren", {90, 109, 95}}, {"uitstel", {19, 17, 21}}});
    const Counts lengths = counts_of("duur-uitstel", {{"dagen-31-90", {19, 17, 21}}});
    const Counts papers = counts_of("brieven", {{"DOC-01", {90, 109, 95}}, {"DOC-02", {19, 17, 21}}, {"DOC-19", {30, 31, 32}}});
    const auto all = protect_tables({informing, lengths, papers}, 10, {}, {"informeren"});
    EXPECT_EQ(table_of(all, "informeren").state, "ingehouden");
    EXPECT_EQ(table_of(all, "duur-uitstel").state, "ingehouden");
    const EvaluationTable& letters = table_of(all, "brieven");
    ASSERT_EQ(letters.state, "");
    for (const auto& cell : letters.published.cells[1]) EXPECT_FALSE(cell) << "notes of deferral are deferrals";
    EXPECT_EQ(table_of(protect_tables({informing, lengths, papers}, 10, {}), "informeren").state, "");
}

TEST(Evaluatieverslag, STA_01_a_detail_of_a_table_that_is_withheld_is_withheld_too) {
    const auto all = protect_tables({counts_of("weging", {{"agenderen", {3, 3, 3}}}), counts_of("duur-weging", {{"dagen-8-30", {3, 3, 3}}}), counts_of("zaken", {})}, 10, {});
    EXPECT_EQ(table_of(all, "weging").state, "ingehouden");
    EXPECT_EQ(table_of(all, "duur-weging").state, "ingehouden");
    EXPECT_EQ(table_of(all, "zaken").state, "leeg");
}

}  // namespace
