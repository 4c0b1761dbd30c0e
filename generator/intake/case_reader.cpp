#include "generator/intake/checks.h"
#include "generator/intake/intake.h"

namespace griffier::intake {
namespace {
constexpr std::string_view kCase = "https://griffier.example/casus/1";
}

Result<CasusReader> CasusReader::create(ByteView schema, const std::string& schema_name) {
    CasusReader reader;
    TRY_ASSIGN(reader.schema_, XmlSchema::compile(schema, schema_name));
    return reader;
}

CaseReading CasusReader::read(ByteView bytes, const std::string& name, const Expected& expected) const {
    CaseReading out;
    out.source = sha256(bytes);
    auto document = XmlDocument::parse(bytes, name);  // admit
    if (!document) {
        out.errors.push_back(document.error());
        return out;
    }
    Findings findings(name, Kind::refused);
    XmlElement root = document->root();
    if (root.name() != "dossier" || root.ns() != kCase) {
        bool other_version = root.name() == "dossier" && root.ns().starts_with(kCase.substr(0, kCase.rfind('/') + 1));
        findings.add(other_version ? "casus.schema_versie" : "casus.geen_dossier", root.line(), root.name());
        out.errors = findings.take();
        return out;
    }
    findings.add(speaking(schema_.validate(*document)));  // validate
    check_texts(root, {"vervangt"}, findings);
    if (!findings.empty()) {
        out.errors = findings.take();
        return out;
    }
    Lines lines;
    Dossier dossier = read_values(root, lines, findings);  // read
    if (findings.empty()) {
        check_references(dossier, lines, expected, findings);
        check_dates(dossier, lines, expected, findings);
        check_regime(dossier, lines, expected, findings);
    }
    if (findings.empty()) out.dossier = std::move(dossier);
    out.errors = findings.take();
    return out;
}

}  // namespace griffier::intake
