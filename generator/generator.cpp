#include "generator/generator.h"

#include <map>
#include <optional>

#include "generator/compose/composer.h"
#include "generator/compose/plain_text.h"
#include "generator/layout/typesetter.h"
#include "generator/pdf/draw.h"
#include "records/core/catalogue.h"
#include "records/core/crypto.h"

namespace griffier {
namespace {

constexpr const char* neutral_style = "neutraal";

Result<std::map<std::string, Catalogue>> load_languages(FileSystem& disk, const std::string& folder) {
    std::map<std::string, Catalogue> languages;
    TRY_ASSIGN(const auto names, disk.list(folder));
    for (const auto& name : names) {
        if (!name.ends_with(".xml")) continue;
        const auto language = name.substr(0, name.size() - 4);
        TRY_ASSIGN(auto words, load_catalogue(disk, folder, language));
        languages.emplace(language, std::move(words));
    }
    return languages;
}

Result<std::map<std::string, layout::Typesetter>> load_styles(FileSystem& disk, const std::string& folder) {
    std::map<std::string, layout::Typesetter> styles;
    TRY_ASSIGN(const auto names, disk.list(folder));
    for (const auto& name : names) {
        if (!name.ends_with(".xml")) continue;
        TRY_ASSIGN(const auto bytes, disk.read(join_path(folder, name)));
        TRY_ASSIGN(auto style, layout::HouseStyle::parse(bytes, name));
        TRY_ASSIGN(auto typesetter, layout::Typesetter::create(std::move(style), disk));
        styles.emplace(name.substr(0, name.size() - 4), std::move(typesetter));
    }
    if (!styles.contains(neutral_style)) return error_of(Kind::configuration, "huisstijl.onbekend", {folder, 0, {}}, {neutral_style});
    return styles;
}

// The file's /ID shows a hash to everyone, so it is made from what names the document, not from what it tells.
Bytes identity(const Opdracht& opdracht) {
    const auto hash = sha256(view_of(opdracht.number + "\n" + opdracht.kind + "\n" + opdracht.language + "\n" + opdracht.date.iso() + "\n" + opdracht.regime->hash));
    return {hash.begin(), hash.end()};
}

}  // namespace

struct Generator::Parts {
    compose::Composer composer;
    std::map<std::string, layout::Typesetter> styles;
    pdf::Drawer drawer;
    std::optional<pdf::SigningKey> key;
};

// From Stuk to document: laid out in a house style ("" = the neutral one) and drawn.
Result<Document> Generator::finish(const Parts& parts, compose::Composed&& composed, const std::string& house, const std::string& number, const pdf::DocumentInfo& info, bool proof) {
    const std::string wanted = house.empty() ? neutral_style : house;
    const auto style = parts.styles.find(wanted);
    if (style == parts.styles.end()) return refused("huisstijl.onbekend", {number, 0, {}}, {wanted});
    TRY_ASSIGN(const auto set, style->second.lay_out(composed.stuk, proof));
    Document document;
    TRY_ASSIGN(document.pdf, parts.drawer.draw(set, info, parts.key && !proof ? &*parts.key : nullptr));
    document.text = compose::plain_text(composed.stuk);
    document.stuk_xml = std::move(composed.xml);
    document.pages = static_cast<int>(set.pages.size());
    return document;
}

Generator::Generator(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Generator::Generator(Generator&&) noexcept = default;
Generator& Generator::operator=(Generator&&) noexcept = default;
Generator::~Generator() = default;

Result<Generator> Generator::load(FileSystem& disk, const Folders& folders) {
    TRY_ASSIGN(auto languages, load_languages(disk, folders.locales));
    TRY_ASSIGN(auto composer, compose::Composer::load(disk, folders.templates, std::move(languages)));
    TRY_ASSIGN(auto styles, load_styles(disk, join_path(folders.templates, "huisstijl")));
    TRY_ASSIGN(auto drawer, pdf::Drawer::create(folders.colour_profile.empty() ? pdf::debian_srgb_profile : folders.colour_profile, disk));
    std::optional<pdf::SigningKey> key;
    if (!folders.signing_key.empty()) {
        TRY_ASSIGN(key, pdf::SigningKey::load(folders.signing_key, folders.signing_pass, disk));
    }
    return Generator(std::make_unique<Parts>(Parts{std::move(composer), std::move(styles), std::move(drawer), std::move(key)}));
}

Result<Document> Generator::make(const Opdracht& opdracht, bool proof, bool with_xml) const {
    TRY_ASSIGN(auto composed, parts_->composer.compose(opdracht, with_xml));
    const auto* sender = opdracht.convenant->partij(opdracht.duty.afzender);
    pdf::DocumentInfo info;
    info.date = opdracht.date;
    info.input_hash = identity(opdracht);
    return finish(*parts_, std::move(composed), sender ? sender->huis : "", opdracht.number, info, proof);
}

Result<Document> Generator::print(const Facts& facts, bool with_xml) const {
    TRY_ASSIGN(auto composed, parts_->composer.compose_facts(facts.kind, facts.language, facts.number, facts.xml, with_xml));
    pdf::DocumentInfo info;
    info.date = facts.date;
    const auto hash = sha256({view_of(facts.number), view_of("\n"), view_of(facts.language), view_of("\n"), view_of(facts.xml)});
    info.input_hash = {hash.begin(), hash.end()};
    return finish(*parts_, std::move(composed), facts.house, facts.number, info, false);
}

}  // namespace griffier
