// Decisions of two persons: the first proposes, the second proves with a detached signature. And what only regimes and both can do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs_world.h"
#include "records/core/crypto.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

class TwoPersons : public testing::Test {
  protected:
    void SetUp() override {
        world.run({"sample", world.path("proef"), "--dossiers", "1", "--seed", "3", "--on", "2026-06-01", "--regime", "model-2018", "--with-covenant"});
        std::string covenant = world.read("proef.convenant.xml");
        const auto person = [&](const std::string& id, const std::string& role, const std::string& name, const Bytes& key) {
            return "  <persoon id=\"" + id + "\" partij=\"proef-om\" rol=\"" + role + "\"" + (key.empty() ? "" : " sleutel=\"" + hex(key) + "\"") + "><naam>" + name + "</naam></persoon>\n";
        };
        covenant.insert(covenant.find("</convenant>"), person("tweede", "lid-weegploeg", "W. Tweede", ed25519_public(seed)) + person("zelfde", "lid-weegploeg", "V. Voorbeeld", ed25519_public(seed)) +
                                                           person("zonder", "lid-weegploeg", "Z. Sleutel", {}) + person("beheer", "operator", "B. Heer", ed25519_public(seed)));
        world.write("eigen.xml", covenant);
        ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("eigen.xml")}).code, ExitCode::done);
        world.write("zaak.xml", canary_dossier());
        ASSERT_EQ(world.in_store({"import", world.path("zaak.xml")}).code, ExitCode::done);
    }
    Answer decide(std::vector<std::string> parts, const std::string& as = "proef-uitvoerder") {
        std::vector<std::string> arguments{"besluit", "KAN-2026-001", "--as", as, "--purpose", "proef", "--json"};
        arguments.insert(arguments.end(), parts.begin(), parts.end());
        return world.in_store(arguments);
    }
    Answer propose(const std::string& file = "voorstel.txt") {
        return decide({"--kind", "oplossing", "--outcome", "niet-uitgevoerd", "--reason", "Knettergeheim woord.", "--voorstel", world.path(file)});
    }
    void sign(const Secret& key, const std::string& file = "voorstel.txt") {
        const Bytes signature = ed25519_sign(key, view_of(world.read(file)));
        world.write("handtekening", std::string(signature.begin(), signature.end()));
    }
    Answer ratify(const std::string& second = "tweede", const std::string& file = "voorstel.txt") {
        return decide({"--bekrachtig", world.path(file), "--handtekening", world.path("handtekening"), "--door", second});
    }
    std::string code_of(const Answer& answer) const {
        for (const auto& line : answer.lines())
            if (line["type"] == "error") return line["code"];
        return "";
    }
    long leaves() { return world.in_store({"verify", "--json"}).summary()["log_leaves"]; }
    JobsWorld world;
    Secret seed{Bytes(32, 7)}, other{Bytes(32, 8)};
};

