// From a due date to a checked certificate: propose, show, approve, cool, execute, verify. And all the ways in which it must not go.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "destruction_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST_F(Destruction, RET_04_DOC_18_a_not_tabled_case_goes_within_six_months_with_a_certificate_that_anybody_can_check) {
    EXPECT_EQ(list({"propose"}, "2026-09-01").summary()["counts"].value("on_list", 0), 0) << "three months ahead nothing is due";
    propose_and_approve();
    EXPECT_EQ(state("2026-11-10"), "afkoeling");
    EXPECT_EQ(code_of(list({"execute", "VL-2026-0001"}, "2026-11-16")), "lijst.koelt_af");
    EXPECT_EQ(state("2026-11-17"), "gereed");
    const Answer done = list({"execute", "--out", world.path("bewijs")}, "2026-11-17");
    ASSERT_EQ(done.code, ExitCode::done) << done.out << done.err;
    EXPECT_EQ(done.summary()["counts"]["destroyed"], 1);
    EXPECT_EQ(state("2026-11-17"), "uitgevoerd");
    const std::string file = world.path("bewijs/VV-2026-0001-1.xml");
    const Answer checked = world.run({"verify", file, "--json"});
    ASSERT_EQ(checked.code, ExitCode::done) << checked.out;
    EXPECT_EQ(checked.lines().front()["state"], "volledig");
    const std::string xml = world.read("bewijs/VV-2026-0001-1.xml");
    for (const std::string& word : canaries()) EXPECT_THAT(xml, Not(HasSubstr(word)));
    EXPECT_THAT(xml, Not(HasSubstr("KAN-2026-001")));
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    EXPECT_NE(world.in_store({"show", "KAN-2026-001", "--as", "proef-uitvoerder", "--purpose", "proef", "--on", "2026-11-18"}).code, ExitCode::done);
    std::string forged = xml;
    forged.replace(forged.find("aantal=\"1\""), 10, "aantal=\"2\"");
    world.write("bewijs/VV-2026-0001-1.xml", forged);
    EXPECT_EQ(code_of(world.run({"verify", file, "--json"})), "verklaring.handtekening");
    EXPECT_EQ(list({"execute"}, "2026-11-18").summary()["counts"].value("destroyed", 0), 0) << "once";
}

TEST_F(Destruction, DOC_18_the_certificate_is_also_a_paper_that_says_the_same_and_names_no_case) {
    propose_and_approve();
    ASSERT_EQ(list({"execute", "--out", world.path("bewijs")}, "2026-11-17").code, ExitCode::done);
    const std::string paper = world.read("bewijs/VV-2026-0001-1.pdf");
    ASSERT_THAT(paper, testing::StartsWith("%PDF-"));
    if (const char* folder = std::getenv("GRIFFIER_TEST_OUT")) std::ofstream(std::string(folder) + "/verklaring.pdf", std::ios::binary) << paper;
    // A night has no folder for certificates: whoever shows the list gets the same bytes.
    ASSERT_EQ(list({"show", "VL-2026-0001", "--out", world.path("later")}, "2026-11-18").code, ExitCode::done);
    EXPECT_EQ(world.read("later/VV-2026-0001-1.pdf"), paper);
    EXPECT_EQ(world.read("later/VV-2026-0001-1.xml"), world.read("bewijs/VV-2026-0001-1.xml"));
    const std::string to_text = "pdftotext -layout " + world.path("bewijs/VV-2026-0001-1.pdf") + " " + world.path("verklaring.txt");
    if (std::system(to_text.c_str()) != 0) GTEST_SKIP() << "pdftotext is not on this machine";
    const std::string text = world.read("verklaring.txt");
    for (const char* said : {"Verklaring van vernietiging", "VV-2026-0001-1", "VL-2026-0001", "1 bestand", "zes maanden", "Selectielijst proef", "11.1", "M-1", "functie privacy-officer", "20 november 2026", "17 november 2026", "Oefening"})
        EXPECT_THAT(text, HasSubstr(said));
    for (const std::string& word : canaries()) EXPECT_THAT(text, Not(HasSubstr(word)));
    EXPECT_THAT(text, Not(HasSubstr("KAN-2026")));
}

TEST_F(Destruction, RET_01_a_list_is_withdrawn_while_it_cools_by_who_may_and_then_destroys_nothing) {
    propose_and_approve();
    EXPECT_EQ(code_of(list({"withdraw", "VL-2026-0001"}, "2026-11-12", "bedient")), "handelen.geen_taak");
    EXPECT_EQ(code_of(list({"withdraw", "VL-2026-0009"}, "2026-11-12")), "lijst.onbekend");
    EXPECT_EQ(list({"withdraw", "VL-2026-0001", "--dry-run"}, "2026-11-12").code, ExitCode::done);
    EXPECT_EQ(state("2026-11-12"), "afkoeling");
    ASSERT_EQ(list({"withdraw", "VL-2026-0001"}, "2026-11-12", "een").code, ExitCode::done);
    EXPECT_EQ(state("2026-11-12"), "vervallen");
    EXPECT_EQ(code_of(list({"withdraw", "VL-2026-0001"}, "2026-11-12")), "lijst.stand");
    EXPECT_EQ(code_of(list({"execute", "VL-2026-0001"}, "2026-11-17")), "lijst.stand");
    EXPECT_EQ(list({"propose"}, "2026-11-17").summary()["counts"].value("on_list", 0), 1) << "what must go comes on a new list";
}

