#include "generator/layout/paragraph.h"

#include <unicode/ubidi.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace griffier::layout {
namespace {

constexpr double slack = 0.01;            // points; below what a printer can place
constexpr double hyphen_penalty = 80;
constexpr double emergency_penalty = 300;
constexpr double loose_enough = 0.22;     // a line emptier than this part makes us try with hyphens
constexpr std::size_t most_widths = 8;    // that one text is kept in
constexpr std::string_view soft_hyphen = "\xC2\xAD";

}  // namespace

std::shared_ptr<const ShapedWord> ParagraphSetter::shape(const Source& source, const Fragment& fragment) const {
    ShapingRequest request;
    request.text = source.text;
    request.begin = fragment.begin;
    request.end = fragment.end;
    request.face = fragment.face;
    request.script = fragment.script;
    request.language = source.spans[fragment.span].language;
    request.right_to_left = (fragment.level & 1) != 0;
    return shaper_.shape(request);
}

double ParagraphSetter::fragment_width(const Source& source, Fragment& fragment) const {
    const LoadedFace& face = fonts_.face(fragment.face);
    const double size = source.spans[fragment.span].size;
    if (fragment.kind == Fragment::Kind::line_end) return 0;
    if (fragment.kind == Fragment::Kind::space) return face.em((*face.face.advances)[face.space_glyph], size);
    fragment.shaped = shape(source, fragment);
    return face.em(fragment.shaped->width, size);
}

double ParagraphSetter::hyphen_width(const Source& source, const Fragment& fragment) const {
    const LoadedFace& face = fonts_.face(fragment.face);
    return face.em((*face.face.advances)[face.hyphen_glyph], source.spans[fragment.span].size);
}

// Dynamic programming over the places where a line may end. Returns for each line the index after its last fragment.
std::vector<std::size_t> ParagraphSetter::choose(const Source& source, const std::vector<Fragment>& fragments, double width, bool justified,
                                                 double& loosest) const {
    struct Node {
        std::size_t after = 0;  // first fragment of the next line
        double demerits = 0, shortfall = 0;
        std::size_t previous = 0;
        bool hyphen = false;
    };
    std::vector<double> sum(fragments.size() + 1, 0);
    std::vector<std::size_t> spaces(fragments.size() + 1, 0);
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        sum[i + 1] = sum[i] + fragments[i].width;
        spaces[i + 1] = spaces[i] + (fragments[i].kind == Fragment::Kind::space ? 1 : 0);
    }
    std::vector<Node> nodes{Node{}};
    std::size_t first_active = 0;  // nodes before it are too far back to begin the current line
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        const bool last = i + 1 == fragments.size();
        const bool forced = last || fragments[i].kind == Fragment::Kind::line_end;
        if (!forced && !(fragments[i].break_after && fragments[i + 1].kind != Fragment::Kind::line_end)) continue;
        std::size_t ink_end = i + 1;
        while (ink_end > 0 && fragments[ink_end - 1].kind != Fragment::Kind::word) --ink_end;
        const bool hyphen = !forced && fragments[i].hyphen_after;
        const double extra = hyphen ? hyphen_width(source, fragments[i]) : 0;
        Node best;
        best.demerits = std::numeric_limits<double>::infinity();
        for (std::size_t n = first_active; n < nodes.size(); ++n) {
            const Node& from = nodes[n];
            const double natural = std::max(0.0, sum[std::max(ink_end, from.after)] - sum[from.after]) + extra;
            const std::size_t gaps = ink_end > from.after ? spaces[ink_end] - spaces[from.after] : 0;
            const bool alone = n + 1 == nodes.size();  // nothing nearer: it has to fit, and after the emergency breaks it does
            if (natural > width + slack && !alone) {
                if (n == first_active) ++first_active;
                continue;
            }
            const double shortfall = std::max(0.0, width - natural) / width;
            double bad = 0;
            if (!forced) {
                const double space = sum[from.after + 1] > 0 ? source.spans[fragments[i].span].size * 0.26 : 1;
                const double ratio = justified ? shortfall * width / (std::max<double>(1, static_cast<double>(gaps)) * space * 1.2) : shortfall / 0.25;
                bad = 100 * ratio * ratio * ratio;
            } else if (last && nodes.size() > 1 && natural < 0.12 * width) {
                bad = 35;
            }
            double demerits = from.demerits + (10 + bad) * (10 + bad);
            if (hyphen) demerits += hyphen_penalty * hyphen_penalty;
            if (hyphen && from.hyphen) demerits += 10'000;
            if (!forced && fragments[i].emergency_after) demerits += emergency_penalty * emergency_penalty;
            if (demerits < best.demerits) best = {i + 1, demerits, forced ? 0 : shortfall, n, hyphen};
        }
        nodes.push_back(best);
        if (forced) first_active = nodes.size() - 1;
    }
    std::vector<std::size_t> ends;
    loosest = 0;
    for (std::size_t n = nodes.size() - 1; n > 0; n = nodes[n].previous) {
        ends.push_back(nodes[n].after);
        loosest = std::max(loosest, nodes[n].shortfall);
    }
    std::reverse(ends.begin(), ends.end());
    return ends;
}

