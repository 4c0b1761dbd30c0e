// griffier statistiek and griffier adviesblad at the command line: what is counted, what leaves and what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access_world.h"

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
    /// So many cases of one outcome, all decided on one day.
    void cases(int from, int many, const std::string& outcome, const std::string& day) {
        std::vector<std::string> files{"import"};
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
            files.push_back(world.path(name));
        }
        const Answer taken = world.in_store(files);
        ASSERT_EQ(taken.code, ExitCode::done) << taken.err;
    }
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
    EXPECT_THAT(csv, HasSubstr("\"2024\",\"2025\""));
    EXPECT_THAT(csv, Not(HasSubstr("2026"))) << "a year that is not over is not counted";
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
