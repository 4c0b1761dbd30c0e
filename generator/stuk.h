#pragma once
// Stuk: one document as meaning, without layout. It joins compose (which makes it) and layout (which sets it); templates/schema/stuk.xsd
// is the same contract as XML. All texts are UTF-8 in normal form C, for the reader: dates, numbers and names are already in words.
// White space: a run of spaces, tabs and line ends counts as one space; U+00A0 stays and never breaks.
//
// What layout promises for any Stuk: nothing is dropped, cut off or laid over something else. What cannot be set (a character that
// no font has, a table wider than its page, a heading level that is skipped) is refused with the document's number and the element.
#include <map>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace griffier {

// ---- inside a paragraph -------------------------------------------------------------------------------------------------------

/// A piece of running text. `text` and `children` mean what the kind says; children nest to any depth.
struct Inline {
    enum class Kind {
        text,       ///< text: the characters
        strong,     ///< children in bold
        emphasis,   ///< children in italic
        link,       ///< text: the target ("https:", "mailto:" or "tel:" URI, or "#" + a block's id); children: what is shown
        language,   ///< text: BCP 47 tag ("ar", "en-GB"); children in that language
        name,       ///< children are never hyphenated (names of persons, places, organisations, reference numbers)
        footnote,   ///< children: the note; its number is set here and the note at the foot of the page
        line_break  ///< a new line, same paragraph
    };
    Kind kind = Kind::text;
    std::string text;
    std::vector<Inline> children;
};
using Inlines = std::vector<Inline>;

inline Inline text_inline(std::string text) { return {Inline::Kind::text, std::move(text), {}}; }
inline Inlines plain(std::string text) { return {text_inline(std::move(text))}; }

// ---- blocks -------------------------------------------------------------------------------------------------------------------

struct Block;
using Blocks = std::vector<Block>;

/// Level 1 to 6. The title of a document counts as level 1, so that its sections begin at 2; a letter's title is its subject line.
/// A level is never skipped going down (PDF/UA-1 7.4.2). A heading always stays with what follows it.
struct Heading {
    int level = 2;
    Inlines content;
    bool bookmark = true;
};

struct Paragraph {
    Inlines content;
    enum class Style { body, small, lead } style = Style::body;
    bool keep_with_next = false;
};

struct ListItem {
    std::string label;  ///< overrules the number; needed only where the numbering jumps
    Blocks blocks;      ///< paragraphs, nested lists, tables
};

struct List {
    enum class Numbering { none, bullet, dash, decimal, lower_alpha, upper_alpha, lower_roman, upper_roman };
    Numbering numbering = Numbering::bullet;
    std::string suffix = ".";  ///< after a number: "1." or "a)"
    int start = 1;
    std::vector<ListItem> items;
};

/// Terms with what they mean; the terms stand in bold in a column of their own when they are short, above the meaning otherwise.
struct DefinitionList {
    struct Entry {
        Inlines term;
        Blocks meaning;
    };
    std::vector<Entry> entries;
};

struct TableCell {
    Blocks blocks;
    int column_span = 1;
    int row_span = 1;
    bool header = false;  ///< a row header (first cell of a body row); cells of header rows are headers by themselves
    enum class Align { start, centre, end } align = Align::start;
};

struct TableRow {
    std::vector<TableCell> cells;
    bool keep = false;  ///< this row does not break over a page (one that is higher than a page does)
};

/// Every row has the same number of columns, spans counted; a row span does not leave the header or the body. Header rows are
/// repeated on each page. `widths`: empty = from the content; otherwise one share per column, only their ratio counts.
struct Table {
    Inlines caption;
    std::vector<TableRow> header;
    std::vector<TableRow> body;
    std::vector<double> widths;
    std::string summary;  ///< for who cannot see it; may be empty
    bool lines = true;    ///< a thin rule under each row
};

/// A small drawing vocabulary for charts. Lengths in mm, origin top left of the drawing, y downwards. Colours are names of the house
/// style's palette: "ink", "accent", "soft", "line", "paper", "series1" ... "series6".
struct Shape {
    enum class Kind { line, rectangle, polyline, polygon, circle, text };
    Kind kind = Kind::line;
    std::vector<std::pair<double, double>> points;  ///< line 2; rectangle: corner and opposite corner; circle: centre; text: base point
    double radius = 0;                              ///< circle
    double stroke = 0.25;                           ///< line width; 0 = no outline
    std::string stroke_colour = "ink";
    std::string fill_colour;  ///< empty = not filled
    std::string text;         ///< text: one line
    double size_pt = 8;       ///< text
    TableCell::Align anchor = TableCell::Align::start;
};

