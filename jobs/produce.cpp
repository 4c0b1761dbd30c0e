#include "jobs/produce.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "jobs/actor.h"
#include "jobs/credential.h"
#include "jobs/folders.h"
#include "jobs/jobs.h"
#include "jobs/release.h"
#include "records/rules/explain.h"
#include "records/rules/restriction.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t group_size = 64;  // letters in one commit

/// The ledger's addressee: the person that the letter is about, and who gets it where that is another ("p1>p3").
std::string addressee_code(const std::string& person, const std::string& addressee) {
    return addressee.empty() || addressee == person ? person : person + ">" + addressee;
}

/// A translation is a document of its own beside the Dutch letter.
std::string kind_code(const std::string& language) {
    return language == "nl" ? std::string(informatiebrief) : std::string(informatiebrief) + "-" + language;
}

/// Letters that griffier does not write: an official does, and the overview says so.
bool by_hand(const Error& error) { return error.code == "brief.variant"; }

}  // namespace

std::optional<Beperking> shields(const Dossier& dossier, const Regime& regime, const Informeerplicht& duty, Date on) {
    const auto standing = restrictions(dossier, regime, on);
    for (const std::string& item : {duty.persoon, duty.besluit})
        if (const Beperking* by = item.empty() ? nullptr : restriction_on(standing, item)) return *by;
    const Beperking* last = nullptr;
    for (const Signaal& signal : dossier.signalen)
        if (!(last = restriction_on(standing, signal.id))) return std::nullopt;
    return last ? std::optional<Beperking>(*last) : std::nullopt;
}

Opdracht letter_order(const Session& session, const Dossier& dossier, const Regime& regime, const Informeerplicht& duty, const std::string& addressee,
                      const std::string& language, const std::string& number, Date date) {
    Opdracht order;
    order.kind = "informatiebrief";
    order.language = language;
    order.dossier = &dossier;
    order.regime = &regime;
    order.convenant = &session.convenant;
    order.kalender = &session.law.kalender;
    order.date = date;
    order.addressee = addressee;
    order.duty = duty;
    order.permission = permit_letter(duty, addressee);
    order.number = number;
    order.practice = session.store->practice();
    return order;
}

std::string Producer::role_of(const std::string& dossier, const std::string& person) const {
    const auto found = roles_.find(dossier + "|" + person);
    return found == roles_.end() ? std::string() : found->second;
}

void Producer::refuse(const std::string& number, Error error, const std::string& role) {
    error.place = {number, 0, error.place.element};
    context_.output.error(error);
    report_.failed(error);
    report_.count("refused");
    overview_.missing.push_back({number, role, "refused", {context_.words.message(error) + " " + context_.words.hint(error)}});
}

Status Producer::cannot_be_judged(const std::string& number, const Error& error) {
    if (ends_run(error)) return error;
    refuse(number, error, "subject");
    return {};
}

Status Producer::dossier(const std::string& number) {
    const Result<Dossierregel> line = session_.store->summary(number);
    const Result<Dossier> read = line ? session_.store->dossier(number) : Result<Dossier>(line.error());
    const Result<const Regime*> regime = read ? session_.regime_of(*line) : Result<const Regime*>(read.error());
    return regime ? dossier(*line, *read, **regime) : cannot_be_judged(number, regime.error());
}

Status Producer::dossier(const Dossierregel& line, const Dossier& dossier, const Regime& regime) {
    if (context_.call.out.empty()) roles_.clear();
    for (const Persoon& person : dossier.personen) roles_[line.nummer + "|" + person.id] = person.rol;
    TRY_ASSIGN(std::vector<Verzonden> sent, session_.sent(line.nummer));
    duties_ = informing_duties(dossier, regime, session_.convenant, session_.law.kalender, {session_.on, std::move(sent)});
    for (const Informeerplicht& one : duties_) TRY(duty(dossier, regime, one));
    TRY(notes(dossier, regime));
    report_.count("dossiers");
    if (in_hand_.size() >= group_size) TRY(file_group());
    return {};
}

