// griffier log: the log for outsiders. export writes it out, check reads it without a store, cosign is the witness, prove makes a file
// that shows one leaf or one earlier head.
#include <algorithm>

#include "jobs/folders.h"
#include "jobs/jobs.h"
#include "jobs/log_export.h"
#include "jobs/log_folder.h"
#include "jobs/session.h"
#include "records/log/proof.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t largest_note = 65536, largest_key = 4096;

Error lacks(const Context& context, const std::string& what) { return error_of(Kind::usage, "aanroep.ontbreekt", {}, {what, context.call.command}); }

std::string part(const Call& call, const char* name) {
    const auto found = call.parts.find(name);
    return found == call.parts.end() || found->second.empty() ? "" : found->second.back();
}

Result<std::string> one_folder(const Context& context) {
    if (context.call.names.size() != 1) return lacks(context, context.words.text("hulp.plek.map"));
    return context.call.names.front();
}

Result<std::string> read_text(Context& context, const std::string& path) {
    TRY_ASSIGN(const Bytes bytes, context.world.disk.read(path, largest_note));
    return text_of(bytes);
}

/// The seed of an Ed25519 key in a PEM file as OpenSSL writes it (PKCS#8, RFC 8410): a fixed head and the 32 bytes.
Result<Secret> read_seed(Context& context, const std::string& path) {
    constexpr std::string_view begin = "-----BEGIN PRIVATE KEY-----\n", end = "\n-----END PRIVATE KEY-----\n";
    static const Bytes head = *from_hex("302e020100300506032b657004220420");
    TRY_ASSIGN(Bytes bytes, context.world.disk.read(path, largest_key));
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const Error bad = error_of(Kind::configuration, "log.sleutel_bestand", {path, 0, ""});
    const bool framed = text.starts_with(begin) && text.ends_with(end) && text.size() >= begin.size() + end.size();
    auto key = framed ? from_base64(text.substr(begin.size(), text.size() - begin.size() - end.size())) : std::nullopt;
    wipe(bytes.data(), bytes.size());
    if (!key || key->size() != head.size() + 32 || !std::equal(head.begin(), head.end(), key->begin())) return bad;
    Secret seed(Bytes(key->begin() + static_cast<std::ptrdiff_t>(head.size()), key->end()));
    wipe(key->data(), key->size());
    return seed;
}

Result<JobReport> write_out(Context& context, Status (*write)(Context&, Store&, const StorePaths&, JobReport&)) {
    if (context.call.to.empty()) return lacks(context, "--to");
    TRY_ASSIGN(const StorePaths paths, store_paths(context));
    ReferenceClock clock(context.world.clock);
    TRY_ASSIGN(const std::unique_ptr<Store> store, Store::open(paths, context.world.disk, clock, context.world.random));
    // In quarantine this log is not the one that the witness knows: nobody gets it as if it were.
    if (const auto& quarantine = store->quarantine()) return error_of(Kind::damaged, "opslag.quarantaine", {}, {std::to_string(quarantine->eigen), std::to_string(quarantine->getuige)});
    JobReport report;
    if (!context.call.dry_run) TRY(write(context, *store, paths, report));
    context.output.summary(context.call.command, report, {{"dry_run", context.call.dry_run}});
    return report;
}

void tell(Context& context, const Loguitslag& log, JobReport& report) {
    const bool checked = !context.call.signer.empty();
    const Catalogue& words = context.words;
    Json witnesses = Json::array();
    for (const std::string& name : log.newest.witnesses) witnesses.push_back(name);
    context.output.item("log",
                        {{"origin", log.key.name}, {"size", log.tree.size()}, {"root", hex(log.newest.head.root)}, {"heads", log.heads}, {"cosigned", log.cosigned}, {"witnesses", witnesses},
                         {"certificates", log.certificates}, {"lists", log.lists}, {"approvals", log.approvals}, {"approvals_unproven", log.unproven}, {"key", log.fingerprint()}, {"key_checked", checked}},
                        words.text(checked ? "regel.log_klopt_sleutel" : "regel.log_klopt", {std::to_string(log.tree.size()), std::to_string(log.heads), log.fingerprint()}));
    context.output.text(words.text("regel.log_stukken", {std::to_string(log.certificates), std::to_string(log.lists), std::to_string(log.approvals)}));
    for (const std::string& name : log.newest.witnesses) context.output.text(words.text("regel.log_getuige", {name}));
    if (log.unproven > 0) context.output.text(words.text("regel.log_onbewezen", {std::to_string(log.unproven)}));
    report.count("leaves", static_cast<long>(log.tree.size()));
    report.count("heads", log.heads);
    report.count("certificates", log.certificates);
}

