#include "records/registry/database.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Exception.h>
#include <sqlite3.h>

#include <stdexcept>
#include <utility>

#include "records/core/file_system.h"

namespace griffier {

namespace {

[[noreturn]] void fault(sqlite3* handle, int code, std::string_view where) {
    int full = handle ? sqlite3_extended_errcode(handle) : code;
    throw DatabaseFault(full == SQLITE_OK ? code : full, std::string(where));
}

}  // namespace

Error DatabaseFault::error() const {
    switch (code_ & 0xff) {
        case SQLITE_FULL: case SQLITE_IOERR: case SQLITE_NOMEM: case SQLITE_READONLY:
            return error_of(Kind::again, "opslag.schijf", {}, {std::to_string(code_)});
        case SQLITE_BUSY: case SQLITE_LOCKED: return error_of(Kind::busy, "opslag.bezet");
        case SQLITE_CORRUPT: case SQLITE_NOTADB: case SQLITE_CANTOPEN:
            return error_of(Kind::damaged, "opslag.beschadigd", {}, {std::to_string(code_)});
        default: return error_of(Kind::damaged, "opslag.strijdig", {}, {std::to_string(code_)});
    }
}

long long day_number(Date date) { return date.days().time_since_epoch().count(); }

bool Query::step() {
    int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    sqlite3* handle = sqlite3_db_handle(statement_);
    if (code != SQLITE_DONE) {
        int full = sqlite3_extended_errcode(handle);
        std::string text = sqlite3_sql(statement_);
        sqlite3_reset(statement_);
        throw DatabaseFault(full, text);
    }
    sqlite3_reset(statement_);
    return false;
}

void Query::run() {
    while (step()) {}
}

void Query::reset() { sqlite3_reset(statement_); }

long long Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }
std::string Query::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return text ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string();
}
Bytes Query::blob(int column) const {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    return data ? Bytes(data, data + sqlite3_column_bytes(statement_, column)) : Bytes();
}
bool Query::null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
Date Query::date(int column) const { return Date(std::chrono::sys_days(std::chrono::days(integer(column)))); }
std::optional<Date> Query::maybe_date(int column) const { return null(column) ? std::nullopt : std::optional<Date>(date(column)); }