Status Producer::duty(const Dossier& dossier, const Regime& regime, const Informeerplicht& duty) {
    if (duty.stand == "geinformeerd") {
        report_.count("present");
        return {};
    }
    if (duty.plicht.oordeel == Oordeel::nee || duty.stand == "niet-verschuldigd") {
        report_.count("not_owed");
        if (duty.rol == "subject") not_made(dossier, duty, "not_owed", duty.plicht.stappen);
        return {};
    }
    if (duty.stand == "uitgesteld" || duty.stand == "vrijgesteld" || duty.stand == "niet") {
        report_.count(duty.stand == "uitgesteld" ? "waiting" : "not_owed");
        std::vector<Stap> why = duty.toelating.stappen;
        if (duty.herziening) why.insert(why.end(), duty.herziening->stappen.begin(), duty.herziening->stappen.end());
        not_made(dossier, duty, duty.stand == "uitgesteld" ? "deferred" : "not_owed", why);
        return {};
    }
    if (const auto by = shields(dossier, regime, duty, session_.clock->today())) {
        report_.count("waiting");
        not_made(dossier, duty, "wait", by->grond.stappen, context_.words.text("regel.afgeschermd", {context_.words.long_date(by->vanaf), by->grond.artikel}));
        return {};
    }
    if (duty.toelating.oordeel != Oordeel::ja || duty.adressaten.empty()) {
        report_.count("waiting");
        not_made(dossier, duty, "wait", duty.toelating.stappen);
        return {};
    }
    for (const std::string& addressee : duty.adressaten) {
        const Persoon* person = dossier.persoon(addressee);
        if (!person) continue;  // the addressees are persons of the case: intake and decisions see to it
        if (const std::string language = withheld_language(*person, session_.convenant, session_.on); !language.empty()) {
            report_.count("by_hand");
            not_made(dossier, duty, "translation", {}, context_.words.text("regel.vertaling", {language}));
        }
        for (const std::string& language : letter_languages(*person, session_.convenant, session_.on)) TRY(letter(dossier, regime, duty, addressee, language));
    }
    return {};
}

/// A duty that is still open after the last day in law: the run says so in its exit code.
std::optional<Date> Producer::overdue(const Informeerplicht& duty) {
    if (!duty.termijn.uiterst || *duty.termijn.uiterst >= session_.on) return std::nullopt;
    report_.exit = graver(report_.exit, ExitCode::deadline);
    report_.count("late");
    return duty.termijn.uiterst;
}

Status Producer::letter(const Dossier& dossier, const Regime& regime, const Informeerplicht& duty, const std::string& addressee,
                        const std::string& language) {
    Bevinding permission = permit_letter(duty, addressee);
    if (permission.oordeel != Oordeel::ja) {
        report_.count("waiting");
        not_made(dossier, duty, "wait", permission.stappen);
        return {};
    }
    TRY_ASSIGN(const auto revision, open_revision(session_, {kind_code(language), dossier.nummer, duty.besluit, addressee_code(duty.persoon, addressee), 1}, dossier));
    if (!revision) {
        report_.count("waiting");
        not_made(dossier, duty, "wait", {}, context_.words.text("regel.brief_ingetrokken"));
        return {};
    }
    const Identiteit& identity = *revision;
    TRY_ASSIGN(const auto names, session_.store->number_of(identity));
    TRY_ASSIGN(const std::optional<Stukregel> known, session_.store->ledger_line(names.first));
    if (known && known->stand >= Stand::opgeborgen && !context_.call.proof) {
        report_.count("present");
        return {};
    }
    // Decided before: the date of that decision stays.
    const Opdracht order = letter_order(session_, dossier, regime, duty, addressee, language, names.first, known ? known->datum : session_.on);
    Result<Document> document = generator_.make(order, context_.call.proof);
    if (!document) {
        if (ends_run(document.error())) return document.error();
        if (by_hand(document.error())) {
            report_.count("by_hand");
            not_made(dossier, duty, "hand", {}, context_.words.message(document.error()));
        } else {
            refuse(dossier.nummer, document.error(), duty.rol);
            overdue(duty);
        }
        return {};
    }
    pages_[names.first] = document->pages;
    made_for_.insert(dossier.nummer);
    // The log keeps the last day in law, so that it can be counted later whether the letter was in time.
    permission.uiterst = duty.termijn.uiterst;
    in_hand_.push_back({identity, names.first, language, duty.rol, order.date, *std::move(document), std::move(permission), regime.hash, kept_with_letter(session_, dossier, pages_[names.first])});
    return {};
}

