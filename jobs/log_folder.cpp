#include "jobs/log_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "records/destruction/certificate.h"
#include "records/destruction/revision.h"
#include "records/log/leaf.h"
#include "records/log/proof.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t largest = 64u << 20;
constexpr std::string_view approvals_form = "griffier-goedkeuringen-1\n", approval_word = "goedkeuring ";

std::string code_of(const Leaf& leaf, std::string_view key) {
    for (const auto& [name, value] : leaf.codes)
        if (name == key) return value;
    return {};
}

/// One check of one folder.
class Checker {
  public:
    Checker(FileSystem& disk, const std::string& folder) : disk_(disk), folder_(folder) {}

    Result<Loguitslag> run(const std::string& signer) {
        TRY(keys(signer));
        TRY_ASSIGN(out_.checkpoint, text(log_folder::checkpoint));
        TRY_ASSIGN(const Head newest, read_head_text(text_of_note(out_.checkpoint), out_.key.name));
        TRY(leaves(newest.size));
        TRY(tiles(newest.size));
        TRY(heads());
        TRY(lists());
        TRY(certificates());
        TRY(nothing_else(""));
        out_.approvals = static_cast<long>(proven_.size());
        for (const std::string& one : approved_) out_.unproven += proven_.contains(one) ? 0 : 1;
        return std::move(out_);
    }

  private:
    Error wrong(std::string code, const std::string& path, std::vector<std::string> args = {}) const { return refused(std::move(code), {path, 0, ""}, std::move(args)); }
    /// An error of another room, with the file that it is about.
    Error about(Error error, const std::string& path) const {
        if (error.place.file.empty()) error.place.file = path;
        return error;
    }

    Result<Bytes> read(const std::string& path) {
        const std::string whole = join_path(folder_, path);
        if (!disk_.exists(whole)) return wrong("log.map_ontbreekt", path);
        seen_.insert(path);
        return disk_.read(whole, largest);
    }
    Result<std::string> text(const std::string& path) {
        TRY_ASSIGN(const Bytes bytes, read(path));
        return text_of(bytes);
    }
    Result<std::vector<std::string>> names(const std::string& path) {
        const std::string whole = join_path(folder_, path);
        if (!disk_.is_directory(whole)) return std::vector<std::string>();
        return disk_.list(whole);
    }

    Result<std::vector<Notekey>> keys_in(const std::string& path, Notekey::Kind kind) {
        TRY_ASSIGN(const std::string all, text(path));
        std::vector<Notekey> found;
        std::string_view rest = all;
        while (!rest.empty()) {
            const auto end = rest.find('\n');
            const auto key = read_note_key(rest.substr(0, end));
            if (end == std::string_view::npos || !key || key->kind != kind) return wrong("log.sleutel", path);
            found.push_back(*key);
            rest.remove_prefix(end + 1);
        }
        return found;
    }

    Status keys(const std::string& signer) {
        TRY_ASSIGN(const std::vector<Notekey> own, keys_in(log_folder::log_key, Notekey::Kind::log));
        if (own.size() != 1) return wrong("log.sleutel", log_folder::log_key);
        out_.key = own.front();
        if (!signer.empty() && signer != out_.fingerprint() && signer != out_.key.text()) return wrong("log.sleutel_anders", log_folder::log_key, {out_.fingerprint()});
        if (!disk_.exists(join_path(folder_, log_folder::witness_keys))) return {};
        TRY_ASSIGN(out_.witnesses, keys_in(log_folder::witness_keys, Notekey::Kind::witness));
        return {};
    }

    /// Leaves first: all else follows from them.
    Status leaves(std::size_t size) {
        for (std::size_t begin = 0; begin < size; begin += tile_width) {
            const std::size_t width = std::min(tile_width, size - begin);
            const std::string path = tile_path(-1, begin / tile_width, width);
            TRY_ASSIGN(const Bytes bundle, read(path));
            const auto coded = read_bundle(bundle, width);
            if (!coded) return wrong("log.bundel", path);
            for (const ByteView leaf : *coded) {
                const auto decoded = decode_leaf(leaf);
                if (!decoded) return about(decoded.error(), path);
                remember(*decoded, leaf);
                out_.tree.add(leaf_hash(leaf));
            }
        }
        return {};
    }

