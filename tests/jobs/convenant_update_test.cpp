// griffier convenant update: a new covenant file in a store that exists, by two persons, or refused with the reason.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs_world.h"
#include "records/core/crypto.h"

namespace griffier::jobs {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

class ConvenantUpdate : public ::testing::Test {
  protected:
    JobsWorld world;
    const Secret seed{Bytes(32, 7)}, other{Bytes(32, 8)};  ///< of second persons: outside everything
    std::string covenant;

    static std::string key_of(const Secret& secret) { return hex(ed25519_public(secret)); }
    std::string person(const std::string& id, const std::string& name, const std::string& more) const {
        return "<persoon id=\"" + id + "\" partij=\"proef-gemeente\" rol=\"functionaris\" bereik=\"beide\" " + more + "><naam>" + name + "</naam></persoon>\n  ";
    }
    std::string with(const std::string& text, const std::string& inserted) const {
        std::string out = text;
        out.insert(out.find("<persoon id=\"proef-uitvoerder\""), inserted);
        return out;
    }
    static std::string changed(std::string text, const std::string& from, const std::string& to) {
        EXPECT_NE(text.find(from), std::string::npos) << from;
        text.replace(text.find(from), from.size(), to);
        return text;
    }
    /// A store whose covenant has a second person with a key, or one without.
    void init(bool key = true) {
        world.user = "proef";
        world.run({"sample", world.path("proef"), "--dossiers", "12", "--seed", "3", "--on", "2026-06-01", "--with-covenant"});
        covenant = with(world.read("proef.convenant.xml"), person("proef-tweede", "T. Tweede", key ? "sleutel=\"" + key_of(seed) + "\"" : ""));
        world.write("proef.convenant.xml", covenant);
        const Answer made = world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("proef.convenant.xml")});
        ASSERT_EQ(made.code, ExitCode::done) << made.err;
    }
    Answer update(std::vector<std::string> arguments, const std::string& who = "proef-uitvoerder") {
        arguments.insert(arguments.begin(), {"convenant", "update", world.path("nieuw.xml")});
        arguments.insert(arguments.end(), {"--as", who, "--purpose", "beheer", "--json"});
        return world.in_store(arguments);
    }
    Answer propose(const std::string& text) {
        world.write("nieuw.xml", text);
        std::filesystem::remove(world.path("voorstel"));
        return update({"--voorstel", world.path("voorstel"), "--reason", "aanvulling"});
    }
    Answer ratify(const Secret& secret, const std::string& second = "proef-tweede", const std::string& first = "proef-uitvoerder") {
        const Bytes signature = ed25519_sign(secret, view_of(world.read("voorstel")));
        world.write("handtekening", std::string(signature.begin(), signature.end()));
        return update({"--bekrachtig", world.path("voorstel"), "--handtekening", world.path("handtekening"), "--door", second}, first);
    }
    static std::vector<std::string> codes(const Answer& answer) {
        std::vector<std::string> out;
        for (const auto& line : answer.lines())
            if (line["type"] == "error") out.push_back(line["code"]);
        return out;
    }
    std::string held() { return world.in_store({"convenant", "show", "--json"}).out; }
};

