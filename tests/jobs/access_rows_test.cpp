// The rows of the access matrix at the commands, regime by regime, and the calls that are wrong: each refused with its article or house
// rule, and in the log.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "access_world.h"
#include "tests/support/external.h"

namespace griffier::jobs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string partner(const std::string& more = R"(opgenomen="2020-01-01" geheimhouding="2020-01-02")") {
    return "  <externe-partner id=\"jeugdhulp\" " + more + "><naam>Jeugdhulp</naam></externe-partner>\n";
}
/// The external partner takes part in the case.
std::string joined(const std::string& dossier, const std::string& more = "") {
    return with(dossier, "    <plan id=\"i1\"", "    <deelnemer id=\"d1\" partij=\"jeugdhulp\" datum=\"2026-05-19\" criterium=\"deskundigheid\"" + more +
                                                    "><reden>Kent het gezin.</reden></deelnemer>\n    <plan id=\"i1\"");
}
/// Something of the case is given to the external partner, with or without consent.
std::string given_away(const std::string& dossier, bool consent) {
    return with(dossier, "    <actie id=\"c1\"", std::string("    <verstrekking id=\"v1\" datum=\"2026-05-20\" ontvanger=\"jeugdhulp\" verstrekker=\"proef-gemeente\"><noodzaak>Nodig.</noodzaak>"
                                                             "<gegevens>Naam.</gegevens><doel>Hulp.</doel><grond>convenant</grond>") +
                                                     (consent ? "<toestemming partij=\"proef-politie\" datum=\"2026-05-19\"/>" : "") + "</verstrekking>\n    <actie id=\"c1\"");
}
/// The same case in Noord-Holland: the weegploeg advises, the triangle answers.
std::string noord_holland(std::string dossier) {
    dossier = with(dossier, "uitkomst=\"agenderen\" datum=\"2026-05-18\" orgaan=\"weegploeg\"", "uitkomst=\"advies-agenderen\" datum=\"2026-05-17\" orgaan=\"weegploeg\"");
    return with(dossier, "  </weegploegbestand>\n", R"(    <besluit id="b3" soort="driehoek" uitkomst="agenderen" datum="2026-05-18" orgaan="lokale-driehoek" partijen="proef-gemeente proef-om proef-politie" verwijst="b1"><redenen>Ja.</redenen></besluit>
  </weegploegbestand>
)");
}
/// A case of Midden-Nederland: one file.
std::string midden_nederland() {
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<dossier xmlns="https://griffier.example/casus/1" nummer="KAN-2026-001" versie="1" gemeente="proef-gemeente">
  <casusoverlegbestand>
    <persoon id="p1" rol="subject"><naam geslacht="V"><voornamen>Zwervelina</voornamen><geslachtsnaam>Kwartelbos</geslachtsnaam></naam><geboortedatum>1987-11-23</geboortedatum></persoon>
    <signaal id="s1" datum="2016-05-04" partij="proef-gemeente" bronsoort="familie"><feit>Dribbelfeit gezien.</feit></signaal>
    <actie id="c1" datum="2016-05-21" partij="proef-gemeente" stand="open"><omschrijving>Wiebelactie.</omschrijving></actie>
  </casusoverlegbestand>
</dossier>
)";
}

class AccessRows : public AccessTest {
  protected:
    /// All cases, by a hand in the database: access is asked of a state, however it came about.
    void put_into_archive() {
        ASSERT_EQ(test::run("sqlite3 " + world.store() + "/grootboek.db \"UPDATE dossier SET toestand = 'gearchiveerd'\"").exit, 0);
    }
    Answer refused_file(const std::string& dossier) {
        world.write("fout.xml", dossier);
        return world.in_store({"import", world.path("fout.xml"), "--json"});
    }
    Answer decide(std::vector<std::string> parts, const std::string& as = "proef-uitvoerder") {
        std::vector<std::string> arguments{"besluit", "KAN-2026-001", "--as", as, "--purpose", "proef", "--json"};
        arguments.insert(arguments.end(), parts.begin(), parts.end());
        return world.in_store(arguments);
    }
};

