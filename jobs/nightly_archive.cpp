#include "jobs/nightly_archive.h"

#include <algorithm>

#include "jobs/folders.h"
#include "jobs/lists.h"
#include "jobs/nightly_lists.h"
#include "jobs/produce.h"
#include "records/destruction/mdto_archive.h"
#include "records/model/codes.h"
#include "records/registry/archive.h"

namespace griffier::jobs {

namespace {

constexpr std::string_view lead_code = "archiveren.aanloop-dagen";
const std::string mdto_kind = "archief-mdto";

std::optional<Date> last_day(const DatedFact& fact) { return fact.bevinding.uiterst ? fact.bevinding.uiterst : fact.bevinding.datum; }

bool is_due(const DatedFact& fact, const Regime& regime, Date on) {
    if (fact.what != "archiveren" || fact.urgency == Urgency::none) return false;
    const auto last = last_day(fact);
    const Drempel* lead = regime.drempel(lead_code);
    return last && on >= last->plus_days(lead ? -lead->waarde : 0);
}

/// Who may consult the archive, in the regime's own words.
std::string consultation(const Regime& regime) {
    const auto found = std::find_if(regime.toegang.begin(), regime.toegang.end(), [](const Toegangsregel& rule) { return rule.bestand == code::archief && rule.oordeel == "raadplegen"; });
    return found == regime.toegang.end() ? "" : found->uitleg;
}

Gearchiveerdbestand described(const Context& context, const Session& session, const Dossier& dossier, const Regime& regime, const std::string& file) {
    const ArchiveSettings settings = archive_settings(context);
    Gearchiveerdbestand one;
    one.dossier = dossier.nummer;
    one.bestand = file;
    one.op = session.on;
    for (const Bewaarplan& plan : retention_plan(dossier, regime, session.law.kalender, {session.on, {}, session.convenant.startkeuzes}))
        if (plan.uit == file && plan.archiveren) one.plan = plan;
    if (const Termijn* rule = regime.termijn(one.plan.vernietigen.regel)) one.duur = rule->duur.iso();
    one.regime = regime.id + " " + regime.versie;
    one.opslag = session.store->origin();
    one.zorgdrager = settings.caretaker;
    if (one.zorgdrager.empty())
        for (const std::string& id : session.convenant.verwerkingsverantwoordelijken)
            if (const Partij* party = session.convenant.partij(id)) one.zorgdrager += (one.zorgdrager.empty() ? "" : "; ") + party->naam;
    one.selectielijst = settings.selection_list;
    if (const auto category = settings.category.find(file); category != settings.category.end()) one.categorie = category->second;
    one.beperking = consultation(regime);
    one.oefening = session.store->practice();
    return one;
}

/// Readable beside the papers for the file: who keeps the archive hands it on with them.
Status put_out(Context& context, const std::string& name, const std::string& xml) {
    // An order comes by a command that puts out nothing else: then the folder of the settings is meant.
    const auto set = context.call.settings.find("out");
    const std::string out = context.call.out.empty() && set != context.call.settings.end() ? set->second : context.call.out;
    if (out.empty()) return {};
    const std::string folder = join_path(out, inside_folder);
    TRY(make_folders(context.world.disk, folder));
    return context.world.disk.write_durable(join_path(folder, name), view_of(xml));
}

}  // namespace

Result<ArchiveMetadata> keep_return(const Context& context, const Session& session, Group& group, const Dossier& dossier, const Regime& regime, const std::map<std::string, Date>& before, Date ordered) {
    ArchiveMetadata metadata;
    for (const auto& [file, moved] : before) {
        if (moved > ordered) continue;  // that one stays there (registry/archive.h)
        Gearchiveerdbestand one = described(context, session, dossier, regime, file);
        one.op = moved, one.hernieuwd = ordered;
        metadata.emplace_back(mdto_name(one), mdto_of_archived(one));
        TRY(group.keep_with(dossier.nummer, file, mdto_kind, dossier.nummer + "/" + file + "/" + ordered.iso() + "/hernieuwd", view_of(metadata.back().second)));
    }
    return metadata;
}

Status put_out_metadata(Context& context, const ArchiveMetadata& metadata) {
    for (const auto& [name, xml] : metadata) TRY(put_out(context, name, xml));
    return {};
}

Result<bool> archive_due(Context& context, Session& session, const Dossier& dossier, const Regime& regime, const std::vector<DatedFact>& facts, JobReport& report) {
    const std::string& number = dossier.nummer;
    // What is in the archive stays as it is and fewer may see it: like destroying, that waits for a day that is proven (fault 29).
    std::vector<const DatedFact*> due;
    bool waits = false;
    for (const DatedFact& fact : facts)
        if (is_due(fact, regime, session.not_before())) due.push_back(&fact);
        else waits = waits || is_due(fact, regime, session.on);
    if (waits) tell_gap(context, session, report);
    if (due.empty()) return false;
    if (session.keeps(context)) {
        std::vector<std::pair<Gearchiveerdbestand, std::string>> metadata;
        std::map<std::string, Date> last_days;
        for (const DatedFact* fact : due) {
            last_days.emplace(fact->about, *last_day(*fact));
            const Gearchiveerdbestand one = described(context, session, dossier, regime, fact->about);
            metadata.emplace_back(one, mdto_of_archived(one));
        }
        TRY_ASSIGN(Group group, session.store->begin_group());
        for (const auto& [one, xml] : metadata) {
            TRY(archive(*session.store, group, number, one.bestand, session.on, last_days.at(one.bestand)));
            TRY(group.keep_with(number, one.bestand, mdto_kind, number + "/" + one.bestand + "/" + session.on.iso(), view_of(xml)));
        }
        TRY(group.commit());
        for (const auto& [one, xml] : metadata)
            if (!context.call.dry_run) TRY(put_out(context, mdto_name(one), xml));
    }
    for (const DatedFact* fact : due) {
        const Date last = *last_day(*fact);
        const bool late = last < session.on;
        context.output.item("archived", {{"dossier", number}, {"file", fact->about}, {"last_day", last.iso()}, {"late", late}, {"rule", fact->bevinding.regel}},
                            context.words.text(std::string(late ? "regel.gearchiveerd_laat" : "regel.gearchiveerd") + (context.call.dry_run ? "_zou" : ""), {number, fact->about, context.words.long_date(last)}));
        report.count("archived");
    }
    return session.keeps(context);
}

Status archive_papers(Context& context, Session& session, const std::vector<std::string>& moved, JobReport& report) {
    if (moved.empty()) return {};
    TRY_ASSIGN(const Generator* generator, generator_of(context, session));
    Producer producer(context, session, *generator);
    producer.report() = std::move(report);
    Status status;
    for (const std::string& number : moved)
        if (status) status = producer.papers(number);
    if (status) status = producer.put_out_filed();
    report = std::move(producer.report());
    return status;
}

}  // namespace griffier::jobs
