#pragma once
// The neutral house style and its typesetter for tests, and what can be asked of a laid out document by geometry.
// Header only: it is used by the test programs that link generator_layout.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "generator/layout/typesetter.h"

namespace griffier::test {

inline layout::HouseStyle neutral_style() {
    const auto disk = posix_file_system();
    auto bytes = disk->read(std::string(GRIFFIER_SOURCE_DIR) + "/templates/huisstijl/neutraal.xml");
    auto style = layout::HouseStyle::parse(bytes.value(), "neutraal.xml");
    return style.value();
}

inline const layout::Typesetter& typesetter() {
    static const layout::Typesetter one = [] {
        const auto disk = posix_file_system();
        return std::move(layout::Typesetter::create(neutral_style(), *disk)).value();
    }();
    return one;
}

struct Spot {
    double left, bottom, right, top;
    const GlyphRun* run;
    const Marked* marked;
};

/// The band of each run in which its letters stand (from a little under the base line to the height of small letters).
inline std::vector<Spot> spots(const Pagina& page) {
    std::vector<Spot> result;
    for (const Marked& marked : page.content)
        for (const GlyphRun& run : marked.runs) result.push_back({run.x, run.y - 0.12 * run.size, run.x + run.width, run.y + 0.62 * run.size, &run, &marked});
    return result;
}

/// Empty when nothing leaves a page and no two runs of text lie over each other; otherwise what does.
inline std::string geometry_fault(const Opmaak& opmaak) {
    for (std::size_t p = 0; p < opmaak.pages.size(); ++p) {
        const Pagina& page = opmaak.pages[p];
        std::vector<Spot> all = spots(page);
        for (const Marked& marked : page.content)
            for (const Path& path : marked.paths)
                for (const auto& [x, y] : path.points)
                    if (x < -0.01 || y < -0.01 || x > page.width + 0.01 || y > page.height + 0.01) return "a line leaves page " + std::to_string(p + 1);
        for (const Spot& spot : all)
            if (spot.left < 10 || spot.bottom < 10 || spot.right > page.width - 10 || spot.top > page.height - 10)
                return "page " + std::to_string(p + 1) + " is left by: " + spot.run->text;
        std::sort(all.begin(), all.end(), [](const Spot& a, const Spot& b) { return a.top > b.top; });
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t k = i + 1; k < all.size() && all[k].top > all[i].bottom - 40; ++k) {
                const double across = std::min(all[i].right, all[k].right) - std::max(all[i].left, all[k].left);
                const double down = std::min(all[i].top, all[k].top) - std::max(all[i].bottom, all[k].bottom);
                if (across > 0.3 && down > 0.3) return "page " + std::to_string(p + 1) + ": \"" + all[i].run->text + "\" and \"" + all[k].run->text + "\" overlap";
            }
    }
    return {};
}

/// All tagged text in reading order, without white space and without hyphens set at line ends.
inline std::string tagged_text(const Opmaak& opmaak) {
    std::string text;
    for (const Pagina& page : opmaak.pages)
        for (const Marked& marked : page.content)
            if (marked.artifact == Marked::Artifact::none)
                for (const GlyphRun& run : marked.runs) text += run.text;
    std::string bare;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, 2, "\xC2\xAD") == 0) ++i;
        else if (text[i] != ' ') bare += text[i];
    }
    return bare;
}

inline std::string text_of_page(const Pagina& page, std::optional<Marked::Artifact> kind = std::nullopt) {
    std::string text;
    for (const Marked& marked : page.content)
        if (!kind || marked.artifact == *kind)
            for (const GlyphRun& run : marked.runs) text += run.text;
    return text;
}

inline Stuk report(Blocks body) {
    Stuk stuk;
    stuk.number = "PROEF-1";
    stuk.kind = "proef";
    stuk.title = "Proef";
    stuk.body = std::move(body);
    return stuk;
}

}  // namespace griffier::test
