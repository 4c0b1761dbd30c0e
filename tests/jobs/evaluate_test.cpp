// griffier evaluate: a bundle over a period that is the same before and after destruction, hides what is small, and is checked by others: sha256sum,
// OpenSSL, the second verifier and, where it is installed, a BagIt validator.
#include <gmock/gmock.h>

#include "destruction_world.h"
#include "generator/publish/evaluation.h"
#include "records/core/xml.h"
#include "tests/support/external.h"

namespace griffier::jobs {

namespace {

using testing::HasSubstr;
using testing::Not;

const std::string verifier = std::string(GRIFFIER_SOURCE_DIR) + "/samples/verifier/verify.mjs";

class Evalueren : public Destruction {
  protected:
    Answer evaluate(const std::string& out, const std::string& on, std::vector<std::string> more = {"--from", "2026-05-01", "--to", "2026-06-30"}) {
        more.insert(more.begin(), {"evaluate", "--out", world.path(out), "--as", "proef-uitvoerder", "--purpose", "evaluatie", "--on", on, "--json"});
        return world.in_store(more);
    }
    /// A run that leaves a signed head on a day.
    void night(const std::string& on) {
        const Answer ran = world.in_store({"nightly", "--on", on});
        ASSERT_TRUE(ran.code == ExitCode::done || ran.code == ExitCode::deadline) << ran.err << ran.out;
    }
    static std::string number(const std::string& from = "2026-05-01", const std::string& to = "2026-06-30") { return "EV-voorbeeldstad-" + from + "-" + to; }
    /// Files of a bag by their path in it.
    std::map<std::string, std::string> bag(const std::string& out, const std::string& name = number()) const {
        std::map<std::string, std::string> all;
        const std::string folder = world.path(out + "/" + name);
        for (const auto& [path, text] : world.contents(out + "/" + name)) all[path.substr(folder.size() + 1)] = text;
        return all;
    }
    std::string folder(const std::string& out) const { return world.path(out + "/" + number()); }
    int second_verifier(const std::string& bag, const std::string& more = "") const { return test::run("node '" + verifier + "' bundle '" + bag + "'" + more).exit; }
    /// A key of the cooperation with a certificate of its own making.
    bool make_key() const {
        return test::run("openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -keyout '" + world.path("k.pem") + "' -out '" + world.path("c.pem") +
                         "' -subj '/O=Gemeente Proefdam/CN=griffier' -addext keyUsage=digitalSignature,nonRepudiation && cat '" + world.path("k.pem") + "' '" + world.path("c.pem") + "' > '" + world.path("s.pem") + "'").exit == 0;
    }
    std::string covenant_entry() const {
        const std::string text = world.read("eigen.xml"), mark = " inwerking=\"";
        const auto at = text.find(mark);
        return at == std::string::npos ? "" : text.substr(at + mark.size(), 10);
    }
};

TEST_F(Evalueren, DOC_25_GOV_15_a_bundle_is_the_same_byte_for_byte_after_its_cases_are_destroyed) {
    EXPECT_EQ(code_of(evaluate("uit", "2026-06-10")), "evaluatie.te_vroeg");
    night("2026-07-02");
    const Answer made = evaluate("uit", "2026-07-03");
    ASSERT_EQ(made.code, ExitCode::done) << made.out << made.err;
    const auto before = bag("uit");
    for (const char* path : {"bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "tagmanifest-sha256.txt.handtekening", "LEESMIJ.txt", "README.txt", "metadata/premis.xml", "data/hoofd", "data/log.vkey",
                             "data/evaluatie.pdf", "data/evaluatie.html", "data/evaluatie.xml", "data/evaluatie.cijfers.csv"})
        EXPECT_TRUE(before.contains(path)) << path;
    propose_and_approve();
    ASSERT_EQ(list({"execute"}, "2026-11-17").code, ExitCode::done);
    ASSERT_EQ(world.in_store({"list", "--json"}).summary()["counts"].value("dossiers", 0), 0);
    const Answer again = evaluate("weer", "2026-12-01");
    ASSERT_EQ(again.code, ExitCode::done) << again.out << again.err;
    EXPECT_EQ(again.lines().front()["known"], true);
    EXPECT_EQ(bag("weer"), before);
    for (const auto& [path, text] : before)
        for (const std::string& canary : canaries()) EXPECT_THAT(text, Not(HasSubstr(canary))) << path;
}

TEST_F(Evalueren, DOC_25_certificates_and_registers_stand_in_it_as_they_stood_then) {
    propose_and_approve();
    ASSERT_EQ(list({"execute"}, "2026-11-17").code, ExitCode::done);
    night("2027-01-02");
    ASSERT_EQ(evaluate("uit", "2027-01-03", {"--from", "2026-01-01", "--to", "2026-12-31"}).code, ExitCode::done);
    const std::string name = number("2026-01-01", "2026-12-31");
    const auto files = bag("uit", name);
    for (const char* ending : {".xml", ".xml.handtekening", ".tlog-proof"}) EXPECT_TRUE(files.contains("data/verklaringen/VV-2026-0001-1" + std::string(ending))) << ending;
    EXPECT_THAT(files.at("data/evaluatie.xml"), HasSubstr("VV-2026-0001-1"));
    if (!test::have("node")) GTEST_SKIP() << "node is not there: apt install nodejs";
    const std::string bag_folder = world.path("uit/" + name);
    EXPECT_EQ(second_verifier(bag_folder), 0);
    ASSERT_EQ(world.in_store({"log", "export", "--to", world.path("logboek")}).code, ExitCode::done);
    EXPECT_EQ(second_verifier(bag_folder, " --log '" + world.path("logboek") + "'"), 0);
}

TEST_F(Evalueren, DOC_25_small_counts_are_hidden_and_an_overlapping_period_is_refused) {
    night("2026-07-02");
    ASSERT_EQ(evaluate("uit", "2026-07-03").code, ExitCode::done);
    const auto tables = publish::tables_of_evaluation(view_of(bag("uit").at("data/evaluatie.xml")), "x");
    ASSERT_TRUE(tables);
    for (const auto& table : *tables)
        for (const auto& row : table.cells)
            for (const auto& cell : row) EXPECT_TRUE(!cell || *cell == 0 || *cell >= 10) << table.code;
    EXPECT_THAT(bag("uit").at("data/evaluatie.xml"), HasSubstr("<tabel code=\"weging\" titel=\"Wegingen\" staat=\"ingehouden\"/>"));
    EXPECT_EQ(code_of(evaluate("uit", "2026-07-03")), "log.uitvoer_bestaat");
}

TEST_F(Evalueren, GOV_15_a_period_that_no_rule_asks_for_says_so_and_none_is_made_before_its_time) {
    night("2026-07-02");
    ASSERT_EQ(evaluate("uit", "2026-07-03").code, ExitCode::done);
    EXPECT_THAT(bag("uit").at("data/evaluatie.xml"), HasSubstr("geen regel van het convenant"));
    for (const auto& [more, code] : std::vector<std::pair<std::vector<std::string>, std::string>>{{{"--from", "2026-05-01"}, "aanroep.ontbreekt"},
                                                                                                  {{"--from", "2026-06-30", "--to", "2026-05-01"}, "aanroep.waarde"},
                                                                                                  {{"--from", "gisteren", "--to", "2026-05-01"}, "aanroep.waarde"}})
        EXPECT_EQ(code_of(evaluate("nee", "2026-07-03", more)), code);
    EXPECT_EQ(code_of(world.in_store({"evaluate", "--out", world.path("nee"), "--as", "een", "--json", "--on", "2026-07-03"})), "handelen.zonder_doel");
    EXPECT_EQ(code_of(world.in_store({"evaluate", "--out", world.path("nee"), "--as", "bedient", "--purpose", "x", "--json", "--on", "2026-07-03"})), "handelen.geen_taak");
    EXPECT_FALSE(std::filesystem::exists(world.path("nee")));
}

TEST_F(Evalueren, GOV_15_without_dates_it_is_the_period_that_the_covenant_asks_for) {
    ASSERT_EQ(covenant_entry().size(), 10u);
    const Date entry = *Date::parse(covenant_entry()), end = entry.plus_years(2).plus_days(-1);
    night(end.plus_days(5).iso());
    const Answer made = evaluate("uit", end.plus_days(6).iso(), {});
    ASSERT_EQ(made.code, ExitCode::done) << made.out << made.err;
    const auto line = made.lines().front();
    EXPECT_EQ(line["kind"], "evaluatie");
    EXPECT_EQ(line["from"], entry.iso());
    EXPECT_EQ(line["to"], end.iso());
    EXPECT_THAT(bag("uit", number(entry.iso(), end.iso())).at("data/evaluatie.xml"), HasSubstr("artikel=\"convenant art. 18 lid 4\""));
}

TEST_F(Evalueren, DOC_25_sha256sum_openssl_and_a_bagit_validator_accept_the_bag_and_the_second_verifier_too) {
    if (!test::have("openssl")) GTEST_SKIP() << "openssl is not installed";
    ASSERT_TRUE(make_key());
    night("2026-07-02");
    const std::vector<std::string> with_key{"--from", "2026-05-01", "--to", "2026-06-30", "--sign", world.path("s.pem")};
    ASSERT_EQ(evaluate("uit", "2026-07-03", with_key).code, ExitCode::done);
    const std::string at = "cd '" + folder("uit") + "' && ";
    const auto sums = test::run(at + "sha256sum --check --quiet manifest-sha256.txt tagmanifest-sha256.txt");
    EXPECT_EQ(sums.exit, 0) << sums.output;
    const std::string check = "openssl cms -verify -binary -inform DER -in tagmanifest-sha256.txt.p7s -content tagmanifest-sha256.txt -purpose any -CAfile '" + world.path("c.pem") + "' -out /dev/null";
    const auto signature = test::run(at + check);
    EXPECT_EQ(signature.exit, 0) << signature.output;
    // the very words of the file that lies in the bag
    EXPECT_THAT(bag("uit").at("LEESMIJ.txt"), HasSubstr("openssl cms -verify -binary -inform DER -in tagmanifest-sha256.txt.p7s -content tagmanifest-sha256.txt -purpose any -CAfile CA.pem -out /dev/null"));
    EXPECT_THAT(test::run(at + "openssl cms -cmsout -print -inform DER -in tagmanifest-sha256.txt.p7s").output, Not(HasSubstr("signingTime")));
    ASSERT_EQ(evaluate("weer", "2026-07-09", with_key).code, ExitCode::done);
    EXPECT_EQ(bag("weer"), bag("uit")) << "RSA as it is used here gives the same signature again";
    world.write("uit/" + number() + "/tagmanifest-sha256.txt", bag("uit").at("tagmanifest-sha256.txt") + " ");
    EXPECT_NE(test::run(at + check).exit, 0);
    if (test::run("python3 -c 'import bagit'").exit == 0) {
        const auto valid = test::run("python3 -m bagit --validate '" + folder("weer") + "'");
        EXPECT_EQ(valid.exit, 0) << valid.output;
    } else {
        std::puts("no BagIt validator is installed (python module bagit): that check was left out");
    }
}

TEST_F(Evalueren, DOC_25_a_changed_missing_or_added_byte_is_refused_by_the_second_verifier) {
    if (!test::have("node")) GTEST_SKIP() << "node is not there: apt install nodejs";
    propose_and_approve();
    ASSERT_EQ(list({"execute"}, "2026-11-17").code, ExitCode::done);
    night("2027-01-02");
    ASSERT_EQ(evaluate("uit", "2027-01-03", {"--from", "2026-01-01", "--to", "2026-12-31"}).code, ExitCode::done);
    const std::string name = number("2026-01-01", "2026-12-31"), at = world.path("uit/" + name);
    const std::string key = world.in_store({"evaluate", "--out", world.path("x"), "--from", "2026-01-01", "--to", "2026-12-31", "--dry-run", "--as", "proef-uitvoerder", "--purpose", "x", "--on", "2027-01-03", "--json"}).lines().front()["key"];
    ASSERT_EQ(second_verifier(at, " --key " + key), 0);
    EXPECT_EQ(second_verifier(at, " --key " + std::string(64, 'a')), 1);
    for (const auto& [path, text] : bag("uit", name)) {
        if (text.empty()) continue;
        for (const std::size_t place : {std::size_t{0}, text.size() / 2, text.size() - 1}) {
            std::string bent = text;
            bent[place] = static_cast<char>(bent[place] ^ 1);
            world.write("uit/" + name + "/" + path, bent);
            EXPECT_EQ(second_verifier(at), 1) << path << " at " << place;
        }
        std::filesystem::remove(at + "/" + path);
        EXPECT_EQ(second_verifier(at), 1) << path << " is missing";
        world.write("uit/" + name + "/" + path, text);
    }
    world.write("uit/" + name + "/data/extra.txt", "x");
    EXPECT_EQ(second_verifier(at), 1);
    std::filesystem::remove(at + "/data/extra.txt");
    EXPECT_EQ(second_verifier(at), 0);
}

TEST_F(Evalueren, DOC_25_another_report_that_is_bent_in_the_store_is_not_given_out_again) {
    night("2026-07-02");
    ASSERT_EQ(evaluate("uit", "2026-07-03").code, ExitCode::done);
    const auto files = bag("uit");
    EXPECT_THAT(files.at("data/evaluatie.html"), HasSubstr("<html lang=\"nl\">"));
    EXPECT_THAT(files.at("bag-info.txt"), HasSubstr("External-Identifier: " + number()));
    EXPECT_THAT(files.at("metadata/" + number() + ".MDTO.xml"), HasSubstr("<identificatieKenmerk>" + number() + "</identificatieKenmerk>"));
    EXPECT_THAT(files.at("metadata/premis.xml"), HasSubstr("data/evaluatie.pdf"));
}

TEST(EvaluerenEcht, DOC_25_of_a_real_store_a_bundle_is_signed_or_it_is_not_made) {
    JobsWorld world;
    ASSERT_EQ(world.init(false).code, ExitCode::done);
    world.write("opslag/griffier.ini", world.read("opslag/griffier.ini") + "[wie]\nproef = proef-uitvoerder\n");
    world.user = "proef";
    const Answer made = world.in_store({"evaluate", "--out", world.path("uit"), "--from", "2026-01-01", "--to", "2026-03-31", "--as", "proef-uitvoerder", "--purpose", "x", "--json"});
    EXPECT_EQ(made.code, ExitCode::configuration);
    EXPECT_THAT(made.out, HasSubstr("evaluatie.zonder_sleutel"));
}

}  // namespace
}  // namespace griffier::jobs