// The index after the last fragment of each line; `fragments` becomes the row that the indexes count in (with hyphens where needed).
std::vector<std::size_t> ParagraphSetter::line_ends(const Source& source, const Kept& kept, double width, bool justified, std::vector<Fragment>& fragments) const {
    fragments = kept.fragments;
    double loosest = 0;
    std::vector<std::size_t> ends;
    if (kept.most <= width) {  // all of it fits: one line per forced end
        for (std::size_t i = 0; i < fragments.size(); ++i)
            if (fragments[i].kind == Fragment::Kind::line_end || i + 1 == fragments.size()) ends.push_back(i + 1);
        return ends;
    }
    const bool whole = kept.least <= width;
    if (whole) ends = choose(source, fragments, width, justified, loosest);
    if (!whole || (loosest > loose_enough && !source.hyphens_at_need)) {
        fragments = with_hyphens(source, kept.fragments);
        if (!whole) fragments = with_emergency_breaks(source, fragments, width);
        ends = choose(source, fragments, width, justified, loosest);
    }
    return ends;
}

std::vector<Line> ParagraphSetter::lines(const Prepared& prepared, double width, bool justified) const {
    return lines(prepared, width, justified, static_cast<std::size_t>(-1), width);
}

std::vector<Line> ParagraphSetter::lines(const Prepared& prepared, double width, bool justified, std::size_t first, double rest_width) const {
    if (prepared.empty()) return {};
    const Source& source = *prepared.source_;
    auto& broken = prepared.kept_->broken;
    const auto same = [&](const Kept::Broken& b) { return b.width == width && b.justified == justified && b.first == first && b.rest_width == rest_width; };
    auto found = std::find_if(broken.begin(), broken.end(), same);
    if (found == broken.end()) {
        if (broken.size() >= most_widths) broken.clear();
        broken.push_back({width, rest_width, justified, first, set(source, *prepared.kept_, width, justified, first, rest_width)});
        found = broken.end() - 1;
    }
    std::vector<Line> result = found->lines;
    for (Line& line : result) {
        for (Line::Run& run : line.runs) {
            const Span& span = source.spans[run.span];
            run.element = span.element;
            run.link = span.link;
            run.run.colour = span.colour;
        }
        for (const auto& [at, note] : source.notes)
            if (at >= line.begin && at < line.end) line.notes.push_back(note);
    }
    return result;
}

std::vector<Line> ParagraphSetter::set(const Source& source, const Kept& kept, double width, bool justified, std::size_t first, double rest_width) const {
    std::vector<Line> result;
    std::vector<Fragment> fragments;
    std::vector<std::size_t> ends = line_ends(source, kept, width, justified, fragments);
    Kept rest;
    if (ends.size() > first) {
        rest.fragments.assign(fragments.begin() + static_cast<std::ptrdiff_t>(first == 0 ? 0 : ends[first - 1]), fragments.end());
        measure(rest);
        ends.resize(first);
    }
    std::size_t from = 0;
    for (std::size_t end : ends) {
        const bool forced = end == fragments.size() || fragments[end - 1].kind == Fragment::Kind::line_end;
        result.push_back(assemble(source, fragments, from, end, width, justified && !forced));
        result.back().begin = fragments[from].begin;
        result.back().end = fragments[end - 1].end;
        from = end;
    }
    if (!rest.fragments.empty())
        for (Line& line : set(source, rest, rest_width, justified, static_cast<std::size_t>(-1), rest_width)) result.push_back(std::move(line));
    return result;
}

