#include "generator/compose/reporter.h"

#include <algorithm>

#include "records/core/text.h"
#include "records/model/codes.h"
#include "records/rules/salutation.h"
#include "records/rules/source_naming.h"

namespace griffier::compose {

Reporters::Reporters(const Opdracht& opdracht) : opdracht_(opdracht) {
    const auto named = named_reporters(*opdracht.dossier, *opdracht.regime, opdracht.date);
    for (const auto& person : opdracht.dossier->personen)
        if (person.rol == code::melder && !person.naam.geslachtsnaam.empty() && std::find(named.begin(), named.end(), person.id) == named.end())
            names_.push_back(search_form(person.naam.geslachtsnaam));
}

Status Reporters::pass(const std::string& item, const std::string& text) const {
    const auto plain = search_form(text);
    for (const auto& name : names_)
        if (!name.empty() && plain.find(name) != std::string::npos) return refused("verzoek.melder_in_kopie", {opdracht_.number, 0, {}}, {item});
    return {};
}

void add_named_reporters(Tree::Node root, const Opdracht& opdracht, const Catalogue& words) {
    for (const auto& id : named_reporters(*opdracht.dossier, *opdracht.regime, opdracht.date))
        root.add("melder", full_name(opdracht.dossier->persoon(id)->naam, salutation_words(words)));
}

}  // namespace griffier::compose