TEST_F(AccessRows, CAS_18_in_noord_holland_an_external_partner_that_takes_part_has_no_access_to_the_plan) {
    begin("noord-holland-2018", person("hulp", "jeugdhulp", "lid-casusoverleg") + person("wp", "proef-om", "lid-weegploeg"), partner());
    take_in(joined(noord_holland(tabled_case())));
    EXPECT_THAT(files(show("wp")), ElementsAre("weegploeg", "casusoverleg", "plan"));
    const Answer shown = show("hulp");
    EXPECT_THAT(files(shown), IsEmpty());
    EXPECT_EQ(code_of(shown), "handelen.geen_toegang");
    for (const char* word : {"Hobbelplan", "Wiebelactie", "Kwartelbos"}) EXPECT_THAT(shown.out, Not(HasSubstr(word)));
}

TEST_F(AccessRows, SEC_15_in_noord_holland_another_municipality_is_refused) {
    begin("noord-holland-2018", person("eigen", "proef-gemeente", "lid-weegploeg") + person("ander", "elders", "lid-weegploeg") + person("ander-baas", "elders", "uitvoerder"),
          "  <partij id=\"elders\" soort=\"gemeente\" gemeentecode=\"9991\"><naam>Gemeente Elders</naam></partij>\n");
    take_in(noord_holland(tabled_case()));
    EXPECT_THAT(files(show("eigen")), ElementsAre("weegploeg", "casusoverleg", "plan"));
    const Answer other = show("ander");
    EXPECT_THAT(files(other), IsEmpty());
    EXPECT_THAT(other.out, Not(HasSubstr("Kwartelbos")));
}

TEST_F(AccessRows, SEC_15_another_municipality_gets_in_by_a_need_of_its_own_that_is_recorded_and_while_it_lasts) {
    begin("limburg-2020", person("ander", "elders", "lid-weegploeg"), "  <partij id=\"elders\" soort=\"gemeente\" gemeentecode=\"9991\"><naam>Gemeente Elders</naam></partij>\n");
    take_in(tabled_case());
    EXPECT_THAT(files(show("ander")), IsEmpty());
    const Answer decided = decide({"--kind", "toegang", "--outcome", "toegelaten", "--body", "uitvoerder", "--by", "elders", "--reason", "Zij woont daar nu.", "--until", "2026-06-30"});
    ASSERT_EQ(decided.code, ExitCode::done) << decided.out;
    EXPECT_THAT(files(show("ander")), ElementsAre("weegploeg", "casusoverleg", "plan"));
    EXPECT_THAT(files(show("ander", {"--on", "2026-07-01"})), IsEmpty());
}

TEST_F(AccessRows, MN_08_in_midden_nederland_only_the_beheerder_sees_the_file) {
    begin("midden-nederland-2015", person("beh", "proef-gemeente", "beheerder") + person("politie", "proef-politie", "lid-casusoverleg") + person("om", "proef-om", "lid-casusoverleg"));
    take_in(midden_nederland());
    const Answer seen = show("beh");
    EXPECT_THAT(files(seen), ElementsAre("casusoverleg")) << seen.out;
    EXPECT_THAT(seen.out, HasSubstr("Kwartelbos"));
    for (const char* none : {"politie", "om", "proef-uitvoerder"}) {
        const long before = leaves();
        const Answer answer = show(none);
        EXPECT_THAT(files(answer), IsEmpty()) << none;
        EXPECT_EQ(code_of(answer), "handelen.geen_toegang") << none;
        EXPECT_THAT(answer.out, Not(HasSubstr("Kwartelbos"))) << none;
        EXPECT_GT(leaves(), before) << none;
    }
}

TEST_F(AccessRows, MN_11_in_midden_nederland_a_third_party_sees_nothing_and_gets_nothing_without_consent) {
    begin("midden-nederland-2015", person("hulp", "jeugdhulp", "lid-casusoverleg") + person("beh", "proef-gemeente", "beheerder"), partner(""));
    const auto given = [](bool consent) {
        std::string dossier = given_away(midden_nederland(), consent);
        dossier = with(dossier, "2026-05-20", "2016-05-20");
        return consent ? with(dossier, "2026-05-19", "2016-05-19") : dossier;
    };
    const Answer refused = refused_file(given(false));
    EXPECT_EQ(refused.code, ExitCode::some_refused);
    EXPECT_EQ(code_of(refused), "casus.verstrekking_zonder_toestemming");
    take_in(given(true));
    EXPECT_THAT(files(show("hulp")), IsEmpty());
    EXPECT_THAT(show("beh").out, HasSubstr("jeugdhulp")) << "the disclosure is recorded in the file";
}

