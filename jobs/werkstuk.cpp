// griffier werkstuk make | form | list | show. A form that is refused changes nothing; the same form again makes nothing new.
#include "jobs/werkstuk.h"

#include <algorithm>

#include "generator/generator.h"
#include "jobs/actor.h"
#include "jobs/declarations.h"
#include "jobs/folders.h"
#include "jobs/jobs.h"
#include "records/core/codec.h"
#include "records/core/crypto.h"

namespace griffier::jobs {

namespace {

constexpr const char* kept_as = "werkstuk";

/// The house's own papers lie in one file per version of the regime, so that each bears the version that it was made under.
std::string house_file(const Regime& regime) { return "HUIS-" + regime.versie; }

/// One call.
class Papers {
  public:
    Papers(Context& context, Session& session, const Actor& actor, std::string act) : context_(context), session_(session), actor_(actor), act_{"werkstuk." + act, ""} {}

    Result<JobReport> run(const publish::FormReading& reading) {
        TRY_ASSIGN(declarations_, declarations(*session_.store));
        const Status done = act_.name == "werkstuk.make" ? make(reading) : act_.name == "werkstuk.form" ? form() : act_.name == "werkstuk.show" ? show() : list();
        if (!done) return done.error();
        end_run(context_, session_, report_);
        context_.output.summary(context_.call.command, report_, {{"reference_date", session_.on.iso()}, {"dry_run", context_.call.dry_run}});
        return std::move(report_);
    }

  private:
    /// What a paper is held against, and where it will lie.
    struct Ground {
        const Regime* regime = nullptr;
        std::string place, file;
        bool loose = false;
        std::optional<Dossier> part, whole;
    };

    std::string part(const std::string& name) const {
        const auto found = context_.call.parts.find(name);
        return found == context_.call.parts.end() || found->second.empty() ? "" : found->second.back();
    }

    /// Printed, logged and counted; the call goes on to its summary.
    Status told(const std::vector<Error>& errors) {
        const Error logged = log_refusal(session_, actor_, act_, errors.front());
        if (logged.code != errors.front().code) return logged;
        for (const Error& error : errors) {
            context_.output.error(error);
            report_.failed(error);
        }
        report_.count("refused");
        return {};
    }

    /// The ground of a paper, for who may make it and see the file. A refusal is a value of its own: it is told, not passed on.
    Result<Ground> ground(const publish::Paper& paper, const std::string& number, const std::string& wanted = "") {
        if (std::find(paper.makers.begin(), paper.makers.end(), actor_.role) == paper.makers.end()) return refused("handelen.geen_taak", {}, {actor_.role});
        Ground out;
        if (number.empty()) {
            out.regime = session_.law.find(session_.convenant.regime);
            if (!out.regime) return error_of(Kind::configuration, "regime.onbekend", {}, {session_.convenant.regime});
            out.place = house_file(*out.regime), out.loose = true, out.file = "weegploeg";
            return out;
        }
        act_.dossier = number;
        TRY_ASSIGN(const Dossierregel line, session_.store->summary(number));
        if (line.toestand == "verzoek") return refused("opslag.onbekend_dossier", {number, 0, ""});
        TRY_ASSIGN(out.regime, session_.regime_of(line));
        out.place = number;
        out.file = file_of(paper, *out.regime, wanted);
        TRY(see(line, *out.regime, out.file, out.whole));
        TRY_ASSIGN(out.part, session_.store->dossier(number, out.file));
        return out;
    }

    /// The file that the form asks for where it may, else that of the definition; a regime with one file has that one.
    static std::string file_of(const publish::Paper& paper, const Regime& regime, const std::string& wanted) {
        if (!wanted.empty() && regime.bestand(wanted)) return wanted;
        return regime.bestand(paper.file) ? paper.file : regime.bestanden.empty() ? "" : regime.bestanden.front().code;
    }

    static std::string wanted_file(const publish::Paper& paper, const publish::Form& form) {
        for (const publish::FormField& field : form.fields)
            if (!paper.file_field.empty() && field.name == paper.file_field) return field.text;
        return "";
    }

