#pragma once
// griffier werkstuk: the working papers (generator/publish/werkstuk.h) in the store. A paper about a case lies with the file of the case that
// its definition names and is seen by who may see that file; one about the cooperation lies in a file of the house, under keys of its own.
#include <optional>
#include <string>
#include <vector>

#include "generator/publish/werkstuk.h"
#include "jobs/session.h"

namespace griffier::jobs {

/// A paper that is filed, with the form that it was made from.
struct FiledPaper {
    std::string number, document;  ///< "DOC-24-7H3K9QMA42TX", "DOC-24"
    std::string dossier;           ///< number of the case; "" = about no case
    Date date;
    publish::Form form;
};

/// Papers of a kind ("" = of all kinds) that are filed and can be opened, by date and number. What lies in a file whose key is withheld is
/// left out. For jobs that ask what was done and when (yearly evaluation, consents, checks).
Result<std::vector<FiledPaper>> filed_papers(Store& store, const std::string& kind = "");

/// The definition of one kind, or of all, by name. werkstuk.onbekende_soort (Kind::usage); those of publish::read_paper.
Result<publish::Paper> paper_of(Context& context, const std::string& kind);
Result<std::vector<publish::Paper>> all_papers(Context& context);

/// A filled form from outside, read in a child process (records/core/cage.h). Call it before a store is opened.
Result<publish::FormReading> read_foreign_form(Context& context, const std::string& path);

}  // namespace griffier::jobs