    /// What lists and certificates are held against.
    void remember(const Leaf& leaf, ByteView coded) {
        if (leaf.kind == "verklaring") {
            const std::pair key(code_of(leaf, "nummer"), code_of(leaf, "h"));
            if (certified_.emplace(key, std::pair(out_.tree.size(), Bytes(coded.begin(), coded.end()))).second) certificates_wanted_.insert(key.first);
        } else if (leaf.kind == "lijst") {
            const std::string step = code_of(leaf, "stap"), list = code_of(leaf, "lijst"), root = code_of(leaf, "stam");
            if (step == "voorgesteld") lists_wanted_.insert(list), proposed_.emplace(list, root);
            if (step == "goedgekeurd") approved_.insert(list + " " + root + " " + code_of(leaf, "sleutel"));
        }
    }

    Status tiles(std::size_t size) {
        for (const Tile& tile : tiles_of(size)) {
            if (tile.level < 0) continue;
            TRY_ASSIGN(const Bytes there, read(tile.path));
            if (there != out_.tree.tile(static_cast<std::size_t>(tile.level), tile.index)) return wrong("log.map_anders", tile.path);
        }
        return {};
    }

    Status heads() {
        TRY_ASSIGN(const std::vector<std::string> all, names(log_folder::heads));
        std::string last;
        for (const std::string& name : all) {
            const std::string path = join_path(log_folder::heads, name);
            TRY_ASSIGN(last, text(path));
            const auto head = read_head_text(text_of_note(last), out_.key.name);
            if (!head) return about(head.error(), path);
            if (path != log_folder::head_path(head->size)) return wrong("log.map_anders", path);
            if (head->size > out_.tree.size() || head->root != out_.tree.root(head->size)) return wrong("log.hoofd_boom", path);
            auto by = read_signed_head(last, out_.key, out_.witnesses, true);
            if (!by) return about(by.error(), path);
            ++out_.heads;
            out_.cosigned += by->witnesses.empty() ? 0 : 1;
            out_.newest = std::move(*by);
        }
        if (all.empty()) return wrong("log.map_ontbreekt", log_folder::heads);
        if (last != out_.checkpoint) return wrong("log.map_anders", log_folder::checkpoint);
        return {};
    }

    Status lists() {
        TRY_ASSIGN(const std::vector<std::string> all, names(log_folder::lists));
        for (const std::string& name : all) {
            if (!name.ends_with(".xml")) continue;
            const std::string number = name.substr(0, name.size() - 4), path = join_path(log_folder::lists, name);
            TRY_ASSIGN(const Bytes bytes, read(path));
            TRY_ASSIGN(const Lijst list, read_list(bytes, path));
            const std::string root = root_of(list);
            if (list.nummer != number || list.opslag != out_.key.name || !proposed_.contains({number, root})) return wrong("log.zonder_blad", path);
            lists_wanted_.erase(number);
            roots_[number] = root;
            TRY(approvals(list, root, join_path(log_folder::lists, number + log_folder::approvals_ending)));
            ++out_.lists;
        }
        if (!lists_wanted_.empty()) return wrong("log.blad_zonder_stuk", join_path(log_folder::lists, *lists_wanted_.begin() + ".xml"));
        return {};
    }

    Status approvals(const Lijst& list, const std::string& root, const std::string& path) {
        TRY_ASSIGN(const Bytes bytes, read(path));
        TRY_ASSIGN(const std::vector<Getekend> all, read_approvals(bytes, list.nummer, path));
        const std::string signed_text = text_to_sign(list);
        for (const Getekend& one : all) {
            const std::string mark = hex(sha256(one.sleutel));
            if (!ed25519_verify(one.sleutel, view_of(signed_text), one.handtekening)) return wrong("log.goedkeuring", path);
            if (!approved_.contains(list.nummer + " " + root + " " + mark)) return wrong("log.zonder_blad", path);
            proven_.insert(list.nummer + " " + root + " " + mark);
        }
        return {};
    }

    Status certificates() {
        TRY_ASSIGN(const std::vector<std::string> all, names(log_folder::certificates));
        for (const std::string& name : all)
            if (name.ends_with(".xml")) TRY(certificate(name.substr(0, name.size() - 4)));
        if (!certificates_wanted_.empty()) return wrong("log.blad_zonder_stuk", join_path(log_folder::certificates, *certificates_wanted_.begin() + ".xml"));
        return {};
    }

