// A new covenant instance against the one that holds: what differs is named, what would break what is stored is refused.
#include "records/rules/convenant_change.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/rules/terms.h"
#include "tests/rules/sample_rules.h"

using namespace griffier;
using namespace griffier::sample;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

namespace {

Regime rules(bool exit = true, bool mandate = false) {
    Regime r = two_files();
    const auto eis = [&](const char* code, bool geldt, const char* waarde = "") {
        Eis e;
        e.id = std::string("eis.") + code;
        e.stuk = "convenant";
        e.artikel = "18";
        e.code = code;
        e.geldt = geldt;
        e.waarde = waarde;
        r.eisen.push_back(e);
    };
    eis("uittreding", exit);
    eis("uittreding.oordeel", true);
    eis("wijziging", true);
    eis("bijlage.externe-partners", true, "1");
    eis("bijlage.mandaat", mandate);
    eis("publicatie.nieuwe-versie", true);
    r.termijnen.push_back(termijn(TermijnSoort::ten_minste, "P3M", "ontvangst.opzegging", "opzegging"));
    return r;
}

/// Three parties, a partner on annex 1, an executor and two members of whom one has a key.
Convenant held() {
    Convenant c = convenant();
    c.naam = "Proef";
    c.regime_versie = "2";
    c.geevalueerd = day("2024-03-01");
    for (Partij& party : c.partijen) party.ondertekend = party.toegetreden = day("2018-03-01");
    c.partijen[0].gemeentecode = "9990";
    ExternePartner partner;
    partner.id = "ext-brug";
    partner.naam = "Stichting De Brug";
    partner.opgenomen = day("2020-01-01");
    c.externe_partners = {partner};
    c.bijlagen = {{"1", "2", "Partners", day("2020-01-01"), day("2020-02-01"), "2020, 1"}};
    Persoonsrol member;
    member.id = "lid-om";
    member.naam = "O. Lid";
    member.rol = "lid-weegploeg";
    member.partij = "om-1";
    member.publieke_sleutel = std::string(64, 'a');
    c.personen.push_back(member);
    c.contactpunt.telefoon = "000-5550100";
    return c;
}

class ConvenantChanges : public ::testing::Test {
  protected:
    Convenant before = held(), after = held();
    Regime regime = rules();
    long cases = 4;
    std::string mandate;

