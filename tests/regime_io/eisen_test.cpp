// Every demand of every regime: whether it holds and with what value. Written from the sources, row by row.
#include <ostream>
#include <set>

#include "tests/regime_io/shipped.h"

namespace griffier::test {
namespace {

// "" = the regime says nothing; "-" = it does not hold; "+" = it holds; "+x" = it holds with value x.
struct Row {
    const char* norm;
    const char* code;
    const char* model;
    const char* noord;
    const char* midden;
    const char* limburg = nullptr;   // nullptr: as the model
};

const std::vector<Row> rows = {
    // governance
    {"GOV_07", "verantwoordelijk.gezamenlijk", "+kernpartijen", "+kernpartijen", ""},
    {"GOV_07", "contactpunt", "+", "+", ""},
    {"RGT_20", "bevoegd-orgaan", "+", "+", ""},
    {"GOV_03", "invulplekken",
     "+gemeente; vertegenwoordiger gemeente; hoofdofficier; functionaris politie; vertegenwoordiger RvdK; vertegenwoordiger Reclassering; "
     "reclasseringsinstelling; datum inwerkingtreding",
     "", ""},
    {"GOV_09_GOV_03", "reclasseringsinstelling.gelijk", "+", "+Reclassering Nederland; Leger des Heils Reclassering; Fivoor Reclassering", ""},
    {"GOV_08_MN_16", "uitvoerder.wie", "+aangesteld door de kernpartijen", "+manager van het Veiligheidshuis",
     "+beheerder: ambtenaar openbare orde en veiligheid"},
    {"GOV_08", "uitvoerder.aantal", "+2", "", ""},
    {"GOV_25", "eigen-verantwoordelijkheid", "+", "", ""},
    {"GOV_26", "in-nederland", "+in Nederland", "-", "+inwoner van de gemeente"},
    {"GOV_28", "zaak.gemeente-en-huis", "", "+Kennemerland; Noord-Holland Noord; Zaanstreek-Waterland", "", "+gemeente; driehoek"},
    {"GOV_19_GOV_20", "meedoen.besluiten", "", "+burgemeester; college; raad ter informatie", "", "+college; raad n.v.t."},
    {"GOV_20", "artikelnummers.vergelijken", "", "", "", "+"},
    {"GOV_21", "ondertekening.burgemeester", "", "", "", "+Gemeentewet 171 lid 1"},
    {"GOV_22", "ondertekening.andere-partijen", "", "", "", "+om; politie; rvdk; reclassering"},
    {"GOV_23_GOV_19_GOV_22_MN_17", "ondertekening", "+blok per partij", "+burgemeester; college", "+bevoegd gezag; verklaring per gemeente", "+pagina per deelnemer"},
    {"GOV_24", "communicatie.woordvoering", "", "", "", "+NCTV; Maastricht"},
    {"GOV_27", "wpg20.besluit-eenheidschef", "", "+hoofdofficier; regioburgemeester", ""},
    {"GOV_09", "wpg20.externe-waarschuwing", "+", "", ""},
    {"GOV_10", "afdwingbaar", "-", "-", ""},
    {"GOV_11", "geschil", "+onderling overleg", "+onderling overleg", ""},
    {"GOV_12", "duur", "+onbepaald", "+onbepaald", ""},
    {"GOV_12", "wetgeving.voor-avg", "", "+2018-05-25", ""},
    {"GOV_13", "uittreding", "+", "+", "-"},
    {"GOV_14", "uittreding.oordeel", "+", "+", ""},
    {"GOV_17_GOV_29", "wijziging", "+instemming van elke partij", "+instemming van elke partij", "+gezamenlijk besluit"},
    {"GOV_18", "citeertitel", "", "", "+Privacyreglement Gemeentelijk Casusoverleg Radicalisering Regio Midden-Nederland"},
    {"GOV_18", "nieuwe-zaak", "", "", "-"},
    {"GOV_18", "na-verval.blijft-gelden", "", "", "+8 lid 6; 10; 15"},
    {"GOV_29_ANX_06_MN_17", "toetreding.verklaring", "-", "-", "+elke gemeente; ingangsdatum en tekendatum"},
    {"MN_17", "toetreding.waarschuwing", "", "", "+"},
    // destruction
    {"RET_01_RET_04_RET_06", "vernietiging.goedkeurders", "+uitvoerder; beheerder; privacy-officer; lid-weegploeg; lid-casusoverleg", "+uitvoerder; beheerder; privacy-officer; lid-weegploeg; lid-casusoverleg",
     "+uitvoerder; beheerder; privacy-officer; lid-weegploeg; lid-casusoverleg"},
    {"RET_01_RET_04_RET_06", "vernietiging.rollen-verschillend", "+", "+", "+"},
    {"RET_01_RET_04_RET_06", "vernietiging.wet", "+Archiefwet 1995, artikel 3 en artikel 5; Archiefbesluit 1995, artikel 8",
     "+Archiefwet 1995, artikel 3 en artikel 5; Archiefbesluit 1995, artikel 8", "+Archiefwet 1995, artikel 3 en artikel 5; Archiefbesluit 1995, artikel 8"},
    // weegploeg
    {"WEE_01", "signaal.via-kernpartij", "+politie; om; gemeente", "+politie; om; gemeente", ""},
    {"WEE_02", "signaal.feit-apart", "+", "+", "+"},
    {"WEE_23", "weegploeg.initiatief", "", "+uitvoerder", ""},
    {"WEE_21", "weegploeg.gemachtigd", "+gemeente; politie; om", "", ""},
    {"WEE_08_CAS_13", "bestand.gescheiden", "+", "+GCOS", "-"},
    {"WEE_14", "kopie.bij-agendering", "+", "+", "-"},
    {"WEE_14_WEE_24", "kopie.moment", "+besluit.weging", "+besluit.driehoek", ""},
    {"WEE_14", "kopie.zonder-melder", "+", "+", ""},
    {"WEE_15", "eigen-bestand-verbod", "-", "+nadrukkelijke toestemming van de verstrekkende partner", "-"},
    {"WEE_06_WEE_22", "geen-casus.drie-handelingen", "+vastleggen; terugkoppelen; informeren", "+vastleggen; terugkoppelen; informeren", ""},
    {"WEE_25", "terugkoppeling.alleen-beslissing", "+", "+", ""},
    {"WEE_07", "duiding.alleen-nodig", "+", "+", ""},
    {"WEE_10", "besluit.argumenten", "+", "+", ""},
    {"WEE_11", "informeren.vastleggen", "+", "+", ""},
    {"WEE_17", "partners.per-zaak", "+", "+", ""},
    {"WEE_20_SEC_16", "rvdk.alleen-minderjarig", "+", "+", ""},
    // annexes
    {"ANX_01_CAS_04", "bijlage.externe-partners", "+1", "-", ""},
    {"ANX_02", "bijlage.procesbeschrijving", "+2", "-", ""},
    {"ANX_03_WEE_03", "bijlage.referentiekader", "+3", "-", ""},
    {"ANX_04_GOV_29", "bijlage.mandaat", "", "", "", "+burgemeester; verwijzing verplicht"},
    {"ANX_01_CAS_19", "bijlage.geen-vrije-toegang", "", "", "", "+"},
    {"INF_19", "publicatie.staatscourant", "+convenant; bijlagen", "-", "-"},
    {"ANX_05", "publicatie.nieuwe-versie", "+", "", ""},
    // casusoverleg
    {"CAS_01", "deelname.alleen-nodig", "+", "+", ""},
    {"CAS_02", "casusoverleg.uitbreiden", "+", "+", ""},
    {"CAS_03", "extern.alleen-nodig", "+", "+", ""},
    {"CAS_04_CAS_22", "toelating.twee-stappen", "+bijlage; per zaak", "", ""},
    {"CAS_05", "delen.noodzakelijk", "+", "+", ""},
    {"CAS_06", "delen.actief", "+", "+", ""},
    {"CAS_07", "plan.verplicht", "+", "+", "-"},
    {"CAS_07_INF_10", "plan.informeerafspraak", "+", "+", ""},
    {"CAS_08", "plan.casusdiagnose", "+", "+", ""},
    {"CAS_09_CAS_23", "plan.casusregisseur", "+mag", "+mag", ""},
    {"CAS_23", "plan.uitvoering", "+", "+", ""},
    {"CAS_24", "afsluiting.evaluatie", "+", "+", ""},
    {"CAS_21", "afsluiting.einde-aanpak", "+", "+", ""},
    {"CAS_12", "adviesplatform.anoniem", "+", "+", ""},
    {"CAS_18", "plan.toegang-extern", "+", "-", ""},
    {"CAS_18", "plan.voortgang-inzien", "+", "", ""},
    {"GOV_25", "casusoverleg.geen-vervanging", "+", "+", ""},
    {"CAS_20", "uitvoerder.taken", "+", "+", ""},
    {"CAS_11_MN_09_WEE_16", "nctv.adviseur", "+casusoverleg", "+weegploeg; casusoverleg", "+casusoverleg"},
    {"MN_09_CAS_11_STA_02", "nctv.anoniem", "-", "-", "+"},
    {"CAS_15", "derde.noodzaak", "+", "+", "+"},
    {"CAS_19_MN_08", "doorverstrekking.noodzaak", "+", "+", "+"},
    {"CAS_19_MN_11", "doorverstrekking.toestemming", "+convenantpartijen", "+verstrekker", "+verstrekker; wettelijke plicht"},
    {"CAS_19_MN_08_MN_11", "doorverstrekking.vastleggen", "+noodzaak; soort gegevens", "+noodzaak; soort gegevens", "+ontvanger; noodzaak; toestemming"},
    {"CAS_25", "teruggave.kopieen", "+", "+", "+"},
    // informing
    {"INF_03", "informeren.tenzij", "+", "+", ""},
    {"INF_04", "uitstel.aantekening", "+", "+", "+"},
    {"INF_05", "informeren.keuze-afzender", "", "+", ""},
    {"INF_06", "informeren.casusfase", "+uitvoerder", "", ""},
    {"INF_07", "informeren.later-alsnog", "+", "+", "-"},
    {"INF_08", "informeren.herziening", "+casusoverleg", "+casusoverleg", ""},
    {"INF_09_INF_23", "informeren.wie", "+keuze vastleggen", "+keuze vastleggen", ""},
    {"INF_10", "informeren.afspraak", "+", "+", ""},
    {"INF_12", "bron.melder-niet-genoemd", "+", "+", ""},
    {"INF_14", "informeren.nieuw-doel", "+", "+", ""},
    {"INF_16", "gronden.dubbel-citaat", "", "+AVG 23; UAVG 41", ""},
    {"INF_20", "informeren.niet-geagendeerd", "+uitvoerder", "", ""},
    {"INF_21", "informeren.derden", "+", "+", ""},
    {"INF_22", "uitstel.herziening-niet-geagendeerd", "+verwerkingsverantwoordelijke", "+verwerkingsverantwoordelijke", ""},
    // rights
    {"RGT_01_RGT_23", "verzoek.gericht-aan", "+uitvoerder", "+uitvoerder", "+college"},
    {"RGT_02", "verzoek.andere-functionarissen", "+", "+", ""},
    {"RGT_03", "verzoek.vertegenwoordiging", "+leeftijd; curatele; mentorschap", "+leeftijd; curatele; mentorschap", "+leeftijd; curatele; mentorschap"},
    {"RGT_04", "ouder.machtiging", "+", "+", ""},
    {"RGT_05", "gemachtigde.machtiging", "+behalve advocaat", "+behalve advocaat", "+behalve advocaat"},
    {"RGT_06", "inzage.zonder-reden", "+", "+", ""},
    {"RGT_07", "verzoek.identiteit", "+", "+", "+"},
    {"RGT_07", "bsn.afgeschermd", "+foto; bsn", "+foto; bsn", ""},
    {"RGT_07", "identiteit.alleen-uitslag", "+", "+", ""},
    {"RGT_09_RGT_10_RGT_24", "verlenging.verzoek", "+bericht met reden", "+bericht met reden", "+bericht met reden"},
    {"RGT_13_RET_09", "inzage.niets-meer", "+", "+", ""},
    {"RGT_14", "inzage.kopie-gratis", "+", "+", ""},
    {"RGT_15", "werkaantekeningen.buiten-dossier", "+", "+", ""},
    {"RGT_16", "derden.zienswijze", "+", "+", "+"},
    {"RGT_17_RGT_23", "weigering.gemotiveerd", "+UAVG 41", "+AVG 23", "+reglement 14"},
    {"RGT_17", "weigering.neutraal", "+", "+", "+"},
    {"RGT_17_RGT_24", "antwoord.motivering", "+", "+", "+"},
    {"RGT_01", "verzoek.ontvangstdag", "+", "+", "+"},
    {"RGT_19_INF_17", "weigering.afweging", "+factoren", "+factoren", ""},
    {"RGT_20", "besluit.awb", "+", "+", ""},
    {"RGT_21", "verzoek.soort", "+AVG; Woo; bezwaar", "+AVG; Woo; bezwaar", ""},
    {"RGT_22", "klacht.ap", "+", "+", "+"},
    {"RGT_22", "klacht.betrokkene", "+", "+", ""},
    {"RGT_23", "verzoek.overleg", "", "", "+politie; om"},
    {"RGT_23_MN_18", "wetgeving.historisch", "", "", "+Wbp: AVG en UAVG; CBP: Autoriteit Persoonsgegevens"},
    {"RGT_24", "verzoek.alle-rechten", "+inzage; rectificatie; wissing; beperking; bezwaar", "+inzage; rectificatie; wissing; beperking; bezwaar", ""},
    {"RTG_01", "routering.eerst", "+", "+", ""},
    {"RTG_02", "routering.wet", "+samenwerking AVG; gemeente AVG; rvdk AVG; reclassering AVG; politie Wpg; om Wjsg",
     "+samenwerking AVG; gemeente AVG; rvdk AVG; reclassering AVG; politie Wpg; om Wjsg",
     "+samenwerking AVG; gemeente AVG; rvdk AVG; reclassering AVG; politie Wpg; om Wjsg"},
    {"RTG_03", "doorzendplicht", "+", "+", "+"},
    {"RTG_05", "politie-om.uitzondering", "+", "+", ""},
    {"RTG_06", "politie-om.wijze", "+", "+", ""},
    {"COR_01", "correctie.wat-en-waarom", "+", "+", "+"},
    {"COR_06", "correctie.mening-toevoegen", "+", "+", ""},
    {"COR_08", "wissing.ontvangers", "+", "+", ""},
    {"COR_09", "politie-om.correctie", "+Wpg 28; Wjsg 39m", "+Wpg 28; Wjsg 39m", ""},
    {"COR_10", "afscherming", "+", "+", ""},
    {"OBJ_02", "om.verzet", "+Wjsg 26", "+Wjsg 26", ""},
    // retention
    {"RET_02_RET_03", "archief.stap", "+", "+", "-"},
    {"RET_04", "herhaald-signaal.nieuwe-weging", "+", "+", ""},
    {"RET_07_RET_06", "bewaren.niet-langer-dan-nodig", "", "", "+"},
    {"RET_08", "klok.per-bestand", "+", "+", ""},
    {"RET_09_RGT_13", "vernietiging.verklaring", "+", "+", "+"},
    {"RET_10", "vernietiging.logboek", "+", "+", ""},
    {"RET_11", "vernietigen.vroeg-met-besluit", "+", "+", ""},
    {"MN_01_RET_06", "vernietigen.alle-dragers", "", "", "+"},
    // secrecy, security, register
    {"SEC_01_MN_11", "geheimhouding.wettelijke-plicht", "+", "+", "+"},
    {"SEC_01", "geheimhouding.taak", "+", "+", "-"},
    {"SEC_02", "geheimhouding.derden", "+", "+", ""},
    {"SEC_03_SEC_04", "geheimhouding.verklaring", "+vóór deelname", "+vóór toegang", "-"},
    {"SEC_05", "geheimhouding.na-uittreding", "+", "+", ""},
    {"SEC_06_MN_02", "beveiligingsplan", "+vastgesteld; uitgevoerd", "+vastgesteld; uitgevoerd", "-"},
    {"SEC_07", "beveiliging.naleving", "+", "+", ""},
    {"SEC_08", "beveiliging.richtlijnen", "+", "+", ""},
    {"SEC_09", "verwerkersovereenkomst", "+", "+Justitiële Informatiedienst", ""},
    {"SEC_11", "datalek.afspraak", "+hoe; door wie; binnen welke tijd", "+hoe; door wie; binnen welke tijd", ""},
    {"REG_01_GOV_07_REG_04", "register.verwerkingen", "+uitvoerder", "+vast te leggen", "+vast te leggen"},
    {"REG_03_MN_02_REG_01_REG_04", "register.aanmelding", "-", "-", "+CBP (historisch)"},
    {"REG_02", "aantoonbaar", "+", "+", ""},
    {"STA_01", "statistiek.anoniem", "", "", "+regionaal en landelijk beleid"},
    // Midden-Nederland alone
    {"MN_01", "drager.alle", "", "", "+papier; digitaal; foto; video; audio"},
    {"MN_02_RET_07", "verantwoordelijke.verplichtingen", "", "", "+"},
    {"MN_03", "politie.signaal-radicalisering", "", "", "-"},
    {"MN_07", "analyse.duiding-experts", "", "", "+"},
    {"MN_10", "vooraf.reclassering", "", "", "+"},
    {"MN_10", "vooraf.rvdk", "", "", "+"},
    {"MN_13", "vooraf.veiligheidshuis", "", "", "+"},
    {"MN_13", "vooraf.politie", "", "", "+"},
    {"MN_14", "andere-gemeente", "", "", "+contact; gezamenlijk"},
    {"MN_16", "deelname.vast", "", "", "+ambtenaar oov; basisteamchef; beleidsmedewerker OM"},
    {"MN_16", "opschalen.driehoek", "", "", "+"},
    {"MN_19", "terugkoppeling.aanbrenger", "", "", "+gever; grondslag; datum terugkoppeling"},
    {"MN_20", "overleg.elke-vorm", "", "", "+fysiek; digitaal; telefonisch"},
    {"MN_21", "bijzondere-gegevens.merken", "",
     "", "+godsdienst; ras; politiek; gezondheid; seksueel leven; strafrecht; hinderlijk gedrag; vakvereniging"},
};

void PrintTo(const Row& value, std::ostream* out) { *out << value.code; }

std::string said(const std::string& regime, const std::string& code) {
    const Eis* e = shipped(regime).eis(code);
    if (!e) return "";
    return e->geldt ? "+" + e->waarde : "-";
}

class Eisen : public testing::TestWithParam<Row> {};

TEST_P(Eisen, holds_in_each_regime_as_its_source_says) {
    const Row& row = GetParam();
    EXPECT_EQ(said("model-2018", row.code), row.model);
    EXPECT_EQ(said("limburg-2020", row.code), row.limburg ? row.limburg : row.model);
    EXPECT_EQ(said("noord-holland-2018", row.code), row.noord);
    EXPECT_EQ(said("midden-nederland-2015", row.code), row.midden);
}

std::string row_name(const testing::TestParamInfo<Row>& info) {
    std::string name = std::string(info.param.norm) + "_" + info.param.code;
    for (char& c : name)
        if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
    return name;
}

INSTANTIATE_TEST_SUITE_P(Row, Eisen, testing::ValuesIn(rows), row_name);

TEST(EisenTabel, every_demand_of_every_regime_has_a_row) {
    std::set<std::string> known;
    for (const auto& row : rows) known.insert(row.code);
    for (const auto& [id, regime] : shipped_loader().all())
        for (const auto& e : regime.eisen) EXPECT_TRUE(known.contains(e.code)) << id << " " << e.code;
}

TEST(EisenTabel, MN_no_guidance_of_the_handbook_leaks_into_midden_nederland) {
    const Regime& mn = shipped("midden-nederland-2015");
    EXPECT_TRUE(mn.lagen.empty());
    for (const Regel* r : mn.regels()) {
        EXPECT_EQ(r->herkomst, "midden-nederland-2015") << r->id;
        EXPECT_NE(r->bron, Bron::handleiding) << r->id;
    }
}

}  // namespace
}  // namespace griffier::test
