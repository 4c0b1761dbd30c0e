// griffier evaluate: the evaluation of the cooperation over a period (DOC-25; GOV-15 to GOV-17), as a bundle that proves itself. Which periods the
// covenant asks is data of the regime. A report that was made once is kept, and making it again gives the same bytes.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "generator/publish/evaluation.h"
#include "jobs/counting.h"
#include "jobs/credential.h"
#include "jobs/evaluation_bag.h"
#include "jobs/jobs.h"
#include "jobs/produce.h"
#include "records/core/xml.h"
#include "records/registry/convenant_versions.h"
#include "records/rules/terms.h"

namespace griffier::jobs {

namespace {

constexpr const char *own = "eigen", *entry = "inwerkingtreding";

std::string part(const Call& call, const char* name) {
    const auto found = call.parts.find(name);
    return found == call.parts.end() || found->second.empty() ? "" : found->second.back();
}

/// A period with the rule that asks for it; none: the caller chose it.
struct Asked {
    Evaluatieperiode period;
    std::string kind, article, rule;
};

/// The evaluations and tests that the regime asks, each over the time from the entry of the covenant.
std::vector<Asked> asked_by(const Regime& regime, const Convenant& convenant, const Kalender& calendar) {
    std::vector<Asked> out;
    const std::optional<Date> start = convenant.inwerking ? convenant.inwerking : regime.inwerking;
    if (!start) return out;
    for (const Termijn& rule : regime.termijnen) {
        if (rule.start != entry || (rule.waarvoor != report_kind && rule.waarvoor != "toetsing")) continue;
        out.push_back({{*start, plus(*start, rule.duur).plus_days(-1)}, rule.waarvoor, term(rule, *start, regime, calendar).artikel, rule.id});
    }
    std::sort(out.begin(), out.end(), [](const Asked& a, const Asked& b) { return a.period.tot < b.period.tot; });
    return out;
}

Result<Asked> period_of(const Context& context, const Session& session, const Regime& regime) {
    const std::vector<Asked> all = asked_by(regime, session.convenant, session.law.kalender);
    const std::string from = part(context.call, "from"), to = part(context.call, "to");
    if (from.empty() != to.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {from.empty() ? "--from" : "--to", context.call.command});
    if (from.empty()) {
        const Asked* last = nullptr;
        for (const Asked& one : all)
            if (one.period.tot < session.on) last = &one;
        if (!last) return refused("evaluatie.geen_periode", {}, {all.empty() ? "-" : all.front().period.tot.iso()});
        return *last;
    }
    const auto first = Date::parse(from), end = Date::parse(to);
    if (!first) return error_of(Kind::usage, "aanroep.waarde", {}, {"--from"});
    if (!end || *end < *first) return error_of(Kind::usage, "aanroep.waarde", {}, {"--to"});
    for (const Asked& one : all)
        if (one.period.van == *first && one.period.tot == *end) return one;
    return Asked{{*first, *end}, own, "", ""};
}

std::string in_words(const Catalogue& words, const std::string& key, const std::string& otherwise) { return words.has(key) ? words.text(key) : otherwise; }

/// What happened to the cooperation itself, a line each. Counts of persons or cases do not stand here.
class Lists {
  public:
    Lists(const Session& session, const Evaluatieperiode& period, const Evaluatietelling& count, const Catalogue& words) : session_(session), period_(period), count_(count), words_(words) {}

    std::vector<publish::EvaluationList> make() {
        for (const Voorval& one : count_.voorvallen) add(one);
        for (const BijlageVersie& annex : session_.convenant.bijlagen)
            if (annex.datum && *annex.datum <= period_.tot) put("bijlagen", {annex.nummer, annex.versie, annex.titel, words_.long_date(*annex.datum), annex.gepubliceerd && *annex.gepubliceerd <= period_.tot ? words_.long_date(*annex.gepubliceerd) : ""});
        for (const Partij& party : session_.convenant.partijen) {
            const auto within = [&](const std::optional<Date>& day) { return day && period_.van <= *day && *day <= period_.tot; };
            for (const auto& [kind, day] : {std::pair("toegetreden", party.toegetreden), std::pair("opgezegd", party.opgezegd), std::pair("uitgetreden", party.uitgetreden)})
                if (within(day)) put("partijen", {words_.long_date(*day), party.naam, words_.text(std::string("evaluatie.partij.") + kind)});
        }
        put("nachten", {std::to_string(count_.nachten), std::to_string(count_.gemist)});
        std::vector<publish::EvaluationList> out;
        for (const char* code : {"agenda", "incidenten", "verklaringen", "register", "bijlagen", "partijen", "nachten"}) out.push_back({code, std::move(rows_[code])});
        return out;
    }

