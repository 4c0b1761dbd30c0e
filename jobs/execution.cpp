#include "jobs/execution.h"

#include <algorithm>

#include "jobs/certificate_place.h"
#include "jobs/certificates.h"
#include "jobs/remains.h"
#include "jobs/revisions.h"
#include "records/destruction/second_calculator.h"
#include "records/registry/destroy.h"
#include "records/rules/requests.h"

namespace griffier::jobs {

namespace {

constexpr const char* destroyed = "vernietigd", *taken_off = "afgevallen";
constexpr const char* differs = "rekenverschil", *too_early = "te-vroeg", *changed = "post-gewijzigd";

int number_in(const std::string& post) {
    const auto slash = post.rfind('/');
    return slash == std::string::npos ? 0 : std::atoi(post.c_str() + slash + 1);
}

/// What both calculators say of one line of the list; true when they agree with it. An erasure that was granted goes by its decision, not
/// by a term of keeping: its day is that of the answer, which may roll over free days.
bool dates_agree(const Lijstregel& line) {
    if (line.klok == erasure_clock) return line.start <= line.datum;
    const std::string start = line.start.iso(), due = line.datum.iso();
    const auto second = second_calculation({start, line.duur, line.bewaarplicht});
    return second && second == day_number_of(due);
}

/// The run of one list.
class Execution {
  public:
    Execution(Context& context, Session& session, StoredList list, JobReport& report)
        : context_(context), session_(session), list_(std::move(list)), report_(report), run_(static_cast<int>(list_.course.verklaringen.size()) + 1) {}

    /// An earlier run passed the point of no return and was stopped before its certificate.
    Status finish() {
        // Items whose outcome was committed with the destruction, and of which no certificate tells yet.
        for (const Postuitkomst& one : list_.course.uitkomsten)
            if (one.uitkomst == destroyed && one.op >= list_.list.datum && !certified(one.nr)) gone_.push_back(one.nr);
        return certify();
    }

    Status execute() {
        TRY_ASSIGN(const std::vector<ItemState> items, compare(session_, list_));
        std::vector<Tevernietigen> parts;
        for (const ItemState& item : items) {
            const Lijstregel& line = line_of(item.nr);
            if (!item.on_list()) continue;  // refresh_lists has told it
            if (!dates_agree(line)) {
                stop(item.nr);
                continue;
            }
            if (!ready(line)) continue;
            parts.push_back(item.given->deel);
        }
        if (parts.empty()) return keep_stopped();
        if (const auto gaps = certain_gaps(context_, session_, list_.list, list_.course); !gaps.empty())
            return refuse(error_of(Kind::configuration, "verklaring.onvolledig", {list_.list.nummer, 0, ""}, {gaps.front()}));
        if (!session_.keeps(context_)) {
            report_.count("would_destroy", static_cast<long>(parts.size()));
            return {};
        }
        return destroy_parts(parts);
    }

  private:
    const Lijstregel& line_of(int nr) const { return list_.list.regels.at(static_cast<std::size_t>(nr) - 1); }

    /// A keep term is executed from its day on, by a clock that is proven; a maximum at any day.
    bool ready(const Lijstregel& line) const { return !line.bewaarplicht || session_.not_before() >= line.datum; }

    bool certified(int nr) const {
        for (const std::string& number : list_.course.verklaringen) {
            const auto bytes = session_.store->kept("verklaring", number);
            if (!bytes || !*bytes) continue;
            const auto earlier = read_certificate(**bytes, number);
            if (!earlier) continue;
            for (const Vernietigdecategorie& one : earlier->categorieen)
                if (std::find(one.kenmerken.begin(), one.kenmerken.end(), line_of(nr).kenmerk) != one.kenmerken.end()) return true;
        }
        return false;
    }

    Status refuse(const Error& error) {
        context_.output.error(error);
        report_.failed(error);
        return {};
    }

    /// Two calculators do not agree: one is wrong, and this item goes no further until somebody knows which.
    void stop(int nr) {
        list_.course.uitkomsten.push_back({nr, taken_off, differs, session_.on});
        stopped_ = true;
        (void)static_cast<bool>(refuse(error_of(Kind::damaged, "lijst.rekenverschil", {list_.list.nummer, 0, ""}, {std::to_string(nr), line_of(nr).datum.iso()})));
    }

    Status keep_stopped() {
        if (!stopped_ || !session_.keeps(context_)) return {};
        TRY_ASSIGN(Group group, session_.store->begin_group());
        TRY(keep_course(group, list_));
        return group.commit();
    }

