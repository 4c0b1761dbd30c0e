#pragma once
// The one door to SQLite: a session of Poco::Data with all databases of a store attached, its transactions and prepared statements.
//
// Poco opens the session and runs schema, pragmas and transactions. Prepared statements go through the sqlite3 handle behind that
// session (Poco::Data::SQLite::Utility::dbHandle): a Poco::Data::Statement binds by reference, copies each blob into a shared vector
// and cannot be stepped row by row, which an import of many small ciphertexts pays for on every row.
// Transactions are begun by ourselves (BEGIN IMMEDIATE): Poco's own begin is deferred and would take its lock only at the first write.
// Functions throw DatabaseFault; the registry turns it into an Error before it leaves the room.
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "records/core/bytes.h"
#include "records/core/date.h"
#include "records/core/error.h"

struct sqlite3;
struct sqlite3_stmt;

namespace griffier {

class DatabaseFault : public std::exception {
  public:
    DatabaseFault(int code, std::string where) : code_(code), where_(std::move(where)) {}
    const char* what() const noexcept override { return where_.c_str(); }
    /// Disk full or I/O: again; not a database or corrupt: damaged; locked: busy; the rest: damaged (a broken rule of the schema).
    Error error() const;

  private:
    int code_;
    std::string where_;  ///< the statement's text, which never holds a value
};

/// A prepared statement: bound by position, stepped row by row. Blobs and texts bound must live until the last step.
class Query {
  public:
    explicit Query(sqlite3_stmt* statement) : statement_(statement) {}
    /// Resets and binds all parameters in order: integers, texts, blobs, dates (day numbers), optionals (NULL when empty).
    template <class... Values>
    Query& with(const Values&... values) {
        reset();
        int position = 0;
        (bind(++position, values), ...);
        return *this;
    }
    /// True while there is a row; after the last one the statement is reset.
    bool step();
    /// Runs to the end.
    void run();
    void reset();

    long long integer(int column) const;
    std::string text(int column) const;
    Bytes blob(int column) const;
    bool null(int column) const;
    Date date(int column) const;
    std::optional<Date> maybe_date(int column) const;

  private:
    void bind(int position, long long value);
    void bind(int position, int value) { bind(position, static_cast<long long>(value)); }
    void bind(int position, long value) { bind(position, static_cast<long long>(value)); }
    void bind(int position, std::size_t value) { bind(position, static_cast<long long>(value)); }
    void bind(int position, std::uint32_t value) { bind(position, static_cast<long long>(value)); }
    void bind(int position, std::string_view value);
    void bind(int position, const std::string& value) { bind(position, std::string_view(value)); }
    void bind(int position, const char* value) { bind(position, std::string_view(value)); }
    void bind(int position, ByteView value);
    void bind(int position, const Bytes& value) { bind(position, ByteView(value)); }
    template <std::size_t N>
    void bind(int position, const std::array<std::uint8_t, N>& value) { bind(position, ByteView(value)); }
    void bind(int position, Date value);
    void bind(int position, const std::optional<Date>& value);

    sqlite3_stmt* statement_;
};

/// Day number of a date (days since 1970-01-01), as the databases keep it.
long long day_number(Date date);

class Database {
  public:
    /// Opens `folder`/grootboek.db and attaches the others. With `create` absent files are made, without it they are a fault.
    Database(const std::string& folder, bool create);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs statements that return nothing (schema, pragmas).
    void execute(const std::string& sql);
    /// The prepared statement for this text; prepared at its first use and kept. Not for two uses at once.
    Query& query(std::string_view sql);
    void begin();
    void commit();
    void rollback() noexcept;
    /// From here to let_go all reads between transactions share one read transaction: SQLite then asks for its locks, and whether a journal is
    /// left of a crash, once and not at every query in every attached file. begin() ends it, commit() and rollback() go on with a new one.
    void hold_reads() noexcept;
    void let_go() noexcept;
    /// From here on begin, commit and rollback move within one transaction that is never committed.
    void rehearse();
    bool in_transaction() const;
    sqlite3* handle() const { return handle_; }

  private:
    void read_on() noexcept;

    struct Session;
    std::unique_ptr<Session> session_;
    sqlite3* handle_ = nullptr;
    bool rehearsing_ = false;
    int holds_ = 0;         ///< who asked for reads to be held
    bool reading_ = false;  ///< the transaction that is open is the one of the reads
    struct TextHash {  // so that a text is looked up without a copy of it
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::unordered_map<std::string, std::pair<sqlite3_stmt*, Query>, TextHash, std::equal_to<>> prepared_;
};

/// Schema names in the order in which they are attached; "main" is grootboek.
inline constexpr std::string_view file_schemas[] = {"weegploeg", "casusoverleg", "archief"};
inline constexpr std::string_view all_schemas[] = {"main", "weegploeg", "casusoverleg", "archief", "log", "sleutels"};
/// "main" -> "grootboek.db", others -> "<name>.db".
std::string file_of_schema(std::string_view schema);

}  // namespace griffier
