#include "jobs/certificates.h"

#include <algorithm>
#include <map>

#include "jobs/certificate_paper.h"
#include "jobs/jobs.h"
#include "jobs/plain_files.h"
#include "jobs/remains.h"
#include "records/destruction/mdto.h"
#include "records/destruction/revision.h"

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

/// The holds that run on the day, counted by their last day. One case has one standing hold: the one that ends last.
Result<std::vector<Aangehouden>> held_on(Session& session) {
    TRY_ASSIGN(const std::vector<Termijnregel> standing, session.store->due(session.on, "aanhouding"));
    std::map<Date, long> by_day;
    for (const Termijnregel& one : standing)
        if (one.uiterst && *one.uiterst >= session.on) by_day[*one.uiterst]++;
    std::vector<Aangehouden> out;
    for (const auto& [day, count] : by_day) out.push_back({day, count});
    return out;
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
    TRY_ASSIGN(const std::optional<Naleving> channel, channel_check(context, session, {list.nummer, run}));
    if (channel) c.uitkomst.naleving.push_back(*channel);
    c.gedeeltelijk = !c.uitkomst.volledig();
    for (const Postuitkomst& one : stored.course.uitkomsten)
        if (one.uitkomst != "vernietigd") c.uitzonderingen.push_back({list.regels.at(static_cast<std::size_t>(one.nr) - 1).kenmerk, one.reden, one.op});
    c.nog_op_lijst = static_cast<long>(list.regels.size() - stored.course.uitkomsten.size());
    TRY_ASSIGN(c.aangehouden, held_on(session));
    TRY_ASSIGN(const std::vector<PlainFolder> places, named_on_certificate(context));
    for (const PlainFolder& place : places) c.leesbaar.push_back({place.what, place.after, static_cast<long>(place.files)});
    return c;
}

Status keep_certificate(Group& group, Session& session, const Verklaring& certificate) {
    TRY_ASSIGN(const std::string xml, write_certificate(certificate));
    const std::string signature = signature_text(session.store->origin(), session.store->public_key(), session.store->sign(view_of(xml)));
    const std::string name = certificate.naam();
    TRY(group.keep(kind, name, view_of(xml)));
    TRY(group.keep(signature_kind, name, view_of(signature)));
    TRY(group.keep(mdto_kind, name, view_of(mdto_of_certificate(certificate, name + ".xml"))));
    return group.note("verklaring", "", {{"nummer", name}, {"lijst", certificate.lijst}, {"stand", certificate.gedeeltelijk ? "gedeeltelijk" : "volledig"}, {"h", hex(sha256(view_of(xml)))}});
}

Result<std::vector<std::string>> revisions_of(Store& store, const std::string& number) {
    std::vector<std::string> names;
    for (int revision = 1;; ++revision) {
        TRY_ASSIGN(const std::optional<Bytes> xml, store.kept(kind, name_of_revision(number, revision)));
        if (!xml) return names;
        names.push_back(name_of_revision(number, revision));
    }
}

namespace {

/// What is left to know of each thing that went, and the list by which it went.
Status put_out_items(Context& context, Session& session, const Verklaring& certificate, const std::string& folder, JobReport& report) {
    const Result<StoredList> stored = load_list(*session.store, certificate.lijst);
    // A store that was put back from older data can have the certificate and not the list.
    if (!stored) return stored.error().kind == Kind::refused ? Status() : stored.error();
    const std::string list = join_path(folder, certificate.lijst + ".xml");
    TRY(context.world.disk.write_durable(list, view_of(write_list(stored->list))));
    report.see(list);
    const std::string items = join_path(folder, certificate.nummer + ".mdto");
    TRY(context.world.disk.make_directory(items));
    for (const Vernietigdecategorie& one : certificate.categorieen)
        for (const Lijstregel& line : stored->list.regels)
            if (std::find(one.kenmerken.begin(), one.kenmerken.end(), line.kenmerk) != one.kenmerken.end())
                TRY(context.world.disk.write_durable(join_path(items, line.kenmerk + ".mdto.xml"), view_of(mdto_of_destroyed(line, certificate))));
    report.see(items);
    return {};
}

}  // namespace

