#include "jobs/import.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "jobs/actor.h"
#include "jobs/jobs.h"
#include "jobs/plain_files.h"
#include "jobs/prepare.h"
#include "jobs/progress.h"
#include "jobs/verzoek.h"
#include "records/rules/explain.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t group_size = 500;  // files in one commit, which costs some thirty syncs of six databases

std::string word_for(Invoer outcome) {
    switch (outcome) {
        case Invoer::nieuw: return "imported";
        case Invoer::bijgewerkt: return "updated";
        case Invoer::ongewijzigd: return "unchanged";
    }
    return "unchanged";
}

/// One run over many files.
class Importer {
  public:
    Importer(Context& context, Session& session, Preparer& preparer, const std::vector<Neutraalbeleid>& policies, JobReport& report)
        : context_(context), session_(session), judge_(session, policies), preparer_(preparer), report_(report) {}

    /// The next `count` files as one group.
    Status group(std::size_t count, Progress& progress) {
        TRY_ASSIGN(Group group, session_.store->begin_group());
        for (; count > 0 && !context_.stopped(); --count) {
            std::vector<Error> errors;
            TRY(take_in(group, preparer_.next(), errors));
            if (!errors.empty()) TRY(refuse(group, errors));
            progress.step();
        }
        if (session_.keeps(context_)) TRY(group.commit());
        // Only now is it durable, and only now is it said.
        for (const Taken& taken : taken_) {
            report_.count(taken.outcome);
            context_.output.item(taken.outcome, {{"dossier", taken.number}, {"version", taken.version}, {"file", taken.file}, {"kept", !context_.call.dry_run}},
                                 context_.words.text("regel." + taken.outcome + (context_.call.dry_run && taken.outcome != "unchanged" ? "_zou" : ""), {taken.number, std::to_string(taken.version)}));
        }
        // What stays readable after this is the operator's to take away; griffier removes only what the settings tell it to, and only
        // what is durable.
        if (!context_.call.dry_run && removes_input(context_))
            for (const Taken& taken : taken_) TRY(context_.world.disk.remove(taken.file));
        taken_.clear();
        return {};
    }

  private:
    struct Taken {
        std::string file, number, outcome;
        int version;
    };

    /// A file that is refused is told, and its first reason goes into the log with this commit: the code and nothing else, since what a
    /// refused file says can be anything.
    Status refuse(Group& group, const std::vector<Error>& errors) {
        // By night the first of each kind is enough: a file of another day gives the same fault on every line, and drowns the others.
        std::map<std::string, long> more;
        for (const Error& error : errors) {
            report_.failed(error);
            const auto [place, first] = more.try_emplace(error.code, 0);
            if (first || context_.call.command != "nightly") context_.output.error(error);
            else ++place->second;
        }
        for (const auto& [code, n] : more)
            if (n > 0) context_.output.item("refused_more", {{"code", code}, {"times", n}}, "  " + context_.words.text("regel.geweigerd_meer", {std::to_string(n)}));
        report_.count("refused");
        return group.note("opname-geweigerd", "", {{"reden", errors.front().code}});
    }

    /// `errors` is filled when the file is refused; the Status fails when the run cannot go on.
    Status take_in(Group& group, Prepared ready, std::vector<Error>& errors) {
        if (!ready.errors.empty()) {
            if (ends_run(ready.errors.front())) return std::move(ready.errors.front());
            errors = std::move(ready.errors);
            return {};
        }
        TRY(store(group, ready, errors));
        // What is about an item stands there; what the store refuses is about the whole file, and its first element is the place to look.
        for (Error& error : errors)
            if (error.place.line == 0 && error.place.file == ready.file) {
                const int line = ready.parsed.lines.of(error.place.element);
                error.place.line = line != 0 ? line : ready.parsed.lines.of("");
            }
        return {};
    }

    Status store(Group& group, Prepared& ready, std::vector<Error>& errors) {
        Dossier& dossier = ready.parsed.dossier;
        const Result<Dossierregel> known = session_.store->summary(dossier.nummer);
        if (!known && ends_run(known.error())) return known.error();
        const bool frozen = known && !known->regime.empty();
        // A case that is bound to another regime version than a new one would be is held against its own.
        const Regime* own = frozen ? session_.law.find(known->regime, known->regime_versie) : ready.checked;
        errors = own == ready.checked && !(frozen && !own) ? std::move(ready.findings) : judge_.findings(ready.parsed, ready.file, own);
        if (!errors.empty()) return {};
        if (frozen) {
            dossier.regime = known->regime;
            dossier.regime_versie = known->regime_versie;
            const Result<const Regime*> same = session_.regime_of(*known);
            if (!same) {
                errors.push_back(same.error());
                return {};
            }
            ready.binding = bind_regime(dossier, session_.convenant, session_.law.regimes, session_.law.kalender);
        }
        dossier.regime.clear();  // the store keeps the binding beside the case
        if (!ready.binding.regime) {
            std::string why;
            for (const Stap& step : ready.binding.bevinding.stappen) why += (why.empty() ? "" : " ") + explain_step(step, context_.words);
            errors.push_back(refused("casus.regime_niet_van_kracht", {ready.file, 1, "dossier"}, {why}));
            return {};
        }
        const Regime& regime = *ready.binding.regime;
        errors = known ? new_decisions(dossier, regime, ready.file) : std::move(ready.decisions);
        if (!errors.empty()) return {};
        Invoer outcome{};
        const Status done = group.together([&]() -> Status {
            TRY_ASSIGN(outcome, group.import(dossier, ready.source));
            if (outcome == Invoer::ongewijzigd) return {};
            if (!frozen) TRY(group.bind_regime(dossier.nummer, regime.id, regime.versie, regime.hash));
            if (!known) return group.set_terms(dossier.nummer, ready.terms, ready.reasons);
            TRY_ASSIGN(dossier, session_.store->dossier(dossier.nummer));  // with the decisions that were recorded by command
            TRY_ASSIGN(const std::vector<DatedFact> facts, session_.facts_of(dossier, regime));
            return keep_terms(group, dossier.nummer, regime, facts);
        });
        if (!done) {
            if (ends_run(done.error())) return done.error();
            Error error = done.error();
            error.place.element = error.place.file;
            error.place.file = ready.file;
            errors.push_back(std::move(error));
            return {};
        }
        taken_.push_back({ready.file, dossier.nummer, word_for(outcome), dossier.versie});
        return {};
    }

