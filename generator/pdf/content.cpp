#include "generator/pdf/content.h"

#include <algorithm>
#include <cmath>

#include "generator/pdf/syntax.h"

namespace griffier::pdf {
namespace {

constexpr const char* zero_width_space = "\xE2\x80\x8B";

std::string utf8_of(char32_t c) {
    std::string text;
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | (c >> 6));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0 | (c >> 12));
        text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (c >> 18));
        text += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    }
    return text;
}

inline std::size_t cluster_end(const std::vector<Glyph>& glyphs, std::size_t from) {
    std::size_t to = from + 1;
    while (to < glyphs.size() && glyphs[to].text_begin == glyphs[from].text_begin && glyphs[to].text_end == glyphs[from].text_end) ++to;
    return to;
}

class Writer {
  public:
    Writer(const Opmaak& opmaak, const std::vector<FontUse>& fonts) : opmaak_(opmaak), fonts_(fonts) {}

    std::string write(const Pagina& page) {
        out_.reserve(16u << 10);
        for (const Marked& marked : page.content) {
            begin(marked);
            for (const Path& path : marked.paths) draw(path);
            if (!marked.runs.empty()) {
                out_ += "BT\n";
                for (const GlyphRun& run : marked.runs) show(run);
                out_ += "ET\n";
            }
            out_ += "EMC\n";
        }
        return std::move(out_);
    }

  private:
    void begin(const Marked& marked) {
        switch (marked.artifact) {
            case Marked::Artifact::none:
                out_ += '/';
                out_ += tag_name(opmaak_.elements[static_cast<std::size_t>(marked.element)].tag);
                out_ += "<</MCID ";
                append_integer(out_, marked.mcid);
                out_ += ">>BDC\n";
                break;
            case Marked::Artifact::header: out_ += "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n"; break;
            case Marked::Artifact::footer: out_ += "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n"; break;
            case Marked::Artifact::layout:
            case Marked::Artifact::background: out_ += "/Artifact BMC\n"; break;
        }
    }

    void colour(Colour c, bool fill) {
        auto& current = fill ? fill_ : stroke_;
        if (known_[fill ? 0 : 1] && current == c) return;
        current = c;
        known_[fill ? 0 : 1] = true;
        for (std::uint8_t channel : {c.r, c.g, c.b}) append_fraction(channel), out_ += ' ';
        out_ += fill ? "rg\n" : "RG\n";
    }

    void append_fraction(std::uint8_t channel) {  // thousandths: enough to come back to the same byte
        const int thousandths = (channel * 1000 + 127) / 255;
        if (thousandths >= 1000) {
            out_ += '1';
        } else if (thousandths == 0) {
            out_ += '0';
        } else {
            out_ += '.';
            out_ += static_cast<char>('0' + thousandths / 100);
            out_ += static_cast<char>('0' + thousandths / 10 % 10);
            out_ += static_cast<char>('0' + thousandths % 10);
        }
    }

    void point(double x, double y) {
        append_number(out_, x);
        out_ += ' ';
        append_number(out_, y);
        out_ += ' ';
    }

    void draw(const Path& path) {
        if (path.points.empty() || (!path.fill && path.stroke <= 0)) return;
        if (path.fill) colour(path.fill_colour, true);
        if (path.stroke > 0) {
            colour(path.stroke_colour, false);
            append_number(out_, path.stroke);
            out_ += " w\n";
        }
        if (path.radius > 0) {
            const auto [x, y] = path.points[0];
            const double r = path.radius, k = r * 0.5522847498;
            point(x + r, y), out_ += "m\n";
            const double curves[4][6] = {{x + r, y + k, x + k, y + r, x, y + r}, {x - k, y + r, x - r, y + k, x - r, y},
                                         {x - r, y - k, x - k, y - r, x, y - r}, {x + k, y - r, x + r, y - k, x + r, y}};
            for (const auto& c : curves) point(c[0], c[1]), point(c[2], c[3]), point(c[4], c[5]), out_ += "c\n";
            out_ += "h ";
        } else {
            for (std::size_t i = 0; i < path.points.size(); ++i) {
                point(path.points[i].first, path.points[i].second);
                out_ += i == 0 ? "m\n" : "l\n";
            }
            if (path.closed) out_ += "h ";
        }
        out_ += path.fill ? (path.stroke > 0 ? "B\n" : "f\n") : "S\n";
    }

