// What an operator meets when a copy was put back, a database is of another moment, or the clock is wrong: through the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs_world.h"
#include "records/core/crypto.h"

namespace griffier::jobs {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

class QuarantineCommand : public ::testing::Test {
  protected:
    QuarantineCommand() { world.user = "proef"; }
    JobsWorld world;

    void copy(const std::string& from, const std::string& to) const {
        fs::remove_all(world.path(to));
        fs::copy(world.path(from), world.path(to), fs::copy_options::recursive);
    }
    const Secret seed{Bytes(32, 7)};  ///< of the second person: outside everything
    /// As world.init, with a second person who has a key.
    Answer init(bool practice) {
        world.run({"sample", world.path("proef"), "--dossiers", "12", "--seed", "3", "--on", "2026-06-01", "--with-covenant"});
        std::string covenant = world.read("proef.convenant.xml");
        const std::string first = "<persoon id=\"proef-uitvoerder\"";
        covenant.insert(covenant.find(first), "<persoon id=\"proef-tweede\" partij=\"proef-gemeente\" rol=\"functionaris\" bereik=\"beide\" sleutel=\"" + hex(ed25519_public(seed)) +
                                                  "\"><naam>T. Tweede</naam><functie>directeur</functie><mandaat>voorbeeldbesluit 2</mandaat></persoon>\n  ");
        world.write("proef.convenant.xml", covenant);
        return world.run({"init", practice ? "--practice" : "--real", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("proef.convenant.xml")});
    }
    Answer besluit(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "besluit");
        arguments.insert(arguments.end(), {"--as", "proef-uitvoerder", "--purpose", "herstel", "--json"});
        return world.in_store(arguments);
    }
    Answer ratify() {
        const Bytes signature = ed25519_sign(seed, view_of(world.read("voorstel")));
        world.write("handtekening", std::string(signature.begin(), signature.end()));
        return besluit({"--bekrachtig", world.path("voorstel"), "--handtekening", world.path("handtekening"), "--door", "proef-tweede"});
    }
    void with_witness(bool practice = true) {
        const Answer made = init(practice);
        ASSERT_EQ(made.code, ExitCode::done) << made.err;
        fs::create_directory(world.path("getuige"));
        world.write("opslag/griffier.ini", world.read("opslag/griffier.ini") + "witness = " + world.path("getuige") + "\n");
    }
    /// An older copy put back after a run that the witness saw.
    void put_back() {
        with_witness();
        copy("opslag", "kopie");
        ASSERT_EQ(world.in_store({"import", world.path("proef")}).code, ExitCode::done);
        copy("kopie", "opslag");
    }
};

TEST_F(QuarantineCommand, an_older_copy_ends_every_call_with_4_but_verify_and_status_tell_why) {
    put_back();
    for (const std::vector<std::string>& call : std::vector<std::vector<std::string>>{{"import", world.path("proef")}, {"produce"}, {"nightly"}, {"list"}, {"explain", "PROEF-3-00001"}}) {
        const auto before = world.contents("opslag");
        const Answer answer = world.in_store(call);
        EXPECT_EQ(answer.code, ExitCode::damaged) << call[0];
        EXPECT_THAT(answer.err, HasSubstr("quarantaine")) << call[0];
        EXPECT_EQ(world.contents("opslag"), before) << call[0];
    }
    const Answer verify = world.in_store({"verify", "--json"});
    EXPECT_EQ(verify.code, ExitCode::damaged);
    EXPECT_THAT(verify.out, HasSubstr("verify.getuige"));
    const Answer status = world.in_store({"status", "--json"});
    EXPECT_EQ(status.code, ExitCode::damaged);
    EXPECT_EQ(status.summary()["quarantine"]["own"], 1);
    EXPECT_THAT(status.out, Not(HasSubstr("PROEF-3-"))) << "not even a number";
}