TEST_F(ConvenantUpdate, DOC_28_two_persons_bring_a_new_version_and_the_old_one_stays) {
    init();
    ASSERT_EQ(world.in_store({"import", world.path("proef")}).code, ExitCode::done);
    const std::string next = with(covenant, person("proef-derde", "D. Derde", "sleutel=\"" + key_of(other) + "\""));
    const Answer proposed = propose(next);
    ASSERT_EQ(proposed.code, ExitCode::done) << proposed.out << proposed.err;
    EXPECT_THAT(proposed.out, HasSubstr("\"type\":\"difference\",\"what\":\"persoon\",\"id\":\"proef-derde\""));
    EXPECT_THAT(held(), testing::Not(HasSubstr("proef-derde"))) << "one person changes nothing";
    const Answer done = ratify(seed);
    ASSERT_EQ(done.code, ExitCode::done) << done.out << done.err;
    EXPECT_EQ(done.summary()["counts"]["recorded"], 1);
    EXPECT_THAT(held(), HasSubstr("proef-derde"));
    const Answer first = world.in_store({"convenant", "show", "--number", "1", "--json", "--out", world.path("versies")});
    EXPECT_EQ(first.code, ExitCode::done) << first.out;
    EXPECT_THAT(first.out, testing::Not(HasSubstr("proef-derde")));
    EXPECT_EQ(world.read("versies/convenant-1.xml"), covenant) << "as it was";
    const Answer second = world.in_store({"convenant", "show", "--number", "2", "--json", "--out", world.path("versies")});
    EXPECT_THAT(second.out, HasSubstr("\"type\":\"covenant_decision\",\"version\":2,\"date\":\"2026-06-01\",\"persons\":[\"proef-uitvoerder\",\"proef-tweede\"]"));
    EXPECT_EQ(world.read("versies/convenant-2.xml"), next);
    EXPECT_THAT(world.read("versies/convenant-2.besluit.txt"), HasSubstr("reden aanvulling\n"));
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    const Answer night = world.in_store({"nightly", "--on", "2026-06-02", "--json"});
    EXPECT_THAT(codes(night), testing::Not(Contains("termijn.anders"))) << "no stored date depends on what changed";
    EXPECT_NE(night.code, ExitCode::damaged);
    EXPECT_GT(night.summary()["counts"]["reckoned"], 0);
}

TEST_F(ConvenantUpdate, who_comes_in_by_it_can_act_after_it) {
    init();
    ASSERT_EQ(propose(with(covenant, person("proef-derde", "D. Derde", "sleutel=\"" + key_of(other) + "\""))).code, ExitCode::done);
    EXPECT_EQ(codes(ratify(other, "proef-derde")), std::vector<std::string>{"handelen.onbekend"}) << "a key that this change brings does not count for it";
    ASSERT_EQ(ratify(seed).code, ExitCode::done);
    covenant = world.read("nieuw.xml");
    ASSERT_EQ(propose(changed(covenant, "<naam>V. Voorbeeld</naam><functie>uitvoerder persoonsgerichte aanpak</functie>", "<naam>V. Voorbeeld</naam><functie>uitvoerder</functie>")).code, ExitCode::done);
    EXPECT_EQ(ratify(other, "proef-derde").code, ExitCode::done);
}

TEST_F(ConvenantUpdate, a_key_rolls_over_with_the_signature_of_the_old_one) {
    init();
    const std::string next = changed(covenant, key_of(seed), key_of(other));
    const Answer proposed = propose(next);
    EXPECT_THAT(proposed.out, HasSubstr("wijziging.let_op.sleutel"));
    EXPECT_EQ(codes(ratify(other)), std::vector<std::string>{"bekrachtig.handtekening"});
    EXPECT_EQ(ratify(seed).code, ExitCode::done);
    covenant = next;
    ASSERT_EQ(propose(with(covenant, person("proef-derde", "D. Derde", ""))).code, ExitCode::done);
    EXPECT_EQ(codes(ratify(seed)), std::vector<std::string>{"bekrachtig.handtekening"});
    EXPECT_EQ(ratify(other).code, ExitCode::done);
}

TEST_F(ConvenantUpdate, where_nobody_has_a_key_the_first_one_proves_itself) {
    init(false);
    const std::string next = changed(covenant, "<persoon id=\"proef-tweede\"", "<persoon sleutel=\"" + key_of(seed) + "\" id=\"proef-tweede\"");
    ASSERT_EQ(propose(next).code, ExitCode::done);
    EXPECT_EQ(codes(ratify(other)), std::vector<std::string>{"bekrachtig.handtekening"});
    const Answer done = ratify(seed);
    ASSERT_EQ(done.code, ExitCode::done) << done.out;
    EXPECT_THAT(done.out, HasSubstr("\"first_key\":true"));
    ASSERT_EQ(propose(with(next, person("proef-derde", "D. Derde", "sleutel=\"" + key_of(other) + "\""))).code, ExitCode::done);
    EXPECT_EQ(codes(ratify(other, "proef-derde")), std::vector<std::string>{"handelen.onbekend"}) << "only once";
}

