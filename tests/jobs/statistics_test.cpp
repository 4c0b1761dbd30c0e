// griffier statistiek and griffier adviesblad at the command line: what is counted, what leaves and what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access_world.h"
#include "generator/publish/evaluation.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

class StatisticsTest : public AccessTest {
  protected:
    Answer act(std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--as", "proef-uitvoerder", "--purpose", "proef", "--json"});
        return world.in_store(arguments);
    }
    /// So many cases of one outcome, all decided on one day, for take_all().
    void write_cases(int from, int many, const std::string& outcome, const std::string& day) {
        for (int i = from; i < from + many; ++i) {
            std::string text = canary_dossier("KAN-" + day.substr(0, 4) + "-" + std::to_string(i));
            const auto b2 = text.find("    <besluit id=\"b2\"");
            text.erase(b2, text.find("</besluit>\n", b2) + 11 - b2);
            text = with(text, "datum=\"2026-05-18\"", "datum=\"" + day + "\"");
            text = with(text, "uitkomst=\"agenderen\"", "uitkomst=\"" + outcome + "\"");
            for (const auto& [was, is] : std::vector<std::pair<std::string, std::string>>{{"datum=\"2026-05-04\"", "datum=\"" + day.substr(0, 4) + "-01-10\""}, {"datum=\"2026-05-11\"", "datum=\"" + day.substr(0, 4) + "-01-11\""}}) text = with(text, was, is);
            text = with(text, "1987-11-23", "19" + std::to_string(50 + i % 40) + "-11-2" + std::to_string(i % 9));
            text = with(text, "Zwervelina", "Zwervelina" + std::string(static_cast<std::size_t>(i % 7), 'a') + std::to_string(i));
            const std::string name = "s" + day.substr(0, 4) + "-" + std::to_string(i) + ".xml";
            world.write(name, text);
            files_.push_back(world.path(name));
        }
    }
    void take_all() {
        std::vector<std::string> call{"import"};
        call.insert(call.end(), files_.begin(), files_.end());
        files_.clear();
        const Answer taken = world.in_store(call);
        ASSERT_EQ(taken.code, ExitCode::done) << taken.err;
    }
    void cases(int from, int many, const std::string& outcome, const std::string& day) {
        write_cases(from, many, outcome, day);
        take_all();
    }
    std::vector<std::string> files_;
};

TEST_F(StatisticsTest, STA_01_DOC_26_J_STAT_an_edition_counts_whole_years_hides_what_is_small_and_stays_when_nothing_changed) {
    begin("model-2018");
    cases(1, 14, "agenderen", "2024-03-05");
    cases(20, 12, "niet-agenderen", "2024-03-06");
    cases(40, 15, "agenderen", "2025-03-05");
    cases(60, 3, "niet-agenderen", "2025-03-06");
    cases(80, 11, "agenderen", "2026-03-05");
    const Answer made = act({"statistiek", "make", "--out", world.path("cijfers")});
    ASSERT_EQ(made.code, ExitCode::done) << made.out << made.err;
    const std::string csv = world.read("cijfers/ST-2026-001.csv");
    EXPECT_THAT(csv, HasSubstr("\"1-2-2024 t/m 31-1-2025\",\"1-2-2025 t/m 31-1-2026\"")) << "years of the covenant, which came into force on the first of February";
    EXPECT_THAT(csv, Not(HasSubstr("1-2-2026"))) << "a year that is not over is not counted";
    EXPECT_THAT(csv, HasSubstr(",x"));
    EXPECT_THAT(csv, Not(HasSubstr(",3,")));
    for (const std::string& canary : canaries()) EXPECT_THAT(csv + world.read("cijfers/ST-2026-001.xml"), Not(HasSubstr(canary)));
    EXPECT_EQ(world.run({"statistiek", "check", world.path("cijfers/ST-2026-001.xml")}).code, ExitCode::done);
    const Answer again = act({"statistiek", "make", "--out", world.path("cijfers"), "--on", "2026-06-20"});
    EXPECT_THAT(again.out, HasSubstr("\"new\":false"));
    cases(100, 1, "agenderen", "2025-03-05");
    const Answer later = act({"statistiek", "make", "--out", world.path("cijfers")});
    const std::string changed = world.read("cijfers/ST-2026-002.csv");
    EXPECT_THAT(changed, Not(HasSubstr("16"))) << "one case more in a year that was out already is one person: " << later.out;
}

