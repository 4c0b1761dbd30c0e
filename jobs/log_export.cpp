#include "jobs/log_export.h"

#include <algorithm>
#include <map>
#include <set>

#include "jobs/folders.h"
#include "jobs/lists.h"
#include "jobs/log_folder.h"
#include "jobs/whole_folder.h"
#include "records/log/leaf.h"
#include "records/log/proof.h"
#include "records/registry/convenant_versions.h"
#include "records/registry/log_reading.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t largest_note = 65536;
constexpr const char *certificate_kind = "verklaring", *signature_kind = "verklaring-handtekening", *list_kind = "lijst", *course_kind = "verloop";

class Writer {
  public:
    Writer(Context& context, Store& store, std::string folder) : context_(context), store_(store), disk_(context.world.disk), folder_(std::move(folder)) {}

    Status run(const std::string& witness_folder, JobReport& report) {
        TRY_ASSIGN(const std::vector<Kepthead> heads, signed_heads(store_));
        if (heads.empty()) return refused("log.zonder_hoofd");
        const Notekey own{store_.origin(), store_.public_key(), Notekey::Kind::log};
        TRY(put(log_folder::log_key, view_of(own.text() + "\n")));
        TRY(cosignatures(witness_folder, own, report));
        TRY(leaves(heads.back().size));
        std::string newest;
        std::set<Notekey, bool (*)(const Notekey&, const Notekey&)> used([](const Notekey& a, const Notekey& b) { return a.text() < b.text(); });
        for (const Kepthead& head : heads) {
            newest = head.note;
            for (const auto& [key, line] : lines_[std::string(text_of_note(head.note))]) {
                newest += line;
                used.insert(witnesses_.at(key));
            }
            TRY(put(log_folder::head_path(head.size), view_of(newest)));
        }
        TRY(put(log_folder::checkpoint, view_of(newest)));
        std::string keys;
        for (const Notekey& key : used) keys += key.text() + "\n";
        if (!keys.empty()) TRY(put(log_folder::witness_keys, view_of(keys)));
        TRY(lists());
        return certificates(newest);
    }

  private:
    Status put(const std::string& path, ByteView bytes) {
        const std::string whole = join_path(folder_, path), above = whole.substr(0, whole.rfind('/'));
        if (made_.insert(above).second) TRY(make_folders(disk_, above));
        return disk_.write_new(whole, bytes);
    }

    /// What witnesses signed lies in the folder of the witness: their keys, and heads with a line more.
    Status cosignatures(const std::string& witness_folder, const Notekey& own, JobReport& report) {
        if (witness_folder.empty()) return {};
        const std::string place = join_path(witness_folder, own.name.substr(own.name.rfind('/') + 1));
        if (!disk_.is_directory(place)) return {};
        TRY_ASSIGN(const std::vector<std::string> all, disk_.list(place));
        std::vector<Notekey> keys;
        for (const std::string& name : all) {
            if (!name.ends_with(log_folder::key_ending)) continue;
            TRY_ASSIGN(const Bytes bytes, disk_.read(join_path(place, name), largest_note));
            std::string text = text_of(bytes);
            while (text.ends_with('\n')) text.pop_back();
            const auto key = read_note_key(text);
            if (!key || key->kind != Notekey::Kind::witness) {
                say(refused("log.sleutel", {name, 0, ""}), report);
                continue;
            }
            keys.push_back(*key);
            witnesses_.emplace(key->name, *key);
        }
        for (const std::string& name : all) {
            if (!name.ends_with(log_folder::cosigned_ending)) continue;
            TRY_ASSIGN(const Bytes bytes, disk_.read(join_path(place, name), largest_note));
            const std::string note = text_of(bytes);
            const auto by = read_signed_head(note, own, keys, true);
            if (!by || by->witnesses.size() != 1) {
                say(refused(by ? "log.hoofd_vreemd" : by.error().code, {name, 0, ""}), report);
                continue;
            }
            lines_[std::string(text_of_note(note))].emplace(by->witnesses.front(), line_of_note(note, by->witnesses.front()));
        }
        return {};
    }

    void say(const Error& error, JobReport& report) {
        context_.output.error(error);
        report.failed(error);
        report.count("refused");
    }

    Status leaves(std::size_t size) {
        Bytes bundle;
        TRY(each_leaf(store_, size, [&](std::size_t index, ByteView coded) -> Status {
            TRY(add_to_bundle(bundle, coded));
            tree_.add(leaf_hash(coded));
            TRY_ASSIGN(const Leaf leaf, decode_leaf(coded));
            if (leaf.kind == certificate_kind) note_certificate(leaf, index, coded);
            if (leaf.kind == list_kind) note_list(leaf);
            if ((index + 1) % tile_width != 0 && index + 1 != size) return {};
            TRY(put(tile_path(-1, index / tile_width, index % tile_width + 1), bundle));
            bundle.clear();
            return {};
        }));
        for (const Tile& tile : tiles_of(size))
            if (tile.level >= 0) TRY(put(tile.path, tree_.tile(static_cast<std::size_t>(tile.level), tile.index)));
        return {};
    }

