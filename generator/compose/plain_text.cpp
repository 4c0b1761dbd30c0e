#include "generator/compose/plain_text.h"

#include <string_view>

namespace griffier::compose {
namespace {

void append(std::string& out, const Inlines& inlines) {
    for (const auto& piece : inlines) {
        if (piece.kind == Inline::Kind::line_break) {
            while (!out.empty() && out.back() == ' ') out.pop_back();
            out += '\n';
        } else if (piece.kind != Inline::Kind::text) {
            append(out, piece.children);
        } else {
            for (const char c : piece.text) {
                const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
                if (!space) out += c;
                else if (!out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
            }
        }
    }
}

struct Printer {
    std::string out;

    void line(const std::string& text) { out += text + "\n"; }
    void block(const std::string& text) {
        if (!text.empty()) out += text + "\n\n";
    }
    void print(const Blocks& blocks) {
        for (const auto& b : blocks) std::visit([this](const auto& value) { print(value); }, b.value);
    }
    void print(const Paragraph& p) { block(plain_text(p.content)); }
    void print(const Heading& h) { block(std::string(static_cast<std::size_t>(h.level), '#') + " " + plain_text(h.content)); }
    void print(const List& list) {
        for (const auto& item : list.items) line("- " + flat(item.blocks));
        line("");
    }
    void print(const DefinitionList& list) {
        for (const auto& e : list.entries) line(plain_text(e.term) + ": " + flat(e.meaning));
        line("");
    }
    void print(const Table& table) {
        block(plain_text(table.caption));
        for (const auto* rows : {&table.header, &table.body})
            for (const auto& row : *rows) {
                std::string text;
                for (const auto& cell : row.cells) text += (text.empty() ? "" : " | ") + flat(cell.blocks);
                line(text);
            }
        line("");
    }
    void print(const Figure& figure) { block(figure.alternative + (figure.caption.empty() ? "" : "\n" + plain_text(figure.caption))); }
    void print(const SignatureBlock& signatures) {
        block(plain_text(signatures.closing));
        for (const auto& s : signatures.signers) {
            if (!s.before.empty()) line(plain_text(s.before));
            line(s.name);
            for (const auto& l : s.lines) line(l);
            for (const auto& [label, value] : s.blanks) line(label + ": " + value);
            line("");
        }
    }
    void print(const AppendixStart& start) { block("## " + plain_text(start.title)); }
    void print(const Contents&) {}
    void print(const KeepTogether& group) { print(group.blocks); }
    void print(const NoteBox& box) {
        line("[" + plain_text(box.title) + "]");
        print(box.blocks);
    }

    // Blocks inside an item or a cell, as one line each.
    static std::string flat(const Blocks& blocks) {
        Printer inner;
        inner.print(blocks);
        std::string text;
        for (const char c : inner.out) {
            if (c == '\n') {
                if (!text.empty() && text.back() != ' ') text += ' ';
            } else {
                text += c;
            }
        }
        while (!text.empty() && text.back() == ' ') text.pop_back();
        return text;
    }
};

}  // namespace

std::string plain_text(const Inlines& inlines) {
    std::string out;
    append(out, inlines);
    const auto first = out.find_first_not_of(" \n");
    if (first == std::string::npos) return {};
    return out.substr(first, out.find_last_not_of(" \n") - first + 1);
}

std::string plain_text(const Stuk& stuk) {
    Printer p;
    p.block(stuk.marking);
    for (const auto& letter : stuk.letter) {
        for (const auto& l : letter.sender) p.line(l);
        p.line("");
        p.block(letter.return_address);
        p.block(letter.classification);
        for (const auto& l : letter.addressee) p.line(l);
        p.line("");
        for (const auto& reference : letter.references)
            for (const auto& l : reference.lines) p.line(reference.label + ": " + l);
        for (const auto& [label, value] : letter.rows) p.line(label + ": " + value);
        p.line("");
    }
    if (stuk.letter.empty()) p.block("# " + stuk.title);
    for (const auto& [label, value] : stuk.facts) p.line(label + ": " + value);
    if (!stuk.facts.empty()) p.line("");
    p.print(stuk.body);
    while (p.out.size() > 1 && p.out[p.out.size() - 2] == '\n') p.out.pop_back();
    constexpr std::string_view unbreakable = "\u00A0";
    for (auto at = p.out.find(unbreakable); at != std::string::npos; at = p.out.find(unbreakable, at)) p.out.replace(at, unbreakable.size(), " ");
    return std::move(p.out);
}

}  // namespace griffier::compose
