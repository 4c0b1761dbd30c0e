// Requests that come in a case file: read whole, and their decisions held to what `griffier verzoek` asks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs_world.h"

namespace griffier::jobs {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const std::string known = R"(<stap soort="identiteit" datum="2026-05-21" uitkomst="vastgesteld"/>)";

class VerzoekInBestand : public testing::Test {
  protected:
    /// The practice instance with a member of the weegploeg, who sees the file and handles no requests.
    void SetUp() override {
        world.run({"sample", world.path("proef"), "--dossiers", "1", "--seed", "3", "--on", "2026-06-01", "--regime", "model-2018", "--with-covenant"});
        std::string instance = world.read("proef.convenant.xml");
        instance.replace(instance.find("  <persoon id=\"proef-uitvoerder\""), 0,
                         "  <persoon id=\"proef-lid\" partij=\"proef-gemeente\" rol=\"lid-weegploeg\" bereik=\"beide\"><naam>L. Voorbeeld</naam><functie>lid</functie><mandaat>voorbeeldbesluit 1</mandaat></persoon>\n");
        world.write("convenant.xml", instance);
        ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("convenant.xml")}).code, ExitCode::done);
    }

    /// The case with further items of the weegploeg and requests.
    static std::string with(const std::string& items, const std::string& requests, int version = 1) {
        std::string xml = canary_dossier();
        xml.replace(xml.find("  </weegploegbestand>"), 0, items);
        xml.replace(xml.find("</dossier>"), 0, requests);
        if (version > 1) xml.replace(xml.find("versie=\"1\""), 10, "versie=\"" + std::to_string(version) + "\"");
        return xml;
    }
    static std::string request(const std::string& kind, const std::string& inner, const std::string& attributes = R"(persoon="p1" hoedanigheid="zelf" wet="AVG")") {
        return "  <verzoek id=\"r1\" soort=\"" + kind + "\" ontvangen=\"2026-05-20\" kanaal=\"brief\" " + attributes + ">" + inner + "</verzoek>\n";
    }
    static std::string decision(const std::string& kind, const std::string& outcome, const std::string& inner = "", const std::string& more = "", const std::string& id = "b7", const std::string& day = "2026-05-28") {
        return "    <besluit id=\"" + id + "\" soort=\"" + kind + "\" uitkomst=\"" + outcome + "\" datum=\"" + day + "\" orgaan=\"verwerkingsverantwoordelijke\" verwijst=\"r1\"" + more + ">" + inner + "</besluit>\n";
    }
    Answer import(const std::string& xml) {
        world.write("zaak.xml", xml);
        return world.in_store({"import", world.path("zaak.xml"), "--on", "2026-06-01", "--json"});
    }
    static std::vector<std::string> errors(const Answer& answer) {
        std::vector<std::string> found;
        for (const auto& line : answer.lines())
            if (line["type"] == "error") found.push_back(line["code"]);
        return found;
    }
    Answer act(std::vector<std::string> words, const std::string& on = "2026-06-01") {
        words.insert(words.begin(), "verzoek");
        words.insert(words.end(), {"--as", "proef-uitvoerder", "--purpose", "verzoek", "--on", on, "--json"});
        return world.in_store(words);
    }
    Answer show(const std::string& who) { return world.in_store({"show", "KAN-2026-001", "--as", who, "--purpose", "weging", "--on", "2026-06-01", "--json"}); }

    JobsWorld world;
};