TEST_F(Destruction, RET_01_the_night_tells_the_balance_of_all_that_was_ever_registered) {
    take_in("KAN-2026-002");
    propose_and_approve_all(2);
    const Answer night = world.in_store({"nightly", "--on", "2026-11-17", "--json"});
    long registered = -1, active = -1, archived = -1, destroyed = -1;
    for (const auto& line : night.lines())
        if (line["type"] == "balance") registered = line["registered"], active = line["active"], archived = line["archived"], destroyed = line["destroyed"];
    EXPECT_EQ(destroyed, 2);
    EXPECT_GE(registered, 2);
    EXPECT_EQ(active + archived + destroyed, registered);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done) << "and recounted";
}

TEST_F(Destruction, RET_04_the_night_proposes_and_executes_approved_lists_only) {
    const auto night = [&](const std::string& on) { return world.in_store({"nightly", "--on", on, "--json"}); };
    EXPECT_EQ(night("2026-11-01").summary()["counts"].value("on_list", 0), 1);
    EXPECT_EQ(night("2026-11-10").summary()["counts"].value("destroyed", 0), 0) << "nobody approved it";
    ASSERT_EQ(approve("een", one, "2026-11-11").code, ExitCode::done);
    EXPECT_EQ(night("2026-11-20").summary()["counts"].value("destroyed", 0), 0) << "one is not enough";
    ASSERT_EQ(approve("twee", two, "2026-11-20").code, ExitCode::done);
    EXPECT_EQ(night("2026-11-26").summary()["counts"].value("destroyed", 0), 0) << "it cools";
    EXPECT_EQ(night("2026-11-27").summary()["counts"].value("destroyed", 0), 1);
}

TEST_F(Destruction, RET_04_what_is_still_there_after_its_last_day_is_red_with_exit_6) {
    world.in_store({"nightly", "--on", "2026-11-01"});
    EXPECT_THAT(world.in_store({"nightly", "--on", "2026-11-20", "--json"}).out, Not(HasSubstr("\"state\":\"te_laat\"")));
    const Answer late = world.in_store({"nightly", "--on", "2026-11-21", "--json"});
    EXPECT_THAT(late.out, HasSubstr("\"state\":\"te_laat\""));
    EXPECT_EQ(late.code, ExitCode::deadline);
}

TEST_F(Destruction, RET_01_forged_doubled_and_own_approvals_are_refused_and_nothing_moves) {
    ASSERT_EQ(list({"propose"}, "2026-11-10").summary()["counts"]["on_list"], 1);
    EXPECT_EQ(code_of(approve("een", two, "2026-11-10")), "goedkeuren.handtekening");
    EXPECT_EQ(code_of(approve("bedient", three, "2026-11-10")), "goedkeuren.rol");
    EXPECT_EQ(code_of(approve("proef-uitvoerder", one, "2026-11-10")), "goedkeuren.voorsteller");
    EXPECT_EQ(code_of(approve("een", one, "2026-11-10", "VL-2026-0001.xml")), "goedkeuren.handtekening") << "the list itself is not what is signed";
    ASSERT_EQ(approve("een", one, "2026-11-10").code, ExitCode::done);
    EXPECT_EQ(code_of(approve("een", one, "2026-11-10")), "goedkeuren.dubbel");
    EXPECT_EQ(code_of(list({"execute", "VL-2026-0001"}, "2026-11-30")), "lijst.stand");
    EXPECT_EQ(state("2026-11-30"), "voorgesteld");
}

TEST_F(Destruction, RET_04_DOC_34_a_hold_after_approval_takes_the_item_off_and_it_stays) {
    take_in("KAN-2026-002");
    ASSERT_EQ(list({"propose"}, "2026-11-10").summary()["counts"]["on_list"], 2);
    ASSERT_EQ(approve("een", one, "2026-11-10").code, ExitCode::done);
    ASSERT_EQ(approve("twee", two, "2026-11-10").code, ExitCode::done);
    ASSERT_EQ(decide({"--kind", "aanhouding", "--outcome", "aanhouden", "--until", "2027-01-15"}, "2026-11-12").code, ExitCode::done);
    const Answer done = list({"execute", "--out", world.path("bewijs")}, "2026-11-17");
    EXPECT_EQ(done.summary()["counts"].value("destroyed", 0), 1) << done.out;
    EXPECT_THAT(world.read("bewijs/VV-2026-0001-1.xml"), HasSubstr("reden=\"aangehouden\""));
    EXPECT_THAT(world.read("bewijs/VV-2026-0001-1.xml"), HasSubstr("<aangehouden tot=\"2027-01-15\" aantal=\"1\""));
    EXPECT_EQ(world.in_store({"show", "KAN-2026-001", "--as", "proef-uitvoerder", "--purpose", "proef", "--on", "2026-11-18"}).code, ExitCode::done);
    EXPECT_THAT(world.in_store({"nightly", "--on", "2026-12-20", "--json"}).out, HasSubstr("\"state\":\"aangehouden\"")) << "shown in every report";
    EXPECT_THAT(world.in_store({"nightly", "--on", "2027-01-16", "--json"}).out, HasSubstr("\"state\":\"te_laat\"")) << "the hold has ended";
}

