// After a certificate, by command: a holder that was away, a party that answers, a copy that goes, the place of the certificates.
#include <gmock/gmock.h>

#include "destruction_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

class Revisions : public Destruction {
  protected:
    static constexpr const char* disclosure = R"(    <verstrekking id="v1" datum="2026-05-12" ontvanger="proef-politie" verstrekker="proef-gemeente">
      <noodzaak>Mompelnoodzaak.</noodzaak>
      <gegevens>De duiding.</gegevens>
      <doel>Weging</doel>
      <grond>Proefgrond</grond>
      <toestemming partij="proef-gemeente" datum="2026-05-12"/>
    </verstrekking>
)";
    Answer night(const std::string& on) { return world.in_store({"nightly", "--on", on, "--json"}); }
    /// The first line of this type, or null.
    static nlohmann::json line(const Answer& answer, const std::string& type) {
        for (const auto& one : answer.lines())
            if (one["type"] == type) return one;
        return nullptr;
    }
    std::string in_place(const std::string& name) const { return world.read("opslag/verklaringen/" + name); }
    nlohmann::json checked(const std::string& name) { return world.run({"verify", world.path("opslag/verklaringen/" + name), "--json"}).lines().front(); }
    Answer answer(const std::string& party, const std::string& what, const std::string& on, const std::string& as = "proef-uitvoerder") {
        return list({"answer", "VL-2026-0001", "--party", party, "--outcome", what}, on, as);
    }
};

TEST_F(Revisions, DOC_18_a_holder_that_was_away_makes_it_partial_and_its_confirmation_makes_revision_two_complete) {
    std::filesystem::create_directory(world.path("derde-houder"));
    world.write("opslag/griffier.ini", world.read("opslag/griffier.ini") + "holders = " + world.path("tweede-houder") + "," + world.path("derde-houder") + "\n");
    take_in("KAN-2026-002");  // the store gets to know the holder
    propose_and_approve_all(2);
    std::filesystem::rename(world.path("derde-houder"), world.path("weg"));
    const Answer done = list({"execute"}, "2026-11-17");
    EXPECT_EQ(done.code, ExitCode::deadline) << done.out;
    EXPECT_EQ(line(done, "destroyed")["state"], "gedeeltelijk");
    EXPECT_EQ(checked("VV-2026-0001-1.xml")["state"], "gedeeltelijk");
    const Answer silent = night("2026-11-18");
    EXPECT_EQ(silent.code, ExitCode::deadline) << "told each night";
    EXPECT_EQ(line(silent, "certificate_revised"), nullptr);
    std::filesystem::rename(world.path("weg"), world.path("derde-houder"));
    const Answer back = night("2026-11-19");
    ASSERT_NE(line(back, "certificate_revised"), nullptr) << back.out;
    EXPECT_EQ(line(back, "certificate_revised")["state"], "volledig");
    EXPECT_EQ(line(back, "certificate_revised")["previous"], "VV-2026-0001-1");
    const auto second = checked("VV-2026-0001-1-r2.xml");
    EXPECT_EQ(second["revision"], 2);
    EXPECT_EQ(second["state"], "volledig");
    EXPECT_EQ(second["previous_checked"], true);
    EXPECT_THAT(in_place("VV-2026-0001-1-r2.pdf"), testing::StartsWith("%PDF-"));
    EXPECT_EQ(line(night("2026-11-20"), "certificate_revised"), nullptr) << "once";
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    // The first stays what it was.
    EXPECT_EQ(checked("VV-2026-0001-1.xml")["state"], "gedeeltelijk");
}