TEST_F(AccessRows, CAS_19_data_for_an_external_partner_are_recorded_with_consent_and_refused_without) {
    begin("model-2018", person("hulp", "jeugdhulp", "lid-casusoverleg"), partner());
    const Answer refused = refused_file(given_away(joined(tabled_case()), false));
    EXPECT_EQ(refused.code, ExitCode::some_refused);
    EXPECT_EQ(code_of(refused), "casus.verstrekking_zonder_toestemming");
    take_in(given_away(joined(tabled_case()), true));
    EXPECT_THAT(files(show("hulp")), ElementsAre("plan")) << "what was given was given: it opens no file";
    EXPECT_THAT(show("proef-uitvoerder").out, HasSubstr("jeugdhulp"));
}

TEST_F(AccessRows, CAS_04_SEC_04_an_external_partner_that_is_not_listed_not_admitted_or_without_declaration_sees_no_plan) {
    begin("model-2018", person("hulp", "jeugdhulp", "lid-casusoverleg"), partner());
    take_in(tabled_case());
    EXPECT_THAT(files(show("hulp")), IsEmpty()) << "not admitted to this case";
    for (const char* lacking : {R"(opgenomen="2020-01-01")", R"(opgenomen="2020-01-01" verwijderd="2026-05-31" geheimhouding="2020-01-02")"}) {
        std::filesystem::remove_all(world.folder);
        std::filesystem::create_directory(world.folder);
        begin("model-2018", person("hulp", "jeugdhulp", "lid-casusoverleg"), partner(lacking));
        take_in(joined(tabled_case()));
        EXPECT_THAT(files(show("hulp")), IsEmpty()) << lacking;
    }
}

TEST_F(AccessRows, CAS_18_an_external_partner_loses_the_plan_on_the_day_after_its_part_ended) {
    begin("model-2018", person("hulp", "jeugdhulp", "lid-casusoverleg"), partner());
    take_in(joined(tabled_case(), " tot=\"2026-06-01\""));
    EXPECT_THAT(files(show("hulp")), ElementsAre("plan"));
    EXPECT_THAT(files(show("hulp", {"--on", "2026-06-02"})), IsEmpty());
}

/// The Raad takes part in the case, in one of its two modes.
std::string with_raad(const std::string& mode) {
    return with(tabled_case(), "    <plan id=\"i1\"", "    <deelnemer id=\"d1\" partij=\"proef-rvdk\" datum=\"2026-05-19\" modus=\"" + mode + "\"><reden>Zorg om het kind.</reden></deelnemer>\n    <plan id=\"i1\"");
}

TEST_F(AccessRows, WEE_19_the_raad_as_an_adviser_without_names_sees_nothing_and_one_that_is_involved_the_case_file) {
    begin("model-2018", person("raad", "proef-rvdk", "lid-casusoverleg"));
    take_in(with_raad("adviseur"));
    EXPECT_THAT(files(show("raad")), IsEmpty());
    take_in(with(with_raad("inhoudelijk"), "KAN-2026-001", "KAN-2026-002"));
    const Answer involved = world.in_store({"show", "KAN-2026-002", "--as", "raad", "--purpose", "proef", "--json"});
    EXPECT_THAT(files(involved), ElementsAre("casusoverleg", "plan")) << involved.out;
}

TEST_F(AccessRows, SEC_16_the_raad_that_is_involved_loses_file_and_plan_on_the_eighteenth_birthday) {
    begin("model-2018", person("raad", "proef-rvdk", "lid-casusoverleg"));
    take_in(with_raad("inhoudelijk"));
    EXPECT_THAT(files(show("raad", {"--on", "2026-11-22"})), ElementsAre("casusoverleg", "plan"));
    const Answer adult = show("raad", {"--on", "2026-11-23"});
    EXPECT_THAT(files(adult), IsEmpty());
    for (const char* word : {"Kwartelbos", "Hobbelplan"}) EXPECT_THAT(adult.out, Not(HasSubstr(word)));
}

TEST_F(AccessRows, WEE_13_CAS_17_probation_sees_the_case_file_and_not_that_of_the_weegploeg) {
    begin("model-2018", person("recl", "proef-reclassering", "lid-casusoverleg"));
    take_in(tabled_case());
    const Answer shown = show("recl");
    EXPECT_THAT(files(shown), testing::Contains("casusoverleg"));
    EXPECT_THAT(files(shown), Not(testing::Contains("weegploeg")));
    EXPECT_THAT(shown.out, HasSubstr("8 lid 4")) << "by which article";
    EXPECT_THAT(shown.out, Not(HasSubstr("Snoezepoet")));
}