TEST_F(ConvenantUpdate, the_only_one_with_a_key_has_to_sign_and_cannot_bring_his_own_second_person) {
    init();
    const std::string next = with(covenant, person("proef-derde", "D. Derde", "sleutel=\"" + key_of(other) + "\""));
    world.write("nieuw.xml", next);
    ASSERT_EQ(update({"--voorstel", world.path("voorstel"), "--reason", "aanvulling"}, "proef-tweede").code, ExitCode::done);
    EXPECT_EQ(codes(ratify(other, "proef-derde", "proef-tweede")), std::vector<std::string>{"handelen.onbekend"});
    EXPECT_THAT(held(), testing::Not(HasSubstr("proef-derde")));
    ASSERT_EQ(propose(next).code, ExitCode::done);
    EXPECT_EQ(ratify(seed).code, ExitCode::done) << "somebody else proposes it and he signs";
}

TEST_F(ConvenantUpdate, a_day_that_is_over_does_not_make_the_keys_of_today_absent_in_a_real_store) {
    world.user = "proef";
    world.run({"sample", world.path("proef"), "--dossiers", "1", "--seed", "3", "--on", "2026-06-01", "--with-covenant"});
    covenant = with(world.read("proef.convenant.xml"), person("proef-tweede", "T. Tweede", "vanaf=\"2026-05-01\" sleutel=\"" + key_of(seed) + "\""));
    world.write("proef.convenant.xml", covenant);
    ASSERT_EQ(world.run({"init", "--real", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("proef.convenant.xml")}).code, ExitCode::done);
    world.write("opslag/griffier.ini", world.read("opslag/griffier.ini") + "[wie]\nproef = proef-uitvoerder\n");
    ASSERT_EQ(propose(with(covenant, person("proef-derde", "D. Derde", "sleutel=\"" + key_of(other) + "\""))).code, ExitCode::done);
    const Bytes signature = ed25519_sign(other, view_of(world.read("voorstel")));
    world.write("handtekening", std::string(signature.begin(), signature.end()));
    const Answer earlier = update({"--bekrachtig", world.path("voorstel"), "--handtekening", world.path("handtekening"), "--door", "proef-derde", "--on", "2026-04-01"});
    EXPECT_EQ(codes(earlier), std::vector<std::string>{"handelen.onbekend"}) << earlier.out;
    EXPECT_THAT(held(), testing::Not(HasSubstr("proef-derde")));
    EXPECT_EQ(ratify(seed).code, ExitCode::done);
}

TEST_F(ConvenantUpdate, DOC_28_who_has_left_does_not_come_back_on_an_earlier_day_in_a_real_store) {
    world.user = "proef";
    world.run({"sample", world.path("proef"), "--dossiers", "1", "--seed", "3", "--on", "2026-06-01", "--with-covenant"});
    covenant = with(world.read("proef.convenant.xml"), person("proef-tweede", "T. Tweede", "sleutel=\"" + key_of(seed) + "\"") + person("proef-weg", "W. Weg", "tot=\"2026-04-30\" sleutel=\"" + key_of(other) + "\""));
    world.write("proef.convenant.xml", covenant);
    ASSERT_EQ(world.run({"init", "--real", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("proef.convenant.xml")}).code, ExitCode::done);
    world.write("opslag/griffier.ini", world.read("opslag/griffier.ini") + "[wie]\nproef = proef-uitvoerder, proef-weg\n");
    ASSERT_EQ(propose(with(covenant, person("proef-derde", "D. Derde", ""))).code, ExitCode::done);
    const Bytes signature = ed25519_sign(other, view_of(world.read("voorstel")));
    world.write("handtekening", std::string(signature.begin(), signature.end()));
    const std::vector<std::string> ratified{"--bekrachtig", world.path("voorstel"), "--handtekening", world.path("handtekening"), "--door", "proef-weg", "--on", "2026-04-01"};
    EXPECT_EQ(codes(update(ratified)), std::vector<std::string>{"handelen.mandaat"}) << "as the second";
    EXPECT_EQ(codes(update({"--dry-run", "--on", "2026-04-01"}, "proef-weg")), std::vector<std::string>{"handelen.mandaat"}) << "as the first";
    EXPECT_THAT(held(), testing::Not(HasSubstr("proef-derde")));
    EXPECT_EQ(ratify(seed).code, ExitCode::done);
}

