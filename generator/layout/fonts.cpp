#include "generator/layout/fonts.h"

#include <hb-ot.h>

#include <cstring>
#include <map>

namespace griffier::layout {
namespace {

// Glyphs get the character they stand for. Presentation forms are left out: a reader must get the letters, not the shapes
// (ISO 19005-2 6.2.11.7; pdf.md section 4).
bool presentation_form(char32_t c) {
    return (c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || c == 0xAD ||
           c == 0xFFFE || c == 0xFFFF;
}

// Arabic letters change shape with their neighbours: each shape is learnt by setting the letter beside a tatweel.
void learn_contextual_forms(hb_font_t* font, std::vector<char32_t>& character_of) {
    hb_buffer_t* buffer = hb_buffer_create();
    for (char32_t letter = 0x620; letter <= 0x6D5; ++letter) {
        hb_codepoint_t nominal = 0;
        if (letter == 0x640 || !hb_font_get_nominal_glyph(font, letter, &nominal)) continue;
        for (int around = 1; around < 4; ++around) {
            std::vector<hb_codepoint_t> text;
            if (around & 1) text.push_back(0x640);
            const unsigned position = static_cast<unsigned>(text.size());
            text.push_back(letter);
            if (around & 2) text.push_back(0x640);
            hb_buffer_reset(buffer);
            hb_buffer_add_codepoints(buffer, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
            hb_buffer_set_direction(buffer, HB_DIRECTION_RTL);
            hb_buffer_set_script(buffer, HB_SCRIPT_ARABIC);
            hb_shape(font, buffer, nullptr, 0);
            unsigned count = 0;
            const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
            std::vector<hb_codepoint_t> glyphs;
            for (unsigned i = 0; i < count; ++i)
                if (infos[i].cluster == position) glyphs.push_back(infos[i].codepoint);
            if (glyphs.size() == 1 && glyphs[0] < character_of.size() && character_of[glyphs[0]] == 0) character_of[glyphs[0]] = letter;
        }
    }
    hb_buffer_destroy(buffer);
}

std::uint64_t program_key(const Bytes& program) {
    std::uint64_t key = 14695981039346656037ull ^ program.size();  // as FNV-1a, eight bytes at a time
    const auto mix = [&](std::uint64_t word) {
        key = (key ^ word) * 1099511628211ull;
        key ^= key >> 29;
    };
    std::size_t at = 0;
    for (std::uint64_t word = 0; at + 8 <= program.size(); at += 8) {
        std::memcpy(&word, program.data() + at, 8);
        mix(word);
    }
    for (; at < program.size(); ++at) mix(program[at]);
    return key;
}

std::string postscript_name(hb_face_t* face, const std::string& path) {
    char name[128];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", -1), &size, name);
    std::string clean;
    for (char c : std::string(name, size))
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-') clean += c;
    return clean.empty() ? "Face" + std::to_string(path.size()) : clean;
}

Result<LoadedFace> load_face(const std::string& path, FileSystem& disk) {
    const Error unusable = error_of(Kind::configuration, "opmaak.lettertype", {path, 0, ""});
    auto bytes = disk.read(path);
    if (!bytes) return unusable;
    LoadedFace loaded;
    auto program = std::make_shared<const Bytes>(*std::move(bytes));
    hb_blob_t* blob = hb_blob_create(reinterpret_cast<const char*>(program->data()), static_cast<unsigned>(program->size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    loaded.hb_face = {face, hb_face_destroy};
    hb_blob_t* outlines = hb_face_reference_table(face, HB_TAG('g', 'l', 'y', 'f'));
    const bool has_outlines = hb_blob_get_length(outlines) > 0;
    hb_blob_destroy(outlines);
    const unsigned glyphs = hb_face_get_glyph_count(face);
    if (!has_outlines || glyphs == 0 || glyphs > 0xFFFF) return unusable;
    hb_face_make_immutable(face);
    hb_font_t* font = hb_font_create(face);
    const int upem = static_cast<int>(hb_face_get_upem(face));
    hb_font_set_scale(font, upem, upem);
    hb_ot_font_set_funcs(font);
    hb_font_make_immutable(font);
    loaded.font = {font, hb_font_destroy};

    hb_font_extents_t extents{};
    hb_font_get_h_extents(font, &extents);
    loaded.ascent = static_cast<double>(extents.ascender) / upem;
    loaded.descent = -static_cast<double>(extents.descender) / upem;

    loaded.face.name = postscript_name(face, path);
    loaded.face.program = std::move(program);
    loaded.face.units_per_em = upem;
    loaded.space_glyph = loaded.glyph_of(U' ');
    loaded.hyphen_glyph = loaded.glyph_of(U'-');
    if (loaded.space_glyph == 0) return unusable;
    return loaded;
}

// The tables that setting and drawing go by.
void prepare(LoadedFace& loaded) {
    hb_face_t* face = loaded.hb_face.get();
    hb_font_t* font = loaded.font.get();
    const unsigned glyphs = hb_face_get_glyph_count(face);
    std::vector<char32_t> character_of(glyphs, 0);
    std::vector<std::uint16_t> near(0x2100, 0);  // Latin, Greek, Cyrillic, Hebrew, Arabic, general punctuation, currency
    hb_set_t* characters = hb_set_create();
    hb_face_collect_unicodes(face, characters);
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(characters, &c);) {
        hb_codepoint_t glyph = 0;
        if (!hb_font_get_nominal_glyph(font, c, &glyph) || glyph == 0 || glyph >= glyphs) continue;
        if (c < near.size()) near[c] = static_cast<std::uint16_t>(glyph);
        if (!presentation_form(c) && character_of[glyph] == 0) character_of[glyph] = c;
    }
    hb_set_destroy(characters);
    hb_codepoint_t tatweel = 0;
    if (hb_font_get_nominal_glyph(font, 0x640, &tatweel)) learn_contextual_forms(font, character_of);
    std::vector<std::uint16_t> advances(glyphs);
    for (unsigned g = 0; g < glyphs; ++g) advances[g] = static_cast<std::uint16_t>(hb_font_get_glyph_h_advance(font, g));
    loaded.face.key = program_key(*loaded.face.program);
    loaded.face.character_of = std::make_shared<const std::vector<char32_t>>(std::move(character_of));
    loaded.face.advances = std::make_shared<const std::vector<std::uint16_t>>(std::move(advances));
    loaded.near = std::move(near);
}

}  // namespace

std::uint16_t LoadedFace::glyph_from_font(char32_t c) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font.get(), c, &glyph) ? static_cast<std::uint16_t>(glyph) : 0;
}

Result<FontStore> FontStore::load(const HouseStyle& style, FileSystem& disk) {
    FontStore store;
    std::map<std::string, std::size_t> by_path;
    const auto index_of = [&](const std::string& path) -> Result<std::size_t> {
        if (auto it = by_path.find(path); it != by_path.end()) return it->second;
        TRY_ASSIGN(LoadedFace face, load_face(path, disk));
        store.faces_.push_back(std::make_unique<Slot>());
        store.faces_.back()->face = std::move(face);
        by_path[path] = store.faces_.size() - 1;
        return store.faces_.size() - 1;
    };
    std::vector<HouseStyle::Family> families{style.text};
    families.insert(families.end(), style.fallback.begin(), style.fallback.end());
    for (const HouseStyle::Family& family : families) {
        std::array<std::size_t, 4> faces{};
        const std::string* paths[4] = {&family.regular, &family.bold, &family.italic, &family.bold_italic};
        for (std::size_t i = 0; i < 4; ++i) {
            // A family without a bold italic shows what is bold as bold: weight carries more meaning than slant.
            const std::string* path = paths[i];
            if (path->empty() && i == 3) path = paths[style_bold];
            if (path->empty()) path = paths[0];
            TRY_ASSIGN(faces[i], index_of(*path));
        }
        store.families_.push_back(faces);
    }
    return store;
}

std::optional<std::size_t> FontStore::face_for(char32_t c, unsigned style) const {
    for (const auto& family : families_)
        if (face(family[style & 3]).glyph_of(c) != 0) return family[style & 3];
    // Better the letter in another weight than no document.
    for (const auto& family : families_)
        if (face(family[0]).glyph_of(c) != 0) return family[0];
    return std::nullopt;
}

const LoadedFace& FontStore::prepared(std::size_t index) const {
    Slot& slot = *faces_[index];
    const std::lock_guard lock(slot.guard);
    if (!slot.ready.load(std::memory_order_relaxed)) {
        prepare(slot.face);
        slot.ready.store(true, std::memory_order_release);
    }
    return slot.face;
}

bool invisible(char32_t c) {
    return c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

char32_t long_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
    const unsigned char lead = byte(at);
    char32_t c = lead;
    std::size_t more = 0;
    if (lead >= 0xF0) c = lead & 0x07, more = 3;
    else if (lead >= 0xE0) c = lead & 0x0F, more = 2;
    else if (lead >= 0xC0) c = lead & 0x1F, more = 1;
    for (std::size_t i = 1; i <= more; ++i) c = (c << 6) | (byte(at + i) & 0x3F);
    at += more + 1;
    return c;
}

void append_utf8(std::string& text, char32_t c) {
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
}

}  // namespace griffier::layout
