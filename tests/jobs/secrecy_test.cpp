// griffier geheimhouding and griffier verstrekking: from a paper that is signed to data that may be given, and what is refused on the way.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access_world.h"
#include "tests/support/external.h"

namespace griffier::jobs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class SecrecyTest : public AccessTest {
  protected:
    /// A case in which an external partner takes part that has signed nothing.
    void start(const std::string& regime, const std::string& of_partner = R"(opgenomen="2020-01-01")") {
        begin(regime, person("hulp", "jeugdhulp", "lid-casusoverleg"), "  <externe-partner id=\"jeugdhulp\" " + of_partner + "><naam>Jeugdhulp Noord</naam></externe-partner>\n");
        std::string dossier = tabled_case();
        if (regime == "noord-holland-2018") {
            dossier = with(dossier, "uitkomst=\"agenderen\"", "uitkomst=\"advies-agenderen\"");
            dossier = with(dossier, "  </weegploegbestand>\n", "    <besluit id=\"b9\" soort=\"driehoek\" uitkomst=\"agenderen\" datum=\"2026-05-18\" orgaan=\"lokale-driehoek\" partijen=\"proef-gemeente proef-om proef-politie\" verwijst=\"b1\"><redenen>Ja.</redenen></besluit>\n  </weegploegbestand>\n");
        }
        take_in(with(dossier, "    <plan id=\"i1\"", "    <deelnemer id=\"d1\" partij=\"jeugdhulp\" datum=\"2026-05-19\" criterium=\"deskundigheid\"><reden>Kent het gezin.</reden></deelnemer>\n    <plan id=\"i1\""));
    }
    Answer act(std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--as", "proef-uitvoerder", "--purpose", "proef", "--json"});
        return world.in_store(arguments);
    }
    std::string declare(const std::string& dossier = "") {
        std::vector<std::string> arguments{"geheimhouding", "make", "--partner", "jeugdhulp", "--out", world.path("uit")};
        if (!dossier.empty()) arguments.insert(arguments.end(), {"--dossier", dossier});
        const Answer made = act(arguments);
        EXPECT_EQ(made.code, ExitCode::done) << made.out << made.err;
        for (const auto& line : made.lines())
            if (line["type"] == "declaration") return line["id"];
        return "";
    }
    Answer sign(const std::string& id) {
        world.write("getekend.pdf", "gescande bladzijde");
        return act({"geheimhouding", "sign", id, "--proof", world.path("getekend.pdf")});
    }
    std::vector<std::string> disclosure(const std::vector<std::string>& but = {}) {
        std::vector<std::string> all{"verstrekking", "KAN-2026-001", "--to", "jeugdhulp", "--by", "proef-gemeente", "--what", "Mompelsoort", "--need", "Dribbelnoodzaak", "--out", world.path("uit")};
        for (const char* party : {"proef-gemeente", "proef-om", "proef-politie"}) all.insert(all.end(), {"--consent", std::string(party) + "=2026-06-01"});
        for (const auto& flag : but)
            for (std::size_t i = 0; i + 1 < all.size();)
                if (all[i] == flag) all.erase(all.begin() + static_cast<long>(i), all.begin() + static_cast<long>(i) + 2);
                else ++i;
        return all;
    }
    std::string text_of_paper(const std::string& begin_of_name) {
        if (!test::have("pdftotext")) return "";
        for (const auto& entry : std::filesystem::directory_iterator(world.path("uit")))
            if (entry.path().filename().string().rfind(begin_of_name, 0) == 0) return test::run("pdftotext -layout " + entry.path().string() + " -").output;
        return "absent";
    }
};

TEST_F(SecrecyTest, SEC_04_CAS_18_a_partner_sees_the_plan_only_after_it_signed_and_until_it_ends) {
    start("model-2018");
    EXPECT_THAT(files(show("hulp")), IsEmpty());
    const std::string id = declare();
    EXPECT_EQ(id, "GV-2026-0001");
    EXPECT_THAT(files(show("hulp")), IsEmpty()) << "a paper that is made is not signed";
    EXPECT_EQ(sign(id).code, ExitCode::done);
    EXPECT_THAT(files(show("hulp")), ElementsAre("plan"));
    EXPECT_EQ(act({"geheimhouding", "end", id, "--on", "2026-06-02"}).code, ExitCode::done);
    EXPECT_THAT(files(show("hulp", {"--on", "2026-06-02"})), ElementsAre("plan")) << "the last day counts";
    EXPECT_THAT(files(show("hulp", {"--on", "2026-06-03"})), IsEmpty());
}

