// A store that was put back from a copy, cut off or rebuilt, as its witness sees it.
#include <filesystem>
#include <fstream>

#include "records/log/note.h"
#include "records/log/witness.h"
#include "tests/registry/fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

namespace fs = std::filesystem;

class Quarantine : public StoreTest {
  protected:
    Bekrachtiging two{"c1", {"x-1", "x-2"}, 2, sha256(view_of("verklaring"))};

    void witnessed() {
        paths.witness_folder = folder.at("getuige");
        fs::create_directory(paths.witness_folder);
        init();
        ASSERT_EQ(import(CaseMaker(2).make("A-1")), "nieuw");
        ASSERT_TRUE(store->sign_head());
    }
    void copy_store(const std::string& from, const std::string& to) {
        store.reset();
        fs::remove_all(folder.at(to));
        fs::copy(folder.at(from), folder.at(to), fs::copy_options::recursive);
    }
    /// An older copy put back over a store that went on.
    void put_back() {
        witnessed();
        copy_store("opslag", "kopie");
        reopen();
        ASSERT_EQ(import(CaseMaker(3).make("A-2")), "nieuw");
        ASSERT_TRUE(store->sign_head());
        copy_store("kopie", "opslag");
        reopen();
    }
    std::map<std::string, std::string> files() {
        std::map<std::string, std::string> all;
        for (const auto& entry : fs::recursive_directory_iterator(folder.at("opslag")))
            if (entry.is_regular_file()) {
                std::ifstream in(entry.path(), std::ios::binary);
                all[entry.path()] = {std::istreambuf_iterator<char>(in), {}};
            }
        return all;
    }
};

TEST_F(Quarantine, a_store_that_goes_on_from_what_the_witness_saw_is_free) {
    witnessed();
    reopen();
    EXPECT_FALSE(store->quarantine());
    ASSERT_EQ(import(CaseMaker(3).make("A-2")), "nieuw");  // newer than the witness: a run that ended before it signed
    reopen();
    EXPECT_FALSE(store->quarantine());
    EXPECT_EQ(flaws(), "");
}

TEST_F(Quarantine, a_copy_put_back_shows_nothing_and_changes_nothing) {
    put_back();
    ASSERT_TRUE(store->quarantine());
    EXPECT_LT(store->quarantine()->eigen, store->quarantine()->getuige);
    const auto before = files();
    EXPECT_EQ(read("A-1"), "opslag.quarantaine");
    EXPECT_EQ(store->find_person(Naam(), {}).error().code, "opslag.quarantaine");
    EXPECT_EQ(store->document("DOC-01-000000000000").error().code, "opslag.quarantaine");
    EXPECT_EQ(store->reasons("A-1", "r", "").error().code, "opslag.quarantaine");
    EXPECT_EQ(store->begin_group().error().kind, Kind::damaged);
    EXPECT_EQ(store->set_convenant({}).error().code, "opslag.quarantaine");
    EXPECT_EQ(store->accept_clock(two).error().code, "opslag.quarantaine");
    EXPECT_EQ(store->sign_head().error().code, "opslag.quarantaine");
    EXPECT_EQ(files(), before);
    // what tells the state of things goes on
    EXPECT_TRUE(store->counters());
    EXPECT_NE(flaws().find("verify.getuige"), std::string::npos);
}

TEST_F(Quarantine, fault_78_a_log_cut_off_or_signed_anew_is_not_the_one_that_was_seen) {
    witnessed();
    copy_store("opslag", "kopie");
    reopen();
    ASSERT_EQ(import(CaseMaker(3).make("A-2")), "nieuw");
    ASSERT_TRUE(store->sign_head());
    copy_store("kopie", "opslag");
    {   // the thief of the key builds a longer log on the old copy, away from the witness
        StorePaths blind = paths;
        blind.witness_folder.clear();
        auto alone = Store::open(blind, *disk, clock, random, 0);
        ASSERT_TRUE(alone);
        for (int i = 0; i < 40; ++i) {
            auto group = (*alone)->begin_group();
            ASSERT_TRUE(group->note("run", "", {{"n", std::to_string(i)}}));
            ASSERT_TRUE(group->commit());
        }
        ASSERT_TRUE((*alone)->sign_head());
    }
    reopen();
    ASSERT_TRUE(store->quarantine());
    EXPECT_GT(store->quarantine()->eigen, store->quarantine()->getuige);
}

TEST_F(Quarantine, one_person_or_the_same_twice_is_not_two) {
    put_back();
    for (const std::vector<std::string>& persons : std::vector<std::vector<std::string>>{{}, {"x-1"}, {"x-1", "x-1"}, {"x-1", ""}}) {
        Bekrachtiging by = two;
        by.personen = persons;
        EXPECT_EQ(store->resolve_quarantine(by).error().code, "opslag.te_weinig_personen");
    }
    EXPECT_TRUE(store->quarantine());
}

