// Text to fragments: where lines may end (UAX 14), which way it runs (UAX 9), which face has it.
#include <unicode/brkiter.h>
#include <unicode/ubidi.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <algorithm>

#include "generator/layout/paragraph.h"
#include "generator/layout/recent.h"

namespace griffier::layout {
namespace {

icu::BreakIterator& line_breaker() {
    thread_local std::unique_ptr<icu::BreakIterator> one = [] {
        UErrorCode code = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createLineInstance(icu::Locale("nl"), code));
        if (U_FAILURE(code)) throw std::runtime_error("ICU has no line break rules");
        return made;
    }();
    return *one;
}

icu::BreakIterator& grapheme_breaker() {
    thread_local std::unique_ptr<icu::BreakIterator> one = [] {
        UErrorCode code = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), code));
        if (U_FAILURE(code)) throw std::runtime_error("ICU has no character break rules");
        return made;
    }();
    return *one;
}

std::vector<std::size_t> boundaries(icu::BreakIterator& breaker, std::string_view text) {
    UErrorCode code = U_ZERO_ERROR;
    UText* view = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &code);
    breaker.setText(view, code);
    std::vector<std::size_t> result;
    for (int32_t at = breaker.first(); at != icu::BreakIterator::DONE; at = breaker.next()) result.push_back(static_cast<std::size_t>(at));
    utext_close(view);
    return result;
}

// Where an e-mail address may be broken: before the at sign, and before a dot or after a dash of either part. Empty for another word.
std::vector<std::size_t> address_cuts(std::string_view word) {
    const std::size_t sign = word.find('@');
    if (sign == std::string_view::npos || sign == 0) return {};
    std::vector<std::size_t> cuts{0};
    for (std::size_t i = 1; i + 1 < word.size(); ++i)
        if (word[i] == '@' || word[i] == '.' || word[i - 1] == '-' || word[i - 1] == '_') cuts.push_back(i);
    cuts.push_back(word.size());
    return cuts;
}

bool may_run_left(char32_t c) { return (c >= 0x590 && c <= 0x8FF) || c == 0x200F || (c >= 0xFB1D && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF); }

// The embedding level of each byte; empty when all of it runs left to right.
std::vector<std::uint8_t> levels_of(const Source& source) {
    bool needed = source.right_to_left;
    for (std::size_t at = 0; at < source.text.size() && !needed;) needed = may_run_left(next_code_point(source.text, at));
    if (!needed) return {};
    const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(source.text);
    UErrorCode code = U_ZERO_ERROR;
    UBiDi* bidi = ubidi_openSized(wide.length(), 0, &code);
    ubidi_setPara(bidi, wide.getBuffer(), wide.length(), source.right_to_left ? 1 : 0, nullptr, &code);
    const UBiDiLevel* wide_levels = ubidi_getLevels(bidi, &code);
    std::vector<std::uint8_t> levels(source.text.size(), source.right_to_left ? 1 : 0);
    int32_t unit = 0;
    for (std::size_t at = 0; at < source.text.size() && U_SUCCESS(code);) {
        const std::size_t start = at;
        const char32_t c = next_code_point(source.text, at);
        for (std::size_t i = start; i < at; ++i) levels[i] = wide_levels[unit];
        unit += c > 0xFFFF ? 2 : 1;
    }
    ubidi_close(bidi);
    return levels;
}

constexpr std::size_t kept_limit = 1u << 20;  // bytes of a generation, per thread
constexpr std::size_t kept_per_byte = 64;     // fragments and lines, for each byte of text

// What the Unicode tables say of a character, for this room.
struct Character {
    hb_script_t script = HB_SCRIPT_COMMON;
    bool neutral = false, mark = false, invisible = false;
};

Character look_up(char32_t c) {
    hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
    Character one;
    one.script = hb_unicode_script(unicode, c);
    one.neutral = one.script == HB_SCRIPT_COMMON || one.script == HB_SCRIPT_INHERITED || one.script == HB_SCRIPT_UNKNOWN;
    const auto category = hb_unicode_general_category(unicode, c);
    one.mark = category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK || category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
               category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
    one.invisible = invisible(c);
    return one;
}

Character character(char32_t c) {
    static const std::vector<Character> near = [] {
        std::vector<Character> made;
        for (char32_t each = 0; each < 0x180; ++each) made.push_back(look_up(each));
        return made;
    }();
    return c < near.size() ? near[c] : look_up(c);
}

