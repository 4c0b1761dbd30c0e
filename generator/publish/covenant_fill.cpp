// What a text leaves to the rules and to the cooperation, filled in.
#include <algorithm>
#include <functional>

#include "generator/publish/covenant_text.h"
#include "generator/publish/publication_facts.h"
#include "records/core/text.h"

namespace griffier::publish {
namespace {

Piece said(std::string text) { return {Piece::Kind::text, std::move(text), "", "", 0, false}; }
Block paragraph(Words words) {
    Block out;
    out.words = std::move(words);
    return out;
}

template <class T>
const T* as(const Regel& rule, const std::vector<T>& list) {
    for (const T& one : list)
        if (&one == &rule) return &one;
    return nullptr;
}

class Filler {
  public:
    Filler(Convenanttekst text, const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts, const Catalogue& words)
        : text_(std::move(text)), convenant_(convenant), regime_(regime), facts_(facts), words_(words) {}

    Result<Convenanttekst> fill() {
        TRY(pieces(text_.titel));
        TRY(pieces(text_.afkondiging));
        TRY(pieces(text_.slot));
        for (Words& one : text_.overwegingen) TRY(pieces(one));
        if (text_.partijen_vrij) list_parties();
        for (Tekstpartij& one : text_.partijen) TRY(pieces(one.words));
        for (Artikel& one : text_.artikelen) {
            for (Lid& lid : one.leden) TRY(blocks(lid.blocks));
            TRY(blocks(one.blocks));
        }
        for (Bijlage& one : text_.bijlagen) {
            for (const BijlageVersie& known : convenant_.bijlagen)
                if (known.nummer == one.nr) {
                    if (one.versie.empty()) one.versie = known.versie;
                    if (one.versie == known.versie) one.datum = known.datum;
                }
            TRY(blocks(one.blocks));
            for (Divisie& part : one.divisies) TRY(blocks(part.blocks));
        }
        return std::move(text_);
    }

  private:
    Error wrong(const std::string& code, int line, std::vector<std::string> args) const { return refused(code, {text_.file, line, ""}, std::move(args)); }

    Status pieces(Words& words) const {
        for (Piece& piece : words) {
            if (piece.kind == Piece::Kind::rule) {
                const Regel* rule = regime_.regel(piece.name);
                if (!rule) return wrong("tekst.onbekende_regel", piece.line, {piece.name, regime_.id});
                const auto says = part_of(*rule, regime_, piece.part, words_);
                if (!says) return wrong("tekst.regel_zonder_deel", piece.line, {piece.name, piece.part});
                if (!piece.own) piece.text = *says;
            }
            if (piece.kind == Piece::Kind::field && !piece.own) piece.text = field(piece.name);
        }
        return {};
    }

    Status blocks(std::vector<Block>& list) {
        std::vector<Block> out;
        for (Block& block : list) {
            if (block.kind == Block::Kind::partners) {
                partners(out);
                continue;
            }
            if (block.kind == Block::Kind::enumeration) TRY(enumeration(block));
            if (block.kind == Block::Kind::file_fields) TRY(file_fields(block));
            if (block.kind == Block::Kind::terms && block.items.empty()) definitions(block);
            TRY(pieces(block.words));
            for (Words& cell : block.head) TRY(pieces(cell));
            for (auto& row : block.rows)
                for (Words& cell : row) TRY(pieces(cell));
            for (Item& item : block.items) TRY(blocks(item.blocks));
            out.push_back(std::move(block));
        }
        list = std::move(out);
        return {};
    }

    Piece rule(const Regel& of, const std::string& part) const { return {Piece::Kind::rule, "", of.id, part, 0, false}; }

    void definitions(Block& block) const {
        for (const Begrip& one : regime_.begrippen)
            if (one.bron == Bron::convenant) block.items.push_back({"", {said(one.term)}, {paragraph({rule(one, "definitie")})}});
    }

    Status enumeration(Block& block) const {
        const auto list = regime_.lijst(block.title);
        if (list.empty()) return wrong("tekst.onbekende_lijst", block.line, {block.title, regime_.id});
        block.kind = Block::Kind::list;
        for (const Lijstpunt* item : list) block.items.push_back({item->code + ".", {}, {paragraph({rule(*item, "tekst"), said(item == list.back() ? "." : ";")})}});
        return {};
    }