  private:
    void put(const std::string& list, std::vector<std::string> row) { rows_[list].push_back(std::move(row)); }

    void add(const Voorval& one) {
        const auto value = [&](const char* key) {
            const auto found = one.codes.find(key);
            return found == one.codes.end() ? std::string() : found->second;
        };
        const std::string day = words_.long_date(one.dag);
        if (one.soort == "agenda") put("agenda", {day, in_words(words_, "agenda.soort." + value("soort"), value("soort")), in_words(words_, "evaluatie.uitkomst." + value("uitkomst"), value("uitkomst"))});
        else if (one.soort == "verklaring") put("verklaringen", {day, value("nummer"), value("lijst"), in_words(words_, "verklaring.stand." + value("stand"), value("stand"))});
        else if (one.soort == "register") put("register", {day, words_.text("evaluatie.versie.register", {value("versie")})});
        else if (one.soort == "statistiek") put("register", {day, words_.text("evaluatie.versie.cijfers", {value("nummer")})});
        else if (one.soort == "evaluatie") put("register", {day, words_.text("evaluatie.versie.evaluatie", {value("nummer")})});
        else if (one.soort == "convenant") put("register", {day, words_.text("evaluatie.versie.convenant")});
        else if (const std::string key = "evaluatie.incident." + (one.soort == "werkstuk" ? value("soort") : one.soort == "klok" ? "klok." + value("u") : one.soort); words_.has(key)) put("incidenten", {day, words_.text(key)});
    }

