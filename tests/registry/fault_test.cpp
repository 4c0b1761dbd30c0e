// Each change on the disk fails in turn; nothing personal is ever there in the clear.
#include <filesystem>
#include <fstream>

#include "tests/registry/fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

namespace fs = std::filesystem;
using Faults = StoreTest;

std::string get(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST_F(Faults, whichever_change_of_init_fails_the_next_init_makes_a_sound_store) {
    FailingDisk counting;
    ASSERT_TRUE(Store::init({folder.at("n"), folder.at("nk")}, {}, counting, clock, random));
    const int changes = counting.changes();
    ASSERT_GT(changes, 20);
    for (bool lasting : {false, true})
        for (int n = 1; n <= changes; ++n) {
            Folder own;
            StorePaths at{own.at("opslag"), own.at("sleutel")};
            FailingDisk failing(n, lasting);
            auto made = Store::init(at, {}, failing, clock, random);
            EXPECT_FALSE(made) << n;
            auto opened = Store::open(at, *disk, clock, random, 0);
            if (opened) continue;  // failed after the last step: the store is whole, only a leftover stays
            auto again = Store::init(at, {}, *disk, clock, random);
            ASSERT_TRUE(again) << n << " " << again.error().code;
            auto after = Store::open(at, *disk, clock, random, 0);
            ASSERT_TRUE(after) << n << " " << after.error().code;
            EXPECT_TRUE((*after)->verify()->empty()) << n;
        }
}

TEST_F(Faults, whichever_change_of_a_group_fails_all_of_it_is_there_or_nothing) {
    init();
    ASSERT_EQ(import(CaseMaker(2).make("A-1")), "nieuw");
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group->bind_regime("A-1", "model-2018", "1", std::string(64, 'a')));
        ASSERT_TRUE(group->commit());
    }
    store.reset();
    const std::string good = folder.at("goed");
    fs::copy(paths.folder, good, fs::copy_options::recursive);
    auto work = [&](Store& s) {
        auto group = s.begin_group();
        if (!group) return false;
        for (const char* who : {"p1", "p2", "p3"}) {
            auto line = group->decide({"DOC-01", "A-1", "b1", who, 1}, Date(2026, 3, 2), "nl", {});
            if (!line || !group->file(line->first.nummer, view_of(std::string("brief aan ") + who))) return false;
        }
        return static_cast<bool>(group->commit());
    };
    int changes = 0;
    {
        FailingDisk counting;
        auto s = Store::open(paths, counting, clock, random, 0);
        int before = counting.changes();
        ASSERT_TRUE(work(**s));
        changes = counting.changes() - before;
    }
    ASSERT_GE(changes, 8);
    int refused_work = 0;
    for (bool lasting : {false, true})
        for (int n = 1; n <= changes; ++n) {
            fs::remove_all(paths.folder);
            fs::copy(good, paths.folder, fs::copy_options::recursive);
            bool done = false;
            {
                FailingDisk failing;
                auto probe = Store::open(paths, failing, clock, random, 0);
                ASSERT_TRUE(probe);
                int opening = failing.changes();
                probe->reset();
                FailingDisk disk_now(opening + n, lasting);
                auto s = Store::open(paths, disk_now, clock, random, 0);
                ASSERT_TRUE(s) << s.error().code;
                done = work(**s);
            }
            refused_work += done ? 0 : 1;
            reopen();
            EXPECT_EQ(store->counters()->stukken, done ? 3 : 0) << n;
            EXPECT_EQ(flaws(), "") << n;
            EXPECT_TRUE(work(*store)) << n;
            EXPECT_EQ(store->counters()->stukken, 3) << n;
            EXPECT_EQ(flaws(), "") << n;
            store.reset();
        }
    EXPECT_GE(refused_work, changes);
}

std::string utf16(const std::string& text) {
    std::string out;
    for (char c : text) out += c, out += '\0';
    return out;
}

