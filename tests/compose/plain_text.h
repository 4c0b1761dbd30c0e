#pragma once
// A Stuk as plain text, for people who read goldens and for tests that look for words.
#include <string>

#include "generator/stuk.h"

namespace griffier::compose_test {

inline std::string plain_text(const Inlines& inlines) {
    std::string out;
    for (const auto& i : inlines) {
        if (i.kind == Inline::Kind::line_break) out += "\n";
        else if (i.kind == Inline::Kind::text) {
            for (const char c : i.text) {
                const bool space = c == ' ' || c == '\n' || c == '\t';
                if (!space) out += c;
                else if (!out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
            }
        } else out += plain_text(i.children);
    }
    return out;
}

struct Printer {
    std::string out;
    void line(const std::string& text) { out += text + "\n"; }
    void blocks(const Blocks& list, const std::string& indent = {}) {
        for (const auto& block : list) std::visit([&](const auto& value) { print(value, indent); }, block.value);
    }
    void print(const Paragraph& p, const std::string& indent) { line(indent + plain_text(p.content) + "\n"); }
    void print(const Heading& h, const std::string& indent) { line(indent + std::string(static_cast<std::size_t>(h.level), '#') + " " + plain_text(h.content) + "\n"); }
    void print(const List& l, const std::string&) {
        for (const auto& item : l.items) {
            for (const auto& b : item.blocks) line("- " + plain_text(std::get<Paragraph>(b.value).content));
        }
        line("");
    }
    void print(const DefinitionList& l, const std::string&) {
        for (const auto& e : l.entries) {
            line(plain_text(e.term) + ":");
            blocks(e.meaning, "  ");
        }
    }
    void print(const NoteBox& b, const std::string&) {
        line("[" + plain_text(b.title) + "]");
        blocks(b.blocks);
    }
    void print(const AppendixStart& a, const std::string&) { line("---- " + plain_text(a.title) + " ----\n"); }
    void print(const SignatureBlock& s, const std::string&) {
        line(plain_text(s.closing));
        for (const auto& signer : s.signers) {
            line(plain_text(signer.before) + "\n" + signer.name);
            for (const auto& l : signer.lines) line(l);
        }
        line("");
    }
    void print(const KeepTogether& k, const std::string& indent) { blocks(k.blocks, indent); }
    template <class Other>
    void print(const Other&, const std::string&) { line("?"); }
};

inline std::string plain_text(const Stuk& stuk) {
    Printer p;
    if (!stuk.marking.empty()) p.line("*** " + stuk.marking + " ***\n");
    for (const auto& letter : stuk.letter) {
        for (const auto& l : letter.sender) p.line(l);
        p.line("\n" + letter.return_address + "\n" + letter.classification);
        for (const auto& l : letter.addressee) p.line(l);
        p.line("");
        for (const auto& r : letter.references) {
            p.out += r.label + ":";
            for (const auto& l : r.lines) p.out += " " + l + ";";
            p.line("");
        }
        for (const auto& [label, value] : letter.rows) p.line(label + ": " + value);
        p.line("");
    }
    p.blocks(stuk.body);
    return p.out;
}

}  // namespace griffier::compose_test