    /// The same acts by the same checks, whether they come in a file or by command. A decision that is in the store already stands there.
    std::vector<Error> new_decisions(const Dossier& dossier, const Regime& regime, const std::string& file) {
        std::vector<Error> errors;
        const Result<Dossier> before = session_.store->dossier(dossier.nummer);
        for (const Besluit& decision : dossier.besluiten) {
            if (before && before->besluit(decision.id)) continue;
            for (Error& error : judge_.decision(decision, dossier, regime, file)) errors.push_back(std::move(error));
        }
        for (const Verzoek& request : dossier.verzoeken) {
            const auto stored = [&](const Verzoek& one) { return one.id == request.id && one.stappen.size() >= request.stappen.size(); };
            if (before && std::any_of(before->verzoeken.begin(), before->verzoeken.end(), stored)) continue;
            for (Error& error : judge_.request(request, dossier, regime, file)) errors.push_back(std::move(error));
        }
        return errors;
    }

    Context& context_;
    Session& session_;
    const CaseJudge judge_;
    Preparer& preparer_;
    JobReport& report_;
    std::vector<Taken> taken_;
};

/// By its ending, in capitals too: what some other system wrote as CASUS.XML is a case as well.
bool is_case_name(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name.size() > 4 && name.ends_with(".xml");
}

/// A file in an offered folder that is no case by its name would lie there for ever without anybody hearing of it. Its name is not said.
Status tell_skipped(Context& context, JobReport& report) {
    FileSystem& disk = context.world.disk;
    const std::vector<std::string> offered = context.call.names.empty() ? std::vector<std::string>{context.call.inbox} : context.call.names;
    long skipped = 0;
    for (const std::string& folder : offered) {
        if (folder.empty() || !disk.is_directory(folder)) continue;
        TRY_ASSIGN(const std::vector<std::string> inside, disk.list(folder));
        skipped += std::count_if(inside.begin(), inside.end(), [&](const std::string& one) { return one.front() != '.' && !is_case_name(one) && !disk.is_directory(join_path(folder, one)); });
    }
    if (skipped == 0) return {};
    const Error error = refused("opname.geen_xml", {}, {std::to_string(skipped)});
    context.output.error(error);
    report.failed(error);
    report.count("skipped", skipped);
    return {};
}

}  // namespace

Result<std::vector<std::string>> files_of(const std::vector<std::string>& names, FileSystem& disk) {
    std::vector<std::string> files;
    for (const std::string& name : names) {
        if (!disk.exists(name)) return error_of(Kind::usage, "aanroep.geen_bestand", {}, {name});
        if (!disk.is_directory(name)) {
            files.push_back(name);
            continue;
        }
        TRY_ASSIGN(const std::vector<std::string> inside, disk.list(name));
        for (const std::string& one : inside)
            if (is_case_name(one)) files.push_back(join_path(name, one));
    }
    return files;
}

Status import_all(Context& context, Session& session, intake::CagedCases& cage, const std::vector<std::string>& files, JobReport& report) {
    TRY_ASSIGN(const std::vector<Neutraalbeleid> policies, neutral_policies(*session.store));
    Preparer preparer(session, context.world.disk, cage, files, policies);
    Importer importer(context, session, preparer, policies, report);
    Progress progress(context, "dossiers", files.size());
    context.output.before_printing([&] { progress.clear(); });
    Status status = tell_skipped(context, report);
    for (std::size_t first = 0; first < files.size() && status && !context.stopped(); first += group_size)
        status = importer.group(std::min(group_size, files.size() - first), progress);
    context.output.before_printing({});
    return status;
}

Result<JobReport> import_files(Context& context) {
    if (context.call.names.empty())
        return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.bestanden"), context.call.command});
    TRY_ASSIGN(const std::vector<std::string> files, files_of(context.call.names, context.world.disk));
    TRY_ASSIGN(intake::CagedCases cage, cage_for_cases(context));
    TRY_ASSIGN(Session session, open_session(context));
    TRY(actor_of_job(context, session));
    JobReport report;
    const Status status = import_all(context, session, cage, files, report);
    if (!status) {
        context.output.error(status.error());
        report.failed(status.error());
    }
    if (context.stopped()) report.exit = graver(report.exit, ExitCode::interrupted);
    end_run(context, session, report);
    context.output.summary(context.call.command, report, {{"files", files.size()}, {"reference_date", session.on.iso()}, {"dry_run", context.call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