    const Session& session_;
    const Evaluatieperiode& period_;
    const Evaluatietelling& count_;
    const Catalogue& words_;
    std::map<std::string, std::vector<std::vector<std::string>>> rows_;
};

/// What a reader must not take for nothing.
std::vector<std::string> gaps_of(const Evaluatietelling& count, bool left_out, const Catalogue& words) {
    std::vector<std::string> out;
    if (left_out) out.push_back(words.text("evaluatie.gat.overlap"));
    for (const char* code : {"import", "brief", "verzoek", "archief", "vernietiging"})
        if (const auto found = count.gaten.find(code); found != count.gaten.end() && found->second > 0) out.push_back(words.text(std::string("evaluatie.gat.") + code));
    for (const char* code : {"later", "nooit", "verklaringen"}) out.push_back(words.text(std::string("evaluatie.gat.") + code));
    return out;
}

/// Two reports over parts of time that overlap without being the same would tell, subtracted, what happened in a few days.
Status no_overlap(const std::vector<Published>& before, const Evaluatieperiode& period) {
    for (const Published& one : before)
        for (const publish::PublishedTable& table : one.tables)
            for (const std::string& column : table.columns)
                for (const auto& [from, to] : period.delen())
                    if (one.kind == report_kind && overlap_in_part(column, publish::column_of(from, to))) {
                        const auto days = *publish::days_of_column(column);
                        return refused("evaluatie.overlapt", {}, {one.number, days.first.iso(), days.second.iso()});
                    }
    return {};
}

/// Tables that are told already over days that overlap these in part: by an edition of the figures or, where a rule asks for this one, by a report over
/// days that somebody chose. They stay out of it.
std::set<std::string> told_over_other_days(const std::vector<Published>& before, const Evaluatieperiode& period) {
    std::set<std::string> out;
    for (const Published& one : before)
        for (const publish::PublishedTable& table : one.tables)
            for (const std::string& column : table.columns)
                for (const auto& [from, to] : period.delen())
                    if (overlap_in_part(column, publish::column_of(from, to))) out.insert(table.code);
    return out;
}

Result<publish::Evaluation> report_of(Session& session, const Asked& asked, const std::string& number, const Logtoen& log, const Counting& counting, const std::vector<Published>& before, const std::string& caretaker, const Catalogue& words) {
    const Regime& regime = *counting.regime;
    publish::Evaluation out;
    out.number = number, out.covenant = session.convenant.id, out.name = session.convenant.naam, out.regime = regime.id, out.kind = asked.kind, out.article = asked.article, out.rule = asked.rule;
    out.version = regime.versie, out.caretaker = caretaker, out.system = "griffier " GRIFFIER_VERSION;
    out.from = asked.period.van, out.to = asked.period.tot, out.as_of = Clock::civil_date(log.stand);
    out.leaves = log.hoofd.size, out.root = log.wortel, out.threshold = counting.threshold, out.practice = session.store->practice();
    std::vector<publish::PublishedTable> told;
    for (const Published& one : before) told.insert(told.end(), one.tables.begin(), one.tables.end());
    const std::set<std::string> other_days = told_over_other_days(before, asked.period);
    out.tables = publish::protect_tables(log.telling.tabellen, out.threshold, told, other_days);
    publish::Edition edition;
    edition.number = number, edition.threshold = out.threshold;
    for (const publish::EvaluationTable& table : out.tables)
        if (table.state.empty()) edition.tables.push_back(table.published);
    // What leaves is looked at once more, as a reader would: from the published cells alone.
    if (const auto errors = publish::edition_errors(edition); !errors.empty()) return errors.front();
    out.lists = Lists(session, asked.period, log.telling, words).make();
    out.gaps = gaps_of(log.telling, !other_days.empty(), words);
    return out;
}

/// How a kept report was counted: up to how many leaves, and by which version of the rules.
struct Counted {
    std::optional<std::size_t> size;
    std::string regime, version;
};
Counted counted_by(const std::optional<Bytes>& xml, const std::string& name) {
    const auto document = xml ? XmlDocument::parse(*xml, name) : refused("evaluatie.vorm");
    if (!document) return {};
    Counted out{std::nullopt, document->root().get("regime"), document->root().get("regime-versie")};
    std::size_t size = 0;
    const std::string text = document->root().get("bladen");
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (fault == std::errc() && end == text.data() + text.size()) out.size = size;
    return out;
}

/// Whether a cell that both tell is not the same in both.
bool contradicts(const publish::PublishedTable& told, const std::vector<publish::PublishedTable>& now) {
    const auto same = std::find_if(now.begin(), now.end(), [&](const publish::PublishedTable& one) { return one.code == told.code; });
    if (same == now.end()) return false;
    const auto place = [](const std::vector<std::string>& names, const std::string& name) { return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin()); };
    // Totals stand behind the rows and columns.
    const auto there = [&](const std::vector<std::string>& from, const std::vector<std::string>& to, std::size_t at) { return at < from.size() ? place(to, from[at]) : from == to ? at : to.size() + 1; };
    for (std::size_t row = 0; row < told.cells.size(); ++row)
        for (std::size_t column = 0; column < told.cells[row].size(); ++column) {
            const std::size_t r = there(told.rows, same->rows, row), c = there(told.columns, same->columns, column);
            if (r >= same->cells.size() || c >= same->cells[r].size()) {
                // A row or column that is not counted any more: only a number that is no zero needs one.
                if (row < told.rows.size() && column < told.columns.size() && told.cells[row][column].value_or(0) != 0) return true;
                continue;
            }
            const auto &one = told.cells[row][column], &other = same->cells[r][c];
            if (one && other && *one != *other) return true;
        }
    return false;
}

/// The report that is kept, after its figures were counted anew and found the same; else the new one, kept with a leaf of its own.
Result<std::string> kept_report(Context& context, Session& session, const Actor& actor, const Asked& asked, const std::optional<Bytes>& before, const publish::Evaluation& made, const Catalogue& words) {
    if (before) {
        TRY_ASSIGN(const auto tables, publish::tables_of_evaluation(*before, made.number));
        std::vector<publish::PublishedTable> now;
        for (const publish::EvaluationTable& table : made.tables)
            if (table.state.empty()) now.push_back(table.published);
        // What was told must be what is counted. How much was hidden was for the rules of then.
        for (const publish::PublishedTable& told : tables)
            if (contradicts(told, now)) return error_of(Kind::damaged, "evaluatie.anders", {}, {made.number});
        return text_of(*before);
    }
    std::string xml = publish::write_evaluation(made, words);
    if (!session.keeps(context)) return xml;
    TRY_ASSIGN(Group group, session.store->begin_group());
    TRY(group.keep(report_kind, made.number, view_of(xml)));
    auto codes = codes_of(actor, "evaluatie.maken");
    codes.insert(codes.end(), {{"nummer", made.number}, {"soort", asked.kind}, {"van", asked.period.van.iso()}, {"tot", asked.period.tot.iso()}, {"hoofd", std::to_string(made.leaves)}, {"h", hex(sha256(view_of(xml)))}});
    TRY(group.note("evaluatie", "", codes));
    TRY(group.commit());
    return xml;
}

}  // namespace

