#include "records/registry/store.h"

#include <filesystem>
#include <fstream>

#include "records/keys/epoch.h"
#include "records/registry/database.h"
#include "tests/registry/fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

namespace fs = std::filesystem;
using StoreFolder = StoreTest;

void put(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::binary | std::ios::trunc) << text; }
std::string get(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST_F(StoreFolder, init_makes_a_sound_store_and_only_once) {
    init();
    EXPECT_EQ(flaws(), "");
    EXPECT_FALSE(store->practice());
    EXPECT_EQ(text_of(store->convenant()), "<convenant/>");
    store.reset();
    auto again = Store::init(paths, {true, {}, ""}, *disk, clock, random);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, "opslag.bestaat");
    EXPECT_EQ(again.error().kind, Kind::usage);
    reopen();
    EXPECT_FALSE(store->practice());
}

TEST_F(StoreFolder, practice_is_for_ever) {
    init(true);
    EXPECT_TRUE(store->practice());
    reopen();
    EXPECT_TRUE(store->practice());
}

TEST_F(StoreFolder, SEC_06_the_epoch_key_lies_neither_in_the_store_nor_around_it) {
    for (auto [store_folder, epoch_folder] : {std::pair("a", "a"), std::pair("a", "a/b"), std::pair("a/b", "a"), std::pair("a", "a/../a/k"), std::pair("a", "./a/")}) {
        auto made = Store::init({folder.at(store_folder), folder.at(epoch_folder)}, {}, *disk, clock, random);
        ASSERT_FALSE(made) << epoch_folder;
        EXPECT_EQ(made.error().code, "opslag.epoch_map");
        EXPECT_EQ(made.error().kind, Kind::usage);
    }
    fs::create_directory(folder.at("a"));
    fs::create_directory_symlink(folder.at("a"), folder.at("link"));
    EXPECT_EQ(Store::init({folder.at("a"), folder.at("link/k")}, {}, *disk, clock, random).error().code, "opslag.epoch_map");
    // "ab" is beside "a", not in it
    EXPECT_TRUE(Store::init({folder.at("a"), folder.at("ab")}, {}, *disk, clock, random));
}

TEST_F(StoreFolder, init_never_overwrites_the_key_of_another_store) {
    init();
    const std::string key = get(folder.at("sleutel/epoch"));
    auto second = Store::init({folder.at("tweede"), paths.epoch_folder}, {}, *disk, clock, random);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "opslag.epoch_bezet");
    EXPECT_EQ(get(folder.at("sleutel/epoch")), key);
}

TEST_F(StoreFolder, a_lost_wrong_or_bent_epoch_key_is_told_apart) {
    init();
    ASSERT_TRUE(import(CaseMaker(1).make("A-1")) == "nieuw");
    const std::string path = folder.at("sleutel/epoch"), key = get(path);
    fs::rename(path, folder.at("weg"));
    EXPECT_EQ(open_error(), "opslag.epoch_ontbreekt");
    std::string bent = key;
    bent[60] = bent[60] == 'a' ? 'b' : 'a';
    put(path, bent);
    EXPECT_EQ(open_error(), "opslag.epoch_vorm");
    for (std::size_t size = 0; size < key.size(); ++size) {
        put(path, key.substr(0, size));
        EXPECT_EQ(open_error(), "opslag.epoch_vorm") << size;
    }
    // well formed, of this store, but not its key
    std::string id = key.substr(key.find(' ') + 1, 32);
    ASSERT_TRUE(write_epoch_key(*disk, paths.epoch_folder, id, make_epoch_key(1, random)));
    EXPECT_EQ(open_error(), "opslag.epoch_verkeerd");
    put(path, key);
    reopen();
    EXPECT_EQ(flaws(), "");
    fs::remove(folder.at("sleutel/signing"));
    EXPECT_EQ(open_error(), "opslag.signing_ontbreekt");
}