std::string code_point_name(char32_t c) {
    static const char digits[] = "0123456789ABCDEF";
    std::string hex;
    for (int shift = 20; shift >= 0; shift -= 4)
        if (!hex.empty() || shift < 16 || (c >> shift) != 0) hex += digits[(c >> shift) & 15];
    return "U+" + hex;
}

}  // namespace

// Everything that lines depend on; elements, links, notes and colours are laid over them afterwards.
std::string ParagraphSetter::key_of(const Source& source) const {
    std::string key;
    key.reserve(source.text.size() + 48 * source.spans.size() + 32);
    const auto put = [&](const auto& value) { key.append(reinterpret_cast<const char*>(&value), sizeof value); };
    put(shaper_.id());
    put(source.leading);
    key += static_cast<char>((source.right_to_left ? 1 : 0) + (source.hyphens_at_need ? 2 : 0));
    put(source.spans.size());
    for (const Span& span : source.spans) {
        put(span.begin), put(span.end), put(span.size), put(span.rise), put(span.style);
        key += span.hyphenate ? 'h' : 'w';
        key += span.language;
        key += '\0';
    }
    return key += source.text;
}

Result<Prepared> ParagraphSetter::prepare(const Source& source, const Place& place) const {
    thread_local Recent<Kept> recent(kept_limit);
    Prepared prepared;
    prepared.source_ = &source;
    if (source.text.empty()) return prepared;
    const std::string key = key_of(source);
    prepared.kept_ = recent.find(key);
    if (!prepared.kept_) {
        TRY_ASSIGN(prepared.kept_, itemise(source, place));
        recent.add(key, prepared.kept_, 512 + kept_per_byte * source.text.size());
    }
    return prepared;
}

Result<std::shared_ptr<Prepared::Kept>> ParagraphSetter::itemise(const Source& source, const Place& place) const {
    auto kept = std::make_shared<Kept>();
    const std::string& text = source.text;
    std::vector<char> may_break(text.size() + 1, 0);
    for (std::size_t at : boundaries(line_breaker(), text)) may_break[at] = 1;
    // One letter and a hyphen ("e-mail") do not stand at the end of a line by themselves.
    for (std::size_t at = 2; at < text.size(); ++at)
        if (may_break[at] && text[at - 1] == '-' && text[at - 2] != ' ' && (at == 2 || text[at - 3] == ' ')) may_break[at] = 0;
    const std::vector<std::uint8_t> levels = levels_of(source);

    std::vector<Fragment>& out = kept->fragments;
    std::uint32_t span = 0;
    hb_script_t script = HB_SCRIPT_LATIN;
    std::size_t face = fonts_.text_face(source.spans[0].style);
    for (std::size_t at = 0; at < text.size();) {
        const auto start = static_cast<std::uint32_t>(at);
        const char32_t c = next_code_point(text, at);
        const auto end = static_cast<std::uint32_t>(at);
        while (source.spans[span].end <= start) {
            ++span;
            face = fonts_.text_face(source.spans[span].style);
        }
        const std::uint8_t level = levels.empty() ? 0 : levels[start];
        const auto kind = c == U' ' ? Fragment::Kind::space : c == U'\n' ? Fragment::Kind::line_end : Fragment::Kind::word;
        const Character about = character(c);
        const bool neutral = about.neutral;
        if (!neutral) script = about.script;
        if (kind == Fragment::Kind::word && !about.invisible) {
            // A mark stays with the face of its letter where that has it; punctuation stays in the face of the words about it.
            if (!((about.mark || neutral) && fonts_.face(face).glyph_of(c) != 0)) {
                const auto found = fonts_.face_for(c, source.spans[span].style);
                if (!found) return refused("opmaak.geen_teken", place, {code_point_name(c)});
                face = *found;
            }
        }
        if (kind == Fragment::Kind::space && fonts_.face(face).space_glyph == 0) face = fonts_.text_face(source.spans[span].style);
        const bool joined = !out.empty() && kind == Fragment::Kind::word && out.back().kind == kind && out.back().span == span && out.back().face == face &&
                            out.back().level == level && (out.back().script == script || neutral) && !may_break[start];
        if (joined) {
            out.back().end = end;
        } else {
            if (!out.empty() && may_break[start]) out.back().break_after = true;
            Fragment fragment;
            fragment.kind = kind;
            fragment.begin = start;
            fragment.end = end;
            fragment.span = span;
            fragment.face = face;
            fragment.script = script;
            fragment.level = level;
            out.push_back(fragment);
        }
    }
    for (Fragment& fragment : out) {
        fragment.width = fragment_width(source, fragment);
        if (fragment.kind == Fragment::Kind::word && !fragment.shaped->complete) {
            std::size_t at = fragment.begin;
            return refused("opmaak.geen_teken", place, {code_point_name(next_code_point(text, at))});
        }
    }
    measure(*kept);
    return kept;
}