void Producer::not_made(const Dossier& dossier, const Informeerplicht& duty, const std::string& state, const std::vector<Stap>& steps,
                        const std::string& reason) {
    NotMade line{dossier.nummer, duty.rol, state, {}};
    if (!reason.empty()) line.reasons.push_back(reason);
    Json codes = Json::array();
    for (const Stap& step : steps) {
        std::string sentence = explain_step(step, context_.words);
        codes.push_back(step.key);
        if (std::find(line.reasons.begin(), line.reasons.end(), sentence) == line.reasons.end()) line.reasons.push_back(std::move(sentence));
    }
    if (duty.herziening && duty.herziening->datum && state == "deferred")
        line.reasons.push_back(context_.words.text("regel.herziening", {context_.words.long_date(*duty.herziening->datum)}));
    std::string sentence = fmt::format("{}  {} ({}): {}", dossier.nummer, duty.persoon, context_.words.text("pagina.stand_" + state),
                                       line.reasons.empty() ? "" : line.reasons.front());
    Json fields{{"dossier", dossier.nummer}, {"about", duty.persoon}, {"role", duty.rol}, {"state", state}, {"codes", codes}, {"reasons", line.reasons}};
    if (const auto latest = state == "wait" || state == "hand" ? overdue(duty) : std::nullopt) {
        fields["late_since"] = latest->iso();
        line.reasons.push_back(context_.words.text("regel.verstreken", {context_.words.long_date(*latest)}));
        sentence += " " + line.reasons.back();
    }
    context_.output.item("not_made", fields, sentence);
    if (!context_.call.out.empty()) overview_.missing.push_back(std::move(line));
}

Status Producer::file_group() {
    if (in_hand_.empty()) return {};
    std::vector<Stukregel> filed;
    if (!session_.keeps(context_) || context_.call.proof) {
        const bool kept = context_.call.proof && !context_.call.dry_run && !context_.call.out.empty();
        if (kept) TRY(context_.world.disk.make_directory(context_.call.out));
        for (const Made& made : in_hand_) {
            // A proof is to be held under an envelope's window, not to be sent: it has a name of its own and stands in no ledger.
            if (kept && !stays_inside(made.identity.soort)) TRY(context_.world.disk.write_durable(join_path(context_.call.out, made.number + "-proof.pdf"), made.document.pdf));
            if (stays_inside(made.identity.soort)) {
                report_.count("notes");
                continue;
            }
            report_.count("would_make");
            context_.output.item("letter",
                                 {{"dossier", made.identity.dossier}, {"number", made.number}, {"kind", made.identity.soort}, {"language", made.language},
                                  {"about", made.role}, {"date", made.date.iso()}, {"pages", made.document.pages}, {"filed", false}},
                                 context_.words.text("regel.zou_maken", {made.identity.dossier, made.number}));
        }
        in_hand_.clear();
        return {};
    }
    {
        TRY_ASSIGN(Group group, session_.store->begin_group());
        for (Made& made : in_hand_) {
            Result<std::pair<Stukregel, bool>> decided = group.decide(made.identity, made.date, made.language, made.permission);
            Result<Stukregel> line = decided ? group.file(made.number, made.document.pdf, Stand::opgeborgen, made.kept) : Result<Stukregel>(decided.error());
            if (!line) {
                if (ends_run(line.error())) return line.error();
                refuse(made.identity.dossier, line.error(), made.role);
                continue;
            }
            if (const auto gaps = gaps_.find(made.number); gaps != gaps_.end()) TRY(group.keep(note_gaps, made.number, view_of(gaps->second)));
            filed.push_back(*line);
        }
        TRY(renew_terms(group, filed));
        TRY(group.commit());
    }
    for (const Stukregel& line : filed) {
        const bool inside = stays_inside(line.soort);
        const bool dry = context_.call.dry_run;
        report_.count(inside ? "notes" : dry ? "would_make" : "made");
        context_.output.item(inside ? "note" : "letter",
                             {{"dossier", line.dossier}, {"number", line.nummer}, {"kind", line.soort}, {"language", line.taal}, {"about", line.adressaat},
                              {"date", line.datum.iso()}, {"pages", pages_[line.nummer]}, {"filed", !dry}},
                             context_.words.text(dry ? (inside ? "regel.notitie_zou" : "regel.zou_maken") : inside ? "regel.notitie" : "regel.gemaakt", {line.dossier, line.nummer}));
    }
    in_hand_.clear();
    return {};
}