TEST_F(StoreFolder, a_second_run_waits_and_then_hears_that_the_store_is_held) {
    init();
    auto second = Store::open(paths, *disk, clock, random, 40);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, Kind::busy);
    store.reset();
    EXPECT_TRUE(Store::open(paths, *disk, clock, random, 0));
}

TEST_F(StoreFolder, a_store_of_a_newer_program_is_refused) {
    init();
    store.reset();
    {
        Database db(paths.folder, false);
        db.execute("PRAGMA casusoverleg.user_version = 99");
    }
    EXPECT_EQ(open_error(), "opslag.nieuwer casusoverleg.db");
}

TEST_F(StoreFolder, a_folder_that_is_no_store_is_named_as_such) {
    fs::create_directory(paths.folder);
    EXPECT_EQ(open_error().substr(0, 11), "opslag.geen");
    put(folder.at("opslag/opslag"), "iets anders");
    EXPECT_EQ(open_error().substr(0, 11), "opslag.geen");
}

TEST_F(StoreFolder, a_database_of_another_store_or_an_older_copy_is_named) {
    init();
    ASSERT_EQ(import(CaseMaker(1).make("A-1")), "nieuw");
    store.reset();
    const std::string other_store = folder.at("ander"), copies = folder.at("oud");
    ASSERT_TRUE(Store::init({other_store, folder.at("ander-sleutel")}, {}, *disk, clock, random));
    fs::copy(paths.folder, copies, fs::copy_options::recursive);
    reopen();
    ASSERT_EQ(import(CaseMaker(2).make("A-2")), "nieuw");
    store.reset();
    for (std::string_view schema : all_schemas) {
        const std::string file = file_of_schema(schema), path = folder.at("opslag/" + file), good = get(path);
        put(path, get(copies + "/" + file));
        EXPECT_EQ(open_error(), "opslag.vreemd " + file);
        put(path, get(other_store + "/" + file));
        EXPECT_EQ(open_error(), "opslag.vreemd " + file);
        put(path, good);
    }
    // two files of one store exchanged
    std::string a = get(folder.at("opslag/weegploeg.db")), b = get(folder.at("opslag/archief.db"));
    put(folder.at("opslag/weegploeg.db"), b);
    EXPECT_EQ(open_error().substr(0, 13), "opslag.vreemd");
    put(folder.at("opslag/weegploeg.db"), a);
    fs::remove(folder.at("opslag/archief.db"));
    EXPECT_EQ(open_error().substr(0, 18), "opslag.beschadigd ");
    EXPECT_FALSE(fs::exists(folder.at("opslag/archief.db")));  // an absent database is not made anew
    put(folder.at("opslag/archief.db"), b);
    reopen();
    EXPECT_EQ(flaws(), "");
}

TEST_F(StoreFolder, every_attached_database_has_the_settings_that_durability_rests_on) {
    init();
    store.reset();
    Database db(paths.folder, false);
    auto number = [&](const std::string& pragma) {
        Query& q = db.query("PRAGMA " + pragma).with();
        q.step();
        long long out = q.integer(0);
        q.reset();
        return out;
    };
    EXPECT_EQ(number("foreign_keys"), 1);
    EXPECT_EQ(number("trusted_schema"), 0);
    EXPECT_EQ(number("cell_size_check"), 1);
    EXPECT_EQ(number("temp_store"), 2);
    for (std::string_view schema : all_schemas) {
        const std::string of = std::string(schema) + ".";
        EXPECT_EQ(number(of + "synchronous"), 3) << of;
        EXPECT_EQ(number(of + "secure_delete"), 1) << of;
        EXPECT_EQ(number(of + "mmap_size"), 0) << of;
        Query& mode = db.query("PRAGMA " + of + "journal_mode").with();
        ASSERT_TRUE(mode.step());
        EXPECT_EQ(mode.text(0), "delete") << of;
        mode.reset();
        Query& tables = db.query("SELECT name FROM pragma_table_list WHERE schema = ?1 AND strict = 0 AND name NOT LIKE 'sqlite_%'").with(schema);
        EXPECT_FALSE(tables.step()) << of;
        tables.reset();
    }
}