TEST_F(Destruction, RET_01_a_change_after_approval_voids_the_list) {
    propose_and_approve();
    std::string more = not_tabled("KAN-2026-001");
    more.replace(more.find("versie=\"1\""), 10, "versie=\"2\" vervangt=\"" + hex(sha256(view_of(not_tabled("KAN-2026-001")))) + "\"");
    more.insert(more.find("    <analyse"), "    <signaal id=\"s2\" datum=\"2026-05-06\" partij=\"proef-politie\"><feit>Nog een.</feit><duiding>Niets.</duiding></signaal>\n");
    world.write("nieuw.xml", more);
    const Answer taken = world.in_store({"import", world.path("nieuw.xml"), "--on", "2026-11-12", "--json"});
    ASSERT_EQ(taken.code, ExitCode::done) << taken.out;
    const Answer done = list({"execute"}, "2026-11-17");
    EXPECT_EQ(done.summary()["counts"].value("destroyed", 0), 0);
    EXPECT_EQ(state("2026-11-17"), "vervallen");
    EXPECT_EQ(world.in_store({"nightly", "--on", "2026-11-17", "--json"}).summary()["counts"].value("on_list", 0), 1) << "on a new list";
}

TEST_F(Destruction, DOC_18_without_category_or_leave_nobody_can_approve) {
    configure("selection-list = Selectielijst proef\n");
    const Answer proposed = list({"propose"}, "2026-11-10");
    EXPECT_EQ(code_of(proposed), "lijst.onvolledig");
    EXPECT_EQ(code_of(approve("een", one, "2026-11-10")), "lijst.onvolledig");
}

TEST_F(Destruction, DOC_18_a_list_of_before_the_settings_makes_room_for_one_that_can_be_approved) {
    configure("selection-list = Selectielijst proef\n");
    list({"propose"}, "2026-11-10");
    EXPECT_EQ(list({"propose"}, "2026-11-10").summary()["counts"].value("lists_void", 0), 0) << "nothing was filled in";
    configure();
    const Answer again = list({"propose"}, "2026-11-11");
    EXPECT_EQ(again.code, ExitCode::done) << again.out;
    EXPECT_EQ(again.summary()["counts"].value("lists_void", 0), 1);
    EXPECT_EQ(again.summary()["counts"].value("on_list", 0), 1);
    list({"show", "VL-2026-0002", "--out", world.path("lijst")}, "2026-11-11");
    const Bytes signature = ed25519_sign(one, view_of(world.read("lijst/VL-2026-0002.txt")));
    world.write("handtekening", std::string(signature.begin(), signature.end()));
    EXPECT_EQ(list({"approve", "VL-2026-0002", "--handtekening", world.path("handtekening"), "--door", "een"}, "2026-11-11").code, ExitCode::done);
}

TEST_F(Destruction, DOC_34_a_hold_is_extended_as_often_as_the_house_rule_says_and_no_more) {
    ASSERT_EQ(decide({"--kind", "aanhouding", "--outcome", "aanhouden", "--until", "2026-12-15"}, "2026-11-01").code, ExitCode::done);
    ASSERT_EQ(decide({"--kind", "aanhouding", "--outcome", "verlengen", "--until", "2027-01-15"}, "2026-12-10").code, ExitCode::done);
    ASSERT_EQ(decide({"--kind", "aanhouding", "--outcome", "verlengen", "--until", "2027-02-15"}, "2027-01-10").code, ExitCode::done);
    EXPECT_EQ(code_of(decide({"--kind", "aanhouding", "--outcome", "verlengen", "--until", "2027-03-15"}, "2027-02-10")), "besluit.aanhouding_te_vaak");
    EXPECT_EQ(code_of(decide({"--kind", "aanhouding", "--outcome", "verlengen"}, "2026-12-10")), "besluit.zonder_einde");
    EXPECT_EQ(world.in_store({"nightly", "--on", "2027-02-16", "--json"}).code, ExitCode::deadline);
}

TEST_F(Destruction, RET_10_a_dry_run_changes_nothing) {
    const Answer dry = list({"propose", "--dry-run"}, "2026-11-10");
    EXPECT_EQ(dry.summary()["counts"]["on_list"], 1);
    EXPECT_EQ(state("2026-11-10"), "");
    propose_and_approve();
    EXPECT_EQ(list({"execute", "--dry-run"}, "2026-11-17").summary()["counts"]["would_destroy"], 1);
    EXPECT_EQ(state("2026-11-17"), "gereed");
}

}  // namespace
}  // namespace griffier::jobs
