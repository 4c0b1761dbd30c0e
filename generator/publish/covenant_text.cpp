// Reading the text of a covenant.
#include "generator/publish/covenant_text.h"

#include "records/core/text.h"
#include "records/core/xml.h"

namespace griffier::publish {
namespace {

constexpr std::string_view kTekst = "https://griffier.example/convenanttekst/1";

/// A run of white space is one space; at the ends of a whole text there is none.
std::string spaced(const std::string& text) {
    std::string out;
    for (char c : nfc(text)) {
        const char plain = c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
        if (plain != ' ' || out.empty() || out.back() != ' ') out += plain;
    }
    return out;
}

Words words_of(const XmlElement& element) {
    Words out;
    for (const auto& piece : element.pieces()) {
        if (!piece.element) {
            out.push_back({Piece::Kind::text, spaced(piece.text), "", "", element.line(), false});
            continue;
        }
        const XmlElement& e = *piece.element;
        Piece one{Piece::Kind::strong, squeeze(nfc(e.text())), "", "", e.line(), false};
        if (e.name() == "uit") one.kind = Piece::Kind::rule, one.name = e.get("regel"), one.part = e.get("deel");
        if (e.name() == "veld") one.kind = Piece::Kind::field, one.name = e.get("naam");
        one.own = one.kind != Piece::Kind::strong && !one.text.empty();
        out.push_back(std::move(one));
    }
    while (!out.empty() && out.front().kind == Piece::Kind::text && out.front().text == " ") out.erase(out.begin());
    while (!out.empty() && out.back().kind == Piece::Kind::text && out.back().text == " ") out.pop_back();
    if (!out.empty() && out.front().text.starts_with(' ')) out.front().text.erase(0, 1);
    if (!out.empty() && out.back().text.ends_with(' ')) out.back().text.pop_back();
    return out;
}

std::vector<Words> cells_of(const XmlElement& row) {
    std::vector<Words> out;
    for (const XmlElement& cell : row.children("cel")) out.push_back(words_of(cell));
    return out;
}

std::vector<Block> blocks_of(const XmlElement& parent);

Block block_of(const XmlElement& e) {
    Block out;
    out.line = e.line();
    if (e.name() == "lijst") {
        out.kind = Block::Kind::list;
        for (const XmlElement& li : e.children("li")) out.items.push_back({li.get("nr"), {}, blocks_of(li)});
    } else if (e.name() == "begrippen") {
        out.kind = Block::Kind::terms;
        for (const XmlElement& one : e.children("begrip")) {
            Block meaning;
            meaning.words = words_of(one);
            out.items.push_back({"", {{Piece::Kind::text, one.get("term"), "", "", one.line(), false}}, {meaning}});
        }
    } else if (e.name() == "tabel") {
        out.kind = Block::Kind::table;
        out.title = e.get("titel");
        out.widths = e.get("breedtes");
        out.head = cells_of(e.child("kop"));
        for (const XmlElement& row : e.children("rij")) out.rows.push_back(cells_of(row));
    } else if (e.name() == "opsomming") {
        out.kind = Block::Kind::enumeration;
        out.title = e.get("lijst");
    } else if (e.name() == "velden-van") {
        out.kind = Block::Kind::file_fields;
        out.title = e.get("bestand");
    } else if (e.name() == "partners") {
        out.kind = Block::Kind::partners;
    } else {
        out.words = words_of(e);
    }
    return out;
}

std::vector<Block> blocks_of(const XmlElement& parent) {
    std::vector<Block> out;
    for (const XmlElement& e : parent.children())
        if (e.name() != "lid" && e.name() != "divisie") out.push_back(block_of(e));
    return out;
}

Artikel article_of(const XmlElement& e) {
    Artikel out;
    out.nr = e.get("nr");
    out.titel = e.get("titel");
    out.line = e.line();
    std::string topic;
    for (char c : squeeze(e.get("onderwerp")) + " ") {
        if (c != ' ') topic += c;
        else if (!topic.empty()) out.onderwerpen.push_back(std::move(topic)), topic.clear();
    }
    for (const XmlElement& lid : e.children("lid")) out.leden.push_back({lid.get("nr"), blocks_of(lid)});
    out.blocks = blocks_of(e);
    return out;
}

Bijlage annex_of(const XmlElement& e) {
    Bijlage out{e.get("nr"), e.get("titel"), e.get("versie"), std::nullopt, blocks_of(e), {}, e.line()};
    for (const XmlElement& d : e.children("divisie")) out.divisies.push_back({d.get("nr"), d.get("titel"), blocks_of(d)});
    return out;
}

}  // namespace

Status hold_against(const XmlDocument& document, ByteView schema, const std::string& name) {
    TRY_ASSIGN(const XmlSchema contract, XmlSchema::compile(schema, name));
    auto errors = contract.validate(document);
    if (errors.empty()) return {};
    errors.front().kind = Kind::configuration;
    return errors.front();
}

const Artikel* Convenanttekst::artikel(std::string_view nr) const {
    for (const auto& one : artikelen)
        if (one.nr == nr) return &one;
    return nullptr;
}

std::string plain(const Words& words) {
    std::string out;
    for (const Piece& piece : words) out += piece.text;
    return out;
}

Result<Convenanttekst> read_covenant_text(ByteView bytes, const std::string& name, ByteView schema) {
    TRY_ASSIGN(const XmlDocument document, XmlDocument::parse(bytes, name));
    const XmlElement root = document.root();
    if (root.name() != "convenanttekst" || root.ns() != kTekst) return error_of(Kind::configuration, "tekst.geen_tekst", {name, root.line(), root.name()});
    TRY(hold_against(document, schema, "convenanttekst.xsd"));
    Convenanttekst out;
    out.file = name;
    out.regime = root.get("regime");
    out.convenant = root.get("convenant");
    out.versie = root.get("versie");
    out.soort = root.attribute("soort").value_or("convenant");
    out.titel = words_of(root.child("titel"));
    out.slot = words_of(root.child("slot"));
    const XmlElement head = root.child("aanhef");
    out.afkondiging = words_of(head.child("afkondiging"));
    for (const XmlElement& e : head.children("overweging")) out.overwegingen.push_back(words_of(e));
    for (const XmlElement& e : head.child("partijen") ? head.child("partijen").children("partij") : std::vector<XmlElement>{}) out.partijen.push_back({e.get("id"), words_of(e), e.line()});
    out.partijen_vrij = out.partijen.empty();
    for (const XmlElement& e : root.children()) {
        if (e.name() == "artikel") out.artikelen.push_back(article_of(e));
        if (e.name() == "bijlage") out.bijlagen.push_back(annex_of(e));
        if (e.name() == "zonder") out.zonder.emplace_back(e.get("onderwerp"), squeeze(e.text()));
        if (e.name() != "hoofdstuk") continue;
        for (const XmlElement& one : e.children("artikel")) {
            out.artikelen.push_back(article_of(one));
            out.artikelen.back().hoofdstuk = e.get("nr");
            out.artikelen.back().hoofdstuk_titel = e.get("titel");
        }
    }
    return out;
}

}  // namespace griffier::publish
