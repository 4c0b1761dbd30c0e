#pragma once
// The report of an evaluation (DOC-25; norms.md GOV-15 to GOV-17): anonymous counts over a period, and what happened in it to the cooperation
// itself. The XML is the report; paper, page and files of figures are made of it and of nothing else, so that a report that was kept gives the
// same forms again. Pure; no personal data goes in or out.
#include <set>
#include <string>
#include <vector>

#include "generator/publish/statistics.h"

namespace griffier::publish {

/// A table of counts, or what stands in its place: "leeg" (nothing to count), "ingehouden" (nothing of it can be published).
struct EvaluationTable {
    std::string code, state;
    PublishedTable published;
};

/// Protects all tables of one report: each by itself (statistics.h), and each against those that count the same things in another way, such as
/// the deferrals and how long they lasted, or a step and the paper that it always makes. What one hides the others do not tell; where they still
/// would together, the detail is withheld. `other_days`: tables that are told already over days that overlap these in part; they are withheld too.
std::vector<EvaluationTable> protect_tables(const std::vector<Counts>& tables, long threshold, const std::vector<PublishedTable>& before, const std::set<std::string>& other_days = {});

/// Lines about the cooperation, in words: no counts of persons or cases. The words of the columns are "evaluatie.lijst.CODE.1", "... .2".
struct EvaluationList {
    std::string code;
    std::vector<std::vector<std::string>> rows;
};

struct Evaluation {
    std::string number, covenant, name, regime, kind;  ///< kind: what the regime calls the evaluation, or "eigen": a period that no rule asks
    std::string article, rule;                         ///< of the rule and its id, "" for "eigen"
    std::string version;                               ///< of the regime
    std::string caretaker, system;                     ///< who answers for the report, and the program that made it, as they were then
    Date from, to, as_of;                              ///< as_of: day of the signed head up to which the log was counted
    std::size_t leaves = 0;
    std::string root;                                  ///< of that head, hex
    long threshold = 0;
    bool practice = false;
    std::vector<EvaluationTable> tables;
    std::vector<EvaluationList> lists;
    std::vector<std::string> gaps;                     ///< what cannot be counted, in words
};

/// The code of a column: one part of the period, "2018-03-01/2019-02-28".
std::string column_of(Date from, Date to);
/// The days of such a code. Nothing when it is none.
std::optional<std::pair<Date, Date>> days_of_column(const std::string& code);

/// Tables of an edition that counted calendar years, with the days of those years as columns; other columns stay as they are.
std::vector<PublishedTable> years_as_days(std::vector<PublishedTable> tables);

/// The report as XML, in the words of one language. The same report gives the same bytes.
std::string write_evaluation(const Evaluation& evaluation, const Catalogue& words);
/// The published tables of a report. Refused: evaluatie.vorm.
Result<std::vector<PublishedTable>> tables_of_evaluation(ByteView xml, const std::string& name);

/// One self-contained page for a browser, charts as inline SVG with the same in words. Refused: evaluatie.vorm.
Result<std::string> evaluation_page(ByteView xml, const std::string& name);
/// RFC 4180, a line per cell: table, row, first day, last day, count ("x" where it is hidden; no days: the whole period). Refused: evaluatie.vorm.
Result<std::string> evaluation_csv(ByteView xml, const std::string& name);

}  // namespace griffier::publish
