#include "jobs/import.h"

#include <algorithm>
#include <deque>

#include "generator/intake/caged.h"
#include "jobs/actor.h"
#include "jobs/decision.h"
#include "jobs/jobs.h"
#include "jobs/plain_files.h"
#include "jobs/progress.h"
#include "records/core/crypto.h"
#include "records/rules/binding.h"
#include "records/rules/explain.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t group_size = 100;  // files in one commit
constexpr std::size_t ahead = 4;         // files that the caged reader has in hand, so that it reads while we store

bool ends_run(const Error& error) { return error.kind == Kind::damaged || error.kind == Kind::again || error.kind == Kind::busy; }

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
    Importer(Context& context, Session& session, intake::CagedCases& cage, JobReport& report)
        : context_(context), session_(session), cage_(cage), report_(report) {}

    Status group(const std::vector<std::string>& files, Progress& progress) {
        TRY_ASSIGN(Group group, session_.store->begin_group());
        auto next = files.begin();
        for (const std::string& file : files) {
            if (context_.stopped()) break;
            for (; next != files.end() && waiting_.size() < ahead; ++next) waiting_.push_back(hand_over(*next));
            const Result<Hash> source = std::move(waiting_.front());
            waiting_.pop_front();
            std::vector<Error> errors;
            TRY(take_in(group, file, source, errors));
            if (!errors.empty()) refuse(errors);
            progress.step();
        }
        if (!context_.call.dry_run) TRY(group.commit());
        // Only now is it durable, and only now is it said.
        for (const Taken& taken : taken_) {
            report_.count(taken.outcome);
            context_.output.item(taken.outcome, {{"dossier", taken.number}, {"version", taken.version}, {"file", taken.file}, {"kept", !context_.call.dry_run}},
                                 context_.words.text("regel." + taken.outcome, {taken.number, std::to_string(taken.version)}));
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

    void refuse(const std::vector<Error>& errors) {
        for (const Error& error : errors) {
            context_.output.error(error);
            report_.failed(error);
        }
        report_.count("refused");
    }

    /// Reads a file and hands it to the caged reader.
    Result<Hash> hand_over(const std::string& file) {
        const Result<Bytes> bytes = context_.world.disk.read(file, XmlLimits().bytes + 1);
        if (!bytes) {
            Error error = bytes.error();
            error.kind = Kind::refused;  // a file of somebody else's, not our store
            if (error.code == "bestand.te_groot") error = refused("xml.te_groot", error.place, {std::to_string(XmlLimits().bytes)});
            return error;
        }
        cage_.ask(*bytes, file);
        return sha256(*bytes);
    }

    /// `errors` is filled when the file is refused; the Status fails when the run cannot go on.
    Status take_in(Group& group, const std::string& file, const Result<Hash>& source, std::vector<Error>& errors) {
        if (!source) {
            errors.push_back(source.error());
            return {};
        }
        intake::ParsedCase parsed = cage_.next();
        if (!parsed.errors.empty()) {
            if (ends_run(parsed.errors.front())) return std::move(parsed.errors.front());
            errors = std::move(parsed.errors);
            return {};
        }
        // A case that is bound to another regime than the instance's is held against its own.
        const Regime* regime = own_regime(parsed, file, errors);
        if (!errors.empty()) return {};
        const int root = parsed.lines.of("");
        intake::CaseReading reading = check(std::move(parsed), file, regime);
        if (!reading.dossier) {
            errors = std::move(reading.errors);
            return {};
        }
        TRY(store(group, file, *std::move(reading.dossier), *source, errors));
        // What the store refuses is about the whole file: its first element is the place to look.
        for (Error& error : errors)
            if (error.place.line == 0 && error.place.file == file) error.place.line = root;
        return {};
    }

    intake::CaseReading check(intake::ParsedCase parsed, const std::string& file, const Regime* regime) const {
        intake::Expected expected{regime, &session_.convenant, session_.on, std::nullopt};
        if (regime) expected.lapsed = in_force(*regime, session_.convenant, session_.law.kalender).tot;
        return intake::check_case(std::move(parsed), {}, file, expected);
    }

    /// The regime version that the case is frozen to in the store, or else will be bound to by what the file says; nothing when that is
    /// for `store` to refuse.
    const Regime* own_regime(const intake::ParsedCase& parsed, const std::string& file, std::vector<Error>& errors) {
        std::string stated = parsed.dossier.regime;
        if (const Result<Dossierregel> known = session_.store->summary(parsed.dossier.nummer); known && !known->regime.empty())
            return session_.law.find(known->regime, known->regime_versie);
        if (stated.empty()) stated = session_.convenant.regime;
        const Regime* newest = session_.law.find(stated);
        if (!newest || newest->laag) errors.push_back(refused("casus.regime_onbekend", {file, 1, "dossier"}, {stated, session_.convenant.regime}));
        if (!newest || session_.law.versions(stated) == 1) return newest;
        // More versions: the first signal chooses, also for a file that the newest version would refuse.
        const std::optional<Dossier> dossier = check(parsed, file, nullptr).dossier;
        const Regime* chosen = dossier ? bind(*dossier).regime : nullptr;
        return chosen ? chosen : newest;
    }

    /// The version for a case that is not bound yet: of the regime that the file states, or of the instance's.
    Binding bind(Dossier dossier) const {
        Convenant instance = session_.convenant;
        if (!dossier.regime.empty()) {
            if (dossier.regime != instance.regime) instance.regime_versie.clear();
            instance.regime = dossier.regime;
            dossier.regime.clear();
        }
        return bind_regime(dossier, instance, session_.law.regimes, session_.law.kalender);
    }

    Status store(Group& group, const std::string& file, Dossier dossier, const Hash& source, std::vector<Error>& errors) {
        const std::string number = dossier.nummer;
        const Result<Dossierregel> known = session_.store->summary(number);
        if (!known && ends_run(known.error())) return known.error();
        const bool frozen = known && !known->regime.empty();
        if (frozen) {
            dossier.regime = known->regime;
            dossier.regime_versie = known->regime_versie;
            const Result<const Regime*> same = session_.regime_of(*known);
            if (!same) {
                errors.push_back(same.error());
                return {};
            }
        }
        const Binding binding = frozen ? bind_regime(dossier, session_.convenant, session_.law.regimes, session_.law.kalender) : bind(dossier);
        dossier.regime.clear();  // the store keeps the binding beside the case
        if (!binding.regime) {
            std::string why;
            for (const Stap& step : binding.bevinding.stappen) why += (why.empty() ? "" : " ") + explain_step(step, context_.words);
            errors.push_back(refused("casus.regime_niet_van_kracht", {file, 1, "dossier"}, {why}));
            return {};
        }
        // The same acts by the same checks, whether they come in a file or by command. A decision that is in the store already stands there.
        const Result<Dossier> before = known ? session_.store->dossier(number) : Result<Dossier>(refused("opslag.onbekend_dossier"));
        for (const Besluit& decision : dossier.besluiten) {
            if (before && before->besluit(decision.id)) continue;
            for (Error& error : check_imported(decision, *binding.regime, session_.convenant, dossier)) {
                error.place = {file, 0, decision.id};
                errors.push_back(std::move(error));
            }
        }
        if (!errors.empty()) return {};
        const Result<Invoer> outcome = group.import(dossier, source);
        if (!outcome) {
            if (ends_run(outcome.error())) return outcome.error();
            Error error = outcome.error();
            error.place.element = error.place.file;
            error.place.file = file;
            errors.push_back(std::move(error));
            return {};
        }
        if (*outcome != Invoer::ongewijzigd) {
            const Regime& regime = *binding.regime;
            if (!frozen) TRY(group.bind_regime(number, regime.id, regime.versie, regime.hash));
            if (*outcome == Invoer::bijgewerkt) {
                TRY_ASSIGN(dossier, session_.store->dossier(number));  // with the decisions that were recorded by command
            }
            TRY_ASSIGN(const std::vector<DatedFact> facts, session_.facts_of(dossier, regime));
            TRY(keep_terms(group, number, regime, facts));
        }
        taken_.push_back({file, number, word_for(*outcome), dossier.versie});
        return {};
    }

    Context& context_;
    Session& session_;
    intake::CagedCases& cage_;
    std::deque<Result<Hash>> waiting_;  // SHA-256 of each file that is in the cage, or why it is not
    JobReport& report_;
    std::vector<Taken> taken_;
};

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
            if (one.size() > 4 && one.substr(one.size() - 4) == ".xml") files.push_back(join_path(name, one));
    }
    return files;
}

Status import_all(Context& context, Session& session, intake::CagedCases& cage, const std::vector<std::string>& files, JobReport& report) {
    Importer importer(context, session, cage, report);
    Progress progress(context.world, context.words.text("voortgang.dossiers"), files.size(), context.call.json);
    context.output.before_printing([&] { progress.clear(); });
    Status status;
    for (std::size_t first = 0; first < files.size() && status && !context.stopped(); first += group_size) {
        const auto from = files.begin() + static_cast<std::ptrdiff_t>(first);
        status = importer.group({from, from + static_cast<std::ptrdiff_t>(std::min(group_size, files.size() - first))}, progress);
    }
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
