// The regeling in the vocabulary of officielebekendmakingen (grammar of BWB-toestand 2016-1, the same words).
#include "generator/publish/publication.h"
#include "generator/publish/xml_writer.h"
#include "records/core/text.h"

namespace griffier::publish {
namespace {

class Regeling {
  public:
    Regeling(const Convenanttekst& text, const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts, const Catalogue& words)
        : text_(text), convenant_(convenant), regime_(regime), facts_(facts), words_(words) {}

    std::string write() {
        out_.open("regeling");
        head();
        body();
        closing();
        for (const Bijlage& annex : text_.bijlagen) write_annex(annex);
        out_.close();
        return out_.take();
    }

  private:
    std::string label(const std::string& key) const { return words_.text("publicatie.label." + key); }

    void pieces(const Words& words) {
        for (const Piece& piece : words) {
            if (piece.kind == Piece::Kind::field && piece.text.empty()) out_.leaf("nadruk", words_.text("publicatie.open", {piece.name}), {{"type", "vet"}});
            else if (piece.kind == Piece::Kind::strong) out_.leaf("nadruk", piece.text, {{"type", "vet"}});
            else out_.text(piece.text);
        }
    }
    void line(std::string_view name, const Words& words) {
        out_.open_text(name);
        pieces(words);
        out_.close();
    }
    void heading(const std::string& kind, const std::string& nr, const std::string& title) {
        out_.open("kop");
        if (!kind.empty()) out_.leaf("label", kind);
        out_.leaf("nr", nr).leaf("titel", title).close();
    }

    void head() {
        out_.open("aanhef").leaf("wie", label(text_.soort == "reglement" ? "partners" : "partijen"));
        out_.open("considerans").open("considerans.lijst", {{"type", "expliciet"}});
        int n = 0;
        for (const Tekstpartij& party : text_.partijen) {
            out_.open("li").leaf("li.nr", std::to_string(++n) + ".");
            line("al", party.words);
            out_.close();
        }
        out_.close();
        if (!text_.overwegingen.empty()) {
            out_.leaf("considerans.al", label("overwegende")).open("considerans.lijst", {{"type", "expliciet"}});
            for (const Words& one : text_.overwegingen) {
                out_.open("li").leaf("li.nr", "–");
                line("al", one);
                out_.close();
            }
            out_.close();
        }
        out_.close().open("afkondiging");
        line("al", text_.afkondiging);
        out_.close().close();
    }

    void body() {
        out_.open("regeling-tekst");
        std::string chapter;
        for (const Artikel& one : text_.artikelen) {
            if (one.hoofdstuk != chapter) {
                if (!chapter.empty()) out_.close();
                if (!one.hoofdstuk.empty()) {
                    out_.open("hoofdstuk");
                    heading(label("hoofdstuk"), one.hoofdstuk, one.hoofdstuk_titel);
                }
                chapter = one.hoofdstuk;
            }
            out_.open("artikel", {{"status", "goed"}});
            heading(label("artikel"), one.nr, one.titel);
            for (const Lid& lid : one.leden) {
                out_.open("lid").leaf("lidnr", lid.nr + ".");
                blocks(lid.blocks);
                out_.close();
            }
            blocks(one.blocks);
            out_.close();
        }
        if (!chapter.empty()) out_.close();
        out_.close();
    }

    void blocks(const std::vector<Block>& list) {
        for (const Block& block : list) {
            switch (block.kind) {
                case Block::Kind::list: items(block); break;
                case Block::Kind::terms: terms(block); break;
                case Block::Kind::table: table(block); break;
                case Block::Kind::addresses: addresses(block); break;
                default: line("al", block.words);
            }
        }
    }

    void items(const Block& block) {
        out_.open("lijst", {{"type", "expliciet"}});
        for (const Item& item : block.items) {
            out_.open("li").leaf("li.nr", item.label.empty() ? "–" : item.label);
            blocks(item.blocks);
            out_.close();
        }
        out_.close();
    }

    void terms(const Block& block) {
        out_.open("definitielijst", {{"plaatsing", "tabel"}});
        for (const Item& item : block.items) {
            out_.open("definitie-item").leaf("term", plain(item.term)).open("definitie");
            blocks(item.blocks);
            out_.close().close();
        }
        out_.close();
    }

    void row(const std::vector<Words>& cells, bool head) {
        out_.open("row");
        for (std::size_t i = 0; i < cells.size(); ++i) {
            XmlWriter::Attributes attributes{{"colname", "c" + std::to_string(i + 1)}};
            if (head || i == 0) attributes.emplace_back("thscope", head ? "col" : "row");
            out_.open("entry", attributes);
            line("al", cells[i]);
            out_.close();
        }
        out_.close();
    }