TEST_F(AccessRows, RGT_02_a_helper_looks_only_while_a_request_is_in_hand) {
    begin("model-2018", person("helper", "proef-gemeente", "helper"));
    take_in(tabled_case());
    EXPECT_THAT(files(show("helper")), IsEmpty());
    std::string asked = with(tabled_case(), "</dossier>", "  <verzoek id=\"r1\" soort=\"inzage\" ontvangen=\"2026-05-28\" kanaal=\"brief\" persoon=\"p1\" hoedanigheid=\"zelf\" wet=\"AVG\"/>\n</dossier>");
    take_in(with(asked, "KAN-2026-001", "KAN-2026-002"));
    const std::vector<std::string> helper{"--as", "helper", "--purpose", "verzoek", "--json"};
    const auto look = [&](std::vector<std::string> call) {
        call.insert(call.end(), helper.begin(), helper.end());
        return world.in_store(call);
    };
    EXPECT_THAT(files(look({"show", "KAN-2026-002"})), ElementsAre("weegploeg", "casusoverleg", "plan"));
    EXPECT_THAT(files(look({"show", "KAN-2026-001"})), IsEmpty()) << "the request is about the other case";
    EXPECT_THAT(files(look({"show", "KAN-2026-002", "--on", "2026-05-27"})), IsEmpty()) << "before it came in";
    if (!test::have("sqlite3")) return;
    put_into_archive();
    EXPECT_THAT(files(look({"show", "KAN-2026-002"})), Not(IsEmpty())) << "a request reaches what is archived";
    EXPECT_THAT(files(look({"show", "KAN-2026-001"})), IsEmpty());
}

TEST_F(AccessRows, RET_03_the_archive_opens_to_a_core_party_that_recorded_why_on_that_day_and_to_nobody_else) {
    if (!test::have("sqlite3")) GTEST_SKIP() << "no sqlite3 to put the case into the archive with";
    begin("model-2018", person("wp", "proef-om", "lid-weegploeg") + person("raad", "proef-rvdk", "lid-casusoverleg") + person("hulp", "jeugdhulp", "lid-casusoverleg"), partner());
    take_in(joined(tabled_case()));
    put_into_archive();
    for (const char* none : {"wp", "raad", "hulp", "proef-uitvoerder"}) {
        const Answer answer = show(none);
        EXPECT_THAT(files(answer), IsEmpty()) << none;
        EXPECT_THAT(answer.out, Not(HasSubstr("Kwartelbos"))) << none;
        if (std::string(none) != "proef-uitvoerder") {
            EXPECT_THAT(answer.out, HasSubstr("13 lid 2")) << none << ": by which article";
        }
    }
    EXPECT_EQ(decide({"--kind", "raadpleging-archief", "--outcome", "raadplegen", "--party", "proef-om", "--body", "kernpartijen"}, "wp").code, ExitCode::some_refused) << "without a reason";
    EXPECT_EQ(decide({"--kind", "raadpleging-archief", "--outcome", "raadplegen", "--party", "proef-rvdk", "--reason", "Klacht."}, "raad").code, ExitCode::some_refused);
    const long before = leaves();
    const Answer decided = decide({"--kind", "raadpleging-archief", "--outcome", "raadplegen", "--party", "proef-om", "--body", "kernpartijen", "--reason", "Een nieuw signaal."}, "wp");
    ASSERT_EQ(decided.code, ExitCode::done) << decided.out;
    const Answer seen = show("wp");
    EXPECT_THAT(seen.out, HasSubstr("Kwartelbos")) << seen.out;
    EXPECT_GT(leaves(), before + 1) << "the consultation and each access are in the log";
    EXPECT_THAT(files(show("raad")), IsEmpty());
    EXPECT_THAT(files(show("wp", {"--on", "2026-06-02"})), IsEmpty()) << "another day asks for another reason";
}