/// Who has several publications subtracts them: per row, what happened between any two days that columns join, if it is a small number.
class Subtraction {
  public:
    void add(const std::vector<publish::PublishedTable>& tables) {
        for (const publish::PublishedTable& table : tables)
            for (std::size_t r = 0; r < table.cells.size(); ++r)
                for (std::size_t c = 0; c < table.columns.size(); ++c)
                    if (const auto days = publish::days_of_column(table.columns[c]); days && table.cells[r][c])
                        known_[table.code + " " + (r < table.rows.size() ? table.rows[r] : "totaal")].push_back({days->first, days->second.plus_days(1), *table.cells[r][c]});
    }
    std::vector<std::string> small_counts(long threshold) const {
        std::vector<std::string> found;
        for (const auto& [row, sums] : known_)
            for (const Sum& start : sums) {
                std::map<Date, long> since{{start.from, 0}};  // what happened from start.from to a day
                for (std::size_t before = 0; before != since.size();) {
                    before = since.size();
                    for (const Sum& one : sums) {
                        if (const auto at = since.find(one.from); at != since.end()) since.emplace(one.to, at->second + one.count);
                        if (const auto at = since.find(one.to); at != since.end()) since.emplace(one.from, at->second - one.count);
                    }
                }
                for (const auto& [day, count] : since)
                    for (const auto& [other, more] : since)
                        if (day < other && more - count > 0 && more - count < threshold) found.push_back(row + " " + day.iso() + " " + other.iso() + ": " + std::to_string(more - count));
            }
        return found;
    }
    std::size_t rows() const { return known_.size(); }

  private:
    struct Sum {
        Date from, to;
        long count;
    };
    std::map<std::string, std::vector<Sum>> known_;
};

TEST_F(StatisticsTest, STA_01_DOC_25_editions_and_reports_subtracted_tell_no_small_count) {
    begin("model-2018");
    write_cases(1, 30, "agenderen", "2025-03-05");
    write_cases(40, 20, "niet-agenderen", "2025-03-06");
    write_cases(70, 1, "agenderen", "2025-12-31");
    write_cases(100, 30, "agenderen", "2023-03-05");
    take_all();
    const auto tables_of_bag = [&](const std::string& from, const std::string& to) {
        const auto tables = publish::tables_of_evaluation(view_of(world.read("uit/EV-voorbeeldstad-" + from + "-" + to + "/data/evaluatie.xml")), "x");
        return tables ? *tables : std::vector<publish::PublishedTable>{};
    };
    const auto tables_of_edition = [&](const std::string& name) {
        const auto edition = publish::read_edition(view_of(world.read("cijfers/" + name + ".xml")), "x");
        return edition ? publish::years_as_days(edition->tables) : std::vector<publish::PublishedTable>{};
    };
    Subtraction attack;
    // the year without its last day, as somebody may choose it: one case more stands in the figures of calendar years
    ASSERT_EQ(act({"evaluate", "--from", "2025-01-01", "--to", "2025-12-30", "--out", world.path("uit")}).code, ExitCode::done);
    attack.add(tables_of_bag("2025-01-01", "2025-12-30"));
    const Answer made = act({"statistiek", "make", "--out", world.path("cijfers")});
    attack.add(tables_of_edition("ST-2026-001"));
    EXPECT_GT(attack.rows(), 1u) << "something was published";
    EXPECT_THAT(attack.small_counts(10), testing::IsEmpty());
    EXPECT_EQ(made.summary()["counts"].value("years_left_out", 0), 2) << "the year that was chosen lies in two years of the covenant: " << made.out;
}