    Status see(const Dossierregel& line, const Regime& regime, const std::string& file, std::optional<Dossier>& whole) {
        const std::vector<std::string> withheld = session_.store->withheld();
        if (std::find(withheld.begin(), withheld.end(), file) != withheld.end()) return refused("opslag.sleutel_onthouden", {line.nummer, 0, ""}, {file});
        TRY_ASSIGN(whole, session_.store->dossier(line.nummer, withheld.empty() ? "" : file));
        TRY_ASSIGN(const bool archived, session_.in_archive(line, file));
        const Bevinding verdict = may_see(actor_, file, archived, *whole, regime, session_);
        if (verdict.oordeel != Oordeel::ja) return refused("handelen.geen_toegang", {line.nummer, 0, ""}, {file, article_of(verdict, context_.words)});
        return log_access(session_, actor_, line.nummer, act_.name, file, true);
    }

    publish::PaperContext held_against(const Ground& ground, const Catalogue& dutch) const {
        return {.regime = *ground.regime, .convenant = session_.convenant, .kalender = session_.law.kalender, .dossier = ground.part ? &*ground.part : nullptr,
                .whole = ground.whole ? &*ground.whole : nullptr, .on = session_.on, .practice = session_.store->practice(), .declarations = &declarations_, .words = dutch};
    }

    // ---- make

    Status make(const publish::FormReading& reading) {
        if (!reading.errors.empty()) return told(reading.errors);
        const publish::Form& form = reading.form;
        if (const std::string asked = part("dossier"); !asked.empty() && asked != form.dossier) return told({refused("werkstuk.ander_dossier")});
        const Result<publish::Paper> paper = paper_of(context_, form.kind);
        if (!paper) return paper.error().kind == Kind::configuration ? paper.error() : told_usage(paper.error());
        const Result<Ground> found = ground(*paper, form.dossier, wanted_file(*paper, form));
        if (!found) return found.error().kind == Kind::refused ? told({found.error()}) : found.error();
        TRY_ASSIGN(const Catalogue dutch, load_catalogue(context_.world.disk, context_.data.locales(), "nl"));
        const publish::PaperResult result = check_paper(*paper, form, held_against(*found, dutch), "formulier");
        if (!result.errors.empty()) return told(result.errors);
        return write(*paper, form, *found, result);
    }

    /// A form that names no kind of ours is the form's fault, not the call's.
    Status told_usage(Error error) {
        error.kind = Kind::refused;
        return told({error});
    }

    static std::string identity_of(const publish::Form& form) {
        std::string all = form.kind + "\n" + form.dossier + "\n" + (form.date ? form.date->iso() : "") + "\n";
        const auto add = [&](const publish::FormField& field) { all += field.name + "=" + std::to_string(field.text.size()) + ":" + field.text + "\n"; };
        for (const publish::FormField& field : form.fields) {
            add(field);
            for (const publish::FormRow& row : field.rows) {
                all += "-\n";
                for (const publish::FormField& cell : row.fields) add(cell);
            }
        }
        return hex(sha256(view_of(all))).substr(0, 24);
    }

    Status write(const publish::Paper& paper, const publish::Form& form, const Ground& ground, const publish::PaperResult& result) {
        const Identiteit identity{paper.document, ground.place, ground.file + "/" + identity_of(form), "", 1};
        const bool dry = context_.call.dry_run;
        if (ground.loose && !dry) TRY(open_house(ground));
        std::string number = paper.document;
        if (!dry || !ground.loose) {
            TRY_ASSIGN(const auto names, session_.store->number_of(identity));
            number = names.first;
        }
        TRY_ASSIGN(const Generator generator, Generator::load(context_.world.disk, {context_.data.templates(), context_.data.locales(), ""}));
        const Result<Document> document = generator.print({"werkstuk", "nl", number, house_of(ground), result.facts, result.date});
        if (!document) return document.error().kind == Kind::refused ? told({document.error()}) : document.error();
        for (const std::string& warning : result.warnings) context_.output.text(context_.words.text("werkstuk.let_op." + warning));
        bool made = true;
        if (!dry) TRY(file(identity, number, form, ground, *document, result.date, made));
        report_.count(dry ? "papers_checked" : made ? "papers_made" : "papers_known");
        context_.output.item("paper", {{"number", number}, {"kind", paper.kind}, {"document", paper.document}, {"dossier", form.dossier}, {"date", result.date.iso()}, {"pages", document->pages}, {"filed", !dry}, {"warnings", result.warnings}},
                             context_.words.text(dry ? "regel.werkstuk_kan" : "regel.werkstuk", {paper.title, number}));
        return {};
    }

