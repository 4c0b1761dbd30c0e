#pragma once
// The working papers of the cooperation (norms.md 12: DOC-20 to DOC-24, DOC-28 to DOC-33, DOC-36): minutes, requests, plans, checks,
// incidents. A paper is data: templates/werkstukken/KIND.xml says in which regimes it exists, what it asks, and by which rule. This code
// knows kinds of field only. A filled form is held against definition, regime, covenant instance and case; what is wrong is told with the
// article, all of it at once, and nothing of it is printed. What is right becomes facts in words for templates/werkstuk.xsl.
#include <optional>
#include <string>
#include <vector>

#include "records/core/bytes.h"
#include "records/core/catalogue.h"
#include "records/core/result.h"
#include "records/core/xml.h"
#include "records/model/convenant.h"
#include "records/model/dossier.h"
#include "records/model/geheimhouding.h"
#include "records/model/kalender.h"
#include "records/model/regime.h"

namespace griffier::publish {

enum class FieldKind {
    line,       ///< a short text
    text,       ///< paragraphs, apart by an empty line
    date,       ///< ISO day
    instant,    ///< ISO day and time with zone: "2026-03-28T23:30:00+01:00"
    choice,     ///< a code of a list
    yes_no,     ///< "ja" | "nee"
    person,     ///< id of a person of the case
    official,   ///< id of a person of the covenant instance, in office on the day of the paper
    party,      ///< id of a party, or of an external partner
    decision,   ///< id of a decision of the case
    record,     ///< id of a signal, an analysis, a plan or an action of the case
    ground,     ///< id of a ground (grondslag) of the regime for the party that `of` names
    term,       ///< not filled in: a term of the regime, reckoned from one field and held against another
    rows,       ///< rows of columns
};

struct PaperField {
    std::string name, label, help;
    FieldKind kind = FieldKind::line;
    /// choice: "lijst:NAME" and "gronden:NAME" of the regime, "waarden:DEMAND" (what it lists), "gegevens:FIELD" (of the ground chosen there), "doelen:",
    /// "bestanden:", "partijen:CLASS", or the name of a list of the definition. decision: the outcomes that it may have; "" = all.
    std::string list;
    std::string of;              ///< party: kinds that may stand here; person: roles; decision: its kind; record: tables; ground: field of the provider
    bool required = true;        ///< where it applies
    bool future = false;         ///< date, instant: may lie after the reference date
    bool full = false;           ///< person, decision, official: printed with all that is recorded of it
    bool silent = false;         ///< is asked and checked, and not printed
    bool free = false;           ///< line, text: is not searched for who the person is, though the paper is anonymous
    std::string when;            ///< applies only then: terms apart by spaces, all must hold: "veld", "veld=a|b", "veld!=a", "eis:CODE", "!eis:CODE"
    std::string rule;            ///< applies only where the regime has this rule ("eis:CODE", "besluit:CODE", "lijst:NAME", "termijn:FOR"); gives the article
    std::string article;         ///< what asks for it where no rule of the regime says so
    std::string after;           ///< date, instant, decision: field that its day may not lie before
    std::string same;            ///< choice: what must be chosen, as `when` names it ("verstrekker.soort")
    std::string every;           ///< rows: column whose list must stand here whole, each item once
    std::string from, until;     ///< term: fields that it runs from and is held against
    int least = 1;               ///< rows
    std::vector<PaperField> columns;
};

struct PaperOption {
    std::string code, text, article;
};
struct PaperList {
    std::string name;
    std::vector<PaperOption> options;
};
/// A sentence of the regime that stands on the paper: the rule's own words, with its article.
struct PaperClause {
    std::string rule, when;
    std::string text;  ///< own words; "" = those of the rule
};
struct PaperSection {
    std::string title, when, rule;
    std::vector<PaperField> fields;
    std::vector<PaperClause> clauses;
};

struct Paper {
    std::string kind;                    ///< "weegbesluit": name of its file
    std::string document;                ///< "DOC-24"
    std::string title, introduction;
    std::string rule;                    ///< exists in a regime that has one of these rules (apart by "|"); "" = in all
    bool of_case = true;                 ///< about one case, else of the cooperation as a whole
    std::string file;                    ///< of the regime, in which it is kept ("weegploeg"); "casusoverleg" where the regime has one file only
    std::string file_field;              ///< a field that says in which file, "" = always `file`
    std::vector<std::string> makers;     ///< roles that may make it
    std::string to;                      ///< a letter: field that names the addressee; "" = a report
    std::string closing;                 ///< a letter: last sentence
    bool handed_over = false;            ///< goes to others: carries secrecy, and the ban on own files where there is one
    std::string anonymous;               ///< "", "ja", or a condition as `when`: then no text may tell who the person is
    std::string anonymous_rule;          ///< the rule that asks for it
    std::vector<std::string> signers;    ///< fields (official or party, also of rows: "deelnemers.partij") that sign; "uitvoerder"
    std::vector<std::string> norms;
    std::vector<PaperList> lists;
    std::vector<PaperSection> sections;
};

/// Kind::configuration: werkstuk.definitie (args: what), those of the schema (werkstuk.xsd).
Result<Paper> read_paper(ByteView bytes, const std::string& name, ByteView schema);

struct FormRow;
struct FormField {
    std::string name, text;
    int line = 0;
    std::vector<FormRow> rows;
};
struct FormRow {
    int line = 0;
    std::vector<FormField> fields;
};
struct Form {
    std::string kind, dossier;  ///< dossier "" = about no case
    std::optional<Date> date;   ///< that the paper carries
    std::vector<FormField> fields;
};
/// What the caged child answers.
struct FormReading {
    Form form;
    std::vector<Error> errors;
};
template <class A> void fields(A& a, FormField& x);
template <class A> void fields(A& a, FormRow& x) { a(x.line, x.fields); }
template <class A> void fields(A& a, FormField& x) { a(x.name, x.text, x.line, x.rows); }
template <class A> void fields(A& a, Form& x) { a(x.kind, x.dossier, x.date, x.fields); }
template <class A> void fields(A& a, FormReading& x) { a(x.form, x.errors); }

/// From bytes from outside; errors of xml.* and of the schema (werkstukformulier.xsd), each with its line.
FormReading read_paper_form(ByteView bytes, const std::string& name, const XmlSchema& schema);

/// All that a form is held against; borrowed for the call.
struct PaperContext {
    const Regime& regime;
    const Convenant& convenant;
    const Kalender& kalender;
    const Dossier* dossier = nullptr;  ///< what the paper's own file holds of the case; null for a paper about no case
    const Dossier* whole = nullptr;    ///< all that is known of the case, for what an anonymous paper may not tell; null = `dossier`
    Date on;                           ///< reference date
    bool practice = false;
    const std::vector<Geheimhoudingsverklaring>* declarations = nullptr;  ///< the register of secrecy declarations; null = what the files say
    const Catalogue& words;            ///< Dutch: the papers are
};

struct PaperResult {
    std::vector<Error> errors;          ///< Kind::refused; all that is missing or wrong, in the order of the definition
    std::string facts;                  ///< XML for templates/werkstuk.xsl; "" when there are errors
    Date date;
    std::vector<std::string> warnings;  ///< codes of what stands on the paper as a warning ("geheimhouding-ontbreekt")
};

/// Why a paper does not exist here: werkstuk.niet_in_regime, werkstuk.zaak_nodig, werkstuk.geen_zaak. Nothing when it does.
std::optional<Error> paper_missing(const Paper& paper, const PaperContext& context);

/// Codes: werkstuk.ontbreekt, werkstuk.niet_van_toepassing, werkstuk.onbekend_veld, werkstuk.dubbel_veld, werkstuk.waarde, werkstuk.keuze,
/// werkstuk.toekomst, werkstuk.volgorde, werkstuk.persoon, werkstuk.functionaris, werkstuk.partij, werkstuk.uitgetreden, werkstuk.bijlage_1,
/// werkstuk.geheimhouding, werkstuk.rvdk, werkstuk.besluit, werkstuk.uitkomst, werkstuk.besluit_onvolledig, werkstuk.allen, werkstuk.item, werkstuk.grond,
/// werkstuk.rijen, werkstuk.punt_ontbreekt, werkstuk.punt_dubbel, werkstuk.herkenbaar, werkstuk.adres.
PaperResult check_paper(const Paper& paper, const Form& form, const PaperContext& context, const std::string& form_name);

/// An empty form: every field that can apply here, with what it asks, what may stand there and which rule asks it; what is known already is
/// filled in. It names persons by their id in the case only.
std::string empty_form(const Paper& paper, const PaperContext& context);

}  // namespace griffier::publish
