#pragma once
// The holders of a store's key as the store knows them (table sleutels.houder), and how each gets the key table. Only for this room.
#include "records/keys/holder.h"
#include "records/keys/table.h"
#include "records/registry/state.h"

namespace griffier {

struct KnownHolder {
    std::string folder, fingerprint;
    bool parts = false;                ///< holds parts of the key, and no table
    std::vector<std::string> files;    ///< of those parts
    std::uint32_t epoch = 0, generation = 0, series = 0;  ///< up to where it has the table; epoch 0: it must get all of it
};

std::vector<KnownHolder> known_holders(StoreState& state);
/// The folders of this call that hold the whole key, by their real paths; the key folder first.
std::vector<std::string> key_folders(const StoreState& state);
/// Kind::again (sleutels.houder_onbereikbaar) when it is not there or another holder's.
Result<std::unique_ptr<Holder>> reach(StoreState& state, const KnownHolder& known);
/// Registers the folders of this call that the store does not know yet; one that is not there is left for later. In a transaction.
Status enrol(StoreState& state);
Status enrol_parts(StoreState& state, const std::string& folder, const std::vector<std::string>& files);

/// Where rows of a whole new table go: files of a new generation at each holder. `total` rows will be given.
class TableSink {
  public:
    TableSink(std::string store_id, std::uint32_t epoch, std::size_t total) : store_id_(std::move(store_id)), epoch_(epoch), total_(total) {}
    /// Clears what an interrupted change left of this generation.
    Status add(Holder& holder, std::uint32_t generation);
    Status row(KeyRow row);
    Status end();
    static constexpr std::size_t rows_per_file = 40'000;

  private:
    Status flush();
    struct Target {
        Holder* holder;
        std::uint32_t generation;
    };
    std::string store_id_;
    std::uint32_t epoch_;
    std::size_t total_, given_ = 0;
    std::uint32_t number_ = 0;
    std::vector<Target> targets_;
    std::vector<KeyRow> rows_;
};

/// Number of files that a table of so many rows takes.
std::uint32_t files_for(std::size_t rows);
KeyRow table_row(const Query& q);  ///< of table_columns
inline constexpr const char* table_columns = "SELECT id, dossier, persoon, bestand, klasse, epoch, gewikkeld, controle FROM sleutels.sleutel ";

struct HeldTable {
    std::uint32_t generation = 0, series = 0;
    std::vector<KeyRow> rows;
};
/// The newest whole table of an epoch at a holder; a key that stands in it twice is there once. Kind::damaged: sleutels.tabel_ontbreekt.
Result<HeldTable> read_table(Holder& holder, const std::string& store_id, std::uint32_t epoch);
/// Removes tables of epochs before this one.
Status forget_tables(Holder& holder, std::uint32_t before);

}  // namespace griffier
