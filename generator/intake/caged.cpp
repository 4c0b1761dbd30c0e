#include "generator/intake/caged.h"

#include <algorithm>

#include "records/core/text.h"
#include "records/model/fields.h"

namespace griffier::intake {

template <class A> void fields(A& a, Lines& x) { a(x.items, x.bestanden, x.overdrachten, x.known_receivers); }
template <class A> void fields(A& a, ParsedCase& x) { a(x.dossier, x.lines, x.errors); }
template <class A> void fields(A& a, ConvenantReading& x) { a(x.convenant, x.errors); }

namespace {

/// Name and bytes in one request: the length of the name, a line end, both.
std::string request_of(ByteView bytes, std::string name) {
    name.resize(std::min<std::size_t>(name.size(), 4096));
    std::string out = std::to_string(name.size()) + "\n" + name;
    out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return out;
}

std::pair<std::string, std::string_view> name_and_bytes(std::string_view request) {
    const std::size_t line = request.find('\n');
    const std::size_t size = std::stoul(std::string(request.substr(0, line)));
    return {std::string(request.substr(line + 1, size)), request.substr(line + 1 + size)};
}

/// A task that answers with what `read` makes of name and bytes. Run once here, on something that gets as far as a text, so that the
/// tables of the libraries are loaded before the doors close.
template <class Read> Result<Cage> cage_around(Read read, const std::string& trial, const CageLimits& limits) {
    Cage::Task task = [read = std::move(read)](std::string_view request) {
        const auto [name, bytes] = name_and_bytes(request);
        auto value = read(view_of(bytes), name);
        return encode(value);
    };
    (void)task(request_of(view_of(trial), ""));
    (void)line_of("e\u0301 ");
    (void)sha256(ByteView{});  // an instance is hashed only when it is sound, so the trial does not come that far
    return Cage::start(std::move(task), limits);
}

Error with_place(Error error, const std::string& name) {
    error.place.file = name;
    return error;
}

}  // namespace

Result<CagedCases> CagedCases::start(ByteView schema, const std::string& schema_name, const CageLimits& limits) {
    TRY_ASSIGN(XmlSchema compiled, XmlSchema::compile(schema, schema_name));
    CagedCases cases;
    TRY_ASSIGN(cases.cage_, cage_around([compiled = std::move(compiled)](ByteView bytes, const std::string& name) { return parse_case(compiled, bytes, name); },
                                        "<dossier xmlns=\"https://griffier.example/casus/1\">e\u0301</dossier>", limits));
    return cases;
}

void CagedCases::ask(ByteView bytes, const std::string& name) {
    const bool fits = bytes.size() <= XmlLimits().bytes;
    if (fits) cage_.ask(request_of(bytes, name));
    asked_.push_back({name, fits});
}

ParsedCase CagedCases::next() {
    const Asked asked = std::move(asked_.front());
    asked_.pop_front();
    ParsedCase parsed;
    if (!asked.sent) {
        parsed.errors.push_back(refused("xml.te_groot", {asked.name, 0, ""}, {std::to_string(XmlLimits().bytes)}));
        return parsed;
    }
    const Result<std::string> answer = cage_.answer();
    if (!answer) {
        parsed.errors.push_back(with_place(answer.error(), asked.name));
    } else if (!decode(*answer, parsed)) {
        parsed = {};
        parsed.errors.push_back(refused("kooi.gestopt", {asked.name, 0, ""}));  // no sound child says this
    }
    return parsed;
}

CaseReading CagedCases::read(ByteView bytes, const std::string& name, const Expected& expected) {
    ask(bytes, name);
    return check_case(next(), bytes, name, expected);
}

Result<CagedConvenants> CagedConvenants::start(ByteView schema, const std::string& schema_name, const CageLimits& limits) {
    TRY_ASSIGN(ConvenantReader reader, ConvenantReader::create(schema, schema_name));
    CagedConvenants convenants;
    TRY_ASSIGN(convenants.cage_, cage_around([reader = std::move(reader)](ByteView bytes, const std::string& name) { return reader.read(bytes, name); },
                                             "<convenant xmlns=\"https://griffier.example/convenant/1\">e\u0301</convenant>", limits));
    return convenants;
}

ConvenantReading CagedConvenants::read(ByteView bytes, const std::string& name) {
    ConvenantReading reading;
    auto refuse = [&](Error error) {
        reading = {};
        if (error.kind == Kind::refused) error.kind = Kind::configuration;
        reading.errors.push_back(with_place(std::move(error), name));
    };
    if (bytes.size() > XmlLimits().bytes) {
        refuse(refused("xml.te_groot", {}, {std::to_string(XmlLimits().bytes)}));
        return reading;
    }
    cage_.ask(request_of(bytes, name));
    const Result<std::string> answer = cage_.answer();
    if (!answer)
        refuse(answer.error());
    else if (!decode(*answer, reading) || reading.convenant.has_value() != reading.errors.empty())
        refuse(refused("kooi.gestopt"));
    // What is kept beside decisions is the hash of what was read here, whatever the child says.
    else if (reading.convenant)
        reading.convenant->hash = hex(sha256(bytes));
    return reading;
}

}  // namespace griffier::intake