TEST_F(ConvenantUpdate, one_person_cannot_do_it) {
    init();
    world.write("nieuw.xml", with(covenant, person("proef-derde", "D. Derde", "")));
    EXPECT_EQ(codes(update({})), std::vector<std::string>{"wijziging.tweede_persoon"});
    EXPECT_EQ(codes(update({"--voorstel", world.path("voorstel")})), std::vector<std::string>{"wijziging.zonder_reden"});
    EXPECT_FALSE(std::filesystem::exists(world.path("voorstel")));
    ASSERT_EQ(update({"--voorstel", world.path("voorstel"), "--reason", "aanvulling"}).code, ExitCode::done);
    EXPECT_EQ(codes(ratify(seed, "proef-uitvoerder")), std::vector<std::string>{"bekrachtig.zelfde"});
    EXPECT_EQ(codes(ratify(seed, "vreemde")), std::vector<std::string>{"handelen.onbekend"});
    EXPECT_EQ(codes(ratify(seed, "proef-tweede", "proef-tweede")), std::vector<std::string>{"wijziging.andere_eerste"});
    EXPECT_EQ(update({}, "vreemde").code, ExitCode::some_refused);
    EXPECT_THAT(held(), testing::Not(HasSubstr("proef-derde")));
}

TEST_F(ConvenantUpdate, a_proposal_is_of_one_file_and_one_moment) {
    init();
    const std::string one = with(covenant, person("proef-derde", "D. Derde", "")), two = with(covenant, person("proef-vierde", "V. Vierde", ""));
    ASSERT_EQ(propose(one).code, ExitCode::done);
    world.write("nieuw.xml", two);
    EXPECT_EQ(codes(ratify(seed)), std::vector<std::string>{"wijziging.ander_voorstel"}) << "another file in its place";
    world.write("nieuw.xml", one);
    world.write("voorstel", world.read("voorstel") + "mandaat erbij\n");
    EXPECT_EQ(codes(ratify(seed)), std::vector<std::string>{"wijziging.ander_voorstel"}) << "a line more";
    ASSERT_EQ(propose(one).code, ExitCode::done);
    const std::string statement = world.read("voorstel");
    ASSERT_EQ(ratify(seed).code, ExitCode::done);
    EXPECT_EQ(ratify(seed).summary()["counts"]["unchanged"], 1) << "a second time nothing happens";
    world.write("nieuw.xml", with(one, person("proef-vierde", "V. Vierde", "")));
    world.write("voorstel", statement);
    EXPECT_EQ(codes(ratify(seed)), std::vector<std::string>{"wijziging.ander_voorstel"}) << "the store has moved on";
    ASSERT_EQ(propose(covenant).code, ExitCode::some_refused) << "a person does not disappear";
    const std::string ended = changed(one, "<persoon id=\"proef-derde\"", "<persoon tot=\"2026-05-31\" id=\"proef-derde\"");
    ASSERT_EQ(propose(ended).code, ExitCode::done);
    const std::string leaves = world.read("voorstel");
    ASSERT_EQ(ratify(seed).code, ExitCode::done);
    ASSERT_EQ(propose(one).code, ExitCode::done);
    ASSERT_EQ(ratify(seed).code, ExitCode::done) << "he stays after all";
    world.write("nieuw.xml", ended);
    world.write("voorstel", leaves);
    EXPECT_EQ(codes(ratify(seed)), std::vector<std::string>{"wijziging.ander_voorstel"}) << "what was signed once does not count again when the file is back as it was";
}

