#include "records/rules/binding.h"

#include <algorithm>

#include "records/rules/terms.h"

namespace griffier {
namespace {

Bevinding about(const Regime* regime, Oordeel oordeel, std::string key, std::vector<std::string> args) {
    Bevinding out;
    out.oordeel = oordeel;
    if (regime) {
        out.regime = regime->id;
        out.regime_hash = regime->hash;
    }
    out.stappen.push_back({std::move(key), std::move(args)});
    return out;
}

Binding refuse(const Regime* regime, std::string key, std::vector<std::string> args = {}) {
    return {nullptr, about(regime, Oordeel::nee, std::move(key), std::move(args))};
}

Binding frozen(const Dossier& dossier, const std::vector<Regime>& regimes) {
    const Regime* other = nullptr;
    for (const auto& regime : regimes) {
        if (regime.id != dossier.regime) continue;
        if (dossier.regime_versie.empty() || regime.versie == dossier.regime_versie)
            return {&regime, about(&regime, Oordeel::ja, "binding.vast", {regime.id, regime.versie})};
        other = &regime;
    }
    return other ? refuse(other, "binding.andere_versie", {dossier.regime, dossier.regime_versie}) : refuse(nullptr, "binding.onbekend", {dossier.regime});
}

Binding in_time(const Regime& regime, const Convenant& convenant, const Kalender& kalender, Date signal) {
    Looptijd life = in_force(regime, convenant, kalender);
    if (life.tot && signal >= *life.tot) return refuse(&regime, "binding.vervallen", {regime.id, life.tot->iso(), signal.iso()});
    if (regime.historisch && !life.tot) return refuse(&regime, "binding.historisch", {regime.id});
    if (life.van && signal < *life.van) return refuse(&regime, "binding.nog_niet", {regime.id, life.van->iso(), signal.iso()});
    Binding out{&regime, about(&regime, Oordeel::ja, "binding.eerste_signaal", {regime.id, regime.versie, signal.iso()})};
    if (!life.van) out.bevinding.stappen.push_back({"binding.geen_inwerking", {regime.id}});
    if (regime.historisch) out.bevinding.stappen.push_back({"binding.ouder_dossier", {life.tot->iso()}});
    return out;
}

}  // namespace

Looptijd in_force(const Regime& regime, const Convenant& convenant, const Kalender& kalender) {
    Looptijd out{regime.inwerking ? regime.inwerking : convenant.inwerking, regime.vervallen};
    if (!out.tot && out.van)
        for (const auto* life : regime.termijnen_voor("vervallen")) out.tot = term(*life, *out.van, regime, kalender).datum;
    return out;
}

Binding bind_regime(const Dossier& dossier, const Convenant& convenant, const std::vector<Regime>& regimes, const Kalender& kalender) {
    if (!dossier.regime.empty()) return frozen(dossier, regimes);
    auto signal = dossier.eerste_signaal();
    if (!signal) return refuse(nullptr, "binding.geen_signaal");
    std::vector<const Regime*> versions;
    for (const auto& regime : regimes)
        if (regime.id == convenant.regime) versions.push_back(&regime);
    if (versions.empty()) return refuse(nullptr, "binding.onbekend", {convenant.regime});
    std::stable_sort(versions.begin(), versions.end(), [](const Regime* a, const Regime* b) { return version_number(a->versie) > version_number(b->versie); });
    std::optional<Binding> refused;
    for (const Regime* regime : versions) {
        if (regime->laag) return refuse(regime, "binding.laag", {regime->id});
        if (!convenant.regime_versie.empty() && version_number(regime->versie) < version_number(convenant.regime_versie)) {
            if (!refused) refused = refuse(regime, "binding.andere_versie", {convenant.regime, convenant.regime_versie});
            continue;
        }
        Binding found = in_time(*regime, convenant, kalender, *signal);
        if (found.regime) return found;
        if (!refused) refused = std::move(found);  // the newest says it best
    }
    return *refused;
}

Bevinding age_reached(const Regime& regime, const Kalender& kalender, std::string_view waarvoor, std::optional<Date> born, Date op) {
    for (const auto* rule : regime.termijnen_voor(waarvoor)) {
        if (rule->soort != TermijnSoort::leeftijd) continue;
        if (!born) {
            Bevinding out = term_without_start(*rule, regime);
            out.oordeel = Oordeel::onbekend;
            return out;
        }
        Bevinding out = term(*rule, *born, regime, kalender);
        out.oordeel = is_due(out, op) ? Oordeel::ja : Oordeel::nee;
        return out;
    }
    return about(&regime, Oordeel::nee, "leeftijd.geen_regel", {std::string(waarvoor)});
}

std::vector<Bevinding> request_deadlines(const Verzoek& verzoek, const Regime& regime, const Kalender& kalender) {
    // The covenants speak of correction, the AVG of rectification.
    const std::string kind = verzoek.soort == "rectificatie" ? "correctie" : verzoek.soort;
    std::vector<Bevinding> found, extended;
    for (const auto& waarvoor : {"antwoord." + kind, "antwoord." + kind + ".wettelijk"}) {
        for (const auto* rule : regime.termijnen_voor(waarvoor)) {
            Bevinding own = term(*rule, verzoek.ontvangen, regime, kalender);
            for (const auto& step : verzoek.stappen) {
                if (step.soort != "verlenging" || !rule->verlenging) continue;
                bool in_time = own.datum && step.datum <= *own.datum && !step.reden.empty();
                if (!in_time) {
                    own.stappen.push_back({"verzoek.verlenging_ongeldig", {step.datum.iso()}});
                } else {
                    Bevinding longer = extended_term(*rule, verzoek.ontvangen, regime, kalender);
                    longer.stappen.push_back({"verzoek.verlenging", {step.datum.iso()}});
                    extended.push_back(longer);
                }
            }
            found.push_back(own);
        }
    }
    auto by_date = [](const Bevinding& a, const Bevinding& b) { return a.datum < b.datum; };
    std::stable_sort(found.begin(), found.end(), by_date);
    // A covenant that knows no extension keeps its own date beside the extended one of the act (14.4).
    if (!extended.empty() && found.size() > extended.size())
        for (auto& longer : extended) longer.stappen.push_back({"verzoek.convenant_kent_geen_verlenging", {found.front().datum->iso()}});
    found.insert(found.end(), extended.begin(), extended.end());
    return found;
}

Bevinding execution_deadline(Date ontvangen, std::optional<Date> besluit, const Regime& regime, const Kalender& kalender) {
    auto reckon = [&](std::string_view waarvoor, Date start) -> std::optional<Bevinding> {
        for (const auto* rule : regime.termijnen_voor(waarvoor)) return term(*rule, start, regime, kalender);
        return std::nullopt;
    };
    auto target = reckon("uitvoering.streef", ontvangen), legal = reckon("uitvoering.wettelijk", ontvangen);
    auto after = besluit ? reckon("uitvoering", *besluit) : std::nullopt;
    if (!target && !legal && !after) return about(&regime, Oordeel::onbekend, "uitvoering.geen_regel", {});
    Bevinding out = target ? *target : legal ? *legal : *after;
    out.oordeel = Oordeel::ja;
    out.uiterst.reset();
    for (const auto& limit : {legal, after}) {
        if (!limit) continue;
        out.stappen.push_back({"uitvoering.grens", {limit->start_event, limit->datum->iso(), limit->artikel}});
        if (!out.uiterst || *limit->datum < *out.uiterst) out.uiterst = limit->datum;
    }
    if (out.uiterst && *out.uiterst < *out.datum) out.datum = out.uiterst;
    if (after && target && *after->datum > *target->datum) out.stappen.push_back({"uitvoering.alleen_na_besluit", {target->datum->iso(), after->datum->iso()}});
    return out;
}

}  // namespace griffier
