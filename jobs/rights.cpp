#include "jobs/rights.h"

#include "records/rules/terms.h"

namespace griffier::jobs {

namespace {

class Watch {
  public:
    Watch(Context& context, Session& session, JobReport& report) : context_(context), session_(session), report_(report) {}

    void request(const Requestfile& file) {
        const Verzoekstand status = request_status(question_of(file, session_));
        if (!status.beantwoord && status.open()) answer(file, status);
        if (status.uitvoering && status.stand == "uit-te-voeren") execution(file, *status.uitvoering);
        if (status.stand == "te-melden") tell(file, "te_melden", "due", {}, {}, 0);
        if (!status.open() && file.loose) keeping(file);
    }

    /// The reasons of a policy that is over are kept as long as a request without a case is.
    void policy(const Neutraalbeleid& one) {
        const Regime* house = session_.law.find(session_.convenant.regime);
        if (one.plaats.empty() || !house) return;
        Requestfile file;
        file.loose = true, file.place = one.plaats, file.regime = house, file.request.id = one.plaats, file.request.soort = one.soort;
        kept_until(file, one.tot);
    }

  private:
    long threshold(const Requestfile& file, const char* code) const {
        const Drempel* rule = file.regime->drempel(code);
        return rule ? rule->waarde : 0;
    }

    void answer(const Requestfile& file, const Verzoekstand& status) {
        if (!status.grens) return;
        const long passed = elapsed_percent(file.request.ontvangen, *status.grens, session_.on);
        if (session_.on > *status.grens) return tell(file, "laat", "late", status.streef, status.grens, passed);
        if (passed >= 100) return tell(file, "laatste_dag", "risk", status.streef, status.grens, passed);
        if (passed >= threshold(file, "verzoek.tweede-melding")) return tell(file, "dreigt", "risk", status.streef, status.grens, passed);
        // The covenant's own aim passed while the act's limit has not: no legal deadline, yet not silent either.
        if (status.streef && session_.on > *status.streef) return tell(file, "streef_voorbij", "due", status.streef, status.grens, passed);
        if (passed >= threshold(file, "verzoek.eerste-melding")) tell(file, "halverwege", "due", status.streef, status.grens, passed);
    }

    void execution(const Requestfile& file, const Bevinding& term) {
        const auto limit = term.uiterst ? term.uiterst : term.datum;
        const bool late = limit && session_.on > *limit;
        tell(file, late ? "uitvoering_laat" : "uitvoering", late ? "late" : "due", term.datum, limit, 0);
    }

    /// A request without a case goes after its own term; a person does it (griffier verzoek forget).
    void keeping(const Requestfile& file) {
        Date closed = file.request.ontvangen;
        for (const auto& step : file.request.stappen) closed = std::max(closed, step.datum);
        for (const auto& decision : file.dossier.besluiten) closed = std::max(closed, decision.datum);
        kept_until(file, closed);
    }

    void kept_until(const Requestfile& file, Date closed) {
        for (const auto* rule : file.regime->termijnen_voor("verzoek.vernietigen")) {
            const Bevinding end = griffier::term(*rule, closed, *file.regime, session_.law.kalender);
            if (!end.datum || session_.on < *end.datum) continue;
            tell(file, "opruimen", session_.on > *end.datum ? "late" : "due", end.datum, end.datum, 0);
        }
    }

    void tell(const Requestfile& file, const std::string& state, const std::string& weight, std::optional<Date> target, std::optional<Date> limit, long percent) {
        const auto day = [&](const std::optional<Date>& date) { return date ? context_.words.long_date(*date) : std::string("-"); };
        context_.output.item("request",
                             {{"place", file.loose ? "" : file.place}, {"request", file.request.id}, {"kind", file.request.soort}, {"state", state}, {"percent", percent},
                              {"target", target ? target->iso() : ""}, {"limit", limit ? limit->iso() : ""}},
                             context_.words.text("rechten." + state, {file.loose ? file.request.id : file.place + "/" + file.request.id, day(target), day(limit), std::to_string(percent)}));
        report_.count(weight == "late" ? "late" : weight == "risk" ? "at_risk" : "requests_due");
        if (weight != "due") report_.failed(error_of(Kind::deadline, "termijn.verstreken"));
    }

    Context& context_;
    Session& session_;
    JobReport& report_;
};

}  // namespace

Status watch_rights(Context& context, Session& session, JobReport& report) {
    TRY_ASSIGN(const std::vector<Requestfile> requests, all_requests(session));
    Watch watch(context, session, report);
    for (const Requestfile& file : requests) watch.request(file);
    TRY_ASSIGN(const std::vector<Neutraalbeleid> policies, neutral_policies(*session.store));
    for (const Neutraalbeleid& one : policies) watch.policy(one);
    return {};
}

}  // namespace griffier::jobs