TEST_F(Faults, SEC_06_no_file_of_the_store_holds_a_word_in_the_clear) {
    init();
    Dossier d = CaseMaker(2).make("A-1");
    // every text that is about someone becomes a word that stands nowhere else
    std::vector<std::string> words;
    auto odd = [&](std::string& field) {
        field = "Kwikstaartje" + std::to_string(words.size()) + "zonderweerga";
        words.push_back(field);
    };
    for (auto& p : d.personen) {
        odd(p.naam.voornamen), odd(p.naam.voorvoegsel), odd(p.naam.geslachtsnaam), odd(p.adres.straat), odd(p.adres.woonplaats), odd(p.telefoon), odd(p.email), odd(p.relatie), odd(p.noodzaak);
        for (auto& partner : p.naam.partners) odd(partner.geslachtsnaam);
    }
    for (auto& s : d.signalen) odd(s.feit), odd(s.duiding);
    for (auto& a : d.analyses) odd(a.argument);
    for (auto& b : d.besluiten) odd(b.redenen), odd(b.noodzaak), odd(b.evenredigheid), odd(b.beletsel), odd(b.wijze);
    for (auto& a : d.acties) odd(a.omschrijving);
    for (auto& p : d.plannen) odd(p.doel);
    for (auto& v : d.verzoeken) odd(v.verzoeker);
    for (auto& g : d.dragers) odd(g.omschrijving), odd(g.bewaarplaats);
    for (auto& g : d.gebeurtenissen) odd(g.omschrijving);
    ASSERT_EQ(import(d), "nieuw");
    const std::string source = hex(source_of(d)), letter_text = "Kwikstaartje in een brief";
    words.push_back(letter_text);
    {
        auto group = store->begin_group();
        ASSERT_TRUE(group->bind_regime("A-1", "model-2018", "1", std::string(64, 'a')));
        Besluit act;
        act.soort = "partners", act.datum = Date(2026, 1, 5), act.redenen = "Kwikstaartje als reden";
        words.push_back(act.redenen);
        ASSERT_TRUE(group->record("A-1", act));
        Bevinding why;
        why.stappen = {{"stap", {"Kwikstaartje als stap"}}};
        words.push_back("Kwikstaartje als stap");
        auto line = group->decide({"DOC-01", "A-1", "b1", "p1", 1}, Date(2026, 3, 2), "nl", why);
        ASSERT_TRUE(line);
        ASSERT_TRUE(group->file(line->first.nummer, view_of(letter_text), Stand::gereed, {{"aan", d.personen[0].naam.geslachtsnaam}}));
        ASSERT_TRUE(group->set_terms("A-1", {{"A-1", "t", "informeren", "", "", "x", Date(2026, 1, 1), Date(2026, 1, 2), {}, ""}}, {why}));
        ASSERT_TRUE(group->commit());
        Dossier second = next(d);
        auto update = store->begin_group();
        auto updated = update->import(second, sha256(view_of("tweede")));
        EXPECT_TRUE(updated) << updated.error().code;
        // a hot journal too: looked at before the group ends
        std::size_t searched = 0, files = 0;
        for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
            if (!entry.is_regular_file()) continue;
            ++files;
            const std::string bytes = get(entry.path());
            for (const std::string& word : words) {
                for (const std::string& form : {word, utf16(word), base64(view_of(word)).substr(0, 16), hex(view_of(word)), hex(sha256(view_of(word))), text_of(sha256(view_of(word)))}) {
                    EXPECT_EQ(bytes.find(form), std::string::npos) << entry.path().filename() << " " << word;
                    ++searched;
                }
                EXPECT_EQ(entry.path().string().find(word), std::string::npos);
            }
            // nor a hash of plain text: of the case file or of the letter
            EXPECT_EQ(bytes.find(source), std::string::npos) << entry.path().filename();
            EXPECT_EQ(bytes.find(text_of(source_of(d))), std::string::npos) << entry.path().filename();
        }
        EXPECT_GT(words.size(), 25u);
        EXPECT_GE(files, 9u);
        EXPECT_EQ(searched, words.size() * 6 * files);
    }
    EXPECT_EQ(text_of(*store->document(store->documents()->front().nummer)), letter_text);
    EXPECT_EQ(flaws(), "");
}

}  // namespace
