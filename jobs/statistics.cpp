// griffier statistiek make: an edition of the anonymised statistics, counted from the coded leaves of the log, so that cases that are gone
// still count (STA-01, DOC-26). griffier statistiek check FILE: whether a hidden cell of an edition can be computed back.
#include "generator/publish/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "generator/generator.h"
#include "generator/publish/evaluation.h"
#include "jobs/actor.h"
#include "jobs/folders.h"
#include "jobs/jobs.h"
#include "jobs/verzoek.h"
#include "records/model/codes.h"
#include "records/registry/leaves.h"

namespace griffier::jobs {

namespace {

constexpr const char* kept_as = "statistiek";
constexpr std::size_t largest_edition = 4u << 20;

std::string value_of(const Leaf& leaf, std::string_view key) {
    for (const auto& [name, value] : leaf.codes)
        if (name == key) return value;
    return "";
}

/// One thing that is counted: the outcome that it has last, in the year of its own day.
using Things = std::map<std::pair<std::string, std::string>, std::pair<std::string, int>>;  // (dossier, id) -> (outcome, year)

void note(Things& things, const Leaf& leaf, const std::string& outcome) {
    const auto day = Date::parse(value_of(leaf, "op"));
    if (day && !outcome.empty()) things[{value_of(leaf, "d"), value_of(leaf, "i")}] = {outcome, day->year()};
}

/// A table of outcomes by year. Whole years only: what a running year shows today against next month would be one person.
publish::Counts table_of(const std::string& code, const Things& things, int before) {
    publish::Counts out{code, {}, {}, {}};
    std::set<std::string> outcomes;
    std::set<int> years;
    for (const auto& [id, thing] : things)
        if (thing.second < before) outcomes.insert(thing.first), years.insert(thing.second);
    if (years.empty()) return out;
    out.rows.assign(outcomes.begin(), outcomes.end());
    for (int year = *years.begin(); year <= *years.rbegin(); ++year) out.columns.push_back(std::to_string(year));
    out.cells.assign(out.rows.size(), std::vector<long>(out.columns.size(), 0));
    for (const auto& [id, thing] : things)
        if (thing.second < before)
            ++out.cells[static_cast<std::size_t>(std::distance(outcomes.begin(), outcomes.find(thing.first)))][static_cast<std::size_t>(thing.second - *years.begin())];
    return out;
}

Result<std::vector<publish::Counts>> count(Session& session) {
    std::map<std::string, Things> decisions;
    Things requests;
    static const std::set<std::string, std::less<>> counted{std::string(code::weging), std::string(code::driehoek), std::string(code::informeren)};
    TRY(each_leaf(*session.store, "besluit", [&](const Leaf& leaf) {
        const std::string kind = value_of(leaf, "s");
        if (counted.contains(kind)) note(decisions[kind], leaf, value_of(leaf, "u"));
    }));
    TRY(each_leaf(*session.store, "verzoek", [&](const Leaf& leaf) { note(requests, leaf, value_of(leaf, "s")); }));
    std::vector<publish::Counts> out;
    for (const auto& [kind, things] : decisions) out.push_back(table_of(kind, things, session.on.year()));
    out.push_back(table_of("verzoeken", requests, session.on.year()));
    std::erase_if(out, [](const publish::Counts& one) { return one.rows.empty(); });
    return out;
}

Result<std::vector<publish::Edition>> editions(Session& session) {
    TRY_ASSIGN(const std::vector<std::string> names, session.store->kept_names(kept_as));
    std::vector<publish::Edition> out;
    for (const std::string& name : names) {
        TRY_ASSIGN(const auto bytes, session.store->kept(kept_as, name));
        if (!bytes) continue;
        TRY_ASSIGN(publish::Edition one, publish::read_edition(*bytes, name));
        out.push_back(std::move(one));
    }
    return out;
}

/// What reports of evaluations told of the same years.
Result<std::vector<publish::PublishedTable>> evaluated(Session& session) {
    TRY_ASSIGN(const std::vector<std::string> names, session.store->kept_names("evaluatie"));
    std::vector<publish::PublishedTable> out;
    for (const std::string& name : names) {
        TRY_ASSIGN(const auto bytes, session.store->kept("evaluatie", name));
        if (!bytes) continue;
        TRY_ASSIGN(auto tables, publish::tables_of_evaluation(*bytes, name));
        for (auto& table : publish::days_as_years(std::move(tables))) out.push_back(std::move(table));
    }
    return out;
}

bool may_publish(const std::string& role) { return role == "uitvoerder" || role == "beheerder" || role == "privacy-officer" || role == "functionaris"; }

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
    TRY_ASSIGN(Session session, open_session(context));
    const Act act{"statistiek.make", ""};
    TRY_ASSIGN(const Actor actor, actor_of(context, session, act));
    if (!may_publish(actor.role)) return log_refusal(session, actor, act, refused("handelen.geen_taak", {}, {actor.role}));
    const Regime* regime = session.law.find(session.convenant.regime);
    const Drempel* smallest = regime ? regime->drempel("statistiek.kleinste-cel") : nullptr;
    if (!smallest) return error_of(Kind::configuration, "regime.onbekend", {}, {session.convenant.regime});
    TRY_ASSIGN(const std::vector<publish::Edition> before, editions(session));
    TRY_ASSIGN(const std::vector<publish::Counts> counts, count(session));
    JobReport report;
    publish::Edition edition;
    edition.practice = session.store->practice();
    edition.covenant = session.convenant.id, edition.name = session.convenant.naam, edition.date = session.on, edition.threshold = std::max(smallest->waarde, smallest->ondergrens);
    TRY_ASSIGN(const std::vector<publish::PublishedTable> reports, evaluated(session));
    for (const publish::Counts& one : counts) {
        std::vector<publish::PublishedTable> published = reports;
        for (const auto& old : before) published.insert(published.end(), old.tables.begin(), old.tables.end());
        const auto table = publish::protect(one, edition.threshold, published);
        if (table) {
            edition.tables.push_back(*table);
            continue;
        }
        context.output.item("statistics_table", {{"table", one.code}, {"published", false}}, context.words.message(table.error()) + ". " + context.words.hint(table.error()));
        report.count("tables_withheld");
    }
    if (edition.tables.empty()) return log_refusal(session, actor, act, refused("statistiek.niets", {}, {std::to_string(edition.threshold)}));
    // What leaves is looked at once more, as a reader would: from the published cells alone.
    if (const auto errors = publish::edition_errors(edition); !errors.empty()) return log_refusal(session, actor, act, errors.front());
    const bool same = !before.empty() && before.back().tables == edition.tables && before.back().threshold == edition.threshold;
    if (same) edition = before.back();
    else edition.number = fmt::format("ST-{}-{:03}", session.on.year(), before.size() + 1);
    TRY_ASSIGN(const Catalogue dutch, load_catalogue(context.world.disk, context.data.locales(), "nl"));
    const std::string xml = publish::write_edition(edition, dutch);
    if (!context.call.dry_run) {
        if (!same) {
            TRY_ASSIGN(Group group, session.store->begin_group());
            TRY(group.keep(kept_as, edition.number, view_of(xml)));
            auto codes = codes_of(actor, act.name);
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
