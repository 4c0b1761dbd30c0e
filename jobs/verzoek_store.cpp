// Finding requests and the policies about them in an open store.
#include <algorithm>
#include <sstream>

#include "jobs/verzoek.h"

namespace griffier::jobs {

namespace {

constexpr const char* policy_kind = "neutraal";

Result<Requestfile> read_place(Session& session, const std::string& place) {
    Requestfile file;
    TRY_ASSIGN(const Dossierregel line, session.store->summary(place));
    file.place = place;
    file.loose = line.toestand == "verzoek";
    TRY_ASSIGN(file.dossier, session.store->dossier(place));
    TRY_ASSIGN(file.regime, session.regime_of(line));
    file.of_house = session.law.find(session.convenant.regime);
    if (!file.of_house) return error_of(Kind::configuration, "regime.onbekend", {place, 0, ""}, {session.convenant.regime});
    TRY_ASSIGN(file.policies, neutral_policies(*session.store));
    return file;
}

}  // namespace

Result<std::vector<Neutraalbeleid>> neutral_policies(Store& store) {
    TRY_ASSIGN(const std::vector<std::string> names, store.kept_names(policy_kind));
    std::vector<Neutraalbeleid> out;
    for (const std::string& name : names) {
        TRY_ASSIGN(const auto bytes, store.kept(policy_kind, name));
        if (!bytes) continue;
        std::istringstream in(text_of(*bytes));
        Neutraalbeleid policy;
        std::string from, until;
        in >> policy.soort >> policy.lijst >> policy.letter >> from >> until >> policy.plaats;
        const auto first = Date::parse(from), last = Date::parse(until);
        if (!first || !last) return error_of(Kind::damaged, "opslag.cel", {}, {policy_kind, name});
        policy.vanaf = *first, policy.tot = *last;
        out.push_back(std::move(policy));
    }
    return out;
}

Status keep_policy(Group& group, const Neutraalbeleid& policy) {
    const std::string text = policy.soort + " " + policy.lijst + " " + policy.letter + " " + policy.vanaf.iso() + " " + policy.tot.iso() + " " + policy.plaats + "\n";
    return group.keep(policy_kind, policy.soort, view_of(text));
}

Status drop_policy(Group& group, const std::string& kind) { return group.drop(policy_kind, kind); }

Verzoekvraag question_of(const Requestfile& file, const Session& session) {
    return {file.request, file.dossier, file.loose, *file.regime, session.convenant, session.law.kalender, session.on, file.policies};
}

Result<Requestfile> find_request(Session& session, const std::string& operand) {
    const auto slash = operand.find('/');
    std::string place = operand.substr(0, slash), id = slash == std::string::npos ? operand : operand.substr(slash + 1);
    if (slash == std::string::npos) {
        TRY_ASSIGN(const auto found, session.store->place_of_request(id));
        if (!found) return refused("verzoek.onbekend");
        place = *found;
    }
    TRY_ASSIGN(Requestfile file, read_place(session, place));
    for (const Verzoek& request : file.dossier.verzoeken)
        if (request.id == id) {
            file.request = request;
            return file;
        }
    return refused("verzoek.onbekend");
}

Result<std::vector<Requestfile>> requests_at(Session& session, const std::string& place) {
    TRY_ASSIGN(const Requestfile file, read_place(session, place));
    std::vector<Requestfile> out;
    for (const Verzoek& request : file.dossier.verzoeken) {
        out.push_back(file);
        out.back().request = request;
    }
    return out;
}

Result<std::vector<Requestfile>> all_requests(Session& session) {
    std::vector<Requestfile> out;
    TRY_ASSIGN(std::vector<std::string> places, session.store->cases_with_requests());
    TRY_ASSIGN(const std::vector<std::string> loose, session.store->requests());
    places.insert(places.end(), loose.begin(), loose.end());
    for (const std::string& place : places) {
        Result<std::vector<Requestfile>> here = requests_at(session, place);
        if (!here) {
            if (here.error().kind == Kind::damaged || here.error().kind == Kind::again) return here.error();
            continue;  // a case whose regime is not on disk is told by produce
        }
        for (Requestfile& one : *here) out.push_back(std::move(one));
    }
    return out;
}

}  // namespace griffier::jobs
