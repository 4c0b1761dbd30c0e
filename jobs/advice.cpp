// griffier adviesblad DOSSIER: a question to an adviser without anything that points to somebody of the case (DOC-26, STA-02). The text is the
// official's own; what in it still identifies is told by place and kind, never by its words, and no sheet is made.
#include <sstream>

#include "generator/generator.h"
#include "generator/publish/residue.h"
#include "jobs/actor.h"
#include "jobs/folders.h"
#include "jobs/jobs.h"
#include "jobs/produce.h"
#include "jobs/verzoek.h"
#include "records/core/text.h"
#include "records/core/xml.h"
#include "records/model/codes.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t largest_text = 64u << 10;
constexpr const char* sheet_code = "DOC-26";

std::string facts_of(const std::string& number, const std::string& text, const std::string& adviser, const Session& session, const Catalogue& words) {
    std::string out = "<adviesblad nummer=\"" + xml_escape(number) + "\" taal=\"" + words.language() + "\" oefening=\"" + (session.store->practice() ? "ja" : "nee") + "\">\n<convenant>" +
                      xml_escape(session.convenant.naam) + "</convenant>\n<datum>" + words.long_date(session.on) + "</datum>\n";
    if (!adviser.empty()) out += "<adviseur>" + xml_escape(adviser) + "</adviseur>\n";
    std::istringstream in(text);
    std::string paragraph;
    const auto end = [&] {
        if (!squeeze(paragraph).empty()) out += "<alinea>" + xml_escape(squeeze(paragraph)) + "</alinea>\n";
        paragraph.clear();
    };
    for (std::string line; std::getline(in, line);) {
        if (squeeze(line).empty()) end();
        else paragraph += line + " ";
    }
    end();
    return out + "</adviesblad>\n";
}

bool may_ask(const std::string& role) { return role == "uitvoerder" || role == "beheerder"; }

}  // namespace

Result<JobReport> make_advice_sheet(Context& context) {
    if (context.call.names.size() != 1) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.dossier"), context.call.command});
    const auto part = [&](const char* name) {
        const auto found = context.call.parts.find(name);
        return found == context.call.parts.end() || found->second.empty() ? std::string() : found->second.back();
    };
    if (part("text").empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {"--text", context.call.command});
    TRY(check_out(context));
    const std::string number = context.call.names.front();
    TRY_ASSIGN(Session session, open_session(context));
    const Act act{"adviesblad", number};
    TRY_ASSIGN(const Actor actor, actor_of(context, session, act));
    const Result<Dossierregel> line = session.store->summary(number);
    if (!line) return log_refusal(session, actor, {act.name, ""}, line.error());
    if (!may_ask(actor.role)) return log_refusal(session, actor, act, refused("handelen.geen_taak", {number, 0, ""}, {actor.role}));
    TRY_ASSIGN(const Regime* regime, session.regime_of(*line));
    TRY_ASSIGN(const Dossier dossier, session.store->dossier(number));
    TRY_ASSIGN(const bool archived, session.in_archive(*line, regime->bestanden.back().code));
    const Bevinding verdict = may_see(actor, regime->bestanden.back().code, archived, dossier, *regime, session);
    if (verdict.oordeel != Oordeel::ja) return log_refusal(session, actor, act, refused("handelen.geen_toegang", {number, 0, ""}, {regime->bestanden.back().code, article_of(verdict, context.words)}));
    TRY_ASSIGN(const Bytes bytes, context.world.disk.read(part("text"), largest_text));
    const std::string text = nfc(text_of(bytes)), adviser = part("to");
    TRY_ASSIGN(const Catalogue dutch, load_catalogue(context.world.disk, context.data.locales(), "nl"));
    JobReport report;
    auto residue = publish::residual_identifiers(text, dossier, dutch);
    for (const auto& one : publish::residual_identifiers(adviser, dossier, dutch)) residue.push_back({one.kind, 0, one.column});
    if (squeeze(text).empty()) return log_refusal(session, actor, act, refused("advies.leeg", {number, 0, ""}));
    if (!residue.empty()) {
        for (const auto& one : residue) {
            const Error error = refused("advies.herleidbaar", {number, one.line, ""}, {one.kind, std::to_string(one.line), std::to_string(one.column)});
            context.output.error(error);
            report.failed(error);
            report.count("findings");
        }
        const Error logged = log_refusal(session, actor, act, refused("advies.herleidbaar"));
        if (logged.code != "advies.herleidbaar") return logged;
        context.output.summary(context.call.command, report, {{"dossier", number}});
        return report;
    }
    const Identiteit identity{sheet_code, number, hex(sha256(view_of(adviser + "\n" + text))).substr(0, 16), "", 1};
    TRY_ASSIGN(const auto names, session.store->number_of(identity));
    TRY_ASSIGN(const auto known, session.store->ledger_line(names.first));
    TRY_ASSIGN(const Generator generator, load_generator(context));
    if (known && known->stand >= Stand::opgeborgen) {
        report.count("unchanged");
    } else {
        TRY_ASSIGN(const Document paper, generator.print({"adviesblad", "nl", names.first, "", facts_of(names.first, text, adviser, session, dutch), session.on}));
        if (context.call.dry_run) {
            report.count("would_make");
        } else {
            if (!context.call.out.empty()) TRY(make_folders(context.world.disk, context.call.out));
            TRY_ASSIGN(Group group, session.store->begin_group());
            Bevinding why;
            why.oordeel = Oordeel::ja, why.regime = regime->id, why.regime_hash = regime->hash;
            TRY(group.decide(identity, session.on, "nl", why));
            TRY(group.file(names.first, paper.pdf, context.call.out.empty() ? Stand::opgeborgen : Stand::gereed));
            TRY(group.note("toegang", number, codes_of(actor, act.name)));
            TRY(group.commit());
            if (!context.call.out.empty()) {
                const std::string path = join_path(context.call.out, names.first + ".pdf");
                TRY(context.world.disk.write_durable(path, paper.pdf));
                report.see(path);
            }
            report.count("made");
            context.output.item("advice_sheet", {{"dossier", number}, {"number", names.first}, {"pages", paper.pages}}, context.words.text("regel.gemaakt", {number, names.first}));
        }
    }
    end_run(context, session, report);
    context.output.summary(context.call.command, report, {{"dossier", number}, {"reference_date", session.on.iso()}, {"dry_run", context.call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