    /// The last look, inside the transaction that destroys: "" = go on, a code = it stays.
    Result<std::string> last_look(const Tevernietigen& part) {
        const int nr = number_in(part.post);
        TRY_ASSIGN(const std::vector<ItemState> items, compare(session_, only(nr)));
        if (items.size() == 1 && !items.front().reason().empty()) return items.front().reason();
        if (items.size() != 1 || !items.front().same) return std::string(changed);
        if (!dates_agree(line_of(nr))) return std::string(differs);
        if (!ready(line_of(nr))) return std::string(too_early);
        return std::string();
    }

    /// The list with one item that is still open.
    StoredList only(int nr) const {
        StoredList one = list_;
        for (const Lijstregel& line : list_.list.regels)
            if (line.nr != nr && !one.course.uitkomst(line.nr)) one.course.uitkomsten.push_back({line.nr, taken_off, "", session_.on});
        return one;
    }

    Status destroy_parts(const std::vector<Tevernietigen>& parts) {
        TRY_ASSIGN(const std::vector<const Regime*> regimes, regimes_of(list_.list, session_));
        TRY_ASSIGN(const Procedure procedure, procedure_of(regimes));
        DestroyOrder order;
        order.lijst = order_of(list_.list, run_);
        order.delen = parts;
        order.zerken_tot = session_.on.plus_days(procedure.zerk_dagen);
        for (const Partij& one : session_.convenant.partijen) order.ontvangers.insert(one.id);
        for (const ExternePartner& one : session_.convenant.externe_partners) order.ontvangers.insert(one.id);
        std::vector<std::pair<int, std::string>> off;
        order.hercontrole = [&](const Tevernietigen& part) -> Result<std::string> {
            TRY_ASSIGN(const std::string reason, last_look(part));
            if (!reason.empty()) off.emplace_back(number_in(part.post), reason);
            return reason;
        };
        for (const char* folder : {"out", "inbox"}) {
            const auto found = context_.call.settings.find(folder);
            const auto after = context_.call.settings.find(std::string(folder == std::string("inbox") ? "input" : folder) + "-after");
            if (found != context_.call.settings.end() && after != context_.call.settings.end() && after->second == "removed") order.leesbare_mappen.push_back(found->second);
        }
        // What lies in the channel goes the channel's own way: its lists have to say so too, and it can be away.
        TRY_ASSIGN(const auto letters, letters_with(context_, session_, parts, {list_.list.nummer, run_}));
        order.mee = [&](Group& group, const std::vector<std::string>& gone) -> Status {
            note_outcomes(gone, off);
            list_.course.stand = Lijststand::uitvoering;
            TRY(keep_course(group, list_));
            for (const std::string& post : gone) TRY(group.drop("lijstpost", post));
            for (const std::string& post : gone)
                if (const auto found = letters.find(post); found != letters.end()) TRY(remember(group, found->second));
            // Only a maximum can be passed: a keep term has no last day.
            const auto late = std::count_if(gone.begin(), gone.end(), [&](const std::string& post) { return !line_of(number_in(post)).bewaarplicht && line_of(number_in(post)).datum < session_.on; });
            return group.note("lijst", "", {{"stap", "uitvoering"}, {"lijst", list_.list.nummer}, {"stam", root_of(list_.list)}, {"weg", std::to_string(gone.size())}, {"af", std::to_string(off.size())},
                                            {"op", session_.on.iso()}, {"laat", std::to_string(late)}});
        };
        TRY_ASSIGN(const Vernietiguitkomst outcome, griffier::destroy(*session_.store, order));
        if (outcome.vernietigd.empty()) {
            note_outcomes({}, off);
            stopped_ = true;
            return keep_stopped();
        }
        for (const std::string& post : outcome.vernietigd) gone_.push_back(number_in(post));
        return certify();
    }

    void note_outcomes(const std::vector<std::string>& gone, const std::vector<std::pair<int, std::string>>& off) {
        for (const std::string& post : gone)
            if (!list_.course.uitkomst(number_in(post))) list_.course.uitkomsten.push_back({number_in(post), destroyed, "", session_.on});
        for (const auto& [nr, reason] : off) {
            if (reason == too_early || list_.course.uitkomst(nr)) continue;
            list_.course.uitkomsten.push_back({nr, taken_off, reason, session_.on});
        }
    }

