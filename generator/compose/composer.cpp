#include "generator/compose/composer.h"

#include <algorithm>

#include "generator/compose/bewaarstuk.h"
#include "generator/compose/informatiebrief.h"
#include "generator/compose/informeernotitie.h"
#include "generator/compose/sheet_source.h"
#include "generator/compose/stuk_reader.h"
#include "generator/compose/verzoekbrief.h"
#include "records/core/crypto.h"

namespace griffier::compose {
namespace {

// One row per kind of document, under the template's name.
struct DocumentKind {  // without a tree: its facts are given (compose_facts)
    Result<Tree> (*tree)(const Opdracht&, const Catalogue&);
    std::map<std::string, std::vector<std::string>> (*readers)();  ///< reader -> tags of his words
    Result<std::string> (*reader)(const Opdracht&);
};
/// Documents about no case have one kind of reader.
std::map<std::string, std::vector<std::string>> one_reader() { return {{"", {}}}; }

const std::map<std::string, DocumentKind>& values() {
    static const std::map<std::string, DocumentKind> table{
        {"informatiebrief", {informatiebrief_tree, informatiebrief_readers, informatiebrief_reader}},
        {"uitstelnotitie", {uitstelnotitie_tree, informeernotitie_readers, informeernotitie_reader}},
        {"vrijstellingsnotitie", {vrijstellingsnotitie_tree, informeernotitie_readers, informeernotitie_reader}},
        {"heroverweging", {heroverweging_tree, informeernotitie_readers, informeernotitie_reader}},
        {"informeerafspraak", {informeerafspraak_tree, informeernotitie_readers, informeernotitie_reader}},
        {"archivering", {archivering_tree, informeernotitie_readers, informeernotitie_reader}},
        {"hernieuwde-verwerking", {hernieuwing_tree, informeernotitie_readers, informeernotitie_reader}},
        {"aanhouding", {aanhouding_tree, informeernotitie_readers, informeernotitie_reader}},
        {"verzoekbericht", {verzoekbrief_tree, verzoekbrief_readers, verzoekbrief_reader}},
        {"inzagebesluit", {inzagebesluit_tree, inzage_readers, inzage_reader}},
        {"weigering", {verzoekbrief_tree, verzoekbrief_readers, verzoekbrief_reader}},
        {"correctiebesluit", {verzoekbrief_tree, verzoekbrief_readers, verzoekbrief_reader}},
        {"bezwaarbesluit", {verzoekbrief_tree, verzoekbrief_readers, verzoekbrief_reader}},
        {"convenant", {nullptr, one_reader, nullptr}},
        {"handtekeningpagina", {nullptr, one_reader, nullptr}},
        {"handtekeningen", {nullptr, one_reader, nullptr}},
        {"toetredingsverklaring", {nullptr, one_reader, nullptr}},
        {"bijlagewijziging", {nullptr, one_reader, nullptr}},
        {"opzegbevestiging", {nullptr, one_reader, nullptr}},
        {"collegebesluit", {nullptr, one_reader, nullptr}},
        {"raadsbericht", {nullptr, one_reader, nullptr}},
        {"verwerkingsregister", {nullptr, one_reader, nullptr}},
        {"verklaring-van-vernietiging", {nullptr, one_reader, nullptr}},
        {"werkstuk", {nullptr, one_reader, nullptr}},
        {"geheimhoudingsverklaring", {nullptr, one_reader, nullptr}},
        {"verstrekkingsblad", {nullptr, one_reader, nullptr}},
        {"statistiek", {nullptr, one_reader, nullptr}},
        {"evaluatie", {nullptr, one_reader, nullptr}},
        {"adviesblad", {nullptr, one_reader, nullptr}},
        {"kennisgeving", {verzoekbrief_tree, verzoekbrief_readers, verzoekbrief_reader}},
    };
    return table;
}

constexpr std::string_view extension = ".xsl";
constexpr std::string_view unhandled = "unhandled.xsl";

// A courtesy translation says for which kinds and which readers it has words; a language without these keys has them all.
constexpr std::string_view its_kinds = "vertaling.soorten", its_readers = "vertaling.lezers";

bool courtesy(const Catalogue& words) { return words.has(its_kinds); }

bool names(const Catalogue& words, std::string_view key, const std::string& wanted) {
    if (!words.has(key)) return true;
    const auto list = " " + words.text(key) + " ";
    return list.find(" " + wanted + " ") != std::string::npos;
}

// The words as the cooperation read them: every key with its text, in the order of the keys.
std::string hash_of(const Catalogue& words) {
    std::string all;
    for (const auto& [key, text] : words.all()) all += key + '\n' + text + '\n';
    return hex(sha256(view_of(all)));
}

bool is_sheet(const std::string& name) { return name.size() > extension.size() && name.ends_with(extension); }

bool released(const Opdracht& opdracht, const std::string& hash) {
    const auto& all = opdracht.convenant->vertalingen;
    return std::any_of(all.begin(), all.end(), [&](const Vertaling& one) {
        return one.taal == opdracht.language && one.hash == hash && one.vrijgegeven && *one.vrijgegeven <= opdracht.date;
    });
}

Result<Parts> load_parts(FileSystem& disk, const std::string& templates) {
    std::map<std::string, Bytes> files;
    const auto folder = join_path(templates, "delen");
    TRY_ASSIGN(const auto names, disk.list(folder));
    for (const auto& name : names) {
        if (!is_sheet(name)) continue;
        TRY_ASSIGN(files["delen/" + name], disk.read(join_path(folder, name)));
    }
    TRY_ASSIGN(files[std::string(unhandled)], disk.read(join_path(templates, std::string(unhandled))));
    TRY_ASSIGN(const auto pins, disk.read(join_path(templates, "delen.sha256")));
    return Parts::load(pins, files);
}

}  // namespace

Result<Composer> Composer::load(FileSystem& disk, const std::string& templates, std::map<std::string, Catalogue> languages) {
    Composer composer;
    const auto contract_name = join_path(templates, "schema/stuk.xsd");
    TRY_ASSIGN(const auto contract, disk.read(contract_name));
    TRY_ASSIGN(composer.contract_, Contract::compile(contract, "stuk.xsd"));
    TRY_ASSIGN(const auto parts, load_parts(disk, templates));
    for (const auto& [language, words] : languages)
        if (courtesy(words)) composer.hashes_[language] = hash_of(words);
    TRY_ASSIGN(const auto sheets, disk.list(templates));
    for (const auto& name : sheets) {
        if (!is_sheet(name) || name == unhandled) continue;
        const auto kind = name.substr(0, name.size() - extension.size());
        if (!values().contains(kind)) return error_of(Kind::configuration, "sjabloon.zonder_gegevens", {name, 0, {}}, {kind});
        TRY_ASSIGN(const auto bytes, disk.read(join_path(templates, name)));
        TRY_ASSIGN(const auto merged, merge_parts(bytes, name, parts));
        for (const auto& [language, words] : languages) {
            std::vector<std::vector<std::string>> readers;
            for (const auto& [reader, tags] : values().at(kind).readers())
                if (names(words, its_kinds, kind) && names(words, its_readers, reader)) readers.push_back(tags);
            if (!readers.empty()) TRY(check_texts(merged, name, words, readers));
        }
        composer.templates_.emplace(kind, merged);
    }
    for (const auto& [kind, function] : values())
        if (!composer.templates_.contains(kind)) return error_of(Kind::configuration, "sjabloon.ontbreekt", {kind + std::string(extension), 0, {}}, {kind});
    composer.languages_ = std::move(languages);
    return composer;
}

bool Composer::has_words(const std::string& kind, const std::string& language, const std::string& reader) const {
    const auto words = languages_.find(language);
    return words != languages_.end() && names(words->second, its_kinds, kind) && names(words->second, its_readers, reader);
}

Result<const Composer::Wording*> Composer::wording(const std::string& kind, const std::string& language, const std::string& reader) const {
    const std::lock_guard lock(wordings_->guard);
    auto& made = wordings_->made[kind + " " + language + " " + reader];
    if (!made) {
        const auto name = kind + std::string(extension);
        auto words = languages_.at(language).for_reader(values().at(kind).readers().at(reader));
        TRY_ASSIGN(const auto expanded, expand_texts(templates_.at(kind), name, words));
        TRY_ASSIGN(auto sheet, Sheet::compile(*expanded, name));
        made = std::make_unique<const Wording>(Wording{std::move(words), std::move(sheet)});
    }
    return made.get();
}

std::string Composer::words_hash(const std::string& language) const {
    const auto found = hashes_.find(language);
    return found == hashes_.end() ? std::string() : found->second;
}

std::vector<std::string> Composer::kinds() const {
    std::vector<std::string> out;
    for (const auto& [kind, sheet] : templates_) out.push_back(kind);
    return out;
}

Result<Composed> Composer::compose(const Opdracht& opdracht, bool with_xml) const {
    if (!templates_.contains(opdracht.kind)) return error_of(Kind::usage, "stuk.onbekende_soort", {opdracht.number, 0, {}}, {opdracht.kind});
    const auto readers = values().at(opdracht.kind).readers();
    if (std::none_of(readers.begin(), readers.end(), [&](const auto& one) { return has_words(opdracht.kind, opdracht.language, one.first); })) return error_of(Kind::usage, "stuk.onbekende_taal", {opdracht.number, 0, {}}, {opdracht.language});
    if (!opdracht.dossier || !opdracht.regime || !opdracht.convenant || !opdracht.kalender)
        throw std::logic_error("an Opdracht without dossier, regime, covenant instance or calendar");
    if (opdracht.permission.oordeel != Oordeel::ja) {
        static constexpr const char* verdicts[] = {"ja", "nee", "wacht", "onbekend"};
        const auto& steps = opdracht.permission.stappen;
        return refused("stuk.niet_toegelaten", {opdracht.number, 0, {}},
                       {verdicts[static_cast<int>(opdracht.permission.oordeel)], steps.empty() ? "-" : steps.front().key});
    }
    const auto& about = values().at(opdracht.kind);
    if (!about.tree) return error_of(Kind::usage, "stuk.onbekende_soort", {opdracht.number, 0, {}}, {opdracht.kind});
    TRY_ASSIGN(const auto reader, about.reader(opdracht));
    if (!has_words(opdracht.kind, opdracht.language, reader)) return refused("stuk.geen_vertaling", {opdracht.number, 0, {}}, {opdracht.language, reader});
    if (const auto hash = words_hash(opdracht.language); !hash.empty() && !released(opdracht, hash))
        return refused("stuk.vertaling_niet_vrijgegeven", {opdracht.number, 0, {}}, {opdracht.language, hash});
    TRY_ASSIGN(const Wording* used, wording(opdracht.kind, opdracht.language, reader));
    TRY_ASSIGN(const auto tree, about.tree(opdracht, used->words));
    TRY_ASSIGN(const auto made, used->sheet.apply(tree));
    TRY_ASSIGN(auto stuk, contract_->read(made, opdracht.kind));
    return Composed{std::move(stuk), with_xml ? Sheet::xml(*made) : std::string()};
}

Result<Composed> Composer::compose_facts(const std::string& kind, const std::string& language, const std::string& number, const std::string& facts, bool with_xml) const {
    const auto about = values().find(kind);
    if (about == values().end() || about->second.tree) return error_of(Kind::usage, "stuk.onbekende_soort", {number, 0, {}}, {kind});
    if (!has_words(kind, language, "")) return error_of(Kind::usage, "stuk.onbekende_taal", {number, 0, {}}, {language});
    TRY_ASSIGN(const Wording* used, wording(kind, language, ""));
    Tree tree = Tree::given(facts);
    tree.root().set("nummer", number).set("taal", language);
    TRY_ASSIGN(const auto made, used->sheet.apply(tree));
    TRY_ASSIGN(auto stuk, contract_->read(made, kind));
    return Composed{std::move(stuk), with_xml ? Sheet::xml(*made) : std::string()};
}

}  // namespace griffier::compose