/// A duty that is met is no longer due: the terms of these cases are reckoned anew, in the same commit.
Status Producer::renew_terms(Group& group, const std::vector<Stukregel>& filed) {
    std::set<std::string> numbers;
    for (const Stukregel& line : filed) numbers.insert(line.dossier);
    for (const std::string& number : numbers) {
        TRY_ASSIGN(const Dossierregel line, session_.store->summary(number));
        TRY_ASSIGN(const Dossier dossier, session_.store->dossier(number));
        TRY_ASSIGN(const Regime* regime, session_.regime_of(line));
        TRY_ASSIGN(const std::vector<DatedFact> facts, session_.facts_of(dossier, *regime));
        TRY(keep_terms(group, number, *regime, facts));
    }
    return {};
}

Status Producer::put_out(const std::vector<Stukregel>& lines) {
    const auto folder_of = [&](const std::string& code) { return stays_inside(code) ? join_path(context_.call.out, inside_folder) : context_.call.out; };
    if (std::any_of(lines.begin(), lines.end(), [](const Stukregel& line) { return line.stand == Stand::opgeborgen && stays_inside(line.soort); }))
        TRY(make_folders(context_.world.disk, join_path(context_.call.out, inside_folder)));
    // What a channel takes is handed over from the store (jobs/issue.h) and stands readable nowhere before.
    const bool channel = !channel_folder(context_).empty();
    std::vector<const Stukregel*> waiting;
    for (const Stukregel& line : lines)
        if (line.stand == Stand::opgeborgen && !(channel && goes_out(line.soort))) waiting.push_back(&line);
    for (std::size_t first = 0; first < waiting.size(); first += group_size) {
        const std::size_t last = std::min(first + group_size, waiting.size());
        std::vector<Bytes> documents;
        for (std::size_t i = first; i < last; ++i) {
            TRY_ASSIGN(Bytes bytes, session_.store->document(waiting[i]->nummer));
            TRY(context_.world.disk.write_durable(join_path(folder_of(waiting[i]->soort), waiting[i]->nummer + ".pdf"), bytes));
            documents.push_back(std::move(bytes));
        }
        TRY_ASSIGN(Group group, session_.store->begin_group());
        for (std::size_t i = first; i < last; ++i) {
            Result<Stukregel> ready = group.file(waiting[i]->nummer, documents[i - first], Stand::gereed);
            if (!ready) return ready.error();
        }
        TRY(group.commit());
    }
    return {};
}

Status Producer::put_out_filed() {
    TRY(file_group());
    if (context_.call.out.empty() || context_.call.dry_run) return {};
    TRY_ASSIGN(const std::vector<Stukregel> lines, session_.store->documents());
    return put_out(lines);
}

Status Producer::finish() {
    TRY(file_group());
    if (context_.call.out.empty() || context_.call.dry_run || context_.call.proof) return {};
    TRY(make_folders(context_.world.disk, context_.call.out));
    TRY_ASSIGN(const std::vector<Stukregel> lines, session_.store->documents());
    TRY(put_out(lines));
    return write_index();
}