TEST_F(Quarantine, two_persons_end_it_and_the_log_says_what_was_given_up) {
    put_back();
    ASSERT_TRUE(store->resolve_quarantine(two));
    EXPECT_FALSE(store->quarantine());
    EXPECT_EQ(import(CaseMaker(4).make("A-3")), "nieuw");
    EXPECT_EQ(flaws(), "");
    reopen();
    EXPECT_FALSE(store->quarantine()) << "the witness goes on from the new head";
    EXPECT_EQ(store->resolve_quarantine(two).error().code, "opslag.geen_quarantaine");
    // and the same old copy put back once more is seen once more
    copy_store("kopie", "opslag");
    reopen();
    EXPECT_TRUE(store->quarantine());
}

TEST_F(Quarantine, a_way_out_that_was_cut_off_before_the_witness_knew_is_finished) {
    put_back();
    fs::permissions(folder.at("getuige"), fs::perms::owner_read | fs::perms::owner_exec);
    const std::string heads = folder.at("getuige") + "/" + fs::directory_iterator(folder.at("getuige"))->path().filename().string();
    std::vector<std::string> before;
    for (const auto& entry : fs::directory_iterator(heads)) before.push_back(entry.path());
    ASSERT_TRUE(store->resolve_quarantine(two));
    fs::permissions(folder.at("getuige"), fs::perms::owner_all);
    // as if the machine had died before the witness was told
    for (const auto& entry : fs::directory_iterator(heads))
        if (std::find(before.begin(), before.end(), entry.path().string()) == before.end()) fs::remove(entry.path());
    reopen();
    EXPECT_FALSE(store->quarantine());
    ASSERT_EQ(import(CaseMaker(4).make("A-3")), "nieuw");
    ASSERT_TRUE(store->sign_head());
    reopen();
    EXPECT_FALSE(store->quarantine());
}

TEST_F(Quarantine, the_vault_keeps_what_newer_rows_refer_to) {
    witnessed();
    copy_store("opslag", "kopie");
    reopen();
    auto group = store->begin_group();
    ASSERT_TRUE(group->bind_regime("A-1", "model-2018", "1", std::string(64, 'a')));
    auto line = group->decide({"DOC-01", "A-1", "b1", "p1", 1}, Date(2026, 3, 2), "nl", {});
    ASSERT_TRUE(line);
    auto filed = group->file(line->first.nummer, view_of("brief"));
    ASSERT_TRUE(filed);
    ASSERT_TRUE(group->commit());
    ASSERT_TRUE(store->sign_head());
    store.reset();
    // only the databases are put back, the vault is of today
    for (const auto& entry : fs::directory_iterator(folder.at("kopie")))
        if (entry.path().extension() == ".db") fs::copy_file(entry.path(), folder.at("opslag/" + entry.path().filename().string()), fs::copy_options::overwrite_existing);
    reopen();
    EXPECT_TRUE(store->quarantine());
    std::size_t kept = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder.at("opslag/kluis"))) kept += entry.path().filename() == filed->kluis;
    EXPECT_EQ(kept, 1u);
}

TEST_F(Quarantine, a_witness_that_is_not_there_is_not_passed_over) {
    witnessed();
    fs::rename(folder.at("getuige"), folder.at("weg"));
    EXPECT_EQ(open_error(), "getuige.ontbreekt");
}

TEST_F(Quarantine, a_head_at_the_witness_that_nobody_signed_is_not_believed) {
    witnessed();
    store.reset();
    Witness witness(*disk, paths.witness_folder, fs::directory_iterator(folder.at("getuige"))->path().filename().string());
    ASSERT_TRUE(witness.add("geen hoofd\n"));
    reopen();
    EXPECT_TRUE(store->quarantine());
}

TEST(WitnessFolder, keeps_every_head_in_order_and_writes_over_none) {
    Folder folder;
    auto disk = posix_file_system();
    Witness witness(*disk, folder.at("getuige"), "ab12");
    EXPECT_EQ(witness.last().error().code, "getuige.ontbreekt");
    fs::create_directory(folder.at("getuige"));
    EXPECT_EQ(*witness.last(), "");
    for (const char* note : {"een", "twee", "twee", "een"}) ASSERT_TRUE(witness.add(note));
    EXPECT_EQ(*witness.last(), "een");
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder.at("getuige/ab12"))) names.push_back(entry.path().filename());
    EXPECT_EQ(names.size(), 3u);
    std::ofstream(folder.at("getuige/ab12/zomaar.txt")) << "x";
    EXPECT_EQ(*witness.last(), "een");
    EXPECT_EQ(*Witness(*disk, folder.at("getuige"), "cd34").last(), "") << "heads of another store";
}

}  // namespace