Line ParagraphSetter::assemble(const Source& source, const std::vector<Fragment>& fragments, std::size_t from, std::size_t to, double width,
                               bool justify) const {
    struct Chunk {
        Fragment fragment;
        double width = 0, x = 0;
        bool hyphen = false;
    };
    while (from < to && fragments[from].kind == Fragment::Kind::space) ++from;
    std::vector<Chunk> chunks;
    for (std::size_t i = from; i < to; ++i) {
        const Fragment& fragment = fragments[i];
        if (fragment.kind == Fragment::Kind::line_end) continue;
        if (!chunks.empty() && fragment.kind == Fragment::Kind::word) {
            Fragment& before = chunks.back().fragment;
            if (before.kind == Fragment::Kind::word && before.end == fragment.begin && before.span == fragment.span && before.face == fragment.face &&
                before.level == fragment.level && before.script == fragment.script) {
                before.end = fragment.end;
                before.shaped = nullptr;
                continue;
            }
        }
        chunks.push_back({fragment, 0, 0, false});
    }
    const std::uint8_t base = source.right_to_left ? 1 : 0;
    std::size_t ink = chunks.size();
    while (ink > 0 && chunks[ink - 1].fragment.kind == Fragment::Kind::space) chunks[--ink].fragment.level = base;
    if (to < fragments.size() && to > from && fragments[to - 1].hyphen_after) {
        Chunk hyphen = chunks.back();
        hyphen.hyphen = true;
        chunks.push_back(hyphen);
        ++ink;
    }
    Line line;
    std::size_t gaps = 0;
    for (std::size_t i = 0; i < chunks.size(); ++i) {
        Chunk& chunk = chunks[i];
        if (chunk.hyphen) {
            chunk.width = hyphen_width(source, chunk.fragment);
        } else if (chunk.fragment.kind == Fragment::Kind::space) {
            chunk.width = fragment_width(source, chunk.fragment);
            if (i < ink) ++gaps;
        } else {
            if (!chunk.fragment.shaped) chunk.fragment.shaped = shape(source, chunk.fragment);
            chunk.width = fonts_.face(chunk.fragment.face).em(chunk.fragment.shaped->width, source.spans[chunk.fragment.span].size);
        }
        if (i < ink) line.width += chunk.width;
    }
    if (justify && gaps > 0 && line.width < width) {
        const double each = (width - line.width) / static_cast<double>(gaps);
        for (std::size_t i = 0; i < ink; ++i)
            if (chunks[i].fragment.kind == Fragment::Kind::space) chunks[i].width += each;
        line.width = width;
    }
    // Left to right as seen (UAX 9, rule L2); the runs themselves stay in logical order.
    std::vector<UBiDiLevel> levels;
    for (const Chunk& chunk : chunks) levels.push_back(chunk.fragment.level);
    std::vector<int32_t> order(chunks.size());
    if (!chunks.empty()) ubidi_reorderVisual(levels.data(), static_cast<int32_t>(levels.size()), order.data());
    double pen = 0;
    if (base == 1)
        for (std::size_t i = ink; i < chunks.size(); ++i) pen -= chunks[i].width;  // the space at the end hangs out to the left
    for (int32_t index : order) {
        Chunk& chunk = chunks[static_cast<std::size_t>(index)];
        chunk.x = pen;
        pen += chunk.width;
    }

    line.height = source.leading;
    line.above = source.leading * 0.5 + (source.spans.empty() ? 0 : source.spans[0].size * 0.35);
    double below = line.height - line.above;
    for (std::size_t i = 0; i < chunks.size();) {
        std::size_t stop = i + 1;
        const Fragment& first = chunks[i].fragment;
        while (stop < chunks.size() && chunks[stop].fragment.span == first.span && chunks[stop].fragment.face == first.face && chunks[stop].fragment.level == first.level) ++stop;
        const Span& span = source.spans[first.span];
        const LoadedFace& face = fonts_.face(first.face);
        Line::Run out;
        out.span = first.span;
        out.begin = first.begin;
        GlyphRun& run = out.run;
        run.face = static_cast<std::uint32_t>(first.face);
        run.size = span.size;
        run.right_to_left = (first.level & 1) != 0;
        run.y = span.rise;
        run.x = chunks[i].x;
        for (std::size_t k = i; k < stop; ++k) run.x = std::min(run.x, chunks[k].x);
        double right = run.x;
        for (std::size_t k = i; k < stop; ++k) {
            const Chunk& chunk = chunks[k];
            const auto offset = static_cast<std::int32_t>(std::lround((chunk.x - run.x) * face.face.units_per_em / span.size));
            const auto at = static_cast<std::uint32_t>(run.text.size());
            if (k < ink) right = std::max(right, chunk.x + chunk.width);
            if (chunk.hyphen) {
                run.text += soft_hyphen;
                run.glyphs.push_back({face.hyphen_glyph, offset, 0, at, at + 2});
            } else if (chunk.fragment.kind == Fragment::Kind::space) {
                run.text += ' ';
                run.glyphs.push_back({face.space_glyph, offset, 0, at, at + 1});
            } else {
                run.text.append(source.text, chunk.fragment.begin, chunk.fragment.end - chunk.fragment.begin);
                for (const ShapedWord::Piece& piece : chunk.fragment.shaped->pieces)
                    run.glyphs.push_back({piece.glyph, offset + piece.x, piece.y, at + piece.begin, at + piece.end});
            }
        }
        run.width = right - run.x;
        if (first.face != fonts_.text_face(span.style)) {  // a script with taller letters gets the room that its face asks for
            line.above = std::max(line.above, face.ascent * span.size);
            below = std::max(below, face.descent * span.size);
        }
        line.runs.push_back(std::move(out));
        i = stop;
    }
    line.height = line.above + below;
    return line;
}

}  // namespace griffier::layout
