#pragma once
// One value of a form, held against regime, covenant instance and case, and put into words. Inside generator/publish.
#include <map>
#include <string>
#include <vector>

#include "generator/publish/werkstuk_values.h"
#include "records/rules/salutation.h"

namespace griffier::publish {

/// The fields that a condition or a value can look at: those of the row, then those of the paper.
struct Scope {
    const std::vector<FormField>* row = nullptr;
    const std::vector<PaperField>* columns = nullptr;
};

class Values {
  public:
    Values(const Paper& paper, const Form& form, const PaperContext& context, const std::string& file);

    /// What stands in a field, "" when nothing; "veld.eigenschap": soort, uitkomst, datum, rol, partij, wet; "subject.minderjarig".
    std::string value(const std::string& name, const Scope& scope) const;
    bool holds(const std::string& when, const Scope& scope) const;
    bool applies(const PaperField& field, const Scope& scope) const;
    /// The paragraphs that the paper prints of a value; errors go to `errors`.
    std::vector<std::string> words(const PaperField& field, const FormField& given, const Scope& scope);
    /// The same of a term: what it comes to, as paragraphs; its verdict ("op-tijd", "te-laat", "open") is the field's value from here on.
    std::vector<std::string> reckon(const PaperField& field);
    /// Whether no text may tell who the person is.
    bool anonymous() const;
    void refuse(const std::string& code, int line, std::vector<std::string> arguments);

    const Rules& rules() const { return rules_; }
    const FormField* given(const std::string& name, const Scope& scope) const;
    std::optional<Date> day_of(const std::string& name, const Scope& scope) const;
    std::vector<Error> errors;
    std::vector<std::string> warnings;

  private:
    std::vector<std::string> party(const PaperField& field, const FormField& given);
    std::vector<std::string> partner(const PaperField& field, const FormField& given, const ExternePartner& partner);
    std::vector<std::string> person(const PaperField& field, const FormField& given);
    std::vector<std::string> official(const PaperField& field, const FormField& given);
    std::vector<std::string> decision(const PaperField& field, const FormField& given, const Scope& scope);
    std::vector<std::string> record(const PaperField& field, const FormField& given);
    std::vector<std::string> ground(const PaperField& field, const FormField& given, const Scope& scope);
    std::vector<std::string> data_class(const PaperField& field, const FormField& given, const Scope& scope);
    std::vector<std::string> moment(const PaperField& field, const FormField& given, const Scope& scope);
    std::vector<std::string> texts(const PaperField& field, const FormField& given);
    void reckon_hours(const PaperField& field, const Termijn& term, std::vector<std::string>& out);
    std::string party_name(const std::string& id) const;
    std::string adult() const;
    std::string outcome(const std::string& code) const;
    std::string record_in_words(const CaseRecord& record, bool with_text) const;

    const Paper& paper_;
    const Form& form_;
    const PaperContext& context_;
    std::string file_;
    Rules rules_;
    Aanspreekwoorden forms_;
    std::map<std::string, std::string> verdicts_;
};

/// "29 maart 2026, 03:30 uur (UTC+02:00)"
std::string instant_in_words(const std::string& iso, const Catalogue& words);

}  // namespace griffier::publish
