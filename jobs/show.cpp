// griffier show DOSSIER: the only command that prints data about persons, to someone with a role and a purpose, and only the files that
// his role may see. The access, or its refusal, is in the log before anything is printed.
#include <fmt/format.h>

#include <algorithm>

#include "jobs/actor.h"
#include "jobs/jobs.h"
#include "jobs/verzoek.h"
#include "records/model/codes.h"
#include "records/rules/explain.h"
#include "records/rules/restriction.h"

namespace griffier::jobs {

namespace {

std::string join(const std::vector<std::string>& list) { return fmt::format("{}", fmt::join(list, ", ")); }

std::string full_name(const Naam& name) {
    std::string text = name.voornamen;
    for (const std::string* part : {&name.voorvoegsel, &name.geslachtsnaam})
        if (!part->empty()) text += (text.empty() ? "" : " ") + *part;
    return text;
}

/// Prints the items of one file of a dossier. What is shielded stands there with that and its article, and without what it says, except for
/// who deals with the request that it came from (COR-10).
class Printer {
  public:
    Printer(Output& output, const Dossier& dossier, std::string file, const std::vector<Beperking>& shielded, bool reads_shielded)
        : output_(output), dossier_(dossier), file_(std::move(file)), shielded_(shielded), reads_shielded_(reads_shielded) {}

    void print() {
        for (const Persoon& p : dossier_.personen)
            if (mine(p.bestand)) item("person", p.id, {{"role", p.rol}, {"name", full_name(p.naam)}, {"born", iso(p.geboortedatum)}, {"relation", p.relatie}});
        for (const Signaal& s : dossier_.signalen)
            if (mine(s.bestand))
                item("signal", s.id, {{"date", s.datum.iso()}, {"party", s.partij}, {"reporter", s.melder}, {"fact", s.feit}, {"interpretation", s.duiding}});
        for (const Analyse& a : dossier_.analyses)
            if (mine(a.bestand)) item("analysis", a.id, {{"date", a.datum.iso()}, {"areas", join(a.gebieden)}, {"argument", a.argument}});
        for (const Besluit& b : dossier_.besluiten)
            if (mine(b.bestand))
                item("decision", b.id, {{"date", b.datum.iso()}, {"decision_kind", b.soort}, {"outcome", b.uitkomst}, {"body", b.orgaan}, {"parties", join(b.partijen)},
                                        {"grounds", join(b.gronden)}, {"reasons", b.redenen}, {"source", b.bron}});
        for (const Actie& a : dossier_.acties)
            if (mine(a.bestand)) item("action", a.id, {{"date", a.datum.iso()}, {"party", a.partij}, {"what", a.omschrijving}, {"state", a.stand}});
        for (const Verstrekking& v : dossier_.verstrekkingen)
            if (mine(v.bestand)) item("disclosure", v.id, {{"date", v.datum.iso()}, {"to", v.ontvanger}, {"by", v.verstrekker}, {"purpose", v.doel}});
        for (const Gebeurtenis& g : dossier_.gebeurtenissen)
            if (mine(g.bestand)) item("event", g.id, {{"date", g.datum.iso()}, {"event_kind", g.soort}, {"about", g.betreft}, {"what", g.omschrijving}});
    }

    /// The integral plan; with its actions and their progress for who sees nothing else of the case.
    void print_plan(bool with_actions) {
        for (const Plan& p : dossier_.plannen)
            item("plan", p.id, {{"date", p.datum.iso()}, {"version", std::to_string(p.versie)}, {"goal", p.doel}, {"director", p.casusregisseur}, {"informing", p.informeerafspraak}});
        if (!with_actions) return;
        for (const Actie& a : dossier_.acties)
            if (a.bestand != code::weegploeg) item("action", a.id, {{"date", a.datum.iso()}, {"party", a.partij}, {"what", a.omschrijving}, {"state", a.stand}});
    }

  private:
    bool mine(const std::string& file) const { return file == file_ || file.empty(); }
    static std::string iso(const std::optional<Date>& date) { return date ? date->iso() : ""; }

