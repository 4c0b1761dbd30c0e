#include "generator/layout/house_style.h"

#include <cmath>

#include "records/core/xml.h"

namespace griffier::layout {
namespace {

constexpr double mm = 72 / 25.4;
constexpr double least_contrast = 4.5;  // WCAG 2.1, success criterion 1.4.3

// Decimal number with a point, whatever the locale.
std::optional<double> number(const std::string& text) {
    double value = 0, unit = 1;
    bool digits = false, fraction = false;
    std::size_t i = !text.empty() && text[0] == '-' ? 1 : 0;
    for (; i < text.size(); ++i) {
        if (text[i] == '.' && !fraction) {
            fraction = true;
        } else if (text[i] >= '0' && text[i] <= '9' && text.size() < 16) {
            digits = true;
            value = value * 10 + (text[i] - '0');
            if (fraction) unit *= 10;
        } else {
            return std::nullopt;
        }
    }
    if (!digits) return std::nullopt;
    return (text[0] == '-' ? -value : value) / unit;
}

std::optional<Colour> colour_of(const std::string& text) {
    const auto bytes = text.size() == 7 && text[0] == '#' ? from_hex(text.substr(1)) : std::nullopt;
    if (!bytes) return std::nullopt;
    return Colour{(*bytes)[0], (*bytes)[1], (*bytes)[2]};
}

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

struct Reader {
    std::string file;

