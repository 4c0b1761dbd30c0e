// griffier statistiek make: an edition of the anonymised statistics, counted from the coded leaves of the log, so that cases that are gone
// still count (STA-01, DOC-26). griffier statistiek check FILE: whether a hidden cell of an edition can be computed back.
#include "generator/publish/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "generator/generator.h"
#include "generator/publish/evaluation.h"
#include "jobs/counting.h"
#include "jobs/folders.h"
#include "jobs/jobs.h"
#include "jobs/verzoek.h"
#include "records/model/codes.h"
#include "records/registry/leaves.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t largest_edition = 4u << 20;

std::string value_of(const Leaf& leaf, std::string_view key) {
    for (const auto& [name, value] : leaf.codes)
        if (name == key) return value;
    return "";
}

/// One thing that is counted: the outcome that it has last, on its own day.
using Things = std::map<std::pair<std::string, std::string>, std::pair<std::string, Date>>;  // (dossier, id) -> (outcome, day)

void note(Things& things, const Leaf& leaf, const std::string& outcome) {
    const auto day = Date::parse(value_of(leaf, "op"));
    if (day && !outcome.empty()) things[{value_of(leaf, "d"), value_of(leaf, "i")}] = {outcome, *day};
}

/// The years that are counted, in order.
class Years {
  public:
    /// `told`: what is published of the same things. A year that overlaps a column of it in part is not counted: subtracted, the two would tell
    /// of a few days.
    Years(const Counting& counting, std::vector<publish::PublishedTable> told)
        : begin_(years_begin(counting.session.convenant, *counting.regime)), on_(counting.session.on), told_(std::move(told)) {}

    /// A table of outcomes by year. Whole years only: what a running year shows today against next month would be one person. `left`: how many
    /// years stay out for what was told before.
    publish::Counts table(const std::string& code, const Things& things, int& left) const {
        publish::Counts out{code, {}, {}, {}};
        std::set<std::string> outcomes;
        std::optional<Date> first, last;
        for (const auto& [id, thing] : things) {
            const auto [from, to] = year_with(begin_, thing.second);
            if (to >= on_) continue;
            first = std::min(first.value_or(from), from), last = std::max(last.value_or(to), to);
        }
        if (!first) return out;
        for (Date day = *first; day <= *last; day = year_with(begin_, day).second.plus_days(1)) {
            const auto [from, to] = year_with(begin_, day);
            const std::string column = publish::column_of(from, to);
            if (told_otherwise(code, column)) ++left;
            else out.columns.push_back(column);
        }
        if (out.columns.empty()) return out;
        // An outcome of a year that stays out would say by its name that there was one.
        for (const auto& [id, thing] : things) {
            const auto [from, to] = year_with(begin_, thing.second);
            if (std::find(out.columns.begin(), out.columns.end(), publish::column_of(from, to)) != out.columns.end()) outcomes.insert(thing.first);
        }
        out.rows.assign(outcomes.begin(), outcomes.end());
        out.cells.assign(out.rows.size(), std::vector<long>(out.columns.size(), 0));
        for (const auto& [id, thing] : things) {
            const auto [from, to] = year_with(begin_, thing.second);
            const auto column = std::find(out.columns.begin(), out.columns.end(), publish::column_of(from, to));
            if (column == out.columns.end()) continue;
            ++out.cells[static_cast<std::size_t>(std::distance(outcomes.begin(), outcomes.find(thing.first)))][static_cast<std::size_t>(column - out.columns.begin())];
        }
        return out;
    }

  private:
    bool told_otherwise(const std::string& code, const std::string& column) const {
        return std::any_of(told_.begin(), told_.end(), [&](const publish::PublishedTable& one) {
            return one.code == code && std::any_of(one.columns.begin(), one.columns.end(), [&](const std::string& other) { return overlap_in_part(column, other); });
        });
    }

    Date begin_, on_;
    std::vector<publish::PublishedTable> told_;
};

Result<std::vector<publish::Counts>> count(Session& session, const Years& years, int& left) {
    std::map<std::string, Things> decisions;
    Things requests;
    static const std::set<std::string, std::less<>> counted{std::string(code::weging), std::string(code::driehoek), std::string(code::informeren)};
    TRY(each_leaf(*session.store, "besluit", [&](const Leaf& leaf) {
        const std::string kind = value_of(leaf, "s");
        if (counted.contains(kind)) note(decisions[kind], leaf, value_of(leaf, "u"));
    }));
    TRY(each_leaf(*session.store, "verzoek", [&](const Leaf& leaf) { note(requests, leaf, value_of(leaf, "s")); }));
    std::vector<publish::Counts> out;
    for (const auto& [kind, things] : decisions) out.push_back(years.table(kind, things, left));
    out.push_back(years.table("verzoeken", requests, left));
    std::erase_if(out, [](const publish::Counts& one) { return one.rows.empty(); });
    return out;
}

Result<std::vector<publish::Edition>> editions(Session& session) {
    TRY_ASSIGN(const std::vector<std::string> names, session.store->kept_names(edition_kind));
    std::vector<publish::Edition> out;
    for (const std::string& name : names) {
        TRY_ASSIGN(const auto bytes, session.store->kept(edition_kind, name));
        if (!bytes) continue;
        TRY_ASSIGN(publish::Edition one, publish::read_edition(*bytes, name));
        out.push_back(std::move(one));
    }
    return out;
}

