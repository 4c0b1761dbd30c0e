// The log as records of the standard Logboek Dataverwerkingen (Logius): what was processed, when, under which activity of the register.
// A record has at most one person concerned, as the commitment that stands in the leaf: it opens only with the salt of the dossier, and
// becomes nobody's when that salt is destroyed. No user ids, as the standard asks.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "jobs/folders.h"
#include "jobs/log_export.h"
#include "records/core/xml.h"
#include "records/log/leaf.h"
#include "records/log/note.h"
#include "records/model/codes.h"
#include "records/registry/log_reading.h"

namespace griffier::jobs {

namespace {

constexpr const char* register_kind = "verwerkingsregister";
constexpr std::string_view requests = "verzoeken", refused_ending = "-geweigerd";
constexpr std::size_t lines_a_file = 100'000, trace_size = 16, operation_size = 8;
constexpr int status_ok = 1, status_error = 2;

/// Activity code -> its address in the newest register, and the first of them for what is of no single file.
struct Activities {
    std::map<std::string, std::string> uri;
    std::string first;
    const std::string& of(const std::string& code) const {
        const auto found = uri.find(code);
        return found == uri.end() ? first : found->second;
    }
};

Result<Activities> activities(Store& store) {
    TRY_ASSIGN(const std::vector<std::string> names, store.kept_names(register_kind));
    if (names.empty()) return refused("log.zonder_register");
    TRY_ASSIGN(const std::optional<Bytes> xml, store.kept(register_kind, names.back()));
    TRY_ASSIGN(const XmlDocument document, XmlDocument::parse(*xml, names.back()));
    Activities out;
    for (const XmlElement& one : document.root().children("activiteit")) {
        out.uri.emplace(one.get("code"), one.get("uri"));
        if (out.first.empty()) out.first = one.get("uri");
    }
    if (out.first.empty()) return refused("log.zonder_register");
    return out;
}

std::string short_hash(const std::string& text, std::size_t bytes) { return hex(ByteView(sha256(view_of(text))).first(bytes)); }

std::string activity_of(const Leaf& leaf, const std::map<std::string, std::string>& codes) {
    const auto value = [&](const char* key) {
        const auto found = codes.find(key);
        return found == codes.end() ? std::string() : found->second;
    };
    if (leaf.kind == "verzoek" || value("handeling").starts_with("verzoek.")) return std::string(requests);
    if (leaf.kind == code::archief) return std::string(code::archief);
    const std::string file = value("f");
    return file.empty() ? value("bestand") : file;
}

Json record_of(const Leaf& leaf, std::size_t index, const std::string& origin, const Activities& register_of) {
    const std::map<std::string, std::string> codes(leaf.codes.begin(), leaf.codes.end());
    const std::string act = codes.contains("handeling") ? leaf.kind + "." + codes.at("handeling") : leaf.kind;
    Json attributes = Json::array();
    const auto attribute = [&](const char* key, const std::string& value) { attributes.push_back({{"key", key}, {"value", value}}); };
    attribute("dpl.core.processing_activity_id", register_of.of(activity_of(leaf, codes)));
    if (codes.contains("d")) {
        attribute("dpl.core.data_subject_id", codes.at("d"));
        attribute("dpl.core.data_subject_id_type", "hmac-sha256");
    }
    attribute("dpl.griffier.leaf", std::to_string(index));
    return {{"trace_id", short_hash(origin + "|" + std::to_string(leaf.fence), trace_size)},
            {"operation_id", short_hash(origin + "|" + std::to_string(leaf.fence) + "|" + std::to_string(index), operation_size)},
            {"status_code", leaf.kind.ends_with(refused_ending) ? status_error : status_ok},
            {"name", act},
            {"start_time", leaf.time_ms},
            {"end_time", leaf.time_ms},
            {"resource", {{"attributes", Json::array({{{"key", "service.name"}, {"value", origin}}})}}},
            {"attributes", attributes}};
}

}  // namespace

Status export_records(Context& context, Store& store, const std::string& folder, JobReport& report) {
    FileSystem& disk = context.world.disk;
    TRY_ASSIGN(const Activities register_of, activities(store));
    TRY_ASSIGN(const std::vector<Kepthead> heads, signed_heads(store));
    if (heads.empty()) return refused("log.zonder_hoofd");
    if (disk.exists(folder)) return error_of(Kind::usage, "log.uitvoer_bestaat", {folder, 0, ""});
    TRY(make_folders(disk, folder));
    const std::string origin = store.origin();
    const std::size_t size = heads.back().size;
    std::string lines;
    int file = 0;
    TRY(each_leaf(store, size, [&](std::size_t index, ByteView coded) -> Status {
        TRY_ASSIGN(const Leaf leaf, decode_leaf(coded));
        lines += record_of(leaf, index, origin, register_of).dump() + "\n";
        if ((index + 1) % lines_a_file != 0 && index + 1 != size) return {};
        const std::string path = join_path(folder, fmt::format("logboek-{:04}.jsonl", ++file));
        TRY(disk.write_durable(path, view_of(lines)));
        report.see(path);
        lines.clear();
        return {};
    }));
    report.count("records", static_cast<long>(size));
    context.output.item("records", {{"records", size}, {"files", file}}, context.words.text("regel.log_records", {std::to_string(size)}));
    return {};
}

}  // namespace griffier::jobs
