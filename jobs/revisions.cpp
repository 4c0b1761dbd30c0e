#include "jobs/revisions.h"

#include <algorithm>
#include <array>

#include "jobs/actor.h"
#include "jobs/certificate_place.h"
#include "jobs/certificates.h"
#include "jobs/jobs.h"
#include "jobs/proposal.h"
#include "jobs/remains.h"
#include "records/destruction/revision.h"
#include "records/registry/destroy.h"

namespace griffier::jobs {

namespace {

/// What a party can have done with what it got (CAS-25: return or destroy).
constexpr std::array<std::string_view, 4> answers{"vernietigd", "teruggegeven", "geen", "weigert"};

struct Latest {
    Verklaring certificate;
    Bytes xml;
};

Result<std::optional<Latest>> latest_of(Store& store, const std::string& number) {
    TRY_ASSIGN(const std::vector<std::string> names, revisions_of(store, number));
    if (names.empty()) return std::optional<Latest>();
    TRY_ASSIGN(std::optional<Bytes> xml, store.kept("verklaring", names.back()));
    if (!xml) return std::optional<Latest>();
    TRY_ASSIGN(Verklaring certificate, read_certificate(*xml, names.back()));
    return std::optional<Latest>(Latest{std::move(certificate), std::move(*xml)});
}

/// Name of a party or external partner, the words for all others together; "" for what is neither.
std::string receiver(const Context& context, const Session& session, const std::string& id) {
    if (const Partij* party = session.convenant.partij(id)) return party->naam;
    if (const ExternePartner* partner = session.convenant.externe(id)) return partner->naam;
    return id == ontvanger_onbekend ? context.words.text("verklaring.partij.ander") : "";
}

void tell_copies(Context& context, const Session& session, const Verklaring& certificate, JobReport& report) {
    for (const Reservekopie& one : certificate.uitkomst.reservekopieen) {
        const auto until = Date::parse(one.tot);
        if (!until || *until >= session.on) continue;
        context.output.item("copy_overdue", {{"certificate", certificate.naam()}, {"copy", one.naam}, {"until", one.tot}},
                            context.words.text("regel.kopie_over_dag", {one.naam, context.words.long_date(*until), certificate.naam()}));
        report.count("copies_overdue");
    }
}

/// The next revision of one certificate, when there is something new; the latest afterwards.
Result<std::optional<Verklaring>> revise(Context& context, Session& session, const StoredList& list, int run, JobReport& report) {
    TRY_ASSIGN(std::optional<Latest> last, latest_of(*session.store, list.course.verklaringen.at(static_cast<std::size_t>(run) - 1)));
    if (!last) return std::optional<Verklaring>();
    TRY_ASSIGN(std::optional<Vernietiguitkomst> now, destruction_of(*session.store, order_of(list.list, run)));
    for (const Naleving& one : last->certificate.uitkomst.naleving)
        if (now && one.plaats == channel_place && !now->naleving.empty()) {
            TRY_ASSIGN(const long left, left_of(*session.store, {list.list.nummer, run}));
            now->naleving.push_back({one.plaats, one.wijze, one.bekeken, left});
        }
    std::optional<Verklaring> next = now ? next_revision(last->certificate, last->xml, *now, session.on) : std::nullopt;
    if (!next) return std::optional<Verklaring>(std::move(last->certificate));
    if (session.keeps(context)) {
        TRY_ASSIGN(Group group, session.store->begin_group());
        TRY(keep_certificate(group, session, *next));
        TRY(group.commit());
    }
    const Catalogue& words = context.words;
    std::string reasons;
    for (const std::string& one : next->herziening->redenen) reasons += (reasons.empty() ? "" : ", ") + words.text("verklaring.reden." + one);
    const std::string state = next->gedeeltelijk ? "gedeeltelijk" : "volledig";
    context.output.item("certificate_revised", {{"list", next->lijst}, {"certificate", next->naam()}, {"previous", next->herziening->vorige}, {"state", state}, {"reasons", next->herziening->redenen}},
                        words.text(context.call.dry_run ? "regel.verklaring_herzien_zou" : "regel.verklaring_herzien", {next->naam(), next->herziening->vorige, reasons, words.text("verklaring.stand." + state)}));
    report.count("certificates_revised");
    return next;
}

std::string part(const Call& call, const char* name) {
    const auto found = call.parts.find(name);
    return found == call.parts.end() || found->second.empty() ? "" : found->second.back();
}

/// Enters the answer with every run of the list that told this party; false when none did.
Result<bool> enter_answer(Session& session, const StoredList& list, const std::string& party, const std::string& answer) {
    bool told = false;
    for (int run = 1; run <= static_cast<int>(list.course.verklaringen.size()); ++run) {
        const Hash order = order_of(list.list, run);
        TRY_ASSIGN(const std::optional<Vernietiguitkomst> outcome, destruction_of(*session.store, order));
        if (!outcome) continue;
        const auto& notices = outcome->mededelingen;
        if (std::none_of(notices.begin(), notices.end(), [&](const Mededeling& one) { return one.partij == party; })) continue;
        TRY(record_answer(*session.store, order, party, answer, session.on));
        told = true;
    }
    return told;
}

}  // namespace

void tell_notices(Context& context, const Session& session, const Verklaring& certificate, JobReport& report) {
    for (const Mededeling& one : certificate.uitkomst.mededelingen) {
        if (!one.antwoord.empty()) continue;
        const std::string name = receiver(context, session, one.partij);
        context.output.item("notice_open", {{"certificate", certificate.naam()}, {"list", certificate.lijst}, {"party", one.partij}, {"disclosures", one.aantal}},
                            context.words.text("regel.mededeling_open", {certificate.lijst, name.empty() ? one.partij : name, std::to_string(one.aantal), one.partij}));
        report.count("notices_open");
    }
}

Status revise_certificates(Context& context, Session& session, JobReport& report) {
    TRY_ASSIGN(const std::vector<StoredList> lists, all_lists(*session.store));
    for (const StoredList& list : lists)
        for (int run = 1; run <= static_cast<int>(list.course.verklaringen.size()); ++run) {
            TRY_ASSIGN(const std::optional<Verklaring> latest, revise(context, session, list, run, report));
            if (!latest) continue;
            tell_notices(context, session, *latest, report);
            tell_copies(context, session, *latest, report);
        }
    return keep_in_place(context, session, report);
}

Result<JobReport> answer_list(Context& context) {
    const Call& call = context.call;
    if (call.names.size() != 1) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.lijst"), call.command});
    const std::string number = call.names.front(), party = part(call, "party"), answer = part(call, "outcome");
    for (const char* needed : {"party", "outcome"})
        if (part(call, needed).empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {std::string("--") + needed, call.command});
    if (std::find(answers.begin(), answers.end(), answer) == answers.end()) return error_of(Kind::usage, "aanroep.waarde", {}, {"--outcome"});
    TRY_ASSIGN(Session session, open_session(context));
    const Act act{"vernietigingslijst.antwoord", ""};
    TRY_ASSIGN(const Actor actor, actor_of(context, session, act));
    if (!may_run_jobs(actor.role) && !may_decide(actor.role)) return log_refusal(session, actor, act, refused("handelen.geen_taak", {}, {actor.role}));
    const Result<StoredList> list = load_list(*session.store, number);
    if (!list) return log_refusal(session, actor, act, list.error());
    // What was typed is not said back: it can be a name.
    const std::string name = receiver(context, session, party);
    if (name.empty()) return log_refusal(session, actor, act, refused("antwoord.partij", {number, 0, ""}));
    JobReport report;
    if (!call.dry_run) {
        TRY_ASSIGN(const bool told, enter_answer(session, *list, party, answer));
        if (!told) return log_refusal(session, actor, act, refused("antwoord.partij", {number, 0, ""}));
        {
            TRY_ASSIGN(Group group, session.store->begin_group());
            auto codes = codes_of(actor, act.name);
            codes.insert(codes.end(), {{"lijst", number}, {"partij", party}, {"antwoord", answer}});
            TRY(group.note("lijst", "", codes));
            TRY(group.commit());
        }
        report.count("answers");
        context.output.item("answer", {{"list", number}, {"party", party}, {"answer", answer}},
                            context.words.text("regel.antwoord", {number, name, context.words.text("verklaring.antwoord." + answer)}));
        TRY(revise_certificates(context, session, report));
        if (!call.out.empty())
            for (const std::string& certificate : list->course.verklaringen) {
                TRY_ASSIGN(const std::vector<std::string> names, revisions_of(*session.store, certificate));
                for (const std::string& name : names) TRY(put_out(context, session, name, call.out, report));
            }
    }
    end_run(context, session, report);
    context.output.summary(call.command, report, {{"reference_date", session.on.iso()}, {"dry_run", call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