struct Figure {
    double width = 0, height = 0;  ///< mm; wider than the column is refused, not scaled
    std::vector<Shape> shapes;
    std::string alternative;  ///< required: what the picture says
    Inlines caption;
};

/// One or more people who sign, side by side or below one another; stays together and with the paragraph before it.
struct SignatureBlock {
    struct Signer {
        Inlines before;                  ///< e.g. the organisation on whose behalf; may be empty
        std::string name;
        std::vector<std::string> lines;  ///< function, organisation
        std::vector<std::pair<std::string, std::string>> blanks;  ///< label and value; an empty value is a line to write on (place, date)
        bool room = true;                ///< leave room for a signature above the name
    };
    std::vector<Signer> signers;
    Inlines closing;  ///< "Hoogachtend," ; may be empty
};

/// Starts an appendix on a new page, as a level 2 heading; what follows belongs to it.
struct AppendixStart {
    Inlines title;
    bool landscape = false;
};

/// Table of contents with links and page numbers, from the headings up to `depth`.
struct Contents {
    Inlines title;
    int depth = 3;
};

/// Stays on one page where it fits on one.
struct KeepTogether {
    Blocks blocks;
};

/// Set apart with a rule and a tint: what the reader must not miss.
struct NoteBox {
    Inlines title;
    Blocks blocks;
};

struct Block {
    std::variant<Paragraph, Heading, List, DefinitionList, Table, Figure, SignatureBlock, AppendixStart, Contents, KeepTogether, NoteBox> value;
    std::string id;        ///< target of "#id" links; unique in the document; may be empty
    std::string language;  ///< BCP 47; empty = that of the document. Its script sets the direction of the block.

    Block() = default;
    template <class T>
        requires(!std::is_same_v<std::remove_cvref_t<T>, Block>)
    Block(T v, std::string block_id = {}, std::string block_language = {})
        : value(std::move(v)), id(std::move(block_id)), language(std::move(block_language)) {}
};

inline Block paragraph(std::string text) { return Paragraph{plain(std::move(text))}; }
inline Block heading(int level, std::string text) { return Heading{level, plain(std::move(text))}; }

// ---- the document -------------------------------------------------------------------------------------------------------------

/// The parts of a letter that stand at fixed places of the sheet (house style: address window, reference column, fold marks).
struct Letter {
    std::vector<std::string> sender;     ///< letterhead: name of the sending organisation, then its lines
    std::string return_address;          ///< one line in the window, above the addressee
    std::string classification;          ///< above the addressee and in the footer, e.g. "Vertrouwelijk"; may be empty
    std::vector<std::string> addressee;  ///< 1 to 7 lines, as the post wants them
    std::string kix;                     ///< the post's code of that address ("1234AB5XHS"); empty = none. The house style says whether it is printed.
    /// Reference column: each label with its lines ("Ons kenmerk" / "2024-0017"; "Contactpersoon" / ...).
    struct Reference {
        std::string label;
        std::vector<std::string> lines;
    };
    std::vector<Reference> references;
    /// Rows between window and text: "Datum" / "19 mei 2015", then "Betreft" / the subject. The row whose label equals
    /// `subject_label` is the title of the letter: it is tagged as heading level 1.
    std::vector<std::pair<std::string, std::string>> rows;
    std::string subject_label;
};

struct Stuk {
    std::string number;       ///< document number: unique, no personal data; names the document in errors, metadata and the file's /ID
    std::string kind;         ///< code, e.g. "informatiebrief"
    std::string language = "nl";
    std::string title;        ///< what a viewer shows; for a letter its subject
    std::string author;       ///< the organisation that answers for the document
    std::string date;         ///< in words, for the page; may be empty
    std::string running;      ///< short text in the header of page 2 and on, e.g. kind and number; empty = the title
    std::string marking;      ///< printed on every page, e.g. "OEFENING"; empty = none
    bool landscape = false;
    /// For machines, kept in the file's metadata: pairs of an ASCII name ([A-Za-z][A-Za-z0-9]*) and a value, e.g. {"RegimeVersion", ...}.
    std::vector<std::pair<std::string, std::string>> metadata;
    /// Words that layout itself sets; they overrule the house style's for this language. Keys: "page" ("Pagina {0} van {1}"),
    /// "link" ("Koppeling: {0}"), "footnote" ("Voetnoot {0}"), "back" ("Terug naar de tekst bij voetnoot {0}"), "signature".
    std::map<std::string, std::string> words;
    std::vector<Letter> letter;  ///< one = a letter; none = a report with the title on top
    std::vector<std::pair<std::string, std::string>> facts;  ///< report: label and value rows under the title; may be empty
    Blocks body;
};

}  // namespace griffier