void ParagraphSetter::measure(Kept& kept) {
    double line = 0, chain = 0;
    kept.most = kept.least = 0;
    for (const Fragment& fragment : kept.fragments) {
        if (fragment.kind == Fragment::Kind::line_end) {
            line = chain = 0;
            continue;
        }
        line += fragment.width;
        if (fragment.kind == Fragment::Kind::space && fragment.break_after) chain = 0;
        else chain += fragment.width;
        kept.most = std::max(kept.most, line);
        kept.least = std::max(kept.least, chain);
        if (fragment.break_after) chain = 0;
    }
}

std::vector<Prepared::Fragment> ParagraphSetter::with_hyphens(const Source& source, const std::vector<Fragment>& fragments) const {
    std::vector<Fragment> out;
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        const Fragment& fragment = fragments[i];
        const Span& span = source.spans[fragment.span];
        const auto glued = [&](std::size_t other) {
            return other < fragments.size() && fragments[other].kind == Fragment::Kind::word;
        };
        // A word set in two styles, or a part of an address that ICU breaks in itself, is left whole.
        if (fragment.kind != Fragment::Kind::word || !span.hyphenate || glued(i + 1) || (i > 0 && glued(i - 1))) {
            out.push_back(fragment);
            continue;
        }
        std::string_view word = std::string_view(source.text).substr(fragment.begin, fragment.end - fragment.begin);
        static constexpr std::string_view around = ".,;:!?()\"'";
        std::size_t lead = 0, tail = word.size();
        while (lead < tail && around.find(word[lead]) != std::string_view::npos) ++lead;
        while (tail > lead && around.find(word[tail - 1]) != std::string_view::npos) --tail;
        std::uint32_t begin = fragment.begin;
        for (std::size_t point : hyphenation_.points(word.substr(lead, tail - lead), span.language)) {
            Fragment piece = fragment;
            piece.begin = begin;
            piece.end = begin = fragment.begin + static_cast<std::uint32_t>(lead + point);
            piece.break_after = piece.hyphen_after = true;
            piece.width = fragment_width(source, piece);
            out.push_back(piece);
        }
        Fragment last = fragment;
        last.begin = begin;
        if (begin != fragment.begin) last.width = fragment_width(source, last);
        out.push_back(last);
    }
    return out;
}

std::vector<Prepared::Fragment> ParagraphSetter::with_emergency_breaks(const Source& source, const std::vector<Fragment>& fragments, double width) const {
    std::vector<Fragment> out;
    for (std::size_t from = 0; from < fragments.size();) {
        std::size_t to = from;  // one stretch without a break
        double chain = 0;
        while (to < fragments.size()) {
            if (fragments[to].kind == Fragment::Kind::word) chain += fragments[to].width + (fragments[to].hyphen_after ? hyphen_width(source, fragments[to]) : 0);
            else if (!fragments[to].break_after) chain += fragments[to].width;
            if (fragments[to++].break_after) break;
        }
        for (; from < to; ++from) {
            const Fragment& fragment = fragments[from];
            if (chain <= width || fragment.kind != Fragment::Kind::word) {
                out.push_back(fragment);
                continue;
            }
            const std::string_view word = std::string_view(source.text).substr(fragment.begin, fragment.end - fragment.begin);
            std::vector<std::size_t> cuts = address_cuts(word);
            for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
                Fragment piece = fragment;
                piece.begin = fragment.begin + static_cast<std::uint32_t>(cuts[i]);
                piece.end = fragment.begin + static_cast<std::uint32_t>(cuts[i + 1]);
                if (fragment_width(source, piece) > width) cuts.clear();
            }
            if (cuts.empty()) cuts = boundaries(grapheme_breaker(), word);
            for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
                Fragment piece = fragment;
                piece.begin = fragment.begin + static_cast<std::uint32_t>(cuts[i]);
                piece.end = fragment.begin + static_cast<std::uint32_t>(cuts[i + 1]);
                const bool last = i + 2 == cuts.size();
                if (!last) piece.hyphen_after = false;
                if (!last || !fragment.break_after) piece.break_after = piece.emergency_after = true;
                piece.width = fragment_width(source, piece);
                out.push_back(piece);
            }
        }
    }
    return out;
}

}  // namespace griffier::layout