TEST_F(AccessRows, DOC_28_the_record_of_appointments_tells_who_for_whom_over_what_on_which_mandate_and_how_long) {
    begin("model-2018", person("wp", "proef-om", "lid-weegploeg", "bereik=\"weegploeg\" vanaf=\"2024-02-01\" tot=\"2026-12-31\" erkend=\"2024-01-15\""));
    const Answer shown = world.in_store({"convenant", "show", "--json"});
    const auto lines = shown.lines();
    ASSERT_EQ(lines[0]["type"], "covenant");
    bool found = false;
    for (const auto& role : lines[0]["roles"]) {
        if (role["id"] == "proef-uitvoerder") {
            EXPECT_EQ(role["mandate"], "voorbeeldbesluit 1");
        }
        if (role["id"] != "wp") continue;
        found = true;
        EXPECT_EQ(role["role"], "lid-weegploeg");
        EXPECT_EQ(role["party"], "proef-om");
        EXPECT_EQ(role["scope"], "weegploeg");
        EXPECT_EQ(role["from"], "2024-02-01");
        EXPECT_EQ(role["until"], "2026-12-31");
        EXPECT_EQ(role["acknowledged"], "2024-01-15");
    }
    EXPECT_TRUE(found);
    EXPECT_THAT(world.in_store({"convenant", "show"}).out, HasSubstr("31 december 2026"));
}

/// The refusal says by which article or house rule, in the words that a person reads.
bool cites(const Answer& answer) {
    for (const auto& line : answer.lines())
        if (line["type"] == "error")
            for (const char* word : {"huisregel", "artikel", " lid ", "convenant ", "handleiding "})
                if (line["message"].get<std::string>().find(word) != std::string::npos) return true;
    return false;
}

TEST_F(AccessRows, SEC_14_each_wrong_call_is_refused_with_its_article_or_house_rule_and_is_in_the_log) {
    begin("model-2018", person("fg", "proef-gemeente", "functionaris") + person("beheer", "proef-gemeente", "operator") + person("wp", "proef-om", "lid-weegploeg") +
                            person("oud", "proef-om", "lid-weegploeg", "tot=\"2026-05-31\""));
    take_in(tabled_case());
    const std::string number = "KAN-2026-001";
    const std::vector<std::string> me{"--as", "proef-uitvoerder", "--purpose", "proef"};
    struct Wrong {
        const char* what;
        std::vector<std::string> call;
        std::vector<std::string> who;
        const char* code;
    };
    const std::vector<Wrong> wrong{
        {"no actor", {"show", number}, {"--purpose", "proef"}, "handelen.zonder_wie"},
        {"no purpose", {"explain", number}, {"--as", "proef-uitvoerder"}, "handelen.zonder_doel"},
        {"a stranger", {"show", number}, {"--as", "niemand", "--purpose", "x"}, "handelen.onbekend"},
        {"an expired mandate", {"besluit", number, "--kind", "partners"}, {"--as", "oud", "--purpose", "x"}, "handelen.mandaat"},
        {"a role that may not see", {"show", number}, {"--as", "fg", "--purpose", "x"}, "handelen.geen_toegang"},
        {"a role that may not decide", {"besluit", number, "--kind", "partners", "--outcome", "vastgesteld", "--body", "weegploeg", "--reason", "x"}, {"--as", "beheer", "--purpose", "x"}, "handelen.beslist_niet"},
        {"a role that runs no jobs", {"produce"}, {"--as", "wp", "--purpose", "x"}, "handelen.geen_taak"},
        {"a role that gives no keys", {"keys", "share", "--file", "weegploeg", "--to", world.path("k3")}, {"--as", "wp", "--purpose", "x"}, "handelen.geen_sleutels"},
        {"too few parties", {"besluit", number, "--kind", "afsluiting", "--outcome", "afsluiten", "--reason", "x", "--party", "proef-om"}, me, "besluit.partijen"},
        {"before its cause", {"besluit", number, "--kind", "partners", "--outcome", "vastgesteld", "--body", "weegploeg", "--reason", "x", "--on", "2026-05-01"}, me, "besluit.voor_aanleiding"},
        {"an unknown ground", {"besluit", number, "--kind", "informeren", "--outcome", "uitstel", "--ground", "z", "--reason", "x"}, me, "besluit.grond"},
        {"an unknown kind", {"besluit", number, "--kind", "loterij", "--reason", "x"}, me, "besluit.soort"},
        {"one person where two are asked", {"besluit", number, "--kind", "oplossing", "--outcome", "uitgevoerd", "--reason", "x"}, me, "besluit.tweede_persoon"},
    };
    for (const Wrong& one : wrong) {
        std::vector<std::string> call = one.call;
        call.insert(call.end(), one.who.begin(), one.who.end());
        call.push_back("--json");
        const long before = leaves();
        const Answer answer = world.in_store(call);
        EXPECT_TRUE(answer.code == ExitCode::some_refused || answer.code == ExitCode::usage) << one.what;
        EXPECT_EQ(code_of(answer), one.code) << one.what << answer.out;
        EXPECT_TRUE(cites(answer)) << one.what << answer.out;
        EXPECT_GT(leaves(), before) << one.what;
    }
    EXPECT_FALSE(std::filesystem::exists(world.path("k3")));
}

