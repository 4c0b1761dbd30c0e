#include "records/registry/journal.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace griffier {

namespace {

using Json = nlohmann::json;

Json json_of(const Vernietiguitkomst& u) {
    Json holders = Json::array(), stores = Json::array(), off = Json::array(), notices = Json::array();
    for (const Ontvangstbewijs& b : u.bewijzen) holders.push_back({{"houder", b.houder}, {"epoch", b.epoch}, {"bevestigd", b.bevestigd}, {"bewijs", b.bewijs}});
    for (const Naleving& n : u.naleving) stores.push_back({{"plaats", n.plaats}, {"wijze", n.wijze}, {"bekeken", n.bekeken}, {"gevonden", n.gevonden}});
    for (const auto& [post, why] : u.afgevallen) off.push_back({post, why});
    for (const Mededeling& m : u.mededelingen) notices.push_back({{"partij", m.partij}, {"aantal", m.aantal}, {"antwoord", m.antwoord}, {"op", m.op}});
    return {{"kenmerk", u.kenmerk}, {"vernietigd", u.vernietigd}, {"afgevallen", off}, {"dossiers", u.dossiers}, {"onderdelen", u.onderdelen}, {"sleutels", u.sleutels},
            {"stukken", u.stukken}, {"kluisbestanden", u.kluisbestanden}, {"overgebleven", u.overgebleven}, {"begonnen", u.begonnen}, {"klaar", u.klaar},
            {"bewijzen", holders}, {"naleving", stores}, {"mededelingen", notices}, {"oude_epoch", u.oude_epoch}, {"nieuwe_epoch", u.nieuwe_epoch}};
}

Vernietiguitkomst outcome_of(const Json& j) {
    Vernietiguitkomst u;
    u.kenmerk = j.at("kenmerk"), u.vernietigd = j.at("vernietigd").get<std::vector<std::string>>();
    for (const Json& one : j.at("afgevallen")) u.afgevallen.emplace_back(one.at(0), one.at(1));
    u.dossiers = j.at("dossiers"), u.onderdelen = j.at("onderdelen"), u.sleutels = j.at("sleutels"), u.stukken = j.at("stukken"), u.kluisbestanden = j.at("kluisbestanden");
    u.overgebleven = j.at("overgebleven"), u.begonnen = j.at("begonnen"), u.klaar = j.at("klaar");
    for (const Json& b : j.at("bewijzen")) u.bewijzen.push_back({b.at("houder"), b.at("epoch"), b.at("bevestigd"), b.at("bewijs")});
    for (const Json& n : j.at("naleving")) u.naleving.push_back({n.at("plaats"), n.at("wijze"), n.at("bekeken"), n.at("gevonden")});
    for (const Json& m : j.at("mededelingen")) u.mededelingen.push_back({m.at("partij"), m.at("aantal"), m.at("antwoord"), m.at("op")});
    u.oude_epoch = j.at("oude_epoch"), u.nieuwe_epoch = j.at("nieuwe_epoch");
    return u;
}

Result<Vernietiguitkomst> read_outcome(const Bytes& bytes) {
    try {
        return outcome_of(Json::parse(bytes.begin(), bytes.end()));
    } catch (const Json::exception&) {
        return error_of(Kind::damaged, "sleutels.vernietiging_vorm");
    }
}

constexpr const char* columns = "SELECT nr, kenmerk, lijst, stap, oude_epoch, nieuwe_epoch, oude_controle, dossiers, uitkomst FROM main.vernietiging ";

Journal journal_row(const Query& q) {
    Journal out;
    out.nr = q.integer(0), out.name = q.text(1), out.list = q.blob(2), out.step = static_cast<DestroyStep>(q.integer(3));
    out.old_epoch = static_cast<std::uint32_t>(q.integer(4)), out.new_epoch = static_cast<std::uint32_t>(q.integer(5));
    const Bytes check = q.blob(6);
    std::copy_n(check.begin(), std::min(check.size(), out.old_check.size()), out.old_check.begin());
    out.dossiers = static_cast<long>(q.integer(7));
    if (auto outcome = read_outcome(q.blob(8))) out.outcome = *std::move(outcome);
    return out;
}

}  // namespace

std::vector<Journal> journals(StoreState& state, bool unfinished_only) {
    Query& q = state.sql(std::string(columns) + "WHERE ?1 = 0 OR stap < ?2 ORDER BY nr").with(unfinished_only ? 1 : 0, static_cast<int>(DestroyStep::swept));
    std::vector<Journal> out;
    while (q.step()) out.push_back(journal_row(q));
    return out;
}

std::optional<Journal> journal_of(StoreState& state, ByteView list) {
    Query& q = state.sql(std::string(columns) + "WHERE lijst = ?1").with(list);
    if (!q.step()) return std::nullopt;
    Journal out = journal_row(q);
    q.reset();
    return out;
}

