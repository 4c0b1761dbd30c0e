#pragma once
// The case that a golden letter is made from, for who reads the letter beside it (zaak.txt): every value of the order that is not empty and not
// its default. The names of the members are read from records/model/fields.h, so a new field shows here by itself.
#include <cxxabi.h>

#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <typeinfo>
#include <utility>

#include "cases.h"
#include "records/model/fields.h"

namespace griffier::compose_test {

inline std::string file_text(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The members of a struct, in the order in which its `fields` hands them over.
inline std::vector<std::string> member_names(const std::type_info& type) {
    static const std::string header = file_text(source + "/records/model/fields.h");
    const std::unique_ptr<char, void (*)(void*)> full(abi::__cxa_demangle(type.name(), nullptr, nullptr, nullptr), std::free);
    const auto at = header.find("A& a, " + std::string(full.get()).substr(std::string("griffier::").size()) + "& x)");
    if (at == std::string::npos) throw std::runtime_error(std::string(full.get()) + " is not in fields.h");
    const std::string body = header.substr(at, header.find(';', at) - at);
    static const std::regex member(R"(\bx\.(\w+))");
    std::vector<std::string> names;
    for (std::sregex_iterator one(body.begin(), body.end(), member), end; one != end; ++one) names.push_back((*one)[1]);
    return names;
}

using Lines = std::vector<std::string>;
template <class T> constexpr bool list_of_structs = false;
template <HasFields T> constexpr bool list_of_structs<std::vector<T>> = true;

inline Lines shown(const std::string& text) { return text.empty() ? Lines() : Lines{text}; }
inline Lines shown(int number) { return {std::to_string(number)}; }
inline Lines shown(bool yes) { return {yes ? "ja" : "nee"}; }
inline Lines shown(Date date) { return {date.iso()}; }
inline Lines shown(const std::optional<Date>& date) { return date ? Lines{date->iso()} : Lines(); }
inline Lines shown(const Lines& list) {
    std::string all;
    for (const auto& one : list) all += (all.empty() ? "" : ", ") + one;
    return shown(all);
}
inline Lines shown(const std::map<std::string, std::string>& map) {
    Lines all;
    for (const auto& [key, text] : map) all.push_back(key + " = " + text);
    return all;
}
template <HasFields T> Lines shown(const T& value);
template <HasFields T> Lines shown(const std::vector<T>& list) {
    Lines all;
    for (const T& one : list)
        for (auto& line : shown(one)) all.push_back(std::move(line));
    return all;
}

/// An archive as records/core/codec.h knows them: what each member shows.
struct Members {
    std::vector<Lines> of;
    template <class... M> void operator()(const M&... members) { (of.push_back(shown(members)), ...); }
};
/// The members that differ from those of a fresh T, each with its name.
template <HasFields T> std::vector<std::pair<std::string, Lines>> told(T value) {
    T fresh{};
    Members now, before;
    fields(now, value), fields(before, fresh);
    const auto names = member_names(typeid(T));
    if (names.size() != now.of.size()) throw std::runtime_error("fields.h names other members than it hands over: " + names.front());
    std::vector<std::pair<std::string, Lines>> all;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (now.of[i] != before.of[i]) all.emplace_back(names[i], now.of[i].empty() ? Lines{"(leeg)"} : now.of[i]);
    return all;
}
/// A struct within another, on one line.
template <HasFields T> Lines shown(const T& value) {
    std::string line;
    for (const auto& [name, lines] : told(value))
        for (const auto& text : lines) line += (line.empty() ? "" : "; ") + name + " " + text;
    return shown(line);
}
/// A struct with a line per member.
template <HasFields T> std::string block(const T& value, std::string first, const std::string& next) {
    std::string out;
    for (const auto& [name, lines] : told(value))
        for (const auto& text : lines) out += std::exchange(first, next) + name + ": " + text + "\n";
    return out;
}

/// An archive that writes a dossier or a covenant instance: their lists item by item, the rest on a line each.
struct Whole {
    std::vector<std::string> names;
    std::size_t at = 0;
    std::string plain, lists;
    template <class... M> void operator()(const M&... members) { (put(members), ...); }
    template <class M> void put(const M& member) {
        const std::string& name = names.at(at++);
        if constexpr (list_of_structs<M>) {
            if (!member.empty()) lists += name + "\n";
            for (const auto& one : member) lists += block(one, "  - ", "    ");
        } else {
            for (const auto& text : shown(member)) plain += name + ": " + text + "\n";
        }
    }
};
template <HasFields T> std::string whole(T value) {
    Whole out{member_names(typeid(T)), 0, {}, {}};
    fields(out, value);
    return out.plain + out.lists;
}

/// The cooperation of a regime is the same in nearly all cases, and stands once, in tests/golden/samenwerking; this is what a case changes in it.
inline std::string otherwise(Convenant covenant, const std::string& regime) {
    // Which words were released is told, not their hash: that follows every word of the language.
    for (auto& one : covenant.vertalingen)
        if (one.hash == House::get().composer.words_hash(one.taal)) one.hash = "van de woorden zoals zij nu zijn";
    std::set<std::string> usual;
    std::string line, out;
    for (std::istringstream in(whole(cooperation(regime))); std::getline(in, line);) usual.insert(line);
    for (std::istringstream in(whole(covenant)); std::getline(in, line);)
        if (!usual.contains(line)) out += line + "\n";
    return out;
}

/// The whole of zaak.txt.
inline std::string readable_case(const Opdracht& order) {
    std::string out = "Uit deze zaak is dit stuk gemaakt. Wat leeg is of de gewone waarde heeft, staat er niet bij.\n\n";
    const auto say = [&out](const std::string& name, const auto& value) {
        for (const auto& text : shown(value)) out += name + ": " + text + "\n";
    };
    const auto part = [&out](const std::string& heading, const std::string& text) {
        if (!text.empty()) out += "\n" + heading + "\n" + text;
    };
    say("stuk", order.kind), say("over besluit of plan", order.item), say("taal", order.language), say("dagtekening", order.date), say("kenmerk", order.number);
    say("aan", order.addressee), say("afzender", order.duty.afzender), say("ondertekent", order.duty.ondertekent);
    if (order.practice) say("oefening", order.practice);
    say("regime", order.regime->id);
    if (!order.request) {
        say("over", order.duty.persoon), say("variant", order.duty.variant), say("besluit", order.duty.besluit);
        if (order.duty.laat) say("laat", order.duty.laat);
    } else {
        const Verzoekbrief& brief = *order.request;
        say("variant", brief.variant), say("aan persoon", brief.aan ? brief.aan->id : ""), say("aan organisatie", brief.organisatie), say("adres", brief.adres);
        say("over", brief.over), say("streefdag", brief.streef), say("uiterste dag", brief.grens), say("tekst", brief.tekst), say("doorgezonden door", brief.door);
        for (const auto& one : brief.verteld) say("verteld aan", one);
    }
    const auto changed = otherwise(*order.convenant, order.regime->id);
    out += "\nSAMENWERKING: zie ../../samenwerking/" + order.regime->id + ".txt" + (changed.empty() ? "\n" : ", met deze verschillen\n" + changed);
    part("ZAAK", whole(*order.dossier));
    if (order.request && order.request->verzoek) part("VERZOEK", block(*order.request->verzoek, "", ""));
    if (order.request && order.request->besluit) part("BESLUIT OP HET VERZOEK", block(*order.request->besluit, "", ""));
    return out;
}

}  // namespace griffier::compose_test
