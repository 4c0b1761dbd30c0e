// Receipt of a request: the form, in which case it belongs, what it is owed by when.
#include <algorithm>
#include <set>

#include "jobs/verzoek_call.h"
#include "records/core/text.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t largest_form = 64u << 10;

}  // namespace

Status Requests::receive() {
    if (part("form").empty()) return needs("--form");
    TRY_ASSIGN(const Bytes bytes, context_.world.disk.read(part("form"), largest_form));
    const Result<Requestform> form = read_form(bytes, "formulier");
    if (!form) return told({form.error()}, "");
    if (!deals_with_requests(actor_.role)) return told({refused("handelen.geen_taak", {}, {actor_.role})}, "");
    Requestfile file;
    TRY(place(*form, file));
    const Verzoekvraag question = question_of(file, session_);
    const std::vector<Error> errors = receipt_errors(question);
    if (!errors.empty()) return told(errors, file.loose ? "" : file.place);
    Requestfile trial = file;
    trial.dossier.verzoeken.push_back(trial.request);
    TRY_ASSIGN(const bool stopped, cannot_write(trial, false));
    if (stopped || context_.call.dry_run) return {};
    {
        TRY_ASSIGN(Group group, session_.store->begin_group());
        if (file.loose) {
            TRY(group.open_request(file.place, ""));
            TRY(group.bind_regime(file.place, file.regime->id, file.regime->versie, file.regime->hash));
        }
        TRY(group.keep_request(file.place, file.request));
        TRY(group.note("toegang", file.place, codes_of(actor_, "verzoek.receive")));
        TRY(group.commit());
    }
    file.dossier.verzoeken.push_back(file.request);
    report_.count("recorded");
    const Verzoekstand status = request_status(question_of(file, session_));
    context_.output.item("request", {{"request", file.request.id}, {"place", file.loose ? "" : file.place}, {"kind", file.request.soort}, {"state", status.stand}},
                         context_.words.text(file.loose ? "regel.verzoek_zonder_dossier" : "regel.verzoek_in_dossier", {file.request.id, file.loose ? "" : file.place}));
    deadlines(status);
    address_note(file);
    TRY(other_requests(file));
    if (must_be_forwarded(question_of(file, session_)))
        context_.output.text(context_.words.text("regel.verzoek_doorzenden", {law_for(*file.regime, session_.convenant, file.request.gericht_aan)}));
    return letters(file);
}

/// In which case it belongs: the one that is named, or the one that has the person; else a file of its own.
Status Requests::place(const Requestform& form, Requestfile& file) {
    file.request = form.request;
    file.request.id = "vz-" + hex(context_.world.random.bytes(5));
    file.of_house = session_.law.find(session_.convenant.regime);
    if (!file.of_house) return error_of(Kind::configuration, "regime.onbekend", {}, {session_.convenant.regime});
    TRY_ASSIGN(file.policies, neutral_policies(*session_.store));
    std::string number = part("dossier").empty() ? form.dossier : part("dossier"), person;
    const Persoon* sought = form.about ? &*form.about : form.request.afzender.empty() ? nullptr : &form.request.afzender.front();
    if (number.empty() && sought) {
        TRY_ASSIGN(auto found, session_.store->find_person(sought->naam, sought->geboortedatum));
        std::sort(found.begin(), found.end());
        std::set<std::string> numbers;
        for (const auto& one : found) numbers.insert(one.first);
        for (const std::string& one : numbers) context_.output.text(context_.words.text("regel.verzoek_gevonden", {one}));
        if (numbers.size() > 1) return needs("--dossier");
        if (numbers.size() == 1) number = *numbers.begin(), person = found.front().second;
    }
    if (number.empty()) {
        file.loose = true;
        file.place = upper(file.request.id);
        file.regime = file.of_house;
        file.dossier.nummer = file.place;
        return {};
    }
    TRY_ASSIGN(const Dossierregel line, session_.store->summary(number));
    file.place = number;
    TRY_ASSIGN(file.dossier, session_.store->dossier(number));
    TRY_ASSIGN(file.regime, session_.regime_of(line));
    if (file.request.verzoeker.empty() && !form.about) file.request.verzoeker = person.empty() && file.dossier.subject() && (file.request.hoedanigheid.empty() || file.request.hoedanigheid == "zelf") ? file.dossier.subject()->id : person;
    const std::string about = form.about ? person : file.request.verzoeker;
    if (file.request.betreft.empty() && !about.empty() && file.dossier.subject() && about != file.dossier.subject()->id) file.request.betreft = about;
    return may(file, false);
}

}  // namespace griffier::jobs
