// From a step of a request to a filed letter. A letter that somebody without a file can get as well is made from the request and the
// covenant alone: nothing of a case is in reach of its template (norms.md 14.28).
#include <algorithm>
#include <map>
#include <set>

#include "jobs/folders.h"
#include "jobs/release.h"
#include "jobs/verzoek.h"
#include "records/model/codes.h"
#include "records/rules/binding.h"
#include "records/rules/terms.h"
#include "records/rules/uitvoerder.h"

namespace griffier::jobs {

namespace {

std::string code_of_letter(const std::string& variant) { return variant == "ontvangst" ? "DOC-35" : "DOC-07"; }

/// The letter that a decision is told in.
Requestletter decision_letter(const Requestfile& file, const Verzoekvraag& question, const Besluit& decision) {
    Requestletter letter;
    letter.date = decision.datum, letter.follows = decision.id, letter.decision = &decision;
    const auto& kind = file.request.soort;
    if (decision.uitkomst == "opheffen") return letter.code = "DOC-08", letter.kind = "correctiebesluit", letter.variant = decision.uitkomst, letter;
    if (neutral_answer(question, decision)) return letter.code = "DOC-06", letter.kind = "weigering", letter.variant = "neutraal", letter;
    if (file.loose && !refuses(decision.uitkomst)) return letter.code = "DOC-05", letter.kind = "inzagebesluit", letter.variant = "niets", letter;
    if (kind == "inzage") {
        if (decision.uitkomst == "afwijzen") return letter.code = "DOC-06", letter.kind = "weigering", letter.variant = "weigering", letter;
        return letter.code = "DOC-05", letter.kind = "inzagebesluit", letter.variant = decision.uitkomst == "deels" ? "deels" : "overzicht", letter;
    }
    letter.variant = decision.uitkomst;
    if (kind == "bezwaar") return letter.code = "DOC-09", letter.kind = "bezwaarbesluit", letter;
    return letter.code = "DOC-08", letter.kind = "correctiebesluit", letter;
}

/// What makes one letter, and all that its order borrows.
class Maker {
  public:
    Maker(Context& context, Session& session, const Requestfile& file, const Generator& generator)
        : context_(context), session_(session), file_(file), generator_(generator) {}

    Result<Document> make(const Requestletter& letter, const std::string& number, const std::string& language) {
        const bool of_case = letter.variant == "overzicht" || letter.variant == "deels" || letter.variant == "weigering" || letter.kind == "correctiebesluit" || letter.kind == "bezwaarbesluit";
        // Only a letter that tells of the case may show which municipality it is of.
        const std::string& town = file_.dossier.gemeente;
        const auto* executor = of_case && !town.empty() ? uitvoerder_on(session_.convenant, *file_.regime, session_.on, town) : nullptr;
        if (!executor) executor = uitvoerder_on(session_.convenant, *file_.regime, session_.on);
        if (!executor) return refused("verzoek.geen_uitvoerder", {file_.request.id, 0, ""});
        const Verzoekvraag question = question_of(file_, session_);
        Verzoekbrief brief;
        brief.variant = letter.variant;
        brief.verzoek = &file_.request;
        if (letter.variant != "neutraal") brief.besluit = letter.decision;
        TRY(days(letter, question, brief));
        Opdracht order;
        order.kind = letter.kind, order.language = language, order.number = number, order.date = letter.date;
        order.convenant = &session_.convenant, order.kalender = &session_.law.kalender, order.request = &brief, order.practice = session_.store->practice();
        const bool tells_decision = letter.decision != nullptr;
        order.regime = of_case ? file_.regime : file_.of_house;
        Dossier values;
        if (letter.kind == "inzagebesluit" && letter.variant != "niets") {
            TRY_ASSIGN(values, overview(order, brief));
        } else {
            TRY_ASSIGN(values, bare(letter, *executor, brief, order));
        }
        order.dossier = &values;
        order.duty.afzender = executor->partij;
        order.duty.ondertekent = tells_decision ? "orgaan" : "uitvoerder";
        // A keeper is of one municipality; of a case of another that one's college decides, and it writes itself.
        if (of_case && executor->rol == "beheerder" && executor->partij != town && session_.convenant.partij(town)) order.duty.afzender = town, order.duty.ondertekent = "college";
        order.permission.oordeel = Oordeel::ja;
        order.permission.regime = order.regime->id, order.permission.regime_hash = order.regime->hash;
        return generator_.make(order);
    }