TEST_F(AccessRows, SEC_14_a_wrong_decision_in_a_dossier_file_is_refused_and_in_the_log_by_its_code) {
    begin("model-2018");
    take_in(tabled_case());
    const auto grown = [&](const std::function<void()>& act) {
        const long before = leaves();
        act();
        return leaves() - before;
    };
    const long ordinary = grown([&] { world.in_store({"import", world.path("zaak.xml")}); });  // unchanged: only that the job ran
    const std::string fresh = with(tabled_case(), "KAN-2026-001", "KAN-2026-002");
    const std::string before_b1 = "    <besluit id=\"b1\"";
    const auto decision = [&](const std::string& text) { return with(fresh, before_b1, "    " + text + "\n" + before_b1); };
    const std::vector<std::string> wrong{
        decision(R"(<besluit id="b7" soort="afsluiting" uitkomst="afsluiten" datum="2026-05-22" orgaan="kernpartijen" partijen="proef-om"><redenen>x</redenen></besluit>)"),
        with(fresh, "datum=\"2026-05-18\" orgaan=\"weegploeg\"", "datum=\"2026-05-01\" orgaan=\"weegploeg\""),
        decision(R"(<besluit id="b8" soort="informeren" uitkomst="uitstel" datum="2026-05-18" orgaan="verwerkingsverantwoordelijke" partijen="proef-gemeente proef-om proef-politie"><gronden lijst="uitstel">z</gronden><redenen>x</redenen></besluit>)"),
        decision(R"(<besluit id="b9" soort="oplossing" uitkomst="uitgevoerd" datum="2026-05-20" orgaan="verwerkingsverantwoordelijke"/>)"),
    };
    for (const std::string& dossier : wrong) {
        Answer answer;
        EXPECT_EQ(grown([&] { answer = refused_file(dossier); }), ordinary + 1) << answer.out;
        EXPECT_EQ(answer.code, ExitCode::some_refused) << answer.out;
    }
    EXPECT_EQ(world.in_store({"status", "--json"}).summary()["counts"]["dossiers"], 1);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(AccessRows, SEC_14_keys_for_a_file_that_is_not_there_or_into_a_place_that_is_taken_are_refused) {
    begin("model-2018");
    const std::vector<std::string> who{"--as", "proef-uitvoerder", "--purpose", "proef", "--json"};
    const auto share = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"keys", "share"});
        more.insert(more.end(), who.begin(), who.end());
        return world.in_store(more);
    };
    EXPECT_EQ(share({"--to", world.path("k")}).code, ExitCode::usage);
    EXPECT_EQ(share({"--file", "weegploeg"}).code, ExitCode::usage);
    EXPECT_EQ(code_of(share({"--file", "onzin", "--to", world.path("k")})), "opslag.bestand_onbekend");
    EXPECT_EQ(share({"--file", "weegploeg", "--to", world.path("sleutels")}).code, ExitCode::usage);
    EXPECT_EQ(share({"--file", "weegploeg", "--to", world.store() + "/k"}).code, ExitCode::usage);
    EXPECT_EQ(share({"--file", "weegploeg", "--to", world.path("k"), "--dry-run"}).code, ExitCode::done);
    EXPECT_FALSE(std::filesystem::exists(world.path("k")));
    const long before = leaves();
    EXPECT_EQ(share({"--file", "weegploeg", "--to", world.path("k")}).code, ExitCode::done);
    EXPECT_GT(leaves(), before) << "who gave it out is in the log";
    // A part gives out no more than it has.
    const Answer part = world.run({"keys", "share", "--file", "casusoverleg", "--to", world.path("k4"), "--store", world.store(), "--keys", world.path("k"), "--as", "proef-uitvoerder", "--purpose", "proef", "--json"});
    EXPECT_EQ(code_of(part), "opslag.sleutel_onthouden") << part.out;
    EXPECT_FALSE(std::filesystem::exists(world.path("k4")));
}

}  // namespace
}  // namespace griffier::jobs