    std::string house_of(const Ground& ground) const {
        const Partij* own = ground.part ? session_.convenant.partij(ground.part->gemeente) : nullptr;
        return own ? own->huis : "";
    }

    Status open_house(const Ground& ground) {
        const Result<Dossierregel> there = session_.store->summary(ground.place);
        if (there) return there->toestand == "verzoek" ? Status() : Status(refused("opslag.nummer_in_gebruik", {ground.place, 0, ""}));
        TRY_ASSIGN(Group group, session_.store->begin_group());
        TRY(group.open_request(ground.place, ""));
        TRY(group.bind_regime(ground.place, ground.regime->id, ground.regime->versie, ground.regime->hash));
        return group.commit();
    }

    Status file(const Identiteit& identity, const std::string& number, publish::Form form, const Ground& ground, const Document& document, Date date, bool& made) {
        TRY_ASSIGN(const auto known, session_.store->ledger_line(number));
        made = !known || known->stand < Stand::opgeborgen;
        if (made) {
            Bevinding why;
            why.oordeel = Oordeel::ja, why.regime = ground.regime->id, why.regime_hash = ground.regime->hash;
            TRY_ASSIGN(Group group, session_.store->begin_group());
            TRY(group.decide(identity, date, "nl", why));
            TRY(group.file(number, document.pdf, Stand::opgeborgen));
            TRY(group.keep_with(ground.place, ground.file, kept_as, number, view_of(encode(form))));
            auto codes = codes_of(actor_, act_.name);
            codes.emplace_back("soort", form.kind);
            codes.emplace_back("stuk", identity.soort);
            TRY(group.note(kept_as, ground.place, codes));
            TRY(group.commit());
        }
        if (context_.call.out.empty()) return {};
        return hand_out(number, made ? document.pdf : Bytes());
    }

    /// The paper in the folder that was asked for; bytes that are not at hand come from the store.
    Status hand_out(const std::string& number, Bytes bytes) {
        if (bytes.empty()) {
            TRY_ASSIGN(bytes, session_.store->document(number));
        }
        TRY(make_folders(context_.world.disk, context_.call.out));
        const std::string path = join_path(context_.call.out, number + ".pdf");
        TRY(context_.world.disk.write_durable(path, bytes));
        TRY_ASSIGN(Group group, session_.store->begin_group());
        TRY(group.file(number, bytes, Stand::gereed));
        TRY(group.commit());
        report_.see(path);
        return {};
    }

    // ---- form, show, list

    Status form() {
        if (context_.call.names.size() != 1) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context_.words.text("hulp.plek.werkstuk"), context_.call.command});
        TRY_ASSIGN(const publish::Paper paper, paper_of(context_, context_.call.names.front()));
        const Result<Ground> found = ground(paper, part("dossier"));
        if (!found) return found.error().kind == Kind::refused ? told({found.error()}) : found.error();
        TRY_ASSIGN(const Catalogue dutch, load_catalogue(context_.world.disk, context_.data.locales(), "nl"));
        const publish::PaperContext held = held_against(*found, dutch);
        if (const auto missing = paper_missing(paper, held)) return told({*missing});
        const std::string text = empty_form(paper, held);
        report_.count("empty_forms");
        if (context_.call.out.empty()) {
            context_.output.item("form", {{"kind", paper.kind}, {"form", text}}, "");
            if (!context_.output.json())
                for (std::size_t at = 0, end = text.find('\n'); end != std::string::npos; at = end + 1, end = text.find('\n', at)) context_.output.row(text.substr(at, end - at));
            return {};
        }
        TRY(make_folders(context_.world.disk, context_.call.out));
        const std::string path = join_path(context_.call.out, paper.kind + ".xml");
        if (context_.world.disk.exists(path)) return told({refused("werkstuk.staat_er_al", {path, 0, ""})});
        TRY(context_.world.disk.write_durable(path, view_of(text)));
        report_.see(path);
        context_.output.item("form", {{"kind", paper.kind}, {"path", path}}, context_.words.text("regel.werkstuk_formulier", {paper.title}));
        return {};
    }

