// griffier convenant check FILE..., griffier convenant show [FILE | --number N]; and the reading of an instance for all other commands.
#include <fmt/format.h>

#include "generator/intake/intake.h"
#include "jobs/cages.h"
#include "jobs/convenant_update.h"
#include "jobs/folders.h"
#include "jobs/jobs.h"
#include "jobs/session.h"
#include "records/registry/convenant_versions.h"

namespace griffier::jobs {

namespace {

Result<intake::ConvenantReading> reading_of(Context& context, ByteView bytes, const std::string& name) {
    const std::string schema = context.data.schemas() + "/convenant.xsd";
    TRY_ASSIGN(const Bytes schema_bytes, context.world.disk.read(schema));
    TRY_ASSIGN(const intake::ConvenantReader reader, intake::ConvenantReader::create(schema_bytes, schema));
    return reader.read(bytes, name);
}

std::string given(const std::string& value, const Catalogue& words) { return value.empty() ? words.text("toon.leeg") : value; }

/// One line of a contact: what is there of it.
std::string line_of(const Contact& contact) {
    std::string text;
    for (const std::string* part : {&contact.functie, &contact.organisatie, &contact.straat, &contact.plaats, &contact.telefoon, &contact.email})
        if (!part->empty()) text += (text.empty() ? "" : ", ") + *part;
    return text;
}

/// From and until when somebody's appointment stands.
std::string period(const Persoonsrol& person, const Catalogue& words) {
    const auto day = [&](const std::optional<Date>& date) { return words.long_date(*date); };
    if (person.vanaf && person.tot) return words.text("toon.aanwijzing.van_tot", {day(person.vanaf), day(person.tot)});
    if (person.vanaf) return words.text("toon.aanwijzing.vanaf", {day(person.vanaf)});
    if (person.tot) return words.text("toon.aanwijzing.tot", {day(person.tot)});
    return words.text("toon.aanwijzing.onbepaald");
}

/// One line of the record of appointments and authorisations (DOC-28): who, for which party, over which files, on what mandate, how long.
std::string appointment(const Persoonsrol& person, const Catalogue& words) {
    const std::string scope = person.bereik.empty() || person.bereik == "beide" ? words.text("toon.aanwijzing.beide") : person.bereik;
    return words.text("toon.aanwijzing", {person.id, person.rol, given(person.functie, words), person.partij, scope,
                                          person.mandaat.empty() ? words.text("toon.aanwijzing.zonder_mandaat") : person.mandaat, period(person, words),
                                          person.erkend ? words.text("toon.aanwijzing.erkend", {words.long_date(*person.erkend)}) : words.text("toon.aanwijzing.niet_erkend")});
}

Json appointment_json(const Persoonsrol& person) {
    Json out{{"id", person.id}, {"role", person.rol}, {"party", person.partij}, {"function", person.functie}, {"scope", person.bereik}, {"mandate", person.mandaat}};
    if (person.vanaf) out["from"] = person.vanaf->iso();
    if (person.tot) out["until"] = person.tot->iso();
    if (person.erkend) out["acknowledged"] = person.erkend->iso();
    out["key"] = !person.publieke_sleutel.empty();
    return out;
}

void show(Output& output, const Convenant& c) {
    const Catalogue& words = output.words();
    std::string responsible;
    for (const std::string& id : c.verwerkingsverantwoordelijken) responsible += (responsible.empty() ? "" : ", ") + id;
    Json parties = Json::array(), roles = Json::array(), choices = Json::array(), empty = Json::array();
    output.text(c.naam);
    output.pair(words.text("stand.regime"), c.regime + " " + c.regime_versie);
    output.pair(words.text("toon.inwerking"), c.inwerking ? words.long_date(*c.inwerking) : words.text("toon.leeg"));
    output.pair(words.text("toon.verantwoordelijk"), responsible);
    output.pair(words.text("toon.contactpunt"), given(line_of(c.contactpunt), words));
    output.pair(words.text("toon.functionaris"), given(line_of(c.functionaris), words));
    output.pair(words.text("toon.bevoegd"), given(c.bevoegd_orgaan, words));
    output.pair(words.text("toon.bezwaar"), given(c.bezwaar_bij, words));
    for (const Startkeuze& one : c.startkeuzes) {
        const std::string key = "uitleg.woord." + one.start, start = words.has(key) ? words.text(key) : one.start;
        output.pair(words.text("toon.startkeuze"), one.vanaf ? words.text("toon.startkeuze.vanaf", {one.regel, start, words.long_date(*one.vanaf)}) : words.text("toon.startkeuze.alle", {one.regel, start}));
        choices.push_back({{"rule", one.regel}, {"start", one.start}, {"from", one.vanaf ? Json(one.vanaf->iso()) : Json()}});
    }
    for (const Partij& party : c.partijen) {
        output.pair(words.text("toon.party"), fmt::format("{} ({}): {}", party.id, party.soort, party.naam));
        parties.push_back({{"id", party.id}, {"kind", party.soort}, {"name", party.naam}});
    }
    for (const Persoonsrol& person : c.personen) {
        output.pair(words.text("toon.role"), appointment(person, words));
        roles.push_back(appointment_json(person));
    }
    if (c.contactpunt.leeg()) empty.push_back("contactpunt");
    if (c.functionaris.leeg()) empty.push_back("functionaris");
    if (c.bevoegd_orgaan.empty()) empty.push_back("bevoegd-orgaan");
    if (c.bezwaar_bij.empty()) empty.push_back("bezwaar-bij");
    if (output.json())
        output.item("covenant", {{"id", c.id}, {"name", c.naam}, {"regime", c.regime}, {"regime_version", c.regime_versie}, {"parties", parties}, {"roles", roles}, {"start_choices", choices}, {"empty", empty}}, "");
}

}  // namespace

Result<Convenant> read_covenant(Context& context, ByteView bytes, const std::string& name) {
    TRY_ASSIGN(intake::ConvenantReading reading, reading_of(context, bytes, name));
    if (reading.convenant) return *std::move(reading.convenant);
    if (reading.errors.empty()) return error_of(Kind::configuration, "intern", {name, 0, ""});
    return reading.errors.front();
}

Result<JobReport> check_covenants(Context& context) {
    if (context.call.names.empty())
        return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.bestand"), context.call.command});
    TRY_ASSIGN(const Law law, load_law(context, true));
    TRY_ASSIGN(intake::CagedConvenants cage, cage_for_covenants(context));
    JobReport report;
    for (const std::string& file : context.call.names) {
        if (!context.world.disk.exists(file)) return error_of(Kind::usage, "aanroep.geen_bestand", {}, {file});
        TRY_ASSIGN(const Bytes bytes, context.world.disk.read(file));
        intake::ConvenantReading reading = cage.read(bytes, file);
        std::vector<Error> errors = std::move(reading.errors);
        if (reading.convenant) {
            const Regime* regime = law.find(reading.convenant->regime, reading.convenant->regime_versie);
            if (!regime) regime = law.find(reading.convenant->regime);
            if (regime)
                errors = intake::check_convenant(*reading.convenant, *regime, file);
            else
                errors.push_back(error_of(Kind::configuration, "regime.onbekend", {file, 0, ""}, {reading.convenant->regime}));
        }
        report.count("checked");
        for (const Error& error : errors) {
            context.output.error(error);
            report.failed(error);
            report.count("findings");
        }
        context.output.item("covenant_check", {{"file", file}, {"sound", errors.empty()}, {"findings", errors.size()}},
                            context.words.text(errors.empty() ? "regel.regime_goed" : "regel.regime_fout", {file, std::to_string(errors.size())}));
    }
    context.output.summary(context.call.command, report);
    return report;
}

namespace {

/// A version that the store has or had: what stands in it, what it changed, by whose decision; with --out as files.
Status show_version(Context& context, Session& session, const std::string& asked, JobReport& report) {
    TRY_ASSIGN(const int newest, convenant_version(*session.store));
    const int number = asked.empty() ? newest : version_number(asked);
    TRY_ASSIGN(const ConvenantVersion version, convenant_of_version(*session.store, number));
    TRY_ASSIGN(const Convenant covenant, read_covenant(context, version.instance, "convenant.xml"));
    show(context.output, covenant);
    if (newest > 1) context.output.pair(context.words.text("toon.convenantversie"), context.words.text("toon.convenantversie.van", {std::to_string(number), std::to_string(newest)}));
    if (number > 1) {
        TRY_ASSIGN(const ConvenantVersion before, convenant_of_version(*session.store, number - 1));
        TRY_ASSIGN(const Convenant earlier, read_covenant(context, before.instance, "convenant.xml"));
        tell_decision(context.output, number, text_of(version.evidence));
        tell_differences(context.output, differences(earlier, covenant));
    }
    if (context.call.out.empty() || context.call.dry_run) return {};
    FileSystem& disk = context.world.disk;
    TRY(make_folders(disk, context.call.out));
    const auto put = [&](const std::string& name, ByteView bytes) -> Status {
        const std::string path = join_path(context.call.out, name);
        if (disk.exists(path)) return error_of(Kind::usage, "aanroep.bestaat", {}, {path});
        TRY(disk.write_durable(path, bytes));
        report.see(path);
        return {};
    };
    TRY(put(fmt::format("convenant-{}.xml", number), version.instance));
    return version.evidence.empty() ? Status() : put(fmt::format("convenant-{}.besluit.txt", number), version.evidence);
}

}  // namespace

Result<JobReport> show_covenant(Context& context) {
    const auto number = context.call.parts.find("number");
    const std::string asked = number == context.call.parts.end() || number->second.empty() ? "" : number->second.back();
    JobReport report;
    if (context.call.names.empty()) {
        TRY_ASSIGN(Session session, open_session(context));
        TRY(show_version(context, session, asked, report));
    } else {
        const std::string& file = context.call.names.front();
        if (!asked.empty()) return error_of(Kind::usage, "aanroep.waarde", {}, {"--number"});
        if (!context.world.disk.exists(file)) return error_of(Kind::usage, "aanroep.geen_bestand", {}, {file});
        TRY_ASSIGN(const Bytes bytes, context.world.disk.read(file));
        TRY_ASSIGN(const Convenant covenant, read_foreign_covenant(context, bytes, file));
        show(context.output, covenant);
    }
    report.count("checked");
    context.output.summary(context.call.command, report);
    return report;
}

}  // namespace griffier::jobs