TEST_F(StatisticsTest, STA_01_DOC_25_a_report_after_an_edition_leaves_out_what_that_tells_over_other_days) {
    begin("model-2018");
    write_cases(1, 30, "agenderen", "2025-03-05");
    write_cases(40, 20, "niet-agenderen", "2025-03-06");
    write_cases(70, 1, "agenderen", "2026-01-31");
    take_all();
    ASSERT_EQ(act({"statistiek", "make", "--out", world.path("cijfers")}).code, ExitCode::done);
    const auto edition = publish::read_edition(view_of(world.read("cijfers/ST-2026-001.xml")), "x");
    ASSERT_TRUE(edition);
    ASSERT_FALSE(edition->tables.empty());
    EXPECT_EQ(edition->tables.front().columns, std::vector<std::string>{"2025-02-01/2026-01-31"});
    const auto evaluate = [&](const std::string& from, const std::string& to, const std::string& out) {
        const Answer answer = act({"evaluate", "--from", from, "--to", to, "--out", world.path(out)});
        EXPECT_EQ(answer.code, ExitCode::done) << answer.out;
        return world.read(out + "/EV-voorbeeldstad-" + from + "-" + to + "/data/evaluatie.xml");
    };
    const std::string shorter = evaluate("2025-02-01", "2026-01-30", "uit");
    EXPECT_THAT(shorter, HasSubstr("<tabel code=\"weging\" titel=\"Wegingen\" staat=\"ingehouden\"/>"));
    EXPECT_THAT(shorter, HasSubstr("van elkaar afgetrokken"));
    Subtraction attack;
    attack.add(edition->tables);
    attack.add(*publish::tables_of_evaluation(view_of(shorter), "x"));
    EXPECT_GT(attack.rows(), 1u);
    EXPECT_THAT(attack.small_counts(10), testing::IsEmpty());
    // made again later, when there is more to be held against, it is the same
    ASSERT_EQ(act({"statistiek", "make", "--out", world.path("cijfers"), "--on", "2027-03-01"}).code, ExitCode::done);
    EXPECT_EQ(evaluate("2025-02-01", "2026-01-30", "weer"), shorter);
}

TEST_F(StatisticsTest, STA_01_DOC_25_a_report_over_the_years_of_the_covenant_tells_what_the_edition_tells) {
    begin("model-2018");
    write_cases(1, 30, "agenderen", "2025-03-05");
    write_cases(40, 20, "niet-agenderen", "2025-03-06");
    take_all();
    ASSERT_EQ(act({"statistiek", "make", "--out", world.path("cijfers")}).code, ExitCode::done);
    ASSERT_EQ(act({"evaluate", "--from", "2025-02-01", "--to", "2026-01-31", "--out", world.path("uit")}).code, ExitCode::done);
    const auto edition = publish::read_edition(view_of(world.read("cijfers/ST-2026-001.xml")), "x");
    const auto report = publish::tables_of_evaluation(view_of(world.read("uit/EV-voorbeeldstad-2025-02-01-2026-01-31/data/evaluatie.xml")), "x");
    ASSERT_TRUE(edition && report);
    const auto weighed = [](const std::vector<publish::PublishedTable>& tables) {
        const auto found = std::find_if(tables.begin(), tables.end(), [](const auto& one) { return one.code == "weging"; });
        return found == tables.end() ? publish::PublishedTable{} : *found;
    };
    EXPECT_EQ(weighed(*report), weighed(edition->tables));
    EXPECT_EQ(weighed(*report).columns.size(), 1u);
}