    Status show() {
        if (context_.call.names.size() != 1 || context_.call.out.empty())
            return error_of(Kind::usage, "aanroep.ontbreekt", {}, {context_.call.out.empty() ? "--out" : context_.words.text("hulp.plek.nummer"), context_.call.command});
        TRY_ASSIGN(const std::vector<FiledPaper> all, filed_papers(*session_.store));
        const auto found = std::find_if(all.begin(), all.end(), [&](const FiledPaper& one) { return one.number == context_.call.names.front(); });
        if (found == all.end()) return told({refused("werkstuk.onbekend")});
        TRY_ASSIGN(const publish::Paper paper, paper_of(context_, found->form.kind));
        const bool of_case = !found->dossier.empty();
        if (of_case) {
            act_.dossier = found->dossier;
            TRY_ASSIGN(const Dossierregel line, session_.store->summary(found->dossier));
            TRY_ASSIGN(const Regime* regime, session_.regime_of(line));
            std::optional<Dossier> whole;
            const std::string file = file_of(paper, *regime, wanted_file(paper, found->form));
            if (const Status seen = see(line, *regime, file, whole); !seen) return seen.error().kind == Kind::refused ? told({seen.error()}) : seen;
        } else if (std::find(paper.makers.begin(), paper.makers.end(), actor_.role) == paper.makers.end()) {
            return told({refused("handelen.geen_taak", {}, {actor_.role})});
        } else {
            TRY(log_access(session_, actor_, "", act_.name, "huis", true));
        }
        report_.count("papers_shown");
        if (context_.call.dry_run) return {};
        TRY(hand_out(found->number, {}));
        context_.output.item("paper", {{"number", found->number}, {"kind", paper.kind}, {"dossier", found->dossier}, {"date", found->date.iso()}}, context_.words.text("regel.werkstuk", {paper.title, found->number}));
        return {};
    }

    Status list() {
        TRY_ASSIGN(const std::vector<publish::Paper> all, all_papers(context_));
        const Regime* regime = session_.law.find(session_.convenant.regime);
        if (!regime) return error_of(Kind::configuration, "regime.onbekend", {}, {session_.convenant.regime});
        TRY_ASSIGN(const Catalogue dutch, load_catalogue(context_.world.disk, context_.data.locales(), "nl"));
        const publish::PaperContext held{.regime = *regime, .convenant = session_.convenant, .kalender = session_.law.kalender, .on = session_.on, .words = dutch};
        TRY_ASSIGN(const std::vector<std::string> numbers, session_.store->kept_names(kept_as));
        for (const publish::Paper& paper : all) {
            const auto missing = paper_missing(paper, held);
            if (missing && missing->code == "werkstuk.niet_in_regime") continue;
            report_.count("paper_kinds");
            context_.output.item("kind", {{"kind", paper.kind}, {"document", paper.document}, {"title", paper.title}, {"case", paper.of_case}}, paper.kind + "  (" + paper.document + ")  " + paper.title);
        }
        for (const std::string& number : numbers) {
            TRY_ASSIGN(const auto line, session_.store->ledger_line(number));
            if (!line || (!part("dossier").empty() && line->dossier != part("dossier"))) continue;
            report_.count("papers_filed");
            context_.output.item("paper", {{"number", number}, {"document", line->soort}, {"dossier", line->dossier}, {"date", line->datum.iso()}}, number + "  " + line->dossier + "  " + line->datum.iso());
        }
        return {};
    }

    Context& context_;
    Session& session_;
    const Actor& actor_;
    Act act_;
    JobReport report_;
    std::vector<Geheimhoudingsverklaring> declarations_;
};

}  // namespace

Result<JobReport> handle_paper(Context& context) {
    const std::string act = context.call.command.substr(context.call.command.find(' ') + 1);
    publish::FormReading reading;
    if (act == "make") {
        const auto given = context.call.parts.find("form");
        if (given == context.call.parts.end() || given->second.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {"--form", context.call.command});
        if (!context.world.disk.exists(given->second.back())) return error_of(Kind::usage, "aanroep.geen_bestand", {}, {given->second.back()});
        TRY_ASSIGN(reading, read_foreign_form(context, given->second.back()));
    }
    TRY_ASSIGN(Session session, open_session(context));
    TRY_ASSIGN(const Actor actor, actor_of(context, session, {"werkstuk." + act, ""}));
    return Papers(context, session, actor, act).run(reading);
}

}  // namespace griffier::jobs
