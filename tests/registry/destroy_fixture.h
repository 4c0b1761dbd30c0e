#pragma once
// A store with a second holder of its key, cases with filed documents, and orders to destroy them.
#include <filesystem>
#include <fstream>

#include "records/registry/destroy.h"
#include "tests/registry/fixture.h"

namespace griffier::test {

namespace fs = std::filesystem;

class DestroyTest : public StoreTest {
  protected:
    DestroyTest() {
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
        if (const auto files = store.items_in(number))
            for (const auto& [file, count] : *files) parts.push_back({"VL-1/" + number + "/" + file, number, file, file, {}, true});
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

}  // namespace griffier::test