    void table(const Block& block) {
        out_.open("table", {{"frame", "all"}}).leaf("title", block.title).open("tgroup", {{"cols", std::to_string(block.head.size())}});
        std::string width;
        int n = 0;
        for (char c : block.widths + " ") {
            if (c != ' ') width += c;
            else if (!width.empty()) out_.leaf("colspec", "", {{"colname", "c" + std::to_string(++n)}, {"colwidth", width + "*"}}), width.clear();
        }
        out_.open("thead");
        row(block.head, true);
        out_.close().open("tbody");
        for (const auto& one : block.rows) row(one, false);
        out_.close().close().close();
    }

    void addresses(const Block& block) {
        out_.open("adreslijst");
        for (const Item& item : block.items) {
            out_.open("adres").leaf("adresregel", plain(item.term), {{"type", "organisatie"}});
            for (std::size_t i = 0; i < item.blocks.size(); ++i) out_.leaf("adresregel", plain(item.blocks[i].words), {{"type", i + 1 == item.blocks.size() ? "plaats" : "straat"}});
            out_.close();
        }
        out_.close();
    }

    /// Titles and initials apart from the surname.
    static std::pair<std::string, std::string> parts_of(const std::string& name) {
        std::size_t cut = 0;
        for (std::size_t space = name.find(' '); space != std::string::npos; space = name.find(' ', space + 1))
            if (space > 0 && name[space - 1] == '.') cut = space + 1;
        return {squeeze(name.substr(0, cut)), name.substr(cut)};
    }

    void closing() {
        out_.open("regeling-sluiting").open("slotformulering");
        line("al", text_.slot);
        out_.close();
        const auto place = facts_.velden.find("plaats"), day = facts_.velden.find("dagtekening");
        if (const auto date = day == facts_.velden.end() ? std::nullopt : Date::parse(day->second)) {
            out_.open("gegeven").open("dagtekening");
            if (place != facts_.velden.end()) out_.leaf("plaats", place->second + ",");
            out_.leaf("datum", words_.long_date(*date), {{"isodatum", date->iso()}}).close().close();
        }
        for (const Tekstpartij& one : text_.partijen) {
            const Partij* party = convenant_.partij(one.id);
            if (!party) continue;
            for (const std::string& organ : signing_organs(*party, regime_)) {
                const auto [before, last] = parts_of(party->vertegenwoordiger);
                out_.open("ondertekening").leaf("organisatie", organ.empty() ? party->naam : words_.text("publicatie.orgaan." + organ, {party->naam}));
                if (!party->functie.empty()) out_.leaf("functie", party->functie);
                if (!last.empty()) out_.open("naam").given("voornaam", before).leaf("achternaam", last).close();
                out_.close();
            }
        }
        out_.close();
    }

    void write_annex(const Bijlage& annex) {
        out_.open("bijlage");
        heading(label("bijlage"), annex.nr, annex.titel);
        if (!annex.versie.empty()) out_.leaf("al", annex.datum ? words_.text("publicatie.bijlage_versie", {annex.versie, words_.long_date(*annex.datum)}) : words_.text("publicatie.bijlage_versie_zonder_dag", {annex.versie}));
        blocks(annex.blocks);
        for (const Divisie& part : annex.divisies) {
            out_.open("divisie");
            heading("", part.nr, part.titel);
            blocks(part.blocks);
            out_.close();
        }
        out_.close();
    }

    const Convenanttekst& text_;
    const Convenant& convenant_;
    const Regime& regime_;
    const Publicatiegegevens& facts_;
    const Catalogue& words_;
    XmlWriter out_;
};

}  // namespace

std::string write_regeling(const Convenanttekst& text, const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts, const Catalogue& words) {
    return Regeling(text, convenant, regime, facts, words).write();
}

std::string as_toestand(const std::string& regeling, const std::string& title) {
    return XmlWriter()
        .declaration()
        .open("toestand", {{"bwb-id", "-"}})
        .leaf("bwb-inputbestand")
        .leaf("bwb-wijzigingen")
        .open("wetgeving", {{"id", "w1"}, {"dtdversie", "2.0"}, {"soort", "overige"}})
        .leaf("intitule", title)
        .leaf("citeertitel", title)
        .raw(regeling)
        .close()
        .close()
        .take();
}

}  // namespace griffier::publish
