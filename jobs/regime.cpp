// griffier regime check FILE..., griffier regime read FILE. Both read in a child process: a regime file may be anybody's.
#include "jobs/cages.h"
#include "jobs/jobs.h"

namespace griffier::jobs {

namespace {

/// A file, or the id of a regime that comes with the program.
Result<std::string> file_of(const std::string& name, const Context& context) {
    if (context.world.disk.exists(name)) return name;
    const std::string known = context.data.regimes() + "/" + name + ".xml";
    if (name.find('/') == std::string::npos && context.world.disk.exists(known)) return known;
    return error_of(Kind::usage, "aanroep.geen_bestand", {}, {name});
}

/// "model-2018.v2" of records/regimes/model-2018.v2.xml.
std::string stem_of(const std::string& file) {
    const auto slash = file.rfind('/');
    const std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
    return name.substr(0, name.rfind('.'));
}

std::string folder_of(const std::string& file, const Context& context) {
    const auto slash = file.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : file.substr(0, slash);
    return context.world.disk.exists(folder + "/regime.xsd") ? folder : context.data.regimes();
}

}  // namespace

Result<JobReport> check_regimes(Context& context) {
    if (context.call.names.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.bestand"), context.call.command});
    JobReport report;
    for (const std::string& name : context.call.names) {
        TRY_ASSIGN(const std::string file, file_of(name, context));
        TRY_ASSIGN(const Bytes bytes, context.world.disk.read(file));
        TRY_ASSIGN(RegimeCage cage, RegimeCage::start(context, folder_of(file, context)));
        TRY_ASSIGN(const std::vector<Error> findings, cage.check(file, bytes));
        report.count("checked");
        for (Error finding : findings) {
            if (finding.place.file.empty()) finding.place.file = file;
            finding.kind = Kind::configuration;
            context.output.error(finding);
            report.failed(finding);
            report.count("findings");
        }
        context.output.item("regime", {{"file", file}, {"sound", findings.empty()}, {"findings", findings.size()}},
                            context.words.text(findings.empty() ? "regel.regime_goed" : "regel.regime_fout", {file, std::to_string(findings.size())}));
    }
    context.output.summary(context.call.command, report);
    return report;
}

Result<JobReport> read_regime(Context& context) {
    if (context.call.names.size() != 1) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.bestand"), context.call.command});
    TRY_ASSIGN(const std::string file, file_of(context.call.names.front(), context));
    TRY_ASSIGN(RegimeCage cage, RegimeCage::start(context, folder_of(file, context)));
    TRY_ASSIGN(const RegimeText regime, cage.read(file, stem_of(file)));
    JobReport report;
    report.count("written");
    if (context.output.json()) {
        context.output.item("reading", {{"regime", regime.id}, {"version", regime.version}, {"hash", regime.hash}, {"text", regime.text}}, "");
        context.output.summary(context.call.command, report);
    } else {
        context.world.out << regime.text;  // nothing else: this is what a file is made of
    }
    return report;
}

}  // namespace griffier::jobs
