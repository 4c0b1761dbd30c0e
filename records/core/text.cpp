#include "records/core/text.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace griffier {
namespace {

/// Calls `each` for every code point; false as soon as the bytes are no UTF-8 or `each` says so.
template <class Each>
bool each_point(std::string_view text, Each each) {
    auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 point;
        U8_NEXT(bytes, at, size, point);
        if (point < 0 || !each(point)) return false;
    }
    return true;
}

bool ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

const icu::Normalizer2& normalizer(bool composed) {
    UErrorCode status = U_ZERO_ERROR;
    auto* found = composed ? icu::Normalizer2::getNFCInstance(status) : icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no normaliser");
    return *found;
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

icu::UnicodeString utf16(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

bool forbidden(UChar32 point) {
    if (point == '\t' || point == '\n' || point == '\r') return false;
    if (u_charType(point) == U_CONTROL_CHAR || u_hasBinaryProperty(point, UCHAR_BIDI_CONTROL)) return true;
    return point == 0x2028 || point == 0x2029 || point == 0xFEFF || (point >= 0xFFF9 && point <= 0xFFFB) || (point >= 0xE0000 && point <= 0xE007F);
}

/// Letters that Unicode does not take apart, as people type them who lack the key.
const char16_t* plain_letter(UChar32 point) {
    switch (point) {
        case 0xF8: return u"o";
        case 0xE6: return u"ae";
        case 0x153: return u"oe";
        case 0x142: return u"l";
        case 0x111: case 0xF0: return u"d";
        case 0xFE: return u"th";
        case 0x131: return u"i";
        case 0x127: return u"h";
        default: return nullptr;
    }
}

}  // namespace

bool valid_utf8(std::string_view text) {
    return each_point(text, [](UChar32 point) { return point != 0 && !U_IS_UNICODE_NONCHAR(point); });
}

bool has_controls(std::string_view text) {
    bool found = false;
    each_point(text, [&](UChar32 point) { return !(found = found || forbidden(point)); });
    return found;
}

std::string nfc(std::string_view text) {
    if (ascii(text)) return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out = normalizer(true).normalize(utf16(text), status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU could not normalise");
    return utf8(out);
}

std::string upper(std::string_view text) { return utf8(utf16(text).toUpper(icu::Locale("nl"))); }

std::string capitalise(std::string_view text) {
    for (std::string_view mark : {"'", "\u2018", "\u2019", "\u02BC"})
        if (text.starts_with(mark)) return std::string(text);
    // The Dutch digraph is one letter: ijsbaan, IJsbaan.
    if (text.starts_with("ij")) return "IJ" + std::string(text.substr(2));
    icu::UnicodeString all = utf16(text);
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> graphemes(icu::BreakIterator::createCharacterInstance(icu::Locale("nl"), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no grapheme rules");
    graphemes->setText(all);
    std::int32_t end = graphemes->next();
    if (end == icu::BreakIterator::DONE) return std::string(text);
    icu::UnicodeString first = all.tempSubString(0, end);
    first.toUpper(icu::Locale("nl"));
    return utf8(first.append(all, end, all.length() - end));
}

std::string search_form(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString folded = normalizer(false).normalize(utf16(text), status).foldCase();
    folded = normalizer(false).normalize(folded, status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU could not normalise");
    icu::UnicodeString out;
    for (std::int32_t at = 0; at < folded.length();) {
        UChar32 point = folded.char32At(at);
        at += U16_LENGTH(point);
        if (const char16_t* plain = plain_letter(point)) out.append(plain, -1);
        else if (u_isalnum(point)) out.append(point);
    }
    return utf8(out);
}

std::string squeeze(std::string_view text) {
    std::string out;
    bool gap = false;
    auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        std::int32_t start = at;
        UChar32 point;
        U8_NEXT(bytes, at, size, point);
        if (point >= 0 && u_isUWhiteSpace(point)) {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out += ' ';
        gap = false;
        out.append(text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(at - start)));
    }
    return out;
}

}  // namespace griffier