  private:
    Status days(const Requestletter& letter, const Verzoekvraag& question, Verzoekbrief& brief) {
        const Verzoekstand status = request_status(question);
        // The days named are those of the rules of the house: the version that a case is frozen to shows in none of them.
        const Requestfile& file = file_;
        Verzoekvraag plain{file.request, file.dossier, file.loose, *file.of_house, session_.convenant, session_.law.kalender, session_.on, {}};
        const Verzoekstand of_house = request_status(plain);
        brief.streef = of_house.streef, brief.grens = of_house.grens;
        if (letter.kind == "correctiebesluit") {
            brief.streef.reset(), brief.grens.reset();
            if (status.uitvoering && letter.variant != "opheffen") brief.grens = status.uitvoering->datum;
        }
        if (letter.step && (letter.variant == "verlenging" || letter.variant == "zienswijze" || letter.variant == "opheffing")) brief.tekst = letter.step->reden;
        if (letter.step && letter.variant == "doorgezonden") brief.door = name_of(letter.step->wie);
        if (letter.decision && letter.kind == "correctiebesluit" && letter.variant != "opheffen")
            for (const auto& one : to_be_told(question, *letter.decision)) brief.verteld.push_back(name_of(one.wie));
        return {};
    }

    std::string name_of(const std::string& id) const {
        if (const auto* party = session_.convenant.partij(id)) return party->naam;
        if (const auto* partner = session_.convenant.externe(id)) return partner->naam;
        return id;
    }

    /// A letter that is made without the case.
    Result<Dossier> bare(const Requestletter& letter, const Persoonsrol& executor, Verzoekbrief& brief, Opdracht& order) {
        Dossier values;
        values.nummer = file_.request.id;
        values.gemeente = executor.partij;
        const bool organisation = letter.variant == "doorzending" || letter.kind == "kennisgeving";
        if (organisation) {
            const auto* party = session_.convenant.partij(letter.to);
            const auto* partner = session_.convenant.externe(letter.to);
            if (!party && !partner) return refused("verzoek.zonder_adres", {file_.request.id, 0, ""});  // what stands in the file can be a name
            brief.organisatie = party ? party->naam : partner->naam;
            brief.adres = party ? party->contact : partner->contact;
        }
        const Persoon* to = nullptr;
        if (letter.variant == "zienswijze") to = file_.dossier.persoon(letter.to);
        else if (!file_.request.afzender.empty()) to = &file_.request.afzender.front();
        else to = file_.dossier.persoon(file_.request.verzoeker);
        if (!to && !organisation) return refused("verzoek.zonder_verzoeker", {file_.request.id, 0, ""});
        if (to) values.personen.push_back(*to);
        else values.personen.emplace_back();
        // The reporter's name stays at hand, so that a text that holds it is stopped; nothing of him is printed.
        if (letter.variant != "neutraal")
            for (const auto& person : file_.dossier.personen)
                if (person.rol == code::melder) values.personen.push_back(person);
        kept_.push_back(values.personen.front());
        if (!organisation) brief.aan = &kept_.back();
        if (letter.kind == "kennisgeving") {
            const auto* about = file_.request.betreft.empty() ? file_.dossier.subject() : file_.dossier.persoon(file_.request.betreft);
            if (about) brief.over = about->naam.voornamen + " " + (about->naam.voorvoegsel.empty() ? "" : about->naam.voorvoegsel + " ") + about->naam.geslachtsnaam;
        }
        order.duty.persoon = values.personen.front().id;
        return values;
    }

    /// The overview: the case, read by the requester at the address that he wrote from.
    Result<Dossier> overview(Opdracht& order, Verzoekbrief& brief) {
        Dossier values = file_.dossier;
        const Persoon* subject = values.subject();
        const std::string about = file_.request.betreft.empty() ? (subject ? subject->id : "") : file_.request.betreft;
        for (const auto& duty : informing_duties(values, *file_.regime, session_.convenant, session_.law.kalender, {session_.on, {}}))
            if (duty.persoon == about) order.duty = duty;
        order.duty.persoon = about;
        order.duty.laat = false;
        static const std::set<std::string> told{"geagendeerd", "niet-geagendeerd", "geadviseerd", "derde"};
        if (!told.contains(order.duty.variant)) order.duty.variant = "besproken";
        const bool self = file_.request.hoedanigheid.empty() || file_.request.hoedanigheid == "zelf";
        order.addressee = self ? about : file_.request.verzoeker;
        for (auto& person : values.personen)
            if (self && person.id == about && !file_.request.afzender.empty()) {
                if (const Persoon* kept = file_.dossier.persoon(about)) brief.vastgelegd = &kept->adres;
                person.adres = file_.request.afzender.front().adres;
            }
        if (!self && !values.persoon(order.addressee) && !file_.request.afzender.empty()) {
            Persoon other = file_.request.afzender.front();
            other.vertegenwoordigt = {about};
            values.personen.push_back(other);
            order.addressee = other.id;
        }
        return values;
    }