Status put_out(Context& context, const publish::Edition& edition, const std::string& xml, const Catalogue& dutch, JobReport& report) {
    FileSystem& disk = context.world.disk;
    TRY(make_folders(disk, context.call.out));
    const std::string base = join_path(context.call.out, edition.number);
    TRY_ASSIGN(const Generator generator, load_generator(context));
    TRY_ASSIGN(const Document paper, generator.print({"statistiek", "nl", edition.number, "", xml, edition.date}));
    TRY(disk.write_durable(base + ".xml", view_of(xml)));
    TRY(disk.write_durable(base + ".csv", view_of(publish::edition_csv(edition, dutch))));
    TRY(disk.write_durable(base + ".pdf", paper.pdf));
    report.count("edition_files", 3);
    report.see(context.call.out);
    return {};
}

}  // namespace

Result<JobReport> make_statistics(Context& context) {
    if (context.call.out.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {"--out", context.call.command});
    TRY_ASSIGN(Counting counting, open_counting(context, "statistiek.make"));
    Session& session = counting.session;
    TRY_ASSIGN(const std::vector<publish::Edition> before, editions(session));
    TRY_ASSIGN(const std::vector<Published> all, published_before(session));
    std::vector<publish::PublishedTable> published;
    for (const Published& one : all) published.insert(published.end(), one.tables.begin(), one.tables.end());
    int left = 0;
    TRY_ASSIGN(const std::vector<publish::Counts> counts, count(session, Years(counting, published), left));
    JobReport report;
    if (left > 0) {
        context.output.item("statistics_years", {{"left_out", left}}, context.words.text("statistiek.regel.jaren", {std::to_string(left)}));
        report.count("years_left_out", left);
    }
    publish::Edition edition;
    edition.practice = session.store->practice();
    edition.covenant = session.convenant.id, edition.name = session.convenant.naam, edition.date = session.on, edition.threshold = counting.threshold;
    for (const publish::Counts& one : counts) {
        const auto table = publish::protect(one, edition.threshold, published);
        if (table) {
            edition.tables.push_back(*table);
            continue;
        }
        context.output.item("statistics_table", {{"table", one.code}, {"published", false}}, context.words.message(table.error()) + ". " + context.words.hint(table.error()));
        report.count("tables_withheld");
    }
    if (edition.tables.empty()) return counting.refuse(context, refused("statistiek.niets", {}, {std::to_string(edition.threshold)}));
    // What leaves is looked at once more, as a reader would: from the published cells alone.
    if (const auto errors = publish::edition_errors(edition); !errors.empty()) return counting.refuse(context, errors.front());
    const bool same = !before.empty() && before.back().tables == edition.tables && before.back().threshold == edition.threshold;
    if (same) edition = before.back();
    else edition.number = fmt::format("ST-{}-{:03}", session.on.year(), before.size() + 1);
    TRY_ASSIGN(const Catalogue dutch, load_catalogue(context.world.disk, context.data.locales(), "nl"));
    const std::string xml = publish::write_edition(edition, dutch);
    if (!context.call.dry_run) {
        if (!same) {
            TRY_ASSIGN(Group group, session.store->begin_group());
            TRY(group.keep(edition_kind, edition.number, view_of(xml)));
            auto codes = codes_of(counting.actor, counting.act.name);
            codes.insert(codes.end(), {{"nummer", edition.number}, {"tabellen", std::to_string(edition.tables.size())}, {"h", hex(sha256(view_of(xml)))}});
            TRY(group.note("statistiek", "", codes));
            TRY(group.commit());
        }
        TRY(put_out(context, edition, xml, dutch, report));
    }
    long hidden = 0;
    for (const auto& table : edition.tables)
        for (const auto& row : table.cells) hidden += std::count(row.begin(), row.end(), std::nullopt);
    context.output.item("statistics", {{"number", edition.number}, {"new", !same}, {"tables", edition.tables.size()}, {"hidden", hidden}, {"threshold", edition.threshold}},
                        context.words.text(same ? "statistiek.regel.zelfde" : "statistiek.regel.nieuw", {edition.number, std::to_string(edition.tables.size()), std::to_string(hidden), std::to_string(edition.threshold)}));
    end_run(context, session, report);
    context.output.summary(context.call.command, report, {{"reference_date", session.on.iso()}, {"dry_run", context.call.dry_run}});
    return report;
}

Result<JobReport> check_statistics(Context& context) {
    if (context.call.names.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.bestand"), context.call.command});
    JobReport report;
    for (const std::string& file : context.call.names) {
        if (!context.world.disk.exists(file)) return error_of(Kind::usage, "aanroep.geen_bestand", {}, {file});
        TRY_ASSIGN(const Bytes bytes, context.world.disk.read(file, largest_edition));
        const auto edition = publish::read_edition(bytes, file);
        std::vector<Error> errors;
        if (edition) errors = publish::edition_errors(*edition);
        else errors.push_back(edition.error());
        for (const Error& error : errors) {
            context.output.error(error);
            report.failed(error);
            report.count("findings");
        }
        report.count("checked");
        context.output.item("statistics_check", {{"file", file}, {"sound", errors.empty()}, {"findings", errors.size()}},
                            context.words.text(errors.empty() ? "regel.regime_goed" : "regel.regime_fout", {file, std::to_string(errors.size())}));
    }
    context.output.summary(context.call.command, report);
    return report;
}

}  // namespace griffier::jobs