    void item(const std::string& kind, const std::string& id, std::vector<std::pair<std::string, std::string>> fields) {
        if (const Beperking* by = restriction_on(shielded_, id)) {
            // The decisions that shield and lift stay readable: they say what happened.
            const bool told = kind == "decision" && id == by->besluit;
            if (!reads_shielded_ && !told) fields.clear();
            if (!told) fields.insert(fields.begin(), {{"shielded_since", by->vanaf.iso()}, {"article", by->grond.artikel}});
        }
        if (output_.json()) {
            Json object{{"file", file_}, {"kind", kind}, {"id", id}};
            for (const auto& [name, value] : fields)
                if (!value.empty()) object[name] = value;
            output_.item("record", object, "");
            return;
        }
        output_.text("");
        output_.text("  " + id + "  " + output_.words().text("toon." + kind));
        for (const auto& [name, value] : fields)
            if (!value.empty()) output_.pair("  " + output_.words().text("toon." + name), value);
    }

    Output& output_;
    const Dossier& dossier_;
    std::string file_;
    const std::vector<Beperking>& shielded_;
    bool reads_shielded_;
};

/// Everything that decides about access: of the whole case, or, where a file's keys are withheld, of the files that can be opened.
Result<Dossier> facts_of_access(Session& session, const std::string& number, const Regime& regime) {
    const std::vector<std::string> withheld = session.store->withheld();
    if (withheld.empty()) return session.store->dossier(number);
    for (const Bestandregel& file : regime.bestanden)
        if (std::find(withheld.begin(), withheld.end(), file.code) == withheld.end()) return session.store->dossier(number, file.code);
    return refused("opslag.sleutel_onthouden", {number, 0, ""}, {withheld.front()});
}

}  // namespace

Result<JobReport> show_dossier(Context& context) {
    if (context.call.names.size() != 1)
        return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.dossier"), context.call.command});
    const std::string number = context.call.names.front();
    TRY_ASSIGN(Session session, open_session(context));
    TRY_ASSIGN(const Actor actor, actor_of(context, session, {"tonen", number}));
    const Result<Dossierregel> line = session.store->summary(number);
    if (!line) return log_refusal(session, actor, {"tonen", ""}, line.error());
    TRY_ASSIGN(const Regime* regime, session.regime_of(*line));
    TRY_ASSIGN(const Dossier facts, facts_of_access(session, number, *regime));
    const std::vector<std::string> withheld = session.store->withheld();
    JobReport report;
    std::vector<std::string> granted;
    const std::vector<Beperking> shielded = restrictions(facts, *regime, session.on);
    const bool reads_shielded = handles_requests(actor.role);
    for (const auto& [file, name] : files_to_see(*regime, context.words)) {
        TRY_ASSIGN(const bool archived, session.in_archive(*line, file));
        const Bevinding verdict = may_see(actor, file, archived, facts, *regime, session);
        const bool allowed = verdict.oordeel == Oordeel::ja;
        const bool locked = std::find(withheld.begin(), withheld.end(), file) != withheld.end();
        TRY(log_access(session, actor, number, "tonen", file, allowed && !locked));
        if (!allowed || locked) {
            Error error = allowed ? refused("opslag.sleutel_onthouden", {number, 0, ""}, {file}) : refused("handelen.geen_toegang", {number, 0, ""}, {file, article_of(verdict, context.words)});
            context.output.error(error);
            if (!allowed)
                for (const Stap& step : verdict.stappen) context.output.log("  " + explain_step(step, context.words));
            report.failed(error);
            report.count("refused");
            continue;
        }
        granted.push_back(file);
        context.output.text(fmt::format("{}  {}", number, name));
        if (file == "plan") {
            // The plan is kept with the case file; who may see that has its actions there.
            const bool alone = std::find(granted.begin(), granted.end(), code::casusoverleg) == granted.end();
            Printer(context.output, facts, file, shielded, reads_shielded).print_plan(alone);
        } else {
            TRY_ASSIGN(const Dossier part, session.store->dossier(number, file));
            Printer(context.output, part, file, shielded, reads_shielded).print();
        }
    }
    report.count("shown", granted.empty() ? 0 : 1);
    context.output.text("");
    context.output.summary(context.call.command, report, {{"dossier", number}, {"reference_date", session.on.iso()}, {"files", granted}});
    return report;
}

}  // namespace griffier::jobs
