#include "records/registry/sweep.h"

#include <algorithm>
#include <set>

#include "records/core/raw_disk.h"

namespace griffier {

namespace {

RawSearch::Pattern random_half(const Bytes& id) {
    // the first half of an id counts up, so it stands in others too
    RawSearch::Pattern out{};
    if (id.size() >= out.size()) std::copy(id.end() - static_cast<std::ptrdiff_t>(out.size()), id.end(), out.begin());
    return out;
}

bool ends_with(const std::string& text, std::string_view end) { return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0; }

class Sweeper {
  public:
    Sweeper(StoreState& state, const DestructionRecord& record) : state_(state), record_(record), search_(patterns(record)) {}

    Result<std::vector<Naleving>> run() {
        TRY(stale_lists());
        for (std::string_view schema : all_schemas) {
            const std::string file = file_of_schema(schema);
            TRY_ASSIGN(RawSearch::Seen seen, search_.file(join_path(state_.paths.folder, file)));
            if (seen.found > 0) {
                // In the free space of a page, where moving rows left a copy: the file is written anew from its rows.
                state_.database->execute("VACUUM " + std::string(schema));
                TRY_ASSIGN(seen, search_.file(join_path(state_.paths.folder, file)));
            }
            found_.push_back({file, "ruw", static_cast<long>(seen.bytes), seen.found});
        }
        TRY(rows());
        TRY(vault());
        Naleving others{"overig", "ruw", 0, 0};
        TRY(rest(state_.paths.folder, others));
        found_.push_back(others);
        return std::move(found_);
    }

  private:
    static std::vector<RawSearch::Pattern> patterns(const DestructionRecord& record) {
        std::vector<RawSearch::Pattern> out;
        for (const Bytes& key : record.keys) out.push_back(random_half(key));
        for (const Removed::Part& part : record.parts)
            if (part.file.empty()) out.push_back(random_half(part.dossier));
        return out;
    }

    /// Lists of journals that no journal belongs to: left by a commit that was cut off after it was done.
    Status stale_lists() {
        TRY_ASSIGN(const auto names, state_.disk.list(state_.paths.folder));
        if (std::any_of(names.begin(), names.end(), [](const std::string& name) { return ends_with(name, "-journal"); })) return {};
        for (const std::string& name : names)
            if (name.starts_with("grootboek.db-mj")) TRY(state_.disk.remove(join_path(state_.paths.folder, name)));
        return {};
    }

    /// By question, not by bytes: no table has a row of a destroyed key or case.
    Status rows() {
        Naleving tables{"tabellen", "rijen", 0, 0};
        const auto ask = [&](const std::string& sql, const Bytes& id) {
            Query& q = state_.sql(sql).with(id);
            if (q.step()) tables.gevonden += static_cast<long>(q.integer(0));
            q.reset();
            tables.bekeken++;
        };
        for (const Bytes& key : record_.keys) ask("SELECT count(*) FROM sleutels.sleutel WHERE id = ?1", key);
        for (const Removed::Part& part : record_.parts) {
            if (!part.items.empty()) continue;
            for (std::string_view schema : file_schemas) {
                const auto of = rows_of(schema, part.file);
                if (!of) continue;
                ask("SELECT count(*) FROM " + std::string(schema) + ".item WHERE dossier = ?1" + *of, part.dossier);
                ask("SELECT count(*) FROM " + std::string(schema) + ".vindplaats WHERE dossier = ?1" + *of, part.dossier);
            }
            if (!part.file.empty()) continue;
            for (const char* table : {"main.stuk", "main.termijn", "main.bewaarstuk", "sleutels.sleutel"})
                ask("SELECT count(*) FROM " + std::string(table) + " WHERE dossier = ?1", part.dossier);
            ask("SELECT count(*) FROM main.dossier WHERE id = ?1", part.dossier);
        }
        found_.push_back(tables);
        return {};
    }

    /// Every vault file says in its head by which key it is sealed.
    Status vault() {
        Naleving files{"kluis", "sleutels", 0, 0};
        TRY_ASSIGN(const auto names, state_.vault.names());
        const std::string root = join_path(state_.paths.folder, "kluis");
        constexpr std::uint64_t head = 64;
        for (const std::string& name : names) {
            TRY_ASSIGN(const RawSearch::Seen seen, search_.file(join_path(join_path(root, name.substr(0, 1)), name), head));
            files.bekeken++;
            files.gevonden += seen.found;
        }
        found_.push_back(files);
        return {};
    }

    Status rest(const std::string& folder, Naleving& out) {
        TRY_ASSIGN(const auto names, state_.disk.list(folder));
        for (const std::string& name : names) {
            const std::string path = join_path(folder, name);
            if (state_.disk.is_directory(path)) {
                if (name.size() != 1) TRY(rest(path, out));  // the vault's own folders were looked at
                continue;
            }
            if (folder == state_.paths.folder && (ends_with(name, ".db") || name == "slot")) continue;
            TRY_ASSIGN(const RawSearch::Seen seen, search_.file(path));
            out.bekeken += static_cast<long>(seen.bytes);
            out.gevonden += seen.found;
        }
        return {};
    }

    StoreState& state_;
    const DestructionRecord& record_;
    RawSearch search_;
    std::vector<Naleving> found_;
};

}  // namespace

Status clear_readable(const std::vector<std::string>& folders, const std::vector<std::string>& documents, const std::vector<std::string>& dossiers, FileSystem& disk) {
    const std::set<std::string> numbers(documents.begin(), documents.end()), cases(dossiers.begin(), dossiers.end());
    const auto gone = [&](const std::string& name) {
        // a case's number may be the beginning of another's: it must end at a dot or at the end
        for (auto dot = name.find('.');; dot = name.find('.', dot + 1)) {
            if (cases.contains(name.substr(0, dot))) return true;
            if (dot == std::string::npos) break;
        }
        // a document's number has a fixed length after its kind, so what begins with it is a form of it
        const auto at = numbers.upper_bound(name);
        return at != numbers.begin() && name.starts_with(*std::prev(at));
    };
    for (const std::string& folder : folders) {
        if (!disk.is_directory(folder)) continue;
        TRY_ASSIGN(const auto names, disk.list(folder));
        for (const std::string& name : names)
            if (gone(name) && !disk.is_directory(join_path(folder, name))) TRY(shred_file(join_path(folder, name)));
    }
    return {};
}

Result<std::vector<Naleving>> sweep(StoreState& state, const DestructionRecord& record) { return Sweeper(state, record).run(); }

}  // namespace griffier