void Query::bind(int position, long long value) {
    if (int code = sqlite3_bind_int64(statement_, position, value); code != SQLITE_OK) throw DatabaseFault(code, "bind");
}
void Query::bind(int position, std::string_view value) {
    int code = sqlite3_bind_text(statement_, position, value.data() ? value.data() : "", static_cast<int>(value.size()), SQLITE_STATIC);
    if (code != SQLITE_OK) throw DatabaseFault(code, "bind");
}
void Query::bind(int position, ByteView value) {
    // an empty blob is not NULL
    int code = value.empty() ? sqlite3_bind_zeroblob(statement_, position, 0)
                             : sqlite3_bind_blob(statement_, position, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
    if (code != SQLITE_OK) throw DatabaseFault(code, "bind");
}
void Query::bind(int position, Date value) { bind(position, day_number(value)); }
void Query::bind(int position, const std::optional<Date>& value) {
    if (value) return bind(position, *value);
    if (int code = sqlite3_bind_null(statement_, position); code != SQLITE_OK) throw DatabaseFault(code, "bind");
}

struct Database::Session {
    Poco::Data::Session poco;
    explicit Session(const std::string& path) : poco(Poco::Data::SQLite::Connector::KEY, path) {}
};

std::string file_of_schema(std::string_view schema) { return (schema == "main" ? std::string("grootboek") : std::string(schema)) + ".db"; }

Database::Database(const std::string& folder, bool create) {
    auto disk = posix_file_system();
    for (std::string_view schema : all_schemas)
        if (!create && !disk->exists(join_path(folder, file_of_schema(schema)))) throw DatabaseFault(SQLITE_CANTOPEN, file_of_schema(schema));
    try {
        Poco::Data::SQLite::Connector::registerConnector();
        session_ = std::make_unique<Session>(join_path(folder, file_of_schema("main")));
        handle_ = Poco::Data::SQLite::Utility::dbHandle(session_->poco);
    } catch (const Poco::Exception&) {
        throw DatabaseFault(SQLITE_CANTOPEN, file_of_schema("main"));
    }
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_extended_result_codes(handle_, 1);
    for (std::string_view schema : all_schemas) {
        if (schema == "main") continue;
        query("ATTACH DATABASE ?1 AS " + std::string(schema)).with(join_path(folder, file_of_schema(schema))).run();
    }
    for (const char* pragma : {"busy_timeout = 2000", "foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON", "temp_store = MEMORY"})
        execute(std::string("PRAGMA ") + pragma);
    for (std::string_view schema : all_schemas) {
        const std::string of = "PRAGMA " + std::string(schema) + ".";
        // by reading the answer: a pragma that SQLite does not take says nothing
        if (Query& q = query(of + "journal_mode = DELETE").with(); !q.step() || q.text(0) != "delete") throw DatabaseFault(SQLITE_ERROR, "journal_mode");
        else q.run();
        execute(of + "synchronous = EXTRA");
        if (Query& q = query(of + "synchronous").with(); !q.step() || q.integer(0) != 3) throw DatabaseFault(SQLITE_ERROR, "synchronous");
        else q.run();
        if (Query& q = query(of + "secure_delete = ON").with(); !q.step() || q.integer(0) != 1) throw DatabaseFault(SQLITE_ERROR, "secure_delete");
        else q.run();
        query(of + "mmap_size = 0").with().run();
        execute(of + "cache_size = -32768");
    }
}

Database::~Database() {
    for (auto& [sql, entry] : prepared_) sqlite3_finalize(entry.first);
    prepared_.clear();
}

void Database::execute(const std::string& sql) {
    // several statements in one text, which a Poco statement refuses
    if (int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK) fault(handle_, code, sql);
}

Query& Database::query(std::string_view sql) {
    if (auto found = prepared_.find(sql); found != prepared_.end()) return found->second.second;
    sqlite3_stmt* statement = nullptr;
    int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) fault(handle_, code, sql);
    return prepared_.emplace(std::string(sql), std::pair(statement, Query(statement))).first->second.second;
}

void Database::begin() {
    // SQLite can end a transaction by itself (disk full); a savepoint after that would be one that commits.
    if (rehearsing_ && !in_transaction()) throw DatabaseFault(SQLITE_IOERR, "rehearsal");
    if (std::exchange(reading_, false) && in_transaction()) query("COMMIT").with().run();
    query(rehearsing_ ? "SAVEPOINT groep" : "BEGIN IMMEDIATE").with().run();
}
void Database::commit() {
    query(rehearsing_ ? "RELEASE groep" : "COMMIT").with().run();
    read_on();
}
void Database::rehearse() {
    begin();
    rehearsing_ = true;
}
void Database::rollback() noexcept {
    // a statement left open in the middle would keep its read lock
    for (auto& [sql, entry] : prepared_) sqlite3_reset(entry.first);
    if (in_transaction()) sqlite3_exec(handle_, rehearsing_ ? "ROLLBACK TO groep; RELEASE groep" : "ROLLBACK", nullptr, nullptr, nullptr);
    reading_ = false;
    read_on();
}
void Database::hold_reads() noexcept {
    ++holds_;
    read_on();
}
void Database::let_go() noexcept {
    if (--holds_ > 0 || !std::exchange(reading_, false)) return;
    for (auto& [sql, entry] : prepared_) sqlite3_reset(entry.first);
    if (in_transaction()) sqlite3_exec(handle_, "COMMIT", nullptr, nullptr, nullptr);
}
void Database::read_on() noexcept {
    // Where it does not begin, each query reads in a transaction of its own: slower, and as right.
    if (holds_ > 0 && !in_transaction()) reading_ = sqlite3_exec(handle_, "BEGIN", nullptr, nullptr, nullptr) == SQLITE_OK;
}
bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

}  // namespace griffier
