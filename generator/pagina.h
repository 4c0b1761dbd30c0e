#pragma once
// Pagina: a document as set pages. It joins layout (which makes it) and pdf (which draws it). All lengths in points (1/72 inch),
// origin at the bottom left of the page, y upwards; glyph advances and offsets in units of the face.
// Everything on a page is either marked content of the structure tree or an artifact (ISO 14289-1 7.1), in reading order.
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "records/core/bytes.h"

namespace griffier {

/// One font program, never changed after loading and shared by all documents.
struct Face {
    std::string name;                      ///< PostScript name
    std::shared_ptr<const Bytes> program;  ///< TrueType outlines (glyf)
    std::uint64_t key = 0;                 ///< equal for equal programs: what caches go by
    int units_per_em = 1000;
    /// Per glyph the one code point it stands for on its own, 0 where none: the base of ToUnicode.
    std::shared_ptr<const std::vector<char32_t>> character_of;
    std::shared_ptr<const std::vector<std::uint16_t>> advances;  ///< per glyph, horizontal
};

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0;
    bool operator==(const Colour&) const = default;
};

/// Glyphs of one cluster stand next to each other; clusters follow in logical order, also where the script runs right to left.
struct Glyph {
    std::uint16_t id = 0;
    std::int32_t x = 0;            ///< where its origin stands, from the run's origin, face units (kerning and justification included)
    std::int32_t y = 0;            ///< upwards
    std::uint32_t text_begin = 0;  ///< bytes of GlyphRun::text that its cluster stands for
    std::uint32_t text_end = 0;
};

struct GlyphRun {
    std::uint32_t face = 0;  ///< index into Opmaak::faces
    double size = 0;
    double x = 0, y = 0;     ///< origin: left end of the base line
    double width = 0;
    Colour colour;
    bool right_to_left = false;
    std::string text;        ///< what it says, UTF-8, logical order; a hyphen set at a line end says U+00AD
    std::vector<Glyph> glyphs;
};

/// A drawn path: points joined by straight lines, or a circle.
struct Path {
    std::vector<std::pair<double, double>> points;
    double radius = 0;  ///< > 0: a circle round points[0]
    bool closed = false;
    double stroke = 0;  ///< 0 = no outline
    Colour stroke_colour;
    bool fill = false;
    Colour fill_colour;
};

/// A piece of content that belongs to one structure element, or to none (an artifact).
struct Marked {
    enum class Artifact { none, header, footer, layout, background };
    Artifact artifact = Artifact::none;
    int element = -1;  ///< index into Opmaak::elements; -1 for an artifact
    int mcid = -1;     ///< counted from 0 on each page; -1 for an artifact
    std::vector<Path> paths;  ///< drawn before the runs
    std::vector<GlyphRun> runs;
};

struct Pagina {
    double width = 0, height = 0;
    std::vector<Marked> content;
};

/// Standard structure types of PDF 1.7 that layout uses.
enum class Tag { document, part, sect, div, p, h1, h2, h3, h4, h5, h6, l, li, lbl, lbody, table, caption, thead, tbody, tr, th, td, figure, note, reference, link, span, toc, toci, form };

/// A node of the structure tree.
struct StructureElement {
    struct Kid {
        enum class Kind { element, content, annotation } kind = Kind::element;
        int index = 0;  ///< element: into elements; content: the MCID; annotation: into annotations
        int page = -1;  ///< content
    };
    Tag tag = Tag::p;
    int parent = -1;  ///< -1 for the root only, which is elements[0] (Document)
    std::vector<Kid> kids;
    std::string language;     ///< empty = inherited
    std::string alternative;  ///< Figure
    std::string id;           ///< Note
    std::string numbering;    ///< L: value of ListNumbering
    std::string scope;        ///< TH: Column, Row, Both
    std::string summary;      ///< Table
    int column_span = 1, row_span = 1;
    std::vector<std::string> headers;  ///< TD, TH: ids of the header cells where scope does not tell
    std::array<double, 4> box{};       ///< Figure: left, bottom, right, top
    int box_page = -1;
};

/// A link. One stretch of text over n lines is n annotations of one Link element.
struct Annotation {
    int page = 0;
    double left = 0, bottom = 0, right = 0, top = 0;
    std::string uri;       ///< empty for a link inside the document
    int target_page = -1;
    double target_top = 0;
    std::string contents;  ///< what it says, for who cannot see it
    int element = -1;
    bool signature = false;  ///< no link but the field of an electronic signature, which pdf adds where a key is given
};

struct Bookmark {
    int level = 1;  ///< 1 and up, never skipped
    std::string title;
    int page = 0;
    double top = 0;
};

struct Opmaak {
    std::string number, language, title, author;
    std::vector<std::pair<std::string, std::string>> metadata;
    std::string signature_label;  ///< what the field of an electronic signature is called for who cannot see it
    std::vector<Face> faces;
    std::vector<Pagina> pages;
    std::vector<StructureElement> elements;
    std::vector<Annotation> annotations;
    std::vector<Bookmark> bookmarks;
};

}  // namespace griffier