void enter(StoreState& state, Journal& journal, const Removed& removed, const std::vector<std::string>& folders) {
    const std::string outcome = json_of(journal.outcome).dump();
    state.sql("INSERT INTO main.vernietiging(kenmerk, lijst, stap, oude_epoch, nieuwe_epoch, oude_controle, dossiers, uitkomst) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .with(journal.name, journal.list, static_cast<int>(journal.step), journal.old_epoch, journal.new_epoch, journal.old_check, journal.dossiers, view_of(outcome)).run();
    Query& q = state.sql("SELECT last_insert_rowid()").with();
    if (q.step()) journal.nr = q.integer(0);
    q.reset();
    const auto todo = [&](const char* kind, const std::string& what) {
        state.sql("INSERT INTO main.ruimen(vernietiging, soort, wat) VALUES(?1, ?2, ?3)").with(journal.nr, kind, view_of(what)).run();
    };
    for (const std::string& name : removed.vault) todo("kluis", name);
    for (const std::string& number : removed.documents) todo("stuk", number);
    for (const std::string& number : removed.numbers) todo("dossier", number);
    for (const std::string& folder : folders) todo("map", folder);
}

Status advance(StoreState& state, Journal& journal, DestroyStep step) {
    TRY_ASSIGN(Group group, begin_unguarded(state));
    TRY(in_item(state, [&]() -> Status {
        journal.step = step;
        const std::string outcome = json_of(journal.outcome).dump();
        state.sql("UPDATE main.vernietiging SET stap = ?2, uitkomst = ?3 WHERE nr = ?1").with(journal.nr, static_cast<int>(step), view_of(outcome)).run();
        if (step >= DestroyStep::cleared) state.sql("DELETE FROM main.ruimen WHERE vernietiging = ?1").with(journal.nr).run();
        state.dirty = true;
        return {};
    }));
    return group.commit();
}

std::vector<std::string> to_clear(StoreState& state, const Journal& journal, const char* kind) {
    Query& q = state.sql("SELECT wat FROM main.ruimen WHERE vernietiging = ?1 AND soort = ?2 ORDER BY nr").with(journal.nr, kind);
    std::vector<std::string> out;
    while (q.step()) out.push_back(text_of(q.blob(0)));
    return out;
}

std::string iso_moment(long long milliseconds) {
    const auto instant = std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(milliseconds));
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(instant - day));
    char text[16];
    std::snprintf(text, sizeof text, "T%02d:%02d:%02dZ", static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    return Date(day).iso() + text;
}

Bytes encode_record(const DestructionRecord& record) {
    Json stones = Json::array(), keys = Json::array(), parts = Json::array();
    for (const auto& [mark, day] : record.tombstones) stones.push_back({hex(mark), day});
    for (const Bytes& key : record.keys) keys.push_back(hex(key));
    for (const Removed::Part& part : record.parts) parts.push_back({hex(part.dossier), part.file, part.items});
    const Journal& j = record.journal;
    return bytes_of(Json{{"kenmerk", j.name}, {"lijst", hex(j.list)}, {"oude_epoch", j.old_epoch}, {"nieuwe_epoch", j.new_epoch}, {"oude_controle", hex(j.old_check)},
                         {"dossiers", j.dossiers}, {"uitkomst", json_of(j.outcome)}, {"zerken", stones}, {"sleutels", keys}, {"delen", parts}}.dump() + "\n");
}

Result<DestructionRecord> decode_record(ByteView bytes) {
    const Error bad = error_of(Kind::damaged, "sleutels.vernietiging_vorm");
    try {
        const Json j = Json::parse(bytes.begin(), bytes.end());
        DestructionRecord out;
        const auto raw = [&](const Json& text) {
            auto read = from_hex(text.get<std::string>());
            if (!read) throw std::invalid_argument("hex");
            return *read;
        };
        out.journal.name = j.at("kenmerk"), out.journal.list = raw(j.at("lijst")), out.journal.old_epoch = j.at("oude_epoch"), out.journal.new_epoch = j.at("nieuwe_epoch");
        const Bytes check = raw(j.at("oude_controle"));
        if (check.size() != out.journal.old_check.size()) return bad;
        std::copy(check.begin(), check.end(), out.journal.old_check.begin());
        out.journal.dossiers = j.at("dossiers"), out.journal.outcome = outcome_of(j.at("uitkomst"));
        for (const Json& one : j.at("zerken")) out.tombstones.emplace_back(raw(one.at(0)), one.at(1).get<long long>());
        for (const Json& one : j.at("sleutels")) out.keys.push_back(raw(one));
        for (const Json& one : j.at("delen")) out.parts.push_back({raw(one.at(0)), one.at(1), one.at(2).get<std::vector<std::string>>()});
        return out;
    } catch (const Json::exception&) {
        return bad;
    } catch (const std::invalid_argument&) {
        return bad;
    }
}

std::string record_name(std::uint32_t new_epoch) {
    char text[32];
    std::snprintf(text, sizeof text, "vernietiging-%010u", new_epoch);
    return text;
}

std::optional<std::uint32_t> read_record_name(const std::string& name) {
    unsigned number = 0;
    if (std::sscanf(name.c_str(), "vernietiging-%10u", &number) != 1 || record_name(number) != name) return std::nullopt;
    return number;
}

}  // namespace griffier
