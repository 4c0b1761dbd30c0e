#include "jobs/certificates.h"

#include <algorithm>

#include "jobs/certificate_paper.h"
#include "jobs/plain_files.h"
#include "records/destruction/mdto.h"

namespace griffier::jobs {

namespace {

const std::string kind = "verklaring", signature_kind = "verklaring-handtekening", mdto_kind = "verklaring-mdto";
constexpr std::string_view law_code = "vernietiging.wet", last_act = "laatste-verwerking";
constexpr std::size_t largest = 64u << 20;

std::vector<std::string> controllers(const Convenant& convenant) {
    std::vector<std::string> names;
    for (const std::string& id : convenant.verwerkingsverantwoordelijken)
        if (const Partij* party = convenant.partij(id)) names.push_back(party->naam);
    return names;
}

std::string caretaker(const Context& context, const Session& session) {
    std::string name = archive_settings(context).caretaker;
    if (!name.empty()) return name;
    for (const std::string& controller : controllers(session.convenant)) name += (name.empty() ? "" : "; ") + controller;
    return name;
}

std::string law_of(const Session& session, const Lijst& list) {
    for (const Lijstregel& line : list.regels)
        if (const Regime* regime = session.law.find(line.regime, line.regime_versie))
            if (const Eis* law = regime->eis(law_code); law && law->geldt) return law->waarde;
    return "";
}

/// Function of the proposer as the instance has it; a job that runs by itself is named as that.
std::string proposer_of(const Session& session, const Lijst& list) {
    const Persoonsrol* person = session.convenant.persoon(list.voorsteller);
    if (!person) return list.voorsteller;
    return person->functie.empty() ? person->rol : person->functie;
}

}  // namespace

Hash order_of(const Lijst& list, int run) {
    const std::string text = "griffier-vernietiging-1|" + root_of(list) + "|" + std::to_string(run);
    return sha256(view_of(text));
}

std::string certificate_number(const Lijst& list, int run) { return "VV" + list.nummer.substr(2) + "-" + std::to_string(run); }

std::vector<std::string> certain_gaps(const Context& context, const Session& session, const Lijst& list, const Lijstverloop& course) {
    std::vector<std::string> gaps = missing_in(list);
    if (caretaker(context, session).empty()) gaps.emplace_back("zorgdrager");
    if (law_of(session, list).empty()) gaps.emplace_back("wet");
    if (course.goedkeuringen.size() < 2) gaps.emplace_back("goedkeuringen");
    return gaps;
}

Result<Verklaring> certificate_for(Context& context, Session& session, const StoredList& stored, int run, const std::vector<int>& gone, const Vernietiguitkomst& outcome) {
    const Lijst& list = stored.list;
    Verklaring c;
    c.nummer = certificate_number(list, run);
    c.oefening = session.store->practice();
    c.gedeeltelijk = !outcome.volledig();
    c.opslag = session.store->origin();
    c.systeem = "griffier " GRIFFIER_VERSION;
    c.convenant = session.convenant.id;
    c.convenant_naam = session.convenant.naam;
    c.zorgdrager = caretaker(context, session);
    c.verantwoordelijken = controllers(session.convenant);
    c.datum = session.on;
    c.lijst = list.nummer;
    c.stam = root_of(list);
    c.lijst_datum = list.datum;
    c.wet = law_of(session, list);
    c.selectielijst = list.selectielijst;
    c.machtiging = list.machtiging;
    c.voorgesteld_door = proposer_of(session, list);
    for (Goedkeuring one : stored.course.goedkeuringen) {
        one.persoon.clear();
        one.handtekening.clear();
        c.goedkeuringen.push_back(std::move(one));
    }
    c.categorieen = categories(list, gone);
    for (Vernietigdecategorie& one : c.categorieen) {
        const Regime* regime = session.law.find(one.regime, one.regime_versie);
        if (!regime) continue;
        one.regime_naam = regime->naam;
        if (one.klok != last_act) continue;
        for (const Handeling& act : regime->handelingen)
            if (act.telt) one.handelingen.push_back(act.code);
    }
    c.wijze = "sleutelvernietiging";
    c.uitkomst = outcome;
    c.uitkomst.vernietigd.clear();
    c.uitkomst.afgevallen.clear();
    for (const Postuitkomst& one : stored.course.uitkomsten)
        if (one.uitkomst != "vernietigd") c.uitzonderingen.push_back({list.regels.at(static_cast<std::size_t>(one.nr) - 1).kenmerk, one.reden, one.op});
    c.nog_op_lijst = static_cast<long>(list.regels.size() - stored.course.uitkomsten.size());
    TRY_ASSIGN(const std::vector<PlainFolder> places, named_on_certificate(context));
    for (const PlainFolder& place : places) c.leesbaar.push_back({place.what, place.after, static_cast<long>(place.files)});
    return c;
}

Status keep_certificate(Group& group, Session& session, const Verklaring& certificate) {
    TRY_ASSIGN(const std::string xml, write_certificate(certificate));
    const std::string signature = signature_text(session.store->origin(), session.store->public_key(), session.store->sign(view_of(xml)));
    std::string name = certificate.nummer;
    if (certificate.revisie > 1) name += "-r" + std::to_string(certificate.revisie);
    TRY(group.keep(kind, name, view_of(xml)));
    TRY(group.keep(signature_kind, name, view_of(signature)));
    TRY(group.keep(mdto_kind, name, view_of(mdto_of_certificate(certificate, name + ".xml"))));
    return group.note("verklaring", "", {{"nummer", name}, {"lijst", certificate.lijst}, {"stand", certificate.gedeeltelijk ? "gedeeltelijk" : "volledig"}, {"h", hex(sha256(view_of(xml)))}});
}

Status put_out(Context& context, Session& session, const std::string& number, const std::string& folder, JobReport& report) {
    TRY(context.world.disk.make_directory(folder));
    for (const auto& [what, ending] : {std::pair(kind, ".xml"), std::pair(signature_kind, ".xml.handtekening"), std::pair(mdto_kind, ".xml.mdto.xml")}) {
        TRY_ASSIGN(const std::optional<Bytes> bytes, session.store->kept(what, number));
        if (!bytes) return refused("verklaring.onbekend", {number, 0, ""});
        const std::string path = join_path(folder, number + ending);
        TRY(context.world.disk.write_durable(path, *bytes));
        report.see(path);
    }
    TRY_ASSIGN(const std::optional<Bytes> xml, session.store->kept(kind, number));
    TRY_ASSIGN(const Bytes paper, certificate_paper(context, *xml, number));
    const std::string path = join_path(folder, number + ".pdf");
    TRY(context.world.disk.write_durable(path, paper));
    report.see(path);
    return {};
}

Result<JobReport> verify_certificates(Context& context) {
    JobReport report;
    for (const std::string& path : context.call.names) {
        TRY_ASSIGN(const Bytes xml, context.world.disk.read(path, largest));
        TRY_ASSIGN(const Bytes signature, context.world.disk.read(path + ".handtekening", 4096));
        const Result<Verklaring> certificate = check_certificate(xml, signature, path, context.call.signer);
        if (!certificate) {
            context.output.error(certificate.error());
            report.failed(certificate.error());
            report.count("refused");
            continue;
        }
        TRY_ASSIGN(const Handtekening by, read_signature(signature));
        long items = 0;
        for (const Vernietigdecategorie& one : certificate->categorieen) items += one.aantal;
        const std::string state = certificate->gedeeltelijk ? "gedeeltelijk" : "volledig";
        context.output.item("certificate",
                            {{"number", certificate->nummer}, {"revision", certificate->revisie}, {"state", state}, {"date", certificate->datum.iso()}, {"items", items},
                             {"practice", certificate->oefening}, {"list", certificate->lijst}, {"root", certificate->stam}, {"key", by.vingerafdruk()}, {"key_checked", !context.call.signer.empty()}},
                            context.words.text(context.call.signer.empty() ? "regel.verklaring_klopt" : "regel.verklaring_klopt_sleutel",
                                               {certificate->nummer, context.words.text("verklaring.stand." + state), std::to_string(items), by.vingerafdruk()}));
        report.count("certificates");
    }
    context.output.summary(context.call.command, report);
    return report;
}

}  // namespace griffier::jobs