TEST_F(StoreFolder, a_commit_over_all_files_is_one_and_rollback_too) {
    init();
    store.reset();
    Database db(paths.folder, false);
    auto commits = [&](std::string_view schema) {
        Query& q = db.query("SELECT commits FROM " + std::string(schema) + ".kenmerk").with();
        q.step();
        long long out = q.integer(0);
        q.reset();
        return out;
    };
    auto change = [&] {
        for (std::string_view schema : all_schemas) db.query("UPDATE " + std::string(schema) + ".kenmerk SET commits = commits + 1").with().run();
    };
    db.begin();
    EXPECT_TRUE(db.in_transaction());
    change();
    db.rollback();
    for (std::string_view schema : all_schemas) EXPECT_EQ(commits(schema), 0) << schema;
    db.begin();
    change();
    EXPECT_TRUE(fs::exists(folder.at("opslag/weegploeg.db-journal")));
    db.commit();
    EXPECT_FALSE(db.in_transaction());
    for (std::string_view schema : all_schemas) EXPECT_EQ(commits(schema), 1) << schema;
    EXPECT_FALSE(fs::exists(folder.at("opslag/weegploeg.db-journal")));
}

TEST_F(StoreFolder, verify_names_what_was_changed_behind_its_back) {
    init();
    Dossier d = CaseMaker(4).make("A-1");
    ASSERT_EQ(import(d), "nieuw");
    ASSERT_EQ(import(CaseMaker(5).make("A-2")), "nieuw");
    ASSERT_TRUE(store->sign_head());
    struct Case {
        const char* sql;
        const char* finding;
    };
    const Case cases[] = {
        {"UPDATE weegploeg.item SET inhoud = (SELECT inhoud FROM weegploeg.item WHERE id = 's1' LIMIT 1) WHERE id = 'b1'", "verify.cel A-1"},
        {"UPDATE weegploeg.item SET versie = versie + 1 WHERE id = 's1'", "verify.cel A-1"},
        {"DELETE FROM sleutels.sleutel WHERE persoon = 'p1' AND klasse = 'inhoud'", "verify.sleutel A-1"},
        {"UPDATE sleutels.sleutel SET gewikkeld = zeroblob(40)", "verify.sleutel"},
        {"DELETE FROM weegploeg.item WHERE tabel = 'persoon' AND id = 'p2'", "verify.teller personen"},
        {"INSERT INTO weegploeg.vindplaats(hash, dossier, persoon) VALUES(x'00', x'01', 'p1')", "verify.zonder_dossier weegploeg.db"},
        {"DELETE FROM log.blad WHERE nr = 1", "verify.log_gat 1"},
        {"DELETE FROM log.blad WHERE nr = (SELECT max(nr) FROM log.blad)", "verify.log_rand"},
        {"UPDATE log.blad SET inhoud = CAST(replace(CAST(inhoud AS TEXT), 'nieuw', 'anders') AS BLOB) WHERE nr = 1", "verify.log_hoofd"},
        {"UPDATE log.hoofd SET tekst = replace(tekst, 'griffier', 'grifFier')", "verify.log_hoofd"},
        {"UPDATE main.teller SET waarde = waarde + 1 WHERE naam = 'dossiers'", "verify.teller dossiers"},
        {"UPDATE main.dossier SET toestand = 'elders'", "verify.toestand A-1"},
    };
    for (const Case& c : cases) {
        store.reset();
        fs::remove_all(folder.at("goed"));
        fs::copy(paths.folder, folder.at("goed"), fs::copy_options::recursive);
        {
            Database db(paths.folder, false);
            db.execute(c.sql);
        }
        reopen();
        EXPECT_NE(flaws().find(c.finding), std::string::npos) << c.sql << "\n" << flaws();
        store.reset();
        fs::remove_all(paths.folder);
        fs::rename(folder.at("goed"), paths.folder);
    }
    reopen();
    EXPECT_EQ(flaws(), "");
}

