#include "jobs/lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "jobs/actor.h"
#include "records/registry/archive.h"
#include "records/registry/destroy.h"

namespace griffier::jobs {

namespace {

constexpr int far_ahead = 1 << 20;  // days: beyond every date
const std::string list_kind = "lijst", course_kind = "verloop", item_kind = "lijstpost";

std::string item_name(const std::string& number, int nr) { return number + "/" + std::to_string(nr); }

std::string setting(const Context& context, const char* name) {
    const auto found = context.call.settings.find(name);
    return found == context.call.settings.end() ? "" : found->second;
}

bool same_part(const Tevernietigen& a, const Lijstpost& b, const std::string& klok) {
    return a.dossier == b.dossier && a.bestand == b.bestand && a.uit == b.uit && klok == b.klok &&
           std::any_of(a.onderdelen.begin(), a.onderdelen.end(), [&](const std::string& id) { return std::find(b.onderdelen.begin(), b.onderdelen.end(), id) != b.onderdelen.end(); });
}

std::string next_number(const std::vector<StoredList>& lists, Date on) {
    const std::string stem = fmt::format("VL-{:04}-", on.year());
    int last = 0;
    for (const StoredList& one : lists)
        if (one.list.nummer.rfind(stem, 0) == 0) last = std::max(last, std::atoi(one.list.nummer.c_str() + stem.size()));
    return fmt::format("{}{:04}", stem, last + 1);
}

/// What the settings say of every list: selection list, leave, and of each item its category.
void fill(Lijst& list, const ArchiveSettings& settings) {
    list.selectielijst = settings.selection_list;
    list.machtiging = settings.leave;
    for (Lijstregel& line : list.regels)
        if (const auto found = settings.category.find(line.uit); found != settings.category.end()) line.categorie = found->second;
}

}  // namespace

ArchiveSettings archive_settings(const Context& context) {
    return {setting(context, "archive-caretaker"),
            setting(context, "selection-list"),
            {{"weegploeg", setting(context, "selection-weegploeg")}, {"casusoverleg", setting(context, "selection-casusoverleg")}},
            {setting(context, "leave-reference"), setting(context, "leave-scope"), setting(context, "leave-issuer"), Date::parse(setting(context, "leave-date"))}};
}

Result<StoredList> load_list(Store& store, const std::string& number) {
    TRY_ASSIGN(const std::optional<Bytes> list, store.kept(list_kind, number));
    TRY_ASSIGN(const std::optional<Bytes> course, store.kept(course_kind, number));
    // What was typed is not said back: it can be a name.
    if (!list || !course) return refused("lijst.onbekend");
    StoredList out;
    TRY_ASSIGN(out.list, read_list(*list, number));
    TRY_ASSIGN(out.course, read_course(*course));
    return out;
}

Result<std::vector<StoredList>> all_lists(Store& store) {
    TRY_ASSIGN(const std::vector<std::string> numbers, store.kept_names(list_kind));
    std::vector<StoredList> lists;
    for (const std::string& number : numbers) {
        TRY_ASSIGN(StoredList one, load_list(store, number));
        lists.push_back(std::move(one));
    }
    return lists;
}

Result<std::optional<Lijstgegeven>> given_of(Store& store, const std::string& number, int nr) {
    TRY_ASSIGN(const std::optional<Bytes> bytes, store.kept(item_kind, item_name(number, nr)));
    if (!bytes) return std::optional<Lijstgegeven>();
    TRY_ASSIGN(Lijstgegeven given, read_given(*bytes));
    return std::optional<Lijstgegeven>(std::move(given));
}

Status keep_course(Group& group, const StoredList& list) { return group.keep(course_kind, list.list.nummer, view_of(write_course(list.course))); }

Result<std::vector<const Regime*>> regimes_of(const Lijst& list, const Session& session) {
    std::vector<const Regime*> regimes;
    for (const Lijstregel& line : list.regels) {
        const Regime* regime = session.law.find(line.regime, line.regime_versie);
        if (!regime || regime->hash != line.regime_hash) return error_of(Kind::configuration, "regime.gewijzigd", {list.nummer, 0, ""}, {line.regime, line.regime_versie, regime ? regime->versie : "-"});
        if (std::find(regimes.begin(), regimes.end(), regime) == regimes.end()) regimes.push_back(regime);
    }
    return regimes;
}

Result<Gearchiveerd> archived_on(Session& session, const std::string& number) {
    TRY_ASSIGN(auto archived, griffier::archived_on(*session.store, number));
    return Bewaarstand{std::move(archived), session.convenant.startkeuzes};
}

Result<Documents> documents_with(Session& session, const Tevernietigen& part) {
    Documents found;
    TRY_ASSIGN(const std::vector<std::string> numbers, griffier::documents_with(*session.store, part));
    for (const std::string& number : numbers) {
        TRY_ASSIGN(const std::optional<Stukregel> one, session.store->ledger_line(number));
        if (!one || one->kluis.empty()) continue;
        ++found.count;
        found.bytes += static_cast<long>(one->omvang);
    }
    return found;
}

Result<std::vector<std::string>> candidates(Session& session) {
    int lead = 0;
    for (const Regime& regime : session.law.regimes)
        if (const auto days = lead_time(regime)) lead = std::max(lead, days->dagen_vooraf);
    TRY_ASSIGN(const std::vector<Termijnregel> dated, session.store->due(session.on.plus_days(far_ahead), "vernietigen"));
    TRY_ASSIGN(const std::vector<std::string> all, session.store->numbers());
    std::set<std::string> with, near;
    for (const Termijnregel& term : dated) {
        with.insert(term.dossier);
        if (term.datum <= session.on.plus_days(lead)) near.insert(term.dossier);
    }
    for (const std::string& number : all)
        if (!with.count(number)) near.insert(number);
    // What is no longer needed goes whenever its last day is.
    TRY_ASSIGN(const std::vector<Termijnregel> reviews, session.store->due(session.on, "noodzaak"));
    for (const Termijnregel& term : reviews) near.insert(term.dossier);
    return std::vector<std::string>(near.begin(), near.end());
}

Result<Voordracht> proposal_for(Session& session, const std::vector<std::string>& numbers) {
    Voordracht proposal;
    proposal.peildatum = session.on;
    for (const std::string& number : numbers) {
        TRY_ASSIGN(const Dossierregel line, session.store->summary(number));
        if (line.toestand == "vernietigd") continue;
        const Result<const Regime*> regime = session.regime_of(line);
        if (!regime) continue;  // told by produce and nightly
        TRY_ASSIGN(const Aanloop lead, lead_time(**regime));
        TRY_ASSIGN(const Dossier dossier, session.store->dossier(number));
        TRY_ASSIGN(const Gearchiveerd archived, archived_on(session, number));
        propose(proposal, dossier, **regime, session.law.kalender, lead, archived);
    }
    freeze(proposal);
    return proposal;
}

Result<std::optional<StoredList>> make_list(Context& context, Session& session, const Voordracht& proposal, const std::string& proposer) {
    TRY_ASSIGN(const std::vector<StoredList> lists, all_lists(*session.store));
    std::vector<Lijstgegeven> taken;
    std::vector<long> sizes;
    for (const StoredList& one : lists) {
        if (one.course.stand != Lijststand::vervallen) sizes.push_back(static_cast<long>(one.list.regels.size()));
        if (!one.open()) continue;
        for (const Lijstregel& line : one.list.regels) {
            if (one.course.uitkomst(line.nr)) continue;
            TRY_ASSIGN(std::optional<Lijstgegeven> given, given_of(*session.store, one.list.nummer, line.nr));
            if (given) taken.push_back(std::move(*given));
        }
    }
    StoredList made;
    std::vector<Lijstgegeven> given;
    for (const Lijstpost& post : proposal.posten) {
        if (!post.op_lijst()) continue;
        if (std::any_of(taken.begin(), taken.end(), [&](const Lijstgegeven& one) { return same_part(one.deel, post, one.klok); })) continue;
        Lijstgegeven one = post.gegeven();
        TRY_ASSIGN(const Documents documents, documents_with(session, one.deel));
        one.stukken = documents.count;
        one.omvang = documents.bytes;
        one.zout = hex(context.world.random.bytes(16));
        given.push_back(std::move(one));
    }
    if (given.empty()) return std::optional<StoredList>();
    const ArchiveSettings settings = archive_settings(context);
    Lijst& list = made.list;
    list.nummer = next_number(lists, session.on);
    list.opslag = session.store->origin();
    list.convenant = session.convenant.id;
    list.datum = session.on;
    list.voorsteller = proposer;
    number_items(list, given);
    fill(list, settings);
    TRY_ASSIGN(const std::vector<const Regime*> regimes, regimes_of(list, session));
    TRY_ASSIGN(const Procedure procedure, procedure_of(regimes));
    TRY_ASSIGN(const Tellers counters, session.store->counters());
    list.groot = is_large(procedure, static_cast<long>(list.regels.size()), counters.actief + counters.gearchiveerd, sizes);
    list.goedkeurders = procedure.goedkeurders + (list.groot ? procedure.extra : 0);
    list.afkoeling = procedure.afkoeling;
    if (!session.keeps(context)) return std::optional<StoredList>(std::move(made));
    TRY_ASSIGN(Group group, session.store->begin_group());
    TRY(group.keep(list_kind, list.nummer, view_of(write_list(list))));
    TRY(keep_course(group, made));
    for (std::size_t i = 0; i < given.size(); ++i)
        TRY(group.keep_with(given[i].deel.dossier, given[i].deel.uit, item_kind, given[i].deel.post, view_of(write_given(given[i]))));
    TRY(group.note("lijst", "", {{"stap", "voorgesteld"}, {"lijst", list.nummer}, {"stam", root_of(list)}, {"posten", std::to_string(list.regels.size())}}));
    TRY(group.commit());
    return std::optional<StoredList>(std::move(made));
}

std::string ItemState::reason() const {
    if (!now || now->op_lijst()) return "";
    return now->stand == Lijstpost::Stand::aangehouden ? "aangehouden" : now->wacht_om;
}

Result<std::vector<ItemState>> compare(Session& session, const StoredList& list) {
    std::vector<ItemState> states;
    for (const Lijstregel& line : list.list.regels) {
        if (list.course.uitkomst(line.nr)) continue;
        ItemState state;
        state.nr = line.nr;
        TRY_ASSIGN(state.given, given_of(*session.store, list.list.nummer, line.nr));
        if (state.given) {
            const Lijstgegeven& given = *state.given;
            TRY_ASSIGN(const Dossierregel row, session.store->summary(given.deel.dossier));
            const Result<const Regime*> regime = session.regime_of(row);
            if (row.toestand != "vernietigd" && regime) {
                TRY_ASSIGN(const Aanloop lead, lead_time(**regime));
                TRY_ASSIGN(const Dossier dossier, session.store->dossier(given.deel.dossier));
                TRY_ASSIGN(const Gearchiveerd archived, archived_on(session, given.deel.dossier));
                state.now = part_of(given.deel, given.klok, dossier, **regime, session.law.kalender, lead, session.on, archived);
            }
            if (state.now) {
                Lijstgegeven again = state.now->gegeven();
                TRY_ASSIGN(const Documents documents, documents_with(session, again.deel));
                again.stukken = documents.count;
                again.omvang = documents.bytes;
                again.zout = given.zout;
                state.same = again.kenmerk() == line.kenmerk && given.kenmerk() == line.kenmerk;
            }
        }
        states.push_back(std::move(state));
    }
    return states;
}

namespace {

/// A list that nobody can approve for want of settings, which are there now: it makes room for one with them.
bool can_be_whole_now(const StoredList& list, const ArchiveSettings& settings) {
    if (list.course.stand != Lijststand::voorgesteld || missing_in(list.list).empty()) return false;
    Lijst again = list.list;
    fill(again, settings);
    return missing_in(again).empty();
}

/// What one look at a list does to its course; true when anything.
bool move_on(StoredList& list, const std::vector<ItemState>& items, const ArchiveSettings& settings, Date on, std::vector<int>& off) {
    Lijstverloop& course = list.course;
    if (can_be_whole_now(list, settings)) {
        course.stand = Lijststand::vervallen;
        course.vervallen_om = "aangevuld";
        course.vervallen_op = on;
        return true;
    }
    if (std::any_of(items.begin(), items.end(), [](const ItemState& item) { return !item.same && item.reason().empty(); })) {
        course.stand = Lijststand::vervallen;
        course.vervallen_om = "post-gewijzigd";
        course.vervallen_op = on;
        return true;
    }
    for (const ItemState& item : items) {
        if (item.reason().empty()) continue;
        course.uitkomsten.push_back({item.nr, "afgevallen", item.reason(), on});
        off.push_back(item.nr);
    }
    const bool empty = course.uitkomsten.size() == list.list.regels.size();
    const bool nothing_done = std::none_of(course.uitkomsten.begin(), course.uitkomsten.end(), [](const Postuitkomst& one) { return one.uitkomst == "vernietigd"; });
    if (empty && nothing_done) {
        course.stand = Lijststand::vervallen;
        course.vervallen_om = "leeg";
        course.vervallen_op = on;
    } else if (empty) {
        course.stand = Lijststand::uitgevoerd;
    }
    return !off.empty();
}

}  // namespace

Status refresh_lists(Context& context, Session& session, JobReport& report) {
    TRY_ASSIGN(std::vector<StoredList> lists, all_lists(*session.store));
    const Catalogue& words = context.words;
    const ArchiveSettings settings = archive_settings(context);
    for (StoredList& one : lists) {
        if (one.course.stand != Lijststand::voorgesteld && one.course.stand != Lijststand::goedgekeurd) continue;
        TRY_ASSIGN(const std::vector<ItemState> items, compare(session, one));
        std::vector<int> off;
        if (!move_on(one, items, settings, session.on, off)) continue;
        const std::string& number = one.list.nummer;
        for (const int nr : off) {
            const std::string reason = one.course.uitkomst(nr)->reden;
            context.output.item("list_item_off", {{"list", number}, {"item", nr}, {"reason", reason}}, words.text(context.call.dry_run ? "regel.lijst_post_af_zou" : "regel.lijst_post_af", {number, std::to_string(nr), words.text("lijst.reden." + reason)}));
            report.count("items_off");
        }
        if (one.course.stand == Lijststand::vervallen) {
            const std::string& why = one.course.vervallen_om;
            context.output.item("list_void", {{"list", number}, {"reason", why}}, words.text(context.call.dry_run ? "regel.lijst_vervallen_zou" : "regel.lijst_vervallen", {number, words.text("lijst.reden." + why)}));
            report.count("lists_void");
        }
        if (!session.keeps(context)) continue;
        TRY_ASSIGN(Group group, session.store->begin_group());
        TRY(keep_course(group, one));
        if (one.course.stand == Lijststand::vervallen)
            for (const Lijstregel& line : one.list.regels) TRY(group.drop(item_kind, item_name(number, line.nr)));
        for (const int nr : off) TRY(group.drop(item_kind, item_name(number, nr)));
        TRY(group.note("lijst", "", {{"stap", std::string(code_of(one.course.stand))}, {"lijst", number}, {"af", std::to_string(off.size())}, {"reden", one.course.vervallen_om.empty() ? "post-af" : one.course.vervallen_om}}));
        TRY(group.commit());
    }
    return {};
}

}  // namespace griffier::jobs