TEST_F(VerzoekInBestand, RGT_01_a_decided_request_comes_in_whole_and_counts_as_answered) {
    const Answer answer = import(with(decision("verzoek", "toewijzen"), request("inzage", known + R"(<stap soort="besluit" datum="2026-05-28" uitkomst="toewijzen"/>)")));
    ASSERT_EQ(answer.code, ExitCode::done) << answer.out << answer.err;
    EXPECT_EQ(act({"show", "KAN-2026-001/r1"}).lines().front()["state"], "afgehandeld");
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(VerzoekInBestand, RGT_07_a_decision_without_identity_is_refused_at_its_line_with_the_article) {
    const Answer answer = import(with(decision("verzoek", "toewijzen"), request("inzage", "")));
    EXPECT_EQ(answer.code, ExitCode::some_refused);
    EXPECT_THAT(errors(answer), testing::ElementsAre("verzoek.zonder_identiteit"));
    for (const auto& line : answer.lines())
        if (line["type"] == "error") {
            EXPECT_GT(line["line"].get<int>(), 10) << "the decision, not the head of the file";
        }
    EXPECT_THAT(answer.out, HasSubstr("12 lid 3"));
    EXPECT_THAT(world.in_store({"list", "--json"}).out, Not(HasSubstr("KAN-2026-001"))) << "nothing of the file was kept";
}

TEST_F(VerzoekInBestand, RGT_17_RGT_18_RGT_19_a_refusal_needs_ground_reason_need_measure_and_every_factor) {
    EXPECT_THAT(errors(import(with(decision("verzoek", "afwijzen"), request("inzage", known)))), testing::IsSupersetOf({"verzoek.zonder_grond", "verzoek.zonder_reden"}));
    const std::string told = R"(<redenen>Knarsreden.</redenen><gronden lijst="uitstel" letters="d"/><noodzaak>Knars.</noodzaak><evenredigheid>Knars.</evenredigheid>)";
    std::string factors;
    for (const char* factor : {"a", "b", "c", "d", "e", "f", "g"}) factors += std::string("<factor letter=\"") + factor + "\">Knars.</factor>";
    EXPECT_THAT(errors(import(with(decision("verzoek", "afwijzen", told + factors), request("inzage", known)))), testing::ElementsAre("verzoek.factor_ontbreekt"));
    EXPECT_THAT(errors(import(with(decision("verzoek", "afwijzen", R"(<redenen>Knars.</redenen><gronden lijst="correctie" letters="a"/>)"), request("inzage", known)))), Contains("verzoek.grond_onbekend"));
    const Answer whole = import(with(decision("verzoek", "afwijzen", told + factors + R"(<factor letter="h">nvt: niets verteld.</factor>)"), request("inzage", known)));
    EXPECT_EQ(whole.code, ExitCode::done) << whole.out << whole.err;
}

TEST_F(VerzoekInBestand, RGT_05_RTG_03_COR_01_what_is_missing_before_a_decision_is_missing_in_a_file_too) {
    EXPECT_THAT(errors(import(with(decision("verzoek", "toewijzen"), request("inzage", known, R"(persoon="p1" hoedanigheid="gemachtigde" wet="AVG")")))), testing::ElementsAre("verzoek.machtiging"));
    EXPECT_THAT(errors(import(with(decision("verzoek", "toewijzen"), request("inzage", known, R"(persoon="p1" hoedanigheid="zelf" wet="Wpg" gericht-aan="proef-politie")")))), Contains("verzoek.door_te_zenden"));
    EXPECT_THAT(errors(import(with(decision("correctie", "verbeteren", R"(<redenen>Fout.</redenen><gronden lijst="correctie" letters="a"/>)"), request("rectificatie", known)))), testing::ElementsAre("verzoek.onvolledig"));
    EXPECT_THAT(errors(import(with(decision("bezwaar", "toewijzen", R"(<redenen>Gelijk.</redenen><gronden lijst="bezwaar" letters="a"/>)"), request("bezwaar", known)))), testing::ElementsAre("verzoek.zonder_omstandigheden"));
    EXPECT_THAT(errors(import(with("", request("inzage", known, R"(hoedanigheid="zelf" wet="AVG")")))), Contains("verzoek.zonder_verzoeker"));
}

TEST_F(VerzoekInBestand, RGT_20_a_decision_of_which_there_is_only_a_step_and_one_without_request_are_refused) {
    EXPECT_THAT(errors(import(with("", request("inzage", known + R"(<stap soort="besluit" datum="2026-05-28" uitkomst="toewijzen"/>)")))), testing::ElementsAre("verzoek.stap_zonder_besluit"));
    EXPECT_THAT(errors(import(with(decision("verzoek", "toewijzen"), request("inzage", known + R"(<stap soort="besluit" datum="2026-05-28" uitkomst="afwijzen"/>)")))), testing::ElementsAre("verzoek.stap_zonder_besluit")) << "another outcome";
    std::string stray = decision("verzoek", "toewijzen");
    stray.replace(stray.find("verwijst=\"r1\""), 13, "verwijst=\"b1\"");
    EXPECT_THAT(errors(import(with(stray, ""))), testing::ElementsAre("verzoek.besluit_zonder_verzoek"));
    EXPECT_THAT(errors(import(with("", request("inzage", R"(<stap soort="gegokt" datum="2026-05-21"/>)")))), testing::ElementsAre("verzoek.stap_onbekend"));
    EXPECT_THAT(errors(import(with("", request("inzage", R"(<stap soort="identiteit" datum="2026-05-21" uitkomst="misschien"/>)")))), testing::ElementsAre("verzoek.stap"));
}

TEST_F(VerzoekInBestand, COR_04_COR_05_execution_comes_after_the_decision_and_telling_after_that) {
    EXPECT_THAT(errors(import(with("", request("rectificatie", known + R"(<stap soort="uitvoering" datum="2026-05-29"/>)")))), testing::ElementsAre("verzoek.niet_beslist"));
    EXPECT_THAT(errors(import(with("", request("rectificatie", known + R"(<stap soort="kennisgeving" datum="2026-05-29"/>)")))), testing::UnorderedElementsAre("verzoek.niet_uitgevoerd", "verzoek.kennisgeving_zonder_wie"));
}

TEST_F(VerzoekInBestand, RGT_09_an_extension_in_a_file_needs_a_reason_in_time) {
    EXPECT_THAT(errors(import(with("", request("inzage", known + R"(<stap soort="verlenging" datum="2026-05-29"/>)")))), testing::ElementsAre("verzoek.verlenging_zonder_reden"));
    const Answer good = import(with("", request("inzage", known + R"(<stap soort="verlenging" datum="2026-05-29"><reden>Veel overleg.</reden></stap>)")));
    EXPECT_EQ(good.code, ExitCode::done) << good.out << good.err;
}

TEST_F(VerzoekInBestand, RGT_01_a_requester_from_outside_gets_his_letter_at_the_address_in_the_file) {
    const std::string sender = R"(<afzender><naam geslacht="V"><voornamen>Noor</voornamen><geslachtsnaam>Wit</geslachtsnaam></naam><adres><straat>Kade</straat><huisnummer>4</huisnummer><postcode>9994 AB</postcode><woonplaats>Elders</woonplaats></adres></afzender>)";
    ASSERT_EQ(import(with("", request("inzage", sender, R"(hoedanigheid="gemachtigde" wet="AVG")"))).code, ExitCode::done);
    const Answer asked = act({"identity", "KAN-2026-001/r1", "--outcome", "gevraagd", "--out", world.path("uit")});
    EXPECT_EQ(asked.code, ExitCode::done) << asked.out << asked.err;
    EXPECT_EQ(world.letters(), 1u);
}

TEST_F(VerzoekInBestand, RGT_17_the_policy_of_a_neutral_answer_binds_what_comes_in_a_file) {
    ASSERT_EQ(act({"policy", "--kind", "inzage", "--ground", "a", "--until", "2026-12-31", "--reason", "Knarsbeleid."}, "2026-05-19").code, ExitCode::done);
    EXPECT_THAT(errors(import(with(decision("verzoek", "toewijzen"), request("inzage", known)))), testing::ElementsAre("verzoek.neutraal_beleid"));
}

TEST_F(VerzoekInBestand, RGT_07_besluit_by_command_is_held_to_the_same) {
    ASSERT_EQ(import(with("", request("inzage", ""))).code, ExitCode::done);
    const Answer answer = world.in_store({"besluit", "KAN-2026-001", "--kind", "verzoek", "--outcome", "toewijzen", "--refers", "r1", "--reason", "Zomaar.", "--as", "proef-uitvoerder", "--purpose", "verzoek", "--on", "2026-06-01", "--json"});
    EXPECT_EQ(answer.code, ExitCode::some_refused);
    EXPECT_THAT(errors(answer), Contains("verzoek.zonder_identiteit"));
}

// ---- restriction

const std::string shielded = R"(<redenen>Wij gaan na of het klopt.</redenen><gronden lijst="beperking" letters="a"/>)";

TEST_F(VerzoekInBestand, COR_10_what_is_shielded_is_shown_as_that_with_its_article_and_without_what_it_says) {
    ASSERT_EQ(import(with(decision("beperking", "toewijzen", shielded, " gebruikt=\"s1\""), request("beperking", known))).code, ExitCode::done);
    const auto signal = [](const Answer& answer) {
        for (const auto& line : answer.lines())
            if (line["type"] == "record" && line["id"] == "s1") return line;
        return nlohmann::json();
    };
    const Answer seen = show("proef-lid");
    ASSERT_EQ(seen.code, ExitCode::done) << seen.out << seen.err;
    const auto there = signal(seen);
    EXPECT_EQ(there["shielded_since"], "2026-05-28");
    EXPECT_THAT(there["article"].get<std::string>(), HasSubstr("12"));
    EXPECT_FALSE(there.contains("fact"));
    EXPECT_THAT(seen.out, Not(HasSubstr("Dribbelfeit")));
    const auto handled = signal(show("proef-uitvoerder"));
    EXPECT_EQ(handled["shielded_since"], "2026-05-28");
    EXPECT_TRUE(handled.contains("fact")) << "who works on the request must see what it is about";
    EXPECT_THAT(world.in_store({"explain", "KAN-2026-001", "--as", "proef-uitvoerder", "--purpose", "x", "--on", "2026-06-01"}).out, HasSubstr("Afgeschermd"));
}

TEST_F(VerzoekInBestand, COR_10_nothing_is_decided_on_or_written_from_what_is_shielded) {
    ASSERT_EQ(import(with(decision("beperking", "toewijzen", shielded, " gebruikt=\"s1\""), request("beperking", known))).code, ExitCode::done);
    const auto weigh = [&](const char* item) {
        return errors(world.in_store({"besluit", "KAN-2026-001", "--kind", "partners", "--outcome", "vastgesteld", "--body", "weegploeg", "--used", item, "--reason", "Knars.", "--as", "proef-uitvoerder", "--purpose", "weging", "--on", "2026-06-01", "--json"}));
    };
    EXPECT_THAT(weigh("s1"), testing::ElementsAre("beperking.geldt"));
    EXPECT_THAT(weigh("a1"), testing::IsEmpty()) << "the rest of the file is used as before";
    const Answer letters = world.in_store({"produce", "--out", world.path("uit"), "--on", "2026-06-01", "--json"});
    EXPECT_EQ(world.letters(), 0u) << letters.out;
    EXPECT_THAT(letters.out, HasSubstr("afgeschermd sinds"));
}

TEST_F(VerzoekInBestand, COR_10_a_restriction_ends_by_a_decision_after_the_person_was_told) {
    ASSERT_EQ(import(with(decision("beperking", "toewijzen", shielded, " gebruikt=\"s1\""), request("beperking", known))).code, ExitCode::done);
    const std::string id = "KAN-2026-001/r1";
    EXPECT_THAT(errors(act({"lift", id, "--outcome", "besloten", "--reason", "Het klopte."})), testing::ElementsAre("beperking.zonder_bericht"));
    const Answer told = act({"lift", id, "--outcome", "aangekondigd", "--reason", "Het klopte.", "--out", world.path("uit")});
    EXPECT_EQ(told.code, ExitCode::done) << told.out << told.err;
    EXPECT_THAT(errors(act({"lift", id, "--outcome", "besloten", "--reason", "Het klopte."})), testing::ElementsAre("beperking.zonder_bericht")) << "on the same day";
    const Answer lifted = act({"lift", id, "--outcome", "besloten", "--reason", "Het klopte.", "--out", world.path("uit")}, "2026-06-08");
    EXPECT_EQ(lifted.code, ExitCode::done) << lifted.out << lifted.err;
    EXPECT_EQ(world.letters(), 2u);
    EXPECT_THAT(errors(act({"lift", id, "--outcome", "besloten", "--reason", "Nog eens."}, "2026-06-09")), Contains("beperking.geen"));
    world.in_store({"produce", "--out", world.path("uit"), "--on", "2026-06-09"});
    EXPECT_EQ(world.letters(), 3u) << "the information letter goes after all";
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(VerzoekInBestand, COR_10_a_part_must_be_named_and_nothing_is_lifted_that_is_not_shielded) {
    EXPECT_THAT(errors(import(with(decision("beperking", "deels", shielded), request("beperking", known)))), Contains("verzoek.deel_zonder_onderdelen"));
    ASSERT_EQ(import(with("", request("beperking", known))).code, ExitCode::done);
    EXPECT_THAT(errors(act({"lift", "KAN-2026-001/r1", "--outcome", "aangekondigd", "--reason", "Knars."})), testing::ElementsAre("beperking.geen"));
}

TEST_F(VerzoekInBestand, RGT_20_show_tells_what_a_record_is_and_of_which_kind_the_decision_is) {
    ASSERT_EQ(import(with("", "")).code, ExitCode::done);
    std::map<std::string, std::string> kinds;
    for (const auto& line : show("proef-uitvoerder").lines())
        if (line["type"] == "record" && line["kind"] == "decision") kinds[line["id"]] = line["decision_kind"];
    EXPECT_EQ(kinds, (std::map<std::string, std::string>{{"b1", "weging"}, {"b2", "informeren"}}));
}

// ---- naming who reported

std::string naming(const std::string& outcome, const std::string& ground, const std::string& day = "2026-05-19") {
    return "    <besluit id=\"b8\" soort=\"bronvermelding\" uitkomst=\"" + outcome + "\" datum=\"" + day + "\" orgaan=\"verwerkingsverantwoordelijke\" betreft=\"p2\"><redenen>Hij vindt het goed.</redenen>" +
           (ground.empty() ? "" : "<gronden lijst=\"bronvermelding\" letters=\"" + ground + "\"/>") + "</besluit>\n";
}

TEST_F(VerzoekInBestand, INF_12_naming_who_reported_is_a_decision_with_a_ground_about_a_reporter) {
    EXPECT_THAT(errors(import(with(naming("noemen", ""), ""))), Contains("besluit.zonder_grond"));
    EXPECT_THAT(errors(import(with(naming("noemen", "z"), ""))), Contains("casus.onbekende_grond"));
    std::string of_subject = naming("noemen", "a");
    of_subject.replace(of_subject.find("betreft=\"p2\""), 12, "betreft=\"p1\"");
    EXPECT_THAT(errors(import(with(of_subject, ""))), Contains("besluit.geen_melder"));
    EXPECT_EQ(import(with(naming("noemen", "a"), "")).code, ExitCode::done);
}

TEST(FouteVoorbeelden, RGT_07_RGT_17_RGT_19_COR_10_INF_12_each_wrong_request_of_the_samples_is_refused_for_what_is_wrong_with_it) {
    const std::map<std::string, std::string> due{{"verzoek-beslist-zonder-identiteit", "verzoek.zonder_identiteit"},
                                                 {"verzoek-geweigerd-zonder-grond", "verzoek.zonder_grond"},
                                                 {"verzoek-geweigerd-factor-vergeten", "verzoek.factor_ontbreekt"},
                                                 {"verzoek-geweigerd-op-onbekende-grond", "casus.onbekende_grond"},
                                                 {"verzoek-besluit-alleen-als-stap", "verzoek.stap_zonder_besluit"},
                                                 {"verzoek-verlengd-zonder-reden", "verzoek.verlenging_zonder_reden"},
                                                 {"verzoek-van-niemand", "verzoek.zonder_verzoeker"},
                                                 {"verzoek-voor-de-politie-toch-beslist", "verzoek.door_te_zenden"},
                                                 {"correctie-zonder-wens", "verzoek.onvolledig"},
                                                 {"bezwaar-zonder-verzoek", "verzoek.besluit_zonder_verzoek"},
                                                 {"afgeschermd-en-toch-gebruikt", "beperking.geldt"},
                                                 {"afgeschermd-en-toch-verstrekt", "casus.beperkt"},
                                                 {"beperking-opgeheven-zonder-bericht", "beperking.zonder_bericht"},
                                                 {"melder-genoemd-zonder-grond", "besluit.zonder_grond"}};
    JobsWorld world;
    const std::string samples = std::string(GRIFFIER_SOURCE_DIR) + "/samples/";
    ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", samples + "convenanten/oeverstad.xml", "--on", "2026-06-01"}).code, ExitCode::done);
    for (const auto& [name, code] : due) {
        const Answer answer = world.in_store({"import", samples + "fout/oeverstad/" + name + ".xml", "--on", "2026-06-01", "--json"});
        EXPECT_EQ(answer.code, ExitCode::some_refused) << name;
        std::vector<std::string> found;
        for (const auto& line : answer.lines())
            if (line["type"] == "error") found.push_back(line["code"]);
        EXPECT_THAT(found, Contains(code)) << name;
    }
    EXPECT_EQ(world.in_store({"list", "--json"}).lines().size(), 1u) << "none of them was kept";
}

}  // namespace
}  // namespace griffier::jobs