TEST_F(Revisions, CAS_25_a_party_that_got_something_is_told_and_its_answer_makes_a_revision) {
    take_in("KAN-2026-002", disclosure);
    propose_and_approve_all(2);
    const Answer done = list({"execute"}, "2026-11-17");
    ASSERT_EQ(done.code, ExitCode::done) << done.out;
    ASSERT_NE(line(done, "notice_open"), nullptr) << done.out;
    EXPECT_EQ(line(done, "notice_open")["party"], "proef-politie");
    EXPECT_NE(line(night("2026-11-18"), "notice_open"), nullptr) << "asked again";
    EXPECT_EQ(code_of(answer("proef-om", "vernietigd", "2026-11-20")), "antwoord.partij") << "got nothing";
    EXPECT_EQ(code_of(answer("Zwervelina", "vernietigd", "2026-11-20")), "antwoord.partij");
    EXPECT_THAT(answer("Zwervelina", "vernietigd", "2026-11-20").out, Not(HasSubstr("Zwervelina")));
    EXPECT_EQ(answer("proef-politie", "misschien", "2026-11-20").code, ExitCode::usage);
    EXPECT_EQ(code_of(list({"answer", "VL-2026-0007", "--party", "proef-politie", "--outcome", "geen"}, "2026-11-20")), "lijst.onbekend");
    const Answer refuses = answer("proef-politie", "weigert", "2026-11-20");
    ASSERT_EQ(refuses.code, ExitCode::done) << refuses.out;
    EXPECT_EQ(line(refuses, "certificate_revised")["certificate"], "VV-2026-0001-1-r2");
    EXPECT_THAT(in_place("VV-2026-0001-1-r2.xml"), HasSubstr("antwoord=\"weigert\" op=\"2026-11-20\""));
    const Answer destroys = answer("proef-politie", "vernietigd", "2026-12-01");
    EXPECT_EQ(line(destroys, "certificate_revised")["certificate"], "VV-2026-0001-1-r3");
    EXPECT_EQ(checked("VV-2026-0001-1-r3.xml")["previous_checked"], true);
    EXPECT_EQ(line(night("2026-12-02"), "notice_open"), nullptr);
    for (const auto& [path, bytes] : world.contents("opslag/verklaringen"))
        for (const std::string& word : canaries()) EXPECT_THAT(bytes, Not(HasSubstr(word))) << path;
}

TEST_F(Revisions, CAS_25_a_receiver_who_is_no_party_stands_nowhere_readable_and_on_no_certificate) {
    std::string other = disclosure;
    other.replace(other.find(" ontvanger=\"proef-politie\""), 26, "");
    other.insert(other.find("<noodzaak>"), "<ontvanger>Huisarts Wobbelstaart</ontvanger>");
    take_in("KAN-2026-002", other);
    for (const auto& [path, bytes] : world.contents("opslag")) EXPECT_THAT(bytes, Not(HasSubstr("Wobbelstaart"))) << path;
    propose_and_approve_all(2);
    const Answer done = list({"execute"}, "2026-11-17");
    ASSERT_EQ(done.code, ExitCode::done) << done.out;
    ASSERT_NE(line(done, "notice_open"), nullptr) << "somebody got something: " << done.out;
    EXPECT_EQ(line(done, "notice_open")["party"], "ander");
    for (const char* folder : {"opslag", "sleutels", "tweede-houder"})
        for (const auto& [path, bytes] : world.contents(folder)) EXPECT_THAT(bytes, Not(HasSubstr("Wobbelstaart"))) << path;
    EXPECT_THAT(done.out, Not(HasSubstr("Wobbelstaart")));
    EXPECT_EQ(answer("ander", "vernietigd", "2026-11-20").code, ExitCode::done);
    EXPECT_EQ(line(night("2026-11-21"), "notice_open"), nullptr);
}

TEST_F(Revisions, CAS_25_an_external_partner_answers_too) {
    std::string covenant = world.read("eigen.xml");
    covenant.insert(covenant.find("  <persoon"), "  <externe-partner id=\"proef-ggz\" soort=\"ggz\"><naam>Stichting Proefzorg</naam></externe-partner>\n");
    std::filesystem::remove_all(world.store());
    std::filesystem::remove_all(world.path("sleutels"));
    std::filesystem::remove_all(world.path("tweede-houder"));
    std::filesystem::create_directory(world.path("tweede-houder"));
    world.write("eigen.xml", covenant);
    const Answer begun = world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("eigen.xml")});
    ASSERT_EQ(begun.code, ExitCode::done) << begun.out << begun.err;
    configure();
    std::string partner = disclosure;
    partner.replace(partner.find("\"proef-politie\""), 15, "\"proef-ggz\"");
    take_in("KAN-2026-002", partner);
    propose_and_approve_all(1);
    const Answer done = list({"execute"}, "2026-11-17");
    ASSERT_NE(line(done, "notice_open"), nullptr) << done.out;
    EXPECT_EQ(line(done, "notice_open")["party"], "proef-ggz");
    const Answer said = answer("proef-ggz", "teruggegeven", "2026-11-20");
    EXPECT_EQ(said.code, ExitCode::done) << said.out;
    EXPECT_EQ(line(night("2026-11-21"), "notice_open"), nullptr);
}

