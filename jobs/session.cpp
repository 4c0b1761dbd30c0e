#include "jobs/session.h"

#include <algorithm>
#include <set>

#include "records/regime_io/kalender_loader.h"
#include "records/regime_io/regime_loader.h"

namespace griffier::jobs {

const Regime* Law::find(std::string_view id) const {
    const auto found = std::find_if(regimes.begin(), regimes.end(), [&](const Regime& regime) { return regime.id == id; });
    return found == regimes.end() ? nullptr : &*found;
}

Result<Law> load_law(Context& context, bool guidance) {
    Law law;
    TRY_ASSIGN(const RegimeLoader loader, RegimeLoader::load(context.world.disk, context.data.regimes()));
    for (const auto& [id, regime] : loader.all()) law.regimes.push_back(guidance ? regime : regime.without_guidance());
    const std::string file = context.data.regimes() + "/kalender.xml";
    TRY_ASSIGN(const Bytes bytes, context.world.disk.read(file));
    TRY_ASSIGN(law.kalender, load_kalender(bytes, file));
    return law;
}

Result<StorePaths> store_paths(const Context& context) {
    const auto missing = [&](const char* flag) { return error_of(Kind::usage, "aanroep.ontbreekt", {}, {flag, context.call.command}); };
    if (context.call.store.empty()) return missing("--store");
    if (context.call.keys.empty()) return missing("--keys");
    return StorePaths{context.call.store, context.call.keys};
}

Result<Session> open_session(Context& context) {
    TRY_ASSIGN(const StorePaths paths, store_paths(context));
    Session session;
    session.clock = std::make_unique<ReferenceClock>(context.world.clock);
    TRY_ASSIGN(session.store, Store::open(paths, context.world.disk, *session.clock, context.world.random));
    const Date today = context.world.clock.today();
    session.on = context.call.on.empty() ? today : *Date::parse(context.call.on);
    if (session.on > today && !session.store->practice())
        return error_of(Kind::usage, "aanroep.toekomst", {}, {session.on.iso(), today.iso()});
    if (session.store->practice() && !context.call.on.empty()) session.clock->stand_at(session.on);
    TRY_ASSIGN(session.convenant, read_covenant(context, session.store->convenant(), "convenant.xml"));
    TRY_ASSIGN(session.law, load_law(context, session.convenant.handleiding_richtsnoer));
    return session;
}

Result<const Regime*> Session::regime_of(const Dossierregel& line) const {
    const std::string& id = line.regime.empty() ? convenant.regime : line.regime;
    const Regime* regime = law.find(id);
    if (!regime) return error_of(Kind::configuration, "regime.onbekend", {line.nummer, 0, ""}, {id});
    if (!line.regime_hash.empty() && line.regime_hash != regime->hash)
        return error_of(Kind::configuration, "regime.gewijzigd", {line.nummer, 0, ""}, {id, line.regime_versie, regime->versie});
    return regime;
}

Result<std::vector<Verzonden>> Session::sent(const std::string& number) {
    TRY_ASSIGN(const std::vector<Stukregel> documents, store->documents(number));
    std::vector<Verzonden> letters;
    for (const Stukregel& document : documents)
        if (document.soort == informatiebrief && document.stand >= Stand::opgeborgen)
            letters.push_back({document.adressaat, document.besluit, document.datum});
    return letters;
}

Result<std::vector<DatedFact>> Session::facts_of(const Dossier& dossier, const Regime& regime) {
    TRY_ASSIGN(std::vector<Verzonden> letters, sent(dossier.nummer));
    return dated_facts({dossier, regime, convenant, law.kalender, on, std::move(letters)});
}

Status keep_terms(Group& group, const std::string& number, const Regime& regime, const std::vector<DatedFact>& facts) {
    std::vector<Termijnregel> terms;
    std::vector<Bevinding> reasons;
    std::set<std::string> seen;
    for (const DatedFact& fact : facts) {
        const Bevinding& b = fact.bevinding;
        if (fact.urgency == Urgency::none || !b.start || !(b.datum || b.uiterst) || b.regel.empty()) continue;
        std::string item = fact.about;
        for (int n = 2; !seen.insert(b.regel + "|" + item).second; ++n) item = fact.about + "." + std::to_string(n);
        const bool of_file = fact.what == "archiveren" || fact.what == "vernietigen";
        terms.push_back({number, b.regel, fact.what, of_file ? fact.about : "", item, b.start_event, *b.start, b.datum ? *b.datum : *b.uiterst,
                         b.uiterst, regime.hash});
        reasons.push_back(b);
    }
    return group.set_terms(number, terms, reasons);
}

}  // namespace griffier::jobs
