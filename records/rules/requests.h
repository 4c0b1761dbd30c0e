#pragma once
// Requests of the person concerned: whose, under which law, what is still missing, may it be decided so, who is told. norms.md RGT-01 to
// RGT-24, RTG-01 to RTG-03, COR-01 to COR-11, OBJ-01, 14.25 to 14.33. Pure: values in, values out. The rules (terms, grounds, factors, receivers,
// who decides) are those of the regime; what it does not have is not asked.
//
// Steps (Verzoekstap::soort) and what their `uitkomst` may be:
//   identiteit    gevraagd, vastgesteld, niet-vastgesteld     machtiging   gevraagd, ontvangen, ingetrokken
//   aanvulling    gevraagd, ontvangen                         zienswijze   gevraagd, geen-bezwaar, bezwaar (wie: person)
//   opheffing     aangekondigd, besloten (of a restriction)
//   doorzending   (wie: party)   verlenging (reden)   intrekking   besluit (outcome)   uitvoering   kennisgeving (wie: who was told)
#include <optional>
#include <string>
#include <vector>

#include "records/core/error.h"
#include "records/model/bevinding.h"
#include "records/model/convenant.h"
#include "records/model/dossier.h"
#include "records/model/kalender.h"
#include "records/model/regime.h"
#include "records/rules/retention.h"

namespace griffier {

/// A standing choice that every answer to one kind of request has the neutral form, because a ground forbids to say whether a file exists.
struct Neutraalbeleid {
    std::string soort;          ///< kind of request
    std::string lijst, letter;  ///< the ground
    std::string redenen;
    Date vanaf, tot;            ///< tot: last day
    std::string plaats = {};    ///< number of the file in which the reasons are kept, or ""
    bool geldt(std::string_view kind, Date op) const { return soort == kind && vanaf <= op && op <= tot; }
};

struct Verzoekvraag {
    const Verzoek& verzoek;
    const Dossier& dossier;           ///< the case, or the request's own when nobody found a file
    bool zonder_dossier = false;      ///< the second of these
    const Regime& regime;
    const Convenant& convenant;
    const Kalender& kalender;
    Date op;
    std::vector<Neutraalbeleid> beleid = {};
};

/// The regime knows this kind of request. RGT-24.
bool is_request_kind(const Regime& regime, std::string_view kind);
/// The kind of decision that answers a kind of request: "verzoek" for access, "correctie", "wissing", "beperking", "bezwaar".
std::string decision_kind(std::string_view request_kind);
/// The decision that answers it, on or before the day, or nothing.
const Besluit* decision_of(const Verzoekvraag& vraag);
/// The law that applies to whom it is addressed, by the regime's routing ("AVG"), or "" where the regime has none. RTG-02.
std::string law_for(const Regime& regime, const Convenant& convenant, std::string_view addressed_to);
/// It has to go on to another: the law of whom it is addressed to is not that of this cooperation. RTG-01 to RTG-03.
bool must_be_forwarded(const Verzoekvraag& vraag);
/// The policy that makes every answer to this kind neutral on the day, or nothing.
const Neutraalbeleid* neutral_policy(const Verzoekvraag& vraag);
/// The answer must not show whether a file exists: the policy stands, or a ground of the decision is a secret one.
bool neutral_answer(const Verzoekvraag& vraag, const Besluit& decision);

/// Where a request stands.
struct Verzoekstand {
    std::string stand;               ///< "ontvangen" | "door-te-zenden" | "doorgezonden" | "ingetrokken" | "wacht" | "te-beslissen" | "beslist" | "uit-te-voeren" | "te-melden" | "afgehandeld"
    std::vector<Error> ontbreekt;    ///< what stands between it and a decision, each with its article
    std::vector<Bevinding> termijnen;  ///< request_deadlines: target of the covenant and limit of the act
    std::optional<Date> streef, grens; ///< earliest target, latest day in law (after a valid extension)
    std::optional<Bevinding> uitvoering; ///< of a granted correction, erasure or restriction: its deadline
    bool beantwoord = false;
    bool open() const { return stand != "doorgezonden" && stand != "ingetrokken" && stand != "afgehandeld"; }
};
Verzoekstand request_status(const Verzoekvraag& vraag);

/// The requester acts for himself or may act for another. Codes verzoek.vertegenwoordiging, verzoek.ouder_machtiging, verzoek.machtiging
/// (args: article). RGT-03, RGT-04, RGT-05.
std::optional<Error> capacity_error(const Verzoekvraag& vraag);

/// What is wrong with the receipt: verzoek.soort, verzoek.in_toekomst, verzoek.zonder_verzoeker.
std::vector<Error> receipt_errors(const Verzoekvraag& vraag);

/// May the term be extended now, for this reason? verzoek.verlenging_onbekend, verzoek.verlenging_zonder_reden, verzoek.verlenging_te_laat
/// (args: last day, article), verzoek.al_verlengd, verzoek.al_beslist. RGT-09.
std::vector<Error> extension_errors(const Verzoekvraag& vraag, const std::string& reason);

/// May it be decided so? All that is missing: identity (RGT-07), capacity, completion (COR-01), consultation (RGT-23), third persons (RGT-16),
/// reason and ground (RGT-17, RGT-18, COR-03, COR-07), each factor (RGT-19), a ground that the regime does not know, a second decision, a part
/// of an erasure or restriction without its items, a part given on a ground that forbids to say that there is a file (verzoek.deels_geheim). The end of a restriction (outcome "opheffen"): lifting_errors of restriction.h.
/// A term that has passed is no error: request_status tells it.
std::vector<Error> decision_errors(const Verzoekvraag& vraag, const Besluit& decision);

/// The lists of grounds that a decision may take its grounds from.
std::vector<std::string> ground_lists(std::string_view request_kind, std::string_view outcome);
/// It gives less than what was asked.
bool refuses(std::string_view outcome);
/// It changes what is kept, so that it has to be carried out and told.
bool to_be_executed(const Verzoek& verzoek, std::string_view outcome);

/// Who must be told of what was carried out, by the regime and the log of disclosures, each once. COR-05, COR-08, AVG 19.
struct Kennisgevingsdoel {
    std::string wie;     ///< id of a party or external partner, or the receiver's name
    std::string soort;   ///< "partij" | "externe-casuspartner" | "ontvanger"
    std::string artikel; ///< of the rule
};
std::vector<Kennisgevingsdoel> to_be_told(const Verzoekvraag& vraag, const Besluit& decision);

/// An erasure that was granted and not carried out yet (COR-07): the parts that it names (Besluit::gebruikt; none named: all) leave their own
/// clock and get that of the decision, klok "besluit.wissing", due with the execution of the request. The destruction road does the rest.
/// What is asked by a correction that ends in taking out counts as named.
void apply_erasures(std::vector<Bewaarplan>& plans, const Dossier& dossier, const Regime& regime, const Kalender& kalender, Date op);
inline constexpr std::string_view erasure_clock = "besluit.wissing";

/// A decision that something is erased or taken out, while any of it is still in the case: the destruction road comes first, then it is
/// carried out and told. COR-04, COR-07.
bool waits_for_erasure(const Verzoek& request, const Besluit& decision, const Dossier& dossier);

/// Share of the term that has passed on a day, in per cent: 0 on receipt, 100 on its last day, more after it.
long elapsed_percent(Date received, Date last, Date on);

}  // namespace griffier