    Error bad(const char* code, const XmlElement& at, std::vector<std::string> args) const {
        return error_of(Kind::configuration, code, {file, at ? at.line() : 0, at ? at.name() : ""}, std::move(args));
    }
    Result<XmlElement> need(const XmlElement& parent, const char* name) const {
        XmlElement child = parent.child(name);
        if (!child) return bad("huisstijl.onvolledig", parent, {name});
        return child;
    }
    // Reads attributes as lengths; `unit` turns them into points.
    struct Field {
        const char* name;
        double* into;
        double unit;
    };
    Status lengths(const XmlElement& element, std::initializer_list<Field> fields) const {
        for (const Field& field : fields) {
            const auto value = number(element.get(field.name));
            if (!value) return bad("huisstijl.getal", element, {element.name(), field.name});
            *field.into = *value * field.unit;
        }
        return {};
    }
};

HouseStyle::Family family_of(const XmlElement& element) {
    const std::string folder = element.get("folder");
    const auto path = [&](const char* name) {
        const std::string file = element.get(name);
        return file.empty() ? file : folder + "/" + file;
    };
    return {path("regular"), path("bold"), path("italic"), path("bold-italic")};
}

}  // namespace

double contrast(Colour a, Colour b) {
    const auto luminance = [](Colour c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); };
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

Result<HouseStyle> HouseStyle::parse(ByteView bytes, const std::string& name) {
    TRY_ASSIGN(const XmlDocument document, XmlDocument::parse(bytes, name));
    const Reader read{name};
    const XmlElement root = document.root();
    if (root.name() != "house-style") return read.bad("huisstijl.onvolledig", root, {"house-style"});
    HouseStyle style;
    style.name = root.get("name");

    TRY_ASSIGN(const XmlElement fonts, read.need(root, "fonts"));
    TRY_ASSIGN(const XmlElement text_family, read.need(fonts, "text"));
    style.text = family_of(text_family);
    if (style.text.regular.empty()) return read.bad("huisstijl.onvolledig", text_family, {"regular"});
    for (const XmlElement& element : fonts.children("fallback")) {
        style.fallback.push_back(family_of(element));
        if (style.fallback.back().regular.empty()) return read.bad("huisstijl.onvolledig", element, {"regular"});
    }
    for (const XmlElement& element : root.children("hyphenation")) style.patterns[element.get("lang")] = element.get("file");

    TRY_ASSIGN(const XmlElement page, read.need(root, "page"));
    TRY(read.lengths(page, {{"width", &style.page_width, mm}, {"height", &style.page_height, mm}, {"left", &style.margin_left, mm},
                            {"right", &style.margin_right, mm}, {"top", &style.margin_top, mm}, {"bottom", &style.margin_bottom, mm},
                            {"header", &style.header_baseline, mm}, {"footer", &style.footer_baseline, mm}}));
    if (!(style.page_width > 100 && style.page_height > 100 && style.margin_left + style.margin_right < style.page_width - 100 &&
          style.margin_top + style.margin_bottom < style.page_height - 100))
        return read.bad("huisstijl.getal", page, {"page", "width"});
    TRY_ASSIGN(const XmlElement body, read.need(root, "text"));
    TRY(read.lengths(body, {{"size", &style.size, 1}, {"leading", &style.leading, 1}, {"gap", &style.paragraph_gap, 1}, {"small-size", &style.small_size, 1},
                            {"small-leading", &style.small_leading, 1}, {"list-indent", &style.list_indent, 1}}));
    if (!(style.size >= 4 && style.small_size >= 4 && style.leading >= style.size && style.small_leading >= style.small_size))
        return read.bad("huisstijl.getal", body, {"text", "size"});
    style.justified = body.get("align") == "justified";
    style.hyphenate = body.get("hyphenate") != "no";
    for (const XmlElement& element : root.children("heading")) {
        const auto level = number(element.get("level"));
        if (!level || *level < 1 || *level > 6) return read.bad("huisstijl.getal", element, {"heading", "level"});
        const auto i = static_cast<std::size_t>(*level);
        TRY(read.lengths(element, {{"size", &style.heading_size[i], 1}, {"before", &style.heading_before[i], 1}, {"after", &style.heading_after[i], 1}}));
    }
    for (std::size_t i = 1; i < style.heading_size.size(); ++i)
        if (style.heading_size[i] < 4) return read.bad("huisstijl.onvolledig", root, {"heading"});

    for (const XmlElement& element : root.children("colour")) {
        const auto value = colour_of(element.get("value"));
        if (!value) return read.bad("huisstijl.getal", element, {"colour", "value"});
        style.palette[element.get("name")] = *value;
    }
    for (const char* needed : {"ink", "accent", "soft", "line", "paper", "link"})
        if (style.palette.count(needed) == 0) return read.bad("huisstijl.onvolledig", root, {needed});
    for (const char* letters : {"ink", "accent", "link"})
        for (const char* ground : {"paper", "soft"})
            if (const double ratio = contrast(style.palette[letters], style.palette[ground]); ratio < least_contrast)
                return read.bad("huisstijl.contrast", root, {letters, std::to_string(static_cast<int>(ratio * 100))});

    TRY_ASSIGN(const XmlElement letter, read.need(root, "letter"));
    LetterStyle& place = style.letter;
    TRY_ASSIGN(const XmlElement head, read.need(letter, "letterhead"));
    TRY(read.lengths(head, {{"x", &place.letterhead_x, mm}, {"top", &place.letterhead_top, mm}, {"size", &place.letterhead_size, 1}}));
    if (const XmlElement band = letter.child("band")) {
        place.band = true;
        TRY(read.lengths(band, {{"x", &place.band_x, mm}, {"width", &place.band_width, mm}, {"height", &place.band_height, mm}}));
    }
    TRY_ASSIGN(const XmlElement window, read.need(letter, "window"));
    TRY(read.lengths(window, {{"x", &place.window_x, mm}, {"top", &place.window_top, mm}, {"width", &place.window_width, mm}, {"height", &place.window_height, mm},
                              {"address", &place.address_offset, mm}, {"return-size", &place.return_size, 1}, {"size", &place.address_size, 1},
                              {"leading", &place.address_leading, 1}}));
    place.kix = window.get("kix") == "yes";
    TRY_ASSIGN(const XmlElement rows, read.need(letter, "rows"));
    TRY(read.lengths(rows, {{"top", &place.rows_top, mm}, {"label-width", &place.label_width, mm}, {"text-width", &place.text_width, mm}}));
    place.next_width = place.text_width;
    if (rows.attribute("next-width")) TRY(read.lengths(rows, {{"next-width", &place.next_width, mm}}));
    TRY_ASSIGN(const XmlElement references, read.need(letter, "references"));
    TRY(read.lengths(references, {{"x", &place.reference_x, mm}, {"top", &place.reference_top, mm}, {"width", &place.reference_width, mm},
                                  {"size", &place.reference_size, 1}, {"leading", &place.reference_leading, 1}}));
    for (const XmlElement& element : letter.children("fold")) {
        double at = 0;
        TRY(read.lengths(element, {{"at", &at, mm}}));
        place.fold_marks.push_back(at);
    }
    // Parts that would lie over each other or off the sheet are a wrong style, not a surprise in a letter.
    if (!(place.rows_top >= place.window_top + place.window_height && style.margin_left + place.text_width <= place.reference_x &&
          place.reference_x + place.reference_width <= style.page_width && place.window_x + place.window_width <= style.page_width &&
          place.label_width < place.text_width - 50 && place.next_width >= place.text_width && style.margin_left + place.next_width <= style.page_width && place.rows_top < style.page_height - style.margin_bottom - 100))
        return read.bad("huisstijl.getal", letter, {"letter", "rows"});
    if (place.reference_x < place.window_x + place.window_width && place.reference_top < place.window_top + place.window_height)
        return read.bad("huisstijl.getal", references, {"references", "top"});

    for (const XmlElement& language : root.children("words"))
        for (const XmlElement& element : language.children("word")) style.words[language.get("lang")][element.get("key")] = element.text();
    for (const auto& [language, words] : style.words)
        for (const char* needed : {"page", "footnote", "back", "signature"})
            if (words.count(needed) == 0) return read.bad("huisstijl.onvolledig", root, {needed});
    return style;
}

}  // namespace griffier::layout
