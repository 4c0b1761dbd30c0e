#include "jobs/session.h"

#include <algorithm>
#include <set>

#include "records/core/text.h"
#include "records/keys/epoch.h"
#include "records/regime_io/kalender_loader.h"
#include "records/regime_io/regime_loader.h"
#include "records/model/codes.h"
#include "records/registry/archive.h"
#include "records/registry/issue.h"

namespace griffier::jobs {

const Regime* Law::find(std::string_view id, std::string_view version) const {
    const Regime* found = nullptr;
    for (const Regime& regime : regimes) {
        if (regime.id != id || (!version.empty() && regime.versie != version)) continue;
        if (!found || version_number(found->versie) < version_number(regime.versie)) found = &regime;
    }
    return found;
}

long Law::versions(std::string_view id) const {
    return std::count_if(regimes.begin(), regimes.end(), [&](const Regime& regime) { return regime.id == id; });
}

Result<Law> load_law(Context& context, bool guidance) {
    Law law;
    TRY_ASSIGN(const RegimeLoader loader, RegimeLoader::load(context.world.disk, context.data.regimes()));
    for (const auto& [file, regime] : loader.all()) law.regimes.push_back(guidance ? regime : regime.without_guidance());
    const std::string file = context.data.regimes() + "/kalender.xml";
    TRY_ASSIGN(const Bytes bytes, context.world.disk.read(file));
    TRY_ASSIGN(law.kalender, load_kalender(bytes, file));
    return law;
}

Result<StorePaths> store_paths(const Context& context) {
    const auto missing = [&](const char* flag) { return error_of(Kind::usage, "aanroep.ontbreekt", {}, {flag, context.call.command}); };
    if (context.call.store.empty()) return missing("--store");
    if (context.call.keys.empty()) return missing("--keys");
    StorePaths paths{context.call.store, context.call.keys};
    for (std::size_t begin = 0; begin < context.call.holders.size();) {
        const auto end = std::min(context.call.holders.find(',', begin), context.call.holders.size());
        std::string folder = squeeze(context.call.holders.substr(begin, end - begin));
        if (!folder.empty()) {
            TRY(check_epoch_folder(paths.folder, folder));
            paths.holder_folders.push_back(std::move(folder));
        }
        begin = end + 1;
    }
    if (const auto witness = context.call.settings.find("witness"); witness != context.call.settings.end()) {
        paths.witness_folder = witness->second;
        TRY(check_epoch_folder(paths.folder, paths.witness_folder));  // what is put back with the store remembers nothing
    }
    return paths;
}

namespace {

/// Reads the clock against the log now.
Result<Tijdoordeel> judge(Store& store, const Clock& clock, const Klokstand& begin, const Tijdgrens& limits) {
    TRY_ASSIGN(const Tijdstand known, store.time_known());
    return judge_time({known.hoogste, known.bewezen, known.sprong, begin, {clock.now(), clock.monotonic()}}, limits);
}

/// In a real store the clock is judged now, before every group and before every commit.
Status guard_time(Session& session) {
    if (session.store->practice()) {
        session.tijd = {Tijdfout::geen, session.clock->now()};
        return {};
    }
    const Regime* regime = session.law.find(session.convenant.regime);
    if (!regime) return error_of(Kind::configuration, "regime.onbekend", {}, {session.convenant.regime});
    TRY_ASSIGN(const Tijdgrens limits, time_limits(*regime));
    const Klokstand begin{session.clock->now(), session.clock->monotonic()};
    Store* store = session.store.get();
    const Clock* clock = session.clock.get();
    TRY_ASSIGN(session.tijd, judge(*store, *clock, begin, limits));
    store->set_time_guard([=]() -> Result<bool> {
        TRY_ASSIGN(const Tijdoordeel verdict, judge(*store, *clock, begin, limits));
        if (verdict.fout == Tijdfout::sprong) return error_of(Kind::configuration, std::string(Store::clock_jumped));
        if (!verdict.beslissen()) return error_of(Kind::configuration, "klok.teruggezet");
        return verdict.vernietigen();
    });
    return {};
}

}  // namespace

Date Session::not_before() const { return std::min(on, Clock::civil_date(tijd.ondergrens)); }

void Session::move_to(Date day) {
    on = day;
    clock->stand_at(day);
    tijd = {Tijdfout::geen, clock->now()};
}

void end_run(Context& context, Session& session, JobReport& report) {
    if (!session.store->unsigned_leaves()) return;
    if (const auto head = session.store->sign_head(); !head) {
        context.output.error(head.error());
        report.failed(head.error());
    }
}

Result<Session> open_session(Context& context) {
    TRY_ASSIGN(const StorePaths paths, store_paths(context));
    Session session;
    session.clock = std::make_unique<ReferenceClock>(context.world.clock);
    Result<std::unique_ptr<Store>> opened = Store::open(paths, context.world.disk, *session.clock, context.world.random);
    if (!opened) {
        Error error = opened.error();
        // Where was looked: the folder can be a wrong one in griffier.ini.
        if (error.code == "opslag.epoch_ontbreekt") error = error_of(error.kind, "opslag.epoch_niet_gevonden", error.place, {paths.epoch_folder});
        return error;
    }
    session.store = std::move(*opened);
    if (const auto& quarantine = session.store->quarantine()) {
        const std::string& command = context.call.command;
        if (command != "status" && command != "verify" && command != "besluit")
            return error_of(Kind::damaged, "opslag.quarantaine", {}, {std::to_string(quarantine->eigen), std::to_string(quarantine->getuige)});
    }
    const Date today = context.world.clock.today();
    session.on = context.call.on.empty() ? today : *Date::parse(context.call.on);
    if (session.on > today && !session.store->practice())
        return error_of(Kind::usage, "aanroep.toekomst", {}, {session.on.iso(), today.iso()});
    if (session.store->practice() && !context.call.on.empty()) session.clock->stand_at(session.on);
    TRY_ASSIGN(session.convenant, read_covenant(context, session.store->convenant(), "convenant.xml"));
    TRY_ASSIGN(session.law, load_law(context, session.convenant.handleiding_richtsnoer));
    TRY(guard_time(session));
    return session;
}

Result<const Regime*> Session::regime_of(const Dossierregel& line) const {
    const std::string& id = line.regime.empty() ? convenant.regime : line.regime;
    const Regime* regime = law.find(id, line.regime_versie);
    if (const Regime* newest = law.find(id); !regime && newest)
        return error_of(Kind::configuration, "regime.andere_versie", {line.nummer, 0, ""}, {id, line.regime_versie, newest->versie});
    if (!regime) return error_of(Kind::configuration, "regime.onbekend", {line.nummer, 0, ""}, {id});
    if (!line.regime_hash.empty() && line.regime_hash != regime->hash)
        return error_of(Kind::configuration, "regime.gewijzigd", {line.nummer, 0, ""}, {id, line.regime_versie, regime->versie});
    return regime;
}

Result<std::vector<Verzonden>> Session::sent(const std::string& number) {
    TRY_ASSIGN(const std::vector<Stukregel> documents, store->documents(number));
    std::vector<Verzonden> letters;
    for (const Stukregel& document : documents) {
        const bool letter = document.soort == informatiebrief || document.soort.rfind(std::string(informatiebrief) + "-", 0) == 0;
        if (!letter || document.stand < Stand::opgeborgen) continue;
        if (document.stand == Stand::gereed) {
            TRY_ASSIGN(const auto handed, letter_of(*store, document.nummer));
            if (handed && handed->stand == Verzendstand::ingetrokken) continue;  // nobody gets it
        }
        // "p1>p3": about p1, to p3
        const auto arrow = document.adressaat.find('>');
        letters.push_back({document.adressaat.substr(0, arrow), document.besluit, document.datum,
                           arrow == std::string::npos ? "" : document.adressaat.substr(arrow + 1), document.taal});
    }
    return letters;
}

Result<std::vector<DatedFact>> Session::facts_of(const Dossier& dossier, const Regime& regime) {
    TRY_ASSIGN(std::vector<Verzonden> letters, sent(dossier.nummer));
    TRY_ASSIGN(auto archived, archived_on(*store, dossier.nummer));
    return dated_facts({dossier, regime, convenant, law.kalender, on, std::move(letters), std::move(archived)});
}

Result<bool> Session::in_archive(const Dossierregel& line, std::string_view file) {
    if (line.toestand == "gearchiveerd") return true;
    TRY_ASSIGN(const auto archived, archived_on(*store, line.nummer));
    return archived.contains(std::string(file == "plan" ? code::casusoverleg : file));
}

std::vector<Termijnregel> terms_of(const std::string& number, const Regime& regime, const std::vector<DatedFact>& facts, std::vector<Bevinding>* reasons) {
    std::vector<Termijnregel> terms;
    std::set<std::string> seen;
    for (const DatedFact& fact : facts) {
        const Bevinding& b = fact.bevinding;
        if (fact.urgency == Urgency::none || !b.start || !(b.datum || b.uiterst) || b.regel.empty()) continue;
        std::string item = fact.about;
        for (int n = 2; !seen.insert(b.regel + "|" + item).second; ++n) item = fact.about + "." + std::to_string(n);
        const bool of_file = fact.what == "archiveren" || fact.what == "vernietigen" || fact.what == "noodzaak" || fact.what.rfind("zonder_", 0) == 0;
        const Date day = b.datum ? *b.datum : *b.uiterst;
        const bool standing = is_standing(fact.what);
        terms.push_back({number, b.regel, fact.what, of_file ? fact.about : "", item, b.start_event, *b.start, standing ? *b.start : day,
                         standing ? std::optional<Date>(day) : b.uiterst, regime.hash});
        if (reasons) reasons->push_back(b);
    }
    return terms;
}

Status keep_terms(Group& group, const std::string& number, const Regime& regime, const std::vector<DatedFact>& facts) {
    std::vector<Bevinding> reasons;
    const std::vector<Termijnregel> terms = terms_of(number, regime, facts, &reasons);
    return group.set_terms(number, terms, reasons);
}

}  // namespace griffier::jobs
