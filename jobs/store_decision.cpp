#include "jobs/store_decision.h"

#include "jobs/decision.h"
#include "jobs/proposal.h"
#include "records/core/text.h"
#include "records/model/codes.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t largest = 64u << 10;
constexpr std::string_view heading = "griffier-opslagbesluit-1\n";

/// The value of a line "name value" of the statement.
std::string line(const std::string& text, const std::string& name) {
    const auto at = text.find("\n" + name + " ");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 2;
    return text.substr(begin, text.find('\n', begin) - begin);
}

class StoreDecider {
  public:
    StoreDecider(Context& context, Session& session) : context_(context), session_(session) {}

    Result<JobReport> run() {
        const bool ratifies = !part("bekrachtig").empty();
        std::string text;
        if (ratifies) {
            TRY_ASSIGN(const Bytes bytes, context_.world.disk.read(part("bekrachtig"), largest));
            text = text_of(bytes);
        }
        kind_ = ratifies ? line(text, "soort") : part("kind");
        if (kind_ != code::oplossing && kind_ != code::klok)
            return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context_.words.text("hulp.plek.dossier"), context_.call.command});
        // A clock that is wrong must not keep a refusal to set it right out of the log. In quarantine nothing is written, the log neither.
        if (kind_ == code::klok) session_.store->set_time_guard({});
        TRY_ASSIGN(const Actor actor, actor_of(context_, session_, {"besluit." + kind_, ""}));
        if (const Status decided = decide(actor, text, ratifies); !decided) {
            if (decided.error().kind != Kind::refused || session_.store->quarantine()) return decided.error();
            return log_refusal(session_, actor, {"besluit." + kind_, ""}, decided.error());
        }
        end_run(context_, session_, report_);
        context_.output.summary(context_.call.command, report_, {{"kind", kind_}, {"reference_date", session_.on.iso()}, {"dry_run", context_.call.dry_run}});
        return report_;
    }

  private:
    std::string part(const std::string& name) const {
        const auto found = context_.call.parts.find(name);
        return found == context_.call.parts.end() || found->second.empty() ? "" : found->second.back();
    }

    Status decide(const Actor& actor, const std::string& text, bool ratifies) {
        if (!may_decide(actor.role)) return refused("handelen.beslist_niet", {}, {actor.role});
        const Regime* regime = session_.law.find(session_.convenant.regime);
        const Besluitregel* rule = regime ? regime->besluit(kind_) : nullptr;
        if (!rule) return refused("besluit.soort", {}, {kind_, session_.convenant.regime});
        TRY_ASSIGN(const std::string about, what_about());
        const int persons = kind_ == code::klok && session_.tijd.fout == Tijdfout::gat ? 1 : rule->personen;
        if (ratifies) {
            TRY(ratify(actor, text, about, persons));
        } else {
            const std::string reason = squeeze(part("reason"));
            if (reason.empty()) return refused("besluit.zonder_reden", {}, {kind_, label_of(rule)});
            const std::string written = statement(actor.id, about, reason);
            if (persons <= 1) {
                TRY(settle({actor.id}, persons, sha256(view_of(written))));
            } else {
                if (part("voorstel").empty()) return refused("besluit.tweede_persoon", {}, {std::to_string(persons), kind_, label_of(rule)});
                TRY(propose(written));
            }
        }
        return {};
    }

    /// What is decided about, as the store knows it now, in codes: a statement about another state is not for this one.
    Result<std::string> what_about() const {
        if (kind_ == code::oplossing) {
            const auto& q = session_.store->quarantine();
            if (!q) return refused("opslag.geen_quarantaine");
            return "bladen " + std::to_string(q->eigen) + "\ngetuige " + std::to_string(q->getuige) + "\nhoofd " + hex(sha256(view_of(q->hoofd))) + "\n";
        }
        if (session_.tijd.fout == Tijdfout::geen) return refused("klok.niet_nodig");
        TRY_ASSIGN(const Tijdstand known, session_.store->time_known());
        return "hoogste " + std::to_string(known.hoogste.time_since_epoch().count()) + "\nbewezen " + std::to_string(known.bewezen.time_since_epoch().count()) +
               "\ndag " + session_.on.iso() + "\n";
    }

    std::string statement(const std::string& first, const std::string& about, const std::string& reason) const {
        return std::string(heading) + "opslag " + session_.store->origin() + "\nsoort " + kind_ + "\neerste " + first + "\n" + about + "reden " + reason + "\n";
    }

    Status propose(const std::string& written) {
        const std::string path = part("voorstel");
        if (context_.world.disk.exists(path)) return error_of(Kind::usage, "aanroep.bestaat", {}, {path});
        if (context_.call.dry_run) return {};
        TRY(context_.world.disk.write_durable(path, view_of(written)));
        report_.count("proposed");
        report_.see(path);
        context_.output.item("proposal", {{"kind", kind_}, {"to_sign", path}}, context_.words.text("regel.opslagvoorstel", {kind_, path}));
        return {};
    }

    Status ratify(const Actor& actor, const std::string& text, const std::string& about, int persons) {
        const std::string first = line(text, "eerste");
        if (text != statement(first, about, line(text, "reden"))) return refused("bekrachtig.anders");
        if (first != actor.id) return refused("bekrachtig.vorm");
        TRY_ASSIGN(const Bytes signature, context_.world.disk.read(part("handtekening"), largest));
        const std::string second = part("door");
        TRY(check_second(second, first, view_of(text), signature, session_.convenant, session_.clock->today()));
        return settle({first, second}, persons, sha256({view_of(text), ByteView(signature)}));
    }

    Status settle(std::vector<std::string> persons, int needed, const Hash& evidence) {
        if (context_.call.dry_run) return {};
        const Bekrachtiging by{hex(evidence).substr(0, 16), std::move(persons), needed, evidence};
        TRY(kind_ == code::oplossing ? session_.store->resolve_quarantine(by) : session_.store->accept_clock(by));
        report_.count("recorded");
        context_.output.item("decision", {{"kind", kind_}, {"id", by.besluit}, {"persons", by.personen.size()}}, context_.words.text("regel.opslagbesluit." + kind_));
        return {};
    }

    Context& context_;
    Session& session_;
    JobReport report_;
    std::string kind_;
};

}  // namespace

Result<JobReport> decide_about_store(Context& context, Session& session) { return StoreDecider(context, session).run(); }

}  // namespace griffier::jobs
