// griffier evaluate: a bundle over a period that is the same before and after destruction, hides what is small, and is checked by others: sha256sum,
// OpenSSL, the second verifier and, where it is installed, a BagIt validator.
#include <gmock/gmock.h>

#include <cstdlib>
#include <set>

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
    /// The commands of a page in a bag: its indented lines.
    static std::vector<std::string> commands_of(const std::string& page) {
        std::vector<std::string> all;
        std::istringstream in(page);
        for (std::string line; std::getline(in, line);)
            if (line.starts_with("    ")) all.push_back(line.substr(4));
        return all;
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
    /// A dozen cases, taken in on 20 July 2026.
    void many() {
        world.clock.day = Date(2026, 7, 20);
        for (int i = 101; i < 113; ++i) take_in("KAN-2026-" + std::to_string(i));
        world.clock.day = Date(2026, 6, 1);
    }
    std::string covenant_entry() const {
        const std::string text = world.read("eigen.xml"), mark = " inwerking=\"";
        const auto at = text.find(mark);
        return at == std::string::npos ? "" : text.substr(at + mark.size(), 10);
    }
};

TEST_F(Evalueren, DOC_25_GOV_15_J_AUDIT_a_bundle_is_the_same_byte_for_byte_after_its_cases_are_destroyed) {
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

TEST_F(Evalueren, DOC_25_STA_01_small_counts_are_hidden_and_large_ones_told) {
    night("2026-07-02");
    ASSERT_EQ(evaluate("uit", "2026-07-03").code, ExitCode::done);
    EXPECT_THAT(bag("uit").at("data/evaluatie.xml"), HasSubstr("<tabel code=\"weging\" titel=\"Wegingen\" staat=\"ingehouden\"/>"));
    EXPECT_EQ(code_of(evaluate("uit", "2026-07-03")), "log.uitvoer_bestaat");
    many();
    night("2026-08-02");
    ASSERT_EQ(evaluate("veel", "2026-08-03", {"--from", "2026-07-01", "--to", "2026-07-31"}).code, ExitCode::done);
    const std::string xml = bag("veel", number("2026-07-01", "2026-07-31")).at("data/evaluatie.xml");
    EXPECT_THAT(xml, HasSubstr("<rij code=\"opgenomen\" naam=\"opgenomen in het register\"><cel>12</cel><cel>12</cel></rij>"));
    const auto tables = publish::tables_of_evaluation(view_of(xml), "x");
    ASSERT_TRUE(tables);
    ASSERT_FALSE(tables->empty());
    for (const auto& table : *tables)
        for (const auto& row : table.cells)
            for (const auto& cell : row) EXPECT_TRUE(!cell || *cell == 0 || *cell >= 10) << table.code;
}

TEST_F(Evalueren, DOC_25_STA_01_a_period_that_overlaps_an_earlier_report_is_refused_and_a_later_one_is_not) {
    many();
    night("2026-09-02");
    ASSERT_EQ(evaluate("uit", "2026-09-03", {"--from", "2026-07-01", "--to", "2026-07-31"}).code, ExitCode::done);
    EXPECT_EQ(code_of(evaluate("nee", "2026-09-03", {"--from", "2026-07-01", "--to", "2026-07-30"})), "evaluatie.overlapt");
    EXPECT_EQ(code_of(evaluate("nee", "2026-09-03", {"--from", "2026-06-15", "--to", "2026-08-15"})), "evaluatie.overlapt");
    EXPECT_FALSE(std::filesystem::exists(world.path("nee")));
    EXPECT_EQ(evaluate("ja", "2026-09-03", {"--from", "2026-08-01", "--to", "2026-08-31"}).code, ExitCode::done);
    EXPECT_EQ(evaluate("weer", "2026-09-03", {"--from", "2026-07-01", "--to", "2026-07-31"}).code, ExitCode::done);
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

TEST_F(Evalueren, DOC_25_a_dry_run_writes_nothing_whether_it_is_refused_or_not) {
    many();
    night("2026-09-02");
    const std::vector<std::string> july{"--from", "2026-07-01", "--to", "2026-07-31"};
    ASSERT_EQ(evaluate("uit", "2026-09-03", july).code, ExitCode::done);
    const auto dry = [&](const std::string& on, std::vector<std::string> more) {
        more.push_back("--dry-run");
        const auto before = world.contents("opslag");
        const Answer answer = evaluate("nee", on, more);
        EXPECT_TRUE(world.contents("opslag") == before) << answer.out;
        EXPECT_FALSE(std::filesystem::exists(world.path("nee")));
        return answer;
    };
    EXPECT_EQ(dry("2026-09-03", july).code, ExitCode::done);
    EXPECT_EQ(dry("2026-09-03", {"--from", "2026-08-01", "--to", "2026-08-31"}).code, ExitCode::done);
    EXPECT_EQ(code_of(dry("2026-09-03", {"--from", "2026-07-02", "--to", "2026-07-31"})), "evaluatie.overlapt");
    EXPECT_EQ(code_of(dry("2026-09-03", {"--from", "2026-08-02", "--to", "2026-09-30"})), "evaluatie.te_vroeg");
    for (const auto& [as, code] : std::vector<std::pair<std::string, std::string>>{{"bedient", "handelen.geen_taak"}, {"niemand", "handelen.onbekend"}}) {
        const auto before = world.contents("opslag");
        EXPECT_EQ(code_of(world.in_store({"evaluate", "--out", world.path("nee"), "--as", as, "--purpose", "x", "--json", "--dry-run", "--on", "2026-09-03"})), code);
        EXPECT_EQ(code_of(world.in_store({"statistiek", "make", "--out", world.path("nee"), "--as", as, "--purpose", "x", "--json", "--dry-run", "--on", "2026-09-03"})), code);
        EXPECT_TRUE(world.contents("opslag") == before) << as;
    }
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

TEST_F(Evalueren, DOC_25_REG_02_sha256sum_openssl_and_a_bagit_validator_accept_the_bag_and_the_second_verifier_too) {
    if (!test::have("openssl")) GTEST_SKIP() << "openssl is not installed";
    ASSERT_TRUE(make_key());
    night("2026-07-02");
    const std::vector<std::string> with_key{"--from", "2026-05-01", "--to", "2026-06-30", "--sign", world.path("s.pem")};
    ASSERT_EQ(evaluate("uit", "2026-07-03", with_key).code, ExitCode::done);
    const std::string at = "cd '" + folder("uit") + "' && ";
    const auto sums = test::run(at + "sha256sum --check --quiet manifest-sha256.txt tagmanifest-sha256.txt");
    EXPECT_EQ(sums.exit, 0) << sums.output;
    // the very commands of the page that lies in the bag, with what they ask for beside it
    std::filesystem::copy(world.path("c.pem"), world.path("uit/CA.pem"));
    std::filesystem::copy(verifier, world.path("uit/verify.mjs"));
    std::string check;
    for (const char* page : {"LEESMIJ.txt", "README.txt"}) {
        const std::vector<std::string> commands = commands_of(bag("uit").at(page));
        ASSERT_EQ(commands.size(), 4u) << page;
        for (const std::string& command : commands) {
            if (command.starts_with("node ") && !test::have("node")) continue;
            const auto ran = test::run(at + command);
            EXPECT_EQ(ran.exit, 0) << command << "\n" << ran.output;
            if (command.starts_with("openssl x509")) { EXPECT_THAT(ran.output, HasSubstr("Gemeente Proefdam")); }
            if (command.starts_with("openssl cms")) check = command;
        }
    }
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
        // a place of its own in each file, so that not all are bent at a border
        const std::size_t place = sha256(view_of(path))[0] * text.size() / 256;
        std::string bent = text;
        bent[place] = static_cast<char>(bent[place] ^ 1);
        world.write("uit/" + name + "/" + path, bent);
        EXPECT_EQ(second_verifier(at), 1) << path << " at " << place;
        std::filesystem::remove(at + "/" + path);
        EXPECT_EQ(second_verifier(at), 1) << path << " is missing";
        world.write("uit/" + name + "/" + path, text);
    }
    world.write("uit/" + name + "/data/extra.txt", "x");
    EXPECT_EQ(second_verifier(at), 1);
    std::filesystem::remove(at + "/data/extra.txt");
    EXPECT_EQ(second_verifier(at), 0);
}

TEST_F(Evalueren, DOC_25_what_who_holds_the_key_exchanges_afterwards_is_seen_beside_the_log) {
    if (!test::have("node")) GTEST_SKIP() << "node is not there: apt install nodejs";
    many();
    night("2026-08-02");
    ASSERT_EQ(evaluate("eerder", "2026-08-03", {"--from", "2026-07-01", "--to", "2026-07-31"}).code, ExitCode::done);
    night("2026-09-02");
    const std::vector<std::string> august{"--from", "2026-08-01", "--to", "2026-08-31"};
    ASSERT_EQ(evaluate("uit", "2026-09-03", august).code, ExitCode::done);
    ASSERT_EQ(world.in_store({"log", "export", "--to", world.path("logboek")}).code, ExitCode::done);
    const std::string name = number("2026-08-01", "2026-08-31"), at = world.path("uit/" + name), earlier = "data/evaluaties/" + number("2026-07-01", "2026-07-31") + ".xml", log = " --log '" + world.path("logboek") + "'";
    const auto whole = bag("uit", name);
    ASSERT_TRUE(whole.contains(earlier));
    ASSERT_EQ(second_verifier(at, log), 0);
    // All hashes are made anew and signed by the key of the log itself: the bag alone is right again, and beside the log it is not.
    const auto sign_again = [&](std::map<std::string, std::string> files) {
        const auto manifest = [&](bool payload) {
            std::string lines;
            for (const auto& [path, text] : files)
                if (path.starts_with("data/") == payload && !path.starts_with("tagmanifest")) lines += hex(sha256(view_of(text))) + "  " + path + "\n";
            return lines;
        };
        std::size_t bytes = 0, count = 0;
        for (const auto& [path, text] : files)
            if (path.starts_with("data/")) bytes += text.size(), ++count;
        std::string& info = files["bag-info.txt"];
        info = info.substr(0, info.find("Payload-Oxum")) + "Payload-Oxum: " + std::to_string(bytes) + "." + std::to_string(count) + "\n";
        files["manifest-sha256.txt"] = manifest(true);
        const std::string tags = files["tagmanifest-sha256.txt"] = manifest(false);
        const auto store = Store::open({world.store(), world.path("sleutels"), "", {world.path("tweede-houder")}}, *world.disk, world.clock, world.random);
        ASSERT_TRUE(store);
        std::string& signature = files["tagmanifest-sha256.txt.handtekening"];
        signature = signature.substr(0, signature.find("handtekening ", 30)) + "handtekening " + hex((*store)->sign(view_of(tags))) + "\n";
        std::filesystem::remove_all(at);
        for (const auto& [path, text] : files) {
            std::filesystem::create_directories(std::filesystem::path(at + "/" + path).parent_path());
            world.write("uit/" + name + "/" + path, text);
        }
    };
    sign_again(whole);
    ASSERT_EQ(second_verifier(at, log), 0) << "signed again as it was";
    const auto bent = [&](const std::string& path, const std::string& from, const std::string& to) {
        auto files = whole;
        const auto place = files.at(path).find(from);
        EXPECT_NE(place, std::string::npos) << path;
        files.at(path).replace(place, from.size(), to);
        return files;
    };
    auto without = whole, added = whole;
    without.erase(earlier);
    added["data/register/000009.xml"] = "<register/>\n";
    for (const auto& [what, files] : std::vector<std::pair<std::string, std::map<std::string, std::string>>>{{"other words in the report", bent("data/evaluatie.xml", "Dit verslag telt", "Dit verslag raadt")},
                                                                                                          {"an earlier report exchanged", bent(earlier, "<cel>", "<cel>9")},
                                                                                                          {"an earlier report left out", without},
                                                                                                          {"a version of the register that never was", added}}) {
        sign_again(files);
        EXPECT_EQ(second_verifier(at), 0) << what << ": the bag by itself cannot tell";
        EXPECT_EQ(second_verifier(at, log), 1) << what;
    }
}

TEST_F(Evalueren, DOC_25_what_is_no_file_of_the_bag_itself_is_refused_by_the_second_verifier) {
    if (!test::have("node")) GTEST_SKIP() << "node is not there: apt install nodejs";
    night("2026-07-02");
    ASSERT_EQ(evaluate("uit", "2026-07-03").code, ExitCode::done);
    const std::string at = folder("uit"), report = at + "/data/evaluatie.html";
    ASSERT_EQ(second_verifier(at), 0);
    std::filesystem::rename(report, world.path("elders.html"));
    std::filesystem::create_symlink(world.path("elders.html"), report);
    EXPECT_EQ(second_verifier(at), 1) << "what a link leads to can be another file tomorrow";
    std::filesystem::remove(report);
    std::filesystem::rename(world.path("elders.html"), report);
    std::filesystem::create_directory(at + "/data/leeg");
    EXPECT_EQ(second_verifier(at), 1);
    std::filesystem::remove(at + "/data/leeg");
    EXPECT_EQ(second_verifier(at), 0);
}

TEST_F(Evalueren, DOC_25_a_kept_report_that_was_bent_is_not_given_out_again) {
    many();
    night("2026-08-02");
    const std::vector<std::string> july{"--from", "2026-07-01", "--to", "2026-07-31"};
    const std::string name = number("2026-07-01", "2026-07-31");
    ASSERT_EQ(evaluate("uit", "2026-08-03", july).code, ExitCode::done);
    std::string xml = bag("uit", name).at("data/evaluatie.xml");
    const auto cell = xml.find("<cel>12</cel>");
    ASSERT_NE(cell, std::string::npos);
    {
        const auto store = Store::open({world.store(), world.path("sleutels"), "", {world.path("tweede-houder")}}, *world.disk, world.clock, world.random);
        ASSERT_TRUE(store);
        auto group = (*store)->begin_group();
        ASSERT_TRUE(group);
        ASSERT_TRUE(group->keep("evaluatie", name, view_of(xml.replace(cell, 13, "<cel>22</cel>"))));
        ASSERT_TRUE(group->commit());
    }
    const Answer again = evaluate("weer", "2026-08-04", july);
    EXPECT_EQ(again.code, ExitCode::damaged);
    EXPECT_EQ(code_of(again), "evaluatie.anders");
    EXPECT_FALSE(std::filesystem::exists(world.path("weer")));
}

/// The children of an element, in this order; "?" at most one, "*" any number, "+" one or more, else just one.
void expect_order(const XmlElement& element, const std::vector<std::string>& grammar) {
    const auto all = element.children();
    std::size_t at = 0;
    for (const std::string& rule : grammar) {
        const char how = rule.back();
        const std::string name = how == '?' || how == '*' || how == '+' ? rule.substr(0, rule.size() - 1) : rule;
        std::size_t n = 0;
        while (at < all.size() && all[at].name() == name) ++at, ++n;
        EXPECT_TRUE(how == '*' || (how == '+' ? n >= 1 : how == '?' ? n <= 1 : n == 1)) << element.name() << ": " << n << " times " << name;
    }
    EXPECT_EQ(at, all.size()) << element.name() << ": " << (at < all.size() ? all[at].name() : "") << " stands where it should not";
}

TEST_F(Evalueren, DOC_25_its_metadata_are_MDTO_and_PREMIS) {
    night("2026-07-02");
    ASSERT_EQ(evaluate("uit", "2026-07-03").code, ExitCode::done);
    const auto files = bag("uit");
    EXPECT_THAT(files.at("bag-info.txt"), HasSubstr("External-Identifier: " + number()));
    EXPECT_THAT(files.at("data/evaluatie.html"), HasSubstr("<html lang=\"nl\">"));
    const std::string premis = files.at("metadata/premis.xml");
    const auto parsed = XmlDocument::parse(view_of(premis), "premis");
    ASSERT_TRUE(parsed);
    std::set<std::string> described, payload;
    for (const XmlElement& object : parsed->root().children("object")) {
        const std::string path = object.child("objectIdentifier").text_of("objectIdentifierValue");
        described.insert(path);
        ASSERT_TRUE(files.contains(path)) << path;
        EXPECT_EQ(object.child("objectCharacteristics").child("fixity").text_of("messageDigest"), hex(sha256(view_of(files.at(path))))) << path;
        EXPECT_EQ(object.child("objectCharacteristics").text_of("size"), std::to_string(files.at(path).size())) << path;
    }
    for (const auto& [path, text] : files)
        if (path.starts_with("data/")) payload.insert(path);
    EXPECT_EQ(described, payload);
    std::vector<std::pair<std::string, XmlDocument>> mdto;
    for (const auto& [name, text] : files)
        if (name.ends_with("MDTO.xml")) mdto.emplace_back(name, *XmlDocument::parse(view_of(text), name));
    ASSERT_EQ(mdto.size(), 5u) << "one of the whole and one of each form of the report";
    // MDTO-XML 1.0.1 and PREMIS 3.0: what must stand there, and in which order
    for (const auto& [name, document] : mdto) {
        ASSERT_EQ(document.root().children().size(), 1u) << name;
        const XmlElement one = document.root().children().front();
        if (one.name() == "informatieobject") {
            expect_order(one, {"identificatie+", "naam", "aggregatieniveau?", "classificatie*", "trefwoord*", "omschrijving*", "raadpleeglocatie*", "dekkingInTijd*", "dekkingInRuimte*", "taal*", "event*", "waardering", "bewaartermijn?",
                               "informatiecategorie?", "isOnderdeelVan*", "bevatOnderdeel*", "heeftRepresentatie*", "aanvullendeMetagegevens*", "gerelateerdInformatieobject*", "archiefvormer+", "betrokkene*", "activiteit?", "beperkingGebruik+"});
        } else {
            EXPECT_EQ(one.name(), "bestand") << name;
            expect_order(one, {"identificatie+", "naam", "omvang", "bestandsformaat", "checksum+", "URLBestand?", "isRepresentatieVan"});
            expect_order(one.child("checksum"), {"checksumAlgoritme", "checksumWaarde", "checksumDatum"});
        }
        expect_order(one.child("identificatie"), {"identificatieKenmerk", "identificatieBron"});
    }
    expect_order(parsed->root(), {"object+", "event+", "agent+"});
    for (const XmlElement& object : parsed->root().children("object")) {
        expect_order(object, {"objectIdentifier+", "objectCharacteristics+", "originalName?"});
        expect_order(object.child("objectCharacteristics"), {"fixity+", "size?", "format+"});
    }
    for (const XmlElement& event : parsed->root().children("event"))
        expect_order(event, {"eventIdentifier", "eventType", "eventDateTime", "eventDetailInformation*", "eventOutcomeInformation*", "linkingAgentIdentifier*", "linkingObjectIdentifier*"});
    for (const XmlElement& agent : parsed->root().children("agent")) expect_order(agent, {"agentIdentifier+", "agentName*", "agentType?", "agentVersion?"});
    const char* named = std::getenv("GRIFFIER_MDTO_XSD");
    const std::string path = named ? named : std::string(GRIFFIER_SOURCE_DIR) + "/../shared/data/xsd/mdto/schema/v1.0.1/MDTO-XML1.0.1.xsd";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the MDTO schema is not on this machine (GRIFFIER_MDTO_XSD names it); what must stand there and in which order was looked at";
    const auto schema = XmlSchema::compile(*world.disk->read(path), "mdto.xsd");
    ASSERT_TRUE(schema);
    for (const auto& [name, document] : mdto)
        for (const Error& error : schema->validate(document)) ADD_FAILURE() << name << " " << error.code << " " << error.place.line << (error.args.empty() ? "" : " " + error.args.back());
}

/// A store of its own under a regime, and what it makes by itself so many years after the covenant came into force.
nlohmann::json asked_after(const std::string& regime, int years, std::string& entry) {
    JobsWorld world;
    EXPECT_EQ(world.init(true, regime).code, ExitCode::done);
    // a covenant with an entry of its own says so in its rules, the others in the file of the cooperation
    std::ifstream rules(std::string(GRIFFIER_SOURCE_DIR) + "/records/regimes/" + regime + ".xml");
    const std::string law((std::istreambuf_iterator<char>(rules)), {}), covenant = world.read("proef.convenant.xml"), mark = " inwerking=\"";
    const auto& said = covenant.find(mark) == std::string::npos ? law : covenant;
    entry = said.substr(said.find(mark) + mark.size(), 10);
    const Date on = Date::parse(entry)->plus_years(years).plus_days(3);
    world.in_store({"nightly", "--on", on.iso()});
    const Answer made = world.in_store({"evaluate", "--out", world.path("uit"), "--as", "proef-uitvoerder", "--purpose", "evaluatie", "--on", on.plus_days(1).iso(), "--json"});
    EXPECT_EQ(made.code, ExitCode::done) << made.out << made.err;
    return made.lines().front();
}

TEST(EvaluerenPeriode, GOV_16_noord_holland_has_a_legal_test_after_one_year_and_an_evaluation_after_two) {
    std::string entry;
    const auto test = asked_after("noord-holland-2018", 1, entry);
    EXPECT_EQ(test["kind"], "toetsing");
    EXPECT_EQ(test["to"], Date::parse(entry)->plus_years(1).plus_days(-1).iso());
    const auto evaluation = asked_after("noord-holland-2018", 2, entry);
    EXPECT_EQ(evaluation["kind"], "evaluatie");
    EXPECT_EQ(evaluation["to"], Date::parse(entry)->plus_years(2).plus_days(-1).iso());
}

TEST(EvaluerenPeriode, GOV_17_midden_nederland_evaluates_within_a_year) {
    std::string entry;
    const auto line = asked_after("midden-nederland-2015", 1, entry);
    EXPECT_EQ(line["kind"], "evaluatie");
    EXPECT_EQ(line["from"], entry);
    EXPECT_EQ(line["to"], Date::parse(entry)->plus_years(1).plus_days(-1).iso());
}

TEST(EvaluerenPeriode, GOV_15_limburg_evaluates_after_two_years_as_the_model_does) {
    std::string entry;
    const auto line = asked_after("limburg-2020", 2, entry);
    EXPECT_EQ(line["kind"], "evaluatie");
    EXPECT_EQ(line["to"], Date::parse(entry)->plus_years(2).plus_days(-1).iso());
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