TEST_F(SecrecyTest, SEC_04_a_declaration_for_another_case_opens_nothing_here) {
    start("model-2018");
    world.write("ander.xml", canary_dossier("KAN-2026-002"));
    ASSERT_EQ(world.in_store({"import", world.path("ander.xml")}).code, ExitCode::done);
    sign(declare("KAN-2026-002"));
    EXPECT_THAT(files(show("hulp")), IsEmpty());
    sign(declare("KAN-2026-001"));
    EXPECT_THAT(files(show("hulp")), ElementsAre("plan"));
    const Answer list = act({"geheimhouding", "list"});
    EXPECT_EQ(list.lines().size(), 3u) << list.out;
}

TEST_F(SecrecyTest, SEC_02_SEC_03_SEC_05_DOC_10_the_paper_says_what_each_regime_asks) {
    if (!test::have("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
    start("model-2018");
    const std::string model = (declare(), text_of_paper("GV-"));
    for (const char* words : {"Jeugdhulp Noord", "houd alle persoonsgegevens geheim", "wettelijk voorschrift", "mijn taak", "blijft gelden", "vernietig", "convenant art. 14 lid 2", "Naam", "Plaats", "alle zaken", "OEFENING"})
        EXPECT_THAT(model, HasSubstr(words));
    EXPECT_THAT(model, Not(HasSubstr("eigen dossiers")));
}

TEST_F(SecrecyTest, SEC_03_WEE_15_in_noord_holland_the_paper_and_the_cover_note_forbid_own_files) {
    if (!test::have("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
    start("noord-holland-2018", "");
    const std::string id = declare("KAN-2026-001");
    EXPECT_THAT(text_of_paper("GV-"), HasSubstr("eigen dossiers"));
    EXPECT_THAT(text_of_paper("GV-"), HasSubstr("KAN-2026-001"));
    ASSERT_EQ(sign(id).code, ExitCode::done);
    const Answer given = act(disclosure());
    ASSERT_EQ(given.code, ExitCode::done) << given.out << given.err;
    const std::string note = text_of_paper("DOC-17");
    for (const char* words : {"Niet in eigen dossiers", "8 lid 6", "Jeugdhulp Noord", "Dribbelnoodzaak", "Mompelsoort", "GV-2026-0001", "1 juni 2026", "VERTROUWELIJK"}) EXPECT_THAT(note, HasSubstr(words));
}

TEST_F(SecrecyTest, CAS_19_DOC_17_a_disclosure_is_recorded_with_its_cover_note_and_stays_when_the_case_comes_anew) {
    start("model-2018");
    sign(declare());
    const Answer given = act(disclosure());
    ASSERT_EQ(given.code, ExitCode::done) << given.out << given.err;
    EXPECT_THAT(given.out, HasSubstr("\"declaration\":\"GV-2026-0001\""));
    const auto shown = [&] { return act({"show", "KAN-2026-001"}).out; };
    EXPECT_THAT(shown(), HasSubstr("\"disclosure\""));
    EXPECT_THAT(shown(), HasSubstr("jeugdhulp"));
    std::string next = world.read("zaak.xml");
    const std::string hash = hex(sha256(view_of(next)));
    next = with(next, "versie=\"1\"", "versie=\"2\" vervangt=\"" + hash + "\"");
    world.write("zaak2.xml", next);
    const Answer again = world.in_store({"import", world.path("zaak2.xml")});
    ASSERT_EQ(again.code, ExitCode::done) << again.err;
    EXPECT_THAT(shown(), HasSubstr("\"disclosure\""));
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    if (test::have("pdftotext")) {
        const std::string note = text_of_paper("DOC-17");
        EXPECT_THAT(note, HasSubstr("Dribbelnoodzaak"));
        EXPECT_THAT(note, Not(HasSubstr("eigen dossiers")));
    }
}

TEST_F(SecrecyTest, CAS_19_SEC_04_whatever_lacks_is_refused_and_nothing_is_recorded) {
    start("model-2018");
    EXPECT_EQ(code_of(act(disclosure())), "verstrekking.zonder_verklaring");
    sign(declare());
    const std::vector<std::pair<std::vector<std::string>, std::string>> wrong{{{"--need"}, "verstrekking.zonder_noodzaak"}, {{"--what"}, "verstrekking.zonder_soort"}, {{"--by"}, "verstrekking.zonder_verstrekker"},
                                                                             {{"--consent"}, "verstrekking.zonder_toestemming"}};
    for (const auto& [flags, code] : wrong) {
        const Answer refused = act(disclosure(flags));
        EXPECT_EQ(refused.code, ExitCode::some_refused) << code;
        EXPECT_EQ(code_of(refused), code);
        EXPECT_THAT(refused.out + refused.err, Not(HasSubstr("Dribbelnoodzaak")));
    }
    auto stranger = disclosure({"--to"});
    stranger.insert(stranger.end(), {"--to", "niemand"});
    EXPECT_EQ(code_of(act(stranger)), "verstrekking.onbekende_ontvanger");
    EXPECT_THAT(act({"show", "KAN-2026-001"}).out, Not(HasSubstr("\"disclosure\"")));
    const Answer by_member = world.in_store({"verstrekking", "KAN-2026-001", "--to", "jeugdhulp", "--as", "hulp", "--purpose", "proef", "--json"});
    EXPECT_EQ(code_of(by_member), "handelen.geen_taak");
}

TEST_F(SecrecyTest, SEC_03_wrong_steps_of_a_declaration_are_refused) {
    start("model-2018");
    const auto code = [&](std::vector<std::string> arguments) { return code_of(act(std::move(arguments))); };
    EXPECT_EQ(code({"geheimhouding", "make", "--partner", "niemand", "--out", world.path("uit")}), "geheim.onbekende_partner");
    EXPECT_EQ(code({"geheimhouding", "make", "--partner", "jeugdhulp", "--signer", "proef-uitvoerder", "--out", world.path("uit")}), "geheim.ondertekenaar");
    EXPECT_EQ(code({"geheimhouding", "sign", "GV-2026-0009", "--proof", world.path("zaak.xml")}), "geheim.onbekend");
    const std::string id = declare();
    EXPECT_EQ(declare(), id) << "the same paper once more, while it is not signed";
    EXPECT_EQ(code({"geheimhouding", "end", id}), "geheim.niet_getekend");
    EXPECT_EQ(code({"geheimhouding", "sign", id, "--proof", world.path("zaak.xml"), "--date", "2026-05-31"}), "geheim.dag");
    EXPECT_EQ(code({"geheimhouding", "sign", id, "--proof", world.path("zaak.xml"), "--date", "2026-06-02"}), "geheim.dag");
    EXPECT_EQ(sign(id).code, ExitCode::done);
    EXPECT_EQ(code_of(sign(id)), "geheim.al_getekend");
    EXPECT_EQ(declare(), "GV-2026-0002") << "a new paper after a signed one";
}

TEST_F(SecrecyTest, MN_11_midden_nederland_knows_no_declaration) {
    begin("midden-nederland-2015");
    const Answer answer = act({"geheimhouding", "make", "--partner", "jeugdhulp", "--out", world.path("uit"), "--on", "2018-06-01"});
    EXPECT_EQ(code_of(answer), "geheim.niet_gevraagd");
}

TEST_F(SecrecyTest, SEC_03_the_register_holds_nothing_personal_and_a_dry_run_keeps_nothing) {
    start("model-2018");
    act({"geheimhouding", "make", "--partner", "jeugdhulp", "--out", world.path("uit"), "--dry-run"});
    EXPECT_EQ(act({"geheimhouding", "list"}).lines().size(), 1u) << "the summary alone";
    const std::string id = declare();
    sign(id);
    const std::string listed = act({"geheimhouding", "list"}).out;
    EXPECT_THAT(listed, HasSubstr(hex(sha256(view_of(std::string("gescande bladzijde"))))));
    for (const std::string& canary : canaries()) EXPECT_THAT(listed, Not(HasSubstr(canary)));
}

}  // namespace
}  // namespace griffier::jobs