TEST_F(QuarantineCommand, the_newest_copy_put_back_is_free_again) {
    with_witness();
    ASSERT_EQ(world.in_store({"import", world.path("proef")}).code, ExitCode::done);
    copy("opslag", "kopie");
    fs::remove_all(world.path("opslag"));
    copy("kopie", "opslag");
    EXPECT_EQ(world.in_store({"status"}).code, ExitCode::done);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(QuarantineCommand, one_database_of_an_older_moment_is_named) {
    ASSERT_EQ(world.init().code, ExitCode::done);
    for (const char* name : {"grootboek", "weegploeg", "casusoverleg", "archief", "log", "sleutels"}) {
        fs::remove_all(world.path("opslag"));
        fs::remove_all(world.path("sleutels"));
        fs::remove_all(world.path("proef"));
        fs::remove(world.path("proef.convenant.xml"));
        ASSERT_EQ(world.init().code, ExitCode::done);
        copy("opslag", "kopie");
        ASSERT_EQ(world.in_store({"import", world.path("proef")}).code, ExitCode::done);
        const std::string file = std::string(name) + ".db";
        fs::copy_file(world.path("kopie/" + file), world.path("opslag/" + file), fs::copy_options::overwrite_existing);
        const Answer answer = world.in_store({"verify", "--json"});
        EXPECT_EQ(answer.code, ExitCode::damaged) << file;
        EXPECT_THAT(answer.out, HasSubstr(file));
    }
}

TEST_F(QuarantineCommand, a_witness_inside_the_store_is_no_witness) {
    ASSERT_EQ(world.init().code, ExitCode::done);
    fs::create_directory(world.path("opslag/getuige"));
    world.write("opslag/griffier.ini", world.read("opslag/griffier.ini") + "witness = " + world.path("opslag/getuige") + "\n");
    EXPECT_EQ(world.in_store({"status"}).code, ExitCode::usage);
    world.write("opslag/griffier.ini", "keys = " + world.path("sleutels") + "\nwitness = " + world.path("nergens") + "\n");
    EXPECT_EQ(world.in_store({"status"}).code, ExitCode::configuration);
}

TEST_F(QuarantineCommand, one_person_cannot_end_it_and_another_state_voids_the_statement) {
    put_back();
    const std::vector<std::string> who{"--as", "proef-uitvoerder", "--purpose", "herstel"};
    const auto call = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "besluit");
        arguments.insert(arguments.end(), who.begin(), who.end());
        return world.in_store(arguments);
    };
    EXPECT_THAT(call({"--kind", "oplossing", "--json"}).out, HasSubstr("besluit.zonder_reden"));
    EXPECT_THAT(call({"--kind", "oplossing", "--reason", "schijf stuk", "--json"}).out, HasSubstr("besluit.tweede_persoon"));
    EXPECT_EQ(call({"--kind", "partners", "--reason", "x"}).code, ExitCode::usage) << "that asks for a dossier";
    const Answer proposed = call({"--kind", "oplossing", "--reason", "schijf stuk", "--voorstel", world.path("voorstel"), "--json"});
    ASSERT_EQ(proposed.code, ExitCode::done) << proposed.out;
    EXPECT_THAT(world.read("voorstel"), HasSubstr("schijf stuk"));
    world.write("handtekening", std::string(64, 'x'));
    EXPECT_NE(call({"--bekrachtig", world.path("voorstel"), "--handtekening", world.path("handtekening"), "--door", "proef-uitvoerder"}).code, ExitCode::done);
    world.write("anders", world.read("voorstel").replace(world.read("voorstel").find("bladen "), 8, "bladen 9"));
    EXPECT_THAT(call({"--bekrachtig", world.path("anders"), "--handtekening", world.path("handtekening"), "--door", "proef-uitvoerder", "--json"}).out, HasSubstr("bekrachtig.anders"));
    EXPECT_EQ(world.in_store({"status"}).code, ExitCode::damaged) << "still";
}

