#include "records/registry/ledger.h"

#include <filesystem>
#include <fstream>

#include "tests/registry/fixture.h"

using namespace griffier;
using namespace griffier::test;

namespace {

namespace fs = std::filesystem;

class Ledger : public StoreTest {
  protected:
    void with_case() {
        init();
        ASSERT_EQ(import(CaseMaker(2).make("A-1")), "nieuw");
        auto group = store->begin_group();
        ASSERT_TRUE(group);
        ASSERT_TRUE(group->bind_regime("A-1", "model-2018", "1", std::string(64, 'a')));
        ASSERT_TRUE(group->commit());
    }
    Identiteit letter{"DOC-01", "A-1", "b1", "p1", 1};
    Bevinding why{Oordeel::ja, "informeren", "art. 6", "model-2018", "", "", {}, Date(2026, 3, 2), {}, {{"stap", {"x"}}}};
    std::string filed(const std::string& text) {
        auto group = store->begin_group();
        auto line = group->decide(letter, Date(2026, 3, 2), "nl", why);
        if (!line) return line.error().code;
        auto stored = group->file(line->first.nummer, view_of(text));
        if (!stored) return stored.error().code;
        auto committed = group->commit();
        return committed ? stored->nummer : committed.error().code;
    }
    std::vector<std::string> vault_files() {
        std::vector<std::string> out;
        for (const auto& entry : fs::recursive_directory_iterator(folder.at("opslag/kluis")))
            if (entry.is_regular_file()) out.push_back(entry.path().filename());
        return out;
    }
};

TEST(LedgerIdentity, differs_when_any_part_does_and_parts_do_not_run_together) {
    const Bytes id(16, 1);
    Hash base = identity_hash({"DOC-01", "", "b1", "p1", 1}, id);
    EXPECT_EQ(base, identity_hash({"DOC-01", "any number", "b1", "p1", 1}, id));  // the dossier's number is no part of it
    EXPECT_NE(base, identity_hash({"DOC-02", "", "b1", "p1", 1}, id));
    EXPECT_NE(base, identity_hash({"DOC-01", "", "b1p", "1", 1}, id));
    EXPECT_NE(base, identity_hash({"DOC-01", "", "b1", "p1", 2}, id));
    EXPECT_NE(base, identity_hash({"DOC-01", "", "b1", "p1", 1}, Bytes(16, 2)));
    std::string number = document_number("DOC-01", base);
    EXPECT_EQ(number.size(), std::string("DOC-01-").size() + 12);
    Hash zero{}, ones;
    ones.fill(0xff);
    EXPECT_EQ(document_number("X", zero), "X-000000000000");
    EXPECT_EQ(document_number("X", ones), "X-ZZZZZZZZZZZZ");
}

TEST_F(Ledger, a_second_run_makes_nothing_new) {
    with_case();
    std::string number = filed("brief");
    EXPECT_EQ(number, store->number_of(letter)->first);
    auto before = *store->counters();
    EXPECT_EQ(filed("brief"), number);
    auto after = *store->counters();
    EXPECT_EQ(after.stukken, 1);
    EXPECT_EQ(after.gereed, 1);
    EXPECT_EQ(after.commits, before.commits);
    EXPECT_EQ(vault_files().size(), 1u);
    EXPECT_EQ(text_of(*store->document(number)), "brief");
    EXPECT_EQ(flaws(), "");
}

TEST_F(Ledger, the_regime_stands_beside_the_decision_as_it_was) {
    with_case();
    std::string number = filed("brief");
    auto group = store->begin_group();
    EXPECT_EQ(group->bind_regime("A-1", "model-2018", "2", std::string(64, 'b')).error().code, "opslag.regime_bevroren");
    EXPECT_EQ(group->rebind_regime("A-1", "b1", "model-2018", "2", std::string(64, 'b')).error().code, "opslag.geen_regimewissel");
    Besluit change;
    change.id = "c9", change.soort = "regimewissel", change.datum = Date(2026, 3, 1);
    ASSERT_TRUE(group->record("A-1", change));
    ASSERT_TRUE(group->rebind_regime("A-1", "c9", "model-2018", "2", std::string(64, 'b')));
    ASSERT_TRUE(group->commit());
    EXPECT_EQ(store->summary("A-1")->regime_versie, "2");
    auto line = *store->ledger_line(number);
    ASSERT_TRUE(line);
    EXPECT_EQ(line->regime_versie, "1");
    EXPECT_EQ(line->regime_hash, std::string(64, 'a'));
    EXPECT_EQ(filed("brief"), number);  // a corrected regime makes no second letter
    EXPECT_EQ(flaws(), "");
}

TEST_F(Ledger, a_document_moves_forward_only_and_keeps_its_bytes) {
    with_case();
    std::string number;
    {
        auto group = store->begin_group();
        auto line = group->decide(letter, Date(2026, 3, 2), "nl", why);
        ASSERT_TRUE(line);
        EXPECT_TRUE(line->second);
        number = line->first.nummer;
        EXPECT_EQ(group->file(number, view_of("brief"), Stand::opgemaakt)->stand, Stand::opgemaakt);
        EXPECT_EQ(group->file(number, view_of("ander"), Stand::gereed).error().code, "kluis.ontbreekt");  // staged only: not readable before the commit
        EXPECT_FALSE(group->commit());
    }
    reopen();
    {
        auto group = store->begin_group();
        auto line = group->decide(letter, Date(2026, 3, 2), "nl", why);
        ASSERT_TRUE(line);
        EXPECT_TRUE(line->second);
        EXPECT_EQ(store->document(number).error().code, "opslag.stuk_niet_opgemaakt");
        ASSERT_TRUE(group->file(number, view_of("brief"), Stand::opgemaakt));
        ASSERT_TRUE(group->commit());
    }
    auto next = store->begin_group();
    EXPECT_EQ(next->file(number, view_of("ander"), Stand::gereed).error().code, "opslag.stuk_anders");
    EXPECT_EQ(next->file(number, view_of("brief"), Stand::gereed)->stand, Stand::gereed);
    EXPECT_EQ(next->file(number, view_of("brief"), Stand::opgemaakt)->stand, Stand::gereed);
    ASSERT_TRUE(next->commit());
    EXPECT_EQ(vault_files().size(), 1u);
    EXPECT_EQ(flaws(), "");
}

TEST_F(Ledger, wrong_calls_are_refused) {
    init();
    ASSERT_EQ(import(CaseMaker(2).make("A-1")), "nieuw");
    auto group = store->begin_group();
    EXPECT_EQ(group->decide(letter, Date(2026, 3, 2), "nl", why).error().code, "opslag.regime_onbekend");
    Identiteit nowhere = letter;
    nowhere.dossier = "A-9";
    EXPECT_EQ(group->decide(nowhere, Date(2026, 3, 2), "nl", why).error().code, "opslag.onbekend_dossier");
    EXPECT_EQ(group->file("DOC-01-X", view_of("x")).error().code, "opslag.onbekend_stuk");
    EXPECT_EQ(group->note("vrije tekst", "A-1", {}).error().code, "log.blad_waarde");
    EXPECT_EQ(group->note("run", "", {{"naam", "Jan Jansen"}}).error().code, "log.blad_waarde");
    EXPECT_TRUE(group->note("run", "", {{"n", "3"}}));
    ASSERT_TRUE(group->commit());
    EXPECT_EQ(flaws(), "");
}

TEST_F(Ledger, a_vault_file_that_is_gone_bent_or_strange_is_named) {
    with_case();
    std::string number = filed("brief");
    const std::string name = (*store->ledger_line(number))->kluis, path = folder.at("opslag/kluis/" + name.substr(0, 1) + "/" + name);
    std::ifstream in(path, std::ios::binary);
    std::string good{std::istreambuf_iterator<char>(in), {}};
    fs::remove(path);
    EXPECT_EQ(flaws(), "verify.kluis_ontbreekt " + number + "\n");
    EXPECT_EQ(store->document(number).error().code, "kluis.ontbreekt");
    std::ofstream(path) << good << "x";
    EXPECT_EQ(flaws(), "verify.kluis_anders " + number + "\n");
    EXPECT_EQ(store->document(number).error().kind, Kind::damaged);
    std::ofstream(path) << good;
    EXPECT_EQ(flaws(), "");
    std::ofstream(folder.at("opslag/kluis/a/vreemd")) << "x";
    std::ofstream(folder.at("opslag/kluis/b/" + std::string(64, 'b'))) << "x";
    EXPECT_EQ(flaws(), "verify.kluis_zonder_regel bbbbbbbbbbbbbbbb\nverify.kluis_vreemd a/vreemd\n");
}

TEST_F(Ledger, terms_are_found_by_date_and_keep_their_reasons) {
    with_case();
    std::vector<Termijnregel> terms = {{"A-1", "termijn.a", "vernietigen", "weegploeg", "", "besluit.niet-agenderen", Date(2026, 1, 1), Date(2026, 7, 1), {}, std::string(64, 'a')},
                                       {"A-1", "termijn.b", "informeren", "", "b1", "besluit.agenderen", Date(2026, 1, 1), Date(2026, 2, 1), Date(2026, 2, 3), std::string(64, 'a')}};
    auto group = store->begin_group();
    ASSERT_TRUE(group->set_terms("A-1", terms, {why, why}));
    ASSERT_TRUE(group->set_terms("A-1", terms, {why, why}));  // replaced, not doubled
    ASSERT_TRUE(group->commit());
    EXPECT_EQ(store->due(Date(2026, 1, 31))->size(), 0u);
    ASSERT_EQ(store->due(Date(2026, 2, 1))->size(), 1u);
    EXPECT_EQ(store->due(Date(2026, 7, 1))->size(), 2u);
    EXPECT_EQ(store->due(Date(2026, 7, 1), "vernietigen")->size(), 1u);
    auto found = store->due(Date(2026, 2, 1))->front();
    EXPECT_EQ(found.regel, "termijn.b");
    EXPECT_EQ(found.uiterst, Date(2026, 2, 3));
    auto reasons = store->reasons("A-1", "termijn.b", "b1");
    ASSERT_TRUE(reasons);
    EXPECT_EQ(encode(*reasons), encode(why));
    EXPECT_EQ(store->reasons("A-1", "termijn.z", "").error().code, "opslag.geen_redenen");
    EXPECT_EQ(flaws(), "");
}

}  // namespace
