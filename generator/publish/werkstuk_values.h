#pragma once
// What checker and empty form of a paper share: rules of the regime by the names that definitions use, lists, conditions.
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "generator/publish/werkstuk.h"

namespace griffier::publish {

/// One thing of the case that a form can name by its id.
struct CaseRecord {
    std::string id, table;  ///< "signaal", "analyse", "plan", "actie"
    Date date;
    std::string party, text;
};
/// Of these tables (apart by spaces; "" = all), in the order of the case.
std::vector<CaseRecord> records_of(const Dossier& dossier, const std::string& tables);

struct FoundRule {
    bool there = false;
    std::string text;     ///< the rule's own sentence
    std::string article;  ///< as it is printed; a reading is marked as one
};

class Rules {
  public:
    Rules(const Paper& paper, const PaperContext& context) : paper_(paper), context_(context) {}

    /// The first of "eis:a|besluit:b" that the regime has.
    FoundRule find(const std::string& references) const;
    /// Of the rule that asks for a field, or what the definition says.
    std::string article(const PaperField& field) const;
    std::string cited(const Regel& rule) const;
    std::vector<PaperOption> options(const PaperField& field) const;
    /// Parties and partners that may stand in a field, by id with their name.
    std::vector<std::pair<std::string, std::string>> parties(const PaperField& field) const;
    /// What a party is, as definitions call it: its kind and its class ("politie", "kernpartij").
    bool fits(const Partij& party, const std::string& of) const;

    /// Whether a condition holds; `value` gives what stands in a field ("partij.soort").
    bool holds(const std::string& when, const std::function<std::string(const std::string&)>& value) const;
    /// No form can make it hold: a demand in it has another answer in this regime.
    bool never(const std::string& when) const;
    /// It asks about fields.
    bool by_fields(const std::string& when) const;
    std::string in_words(const std::string& when) const;

    static bool among(const std::string& list, const std::string& one);
    static std::string name(FieldKind kind);
    const PaperField* field(const std::string& name) const;

  private:
    const Paper& paper_;
    const PaperContext& context_;
};

}  // namespace griffier::publish