TEST_F(StoreFolder, a_flipped_byte_in_any_page_is_found_or_harmless) {
    init();
    Dossier d = CaseMaker(4).make("A-1");
    ASSERT_EQ(import(d), "nieuw");
    store.reset();
    const std::string path = folder.at("opslag/weegploeg.db"), good = get(path);
    int found = 0;
    for (std::size_t at = 37; at < good.size(); at += 397) {
        std::string bent = good;
        bent[at] = static_cast<char>(bent[at] ^ 0x10);
        put(path, bent);
        auto opened = Store::open(paths, *disk, clock, random, 0);
        if (!opened) {
            ++found;
            continue;
        }
        store = std::move(*opened);
        if (flaws() != "") ++found;
        else EXPECT_EQ(read("A-1"), all_of(d)) << at;  // not seen: then nothing that is read may have changed
        store.reset();
    }
    EXPECT_GT(found, 0);
    put(path, good);
}

TEST_F(StoreFolder, heads_follow_each_other_and_a_leaf_that_flipped_is_not_signed) {
    init();
    auto first = store->sign_head();
    ASSERT_TRUE(first);
    EXPECT_EQ(*store->sign_head(), *first);
    ASSERT_EQ(import(CaseMaker(1).make("A-1")), "nieuw");
    auto second = store->sign_head();
    ASSERT_TRUE(second);
    EXPECT_NE(*second, *first);
    EXPECT_EQ(*store->head(), *second);
    ASSERT_EQ(import(CaseMaker(2).make("A-2")), "nieuw");
    store.reset();
    {
        Database db(paths.folder, false);
        db.execute("UPDATE log.blad SET inhoud = CAST(CAST(inhoud AS TEXT) || ' x=y' AS BLOB) WHERE nr = (SELECT max(nr) FROM log.blad)");
    }
    reopen();
    auto third = store->sign_head();
    ASSERT_FALSE(third);
    EXPECT_EQ(third.error().code, "log.beschadigd");
    EXPECT_EQ(third.error().kind, Kind::damaged);
}

TEST_F(StoreFolder, the_high_water_mark_never_steps_back) {
    init();
    clock.advance(std::chrono::hours(5));
    ASSERT_EQ(import(CaseMaker(1).make("A-1")), "nieuw");
    Instant mark = *store->high_water();
    EXPECT_EQ(mark, clock.now());
    clock.advance(-std::chrono::hours(3));
    ASSERT_EQ(import(CaseMaker(2).make("A-2")), "nieuw");
    EXPECT_EQ(*store->high_water(), mark);
}

TEST_F(StoreFolder, a_run_that_was_overtaken_writes_nothing) {
    init();
    ASSERT_EQ(import(CaseMaker(1).make("A-1")), "nieuw");
    {
        // what another run leaves behind while this one stands still
        Database db(paths.folder, false);
        db.execute("INSERT INTO main.run(fence, begonnen) VALUES(77, 0)");
    }
    EXPECT_EQ(import(CaseMaker(2).make("A-2")), "opslag.achterhaald");
    EXPECT_EQ(*store->numbers(), std::vector<std::string>{"A-1"});
}

TEST_F(StoreFolder, settings_can_be_replaced_and_stay) {
    init();
    ASSERT_TRUE(store->set_convenant(bytes_of("<nieuw/>")));
    ASSERT_TRUE(store->set_configuration("{\"a\":1}"));
    reopen();
    EXPECT_EQ(text_of(store->convenant()), "<nieuw/>");
    EXPECT_EQ(store->configuration(), "{\"a\":1}");
    EXPECT_EQ(flaws(), "");
}

}  // namespace