/// What a witness remembers of one log: a folder with the key that it saw first, and every head that it signed.
class Memory {
  public:
    Memory(Context& context, const std::string& folder, const Loguitslag& log, const Notekey& own)
        : disk_(context.world.disk), log_(log), own_(own), place_(join_path(folder, log.key.name.substr(log.key.name.rfind('/') + 1))) {}

    /// The head with the witness's line: the one that stands there when it is this one, else a new one, durable before it is told.
    Result<std::string> sign(const Secret& seed, std::uint64_t now) {
        TRY(make_folders(disk_, place_));
        // looking and writing are one step, or two callers could take the memory back
        TRY_ASSIGN(const std::unique_ptr<FileLock> lock, disk_.lock(join_path(place_, "slot"), 3000));
        TRY(pin());
        TRY_ASSIGN(const std::string last, newest());
        const std::string mark = own_.text().substr(own_.name.size() + 1, 8);
        if (!last.empty()) {
            TRY_ASSIGN(const Bytes bytes, disk_.read(join_path(place_, last), largest_note));
            TRY_ASSIGN(const Head before, check_earlier(log_, text_of(bytes), last));
            if (before == log_.newest.head) return join_path(place_, last);
        }
        const std::string note = std::string(text_of_note(log_.checkpoint)) + "\n" + std::string(line_of_note(log_.checkpoint, log_.key.name));
        TRY(disk_.write_durable(join_path(place_, mark + log_folder::key_ending), view_of(own_.text() + "\n")));
        const std::string path = join_path(place_, name_of(log_.tree.size(), mark));
        TRY(disk_.write_durable(path, view_of(note + cosign(note, own_.name, seed, now))));
        return path;
    }

  private:
    static std::string name_of(std::size_t size, const std::string& mark) {
        std::string number = std::to_string(size);
        if (number.size() < 10) number.insert(0, 10 - number.size(), '0');
        return number + "-" + mark + log_folder::cosigned_ending;
    }
    /// The key that was seen first stays the key: another one is another log.
    Status pin() {
        const std::string path = join_path(place_, "log.sleutel");
        if (!disk_.exists(path)) return disk_.write_durable(path, view_of(log_.key.text() + "\n"));
        TRY_ASSIGN(const Bytes bytes, disk_.read(path, largest_key));
        if (text_of(bytes) != log_.key.text() + "\n") return refused("log.sleutel_anders", {path, 0, ""}, {log_.fingerprint()});
        return {};
    }
    Result<std::string> newest() const {
        TRY_ASSIGN(const std::vector<std::string> all, disk_.list(place_));
        const std::string ending = "-" + own_.text().substr(own_.name.size() + 1, 8) + log_folder::cosigned_ending;
        std::string last;
        for (const std::string& name : all)
            if (name.ends_with(ending)) last = name;
        return last;
    }

    FileSystem& disk_;
    const Loguitslag& log_;
    const Notekey& own_;
    std::string place_;
};

}  // namespace

Result<JobReport> export_log(Context& context) {
    const std::string form = part(context.call, "format");
    if (!form.empty() && form != "tiles" && form != "logboek") return error_of(Kind::usage, "aanroep.waarde", {}, {"--format"});
    if (form == "logboek") return write_out(context, [](Context& c, Store& store, const StorePaths&, JobReport& report) { return export_records(c, store, c.call.to, report); });
    return write_out(context, [](Context& c, Store& store, const StorePaths& paths, JobReport& report) { return export_log_folder(c, store, paths.witness_folder, c.call.to, report); });
}

