#include "jobs/convenant_update.h"

#include <algorithm>

#include "jobs/actor.h"
#include "jobs/cages.h"
#include "jobs/jobs.h"
#include "jobs/proposal.h"
#include "records/core/text.h"
#include "records/registry/convenant_versions.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t largest = 64u << 10;
constexpr std::string_view heading = "griffier-convenantwijziging-1\n";

/// The value of a line "name value"; "" when there is none.
std::string line(const std::string& text, const std::string& name) {
    const auto at = text.find("\n" + name + " ");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 2;
    return text.substr(begin, text.find('\n', begin) - begin);
}

/// Whoever holds a key that counts, or will: the reference date must not make him disappear.
bool holds_key(const Persoonsrol& person, Date on) { return !person.publieke_sleutel.empty() && may_decide(person.rol) && !(person.tot && *person.tot < on); }

bool can_sign(const Persoonsrol& person, Date on) {
    return holds_key(person, on) && !(person.vanaf && *person.vanaf > on);
}

class Updater {
  public:
    Updater(Context& context, Session& session, const Actor& actor, const Convenant& next, Bytes bytes)
        : context_(context), session_(session), actor_(actor), next_(next), bytes_(std::move(bytes)), file_(context.call.names.front()),
          on_(session.store->practice() ? session.on : context.world.clock.today()) {}

    Result<JobReport> run() {
        if (!may_decide(actor_.role)) return log_refusal(session_, actor_, act(), refused("handelen.beslist_niet", {}, {actor_.role}));
        const Persoonsrol* first = session_.convenant.persoon(actor_.id);
        if (!first || (first->tot && *first->tot < on_)) return log_refusal(session_, actor_, act(), refused("handelen.mandaat", {}, {on_.iso()}));
        if (const Status done = update(); !done) {
            if (done.error().kind != Kind::refused) return done.error();
            refuse({done.error()});
        }
        if (!refusals_.empty()) (void)log_refusal(session_, actor_, act(), refusals_.front());
        end_run(context_, session_, report_);
        context_.output.summary(context_.call.command, report_, {{"dry_run", context_.call.dry_run}});
        return report_;
    }

  private:
    static Act act() { return {"convenant.update", ""}; }

    std::string part(const std::string& name) const {
        const auto found = context_.call.parts.find(name);
        return found == context_.call.parts.end() || found->second.empty() ? "" : found->second.back();
    }

    void refuse(const std::vector<Error>& errors) {
        for (Error error : errors) {
            if (error.place.file.empty()) error.place.file = file_;
            context_.output.error(error);
            report_.failed(error);
            report_.count("refused");
            refusals_.push_back(std::move(error));
        }
    }

    Status update() {
        if (next_.hash == session_.convenant.hash) {
            report_.count("unchanged");
            context_.output.item("covenant_unchanged", {{"id", next_.id}, {"hash", next_.hash}}, context_.words.text("regel.convenant_gelijk"));
            return {};
        }
        TRY_ASSIGN(const Law law, load_law(context_, next_.handleiding_richtsnoer));
        TRY_ASSIGN(version_, convenant_version(*session_.store));
        std::string text;
        if (!part("bekrachtig").empty()) {
            TRY_ASSIGN(const Bytes statement, context_.world.disk.read(part("bekrachtig"), largest));
            text = text_of(statement);
        }
        TRY_ASSIGN(const bool sound, judge(law, text.empty() ? squeeze(part("mandate")) : line(text, "mandaat")));
        if (!sound) return {};
        if (!text.empty()) return ratify(text);
        const std::string reason = squeeze(part("reason"));
        if (part("voorstel").empty()) return context_.call.dry_run ? Status() : Status(refused("wijziging.tweede_persoon"));
        if (reason.empty()) return refused("wijziging.zonder_reden");
        return propose(statement(actor_.id, squeeze(part("mandate")), reason));
    }

    /// Tells what differs and what that means; false when something stands in the way.
    Result<bool> judge(const Law& law, const std::string& mandate) {
        const auto changed = differences(session_.convenant, next_);
        tell_differences(context_.output, changed);
        if (context_.call.dry_run) report_.count("differences", static_cast<long>(changed.size()));
        const Regime* regime = law.find(next_.regime, next_.regime_versie);
        const Regime* any = law.find(next_.regime);
        if (!any || any->laag) return error_of(Kind::configuration, "regime.onbekend", {file_, 0, ""}, {next_.regime});
        if (!regime) return error_of(Kind::configuration, "regime.andere_versie", {file_, 0, ""}, {next_.regime, next_.regime_versie, any->versie});
        TRY_ASSIGN(const Tellers counted, session_.store->counters());
        const ConvenantChange change{session_.convenant, next_, *regime, law.kalender, on_, counted.actief + counted.gearchiveerd, mandate};
        std::vector<Error> errors = change_errors(change);
        for (Error& error : intake::check_convenant(next_, *regime, file_)) errors.push_back(std::move(error));
        const auto signer = [&](const Persoonsrol& person) { return can_sign(person, on_); };
        const auto any_signer = [&](const Convenant& convenant) { return std::any_of(convenant.personen.begin(), convenant.personen.end(), signer); };
        if (any_signer(session_.convenant) && !any_signer(next_)) errors.push_back(refused("wijziging.zonder_sleutel"));
        refuse(errors);
        if (!errors.empty()) return false;
        for (const Error& notice : change_notices(change))
            context_.output.item("notice", {{"code", notice.code}, {"about", notice.args}}, context_.words.text("regel." + notice.code, notice.args));
        return true;
    }