    Context& context_;
    Session& session_;
    const Requestfile& file_;
    const Generator& generator_;
    std::vector<Persoon> kept_ = [] { std::vector<Persoon> room; room.reserve(64); return room; }();
};

std::vector<std::string> languages_of(const Requestfile& file) {
    std::vector<std::string> languages{"nl"};
    if (!file.request.afzender.empty() && file.request.afzender.front().taal == "en") languages.push_back("en");
    return languages;
}

}  // namespace

std::vector<Requestletter> letters_of(const Requestfile& file, const Session& session) {
    std::vector<Requestletter> out;
    std::map<std::string, int> seen;
    const auto add = [&](const std::string& variant, const Verzoekstap* step, const std::string& to, Date date, const std::string& kind = "verzoekbericht") {
        const std::string name = step ? step->soort : variant;
        Requestletter letter{kind == "kennisgeving" ? "DOC-08" : code_of_letter(variant), kind, variant, "", to, date, step, nullptr};
        letter.follows = file.request.id + "." + name + "." + std::to_string(++seen[variant + "|" + name]);
        out.push_back(std::move(letter));
    };
    add("ontvangst", nullptr, "", file.request.ontvangen);
    for (const auto& step : file.request.stappen) {
        const bool asked = step.uitkomst == "gevraagd";
        if (asked && (step.soort == "identiteit" || step.soort == "machtiging" || step.soort == "aanvulling")) add(step.soort, &step, "", step.datum);
        if (asked && step.soort == "zienswijze") add("zienswijze", &step, step.wie, step.datum);
        if (step.soort == "opheffing" && step.uitkomst == "aangekondigd") add("opheffing", &step, "", step.datum);
        if (step.soort == "verlenging") add("verlenging", &step, "", step.datum);
        if (step.soort == "doorzending") {
            add("doorzending", &step, step.wie, step.datum);
            add("doorgezonden", &step, "", step.datum);
        }
        if (step.soort == "kennisgeving" && step.uitkomst != by_hand) add("kennisgeving", &step, step.wie, step.datum, "kennisgeving");
    }
    const Verzoekvraag question = question_of(file, session);
    for (const auto& decision : file.dossier.besluiten)
        if (decision.verwijst == file.request.id && (decision.soort == decision_kind(file.request.soort) || decision.uitkomst == "opheffen")) out.push_back(decision_letter(file, question, decision));
    return out;
}

Result<Generator> load_generator(Context& context) {
    Generator::Folders folders;
    folders.templates = context.data.templates(), folders.locales = context.data.locales();
    return Generator::load(context.world.disk, folders);
}

Status try_letters(Context& context, Session& session, const Generator& generator, const Requestfile& file, const std::vector<Requestletter>& letters) {
    Maker maker(context, session, file, generator);
    for (const Requestletter& letter : letters)
        for (const std::string& language : languages_of(file)) TRY(maker.make(letter, letter.code + "-000000000000", language));
    return {};
}

Result<Document> make_letter(Context& context, Session& session, const Generator& generator, const Requestfile& file, const Requestletter& letter, const std::string& number, const std::string& language) {
    return Maker(context, session, file, generator).make(letter, number, language);
}

Status make_letters(Context& context, Session& session, const Generator& generator, const Requestfile& file, const std::vector<Requestletter>& letters, JobReport& report) {
    Maker maker(context, session, file, generator);
    for (const Requestletter& letter : letters)
        for (const std::string& language : languages_of(file)) {
            TRY_ASSIGN(const auto revision, open_revision(session, {language == "nl" ? letter.code : letter.code + "-" + language, file.place, letter.follows, letter.to, 1}, file.dossier));
            if (!revision) continue;  // somebody withdrew it, and it would be the same again
            const Identiteit& identity = *revision;
            TRY_ASSIGN(const auto names, session.store->number_of(identity));
            TRY_ASSIGN(const auto known, session.store->ledger_line(names.first));
            if (known && known->stand >= Stand::opgeborgen) continue;
            const Result<Document> document = maker.make(letter, names.first, language);
            if (!document) {
                if (document.error().kind == Kind::damaged || document.error().kind == Kind::again) return document.error();
                context.output.error(document.error());
                report.failed(document.error());
                report.count("refused");
                continue;
            }
            if (context.call.dry_run) {
                report.count("would_make");
                continue;
            }
            const bool out = !context.call.out.empty() && channel_folder(context).empty();
            if (out) {
                TRY(make_folders(context.world.disk, context.call.out));
            }
            TRY_ASSIGN(Group group, session.store->begin_group());
            Bevinding why;
            why.oordeel = Oordeel::ja, why.regime = file.regime->id, why.regime_hash = file.regime->hash;
            TRY(group.decide(identity, letter.date, language, why));
            TRY(group.file(names.first, document->pdf, Stand::opgeborgen, kept_with_letter(session, file.dossier, document->pages)));
            TRY(group.commit());
            if (out) {
                const std::string path = join_path(context.call.out, names.first + ".pdf");
                TRY(context.world.disk.write_durable(path, document->pdf));
                TRY_ASSIGN(Group ready, session.store->begin_group());
                TRY(ready.file(names.first, document->pdf, Stand::gereed));
                TRY(ready.commit());
                report.see(path);
            }
            report.count("made");
            context.output.item("letter", {{"request", file.request.id}, {"number", names.first}, {"kind", identity.soort}, {"language", language}, {"date", letter.date.iso()}, {"pages", document->pages}, {"filed", true}},
                                context.words.text("regel.gemaakt", {file.request.id, names.first}));
        }
    return {};
}

}  // namespace griffier::jobs
