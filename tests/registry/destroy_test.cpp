#include "records/registry/destroy.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "records/keys/holder.h"
#include "records/model/codes.h"
#include "tests/registry/fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

namespace fs = std::filesystem;

class Destroy : public StoreTest {
  protected:
    Destroy() {
        paths.holder_folders = {folder.at("houder2")};
        fs::create_directory(folder.at("houder2"));
    }
    /// Cases with a decided, filed document each; odd ones are tabled or not as the maker draws.
    void fill(int count) {
        init();
        CaseMaker maker(3);
        for (int i = 1; i <= count; ++i) {
            Dossier d = maker.make("D-" + std::to_string(i));
            d.personen.front().naam.geslachtsnaam = "Kanarie" + std::to_string(i);
            d.signalen.front().feit = "KANARIE-" + std::to_string(i) + "-ZWALUW";
            made.push_back(d);
            ASSERT_EQ(import(d), "nieuw");
            auto group = store->begin_group();
            ASSERT_TRUE(group);
            ASSERT_TRUE(group->bind_regime(d.nummer, "model-2018", "1", std::string(64, 'a')));
            auto line = group->decide({"DOC-01", d.nummer, "b1", "p1", 1}, Date(2026, 3, 2), "nl", {});
            ASSERT_TRUE(line);
            ASSERT_TRUE(group->file(line->first.nummer, view_of("brief aan Kanarie" + std::to_string(i))));
            ASSERT_TRUE(group->commit());
        }
    }
    /// All files of a case.
    static std::vector<Tevernietigen> whole(const std::string& number, Store& store) {
        std::vector<Tevernietigen> parts;
        auto line = store.summary(number);
        if (line)
            for (const auto& [file, count] : line->aantallen) parts.push_back({"VL-1/" + number + "/" + file, number, file, file, {}, true});
        return parts;
    }
    DestroyOrder order_for(const std::vector<std::string>& numbers, const std::string& list = "lijst 1") {
        DestroyOrder order;
        order.lijst = sha256(view_of(list));
        order.zerken_tot = Date(2036, 1, 1);
        for (const std::string& number : numbers)
            for (const auto& part : whole(number, *store)) order.delen.push_back(part);
        return order;
    }
    std::string raw(const std::string& under) {
        std::string all;
        for (const auto& entry : fs::recursive_directory_iterator(folder.at(under)))
            if (entry.is_regular_file()) {
                std::ifstream in(entry.path(), std::ios::binary);
                all.append(std::istreambuf_iterator<char>(in), {});
            }
        return all;
    }
    std::vector<Dossier> made;
};

TEST_F(Destroy, RET_01_what_was_destroyed_is_gone_and_what_stays_reads_as_before) {
    fill(4);
    std::vector<std::string> before;
    for (int i = 1; i <= 4; ++i) before.push_back(read("D-" + std::to_string(i)));
    auto outcome = destroy(*store, order_for({"D-2"}));
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_TRUE(outcome->volledig());
    EXPECT_EQ(outcome->dossiers, 1);
    EXPECT_GE(outcome->sleutels, 2);
    EXPECT_EQ(outcome->stukken, 1);
    EXPECT_EQ(outcome->bewijzen.size(), 2u);
    EXPECT_EQ(outcome->oude_epoch, 1);
    EXPECT_EQ(outcome->nieuwe_epoch, 2);
    for (int round = 0; round < 2; ++round) {
        EXPECT_EQ(flaws(), "");
        EXPECT_EQ(read("D-2"), "opslag.onbekend_dossier");
        for (int i : {1, 3, 4}) EXPECT_EQ(read("D-" + std::to_string(i)), before[static_cast<std::size_t>(i - 1)]);
        EXPECT_TRUE(store->find_person(made[1].personen.front().naam, made[1].personen.front().geboortedatum)->empty());
        EXPECT_EQ(store->find_person(made[0].personen.front().naam, made[0].personen.front().geboortedatum)->size(), 1u);
        auto counters = store->counters();
        EXPECT_EQ(counters->dossiers, 4);
        EXPECT_EQ(counters->vernietigd, 1);
        EXPECT_EQ(counters->actief, 3);
        EXPECT_EQ(store->documents()->size(), 3u);
        reopen();
    }
}

}  // namespace