    Status certify() {
        TRY_ASSIGN(const std::optional<Vernietiguitkomst> outcome, destruction_of(*session_.store, order_of(list_.list, run_)));
        if (!outcome || gone_.empty()) return error_of(Kind::damaged, "lijst.zonder_uitkomst", {list_.list.nummer, 0, ""});
        TRY(clear_remains(context_, session_, report_, Destroyedby{list_.list.nummer, run_}));
        TRY_ASSIGN(const Verklaring certificate, certificate_for(context_, session_, list_, run_, gone_, *outcome));
        list_.course.verklaringen.push_back(certificate.nummer);
        list_.course.stand = list_.course.uitkomsten.size() == list_.list.regels.size() ? Lijststand::uitgevoerd : Lijststand::goedgekeurd;
        {
            TRY_ASSIGN(Group group, session_.store->begin_group());
            TRY(keep_certificate(group, session_, certificate));
            TRY(keep_course(group, list_));
            TRY(group.commit());
        }
        tell(certificate);
        tell_notices(context_, session_, certificate, report_);
        TRY(keep_in_place(context_, session_, report_));
        if (!context_.call.out.empty() && context_.call.command == "vernietigingslijst execute") TRY(put_out(context_, session_, certificate.nummer, context_.call.out, report_));
        return {};
    }

    void tell(const Verklaring& certificate) {
        const Catalogue& words = context_.words;
        const std::string state = certificate.gedeeltelijk ? "gedeeltelijk" : "volledig";
        report_.count(context_.call.dry_run ? "would_destroy" : "destroyed", static_cast<long>(gone_.size()));
        report_.count("certificates");
        context_.output.item("destroyed", {{"list", list_.list.nummer}, {"items", gone_.size()}, {"certificate", certificate.nummer}, {"state", state}, {"left", certificate.nog_op_lijst}},
                             words.text(context_.call.dry_run ? "regel.vernietigd_zou" : "regel.vernietigd", {list_.list.nummer, std::to_string(gone_.size()), certificate.nummer, words.text("verklaring.stand." + state)}));
        if (!certificate.gedeeltelijk) return;
        const Error error = error_of(Kind::deadline, "verklaring.gedeeltelijk", {certificate.nummer, 0, ""});
        context_.output.error(error);
        report_.failed(error);
    }

    Context& context_;
    Session& session_;
    StoredList list_;
    JobReport& report_;
    int run_;
    std::vector<int> gone_;
    bool stopped_ = false;
};

/// Why a list cannot be executed now; nothing when it can.
Result<std::optional<Error>> not_ready(const Session& session, const StoredList& one) {
    const Place place{one.list.nummer, 0, ""};
    if (one.course.stand != Lijststand::goedgekeurd) return std::optional<Error>(refused("lijst.stand", place, {std::string(code_of(one.course.stand))}));
    const auto from = one.course.vanaf(one.list);
    // Cooled by the clock, but the clock is not proven: waiting longer does not help, a person must say what day it is.
    if (from && session.tijd.fout == Tijdfout::gat && session.not_before() < *from && session.on >= *from) return std::optional<Error>(refused("klok.gat", place, {Clock::civil_date(session.tijd.ondergrens).iso()}));
    if (!from || session.not_before() < *from) return std::optional<Error>(refused("lijst.koelt_af", place, {from ? from->iso() : "-"}));
    TRY_ASSIGN(const std::vector<const Regime*> regimes, regimes_of(one.list, session));
    TRY_ASSIGN(const Procedure procedure, procedure_of(regimes));
    if (one.list.opslag != session.store->origin() || !is_approved(one.list, one.course, procedure, session.convenant))
        return std::optional<Error>(error_of(Kind::configuration, "lijst.goedkeuring", place));
    return std::optional<Error>();
}

}  // namespace

Status execute_ready(Context& context, Session& session, const std::vector<std::string>& numbers, JobReport& report) {
    const bool named = !numbers.empty();
    TRY(refresh_lists(context, session, report));
    std::vector<std::string> all = numbers;
    if (!named) {
        TRY_ASSIGN(all, session.store->kept_names("lijst"));
    }
    for (const std::string& number : all) {
        if (context.stopped()) break;
        const auto refuse = [&](const Error& error) {
            context.output.error(error);
            report.failed(error);
            report.count("refused");
        };
        const Result<StoredList> list = load_list(*session.store, number);
        if (!list) {
            refuse(list.error());
            continue;
        }
        if (list->course.stand == Lijststand::uitvoering) {
            if (session.keeps(context)) TRY(Execution(context, session, *list, report).finish());
            continue;
        }
        if (!named && list->course.stand != Lijststand::goedgekeurd) continue;
        TRY_ASSIGN(const std::optional<Error> why, not_ready(session, *list));
        if (why && !named && why->code == "lijst.koelt_af") continue;
        if (why) {
            refuse(*why);
            continue;
        }
        TRY(Execution(context, session, *list, report).execute());
    }
    return {};
}

}  // namespace griffier::jobs
