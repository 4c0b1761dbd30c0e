#include "jobs/night_chart.h"

#include <fmt/format.h>

#include <algorithm>

#include "records/core/xml.h"

namespace griffier::jobs {

const std::vector<Chart>& charts() {
    static const std::vector<Chart> all{{"termijnen", {"late", "at_risk"}}, {"brieven", {"made"}}, {"archief", {"archived"}}, {"vernietigd", {"destroyed"}}, {"geweigerd", {"refused"}}};
    return all;
}

std::vector<std::optional<long>> values_of(const Chart& chart, const std::vector<NightRecord>& nights, Date on) {
    std::vector<std::optional<long>> values(nights_shown);
    for (const NightRecord& night : nights) {
        const int back = days_between(night.day, on);
        if (back < 0 || back >= nights_shown) continue;
        long sum = 0;
        for (const std::string& name : chart.counts) sum += night.count(name);
        values[static_cast<std::size_t>(nights_shown - 1 - back)] = sum;
    }
    return values;
}

std::string chart_sentence(const std::vector<std::optional<long>>& values, Date on, const Catalogue& words) {
    long all = 0, most = 0, runs = 0, without = 0;
    std::size_t where = 0;
    std::size_t first = values.size();
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) {
            without += first != values.size();  // before the first night there was no store, or no record yet
            continue;
        }
        if (first == values.size()) first = i;
        ++runs;
        all += *values[i];
        if (*values[i] > most) most = *values[i], where = i;
    }
    if (runs == 0) return words.text("nacht.grafiek.geen");
    const long last = values.back().value_or(0);
    std::string text = words.text("nacht.grafiek.laatst", {std::to_string(last), std::to_string(all), std::to_string(runs)});
    if (most > 0) text += " " + words.text("nacht.grafiek.meest", {std::to_string(most), words.long_date(on.plus_days(static_cast<int>(where) - nights_shown + 1))});
    if (without > 0) text += " " + words.count("nacht.grafiek.zonder", without);
    return text;
}

std::string chart_svg(const Chart& chart, const std::vector<std::optional<long>>& values, Date on, const Catalogue& words) {
    constexpr int step = 6, height = 72, base = height - 4;
    long most = 1;
    for (const auto& value : values) most = std::max(most, value.value_or(0));
    const std::string id = "g-" + chart.name;
    std::string svg = fmt::format("<svg role=\"img\" aria-labelledby=\"{0}-t {0}-d\" viewBox=\"0 0 {1} {2}\" preserveAspectRatio=\"none\">"
                                  "<title id=\"{0}-t\">{3}</title><desc id=\"{0}-d\">{4}</desc>",
                                  id, nights_shown * step, height, xml_escape(words.text("nacht.grafiek." + chart.name)), xml_escape(chart_sentence(values, on, words)));
    svg += fmt::format("<path class=\"floor\" d=\"M0 {0}.5H{1}\"/>", base, nights_shown * step);
    bool begun = false;  // before the first night there is nothing to miss
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int x = static_cast<int>(i) * step;
        begun = begun || values[i];
        if (!values[i]) {
            if (begun) svg += fmt::format("<path class=\"none\" d=\"M{} {}h{}\"/>", x + 1, base + 2, step - 2);
            continue;
        }
        if (*values[i] == 0) continue;
        const long tall = std::max(2L, *values[i] * (base - 4) / most);
        svg += fmt::format("<path class=\"bar\" d=\"M{} {}v-{}h{}v{}z\"/>", x, base, tall, step - 1, tall);
    }
    return svg + "</svg>\n";
}

}  // namespace griffier::jobs
