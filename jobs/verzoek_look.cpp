// Looking at requests: all of them in codes and dates, or one with what is missing.
#include "jobs/verzoek_call.h"

namespace griffier::jobs {

namespace {

/// Advice with the request itself where its words have ID.
std::string with_name(std::string advice, const std::string& name) {
    const std::string mark = " ID";
    for (auto at = advice.find(mark); at != std::string::npos; at = advice.find(mark, at + 1 + name.size())) {
        const auto end = at + mark.size();
        if (end == advice.size() || advice[end] == ' ' || advice[end] == '.' || advice[end] == ',') advice.replace(at + 1, mark.size() - 1, name);
    }
    return advice;
}

}  // namespace

Status Requests::list() {
    TRY_ASSIGN(const std::vector<Requestfile> all, all_requests(session_));
    for (const Requestfile& file : all) {
        const Verzoekstand status = request_status(question_of(file, session_));
        const std::string name = file.loose ? file.request.id : file.place + "/" + file.request.id;
        context_.output.item("request",
                             {{"request", name}, {"kind", file.request.soort}, {"received", file.request.ontvangen.iso()}, {"state", status.stand}, {"target", status.streef ? status.streef->iso() : ""},
                              {"limit", status.grens ? status.grens->iso() : ""}},
                             context_.words.text("regel.verzoek_lijst", {name, file.request.soort}));
        context_.output.text("  " + context_.words.text("regel.verzoek_lijst_stand", {context_.words.text("verzoek.stand." + status.stand), status.streef ? status.streef->iso() : "-", status.grens ? status.grens->iso() : "-"}));
        report_.count("requests");
    }
    return {};
}

Status Requests::show(const Requestfile& file) {
    TRY(log_access(session_, actor_, file.place, "verzoek.show", "verzoek", true));
    const Verzoekstand status = request_status(question_of(file, session_));
    const auto& request = file.request;
    Json missing = Json::array(), steps = Json::array(), heard = Json::array();
    for (const auto& error : status.ontbreekt) missing.push_back(error.code);
    for (const auto& one : request.stappen) steps.push_back({{"step", one.soort}, {"outcome", one.uitkomst}, {"date", one.datum.iso()}});
    for (const auto& one : request.overleg) heard.push_back({{"party", one.partij}, {"date", one.datum.iso()}});
    context_.output.item("request", {{"request", request.id}, {"place", file.loose ? "" : file.place}, {"kind", request.soort}, {"state", status.stand}, {"steps", steps}, {"consulted", heard}, {"missing", missing},
                                     {"target", status.streef ? status.streef->iso() : ""}, {"limit", status.grens ? status.grens->iso() : ""},
                                     {"late", status.grens && session_.on > *status.grens && !status.beantwoord}},
                         context_.words.text("regel.verzoek_een", {request.id, request.soort, context_.words.text("verzoek.stand." + status.stand)}));
    for (const auto& one : request.stappen) context_.output.text("  " + one.datum.iso() + " " + one.soort + (one.uitkomst.empty() ? "" : ": " + one.uitkomst) + (one.wie.empty() ? "" : " (" + one.wie + ")"));
    for (const auto& one : request.overleg) context_.output.text("  " + context_.words.text("regel.verzoek_overleg", {one.datum.iso(), one.partij}));
    deadlines(status);
    address_note(file);
    origins(file, status);
    for (const auto& error : status.ontbreekt) context_.output.text("- " + context_.words.message(error) + ". " + with_name(context_.words.hint(error), name_of(file)));
    next(file, status);
    return {};
}

}  // namespace griffier::jobs
