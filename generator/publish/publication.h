#pragma once
// The publication package of a covenant (DOC-11 to DOC-15, DOC-27; norms.md GOV, ANX, INF-19, MN-17): the text held against the rules, the
// structured XML for the Staatscourant with its metadata and delivery, and the facts of the papers around it. Nothing is kept here.
#include <map>
#include <string>
#include <vector>

#include "generator/publish/covenant_text.h"
#include "generator/publish/publication_facts.h"
#include "records/core/error.h"
#include "records/model/kalender.h"

namespace griffier::publish {

/// What is found in a text or in the facts. What weighs keeps a final text from leaving; what does not is told.
struct Finding {
    enum class Weight { refusal, warning, advice };
    Weight weight = Weight::refusal;
    Error error;
};
bool refused_by(const std::vector<Finding>& findings);

/// The subjects that the Aanwijzingen voor convenanten ask for (templates/publicatie/aanwijzingen.xml). They bind ministers; to others they
/// are advice.
struct Aanwijzing {
    std::string nr, onderwerp, uitleg;  ///< onderwerp: code of an article's subject, or one of the tests "partijen", "bijlagen"
};
/// Kind::configuration: publicatie.geen_aanwijzingen, those of XmlDocument::parse.
Result<std::vector<Aanwijzing>> read_directives(ByteView bytes, const std::string& name);

/// Holds a filled-in text against the regime and the cooperation: articles, terms, grounds, definitions and aims that are missing or
/// differ, parties, annexes, the day of entry, and fields that are open. Each finding has line and article.
std::vector<Finding> check_text(const Convenanttekst& text, const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts, const Catalogue& words);

/// The directives, as advice.
std::vector<Finding> check_directives(const Convenanttekst& text, const std::vector<Aanwijzing>& directives, const Convenant& convenant, const Catalogue& words);

/// Personal data in what is published, other than of office holders in their office: names, addresses for mail and telephone numbers of
/// persons, days of birth, numbers that pass for a citizen service number. The value itself is never in the finding.
std::vector<Finding> check_privacy(const Convenanttekst& text, const Convenant& convenant, const Catalogue& words);

/// The facts against rules and cooperation: changes without mandate, without the core parties' judgement or without every party's
/// agreement; accessions before they were signed; withdrawals; parties and partners that do not exist.
std::vector<Finding> check_facts(const Publicatiegegevens& facts, const Convenant& convenant, const Regime& regime, const Kalender& kalender, const Catalogue& words);

/// The regeling of the text in the vocabulary of officielebekendmakingen (articles, divisies, CALS tables, adreslijst, signature blocks).
/// The same text gives the same bytes.
std::string write_regeling(const Convenanttekst& text, const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts, const Catalogue& words);

/// The regeling in a wrapper that a BWB-toestand schema accepts: for checking, not for publishing.
std::string as_toestand(const std::string& regeling, const std::string& title);

/// A file of the package: its name and bytes.
struct Packed {
    std::string name, bytes;
};
/// The publication (officiele-publicatie), its metadata (OWMS core and publication metadata) and the delivery message with the zipped
/// content. The wrapper follows published examples: no schema of it is public.
std::vector<Packed> write_package(const std::string& regeling, const Convenanttekst& text, const Convenant& convenant, const Publicatiegegevens& facts);

/// A stored (uncompressed) zip; times are those of its format's beginning, so that the same files give the same bytes.
std::string zip(const std::vector<Packed>& files);

/// What differs between two publications: per article or annex the lines that came and went. Kind::configuration: those of
/// XmlDocument::parse, publicatie.geen_regeling.
struct Difference {
    std::string place;
    std::vector<std::string> gone, come;
};
Result<std::vector<Difference>> differences(ByteView before, ByteView after, const Catalogue& words);

/// A paper as facts for a template: its kind (a template's name), number, date and XML.
struct CovenantPaper {
    std::string kind, number, name, house, xml;  ///< name: of the file
    Date date;
};
/// The proof of the regeling as it will look, with what differs from the published one.
CovenantPaper proof_paper(const std::string& regeling, const Convenanttekst& text, const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts, const std::vector<Difference>& changes,
                  const Catalogue& words, Date date);
/// A page per party (two organs: two signatures on it), and the merged set with the list of what is complete (DOC-13, GOV-22, GOV-23).
std::vector<CovenantPaper> signature_papers(const Convenanttekst& text, const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts, const Catalogue& words, Date date);
/// Accessions, changes of an annex, withdrawals, proposals and decisions of colleges, notices to councils (DOC-12, 14, 15, 27).
std::vector<CovenantPaper> governance_papers(const Convenanttekst& text, const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts, const Kalender& kalender, const Catalogue& words, Date date);

/// Who must sign for a party: "" alone, or its organs ("burgemeester", "college") where the regime asks both.
std::vector<std::string> signing_organs(const Partij& party, const Regime& regime);

/// How far the signatures are (GOV-22).
struct Completeness {
    int asked = 0, signed_ = 0, returned = 0, merged = 0;
    std::vector<std::string> missing;  ///< party ids, with the organ after a space where there are two
};
Completeness completeness(const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts);

}  // namespace griffier::publish