TEST_F(Revisions, DOC_18_a_copy_that_is_removed_after_its_day_closes_the_certificate) {
    ASSERT_EQ(world.in_store({"backup", world.path("kopieen"), "--until", "2026-12-01", "--on", "2026-11-01"}).code, ExitCode::done);
    propose_and_approve();
    ASSERT_EQ(list({"execute"}, "2026-11-17").code, ExitCode::done);
    EXPECT_THAT(in_place("VV-2026-0001-1.xml"), HasSubstr("<reservekopie"));
    EXPECT_EQ(line(night("2026-12-01"), "copy_overdue"), nullptr);
    EXPECT_NE(line(night("2026-12-02"), "copy_overdue"), nullptr);
    const Answer copied = world.in_store({"backup", world.path("kopieen"), "--until", "2027-03-01", "--on", "2026-12-03", "--json"});
    ASSERT_NE(line(copied, "certificate_revised"), nullptr) << copied.out;
    const std::string addendum = in_place("VV-2026-0001-1-r2.xml");
    EXPECT_THAT(addendum, HasSubstr("<vervallen-kopie"));
    EXPECT_THAT(addendum, Not(HasSubstr("<reservekopie"))) << "a copy made after the destruction holds nothing of it";
    EXPECT_EQ(checked("VV-2026-0001-1-r2.xml")["previous_checked"], true);
}

TEST_F(Revisions, DOC_18_a_revision_that_was_changed_or_does_not_follow_is_refused_offline) {
    take_in("KAN-2026-002", disclosure);
    propose_and_approve_all(2);
    ASSERT_EQ(list({"execute"}, "2026-11-17").code, ExitCode::done);
    ASSERT_EQ(answer("proef-politie", "geen", "2026-11-20").code, ExitCode::done);
    const std::string second = world.path("opslag/verklaringen/VV-2026-0001-1-r2.xml"), first = world.path("opslag/verklaringen/VV-2026-0001-1.xml");
    std::filesystem::create_directory(world.path("elders"));
    for (const char* ending : {"", ".handtekening"}) std::filesystem::copy_file(second + ending, world.path("elders/VV-2026-0001-1-r2.xml") + ending);
    const Answer alone = world.run({"verify", world.path("elders/VV-2026-0001-1-r2.xml"), "--json"});
    EXPECT_EQ(alone.code, ExitCode::done);
    EXPECT_EQ(alone.lines().front()["previous_checked"], false) << "the first does not lie beside it, and that is said";
    // A forged first beside it.
    std::string forged = world.read("opslag/verklaringen/VV-2026-0001-1.xml");
    forged.replace(forged.find("zorgdrager=\"") + 12, 1, "X");
    world.write("elders/VV-2026-0001-1.xml", forged);
    std::filesystem::copy_file(first + ".handtekening", world.path("elders/VV-2026-0001-1.xml.handtekening"));
    EXPECT_EQ(code_of(world.run({"verify", world.path("elders/VV-2026-0001-1-r2.xml"), "--json"})), "verklaring.handtekening");
    // Another revision under the name of the first.
    std::filesystem::copy_file(second, world.path("elders/VV-2026-0001-1.xml"), std::filesystem::copy_options::overwrite_existing);
    std::filesystem::copy_file(second + ".handtekening", world.path("elders/VV-2026-0001-1.xml.handtekening"), std::filesystem::copy_options::overwrite_existing);
    EXPECT_EQ(code_of(world.run({"verify", world.path("elders/VV-2026-0001-1-r2.xml"), "--json"})), "verklaring.opvolging");
}