Status put_out(Context& context, Session& session, const std::string& name, const std::string& folder, JobReport& report) {
    TRY(context.world.disk.make_directory(folder));
    TRY_ASSIGN(const std::optional<Bytes> xml, session.store->kept(kind, name));
    if (!xml) return refused("verklaring.onbekend", {name, 0, ""});
    TRY_ASSIGN(const Verklaring certificate, read_certificate(*xml, name));
    if (!certificate.herziening) TRY(put_out_items(context, session, certificate, folder, report));
    TRY_ASSIGN(const Bytes paper, certificate_paper(context, *xml, name));
    const std::string pdf = join_path(folder, name + ".pdf");
    TRY(context.world.disk.write_durable(pdf, paper));
    report.see(pdf);
    for (const auto& [what, ending] : {std::pair(mdto_kind, ".xml.mdto.xml"), std::pair(signature_kind, ".xml.handtekening"), std::pair(kind, ".xml")}) {
        TRY_ASSIGN(const std::optional<Bytes> bytes, session.store->kept(what, name));
        if (!bytes) return refused("verklaring.onbekend", {name, 0, ""});
        const std::string path = join_path(folder, name + ending);
        TRY(context.world.disk.write_durable(path, *bytes));
        report.see(path);
    }
    return {};
}

namespace {

std::string beside(const std::string& path, const std::string& name) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? name : path.substr(0, slash + 1) + name;
}

/// A revision against the one before it, by the same key. False: that one does not lie beside it.
Result<bool> follows(FileSystem& disk, const Verklaring& certificate, const Handtekening& by, const std::string& path) {
    const std::string earlier_path = beside(path, certificate.herziening->vorige + ".xml");
    if (!disk.exists(earlier_path)) return false;
    TRY_ASSIGN(const Bytes xml, disk.read(earlier_path, largest));
    TRY_ASSIGN(const Bytes signature, disk.read(earlier_path + ".handtekening", 4096));
    TRY_ASSIGN(const Verklaring earlier, check_certificate(xml, signature, earlier_path, by.vingerafdruk()));
    TRY(check_successor(earlier, xml, certificate));
    return true;
}

Status verify_one(Context& context, const std::string& path, JobReport& report) {
    TRY_ASSIGN(const Bytes xml, context.world.disk.read(path, largest));
    const std::string beside_it = path + ".handtekening";
    if (!context.world.disk.exists(beside_it)) return refused("verklaring.zonder_handtekening", {path, 0, ""}, {".handtekening"});
    TRY_ASSIGN(const Bytes signature, context.world.disk.read(beside_it, 4096));
    TRY_ASSIGN(const Verklaring certificate, check_certificate(xml, signature, path, context.call.signer));
    TRY_ASSIGN(const Handtekening by, read_signature(signature));
    bool chained = false;
    if (certificate.herziening) {
        TRY_ASSIGN(chained, follows(context.world.disk, certificate, by, path));
    }
    long items = 0;
    for (const Vernietigdecategorie& one : certificate.categorieen) items += one.aantal;
    const std::string state = certificate.gedeeltelijk ? "gedeeltelijk" : "volledig";
    const Catalogue& words = context.words;
    context.output.item("certificate",
                        {{"number", certificate.nummer}, {"revision", certificate.revisie}, {"state", state}, {"date", certificate.datum.iso()}, {"items", items},
                         {"practice", certificate.oefening}, {"list", certificate.lijst}, {"root", certificate.stam}, {"key", by.vingerafdruk()}, {"key_checked", !context.call.signer.empty()},
                         {"previous", certificate.herziening ? certificate.herziening->vorige : ""}, {"previous_checked", chained}},
                        words.text(context.call.signer.empty() ? "regel.verklaring_klopt" : "regel.verklaring_klopt_sleutel",
                                   {certificate.naam(), words.text("verklaring.stand." + state), std::to_string(items), by.vingerafdruk()}));
    if (certificate.herziening)
        context.output.text(words.text(chained ? "regel.verklaring_vult_aan" : "regel.verklaring_vorige_afwezig", {certificate.naam(), certificate.herziening->vorige}));
    report.count("certificates");
    return {};
}

}  // namespace

Result<JobReport> verify_certificates(Context& context) {
    // A folder is an exported log, with certificates in it.
    if (context.call.names.size() == 1 && context.world.disk.is_directory(context.call.names.front())) return check_log(context);
    JobReport report;
    for (const std::string& path : context.call.names) {
        const Status checked = verify_one(context, path, report);
        if (checked) continue;
        if (checked.error().kind == Kind::again) return checked.error();
        context.output.error(checked.error());
        report.failed(checked.error());
        report.count("refused");
    }
    context.output.summary(context.call.command, report);
    return report;
}

}  // namespace griffier::jobs