Status Producer::write_index() {
    TRY_ASSIGN(const std::vector<Stukregel> lines, session_.store->documents());
    overview_.cooperation = session_.convenant.naam;
    overview_.regime = session_.convenant.regime;
    overview_.reference = session_.on;
    overview_.practice = session_.store->practice();
    for (const Stukregel& line : lines) {
        const std::string file = stays_inside(line.soort) ? join_path(inside_folder, line.nummer + ".pdf") : line.nummer + ".pdf";
        const std::string person = line.adressaat.substr(0, line.adressaat.find('>'));
        const auto made = pages_.find(line.nummer);
        overview_.letters.push_back({line.dossier, line.nummer, line.soort, line.taal, role_of(line.dossier, person), line.datum,
                                     context_.world.disk.exists(join_path(context_.call.out, file)) ? file : "",
                                     made == pages_.end() ? 0 : made->second, made != pages_.end()});
    }
    std::stable_sort(overview_.letters.begin(), overview_.letters.end(),
                     [](const MadeLetter& a, const MadeLetter& b) { return a.dossier < b.dossier; });
    overview_.counts = report_.counts;
    overview_.ending = context_.words.text(fmt::format("einde.{}", static_cast<int>(report_.exit)));
    const std::string path = join_path(context_.call.out, "index.html");
    TRY(context_.world.disk.write_durable(path, view_of(index_page(overview_, context_.words))));
    report_.see(path);
    return {};
}

Status check_out(const Context& context) {
    if (context.call.out.empty()) return {};
    const auto inside = [](std::string inner, std::string outer) {
        while (outer.size() > 1 && outer.back() == '/') outer.pop_back();
        return !outer.empty() && (inner == outer || inner.rfind(outer + "/", 0) == 0);
    };
    bool in_store = inside(context.call.out, context.call.store) || inside(context.call.out, context.call.keys);
    for (std::string up = context.call.out; !up.empty();) {
        in_store = in_store || context.world.disk.exists(join_path(up, "grootboek.db"));
        const auto slash = up.rfind('/');
        up = slash == std::string::npos ? "" : up.substr(0, slash);
    }
    return in_store ? Status(error_of(Kind::usage, "aanroep.uit_in_opslag")) : Status();
}

Result<const Generator*> generator_of(Context& context, Session& session) {
    if (!session.generator) {
        TRY_ASSIGN(const std::string key, credential(context, context.call.sign));
        TRY_ASSIGN(const std::string pass, credential(context, context.call.sign_pass));
        TRY_ASSIGN(Generator made, Generator::load(context.world.disk, {context.data.templates(), context.data.locales(), "", key, pass}));
        session.generator = std::make_shared<const Generator>(std::move(made));
    }
    return session.generator.get();
}

Status produce_all(Context& context, Session& session, const std::vector<std::string>& names, JobReport& report) {
    TRY_ASSIGN(const Generator* generator, generator_of(context, session));
    std::vector<std::string> numbers = names;
    if (numbers.empty()) {
        TRY_ASSIGN(numbers, session.store->numbers());
    }
    Producer producer(context, session, *generator);
    producer.report() = std::move(report);
    Status status;
    {
        Progress progress(context, "brieven", numbers.size());
        context.output.before_printing([&] { progress.clear(); });
        for (const std::string& number : numbers) {
            if (context.stopped()) break;
            status = producer.dossier(number);
            if (!status) break;
            progress.step();
        }
        context.output.before_printing({});
    }
    // What was made is filed, also when the run was stopped: the next one has less to do.
    if (status) status = producer.finish();
    if (context.stopped()) producer.report().exit = graver(producer.report().exit, ExitCode::interrupted);
    report = std::move(producer.report());
    return status;
}

Result<JobReport> produce_letters(Context& context) {
    TRY(check_out(context));
    TRY_ASSIGN(Session session, open_session(context));
    TRY(actor_of_job(context, session));
    JobReport report;
    const Status status = produce_all(context, session, context.call.names, report);
    if (!status) {
        context.output.error(status.error());
        report.failed(status.error());
    }
    end_run(context, session, report);
    context.output.summary(context.call.command, report, {{"reference_date", session.on.iso()}, {"dry_run", context.call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