TEST_F(Revisions, DOC_18_the_place_of_the_certificates_is_read_without_a_key_and_written_again_when_it_is_lost) {
    propose_and_approve();
    ASSERT_EQ(list({"execute"}, "2026-11-17").code, ExitCode::done);
    const auto whole = world.contents("opslag/verklaringen");
    EXPECT_EQ(whole.size(), 6u) << "certificate, signature, metadata, paper, the list, metadata of what is gone";
    for (const auto& [path, bytes] : whole) {
        EXPECT_THAT(bytes, Not(HasSubstr("KAN-2026"))) << path;
        for (const std::string& word : canaries()) EXPECT_THAT(bytes, Not(HasSubstr(word))) << path;
    }
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done) << "no strange files in the store";
    std::filesystem::remove_all(world.path("opslag/verklaringen"));
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done) << "the deed is in the store";
    night("2026-11-18");
    EXPECT_EQ(world.contents("opslag/verklaringen"), whole);
    std::string other = in_place("VV-2026-0001-1.xml");
    other.replace(other.find("aantal=\"1\""), 10, "aantal=\"2\"");
    world.write("opslag/verklaringen/VV-2026-0001-1.xml", other);
    const Answer found = world.in_store({"verify", "--json"});
    EXPECT_EQ(found.code, ExitCode::damaged);
    EXPECT_EQ(code_of(found), "verklaring.plaats");
    EXPECT_EQ(night("2026-11-19").code, ExitCode::damaged);
    EXPECT_EQ(in_place("VV-2026-0001-1.xml"), other) << "left for who looks into it";
}

TEST_F(Revisions, DOC_18_a_store_put_back_from_an_older_copy_finds_its_certificates_in_their_place) {
    configure("certificates = " + world.path("bewijsmap") + "\nselection-list = Selectielijst proef\nselection-weegploeg = 11.1\nselection-casusoverleg = 11.2\nleave-reference = M-1\nleave-scope = alles\nleave-issuer = archivaris\n");
    propose_and_approve();
    ASSERT_EQ(world.in_store({"backup", world.path("kopieen"), "--on", "2026-11-11"}).code, ExitCode::done);
    ASSERT_EQ(list({"execute"}, "2026-11-17").code, ExitCode::done);
    const std::string settings_file = world.read("opslag/griffier.ini");
    std::filesystem::remove_all(world.path("opslag"));
    const std::string copy = std::filesystem::directory_iterator(world.path("kopieen"))->path().string();
    const Answer restored = world.run({"restore", copy, "--store", world.store(), "--keys", world.path("sleutels"), "--holders", world.path("tweede-houder"), "--on", "2026-11-18"});
    ASSERT_EQ(restored.code, ExitCode::done) << restored.out << restored.err;
    world.write("opslag/griffier.ini", settings_file);
    // A certificate that we never signed is not ours.
    world.write("bewijsmap/VV-2026-0009-1.xml", world.read("bewijsmap/VV-2026-0001-1.xml"));
    const Answer first = night("2026-11-18");
    EXPECT_EQ(first.summary()["counts"].value("certificates_found", 0), 1) << first.out;
    EXPECT_EQ(code_of(first), "verklaring.plaats");
    std::filesystem::remove(world.path("bewijsmap/VV-2026-0009-1.xml"));
    EXPECT_EQ(night("2026-11-19").summary()["counts"].value("certificates_found", 0), 0);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(Revisions, DOC_18_one_byte_of_a_kept_certificate_or_list_is_seen_by_verify) {
    propose_and_approve();
    ASSERT_EQ(list({"execute"}, "2026-11-17").code, ExitCode::done);
    const std::string database = world.read("opslag/grootboek.db");
    const auto with = [&](const std::string& what, const std::string& instead) {
        std::string bytes = database;
        const auto at = bytes.find(what);
        EXPECT_NE(at, std::string::npos) << what;
        if (at != std::string::npos) bytes.replace(at, what.size(), instead);
        world.write("opslag/grootboek.db", bytes);
        return world.in_store({"verify", "--json"});
    };
    EXPECT_EQ(code_of(with("zorgdrager=\"G", "zorgdrager=\"H")), "verklaring.handtekening");
    EXPECT_EQ(code_of(with("goedkeurders=\"2\"", "goedkeurders=\"1\"")), "verklaring.lijst");
    world.write("opslag/grootboek.db", database);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

}  // namespace
}  // namespace griffier::jobs
