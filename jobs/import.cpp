#include "jobs/import.h"

#include <algorithm>

#include "generator/intake/intake.h"
#include "jobs/jobs.h"
#include "jobs/progress.h"
#include "records/rules/binding.h"
#include "records/rules/explain.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t group_size = 100;  // files in one commit

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
    Importer(Context& context, Session& session, const intake::CasusReader& reader, JobReport& report)
        : context_(context), session_(session), reader_(reader), report_(report) {}

    Status group(const std::vector<std::string>& files, Progress& progress) {
        TRY_ASSIGN(Group group, session_.store->begin_group());
        for (const std::string& file : files) {
            if (context_.stopped()) break;
            std::vector<Error> errors;
            TRY(take_in(group, file, errors));
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

    /// `errors` is filled when the file is refused; the Status fails when the run cannot go on.
    Status take_in(Group& group, const std::string& file, std::vector<Error>& errors) {
        const Result<Bytes> bytes = context_.world.disk.read(file);
        if (!bytes) {
            Error error = bytes.error();
            error.kind = Kind::refused;  // a file of somebody else's, not our store
            errors.push_back(std::move(error));
            return {};
        }
        const Regime* regime = session_.law.find(session_.convenant.regime);
        intake::CaseReading reading = read(*bytes, file, regime);
        // A case that is bound to another regime than the instance's is held against its own.
        if (const Regime* own = own_regime(*bytes, file, reading, errors); own && own != regime) {
            regime = own;
            reading = read(*bytes, file, regime);
        }
        if (!errors.empty()) return {};
        if (!reading.dossier) {
            errors = std::move(reading.errors);
            return {};
        }
        return store(group, file, *reading.dossier, reading.source, errors);
    }

    intake::CaseReading read(const Bytes& bytes, const std::string& file, const Regime* regime) const {
        intake::Expected expected{regime, &session_.convenant, session_.on, std::nullopt};
        if (regime) expected.lapsed = in_force(*regime, session_.convenant, session_.law.kalender).tot;
        return reader_.read(bytes, file, expected);
    }

    /// The regime that the case is frozen to in the store, or that the file names; nothing when that is the instance's.
    const Regime* own_regime(const Bytes& bytes, const std::string& file, const intake::CaseReading& reading, std::vector<Error>& errors) {
        std::string number, stated;
        if (reading.dossier) {
            number = reading.dossier->nummer;
            stated = reading.dossier->regime;
        } else if (const Result<XmlDocument> document = XmlDocument::parse(bytes, file)) {
            number = document->root().get("nummer");
            stated = document->root().get("regime");
        }
        if (const Result<Dossierregel> known = session_.store->summary(number); known && !known->regime.empty()) stated = known->regime;
        if (stated.empty() || stated == session_.convenant.regime) return nullptr;
        const Regime* regime = session_.law.find(stated);
        if (!regime || regime->laag) errors.push_back(refused("casus.regime_onbekend", {file, 1, "dossier"}, {stated, session_.convenant.regime}));
        return regime;
    }

    Status store(Group& group, const std::string& file, Dossier dossier, const Hash& source, std::vector<Error>& errors) {
        const std::string number = dossier.nummer;
        const Result<Dossierregel> known = session_.store->summary(number);
        if (!known && ends_run(known.error())) return known.error();
        const bool frozen = known && !known->regime.empty();
        Convenant instance = session_.convenant;
        if (frozen) {
            dossier.regime = known->regime;
            dossier.regime_versie = known->regime_versie;
            const Result<const Regime*> same = session_.regime_of(*known);
            if (!same) {
                errors.push_back(same.error());
                return {};
            }
        } else if (!dossier.regime.empty()) {
            if (dossier.regime != instance.regime) instance.regime_versie.clear();
            instance.regime = dossier.regime;
            dossier.regime.clear();
        }
        const Binding binding = bind_regime(dossier, instance, session_.law.regimes, session_.law.kalender);
        if (!binding.regime) {
            std::string why;
            for (const Stap& step : binding.bevinding.stappen) why += (why.empty() ? "" : " ") + explain_step(step, context_.words);
            errors.push_back(refused("casus.regime_niet_van_kracht", {file, 1, "dossier"}, {why}));
            return {};
        }
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
    const intake::CasusReader& reader_;
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

Status import_all(Context& context, Session& session, const std::vector<std::string>& files, JobReport& report) {
    const std::string schema = context.data.schemas() + "/casus.xsd";
    TRY_ASSIGN(const Bytes bytes, context.world.disk.read(schema));
    TRY_ASSIGN(const intake::CasusReader reader, intake::CasusReader::create(bytes, schema));
    Importer importer(context, session, reader, report);
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
    TRY_ASSIGN(Session session, open_session(context));
    JobReport report;
    const Status status = import_all(context, session, files, report);
    if (!status) {
        context.output.error(status.error());
        report.failed(status.error());
    }
    if (context.stopped()) report.exit = graver(report.exit, ExitCode::interrupted);
    context.output.summary(context.call.command, report, {{"files", files.size()}, {"reference_date", session.on.iso()}, {"dry_run", context.call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