Result<JobReport> check_log(Context& context) {
    TRY_ASSIGN(const std::string folder, one_folder(context));
    TRY_ASSIGN(const Loguitslag log, check_log_folder(context.world.disk, folder, context.call.signer));
    JobReport report;
    tell(context, log, report);
    if (const std::string earlier = part(context.call, "earlier"); !earlier.empty()) {
        TRY_ASSIGN(const std::string note, read_text(context, earlier));
        TRY_ASSIGN(const Head head, check_earlier(log, note, earlier));
        context.output.item("earlier", {{"size", head.size}, {"root", hex(head.root)}}, context.words.text("regel.log_eerder", {std::to_string(head.size), std::to_string(log.tree.size())}));
    }
    context.output.summary(context.call.command, report);
    return report;
}

Result<JobReport> cosign_log(Context& context) {
    TRY_ASSIGN(const std::string folder, one_folder(context));
    const Call& call = context.call;
    for (const char* needed : {"memory", "key", "name"})
        if (part(call, needed).empty()) return lacks(context, std::string("--") + needed);
    if (!is_key_name(part(call, "name"))) return error_of(Kind::usage, "aanroep.waarde", {}, {"--name"});
    TRY_ASSIGN(const Secret seed, read_seed(context, part(call, "key")));
    const Notekey own{part(call, "name"), ed25519_public(seed), Notekey::Kind::witness};
    TRY_ASSIGN(const Loguitslag log, check_log_folder(context.world.disk, folder, call.signer));
    JobReport report;
    tell(context, log, report);
    if (!call.dry_run) {
        const auto now = std::chrono::duration_cast<std::chrono::seconds>(context.world.clock.now().time_since_epoch()).count();
        TRY_ASSIGN(const std::string path, Memory(context, part(call, "memory"), log, own).sign(seed, static_cast<std::uint64_t>(now)));
        report.count("cosigned");
        report.see(path);
        context.output.item("cosigned", {{"size", log.tree.size()}, {"name", own.name}, {"vkey", own.text()}}, context.words.text("regel.log_medeondertekend", {std::to_string(log.tree.size()), own.name}));
    }
    context.output.summary(call.command, report, {{"dry_run", call.dry_run}});
    return report;
}

Result<JobReport> prove_log(Context& context) {
    TRY_ASSIGN(const std::string folder, one_folder(context));
    const Call& call = context.call;
    if (call.to.empty()) return lacks(context, "--to");
    const std::string leaf = part(call, "leaf"), earlier = part(call, "earlier");
    if (leaf.empty() == earlier.empty()) return lacks(context, "--leaf | --earlier");
    TRY_ASSIGN(const Loguitslag log, check_log_folder(context.world.disk, folder, call.signer));
    const std::size_t size = log.tree.size();
    std::string proof;
    if (!earlier.empty()) {
        TRY_ASSIGN(const std::string note, read_text(context, earlier));
        TRY_ASSIGN(const Head head, check_earlier(log, note, earlier));
        proof = write_consistency(head.size, log.tree.consistency(head.size, size), log.checkpoint);
    } else {
        if (leaf.size() > 18 || leaf.find_first_not_of("0123456789") != std::string::npos || std::stoull(leaf) >= size) return error_of(Kind::usage, "aanroep.waarde", {}, {"--leaf"});
        const std::size_t index = std::stoull(leaf), bundle = index / tile_width, width = std::min(tile_width, size - bundle * tile_width);
        TRY_ASSIGN(const Bytes bytes, context.world.disk.read(join_path(folder, tile_path(-1, bundle, width)), 64u << 20));
        TRY_ASSIGN(const std::vector<ByteView> leaves, read_bundle(bytes, width));
        proof = write_inclusion(leaves[index % tile_width], index, log.tree.inclusion(index, size), log.checkpoint);
    }
    TRY(context.world.disk.write_durable(call.to, view_of(proof)));
    JobReport report;
    report.count("proofs");
    report.see(call.to);
    context.output.summary(call.command, report);
    return report;
}

}  // namespace griffier::jobs
