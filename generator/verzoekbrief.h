#pragma once
// What a letter about a request needs beside the Opdracht: which letter it is, the request, and who is told. Plain values, borrowed.
#include <optional>
#include <string>
#include <vector>

#include "records/core/date.h"
#include "records/model/convenant.h"
#include "records/model/dossier.h"

namespace griffier {

struct Verzoekbrief {
    /// DOC-35 "ontvangst"; DOC-07 "identiteit", "machtiging", "aanvulling", "zienswijze", "verlenging", "opheffing", "doorzending" (to who must answer),
    /// "doorgezonden" (to the requester); DOC-05 "overzicht", "deels", "niets"; DOC-06 "weigering", "neutraal"; DOC-08 the outcome of the
    /// decision, and "kennisgeving"; DOC-09 the outcome.
    std::string variant;
    const Verzoek* verzoek = nullptr;
    const Besluit* besluit = nullptr;            ///< letters that tell a decision; never given for "neutraal"
    const Persoon* aan = nullptr;                ///< the person who gets it; null when it goes to an organisation
    std::string organisatie;                     ///< its name, where the letter goes to one
    Contact adres;                               ///< and its address
    const Adres* vastgelegd = nullptr;           ///< the overview: what the case holds as address, where the letter goes to the one that he wrote from
    std::string over;                            ///< id in the case of the person whose data are asked for, when another asks
    std::optional<Date> streef, grens;           ///< the days named to the requester: aim, and latest
    std::string tekst;                           ///< words of the case: reason of an extension, passage that a third person is asked about
    std::string door;                            ///< name of the organisation that a request went on to
    std::vector<std::string> verteld;            ///< names of those who are told of what was carried out
};

}  // namespace griffier