Result<JobReport> evaluate(Context& context) {
    if (context.call.out.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {"--out", context.call.command});
    TRY(check_out(context));
    TRY_ASSIGN(Counting counting, open_counting(context, "evaluatie.maken"));
    Session& session = counting.session;
    const Regime* regime = counting.regime;
    TRY_ASSIGN(const Asked asked, period_of(context, session, *regime));
    std::optional<pdf::SigningKey> key;
    if (!context.call.sign.empty()) {
        TRY_ASSIGN(const std::string file, credential(context, context.call.sign));
        TRY_ASSIGN(const std::string pass, credential(context, context.call.sign_pass));
        TRY_ASSIGN(key, pdf::SigningKey::load(file, pass, context.world.disk));
    } else if (!session.store->practice()) {
        return error_of(Kind::configuration, "evaluatie.zonder_sleutel");
    }
    const std::string number = fmt::format("EV-{}-{}-{}", session.convenant.id, asked.period.van.iso(), asked.period.tot.iso());
    const std::string folder = join_path(context.call.out, number);
    if (!context.call.dry_run && context.world.disk.exists(folder)) return error_of(Kind::usage, "log.uitvoer_bestaat", {folder, 0, ""});
    TRY_ASSIGN(const Catalogue dutch, load_catalogue(context.world.disk, context.data.locales(), "nl"));
    TRY_ASSIGN(const std::optional<Bytes> kept, session.store->kept(report_kind, number));
    const Counted before = counted_by(kept, number);
    const Regime* rules = before.regime.empty() ? regime : session.law.find(before.regime, before.version);
    if (!rules) return error_of(Kind::configuration, "regime.onbekend", {}, {before.regime});
    const Result<Logtoen> log = read_log_then(session, asked.period, *rules, before.size);
    if (!log) return log.error().kind == Kind::refused ? counting.refuse(context, log.error()) : log.error();
    // A report that is kept was held against what was published before it, and is so again; a new one against all that is published now.
    TRY_ASSIGN(const std::vector<Published> published, published_before(session, kept ? number : std::string()));
    // What somebody chose before does not keep the cooperation from what its rules ask; it costs that report the tables that both would have.
    if (!kept && asked.kind == own)
        if (const Status apart = no_overlap(published, asked.period); !apart) return counting.refuse(context, apart.error());
    // What it says of the cooperation is what held then.
    TRY_ASSIGN(const ConvenantVersion then, convenant_of_version(*session.store, log->convenant));
    TRY_ASSIGN(session.convenant, read_covenant(context, then.instance, "convenant.xml"));
    TRY_ASSIGN(const publish::Evaluation made, report_of(session, asked, number, *log, counting, published, caretaker_of(context, session), dutch));
    const bool known = kept.has_value();
    const Result<std::string> xml = kept_report(context, session, counting.actor, asked, kept, made, dutch);
    if (!xml) return xml.error().kind == Kind::refused ? counting.refuse(context, xml.error()) : xml.error();
    JobReport report;
    std::size_t files = 0;
    if (!context.call.dry_run) {
        TRY_ASSIGN(files, write_bundle(context, session, {number, *xml, asked.period.van, asked.period.tot}, *log, key ? &*key : nullptr, folder));
        report.count("bundles");
        report.see(folder);
    }
    const auto withheld = std::count_if(made.tables.begin(), made.tables.end(), [](const auto& table) { return table.state == "ingehouden"; });
    context.output.item("evaluation",
                        {{"number", number}, {"kind", asked.kind}, {"from", asked.period.van.iso()}, {"to", asked.period.tot.iso()}, {"as_of", made.as_of.iso()}, {"leaves", made.leaves}, {"root", made.root},
                         {"tables", made.tables.size()}, {"withheld", withheld}, {"files", files}, {"signed", key.has_value()}, {"known", known}, {"key", hex(sha256(session.store->public_key()))}},
                        context.words.text(known ? "regel.evaluatie_weer" : "regel.evaluatie", {number, context.words.long_date(made.as_of), std::to_string(made.leaves), hex(sha256(session.store->public_key()))}));
    if (!key) context.output.text(context.words.text("regel.evaluatie_zonder_cms"));
    end_run(context, session, report);
    context.output.summary(context.call.command, report, {{"reference_date", session.on.iso()}, {"dry_run", context.call.dry_run}});
    return report;
}

}  // namespace griffier::jobs