    void note_certificate(const Leaf& leaf, std::size_t index, ByteView coded) {
        std::map<std::string, std::string> codes(leaf.codes.begin(), leaf.codes.end());
        certified_.emplace(std::pair(codes["nummer"], codes["h"]), std::pair(index, Bytes(coded.begin(), coded.end())));
    }

    void note_list(const Leaf& leaf) {
        std::map<std::string, std::string> codes(leaf.codes.begin(), leaf.codes.end());
        if (codes["stap"] == "voorgesteld") proposed_.insert(codes["lijst"] + " " + codes["stam"]);
        if (codes["stap"] == "goedgekeurd") approved_.insert(codes["stam"] + " " + codes["sleutel"]);
    }

    /// What came after the newest head stays out, here and among the lists: the next head brings it.
    Status certificates(const std::string& newest) {
        TRY_ASSIGN(const std::vector<std::string> names, store_.kept_names(certificate_kind));
        for (const std::string& name : names) {
            TRY_ASSIGN(const std::optional<Bytes> xml, store_.kept(certificate_kind, name));
            TRY_ASSIGN(const std::optional<Bytes> signature, store_.kept(signature_kind, name));
            if (!xml || !signature) continue;
            const auto found = certified_.find({name, hex(sha256(*xml))});
            if (found == certified_.end()) continue;
            const auto& [index, coded] = found->second;
            const std::string path = join_path(log_folder::certificates, name);
            TRY(put(path + ".xml", *xml));
            TRY(put(path + ".xml" + log_folder::signature_ending, *signature));
            TRY(put(path + log_folder::proof_ending, view_of(write_inclusion(coded, index, tree_.inclusion(index, tree_.size()), newest))));
        }
        return {};
    }

    Status lists() {
        TRY_ASSIGN(const std::vector<std::string> numbers, store_.kept_names(list_kind));
        if (numbers.empty()) return {};
        // Who approved may have another key now, so the keys of every version count: the log names the one that signed.
        TRY_ASSIGN(std::vector<Bytes> instances, earlier_convenants(store_));
        instances.push_back(store_.convenant());
        std::map<std::string, Bytes> keys;
        for (const Bytes& instance : instances) {
            TRY_ASSIGN(const Convenant convenant, read_covenant(context_, instance, "convenant.xml"));
            for (const Persoonsrol& person : convenant.personen)
                if (const auto key = from_hex(person.publieke_sleutel); key && !key->empty()) keys.emplace(hex(sha256(*key)), *key);
        }
        for (const std::string& number : numbers) {
            TRY_ASSIGN(const std::optional<Bytes> xml, store_.kept(list_kind, number));
            TRY_ASSIGN(const std::optional<Bytes> course_xml, store_.kept(course_kind, number));
            if (!xml || !course_xml) continue;
            const std::string root = hex(sha256(*xml));
            if (!proposed_.contains(number + " " + root)) continue;
            TRY_ASSIGN(const Lijstverloop course, read_course(*course_xml));
            std::vector<Getekend> approvals;
            for (const Goedkeuring& one : course.goedkeuringen) {
                const auto key = keys.find(one.vingerafdruk);
                const auto signature = from_hex(one.handtekening);
                if (key != keys.end() && signature && approved_.contains(root + " " + one.vingerafdruk)) approvals.push_back({key->second, *signature});
            }
            const std::string path = join_path(log_folder::lists, number);
            TRY(put(path + ".xml", *xml));
            TRY(put(path + log_folder::approvals_ending, view_of(write_approvals(number, approvals))));
        }
        return {};
    }

    Context& context_;
    Store& store_;
    FileSystem& disk_;
    std::string folder_;
    std::set<std::string> made_, proposed_, approved_;
    TileTree tree_;
    std::map<std::string, Notekey> witnesses_;
    std::map<std::string, std::map<std::string, std::string>> lines_;  // text of a head -> witness -> line
    std::map<std::pair<std::string, std::string>, std::pair<std::size_t, Bytes>> certified_;
};

}  // namespace

Status export_log_folder(Context& context, Store& store, const std::string& witness_folder, const std::string& folder, JobReport& report) {
    FileSystem& disk = context.world.disk;
    std::optional<Loguitslag> right;
    TRY(write_whole_folder(disk, folder, [&](const std::string& part) -> Status {
        TRY(Writer(context, store, part).run(witness_folder, report));
        Result<Loguitslag> checked = check_log_folder(disk, part, hex(sha256(store.public_key())));
        if (!checked) {
            Error error = checked.error();
            if (error.kind == Kind::refused) error.kind = Kind::damaged;
            return error;
        }
        right = *std::move(checked);
        return {};
    }));
    report.count("leaves", static_cast<long>(right->tree.size()));
    report.count("heads", right->heads);
    report.count("certificates", right->certificates);
    report.see(folder);
    context.output.item("log", {{"origin", right->key.name}, {"size", right->tree.size()}, {"root", hex(right->newest.head.root)}, {"heads", right->heads}, {"cosigned", right->cosigned},
                                {"certificates", right->certificates}, {"lists", right->lists}, {"approvals", right->approvals}, {"key", right->fingerprint()}},
                        context.words.text("regel.log_uit", {std::to_string(right->tree.size()), std::to_string(right->heads), right->fingerprint()}));
    return {};
}

}  // namespace griffier::jobs
