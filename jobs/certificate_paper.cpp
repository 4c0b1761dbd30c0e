#include "jobs/certificate_paper.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "generator/generator.h"
#include "records/core/clock.h"
#include "records/core/xml.h"
#include "records/destruction/certificate.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t shortest_hash = 32, group = 8;

bool is_hash(std::string_view value) {
    return value.size() >= shortest_hash && std::all_of(value.begin(), value.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string in_groups(std::string_view value) {
    std::string out;
    for (std::size_t at = 0; at < value.size(); at += group) out += (at ? " " : "") + std::string(value.substr(at, group));
    return out;
}

/// "2026-02-01T02:00:09Z"
constexpr std::size_t date_size = 10, instant_size = 20;

/// The XML has instants in UTC; on paper stands what the clock on the wall said.
std::optional<std::string> local_time(Date date, const std::string& time, const Catalogue& words) {
    int hour = 0, minute = 0, second = 0;
    if (std::sscanf(time.c_str(), "%2d:%2d:%2dZ", &hour, &minute, &second) != 3) return std::nullopt;
    const Instant instant(date.days() + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second));
    const std::chrono::hh_mm_ss of_day(std::chrono::seconds((hour + Clock::civil_offset(instant).count()) % 24 * 3600 + minute * 60 + second));
    return words.text("verklaring.tijdstip", {words.long_date(Clock::civil_date(instant)), fmt::format("{:02}:{:02}:{:02}", of_day.hours().count(), of_day.minutes().count(), of_day.seconds().count())});
}

std::string value_in_words(const std::string& value, const Catalogue& words) {
    if (is_hash(value)) return in_groups(value);
    if (const auto term = Duur::parse(value)) return words.duration(*term);
    if (value.size() != date_size && value.size() != instant_size) return value;
    const auto date = Date::parse(value.substr(0, date_size));
    if (!date) return value;
    if (value.size() == date_size) return words.long_date(*date);
    return local_time(*date, value.substr(date_size + 1), words).value_or(value);
}

/// An act that counts for a clock, in the words of the explanations.
std::string acts_in_words(std::string xml, const Catalogue& words) {
    const std::string open = "<handeling>", close = "</handeling>", prefix = "uitleg.woord.";
    for (std::size_t at = xml.find(open); at != std::string::npos; at = xml.find(open, at + 1)) {
        const std::size_t from = at + open.size(), end = xml.find(close, from);
        if (end == std::string::npos) break;
        const std::string key = prefix + xml.substr(from, end - from);
        if (words.has(key)) xml.replace(from, end - from, xml_escape(words.text(key)));
    }
    return xml;
}

}  // namespace

std::string certificate_in_words(const std::string& xml, const Catalogue& words) {
    // Every attribute is written as name="value", and a value holds no quotation mark (XmlText).
    std::string out;
    std::size_t at = 0;
    for (std::size_t start = xml.find("=\"", at); start != std::string::npos; start = xml.find("=\"", at)) {
        const std::size_t from = start + 2, end = xml.find('"', from);
        if (end == std::string::npos) break;
        out += xml.substr(at, from - at) + value_in_words(xml.substr(from, end - from), words);
        at = end;
    }
    return acts_in_words(out + xml.substr(at), words);
}

Result<Bytes> certificate_paper(Context& context, const Bytes& xml, const std::string& name) {
    TRY_ASSIGN(const Verklaring certificate, read_certificate(xml, name));
    TRY_ASSIGN(const Catalogue dutch, load_catalogue(context.world.disk, context.data.locales(), "nl"));
    TRY_ASSIGN(const Generator generator, Generator::load(context.world.disk, {context.data.templates(), context.data.locales(), ""}));
    TRY_ASSIGN(Document paper, generator.print({"verklaring-van-vernietiging", "nl", name, "", certificate_in_words(text_of(xml), dutch), certificate.datum}));
    return std::move(paper.pdf);
}

}  // namespace griffier::jobs