TEST_F(ConvenantUpdate, what_would_break_what_is_stored_is_refused_and_changes_nothing) {
    init();
    ASSERT_EQ(world.in_store({"import", world.path("proef")}).code, ExitCode::done);
    const std::string id = covenant.substr(covenant.find(" id=\""), covenant.find('"', covenant.find(" id=\"") + 5) - covenant.find(" id=\"") + 1);
    const std::vector<std::pair<std::string, std::string>> wrong{
        {changed(covenant, id, " id=\"ander\""), "wijziging.ander_convenant"},
        {changed(covenant, "regime=\"model-2018\"", "regime=\"noord-holland-2018\""), "wijziging.ander_regime"},
        {changed(covenant, "<convenant ", "<convenant handleiding-richtsnoer=\"nee\" "), "wijziging.richtsnoer"},
        {changed(covenant, person("proef-tweede", "T. Tweede", "sleutel=\"" + key_of(seed) + "\""), ""), "wijziging.weg"},
        {changed(covenant, "gemeentecode=\"9990\"", "gemeentecode=\"9991\""), "wijziging.gemeentecode"},
        {changed(covenant, "<naam>V. Voorbeeld</naam>", "<naam>Z. Ander</naam>"), "wijziging.ander_mens"},
        {changed(covenant, "sleutel=\"" + key_of(seed) + "\"", ""), "wijziging.zonder_sleutel"},
        {changed(covenant, "<partij id=\"proef-politie\"", "<partij uitgetreden=\"2026-05-01\" id=\"proef-politie\""), "wijziging.zonder_opzegging"},
    };
    for (const auto& [text, code] : wrong) {
        const auto before = held();
        const Answer answer = propose(text);
        EXPECT_EQ(answer.code, ExitCode::some_refused) << code << answer.out;
        EXPECT_THAT(codes(answer), Contains(code)) << answer.out;
        EXPECT_FALSE(std::filesystem::exists(world.path("voorstel"))) << code;
        EXPECT_EQ(held(), before) << code;
    }
}

TEST_F(ConvenantUpdate, a_file_that_init_would_refuse_is_refused_here_too) {
    init();
    EXPECT_EQ(propose("<convenant/>").code, ExitCode::configuration);
    EXPECT_EQ(propose(covenant.substr(0, covenant.size() / 2)).code, ExitCode::configuration);
    EXPECT_EQ(propose(changed(covenant, "partij=\"proef-gemeente\"", "partij=\"nergens\"")).code, ExitCode::configuration);
    EXPECT_EQ(propose(changed(covenant, "regime-versie=\"", "regime-versie=\"9")).code, ExitCode::configuration);
    EXPECT_EQ(codes(propose(changed(covenant, "soort=\"politie\"", "soort=\"brandweer\""))).size(), 3u) << "another kind, unknown, and too few of the old one";
    const std::string as = "--as";
    EXPECT_EQ(world.in_store({"convenant", "update", as, "proef-uitvoerder", "--purpose", "x"}).code, ExitCode::usage);
    EXPECT_EQ(world.in_store({"convenant", "update", world.path("weg.xml"), as, "proef-uitvoerder", "--purpose", "x"}).code, ExitCode::usage);
    world.write("nieuw.xml", covenant);
    EXPECT_EQ(update({"--bekrachtig", world.path("nieuw.xml")}).code, ExitCode::usage) << "no signature";
    EXPECT_EQ(world.in_store({"convenant", "update", world.path("nieuw.xml")}).code, ExitCode::usage) << "nobody named";
    for (const char* number : {"0", "2", "-1", "een"}) EXPECT_EQ(world.in_store({"convenant", "show", "--number", number}).code, ExitCode::some_refused) << number;
}

TEST_F(ConvenantUpdate, a_dry_run_tells_the_difference_and_changes_nothing) {
    init();
    world.write("nieuw.xml", with(covenant, person("proef-derde", "D. Derde", "")));
    const auto before = world.contents("opslag");
    const Answer answer = update({"--dry-run"});
    EXPECT_EQ(answer.code, ExitCode::done) << answer.out;
    EXPECT_THAT(answer.out, HasSubstr("proef-derde"));
    EXPECT_EQ(world.contents("opslag"), before);
    world.write("nieuw.xml", covenant);
    EXPECT_EQ(update({"--dry-run"}).summary()["counts"]["unchanged"], 1);
}

TEST_F(ConvenantUpdate, what_an_older_key_approved_still_goes_out_with_the_log) {
    init();
    ASSERT_EQ(propose(changed(covenant, key_of(seed), key_of(other))).code, ExitCode::done);
    ASSERT_EQ(ratify(seed).code, ExitCode::done);
    const Answer out = world.in_store({"log", "export", "--to", world.path("logboek"), "--json"});
    EXPECT_EQ(out.code, ExitCode::done) << out.out;
    EXPECT_EQ(world.run({"log", "check", world.path("logboek")}).code, ExitCode::done);
}

}  // namespace
}  // namespace griffier::jobs
