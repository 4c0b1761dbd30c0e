#pragma once
// Who is told, when, by whom, and what is in the way. norms.md INF-01 to INF-10, INF-13 to INF-15, INF-20 to INF-23, 14.2, 14.7, 14.18,
// section 13 J-INFORM and J-AGE. Two events of a dossier count here: "einde-beletsel" (what stood in the way of the letter is over) and
// "nieuw-doel" (the data will be used for a purpose that the person was not told of); both name their person, or are about the subject.
// `toelating` is the step "permit" of the road produce.
#include <optional>
#include <string>
#include <vector>

#include "records/model/bevinding.h"
#include "records/model/convenant.h"
#include "records/model/dossier.h"
#include "records/model/kalender.h"
#include "records/model/regime.h"

namespace griffier {

struct Verzonden {               ///< an information letter that is filed
    std::string persoon;         ///< person that it is about
    std::string besluit;         ///< decision that it answers
    Date datum;
    std::string adressaat;       ///< person that it went to, "" = the one that it is about
    std::string taal = "nl";
};

/// The languages in which one addressee gets a letter: Dutch, which counts in law, and after it a translation where he needs one. English
/// is complete; any other language is given only from the day on which the cooperation released its words (Convenant::vertalingen).
std::vector<std::string> letter_languages(const Persoon& addressee, const Convenant& convenant, Date op);
/// The language that he needs and does not get, or "".
std::string withheld_language(const Persoon& addressee, const Convenant& convenant, Date op);

struct Informeervraag {
    Date op;                           ///< reference date
    std::vector<Verzonden> verzonden;
};

/// The duty towards one person.
struct Informeerplicht {
    std::string persoon, rol;
    std::string besluit;               ///< id of the decision (nieuw-doel: of the event) that started it; "" where the regime fixes no moment
    Bevinding plicht;                  ///< ja: owed; nee: not owed to this role; wacht: its moment has not come, the AVG clock runs
    Bevinding termijn;                 ///< datum = the covenant's moment (decision date), uiterst = AVG 14(3) outer limit
    std::string variant;               ///< "geagendeerd" | "niet-geagendeerd" | "geadviseerd" | "derde" | "nieuw-doel"
    bool laat = false;                 ///< after a deferral, or after the outer limit
    std::string stand;                 ///< "te-informeren" | "uitgesteld" | "vrijgesteld" | "niet" | "geinformeerd" | "niet-verschuldigd" | "wacht-op-besluit"
    std::vector<std::string> afzenders;   ///< party ids that may send by the regime; more than one asks for a choice
    std::string afzender;              ///< the one that sends, or "" (choice missing)
    std::string ondertekent;           ///< capacity: "uitvoerder" | "inbrengende-kernpartij" | "college"
    bool minderjarig = false;          ///< on the reference date, or not known
    std::vector<std::string> adressaten;  ///< person ids that the letter goes to
    std::vector<std::string> ontbreekt;   ///< "besluit", "overleg.<kind of party>", "adressaat", "afzender", "geboortedatum", "adres", "grond", "redenen"
    std::string uitstelbesluit;        ///< id of the deferral or exemption that stands
    std::optional<Bevinding> herziening;  ///< when the deferral must be looked at again; oordeel ja when due
    std::optional<Bevinding> botsing;     ///< the deferral outlasts the data: datum = last day of the data (14.2)
    std::optional<Bevinding> vervallen;   ///< a birthday, datum, took the force from the choice of addressee, and nobody chose anew (J-AGE)
    std::optional<Date> beletsel_voorbij; ///< the obstacle ended on this day, and nobody has judged since (INF-07)
    Bevinding toelating;               ///< may the information letter go now: ja, nee or wacht, with reasons
};

/// All duties of a dossier, in the order of its persons. A person of a role to whom the regime owes nothing is in it with plicht = nee.
std::vector<Informeerplicht> informing_duties(const Dossier& dossier, const Regime& regime, const Convenant& convenant,
                                              const Kalender& kalender, const Informeervraag& vraag);

/// May the letter about `duty` go to `addressee` (person id) now? Adds to toelating that the addressee is one of those decided.
Bevinding permit_letter(const Informeerplicht& duty, std::string_view addressee);

}  // namespace griffier
