#include "records/keys/cell.h"

#include <gtest/gtest.h>

#include "records/keys/epoch.h"
#include "tests/support/fakes.h"
#include "tests/support/folder.h"

using namespace griffier;
using namespace griffier::test;

namespace {

TEST(Cell, opens_only_in_the_place_where_it_was_sealed) {
    SeededRandom random;
    DataKey key = make_data_key(3, random);
    const Bytes object(16, 5), other(16, 6);
    const CellContext here{object, "item/persoon", "inhoud", "p1", 2};
    Bytes cell = seal_cell(key, view_of("gegevens"), here, random);
    EXPECT_EQ(open_cell(key, cell, here), bytes_of("gegevens"));
    EXPECT_EQ(key_of_cell(cell), key.id);
    for (const CellContext& elsewhere : {CellContext{other, "item/persoon", "inhoud", "p1", 2}, CellContext{object, "item/signaal", "inhoud", "p1", 2},
                                         CellContext{object, "item/persoon", "kop", "p1", 2}, CellContext{object, "item/persoon", "inhoud", "p2", 2},
                                         CellContext{object, "item/persoon", "inhoud", "p1", 3}, CellContext{object, "item/persooni", "nhoud", "p1", 2}})
        EXPECT_FALSE(open_cell(key, cell, elsewhere));
    for (std::size_t i = 0; i < cell.size(); ++i) {
        Bytes bent = cell;
        bent[i] ^= 4;
        EXPECT_FALSE(open_cell(key, bent, here)) << i;
        EXPECT_FALSE(open_cell(key, ByteView(cell).first(i), here)) << i;
    }
    EXPECT_FALSE(key_of_cell(ByteView(cell).first(20)));
}

TEST(Cell, another_key_under_the_same_id_does_not_open_it) {
    SeededRandom random;
    DataKey key = make_data_key(1, random), other = make_data_key(1, random);
    other.id = key.id;
    Bytes cell = seal_cell(key, view_of("x"), {}, random);
    EXPECT_FALSE(open_cell(other, cell, {}));
    other.check = key.check;  // even when it claims the check value
    EXPECT_FALSE(open_cell(other, cell, {}));
}

TEST(Epoch, wraps_keys_that_no_other_epoch_opens) {
    SeededRandom random;
    EpochKey one = make_epoch_key(1, random), two = make_epoch_key(2, random);
    DataKey key = make_data_key(1, random);
    Bytes wrapped = wrap_data_key(one, key);
    auto back = unwrap_data_key(one, wrapped, key.check);
    ASSERT_TRUE(back);
    EXPECT_TRUE(equal_secrets(back->view(), key.key.view()));
    EXPECT_FALSE(unwrap_data_key(two, wrapped, key.check));
    KeyCheck other = key.check;
    other[0] ^= 1;
    EXPECT_FALSE(unwrap_data_key(one, wrapped, other));
}

TEST(Epoch, the_key_file_reads_back_and_belongs_to_one_store) {
    Folder folder;
    SeededRandom random;
    auto disk = posix_file_system();
    EpochKey key = make_epoch_key(4, random);
    ASSERT_TRUE(write_epoch_key(*disk, folder.path(), std::string(32, 'a'), key));
    auto back = read_epoch_key(*disk, folder.path(), std::string(32, 'a'));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->number, 4u);
    EXPECT_TRUE(equal_secrets(back->key.view(), key.key.view()));
    EXPECT_EQ(read_epoch_key(*disk, folder.path(), std::string(32, 'b')).error().code, "opslag.epoch_vreemd");
    EXPECT_EQ(read_signing_key(*disk, folder.path(), std::string(32, 'a')).error().code, "opslag.signing_ontbreekt");
}

TEST(Epoch, writing_the_key_leaves_the_old_one_or_the_new_one_whatever_fails) {
    // write_durable is one step for the fake; the steps within it are cut by tests/faults
    SeededRandom random;
    for (int n = 1; n <= 2; ++n) {
        Folder folder;
        FailingDisk disk(n);
        EpochKey one = make_epoch_key(1, random), two = make_epoch_key(2, random);
        bool first = static_cast<bool>(write_epoch_key(disk, folder.path(), "id", one)), second = static_cast<bool>(write_epoch_key(disk, folder.path(), "id", two));
        auto read = read_epoch_key(disk, folder.path(), "id");
        ASSERT_TRUE(read);
        EXPECT_EQ(read->number, second ? 2u : 1u);
        EXPECT_TRUE(first || second);
    }
}

TEST(PersonIndex, is_the_same_for_spellings_and_differs_per_person_and_epoch) {
    SeededRandom random;
    EpochKey one = make_epoch_key(1, random), two = make_epoch_key(2, random);
    Naam naam{"Zoë", "van 't", "Hof-Ünal", "", "V", "E", {}}, typed{" ZOE ", "Van't", "hofunal", "", "", "E", {}}, other{"Zoë", "", "Hof", "", "", "E", {}};
    const Date born(2000, 1, 1);
    EXPECT_EQ(person_index(one, naam, born), person_index(one, typed, born));
    EXPECT_NE(person_index(one, naam, born), person_index(two, naam, born));
    EXPECT_NE(person_index(one, naam, born), person_index(one, other, born));
    EXPECT_NE(person_index(one, naam, born), person_index(one, naam, {}));
}

}  // namespace