    Status certificate(const std::string& name) {
        const std::string path = join_path(log_folder::certificates, name + ".xml"), proof_path = join_path(log_folder::certificates, name + log_folder::proof_ending);
        TRY_ASSIGN(const Bytes xml, read(path));
        TRY_ASSIGN(const Bytes signature, read(path + log_folder::signature_ending));
        TRY_ASSIGN(const std::string proof, text(proof_path));
        TRY_ASSIGN(const Verklaring c, check_certificate(xml, signature, path, out_.fingerprint()));
        if (c.opslag != out_.key.name || c.naam() != name) return wrong("verklaring.opslag", path);
        const auto leaf = certified_.find({name, hex(sha256(xml))});
        if (leaf == certified_.end()) return wrong("log.zonder_blad", path);
        const auto& [index, coded] = leaf->second;
        if (proof != write_inclusion(coded, index, out_.tree.inclusion(index, out_.tree.size()), out_.checkpoint)) return wrong("log.map_anders", proof_path);
        certificates_wanted_.erase(name);
        // A store that was put back can have the certificate and not the list.
        if (const auto root = roots_.find(c.lijst); root != roots_.end() && root->second != c.stam) return wrong("verklaring.lijst", path, {c.lijst});
        for (const Goedkeuring& one : c.goedkeuringen) approved_.insert(c.lijst + " " + c.stam + " " + one.vingerafdruk);
        if (c.herziening) {
            const std::string before = join_path(log_folder::certificates, c.herziening->vorige + ".xml");
            TRY_ASSIGN(const Bytes earlier_xml, read(before));
            TRY_ASSIGN(const Verklaring earlier, read_certificate(earlier_xml, before));
            TRY(check_successor(earlier, earlier_xml, c));
        }
        ++out_.certificates;
        return {};
    }

    Status nothing_else(const std::string& path) {
        TRY_ASSIGN(const std::vector<std::string> all, disk_.list(path.empty() ? folder_ : join_path(folder_, path)));
        for (const std::string& name : all) {
            const std::string inner = path.empty() ? name : join_path(path, name);
            if (disk_.is_directory(join_path(folder_, inner))) {
                TRY(nothing_else(inner));
            } else if (!seen_.contains(inner)) {
                return wrong("log.map_vreemd", inner);
            }
        }
        return {};
    }

    FileSystem& disk_;
    const std::string& folder_;
    Loguitslag out_;
    std::set<std::string> seen_, certificates_wanted_, lists_wanted_, approved_, proven_;
    std::map<std::pair<std::string, std::string>, std::pair<std::size_t, Bytes>> certified_;  // name and hash -> index and leaf
    std::set<std::pair<std::string, std::string>> proposed_;
    std::map<std::string, std::string> roots_;
};

}  // namespace

std::string log_folder::head_path(std::size_t size) { return fmt::format("{}/{:010}", heads, size); }

std::string Loguitslag::fingerprint() const { return hex(sha256(key.key)); }

std::string write_approvals(const std::string& list, std::vector<Getekend> approvals) {
    std::sort(approvals.begin(), approvals.end());
    std::string out = std::string(approvals_form) + "lijst " + list + "\n";
    for (const Getekend& one : approvals) out += std::string(approval_word) + hex(one.sleutel) + " " + hex(one.handtekening) + "\n";
    return out;
}

Result<std::vector<Getekend>> read_approvals(ByteView bytes, const std::string& list, const std::string& name) {
    constexpr std::size_t key_at = approval_word.size(), key_length = 64, signature_at = key_at + key_length + 1, length = signature_at + 128;
    const std::string text = text_of(bytes), begin = write_approvals(list, {});
    const Error bad_form = refused("log.goedkeuring_vorm", {name, 0, ""});
    if (!text.starts_with(begin)) return bad_form;
    std::vector<Getekend> found;
    for (std::size_t at = begin.size(); at < text.size(); at += length + 1) {
        const std::string line = text.substr(at, length);
        if (line.size() != length) return bad_form;
        const auto key = from_hex(line.substr(key_at, key_length)), signature = from_hex(line.substr(signature_at));
        if (!key || !signature || (!found.empty() && found.back().sleutel >= *key)) return bad_form;
        found.push_back({*key, *signature});
    }
    // one text form for one value, so that no byte is left unlooked at
    if (write_approvals(list, found) != text) return bad_form;
    return found;
}

Result<Loguitslag> check_log_folder(FileSystem& disk, const std::string& folder, const std::string& signer) { return Checker(disk, folder).run(signer); }

Result<Head> check_earlier(const Loguitslag& log, const std::string& earlier, const std::string& name) {
    const auto head = read_signed_head(earlier, log.key, log.witnesses, false);
    if (!head) return refused(head.error().code, {name, 0, ""}, head.error().args);
    if (head->head.size > log.tree.size() || log.tree.root(head->head.size) != head->head.root) return refused("log.eerder", {name, 0, ""}, {std::to_string(head->head.size), std::to_string(log.tree.size())});
    return head->head;
}

}  // namespace griffier::jobs