    Status file_fields(Block& block) const {
        const Bestandregel* file = regime_.bestand(block.title);
        if (!file || file->velden.empty()) return wrong("tekst.onbekende_lijst", block.line, {block.title, regime_.id});
        block.kind = Block::Kind::list;
        for (const Veld& one : file->velden) {
            const std::string label = one.onderdeel.substr(one.onderdeel.rfind(' ') + 1) + ".";
            if (!block.items.empty() && block.items.back().label == label) block.items.back().blocks.front().words.back().text = ", " + one.naam + ";";
            else block.items.push_back({label, {}, {paragraph({said(one.naam), said(";")})}});
        }
        block.items.back().blocks.front().words.back().text.back() = '.';
        return {};
    }

    /// Annex 1 names organisations and no persons.
    void partners(std::vector<Block>& out) const {
        Block table, places;
        table.kind = Block::Kind::table;
        table.title = words_.text("publicatie.partners.titel");
        table.widths = "3 2 3 2";
        for (const char* head : {"organisatie", "soort", "deskundigheid", "opgenomen"}) table.head.push_back({said(words_.text(std::string("publicatie.partners.") + head))});
        places.kind = Block::Kind::addresses;
        for (const ExternePartner& one : convenant_.externe_partners) {
            if (!one.opgenomen || one.verwijderd) continue;
            std::string kind = one.soort;
            std::replace(kind.begin(), kind.end(), '-', ' ');
            table.rows.push_back({{said(one.naam)}, {said(kind)}, {said(one.deskundigheid)}, {said(words_.long_date(*one.opgenomen))}});
            Item place{"", {said(one.naam)}, {}};
            for (const std::string& line : {one.contact.straat, squeeze(one.contact.postcode + " " + one.contact.plaats)})
                if (!line.empty()) place.blocks.push_back(paragraph({said(line)}));
            places.items.push_back(std::move(place));
        }
        if (table.rows.empty()) {
            out.push_back(paragraph({said(words_.text("publicatie.partners.geen"))}));
            return;
        }
        out.push_back(std::move(table));
        out.push_back(std::move(places));
    }

    void list_parties() {
        const auto order = [&](const Partij& party) {
            const Partijsoort* kind = regime_.partij(party.soort);
            return !kind ? 2 : kind->soort == "casuspartij" ? 1 : 0;
        };
        for (int group = 0; group < 3; ++group)
            for (const Partij& party : convenant_.partijen) {
                if (party.uitgetreden || order(party) != group) continue;
                Words words{said(words_.text("publicatie.vertegenwoordigd", {party.naam}) + " "), {Piece::Kind::field, "", "vertegenwoordiger." + party.id, "", 0, false}};
                if (!party.hoedanigheid.empty()) words.push_back(said(", " + party.hoedanigheid));
                text_.partijen.push_back({party.id, std::move(words), 0});
            }
    }

    std::string names_of(const std::vector<std::string>& ids) const {
        std::vector<std::string> names;
        for (const std::string& id : ids)
            if (const Partij* party = convenant_.partij(id)) names.push_back(party->naam);
        std::string out;
        for (std::size_t i = 0; i < names.size(); ++i) out += (i == 0 ? "" : i + 1 == names.size() ? " " + words_.text("publicatie.en") + " " : ", ") + names[i];
        return out;
    }

    /// A fact of the cooperation, "" where it does not say.
    std::string field(const std::string& name) const {
        if (const auto given = facts_.velden.find(name); given != facts_.velden.end()) return given->second;
        constexpr std::string_view represented = "vertegenwoordiger.";
        if (name.starts_with(represented)) {
            const Partij* party = convenant_.partij(name.substr(represented.size()));
            if (!party || party->vertegenwoordiger.empty() || party->functie.empty()) return "";
            return party->vertegenwoordiger + ", " + party->functie;
        }
        if (name == "naam") return convenant_.naam;
        if (name == "titel") return regime_.naam;
        if (name == "inwerking") return convenant_.inwerking ? words_.long_date(*convenant_.inwerking) : "";
        if (name == "verantwoordelijken") return names_of(convenant_.verwerkingsverantwoordelijken);
        if (name == "uitvoerder") return convenant_.contactpunt.functie.empty() || convenant_.contactpunt.organisatie.empty() ? "" : convenant_.contactpunt.functie + ", " + convenant_.contactpunt.organisatie;
        if (name == "reclasseringsinstelling") {
            for (const Partij& party : convenant_.partijen)
                if (party.soort == "reclassering") return party.naam;
        }
        if (name == "bekendmaking") return facts_.bekendmaking ? words_.long_date(facts_.bekendmaking->datum) : "";
        return "";
    }