    /// The number of the version makes it count once: a file can become again what it was.
    std::string statement(const std::string& first, const std::string& mandate, const std::string& reason) const {
        return std::string(heading) + "opslag " + session_.store->origin() + "\nconvenant " + next_.id + "\nversie " + std::to_string(version_ + 1) + "\noud " + session_.convenant.hash + "\nnieuw " + next_.hash + "\neerste " +
               first + "\n" + (mandate.empty() ? "" : "mandaat " + mandate + "\n") + "reden " + reason + "\n";
    }

    Status propose(const std::string& written) {
        const std::string path = part("voorstel");
        if (written.size() > largest) return refused("wijziging.zonder_reden");
        if (context_.world.disk.exists(path)) return error_of(Kind::usage, "aanroep.bestaat", {}, {path});
        if (context_.call.dry_run) return {};
        TRY(context_.world.disk.write_durable(path, view_of(written)));
        report_.count("proposed");
        report_.see(path);
        context_.output.item("proposal", {{"kind", "convenant"}, {"to_sign", path}}, context_.words.text("regel.convenantvoorstel", {path}));
        return {};
    }

    /// Where nobody has a key, nobody ever could be a second person here, and the key of the new version counts. Who alone has one signs
    /// as the second: if he could propose and bring a second person along, one would decide.
    bool first_keys() const {
        return std::none_of(session_.convenant.personen.begin(), session_.convenant.personen.end(), [&](const Persoonsrol& person) { return holds_key(person, on_); });
    }

    Status ratify(const std::string& text) {
        const std::string first = line(text, "eerste"), second = part("door");
        if (text != statement(first, line(text, "mandaat"), line(text, "reden"))) return refused("wijziging.ander_voorstel");
        if (first != actor_.id) return refused("wijziging.andere_eerste");
        TRY_ASSIGN(const Bytes signature, context_.world.disk.read(part("handtekening"), largest));
        const bool first_key = first_keys();
        TRY(check_second(second, first, view_of(text), signature, first_key ? next_ : session_.convenant, on_));
        if (context_.call.dry_run) return {};
        const std::string key = (first_key ? next_ : session_.convenant).persoon(second)->publieke_sleutel;
        const std::string evidence = text + "dag " + on_.iso() + "\ntweede " + second + "\nsleutel " + key + "\nhandtekening " + hex(signature) + "\n";
        std::vector<std::pair<std::string, std::string>> codes = codes_of(actor_, act().name);
        codes.emplace_back("~tweede", second);
        codes.emplace_back("sleutel", first_key ? "eerste" : "bekend");
        codes.emplace_back("bewijs", hex(sha256(view_of(evidence))).substr(0, 32));
        TRY(replace_convenant(*session_.store, bytes_, view_of(evidence), codes));
        report_.count("recorded");
        context_.output.item("covenant_update", {{"id", next_.id}, {"version", version_ + 1}, {"before", session_.convenant.hash}, {"after", next_.hash}, {"first_key", first_key}},
                             context_.words.text(first_key ? "regel.convenant_vervangen_eerste" : "regel.convenant_vervangen", {std::to_string(version_ + 1)}));
        return {};
    }

    Context& context_;
    Session& session_;
    const Actor& actor_;
    const Convenant& next_;
    Bytes bytes_;
    std::string file_;
    Date on_;  ///< a covenant changes today: on an earlier reference date a mandate that is over would hold again
    JobReport report_;
    std::vector<Error> refusals_;
    int version_ = 1;  ///< that holds
};

}  // namespace

void tell_differences(Output& output, const std::vector<ConvenantDifference>& found) {
    const Catalogue& words = output.words();
    for (const ConvenantDifference& one : found) {
        const std::string where = one.id.empty() ? one.what : one.what + " " + one.id;
        const bool whole = one.field.empty();
        const std::string key = !whole ? "regel.verschil" : one.before.empty() ? "regel.verschil_nieuw" : "regel.verschil_weg";
        const auto given = [&](const std::string& value) { return value.empty() ? words.text("toon.leeg") : value; };
        output.item("difference", {{"what", one.what}, {"id", one.id}, {"field", one.field}, {"before", one.before}, {"after", one.after}},
                    whole ? words.text(key, {where, one.before.empty() ? one.after : one.before}) : words.text(key, {where, one.field, given(one.before), given(one.after)}));
    }
}

void tell_decision(Output& output, int number, const std::string& evidence) {
    const std::string day = line(evidence, "dag"), first = line(evidence, "eerste"), second = line(evidence, "tweede");
    const auto date = Date::parse(day);
    if (!date) return;
    output.item("covenant_decision", {{"version", number}, {"date", day}, {"persons", {first, second}}},
                output.words().text("regel.convenantbesluit", {std::to_string(number), output.words().long_date(*date), first, second}));
}

Result<JobReport> update_covenant(Context& context) {
    const Call& call = context.call;
    const auto given = [&](const char* name) { return call.parts.count(name) != 0 && !call.parts.at(name).empty(); };
    if (call.names.size() != 1) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context.words.text("hulp.plek.bestand"), call.command});
    if (given("bekrachtig"))
        for (const char* needed : {"handtekening", "door"})
            if (!given(needed)) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {std::string("--") + needed, call.command});
    const std::string& file = call.names.front();
    if (!context.world.disk.exists(file)) return error_of(Kind::usage, "aanroep.geen_bestand", {}, {file});
    TRY_ASSIGN(Bytes bytes, context.world.disk.read(file));
    TRY_ASSIGN(const Convenant next, read_foreign_covenant(context, bytes, file));  // before the store is opened: in a cage
    TRY_ASSIGN(Session session, open_session(context));
    TRY_ASSIGN(const Actor actor, actor_of(context, session, {"convenant.update", ""}));
    return Updater(context, session, actor, next, std::move(bytes)).run();
}

}  // namespace griffier::jobs