TEST_F(TwoPersons, DOC_28_a_proposal_that_the_second_person_signed_is_recorded_once) {
    ASSERT_EQ(propose().code, ExitCode::done);
    const std::string text = world.read("voorstel.txt");
    EXPECT_THAT(text, HasSubstr("dossier KAN-2026-001"));
    EXPECT_THAT(text, Not(HasSubstr("Knettergeheim"))) << "free text is there as a hash only";
    EXPECT_THAT(text, Not(HasSubstr("Voorbeeld"))) << "nobody's name";
    sign(seed);
    const Answer done = ratify();
    ASSERT_EQ(done.code, ExitCode::done) << done.out;
    EXPECT_EQ(done.summary()["counts"]["recorded"], 1);
    const Answer again = ratify();
    EXPECT_EQ(again.code, ExitCode::done);
    const std::string shown = world.in_store({"show", "KAN-2026-001", "--as", "proef-uitvoerder", "--purpose", "proef"}).out;
    EXPECT_THAT(shown, HasSubstr("niet-uitgevoerd"));
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(TwoPersons, SEC_14_one_person_cannot_be_two_and_each_try_is_logged) {
    long before = leaves();
    EXPECT_EQ(code_of(decide({"--kind", "oplossing", "--outcome", "niet-uitgevoerd", "--reason", "x", "--person", "proef-uitvoerder", "--person", "tweede"})), "besluit.tweede_persoon");
    EXPECT_GT(leaves(), before);
    ASSERT_EQ(propose().code, ExitCode::done);
    sign(seed);
    for (const auto& [second, code] : std::vector<std::pair<std::string, std::string>>{{"proef-uitvoerder", "bekrachtig.zelfde"}, {"zelfde", "bekrachtig.zelfde"},
                                                                                       {"zonder", "bekrachtig.geen_sleutel"},     {"beheer", "bekrachtig.rol"}, {"niemand", "handelen.onbekend"}}) {
        before = leaves();
        EXPECT_EQ(code_of(ratify(second)), code) << second;
        EXPECT_GT(leaves(), before) << second;
    }
    sign(other);
    EXPECT_EQ(code_of(ratify()), "bekrachtig.handtekening");
    std::string text = world.read("voorstel.txt");
    world.write("anders.txt", text.replace(text.find("niet-uitgevoerd"), 15, "uitgevoerd"));
    sign(seed, "anders.txt");
    EXPECT_EQ(code_of(ratify("tweede", "anders.txt")), "bekrachtig.anders");
    world.write("onzin.txt", "onzin");
    EXPECT_EQ(code_of(ratify("tweede", "onzin.txt")), "bekrachtig.vorm");
}

TEST_F(TwoPersons, a_change_of_regime_moves_the_case_and_only_with_two) {
    ASSERT_EQ(decide({"--kind", "regimewissel", "--outcome", "over", "--factor", "naar=noord-holland-2018", "--reason", "x", "--voorstel", world.path("voorstel.txt")}).code, ExitCode::done);
    const auto regime = [&] {
        for (const auto& line : world.in_store({"list", "--json"}).lines())
            if (line["type"] == "dossier") return line["regime"].get<std::string>();
        return std::string();
    };
    EXPECT_EQ(regime(), "model-2018");
    sign(seed);
    EXPECT_EQ(ratify().code, ExitCode::done);
    EXPECT_EQ(regime(), "noord-holland-2018");
    EXPECT_EQ(code_of(decide({"--kind", "regimewissel", "--outcome", "over", "--factor", "naar=midden-nederland-2015", "--reason", "x", "--voorstel", world.path("v2.txt")})), "besluit.regime");
}

TEST_F(TwoPersons, RET_01_only_the_acts_that_the_regime_lists_move_last_processing) {
    const auto archive_date = [&] {
        for (const auto& line : world.in_store({"explain", "KAN-2026-001", "--as", "proef-uitvoerder", "--purpose", "proef", "--on", "2026-06-20", "--json"}).lines())
            if (line["type"] == "date" && line["what"] == "archiveren" && line.contains("start")) return line["start"].get<std::string>();
        return std::string();
    };
    const std::string before = archive_date();
    ASSERT_FALSE(before.empty());
    EXPECT_EQ(decide({"--kind", "aanhouding", "--outcome", "aanhouden", "--reason", "x", "--until", "2026-09-01", "--on", "2026-06-10"}).code, ExitCode::done);
    EXPECT_EQ(decide({"--kind", "toegang", "--outcome", "toegelaten", "--body", "uitvoerder", "--by", "proef-rvdk", "--reason", "x", "--on", "2026-06-10"}).code, ExitCode::done);
    EXPECT_EQ(archive_date(), before);
    EXPECT_EQ(decide({"--kind", "partners", "--outcome", "vastgesteld", "--body", "weegploeg", "--reason", "x", "--on", "2026-06-10"}).code, ExitCode::done);
    EXPECT_EQ(archive_date(), "2026-06-10");
}

TEST_F(TwoPersons, a_hold_without_end_a_consultation_without_reason_and_a_closure_by_too_few_are_refused) {
    EXPECT_EQ(code_of(decide({"--kind", "aanhouding", "--outcome", "aanhouden", "--reason", "x"})), "besluit.zonder_einde");
    EXPECT_EQ(code_of(decide({"--kind", "raadpleging-archief", "--outcome", "raadplegen"})), "besluit.zonder_reden");
    EXPECT_EQ(code_of(decide({"--kind", "afsluiting", "--outcome", "afsluiten", "--reason", "x", "--party", "proef-om"})), "besluit.partijen");
}

TEST_F(TwoPersons, a_decision_of_two_persons_in_a_dossier_file_proves_nothing) {
    std::string dossier = canary_dossier("KAN-2026-009");
    dossier.insert(dossier.find("  </weegploegbestand>"), "    <besluit id=\"b9\" soort=\"oplossing\" uitkomst=\"uitgevoerd\" datum=\"2026-05-20\" orgaan=\"verwerkingsverantwoordelijke\"/>\n");
    world.write("twee.xml", dossier);
    EXPECT_EQ(code_of(world.in_store({"import", world.path("twee.xml"), "--json"})), "besluit.tweede_persoon");
}

}  // namespace
}  // namespace griffier::jobs
