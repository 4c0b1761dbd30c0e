#include "records/core/catalogue.h"

#include <algorithm>

#include "records/core/file_system.h"
#include "records/core/text.h"
#include "records/core/xml.h"

namespace griffier {
namespace {

std::string fill(const std::string& pattern, const std::vector<std::string>& args) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        bool slot = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 1] >= '0' && pattern[at + 1] <= '9' && pattern[at + 2] == '}';
        std::size_t index = slot ? static_cast<std::size_t>(pattern[at + 1] - '0') : 0;
        if (!slot || index >= args.size()) {
            out += pattern[at];
            continue;
        }
        out += args[index];
        at += 2;
    }
    return out;
}

Error configuration(std::string code, Place place, std::vector<std::string> args = {}) {
    return error_of(Kind::configuration, std::move(code), std::move(place), std::move(args));
}

}  // namespace

MissingText::MissingText(const std::string& language, std::string_view key)
    : std::out_of_range("no text in " + language + " for " + std::string(key)),
      error_(configuration("locale.ontbreekt", {language + ".xml", 0, ""}, {std::string(key), language})) {}

Result<Catalogue> Catalogue::parse(ByteView bytes, const std::string& name) {
    auto parsed = XmlDocument::parse(bytes, name);
    if (!parsed) {
        Error error = parsed.error();
        error.kind = Kind::configuration;
        return error;
    }
    XmlElement root = parsed->root();
    if (root.name() != "locale" || root.get("taal").empty()) return configuration("locale.wortel", {name, root.line(), root.name()});
    Catalogue out;
    out.name_ = name;
    out.language_ = root.get("taal");
    for (const XmlElement& entry : root.children()) {
        std::string key = entry.get("k"), number = entry.get("aantal");
        if (entry.name() != "t" || key.empty() || (!number.empty() && number != "1")) return configuration("locale.sleutel", {name, entry.line(), entry.name()});
        if (!number.empty()) key += "#1";
        std::string text = entry.text();
        if (text.find('\n') != std::string::npos) text = squeeze(text);
        if (!out.texts_.emplace(key, nfc(text)).second) return configuration("locale.dubbele_sleutel", {name, entry.line(), ""}, {key});
    }
    return out;
}

Status Catalogue::merge(const Catalogue& part) {
    if (part.language_ != language_) return configuration("locale.andere_taal", {part.name_, 0, ""}, {part.language_});
    for (const auto& [key, text] : part.texts_)
        if (texts_.count(key)) return configuration("locale.dubbele_sleutel", {part.name_, 0, ""}, {key});
    texts_.insert(part.texts_.begin(), part.texts_.end());
    return {};
}

Status Catalogue::covers(const Catalogue& other) const {
    for (const auto& [key, text] : other.texts_)
        if (!texts_.count(key)) return configuration("locale.ontbreekt", {name_, 0, ""}, {key, language_});
    return {};
}

Catalogue Catalogue::for_reader(const std::vector<std::string>& tags) const {
    Catalogue out = *this;
    std::vector<std::string> laid;
    for (const auto& tag : tags)
        for (const auto& [key, text] : texts_) {
            const auto at = key.find('@');
            if (at == std::string::npos) continue;
            const auto number = std::min(key.find('#', at), key.size());
            if (key.compare(at + 1, number - at - 1, tag) != 0) continue;
            laid.push_back(key.substr(0, at) + key.substr(number));
            out.texts_[laid.back()] = text;
        }
    const auto who = out.texts_.find("lezer.wie");
    if (who == out.texts_.end()) return out;
    for (const auto& [mark, name] : {std::pair<std::string, std::string>{"{wie}", who->second}, {"{Wie}", capitalise(who->second)}})
        for (const auto& key : laid)
            for (std::size_t at; (at = out.texts_[key].find(mark)) != std::string::npos;) out.texts_[key].replace(at, mark.size(), name);
    return out;
}

bool Catalogue::has(std::string_view key) const { return texts_.count(std::string(key)) > 0; }

std::string Catalogue::text(std::string_view key, const std::vector<std::string>& args) const {
    auto found = texts_.find(std::string(key));
    if (found == texts_.end()) throw MissingText(language_, key);
    return fill(found->second, args);
}

std::string Catalogue::count(std::string_view key, long n) const {
    std::string singular = std::string(key) + "#1";
    return text(n == 1 && has(singular) ? std::string_view(singular) : key, {std::to_string(n)});
}

std::string Catalogue::long_date(Date date) const {
    return text("datum.lang", {std::to_string(date.day()), text("datum.maand." + std::to_string(date.month())), std::to_string(date.year())});
}

std::string Catalogue::duration(const Duur& duur) const {
    std::vector<std::string> parts;
    auto add = [&](int n, const char* unit) {
        if (n == 0) return;
        std::string word = "getal." + std::to_string(n), key = std::string("duur.") + unit;
        std::string number = has(word) ? text(word) : std::to_string(n);
        if (n == 1 && has(key + "#1")) key += "#1";
        parts.push_back(text(key, {number}));
    };
    add(duur.years, "jaar");
    add(duur.months, "maand");
    add(duur.weeks, "week");
    add(duur.days, "dag");
    add(duur.hours, "uur");
    if (parts.empty()) return text("duur.dag", {"0"});
    std::string out = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) out = text("duur.en", {out, parts[i]});
    return out;
}

std::string Catalogue::message(const Error& error) const {
    std::string key = "fout." + error.code;
    return has(key) ? text(key, error.args) : error.code;
}

std::string Catalogue::hint(const Error& error) const {
    std::string key = "hint." + error.code;
    if (!has(key)) return {};
    std::string out = text(key, error.args);
    // What it is about, so that a command in a hint can be copied as it stands.
    constexpr std::string_view slot = "{kenmerk}";
    const std::string& about = error.place.element.empty() ? error.place.file : error.place.element;
    for (auto at = out.find(slot); at != std::string::npos; at = out.find(slot, at + about.size())) out.replace(at, slot.size(), about);
    return out;
}

std::string Catalogue::describe(const Error& error) const {
    std::string out = error.place.file;
    if (error.place.line > 0) out += (out.empty() ? "" : ":") + std::to_string(error.place.line);
    if (!error.place.element.empty()) out += (out.empty() ? "<" : " <") + error.place.element + ">";
    if (!out.empty()) out += ": ";
    out += message(error);
    std::string advice = hint(error);
    if (!advice.empty()) out += " " + advice;
    return out;
}

Result<Catalogue> load_catalogue(FileSystem& files, const std::string& folder, const std::string& language) {
    std::string main = join_path(folder, language + ".xml"), parts = join_path(folder, language + ".d");
    TRY_ASSIGN(Bytes bytes, files.read(main));
    TRY_ASSIGN(Catalogue all, Catalogue::parse(bytes, main));
    if (all.language() != language) return configuration("locale.andere_taal", {main, 0, ""}, {all.language()});
    if (!files.is_directory(parts)) return all;
    TRY_ASSIGN(auto names, files.list(parts));
    for (const std::string& name : names) {
        if (!name.ends_with(".xml")) continue;
        std::string path = join_path(parts, name);
        TRY_ASSIGN(Bytes content, files.read(path));
        TRY_ASSIGN(Catalogue part, Catalogue::parse(content, path));
        TRY(all.merge(part));
    }
    return all;
}

}  // namespace griffier