TEST_F(QuarantineCommand, two_persons_end_it_and_work_goes_on) {
    put_back();
    ASSERT_EQ(besluit({"--kind", "oplossing", "--reason", "schijf stuk", "--voorstel", world.path("voorstel")}).code, ExitCode::done);
    const Answer ratified = ratify();
    ASSERT_EQ(ratified.code, ExitCode::done) << ratified.out;
    EXPECT_EQ(world.in_store({"status"}).code, ExitCode::done);
    EXPECT_EQ(world.in_store({"import", world.path("proef")}).code, ExitCode::done);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    EXPECT_EQ(ratify().code, ExitCode::some_refused) << "a statement is for one state only";
}

TEST_F(QuarantineCommand, fault_31_two_persons_take_a_clock_that_lies_behind_for_the_right_one) {
    ASSERT_EQ(init(false).code, ExitCode::done);
    world.write("opslag/griffier.ini", world.read("opslag/griffier.ini") + "[wie]\nproef = proef-uitvoerder, dienst\n");
    EXPECT_THAT(besluit({"--kind", "klok", "--reason", "x"}).out, HasSubstr("klok.niet_nodig"));
    world.clock.day = world.clock.day.plus_days(-30);
    const auto leaves = [&] { return world.in_store({"verify", "--json"}).summary()["log_leaves"].get<long>(); };
    const long before = leaves();
    const Answer alone = besluit({"--kind", "klok", "--reason", "klok liep voor"});
    EXPECT_THAT(alone.out, HasSubstr("besluit.tweede_persoon"));
    EXPECT_THAT(alone.out, HasSubstr("huisregel")) << "by which rule";
    EXPECT_EQ(leaves(), before + 1) << "an override by one person is refused, and that is written down, also by a wrong clock";
    EXPECT_EQ(world.in_store({"status", "--json"}).summary()["clock"], "set_back") << "writing it down set nothing right";
    ASSERT_EQ(besluit({"--kind", "klok", "--reason", "klok liep voor", "--voorstel", world.path("voorstel")}).code, ExitCode::done);
    EXPECT_EQ(world.in_store({"nightly"}).code, ExitCode::configuration) << "a proposal changes nothing";
    const Answer ratified = ratify();
    ASSERT_EQ(ratified.code, ExitCode::done) << ratified.out;
    EXPECT_EQ(world.in_store({"nightly"}).code, ExitCode::done);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(QuarantineCommand, fault_30_a_clock_behind_the_log_stops_what_depends_on_time_in_a_real_store) {
    ASSERT_EQ(world.init(false).code, ExitCode::done);
    world.clock.day = world.clock.day.plus_days(-30);
    for (const char* command : {"produce", "nightly"}) EXPECT_EQ(world.in_store({command}).code, ExitCode::configuration) << command;
    EXPECT_EQ(world.in_store({"status", "--json"}).summary()["clock"], "set_back");
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    world.clock.day = world.clock.day.plus_days(30);
    EXPECT_EQ(world.in_store({"nightly"}).code, ExitCode::done) << "a clock that was put right needs nobody";
}

TEST_F(QuarantineCommand, fault_29_after_a_gap_work_goes_on_and_one_person_confirms_the_date) {
    ASSERT_EQ(init(false).code, ExitCode::done);
    world.clock.day = world.clock.day.plus_days(5);
    EXPECT_EQ(world.in_store({"status", "--json"}).summary()["clock"], "gap");
    EXPECT_EQ(world.in_store({"nightly"}).code, ExitCode::done);
    EXPECT_EQ(world.in_store({"status", "--json"}).summary()["clock"], "gap") << "a run on an unproven clock proves nothing";
    world.write("opslag/griffier.ini", world.read("opslag/griffier.ini") + "[wie]\nproef = proef-uitvoerder, dienst\n");
    const Answer confirmed = besluit({"--kind", "klok", "--reason", "stroom was uit"});
    EXPECT_EQ(confirmed.code, ExitCode::done) << confirmed.out;
    EXPECT_EQ(world.in_store({"status", "--json"}).summary()["clock"], "right");
}

}  // namespace
}  // namespace griffier::jobs
