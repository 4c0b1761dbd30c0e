#include "generator/compose/stuk_reader.h"

#include <charconv>

namespace griffier::compose {
namespace {

int number(const std::string& text, int otherwise) {
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}
double real(const std::string& text, double otherwise) {
    double value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}
bool yes(const XmlElement& element, std::string_view name, bool otherwise = false) {
    const auto value = element.attribute(name);
    return value ? *value == "true" || *value == "1" : otherwise;
}

template <class T, std::size_t N>
T one_of(const std::string& value, const std::pair<std::string_view, T> (&table)[N]) {
    for (const auto& [name, meaning] : table)
        if (name == value) return meaning;
    return table[0].second;  // the default, as the schema has it
}

Inlines inlines(const XmlElement& parent) {
    using Kind = Inline::Kind;
    static constexpr std::pair<std::string_view, Kind> kinds[] = {{"strong", Kind::strong}, {"em", Kind::emphasis},   {"link", Kind::link},
                                                                  {"lang", Kind::language}, {"name", Kind::name},     {"note", Kind::footnote},
                                                                  {"br", Kind::line_break}};
    Inlines out;
    for (const auto& piece : parent.pieces()) {
        if (!piece.element) {
            if (!piece.text.empty()) out.push_back(text_inline(piece.text));
            continue;
        }
        const auto& element = *piece.element;
        const Kind kind = one_of(element.name(), kinds);
        std::string value;
        if (kind == Kind::link) value = element.get("to");
        if (kind == Kind::language) value = element.get("tag");
        out.push_back({kind, value, inlines(element)});
    }
    return out;
}

std::vector<std::string> lines(const XmlElement& parent) {
    std::vector<std::string> out;
    for (const auto& line : parent.children("line")) out.push_back(line.text());
    return out;
}

Inlines inlines_of(const XmlElement& parent, std::string_view child) {
    const auto found = parent.child(child);
    return found ? inlines(found) : Inlines{};
}

Blocks blocks(const XmlElement& parent);

TableCell::Align alignment(const std::string& value) {
    using A = TableCell::Align;
    static constexpr std::pair<std::string_view, A> values[] = {{"start", A::start}, {"centre", A::centre}, {"end", A::end}};
    return one_of(value, values);
}

TableRow table_row(const XmlElement& element) {
    TableRow row;
    row.keep = yes(element, "keep");
    for (const auto& cell : element.children("cell"))
        row.cells.push_back({blocks(cell), number(cell.get("columns"), 1), number(cell.get("rows"), 1), yes(cell, "header"), alignment(cell.get("align"))});
    return row;
}

Table table(const XmlElement& element) {
    Table out;
    out.caption = inlines_of(element, "caption");
    out.summary = element.get("summary");
    out.lines = yes(element, "lines", true);
    for (const auto& row : element.children("head")) out.header.push_back(table_row(row));
    for (const auto& row : element.children("row")) out.body.push_back(table_row(row));
    const auto widths = element.get("widths");
    for (std::size_t from = 0; from < widths.size();) {
        auto end = widths.find(' ', from);
        if (end == std::string::npos) end = widths.size();
        out.widths.push_back(real(widths.substr(from, end - from), 1));
        from = end + 1;
    }
    return out;
}

List list(const XmlElement& element) {
    using N = List::Numbering;
    static constexpr std::pair<std::string_view, N> values[] = {{"bullet", N::bullet},           {"none", N::none},
                                                                {"dash", N::dash},               {"decimal", N::decimal},
                                                                {"lower-alpha", N::lower_alpha}, {"upper-alpha", N::upper_alpha},
                                                                {"lower-roman", N::lower_roman}, {"upper-roman", N::upper_roman}};
    List out;
    out.numbering = one_of(element.get("numbering"), values);
    out.suffix = element.attribute("suffix").value_or(".");
    out.start = number(element.get("start"), 1);
    for (const auto& item : element.children("item")) out.items.push_back({item.get("label"), blocks(item)});
    return out;
}

SignatureBlock signatures(const XmlElement& element) {
    SignatureBlock out;
    out.closing = inlines_of(element, "closing");
    for (const auto& signer : element.children("signer")) {
        SignatureBlock::Signer s;
        s.before = inlines_of(signer, "before");
        s.name = signer.get("name");
        s.lines = lines(signer);
        s.room = yes(signer, "room", true);
        for (const auto& blank : signer.children("blank")) s.blanks.emplace_back(blank.get("label"), blank.text());
        out.signers.push_back(std::move(s));
    }
    return out;
}

Figure figure(const XmlElement& element) {
    using K = Shape::Kind;
    static constexpr std::pair<std::string_view, K> kinds[] = {{"line", K::line},       {"rectangle", K::rectangle}, {"polyline", K::polyline},
                                                               {"polygon", K::polygon}, {"circle", K::circle},       {"text", K::text}};
    Figure out;
    out.width = real(element.get("width"), 0);
    out.height = real(element.get("height"), 0);
    out.alternative = element.get("alternative");
    out.caption = inlines_of(element, "caption");
    for (const auto& shape : element.children("shape")) {
        Shape s;
        s.kind = one_of(shape.get("kind"), kinds);
        s.radius = real(shape.get("radius"), 0);
        s.stroke = real(shape.get("stroke"), s.stroke);
        s.stroke_colour = shape.attribute("colour").value_or(s.stroke_colour);
        s.fill_colour = shape.get("fill");
        s.text = shape.text();
        s.size_pt = real(shape.get("size"), s.size_pt);
        s.anchor = alignment(shape.get("anchor"));
        const auto points = shape.get("points");
        for (std::size_t from = 0; from < points.size();) {
            auto end = points.find(' ', from);
            if (end == std::string::npos) end = points.size();
            const auto comma = points.find(',', from);
            s.points.emplace_back(real(points.substr(from, comma - from), 0), real(points.substr(comma + 1, end - comma - 1), 0));
            from = end + 1;
        }
        out.shapes.push_back(std::move(s));
    }
    return out;
}

Block block(const XmlElement& element) {
    const auto name = element.name();
    const auto made = [&](auto value) { return Block(std::move(value), element.get("id"), element.get("lang")); };
    if (name == "p") {
        using S = Paragraph::Style;
        static constexpr std::pair<std::string_view, S> styles[] = {{"body", S::body}, {"small", S::small}, {"lead", S::lead}};
        return made(Paragraph{inlines(element), one_of(element.get("style"), styles), yes(element, "keep")});
    }
    if (name == "heading") return made(Heading{number(element.get("level"), 2), inlines(element), yes(element, "bookmark", true)});
    if (name == "list") return made(list(element));
    if (name == "definitions") {
        DefinitionList out;
        for (const auto& entry : element.children("entry")) out.entries.push_back({inlines_of(entry, "term"), blocks(entry.child("meaning"))});
        return made(std::move(out));
    }
    if (name == "table") return made(table(element));
    if (name == "figure") return made(figure(element));
    if (name == "signatures") return made(signatures(element));
    if (name == "appendix") return made(AppendixStart{inlines(element), yes(element, "landscape")});
    if (name == "contents") return made(Contents{inlines(element), number(element.get("depth"), 3)});
    if (name == "keep") return made(KeepTogether{blocks(element)});
    return made(NoteBox{inlines_of(element, "title"), blocks(element)});  // box: the schema knows no other
}

Blocks blocks(const XmlElement& parent) {
    Blocks out;
    if (!parent) return out;
    for (const auto& child : parent.children())
        if (const auto name = child.name(); name != "title") out.push_back(block(child));
    return out;
}

Letter letter(const XmlElement& element) {
    Letter out;
    out.sender = lines(element.child("sender"));
    out.return_address = element.text_of("return-address");
    out.classification = element.text_of("classification");
    out.addressee = lines(element.child("addressee"));
    out.kix = element.text_of("kix");
    for (const auto& reference : element.children("reference")) out.references.push_back({reference.get("label"), lines(reference)});
    for (const auto& row : element.children("fact")) {
        out.rows.emplace_back(row.get("label"), row.text());
        if (yes(row, "subject")) out.subject_label = row.get("label");
    }
    return out;
}

}  // namespace

Result<Stuk> read_stuk(std::string_view xml, const std::string& name, const XmlSchema& contract) {
    TRY_ASSIGN(auto document, XmlDocument::parse(view_of(xml), name));
    if (const auto violations = contract.validate(document); !violations.empty()) {
        const auto& place = violations.front().place;
        return error_of(Kind::configuration, "stuk.contract", {name, place.line, place.element}, {place.element, std::to_string(place.line)});
    }
    return stuk_of(document.root());
}

Stuk stuk_of(const XmlElement& root) {
    Stuk out;
    out.number = root.get("number");
    out.kind = root.get("kind");
    out.language = root.get("language");
    out.title = root.get("title");
    out.author = root.get("author");
    out.date = root.get("date");
    out.running = root.get("running");
    out.marking = root.get("marking");
    out.landscape = yes(root, "landscape");
    for (const auto& meta : root.children("meta")) out.metadata.emplace_back(meta.get("name"), meta.text());
    for (const auto& word : root.children("word")) out.words[word.get("key")] = word.text();
    if (const auto l = root.child("letter")) out.letter.push_back(letter(l));
    for (const auto& fact : root.children("fact")) out.facts.emplace_back(fact.get("label"), fact.text());
    out.body = blocks(root.child("body"));
    return out;
}

}  // namespace griffier::compose
