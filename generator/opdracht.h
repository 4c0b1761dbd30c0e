#pragma once
// What the caller orders: one document, about one person, from values that are already read, bound and permitted.
// It joins the caller, compose and Generator; it holds nothing of XML, layout or PDF.
#include <map>
#include <string>

#include "generator/verzoekbrief.h"
#include "records/core/date.h"
#include "records/model/bevinding.h"
#include "records/model/convenant.h"
#include "records/model/dossier.h"
#include "records/model/kalender.h"
#include "records/model/regime.h"
#include "records/rules/informing.h"

namespace griffier {

/// The values are borrowed and must outlive the call; none is changed. Everything in the document comes from here: the same Opdracht
/// gives the same bytes.
struct Opdracht {
    std::string kind = "informatiebrief";  ///< a template's name in templates/
    std::string language = "nl";           ///< a locale's language; another than "nl" gives a courtesy translation, marked as such
    const Dossier* dossier = nullptr;      ///< as stored, never as imported
    const Regime* regime = nullptr;        ///< the version frozen for the case
    const Convenant* convenant = nullptr;
    const Kalender* kalender = nullptr;
    Date date;                             ///< the date that the document carries (reference date)
    std::string addressee;                 ///< person id; "" = the only one that the duty names
    Informeerplicht duty;                  ///< information letters: the duty that this letter fulfils (informing_duties)
    std::string item;                      ///< notes for the file: id of the decision or the plan that the note is about
    Bevinding permission;                  ///< answer of the permit step (permit_letter); anything but Oordeel::ja makes no document
    std::map<std::string, Date> archived;  ///< archive records: file -> day on which it went to the archive
    std::string number;                    ///< document number: unique, not to be guessed, no personal data; "Ons kenmerk" of a letter
    const Verzoekbrief* request = nullptr; ///< letters about a request
    bool practice = false;                 ///< from a practice store: every page says OEFENING
};

}  // namespace griffier