TEST_F(StatisticsTest, STA_01_GOV_15_a_report_over_chosen_days_does_not_keep_the_one_that_the_covenant_asks_from_being_made) {
    begin("model-2018");
    write_cases(1, 30, "agenderen", "2021-03-05");
    write_cases(40, 20, "niet-agenderen", "2021-03-06");
    write_cases(70, 1, "agenderen", "2021-07-05");
    take_all();
    ASSERT_EQ(act({"evaluate", "--from", "2021-01-01", "--to", "2021-06-30", "--out", world.path("uit")}).code, ExitCode::done);
    const std::string chosen = world.read("uit/EV-voorbeeldstad-2021-01-01-2021-06-30/data/evaluatie.xml");
    EXPECT_THAT(chosen, HasSubstr("<tabel code=\"weging\" titel=\"Wegingen\">"));
    EXPECT_EQ(code_of(act({"evaluate", "--from", "2021-02-01", "--to", "2021-06-30", "--out", world.path("nee")})), "evaluatie.overlapt");
    const Answer asked = act({"evaluate", "--out", world.path("gevraagd")});
    ASSERT_EQ(asked.code, ExitCode::done) << asked.out;
    EXPECT_EQ(asked.lines().front()["from"], "2020-02-01");
    const std::string report = world.read("gevraagd/EV-voorbeeldstad-2020-02-01-2022-01-31/data/evaluatie.xml");
    EXPECT_THAT(report, HasSubstr("<tabel code=\"weging\" titel=\"Wegingen\" staat=\"ingehouden\"/>"));
    EXPECT_THAT(report, HasSubstr("van elkaar afgetrokken"));
}

TEST_F(StatisticsTest, STA_01_too_few_cases_give_no_edition) {
    begin("model-2018");
    cases(1, 4, "agenderen", "2025-03-05");
    const Answer made = act({"statistiek", "make", "--out", world.path("cijfers")});
    EXPECT_EQ(made.code, ExitCode::some_refused);
    EXPECT_EQ(code_of(made), "statistiek.niets");
    EXPECT_FALSE(std::filesystem::exists(world.path("cijfers/ST-2026-001.xml")));
}

TEST_F(StatisticsTest, STA_01_an_edition_from_which_a_cell_follows_is_refused) {
    world.write("terug.xml", R"(<statistiek nummer="ST-1" convenant="x" naam="x" datum="2026-01-01" drempel="10"><tabel code="weging"><kolom code="2024"/><kolom code="2025"/><kolom code="totaal"/>
<rij code="a"><cel verborgen="ja"/><cel>40</cel><cel>43</cel></rij><rij code="b"><cel>50</cel><cel>60</cel><cel>110</cel></rij><rij code="totaal"><cel>53</cel><cel>100</cel><cel>153</cel></rij></tabel></statistiek>)");
    const Answer checked = world.run({"statistiek", "check", world.path("terug.xml"), "--json"});
    EXPECT_EQ(checked.code, ExitCode::some_refused);
    EXPECT_EQ(code_of(checked), "statistiek.terug_te_rekenen");
}

TEST_F(StatisticsTest, STA_02_MN_09_DOC_26_an_advice_sheet_is_made_of_a_clean_text_only) {
    begin("model-2018");
    take_in(tabled_case());
    world.write("vraag.txt", "Een jongere trekt zich terug van school.\n\nWelke aanpak past daarbij?\n");
    const std::vector<std::string> ask{"adviesblad", "KAN-2026-001", "--text", world.path("vraag.txt"), "--to", "NCTV", "--out", world.path("uit")};
    const Answer made = act(ask);
    ASSERT_EQ(made.code, ExitCode::done) << made.out << made.err;
    EXPECT_EQ(made.summary()["counts"]["made"], 1);
    EXPECT_EQ(act(ask).summary()["counts"]["unchanged"], 1) << "the same question is the same sheet";
    world.write("vraag.txt", "Zwervelina woont aan het Flonkerpad.\nZij is van 23-11-2008; zie KAN-2026-001.\n");
    const Answer refused = act(ask);
    EXPECT_EQ(refused.code, ExitCode::some_refused);
    EXPECT_EQ(code_of(refused), "advies.herleidbaar");
    for (const std::string& canary : canaries()) EXPECT_THAT(refused.out + refused.err, Not(HasSubstr(canary)));
    EXPECT_THAT(refused.out, HasSubstr("\"line\":2"));
    world.write("vraag.txt", " \n");
    EXPECT_EQ(code_of(act(ask)), "advies.leeg");
}

}  // namespace
}  // namespace griffier::jobs
