#include "jobs/declarations.h"

#include <sstream>

namespace griffier::jobs {

namespace {

constexpr const char* kept_as = "geheimhouding";
constexpr const char* nothing = "-";

std::string given(const std::string& value) { return value.empty() ? nothing : value; }
std::string read(const std::string& value) { return value == nothing ? "" : value; }
std::string iso(const std::optional<Date>& day) { return day ? day->iso() : nothing; }

}  // namespace

Result<std::vector<Geheimhoudingsverklaring>> declarations(Store& store) {
    TRY_ASSIGN(const std::vector<std::string> names, store.kept_names(kept_as));
    std::vector<Geheimhoudingsverklaring> out;
    for (const std::string& name : names) {
        TRY_ASSIGN(const auto bytes, store.kept(kept_as, name));
        if (!bytes) continue;
        std::istringstream in(text_of(*bytes));
        Geheimhoudingsverklaring one;
        std::string dossier, made, signed_on, until, proof;
        in >> one.partner >> dossier >> made >> signed_on >> until >> proof;
        const auto day = Date::parse(made);
        if (!in || !day) return error_of(Kind::damaged, "geheim.register", {}, {name});
        one.id = name, one.dossier = read(dossier), one.opgemaakt = *day, one.getekend = Date::parse(signed_on), one.tot = Date::parse(until), one.bewijs = read(proof);
        out.push_back(std::move(one));
    }
    return out;
}

Status keep_declaration(Group& group, const Geheimhoudingsverklaring& one) {
    const std::string text = one.partner + " " + given(one.dossier) + " " + one.opgemaakt.iso() + " " + iso(one.getekend) + " " + iso(one.tot) + " " + given(one.bewijs) + "\n";
    return group.keep(kept_as, one.id, view_of(text));
}

}  // namespace griffier::jobs
