#include "jobs/evaluation_count.h"

#include <algorithm>
#include <charconv>

#include "records/model/codes.h"
#include "records/rules/binding.h"
#include "records/rules/request_steps.h"
#include "records/rules/requests.h"

namespace griffier::jobs {

namespace {

constexpr const char *in_time = "op-tijd", *extended = "na-verlenging", *late = "te-laat", *open = "open", *open_late = "open-te-laat", *not_known = "onbekend", *closed_without = "zonder-besluit";

/// The tables in the order of the report.
constexpr const char* order[] = {"zaken", "weging", "duur-weging", "driehoek", "informeren", "uitstelgronden", "duur-uitstel", "brieven", "brieftermijn", "duur-brief", "besluiten", "verzoeken", "verzoekuitkomst",
                                 "verzoekstreef", "verzoektermijn", "duur-verzoek", "weigergronden", "verstrekkingen", "archief", "vernietigd", "vernietigtermijn", "geweigerd"};
/// Rows that have an order of their own; all others stand in order of their code.
constexpr std::string_view ordered_rows[] = {"dagen-0-7", "dagen-8-30", "dagen-31-90", "dagen-91-180", "dagen-meer", "loopt-nog", in_time, extended, late, open, open_late, closed_without, not_known};

std::string value_of(const Leaf& leaf, std::string_view key) {
    for (const auto& [name, value] : leaf.codes)
        if (name == key) return value;
    return {};
}

std::string value_of(const std::map<std::string, std::string>& codes, const char* key) {
    const auto found = codes.find(key);
    return found == codes.end() ? std::string() : found->second;
}

std::optional<int> number_of(const std::string& text) {
    int value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc() && !text.empty() && end == text.data() + text.size() ? std::optional<int>(value) : std::nullopt;
}

std::string range_of_days(int n) {
    constexpr std::pair<int, const char*> ranges[] = {{7, "dagen-0-7"}, {30, "dagen-8-30"}, {90, "dagen-31-90"}, {180, "dagen-91-180"}};
    for (const auto& [most, code] : ranges)
        if (n <= most) return code;
    return "dagen-meer";
}

std::vector<std::string> letters_of(const std::string& grounds) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < grounds.size();) {
        const auto end = std::min(grounds.find('.', at), grounds.size());
        if (end > at) out.push_back(grounds.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::size_t place_of(const std::string& row) { return static_cast<std::size_t>(std::find(std::begin(ordered_rows), std::end(ordered_rows), row) - std::begin(ordered_rows)); }

bool is_information_letter(const std::string& kind) { return kind.rfind("DOC-01", 0) == 0; }

}  // namespace

std::vector<std::pair<Date, Date>> Evaluatieperiode::delen() const {
    std::vector<std::pair<Date, Date>> out;
    for (int n = 0; van.plus_years(n) <= tot; ++n) out.emplace_back(van.plus_years(n), std::min(tot, van.plus_years(n + 1).plus_days(-1)));
    return out;
}

std::optional<std::size_t> Evaluatieteller::part_of(Date day) const {
    for (std::size_t i = 0; i < parts_.size(); ++i)
        if (parts_[i].first <= day && day <= parts_[i].second) return i;
    return std::nullopt;
}

void Evaluatieteller::put(const std::string& table, const std::string& row, Date day, long n) {
    const auto part = part_of(day);
    if (!part) return;
    auto& counts = tables_[table].rows[row];
    counts.resize(parts_.size());
    counts[*part] += n;
}

void Evaluatieteller::add(const Leaf& leaf) {
    const Date written = Clock::civil_date(Instant(std::chrono::milliseconds(leaf.time_ms)));
    const Date day = Date::parse(value_of(leaf, "op")).value_or(written);
    const std::string id = value_of(leaf, "d") + value_of(leaf, "i");
    if (leaf.kind == "import") {
        if (value_of(leaf, "w") == "nieuw") put("zaken", "opgenomen", written);
        if (part_of(written) && value_of(leaf, "vs").empty()) ++out_.gaten["import"];
    } else if (leaf.kind == "besluit") {
        decided_[id] = {value_of(leaf, "s"), value_of(leaf, "u"), value_of(leaf, "g"), value_of(leaf, "gl"), value_of(leaf, "d"), day, number_of(value_of(leaf, "dagen")).value_or(-1)};
    } else if (leaf.kind == "stuk") {
        Letter& letter = letters_[id];
        letter.kind = value_of(leaf, "s"), letter.dossier = value_of(leaf, "d"), letter.day = day;
        if (const auto last = Date::parse(value_of(leaf, "uiterst"))) letter.last = last;
        const std::string state = value_of(leaf, "u");
        letter.made = letter.made || state == "opgeborgen" || state == "gereed";
    } else if (leaf.kind == "verzoek" && !value_of(leaf, "i").empty()) {
        requested_[id] = {{leaf.codes.begin(), leaf.codes.end()}, day};
    } else if (leaf.kind == "verstrekking") {
        if (disclosed_.insert(id).second) put("verstrekkingen", value_of(leaf, "f"), day);
    } else if (leaf.kind == code::archief) {
        const auto last = Date::parse(value_of(leaf, "uiterst"));
        const bool back = value_of(leaf, "u") == "hernieuwd";
        put("archief", back ? "hernieuwd" : !last ? not_known : day <= *last ? in_time : late, day);
        if (!back && !last && part_of(day)) ++out_.gaten["archief"];
    } else if (leaf.kind == "lijst" && value_of(leaf, "stap") == "uitvoering") {
        const int gone = number_of(value_of(leaf, "weg")).value_or(0);
        const auto after = number_of(value_of(leaf, "laat"));
        if (!after) put("vernietigtermijn", not_known, day, gone), out_.gaten["vernietiging"] += part_of(day) ? gone : 0;
        else if (gone > 0) put("vernietigtermijn", in_time, day, gone - *after), put("vernietigtermijn", late, day, *after);
    } else if (leaf.kind == "toegang-geweigerd" || leaf.kind == "opname-geweigerd") {
        put("geweigerd", leaf.kind, written);
    } else if (leaf.kind == "nacht" && part_of(day)) {
        ++out_.nachten, out_.gemist += number_of(value_of(leaf, "gemist")).value_or(0);
    }
    static const std::set<std::string, std::less<>> events{"agenda", "verklaring", "register", "statistiek", "evaluatie", "werkstuk", "klok", "quarantaine", "herstel", "convenant"};
    const Date told = leaf.kind == "agenda" ? day : written;
    if (events.contains(leaf.kind) && part_of(told)) out_.voorvallen.push_back({told, leaf.kind, {leaf.codes.begin(), leaf.codes.end()}});
}

void Evaluatieteller::add(const Verklaring& certificate) {
    if (certificate.herziening) return;
    for (const Vernietigdecategorie& one : certificate.categorieen) put("vernietigd", one.klok, certificate.datum, one.aantal);
}

void Evaluatieteller::decisions() {
    for (const auto& [id, one] : decided_) {
        if (!part_of(one.day)) continue;
        const std::string list = one.list.empty() ? std::string(code::uitstel) : one.list;
        const auto grounds = [&](const char* table) {
            for (const std::string& letter : letters_of(one.grounds)) put(table, list + "." + letter, one.day);
        };
        if (one.kind == code::weging || one.kind == code::driehoek || one.kind == code::informeren) put(one.kind, one.outcome, one.day);
        else if (answers_request(one.kind)) put("verzoekuitkomst", one.outcome, one.day);
        else if (one.kind != code::voorstel) put("besluiten", one.kind, one.day);
        if (one.kind == code::weging) put("duur-weging", one.since_signal >= 0 ? range_of_days(one.since_signal) : not_known, one.day);
        if (one.kind == code::informeren && one.outcome != code::informeren) grounds("uitstelgronden");
        if (answers_request(one.kind) && refuses(one.outcome)) grounds("weigergronden");
    }
}

void Evaluatieteller::letters() {
    std::map<std::string, Date> weighed;  // a case -> the day of its last decision that ends the weighing
    for (const auto& [id, one] : decided_)
        if ((one.kind == code::weging || one.kind == code::driehoek) && one.outcome != code::nadere_duiding) {
            auto& day = weighed.emplace(one.dossier, one.day).first->second;
            day = std::max(day, one.day);
        }
    for (const auto& [id, one] : letters_) {
        if (!one.made || !part_of(one.day)) continue;
        put("brieven", one.kind, one.day);
        if (!is_information_letter(one.kind)) continue;
        put("brieftermijn", !one.last ? not_known : one.day <= *one.last ? in_time : late, one.day);
        if (!one.last) ++out_.gaten["brief"];
        const auto start = weighed.find(one.dossier);
        put("duur-brief", start != weighed.end() && start->second <= one.day ? range_of_days(days_between(start->second, one.day)) : not_known, one.day);
    }
}

/// How long a deferral lasted: to the first decision of the case that informs, exempts or refuses after it, or to the end of the period.
void Evaluatieteller::waits() {
    std::map<std::string, std::vector<Date>> ended;
    for (const auto& [id, one] : decided_)
        if (one.kind == code::informeren && one.outcome != code::uitstel) ended[one.dossier].push_back(one.day);
    for (auto& [dossier, days] : ended) std::sort(days.begin(), days.end());
    for (const auto& [id, one] : decided_) {
        if (one.kind != code::informeren || one.outcome != code::uitstel || !part_of(one.day)) continue;
        const auto& days = ended[one.dossier];
        const auto end = std::lower_bound(days.begin(), days.end(), one.day);
        put("duur-uitstel", end == days.end() || *end > period_.tot ? "loopt-nog" : range_of_days(days_between(one.day, *end)), one.day);
    }
}

void Evaluatieteller::requests() {
    for (const auto& [id, one] : requested_) {
        if (!part_of(one.received)) continue;
        const auto date = [&](const char* key) { return Date::parse(value_of(one.codes, key)); };
        const std::string kind = value_of(one.codes, "s"), hash = value_of(one.codes, "r"), last_step = value_of(one.codes, "u");
        put("verzoeken", kind, one.received);
        const auto decided = date("besloten");
        const auto withdrawn = date("ingetrokken"), forwarded = date("doorgezonden");
        // Before the days of steps stood in the log, only its last step did.
        static const std::set<std::string, std::less<>> past{"besluit", "uitvoering", "kennisgeving", "intrekking", "doorzending"};
        if (!decided && !withdrawn && !forwarded && past.contains(last_step)) {
            put("verzoekstreef", not_known, one.received), put("verzoektermijn", not_known, one.received), put("duur-verzoek", not_known, one.received);
            ++out_.gaten["verzoek"];
            continue;
        }
        const auto within = [&](std::optional<Date> day) { return day && *day <= period_.tot ? day : std::nullopt; };
        if (!within(decided) && (within(withdrawn) || within(forwarded))) {
            for (const char* table : {"verzoekstreef", "verzoektermijn", "duur-verzoek"}) put(table, closed_without, one.received);
            continue;
        }
        const Regime* regime = &own_;
        for (const Regime& other : law_.regimes)
            if (!hash.empty() && other.hash == hash) regime = &other;
        Verzoek request;
        request.soort = kind, request.ontvangen = one.received;
        std::optional<Date> aim, first_limit, limit;
        const auto limits = [&] {
            aim.reset(), limit.reset();
            for (const Bevinding& term : request_deadlines(request, *regime, law_.kalender)) {
                if (!aim || (term.datum && *term.datum < *aim)) aim = term.datum;
                const auto last = term.uiterst ? term.uiterst : term.datum;
                if (!limit || (last && *last > *limit)) limit = last;
            }
        };
        limits();
        first_limit = limit;
        if (const auto more = date("verlengd")) {
            Verzoekstap step;
            step.soort = "verlenging", step.datum = *more;
            request.stappen.push_back(step);
            limits();
        }
        const auto answered = within(decided);
        const auto verdict = [&](std::optional<Date> first, std::optional<Date> last) -> std::string {
            if (!last) return not_known;
            if (!answered) return period_.tot <= *last ? open : open_late;
            return *answered <= *first ? in_time : *answered <= *last ? extended : late;
        };
        put("verzoekstreef", verdict(aim, aim), one.received);
        put("verzoektermijn", verdict(first_limit, limit), one.received);
        put("duur-verzoek", answered ? range_of_days(days_between(one.received, *answered)) : "loopt-nog", one.received);
    }
}

Evaluatietelling Evaluatieteller::finish() {
    decisions();
    letters();
    waits();
    requests();
    for (const char* code : order) {
        publish::Counts table{code, {}, {}, {}};
        for (const auto& [from, to] : parts_) table.columns.push_back(from.iso() + "/" + to.iso());
        std::vector<std::pair<std::string, std::vector<long>>> rows(tables_[code].rows.begin(), tables_[code].rows.end());
        std::erase_if(rows, [](const auto& row) { return row.first.empty() || std::all_of(row.second.begin(), row.second.end(), [](long n) { return n == 0; }); });
        std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return place_of(a.first) < place_of(b.first); });
        for (auto& [row, counts] : rows) table.rows.push_back(row), table.cells.push_back(std::move(counts));
        out_.tabellen.push_back(std::move(table));
    }
    return std::move(out_);
}

}  // namespace griffier::jobs