    void show(const GlyphRun& run) {
        const FontUse& font = fonts_[run.face];
        if (font_ != static_cast<int>(run.face) || size_ != run.size) {
            font_ = static_cast<int>(run.face);
            size_ = run.size;
            out_ += "/F";
            append_integer(out_, font_);
            out_ += ' ';
            append_number(out_, run.size);
            out_ += " Tf\n";
        }
        colour(run.colour, true);
        out_ += "1 0 0 1 ";
        point(run.x, run.y);
        out_ += "Tm\n";
        const int upem = font.face->units_per_em;
        const std::vector<std::uint16_t>&new_of = font.subset->new_of, &advances = *font.face->advances;
        double pen = 0;  // face units
        bool open = false, string = false;
        int rise = 0;
        const auto close = [&] {
            if (string) out_ += ')';
            if (open) out_ += "]TJ\n";
            string = open = false;
        };
        for (std::size_t i = 0; i < run.glyphs.size();) {
            const std::size_t stop = cluster_end(run.glyphs, i);
            const Glyph& first = run.glyphs[i];
            const std::string_view text(run.text.data() + first.text_begin, first.text_end - first.text_begin);
            const std::string& says = font.text_of[new_of[first.id]];
            const bool says_itself = stop == i + 1 && says.size() == text.size() && (text.size() == 1 ? says[0] == text[0] : says == text);
            if (!says_itself) {
                close();
                out_ += "/Span<</ActualText";
                append_text_string(out_, text);
                out_ += ">>BDC\n";
            }
            for (; i < stop; ++i) {
                const Glyph& glyph = run.glyphs[i];
                if (glyph.y != rise) {
                    close();
                    rise = glyph.y;
                    append_number(out_, rise * run.size / upem);
                    out_ += " Ts\n";
                }
                if (!open) out_ += '[', open = true;
                if (const double off = glyph.x - pen; off != 0) {
                    const double shift = std::round(off * 100000.0 / upem) / 100;  // thousandths of the size, two decimals
                    if (shift != 0) {
                        if (string) out_ += ')', string = false;
                        append_number(out_, -shift);
                        pen += shift * upem / 1000;
                    }
                }
                if (!string) out_ += '(', string = true;
                append_code(out_, new_of[glyph.id]);
                pen += advances[glyph.id];
            }
            if (!says_itself) {
                close();
                out_ += "EMC\n";
            }
        }
        close();
        if (rise != 0) out_ += "0 Ts\n";
    }

    const Opmaak& opmaak_;
    const std::vector<FontUse>& fonts_;
    std::string out_;
    int font_ = -1;
    double size_ = 0;
    Colour fill_, stroke_;
    bool known_[2] = {false, false};
};

}  // namespace

const char* tag_name(Tag tag) {
    static constexpr const char* names[] = {"Document", "Part", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table",
                                            "Caption", "THead", "TBody", "TR", "TH", "TD", "Figure", "Note", "Reference", "Link", "Span", "TOC", "TOCI", "Form"};
    return names[static_cast<std::size_t>(tag)];
}

std::vector<FontUse> use_fonts(const Opmaak& opmaak, SubsetCache& cache) {
    std::vector<FontUse> fonts(opmaak.faces.size());
    struct Met {
        std::vector<std::uint8_t> state;  // by glyph: 0 not met, 1 as part of a letter only, 2 with its text
        std::vector<std::string> special; // texts of glyphs that stand for no one character
        std::vector<std::uint16_t> special_of;
        std::vector<std::uint16_t> glyphs;
    };
    std::vector<Met> met(fonts.size());
    for (std::size_t f = 0; f < fonts.size(); ++f) {
        fonts[f].face = &opmaak.faces[f];
        met[f].state.assign(fonts[f].face->advances->size(), 0);
    }
    for (const Pagina& page : opmaak.pages)
        for (const Marked& marked : page.content)
            for (const GlyphRun& run : marked.runs) {
                const std::vector<char32_t>& character_of = *fonts[run.face].face->character_of;
                Met& here = met[run.face];
                for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
                    const Glyph& glyph = run.glyphs[i];
                    std::uint8_t& state = here.state[glyph.id];
                    if (state == 2) continue;
                    if (state == 0) here.glyphs.push_back(glyph.id);
                    state = 1;
                    if (character_of[glyph.id] != 0) {
                        state = 2;
                    } else if (i == 0 || run.glyphs[i - 1].text_begin != glyph.text_begin || run.glyphs[i - 1].text_end != glyph.text_end) {
                        state = 2;
                        here.special_of.push_back(glyph.id);
                        here.special.push_back(run.text.substr(glyph.text_begin, glyph.text_end - glyph.text_begin));
                    }
                }
            }
    for (std::size_t f = 0; f < fonts.size(); ++f) {
        FontUse& font = fonts[f];
        std::sort(met[f].glyphs.begin(), met[f].glyphs.end());
        font.subset = cache.get(opmaak.faces[f], met[f].glyphs);
        if (!font.subset) continue;
        font.text_of.resize(font.subset->old_ids.size());
        for (std::uint16_t old : met[f].glyphs) {
            const char32_t c = (*font.face->character_of)[old];
            // A further part of a letter says nothing by itself; the ActualText round it says the letter.
            font.text_of[font.subset->new_of[old]] = c != 0 ? utf8_of(c) : zero_width_space;
        }
        for (std::size_t i = 0; i < met[f].special.size(); ++i) font.text_of[font.subset->new_of[met[f].special_of[i]]] = met[f].special[i];
    }
    return fonts;
}

std::string to_unicode(const FontUse& font) {
    std::string out =
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
    std::vector<unsigned> shown;
    for (unsigned id = 0; id < font.text_of.size(); ++id)
        if (!font.text_of[id].empty()) shown.push_back(id);
    for (std::size_t at = 0; at < shown.size();) {
        const std::size_t block = std::min<std::size_t>(100, shown.size() - at);
        append_integer(out, static_cast<long long>(block));
        out += " beginbfchar\n";
        for (const std::size_t stop = at + block; at < stop; ++at) {
            out += '<';
            append_hex4(out, shown[at]);
            out += "><";
            append_utf16(out, font.text_of[shown[at]]);
            out += ">\n";
        }
        out += "endbfchar\n";
    }
    return out + "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
}

std::string page_content(const Pagina& page, const Opmaak& opmaak, const std::vector<FontUse>& fonts) { return Writer(opmaak, fonts).write(page); }

}  // namespace griffier::pdf