    ConvenantChange change() const {
        static const Kalender days = kalender();
        return {before, after, regime, days, day("2026-06-01"), cases, mandate};
    }
    static std::vector<std::string> codes(const std::vector<Error>& errors) {
        std::vector<std::string> out;
        for (const Error& error : errors) out.push_back(error.code);
        return out;
    }
    std::vector<std::string> errors() const { return codes(change_errors(change())); }
    std::vector<std::string> notices() const { return codes(change_notices(change())); }
    void new_annex() { after.bijlagen[0] = {"1", "3", "Partners", day("2026-05-01"), {}, ""}; }
};

TEST_F(ConvenantChanges, the_same_instance_differs_in_nothing) {
    EXPECT_THAT(differences(before, after), IsEmpty());
    EXPECT_THAT(errors(), IsEmpty());
    EXPECT_THAT(notices(), IsEmpty());
}

TEST_F(ConvenantChanges, every_difference_is_named_as_the_instance_names_it) {
    after.contactpunt.telefoon = "000-5550199";
    after.personen[1].publieke_sleutel = std::string(64, 'b');
    after.partijen[1].contact.plaats = "Proefstad";
    after.vertalingen.push_back({"ar", std::string(64, 'c'), "A. Tolk", day("2026-05-01")});
    Persoonsrol joined = after.personen[1];
    joined.id = "lid-nieuw";
    joined.naam = "N. Nieuw";
    after.personen.push_back(joined);
    std::vector<std::string> told;
    for (const auto& one : differences(before, after)) told.push_back(one.what + "/" + one.id + "/" + one.field + ": " + one.before + " > " + one.after);
    EXPECT_THAT(told, ElementsAre("convenant//contactpunt.telefoon: 000-5550100 > 000-5550199", "vertaling/ar/:  > 2026-05-01", "partij/om-1/contact.plaats:  > Proefstad",
                                  "persoon/lid-om/sleutel: aaaaaaaaaaaaaaaa… > bbbbbbbbbbbbbbbb…", "persoon/lid-nieuw/:  > N. Nieuw"));
    EXPECT_THAT(errors(), IsEmpty());
}

TEST_F(ConvenantChanges, another_cooperation_or_regime_is_refused_before_all_else) {
    after.id = "ander";
    after.partijen.clear();
    EXPECT_THAT(errors(), ElementsAre("wijziging.ander_convenant"));
    after = held();
    after.regime = "ander";
    EXPECT_THAT(errors(), ElementsAre("wijziging.ander_regime"));
}

TEST_F(ConvenantChanges, terms_do_not_go_back_to_an_older_version) {
    after.regime_versie = "1";
    EXPECT_THAT(errors(), ElementsAre("wijziging.regime_terug"));
    after.regime_versie = "3";
    EXPECT_THAT(errors(), IsEmpty());
}

TEST_F(ConvenantChanges, guidance_is_not_switched_under_stored_dates) {
    after.handleiding_richtsnoer = false;
    EXPECT_THAT(errors(), ElementsAre("wijziging.richtsnoer"));
    cases = 0;
    EXPECT_THAT(errors(), IsEmpty());
}

TEST_F(ConvenantChanges, RET_04_another_start_of_a_term_holds_for_cases_that_are_still_to_come) {
    after.startkeuzes = {{"termijn.half", "eerste-signaal", {}}};
    EXPECT_THAT(errors(), ElementsAre("wijziging.startkeuze"));
    after.startkeuzes[0].vanaf = day("2026-06-01");
    EXPECT_THAT(errors(), ElementsAre("wijziging.startkeuze")) << "a case of today can be there";
    after.startkeuzes[0].vanaf = day("2026-06-02");
    EXPECT_THAT(errors(), IsEmpty());
    before = after;
    EXPECT_THAT(errors(), IsEmpty());
    after.startkeuzes.clear();
    EXPECT_THAT(errors(), IsEmpty()) << "it had not begun";
    before.startkeuzes[0].vanaf = day("2026-05-01");
    EXPECT_THAT(errors(), ElementsAre("wijziging.startkeuze")) << "cases were reckoned with it";
    after = before;
    after.startkeuzes.push_back({"termijn.half", "besluit.niet-agenderen", day("2026-07-01")});
    EXPECT_THAT(errors(), IsEmpty());
    std::vector<std::string> told;
    for (const auto& one : differences(before, after)) told.push_back(one.what + "/" + one.id + ": " + one.before + " > " + one.after);
    EXPECT_THAT(told, ElementsAre("startkeuze/termijn.half:  > besluit.niet-agenderen"));
    after.startkeuzes = {{"termijn.half", "besluit.niet-agenderen", day("2026-05-01")}};
    EXPECT_THAT(errors(), ElementsAre("wijziging.startkeuze"));
    cases = 0;
    EXPECT_THAT(errors(), IsEmpty()) << "nothing was reckoned yet";
}

TEST_F(ConvenantChanges, what_has_begun_or_was_done_stands) {
    after.inwerking = day("2019-03-01");
    after.geevalueerd = day("2023-03-01");
    EXPECT_THAT(errors(), ElementsAre("wijziging.inwerking", "wijziging.evaluatie"));
    after = held();
    after.inwerking.reset();
    after.geevalueerd.reset();
    EXPECT_THAT(errors(), ElementsAre("wijziging.inwerking", "wijziging.evaluatie"));
    after = held();
    after.geevalueerd = day("2026-05-30");
    EXPECT_THAT(errors(), IsEmpty());
    before.inwerking = day("2026-09-01");
    after = before;
    after.inwerking = day("2026-10-01");
    EXPECT_THAT(errors(), IsEmpty()) << "it had not begun";
}

TEST_F(ConvenantChanges, what_is_done_has_no_day_that_is_still_to_come) {
    after.geevalueerd = day("2026-06-02");
    after.partijen[0].ondertekend = day("2026-06-02");
    after.partijen[1].opgezegd = day("2026-07-01");
    after.externe_partners[0].geheimhouding = day("2027-01-01");
    after.personen[1].erkend = day("2026-06-02");
    after.vertalingen.push_back({"tr", std::string(64, 'c'), "A. Tolk", day("2026-08-01")});
    after.bijlagen[0].versie = "3";
    after.bijlagen[0].gepubliceerd = day("2026-06-20");
    const auto found = errors();
    EXPECT_EQ(std::count(found.begin(), found.end(), "wijziging.toekomst"), 7);
    EXPECT_EQ(found.size(), 7u);
}

TEST_F(ConvenantChanges, DOC_28_nothing_that_is_referred_to_disappears) {
    after.partijen.pop_back();
    after.personen.pop_back();
    after.bijlagen.clear();
    std::vector<std::string> gone;
    for (const Error& error : change_errors(change()))
        if (error.code == "wijziging.weg") gone.push_back(error.args[0] + " " + error.args[1]);
    EXPECT_THAT(gone, ElementsAre("partij politie-1", "persoon lid-om", "bijlage 1"));
    after = held();
    after.externe_partners.clear();
    EXPECT_THAT(errors(), Contains("wijziging.weg"));
}

TEST_F(ConvenantChanges, DOC_28_an_id_stays_with_the_same_party_and_the_same_human_being) {
    after.partijen[2].soort = "om";
    after.partijen[0].gemeentecode = "9991";
    after.personen[1].naam = "P. Opvolger";
    after.personen[1].publieke_sleutel = std::string(64, 'b');
    EXPECT_THAT(errors(), ElementsAre("wijziging.gemeentecode", "wijziging.soort", "wijziging.ander_mens"));
    after = held();
    after.personen[1].naam = "O. Lid-de Vries";
    EXPECT_THAT(errors(), IsEmpty()) << "who keeps the key is the same under another name";
    before.personen[1].publieke_sleutel.clear();
    EXPECT_THAT(errors(), ElementsAre("wijziging.ander_mens"));
}

TEST_F(ConvenantChanges, GOV_13_a_party_leaves_after_its_notice_and_not_before) {
    Partij& party = after.partijen[2];
    party.uitgetreden = day("2026-05-01");
    EXPECT_THAT(errors(), ElementsAre("wijziging.zonder_opzegging"));
    party.opgezegd = day("2026-03-01");
    EXPECT_THAT(errors(), ElementsAre("wijziging.te_vroeg_uit"));
    const Date last = *term(*regime.termijnen_voor("opzegging").front(), *party.opgezegd, regime, kalender()).datum;
    party.uitgetreden = last;
    EXPECT_THAT(errors(), IsEmpty());
    EXPECT_THAT(notices(), ElementsAre("wijziging.let_op.voortbestaan"));
}

TEST_F(ConvenantChanges, GOV_17_where_nobody_can_leave_alone_no_exit_is_taken_in) {
    regime = rules(false);
    after.partijen[2].opgezegd = day("2026-01-01");
    after.partijen[2].uitgetreden = day("2026-05-01");
    EXPECT_THAT(errors(), ElementsAre("wijziging.geen_uittreding"));
}

TEST_F(ConvenantChanges, GOV_13_an_exit_that_took_effect_is_not_undone) {
    before.partijen[2].opgezegd = day("2025-01-01");
    before.partijen[2].uitgetreden = day("2025-04-02");
    before.externe_partners[0].verwijderd = day("2025-04-02");
    after = before;
    EXPECT_THAT(errors(), IsEmpty());
    after.partijen[2].uitgetreden.reset();
    after.externe_partners[0].verwijderd.reset();
    new_annex();
    EXPECT_THAT(errors(), ElementsAre("wijziging.uittreding_terug", "wijziging.uittreding_terug"));
}

TEST_F(ConvenantChanges, GOV_29_a_new_party_asks_the_agreement_of_every_other) {
    Partij joined = after.partijen[0];
    joined.id = "gemeente-2";
    after.partijen.push_back(joined);
    EXPECT_THAT(errors(), IsEmpty());
    EXPECT_THAT(notices(), ElementsAre("wijziging.let_op.instemming"));
    for (Eis& eis : regime.eisen)
        if (eis.code == "wijziging") eis.geldt = false;
    EXPECT_THAT(notices(), IsEmpty()) << "it is the covenant that asks it";
}

TEST_F(ConvenantChanges, ANX_05_another_list_of_partners_is_another_version_of_its_annex) {
    ExternePartner partner;
    partner.id = "ext-haven";
    partner.opgenomen = day("2026-05-01");
    after.externe_partners.push_back(partner);
    EXPECT_THAT(errors(), ElementsAre("wijziging.bijlage_versie"));
    new_annex();
    EXPECT_THAT(errors(), IsEmpty());
    EXPECT_THAT(notices(), ElementsAre("wijziging.let_op.publicatie", "wijziging.let_op.instemming"));
}

TEST_F(ConvenantChanges, ANX_04_an_annex_does_not_change_without_the_mandate) {
    regime = rules(true, true);
    new_annex();
    EXPECT_THAT(errors(), ElementsAre("wijziging.zonder_mandaat"));
    mandate = "mandaatbesluit 2020-7";
    EXPECT_THAT(errors(), IsEmpty());
    EXPECT_THAT(notices(), Not(Contains("wijziging.let_op.instemming"))) << "the mandate takes its place";
}

TEST_F(ConvenantChanges, ANX_05_a_version_of_an_annex_stands_and_does_not_go_back) {
    after.bijlagen[0].versie = "1";
    EXPECT_THAT(errors(), ElementsAre("wijziging.bijlage_terug"));
    after = held();
    after.bijlagen[0].titel = "Andere titel";
    EXPECT_THAT(errors(), ElementsAre("wijziging.bijlage_anders"));
    before.bijlagen[0].gepubliceerd.reset();
    after = before;
    after.bijlagen[0].gepubliceerd = day("2026-05-20");
    EXPECT_THAT(errors(), IsEmpty()) << "published since";
    after.bijlagen.insert(after.bijlagen.begin(), {"1", "1", "Partners", day("2019-01-01"), {}, ""});
    EXPECT_THAT(errors(), IsEmpty()) << "an earlier version may stand beside the one that holds";
}

TEST_F(ConvenantChanges, what_people_must_know_is_said) {
    after.personen[1].publieke_sleutel = std::string(64, 'b');
    after.personen[0].tot = day("2026-05-15");
    after.contactpunt.telefoon.clear();
    EXPECT_THAT(notices(), ElementsAre("wijziging.let_op.mandaat_voorbij", "wijziging.let_op.sleutel", "wijziging.let_op.leeg"));
    EXPECT_THAT(errors(), IsEmpty());
}

}  // namespace
