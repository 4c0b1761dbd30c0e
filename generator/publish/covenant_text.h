#pragma once
// The text of a covenant with its annexes (DOC-11), as parties adopt it: one file (templates/schema/convenanttekst.xsd) that is published
// unchanged. What a rule of the regime says too stands in it by that rule's id, so that the two can be held against each other.
#include <optional>
#include <string>
#include <vector>

#include "records/core/bytes.h"
#include "records/core/catalogue.h"
#include "records/core/date.h"
#include "records/core/result.h"
#include "records/core/xml.h"
#include "records/model/convenant.h"
#include "records/model/regime.h"

namespace griffier::publish {

struct Publicatiegegevens;

/// A piece of running text.
struct Piece {
    enum class Kind {
        text,
        strong,
        rule,   ///< a part of a rule of the regime: `name` is its id
        field,  ///< a fact of the cooperation: `name` says which
    };
    Kind kind = Kind::text;
    std::string text;   ///< what is printed; "" in a rule or field that is still to be filled in
    std::string name;
    std::string part;   ///< of a rule: "duur", "wet", "tekst" ...
    int line = 0;       ///< in the file, 0 where griffier itself wrote it
    bool own = false;   ///< the parties' own words for a rule or a field
};
using Words = std::vector<Piece>;

struct Block;
struct Item {
    std::string label;  ///< "a."; "" = none
    Words term;         ///< of a definition
    std::vector<Block> blocks;
};
struct Block {
    enum class Kind {
        paragraph,
        list,
        terms,
        table,
        addresses,
        partners,      ///< until filled in: the external partners of the cooperation
        enumeration,   ///< until filled in: a list of the regime, by `title`
        file_fields,   ///< until filled in: what a file of the regime may hold, by `title`
    };
    Kind kind = Kind::paragraph;
    int line = 0;
    Words words;                          ///< paragraph
    std::vector<Item> items;              ///< list, terms; addresses: a line per item's term, the rest as paragraphs
    std::string title, widths;            ///< table; widths as "2 3"
    std::vector<Words> head;              ///< table
    std::vector<std::vector<Words>> rows; ///< table: the first cell of a row is its head
};

struct Lid {
    std::string nr;
    std::vector<Block> blocks;
};
struct Artikel {
    std::string nr, titel, hoofdstuk, hoofdstuk_titel;
    std::vector<std::string> onderwerpen;
    std::vector<Lid> leden;      ///< either these
    std::vector<Block> blocks;   ///< or these
    int line = 0;
};
struct Divisie {
    std::string nr, titel;
    std::vector<Block> blocks;
};
struct Bijlage {
    std::string nr, titel, versie;
    std::optional<Date> datum;
    std::vector<Block> blocks;
    std::vector<Divisie> divisies;
    int line = 0;
};
struct Tekstpartij {
    std::string id;
    Words words;
    int line = 0;
};

struct Convenanttekst {
    std::string file, regime, convenant, versie, soort;
    Words titel, afkondiging, slot;
    bool partijen_vrij = true;             ///< griffier lists them
    std::vector<Tekstpartij> partijen;
    std::vector<Words> overwegingen;
    std::vector<Artikel> artikelen;
    std::vector<Bijlage> bijlagen;
    std::vector<std::pair<std::string, std::string>> zonder;  ///< subject on purpose left out, reason
    const Artikel* artikel(std::string_view nr) const;
};

/// Reads a text. Kind::configuration: tekst.geen_tekst, and those of the schema; the first finding comes back. `schema`: the bytes of
/// convenanttekst.xsd.
Result<Convenanttekst> read_covenant_text(ByteView bytes, const std::string& name, ByteView schema);

/// Fills in what the text leaves to the rules and to the cooperation: empty rules, fields, lists, definitions, parties, partners.
/// What the cooperation does not say stays empty (Piece::text of a field), for `open_fields`. Refused: tekst.onbekende_regel (args: id),
/// tekst.regel_zonder_deel (the rule has no such part; args: id, part), tekst.onbekende_lijst (args: list or file); place: file and line.
Result<Convenanttekst> fill_in(Convenanttekst text, const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts, const Catalogue& words);

/// What a part of a rule says, as it is printed: a term in words. Nothing when a rule of its kind has no such part.
std::optional<std::string> part_of(const Regel& rule, const Regime& regime, std::string_view part, const Catalogue& words);

/// Every piece of the text with the article ("7", "7 lid 2") or annex ("bijlage 1") that it stands in; "" in the recitals.
struct PlacedPiece {
    const Piece* piece;
    std::string article, place;  ///< article: its number alone, "" elsewhere; place: for a reader
};
std::vector<PlacedPiece> pieces_of(const Convenanttekst& text, const Catalogue& words);

/// Names of the fields that are still empty, each once, in the order of the text.
std::vector<std::string> open_fields(const Convenanttekst& text, const Catalogue& words);

/// The running text of some pieces.
std::string plain(const Words& words);

/// What a schema finds, the first of it as Kind::configuration: for the files of this room.
Status hold_against(const XmlDocument& document, ByteView schema, const std::string& name);

}  // namespace griffier::publish
