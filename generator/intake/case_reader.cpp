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

ParsedCase parse_case(const XmlSchema& schema, ByteView bytes, const std::string& name) {
    ParsedCase out;
    XmlLimits limits;
    limits.nodes = 50'000;  // hundreds of times a real case: the checks across fields cost more per node than reading does
    auto document = XmlDocument::parse(bytes, name, limits);  // admit
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
    findings.add(speaking(schema.validate(*document)));  // validate
    check_texts(root, {"vervangt"}, findings);
    if (findings.empty()) out.dossier = read_values(root, out.lines, findings);  // read
    out.errors = findings.take();
    return out;
}

std::vector<Error> findings_of(const ParsedCase& parsed, const std::string& name, const Expected& expected) {
    Findings findings(name, Kind::refused);
    check_references(parsed.dossier, parsed.lines, expected, findings);
    check_dates(parsed.dossier, parsed.lines, expected, findings);
    check_regime(parsed.dossier, parsed.lines, expected, findings);
    return findings.take();
}

CaseReading check_case(ParsedCase parsed, ByteView bytes, const std::string& name, const Expected& expected) {
    CaseReading out;
    out.source = sha256(bytes);
    out.errors = parsed.errors.empty() ? findings_of(parsed, name, expected) : std::move(parsed.errors);
    if (out.errors.empty()) out.dossier = std::move(parsed.dossier);
    return out;
}

CaseReading CasusReader::read(ByteView bytes, const std::string& name, const Expected& expected) const {
    return check_case(parse_case(schema_, bytes, name), bytes, name, expected);
}

}  // namespace griffier::intake
