#pragma once
// One document in the making. Made by Typesetter::lay_out, used once, by one thread.
#include "generator/layout/flow.h"
#include "generator/layout/typesetter.h"

namespace griffier::layout {

class Builder {
  public:
    Builder(const HouseStyle& style, const FontStore& fonts, const Shaper& shaper, const Hyphenation& hyphenation, const Stuk& stuk, bool proof);
    Result<Opmaak> build();

  private:
    struct Link {
        std::string target;  // URI, or "#id"
        std::string contents;
        int element = -1;
        bool told = false;  // contents is a sentence already
    };
    struct HeadingInfo {
        std::string title;
        int level = 0;
        bool bookmark = true;
        int page = -1;
        double top = 0;
    };
    struct Footnote {
        Atoms atoms;
    };
    struct Node {
        StructureElement element;
        std::uint64_t key = 0;
        std::vector<std::pair<std::uint64_t, StructureElement::Kid>> kids;
    };
    struct Placed {
        Piece piece;
        std::size_t order = 0;
    };
    struct Sheet {
        bool landscape = false;
        double width = 0, height = 0;
        std::vector<Piece> pieces;  // y from the top of the page
    };
    struct Extent {
        double least = 0, most = 0;
    };
    struct LinkBox {
        int link;
        double base;
        Annotation annotation;
    };

    // builder.cpp: words, structure, text
    Error error(std::string code, const Frame& frame, std::vector<std::string> args = {}) const;
    std::string word(const std::string& key) const;
    static std::string filled(std::string text, const std::string& first, const std::string& second = {});  ///< {0} and {1}
    Colour colour(const std::string& name) const;
    std::uint64_t next_key() { return ++counter_ << 32; }
    int add_element(Tag tag, int parent, std::uint64_t key = 0);
    int add_block(Tag tag, Frame& frame);
    struct Flattened {
        Source source;
        std::uint64_t key = 0;
        int element = -1;
        bool after_space = true;
        std::vector<std::pair<int, const Inlines*>> notes;
    };
    Status flatten(const Inlines& inlines, const Frame& frame, Span style, Flattened& out, int element);
    Status set_text(const Inlines& inlines, const Frame& frame, int element, Atoms& out);
    Status set_line(const std::string& text, const Frame& frame, int element, double x, double y, std::vector<Piece>& out, double* width = nullptr,
                    Marked::Artifact artifact = Marked::Artifact::none);
    void place_line(const Line& line, const Frame& frame, std::uint64_t key, double y, std::vector<Piece>& out) const;
    Result<Extent> measure(const Inlines& inlines, const Frame& frame);
    Result<Extent> measure(const Blocks& blocks, const Frame& frame);
    Status check_links() const;

    // blocks.cpp
    Status set_blocks(const Blocks& blocks, const Frame& frame, Atoms& out);
    Status set_block(const Block& block, Frame frame, Atoms& out);
    Status set(const Paragraph& paragraph, Frame& frame, Atoms& out);
    Status set(const Heading& heading, Frame& frame, Atoms& out);
    Status set(const List& list, Frame& frame, Atoms& out);
    Status set(const DefinitionList& list, Frame& frame, Atoms& out);
    Status set(const Table& table, Frame& frame, Atoms& out);          // table.cpp
    Status set(const Figure& figure, Frame& frame, Atoms& out);        // figure.cpp
    Status set(const SignatureBlock& block, Frame& frame, Atoms& out);
    Status set(const AppendixStart& start, Frame& frame, Atoms& out);
    Status set(const Contents& contents, Frame& frame, Atoms& out);
    Status set(const KeepTogether& group, Frame& frame, Atoms& out);
    Status set(const NoteBox& box, Frame& frame, Atoms& out);
    Status set_label(const std::string& label, const Frame& frame, int element, double start, unsigned style, Atoms& item, double gap = 0);
    Status collect_headings(const Blocks& blocks);
    Status set_title(Frame frame, Atoms& out);

    // table.cpp
    struct Grid;
    Result<Grid> grid_of(const Table& table, const Frame& frame) const;
    Result<std::vector<double>> column_widths(const Table& table, const Grid& grid, const Frame& frame);
    Status set_rows(const Grid& grid, std::size_t from, std::size_t to, bool header, const std::vector<double>& widths, const Frame& frame, int section,
                    const Table& table, Atoms& out);

    // letter.cpp
    Status set_letter(const Letter& letter, Frame frame, Atoms& out);
    Status set_proof(const Frame& frame);  // proof.cpp
    Status set_kix(const std::string& text, double last_base_line);
    Status set_reference_column(const Letter& letter, const Frame& frame);

    // pages.cpp
    Frame page_frame(bool landscape) const;
    double body_top(bool first, bool landscape) const;
    double body_bottom(bool landscape) const;
    Status paginate(Atoms& atoms);
    struct PageEnd {
        std::size_t end = 0;     // first atom of the next page
        bool too_high = false;   // the first atom is higher than the page
        bool long_notes = false; // the notes of the first atom are: they go on on the next page
    };
    PageEnd page_end(const Atoms& atoms, std::size_t from, double room, double used, double notes, bool complete) const;
    std::size_t first_page_end(const Atoms& atoms, bool complete) const;
    // Setting is tried on the width of the first page and taken back from the block that ends it.
    struct Mark {
        std::size_t atoms, nodes, links, notes, headings, headers, kids;
        std::uint64_t counter;
        int last_level;
    };
    Mark mark(const Atoms& atoms) const;
    void take_back(const Mark& mark, Atoms& atoms);
    void turn_page(Atom& atom) {
        atom.page_start = turned_ = true;
        atom.before = break_free;
    }
    double place(Atom& atom, double y, Sheet& sheet, bool as_artifact);

    // furniture.cpp
    Status furnish();
    Status finish_late();

    // finish.cpp
    void finish(Opmaak& out);
    void finish_page(std::size_t p, std::vector<int>& face_index, Opmaak& out);
    void finish_structure(Opmaak& out);

    const HouseStyle& style_;
    const FontStore& fonts_;
    const Hyphenation& hyphenation_;
    const Shaper& shaper_;
    ParagraphSetter setter_;
    const Stuk& stuk_;
    bool proof_;
    std::uint64_t counter_ = 0;
    std::vector<Node> nodes_;
    std::vector<Link> links_;
    std::vector<Footnote> notes_;
    std::vector<HeadingInfo> headings_;   // as met when setting
    std::vector<HeadingInfo> outline_;    // as found beforehand, same order
    std::vector<Atoms> table_headers_;
    std::map<std::string, std::pair<int, double>> anchors_;
    std::vector<Sheet> sheets_;
    std::vector<Piece> first_page_;       // fixed parts of a letter
    int heading_shift_ = 0;
    int last_level_ = 0;
    bool landscape_ = false;              // of the pages now being set
    bool is_letter_ = false;
    bool wide_ = false;                   // what is set now stands on a later page of a letter
    bool turned_ = false;                 // the atom that begins the second page is marked
    std::size_t second_page_ = 0;         // its index
    bool in_footnote_ = false;
};

}  // namespace griffier::layout