    Convenanttekst text_;
    const Convenant& convenant_;
    const Regime& regime_;
    const Publicatiegegevens& facts_;
    const Catalogue& words_;
};

using Visit = const std::function<void(const Piece&, const std::string&, const std::string&)>&;

void visit_blocks(const std::vector<Block>& blocks, const std::string& article, const std::string& place, Visit visit) {
    for (const Block& block : blocks) {
        for (const Piece& piece : block.words) visit(piece, article, place);
        for (const Words& cell : block.head)
            for (const Piece& piece : cell) visit(piece, article, place);
        for (const auto& row : block.rows)
            for (const Words& cell : row)
                for (const Piece& piece : cell) visit(piece, article, place);
        for (const Item& item : block.items) {
            for (const Piece& piece : item.term) visit(piece, article, place);
            visit_blocks(item.blocks, article, place, visit);
        }
    }
}

}  // namespace

Result<Convenanttekst> fill_in(Convenanttekst text, const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts, const Catalogue& words) {
    return Filler(std::move(text), convenant, regime, facts, words).fill();
}

std::optional<std::string> part_of(const Regel& rule, const Regime& regime, std::string_view part, const Catalogue& words) {
    const auto filled = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional<std::string>(text); };
    if (const auto* one = as(rule, regime.termijnen); one && part == "duur") return words.duration(one->duur);
    if (const auto* one = as(rule, regime.grondslagen); one && part == "wet") return filled(one->wet);
    if (const auto* one = as(rule, regime.begrippen); one && part == "definitie") return filled(one->definitie);
    if (const auto* one = as(rule, regime.doelen); one && part == "tekst") return filled(one->tekst);
    if (const auto* one = as(rule, regime.lijsten); one && part == "tekst") return filled(one->tekst);
    if (const auto* one = as(rule, regime.gronden); one && part == "tekst") return filled(one->tekst);
    if (const auto* one = as(rule, regime.eisen); one && part == "waarde") return filled(one->waarde);
    if (const auto* one = as(rule, regime.partijen)) {
        if (part == "taak") return filled(one->taak);
        if (part == "taakgrondslag") return filled(one->taak_grondslag);
        if (part == "naam") return filled(one->naam);
    }
    return std::nullopt;
}

std::vector<PlacedPiece> pieces_of(const Convenanttekst& text, const Catalogue& words) {
    std::vector<PlacedPiece> out;
    const auto keep = [&](const Piece& piece, const std::string& article, const std::string& place) { out.push_back({&piece, article, place}); };
    const std::string recitals = words.text("publicatie.plaats.aanhef");
    for (const Words* part : {&text.titel, &text.afkondiging})
        for (const Piece& piece : *part) keep(piece, "", recitals);
    for (const auto& one : text.partijen)
        for (const Piece& piece : one.words) keep(piece, "", recitals);
    for (const Words& one : text.overwegingen)
        for (const Piece& piece : one) keep(piece, "", recitals);
    for (const Artikel& one : text.artikelen) {
        visit_blocks(one.blocks, one.nr, words.text("publicatie.plaats.artikel", {one.nr}), keep);
        for (const Lid& lid : one.leden) visit_blocks(lid.blocks, one.nr, words.text("publicatie.plaats.lid", {one.nr, lid.nr}), keep);
    }
    for (const Piece& piece : text.slot) keep(piece, "", words.text("publicatie.plaats.slot"));
    for (const Bijlage& one : text.bijlagen) {
        const std::string place = words.text("publicatie.plaats.bijlage", {one.nr});
        visit_blocks(one.blocks, "", place, keep);
        for (const Divisie& part : one.divisies) visit_blocks(part.blocks, "", place, keep);
    }
    return out;
}

std::vector<std::string> open_fields(const Convenanttekst& text, const Catalogue& words) {
    std::vector<std::string> out;
    for (const PlacedPiece& one : pieces_of(text, words))
        if (one.piece->kind == Piece::Kind::field && one.piece->text.empty() && std::find(out.begin(), out.end(), one.piece->name) == out.end()) out.push_back(one.piece->name);
    return out;
}

}  // namespace griffier::publish
