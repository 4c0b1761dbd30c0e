#pragma once
// The overview of a run: one self-contained HTML page (no script, no other file needed), readable on a phone and with a screen reader.
// It carries dossier numbers, codes and dates; nobody's name.
#include <string>
#include <vector>

#include "records/core/catalogue.h"
#include "records/core/date.h"

namespace griffier::jobs {

struct MadeLetter {
    std::string dossier, number, kind, language, role;  ///< role of the person it is about: "subject", "netwerk" ...
    Date date;
    std::string file;   ///< name in the output folder; "" when it was not put there
    int pages = 0;
    bool fresh = false; ///< made by this run
};

struct NotMade {
    std::string dossier, role;
    std::string state;                 ///< "wait", "deferred", "not_owed", "hand", "refused"
    std::vector<std::string> reasons;  ///< sentences in the reader's language
};

struct Overview {
    std::string cooperation, regime;
    Date reference;
    bool practice = false;
    std::vector<MadeLetter> letters;
    std::vector<NotMade> missing;
    std::vector<std::pair<std::string, long>> counts;
    std::string ending;                ///< the closing sentence of the run
};

/// Same overview, same bytes.
std::string index_page(const Overview& overview, const Catalogue& words);

}  // namespace griffier::jobs
