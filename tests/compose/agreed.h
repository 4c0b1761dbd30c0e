#pragma once
// Every information letter and note that was agreed as a whole: the name of its folder in tests/golden, and its case. The tests of its text
// and those of its tags both go by these lists; the letters about requests are in requests.h.
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cases.h"

namespace griffier::compose_test {

inline NoteCase note(const std::string& regime, const std::string& kind, const std::string& outcome = "uitstel") {
    NoteCase c(regime, regime == "noord-holland-2018" ? "advies-agenderen" : "agenderen", kind, "b3");
    c.file.besluiten.push_back(deferral(regime, outcome));
    return c;
}
/// A second judgement after the deferral.
inline NoteCase reconsidered(const std::string& regime, const std::string& outcome) {
    auto c = note(regime, "heroverweging");
    auto again = deferral(regime, outcome);
    again.id = "b4", again.datum = day("2025-04-01"), again.verwijst = "b3", again.herziening = day("2025-05-06");
    again.redenen = outcome == "informeren" ? "De verdachte is aangehouden. De brief schaadt niets meer." : "De aanhouding is uitgesteld tot mei.";
    if (outcome == "informeren") again.gronden.clear(), again.herziening.reset();
    for (auto& o : again.overleg) o.datum = day("2025-03-31");
    c.file.besluiten.push_back(again);
    c.item = "b4";
    c.on = day("2025-04-01");
    return c;
}
inline NoteCase agreement(bool with_choice) {
    NoteCase c("model-2018", "agenderen", "informeerafspraak", "pl1");
    c.file.personen[0].geboortedatum = day("2009-05-01");
    c.file.personen.push_back(father());
    Plan plan;
    plan.id = "pl1", plan.datum = day("2025-03-10"), plan.doel = "Kanarie doel", plan.informeerafspraak = "De wijkagent en de jongerenwerker gaan samen langs. De brief volgt een dag later.";
    c.file.plannen.push_back(plan);
    c.on = day("2025-03-10");
    if (!with_choice) return c;
    auto choice = addressee_decision("p3");
    choice.adressaten = {"p1", "p3"};
    c.file.besluiten.push_back(choice);
    auto inform = deferral("model-2018", "informeren");
    inform.gronden.clear(), inform.wijze = "gesprek thuis, met de brief erbij", inform.door_partij = "pol", inform.datum = day("2025-03-10");
    c.file.besluiten.push_back(inform);
    c.file.personen[2].eerder_geinformeerd = "In 2024 door jeugdzorg, bij een ander gesprek.";
    return c;
}

inline Case translated(Case c, const std::string& language) {
    c.language = language;
    c.covenant.vertalingen = {{language, House::get().composer.words_hash(language), "T. Wiarda", day("2025-01-06")}};
    return c;
}

inline Case after_deferral() {
    Case c("model-2018", "niet-agenderen");
    auto deferral = c.file.besluiten.back();
    deferral.id = "b9", deferral.uitkomst = "uitstel", deferral.gronden_lijst = "uitstel", deferral.gronden = {"d"};
    c.file.besluiten.back().datum = day("2025-05-06");
    for (auto& o : c.file.besluiten.back().overleg) o.datum = day("2025-05-05");
    c.file.besluiten.insert(c.file.besluiten.begin() + 1, deferral);
    c.on = day("2025-05-07");
    return c;
}

/// tests/golden/informatiebrief.
inline std::vector<std::pair<std::string, Case>> agreed_letters() {
    std::vector<std::pair<std::string, Case>> all;
    all.emplace_back("model-niet-geagendeerd", Case("model-2018", "niet-agenderen"));
    all.emplace_back("model-geagendeerd", Case("model-2018", "agenderen"));
    all.emplace_back("model-niet-geagendeerd-na-uitstel", after_deferral());
    all.emplace_back("limburg-geagendeerd", Case("limburg-2020", "agenderen"));
    all.emplace_back("noord-holland-geadviseerd", Case("noord-holland-2018", "advies-agenderen"));
    all.emplace_back("noord-holland-niet-geagendeerd", Case("noord-holland-2018", "niet-agenderen"));
    all.emplace_back("midden-nederland-besproken", Case("midden-nederland-2015", ""));
    {
        Case c("model-2018", "niet-agenderen");
        c.language = "en";
        all.emplace_back("model-niet-geagendeerd-engels", c);
    }
    {
        Case c("model-2018", "agenderen");
        c.practice = true;
        all.emplace_back("model-geagendeerd-oefening", c);
    }
    all.emplace_back("model-geagendeerd-zestienjarige-zelf", minor("model-2018", "agenderen", "2008-05-01", "p1"));
    all.emplace_back("noord-holland-geadviseerd-zestienjarige-zelf", minor("noord-holland-2018", "advies-agenderen", "2008-05-01", "p1"));
    all.emplace_back("model-geagendeerd-ouder-van-veertienjarige", minor("model-2018", "agenderen", "2010-05-01", "p3"));
    all.emplace_back("model-niet-geagendeerd-ouder-van-zestienjarige", minor("model-2018", "niet-agenderen", "2008-05-01", "p3"));
    all.emplace_back("midden-nederland-ouder-van-veertienjarige", minor("midden-nederland-2015", "", "2010-05-01", "p3"));
    all.emplace_back("model-geagendeerd-curator", under_guardianship("model-2018", "agenderen", "p3"));
    all.emplace_back("model-achterblijver", third("model-2018", "agenderen", "achterblijver"));
    all.emplace_back("noord-holland-netwerk", third("noord-holland-2018", "niet-agenderen", "netwerk"));
    all.emplace_back("model-melder", third("model-2018", "niet-agenderen", "melder"));
    {
        auto c = minor("model-2018", "agenderen", "2010-05-01", "p3");
        c.language = "en";
        all.emplace_back("model-geagendeerd-ouder-engels", c);
    }
    all.emplace_back("model-nieuw-doel", new_purpose("model-2018", "agenderen"));
    all.emplace_back("midden-nederland-nieuw-doel", new_purpose("midden-nederland-2015", ""));
    all.emplace_back("model-netwerk-vijftienjarige-zelf", minor_third("model-2018", "agenderen", "netwerk", "p4"));
    all.emplace_back("model-achterblijver-moeder-van-vijftienjarige", minor_third("model-2018", "agenderen", "achterblijver", "p6"));
    all.emplace_back("limburg-melder-moeder-van-vijftienjarige", minor_third("limburg-2020", "niet-agenderen", "melder", "p6"));
    {
        Case c("model-2018", "agenderen");
        c.covenant.doorgifte = {"ja", "een bedrijf in Canada", "een besluit van de Europese Commissie", "het contactpunt"};
        c.covenant.geautomatiseerd = {"ja", "een programma zet signalen op volgorde van ontvangst"};
        all.emplace_back("model-geagendeerd-doorgifte-en-computer", c);
    }
    all.emplace_back("model-geagendeerd-arabisch", translated(Case("model-2018", "agenderen"), "ar"));
    all.emplace_back("noord-holland-geadviseerd-turks", translated(Case("noord-holland-2018", "advies-agenderen"), "tr"));
    return all;
}

/// tests/golden/informeernotitie.
inline std::vector<std::pair<std::string, NoteCase>> agreed_notes() {
    std::vector<std::pair<std::string, NoteCase>> all;
    all.emplace_back("model-uitstel-grond-d", note("model-2018", "uitstelnotitie"));
    all.emplace_back("limburg-uitstel-grond-d", note("limburg-2020", "uitstelnotitie"));
    all.emplace_back("noord-holland-uitstel-grond-d", note("noord-holland-2018", "uitstelnotitie"));
    all.emplace_back("midden-nederland-uitstel-belang-b", note("midden-nederland-2015", "uitstelnotitie"));
    all.emplace_back("model-niet-informeren", note("model-2018", "uitstelnotitie", "niet"));
    {
        auto c = note("model-2018", "uitstelnotitie");
        auto& b = c.file.besluiten.back();
        b.noodzaak = b.evenredigheid = b.beletsel = "", b.factoren.clear(), b.overleg.clear(), b.herziening.reset();
        all.emplace_back("model-uitstel-met-gaten", c);
    }
    all.emplace_back("model-vrijstelling-al-op-de-hoogte", note("model-2018", "vrijstellingsnotitie", "vrijstelling"));
    all.emplace_back("model-heroverweging-blijft", reconsidered("model-2018", "uitstel"));
    all.emplace_back("noord-holland-heroverweging-brief-kan", reconsidered("noord-holland-2018", "informeren"));
    all.emplace_back("model-afspraak-jongere-en-vader", agreement(true));
    all.emplace_back("model-afspraak-zonder-keuze", agreement(false));
    return all;
}

/// The folders that are there for a kind of document.
inline std::set<std::string> golden_folders(const std::string& kind) {
    std::set<std::string> names;
    for (const auto& one : std::filesystem::directory_iterator(source + "/tests/golden/" + kind)) names.insert(one.path().filename().string());
    return names;
}

}  // namespace griffier::compose_test
