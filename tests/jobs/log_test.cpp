// The log for outsiders: written out, checked by griffier and by the second verifier, cosigned by a witness, and bent in many ways.
#include "jobs/log_folder.h"

#include <algorithm>
#include <random>

#include "destruction_world.h"
#include "records/log/proof.h"
#include "tests/support/external.h"

namespace griffier::jobs {

namespace {

const std::string verifier = std::string(GRIFFIER_SOURCE_DIR) + "/samples/verifier/verify.mjs";

class Buitenstaander : public Destruction {
  protected:
    void SetUp() override {
        Destruction::SetUp();
        std::filesystem::create_directory(world.path("getuige"));
        configure("selection-list = Selectielijst proef\nselection-weegploeg = 11.1\nselection-casusoverleg = 11.2\nleave-reference = M-1\nleave-scope = alles\nleave-issuer = archivaris\nwitness = " + world.path("getuige") + "\n");
        propose_and_approve();
        ASSERT_EQ(list({"execute"}, "2026-11-17").code, ExitCode::done);
    }
    Answer out(const std::string& to, std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"log", "export", "--to", world.path(to), "--json"});
        return world.in_store(more);
    }
    Answer log(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "log");
        arguments.push_back("--json");
        return world.run(arguments);
    }
    /// What the check of griffier says: "" when all is right, else the code.
    std::string check(const std::string& folder, std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"check", world.path(folder)});
        const Answer answer = log(more);
        return answer.code == ExitCode::done ? "" : code_of(answer);
    }
    std::string first_line(const std::string& name) const {
        const std::string all = world.read(name);
        return all.substr(0, all.find('\n'));
    }
    /// A log that goes on.
    void work_on(const std::string& number) { take_in(number); }
    Answer cosign(const std::string& folder, const std::string& memory = "getuige") {
        // the 32 bytes of a key as OpenSSL writes them
        Bytes der = *from_hex("302e020100300506032b657004220420");
        const Bytes seed(32, 21);
        der.insert(der.end(), seed.begin(), seed.end());
        world.write("getuige.pem", "-----BEGIN PRIVATE KEY-----\n" + base64(der) + "\n-----END PRIVATE KEY-----\n");
        return log({"cosign", world.path(folder), "--memory", world.path(memory), "--key", world.path("getuige.pem"), "--name", "partner.example/getuige"});
    }
    bool second_verifier(const std::string& folder, const std::string& more = "") const { return test::run("node '" + verifier + "' folder '" + world.path(folder) + "'" + more).exit == 0; }
};

TEST_F(Buitenstaander, DOC_18_the_log_is_written_out_with_its_certificates_and_lists_and_checks_without_the_store) {
    const Answer made = out("uit");
    ASSERT_EQ(made.code, ExitCode::done) << made.out;
    for (const char* name : {"checkpoint", "log.vkey", "tile/0/000.p", "tile/entries/000.p", "certificates/VV-2026-0001-1.xml", "certificates/VV-2026-0001-1.xml.handtekening", "certificates/VV-2026-0001-1.tlog-proof",
                             "lists/VL-2026-0001.xml", "lists/VL-2026-0001.goedkeuringen"})
        EXPECT_TRUE(std::filesystem::exists(world.path("uit/" + std::string(name)))) << name;
    std::filesystem::rename(world.path("opslag"), world.path("weg"));
    std::filesystem::rename(world.path("sleutels"), world.path("sleutels-weg"));
    const Answer checked = log({"check", world.path("uit")});
    ASSERT_EQ(checked.code, ExitCode::done) << checked.out;
    const auto line = checked.lines().front();
    EXPECT_EQ(line["certificates"], 1);
    EXPECT_EQ(line["lists"], 1);
    EXPECT_EQ(line["approvals"], 2);
    EXPECT_EQ(line["approvals_unproven"], 0);
    EXPECT_EQ(line["key_checked"], false);
    const std::string key = line["key"];
    EXPECT_EQ(check("uit", {"--signer", key}), "");
    EXPECT_EQ(check("uit", {"--signer", first_line("uit/log.vkey")}), "");
    EXPECT_EQ(check("uit", {"--signer", std::string(64, 'a')}), "log.sleutel_anders");
    EXPECT_EQ(check("geen-map"), "log.map_ontbreekt");
    EXPECT_EQ(world.run({"verify", world.path("uit"), "--signer", key}).code, ExitCode::done);
    EXPECT_EQ(world.run({"verify", world.path("uit"), "--signer", std::string(64, 'a')}).code, ExitCode::some_refused);
}

TEST_F(Buitenstaander, SEC_14_the_same_log_gives_the_same_bytes_and_names_nobody) {
    ASSERT_EQ(out("een").code, ExitCode::done);
    ASSERT_EQ(out("twee").code, ExitCode::done);
    std::map<std::string, std::string> first, second;
    for (const auto& [name, text] : world.contents("een")) first[name.substr(world.path("een").size())] = text;
    for (const auto& [name, text] : world.contents("twee")) second[name.substr(world.path("twee").size())] = text;
    EXPECT_EQ(first, second);
    for (const auto& [name, text] : first)
        for (const std::string& word : canaries()) EXPECT_EQ(text.find(word), std::string::npos) << word << " in " << name;
    for (const auto& [name, text] : first) {
        EXPECT_EQ(text.find("KAN-2026-001"), std::string::npos) << "a dossier in " << name;
        EXPECT_EQ(text.find("E. Een"), std::string::npos) << "an approver in " << name;
    }
    EXPECT_EQ(code_of(out("een")), "log.uitvoer_bestaat") << "what is there is not written over";
    EXPECT_EQ(world.in_store({"log", "export", "--json"}).code, ExitCode::usage);
}

TEST_F(Buitenstaander, a_head_that_was_kept_shows_whether_the_log_went_on_or_was_taken_back) {
    ASSERT_EQ(out("vroeg").code, ExitCode::done);
    const std::string kept = world.read("vroeg/checkpoint");
    world.write("hoofd", kept);
    std::filesystem::copy(world.path("opslag"), world.path("kopie"), std::filesystem::copy_options::recursive);
    work_on("KAN-2026-002");
    ASSERT_EQ(out("laat").code, ExitCode::done);
    EXPECT_EQ(check("laat", {"--earlier", world.path("hoofd")}), "");
    // a proof of the same for who has two heads and no leaves
    ASSERT_EQ(log({"prove", world.path("laat"), "--earlier", world.path("hoofd"), "--to", world.path("bewijs")}).code, ExitCode::done);
    const Notekey key = *read_note_key(first_line("laat/log.vkey"));
    EXPECT_TRUE(check_consistency(world.read("bewijs"), kept, key, {}));
    // the older log does not hold the later head, and a log that went on otherwise from an older copy neither
    world.write("later", world.read("laat/checkpoint"));
    EXPECT_EQ(check("vroeg", {"--earlier", world.path("later")}), "log.eerder");
    std::filesystem::remove_all(world.path("opslag"));
    std::filesystem::rename(world.path("kopie"), world.path("opslag"));
    configure();  // without the witness, who would have seen it
    work_on("KAN-2026-003");
    work_on("KAN-2026-004");
    ASSERT_EQ(out("anders").code, ExitCode::done);
    EXPECT_EQ(check("anders", {"--earlier", world.path("hoofd")}), "");
    EXPECT_EQ(check("anders", {"--earlier", world.path("later")}), "log.eerder");
}

TEST_F(Buitenstaander, one_leaf_is_proven_with_a_file_of_its_own) {
    ASSERT_EQ(out("uit").code, ExitCode::done);
    ASSERT_EQ(log({"prove", world.path("uit"), "--leaf", "3", "--to", world.path("blad.tlog-proof")}).code, ExitCode::done);
    const auto shown = check_inclusion(world.read("blad.tlog-proof"), *read_note_key(first_line("uit/log.vkey")), {});
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->index, 3u);
    for (const char* wrong : {"-1", "999999", "3x", ""}) EXPECT_EQ(log({"prove", world.path("uit"), "--leaf", wrong, "--to", world.path("nee")}).code, ExitCode::usage) << wrong;
    EXPECT_EQ(log({"prove", world.path("uit"), "--leaf", "3", "--earlier", "x", "--to", world.path("nee")}).code, ExitCode::usage);
}

TEST_F(Buitenstaander, a_file_that_is_missing_too_many_or_of_another_log_is_named) {
    ASSERT_EQ(out("uit").code, ExitCode::done);
    const std::string newest = std::filesystem::path(std::prev(world.contents("uit/heads").end())->first).filename();
    for (const auto& [path, text] : world.contents("uit")) {
        std::filesystem::rename(path, world.path("even-weg"));
        // no leaf names a head: an earlier one can be left out, and whoever kept it holds it against the log (--earlier)
        const bool earlier_head = path.find("/heads/") != std::string::npos && !path.ends_with(newest);
        EXPECT_EQ(check("uit").empty(), earlier_head) << path << " is missing";
        std::filesystem::rename(world.path("even-weg"), path);
    }
    for (const char* name : {"extra", "tile/0/001", "heads/0000000001", "lists/VL-2026-0009.goedkeuringen", "certificates/brief.pdf", "tile/entries/aantekening"}) {
        world.write("uit/" + std::string(name), "x");
        EXPECT_NE(check("uit"), "") << name << " does not belong there";
        std::filesystem::remove(world.path("uit/" + std::string(name)));
    }
    ASSERT_EQ(check("uit"), "");
    // a certificate and its signature by another key, whole in itself
    const std::string xml = world.read("uit/certificates/VV-2026-0001-1.xml"), signature = world.read("uit/certificates/VV-2026-0001-1.xml.handtekening");
    const Secret strange(Bytes(32, 99));
    world.write("uit/certificates/VV-2026-0001-1.xml.handtekening", signature.substr(0, signature.find("sleutel ")) + "sleutel " + hex(ed25519_public(strange)) + "\nhandtekening " + hex(ed25519_sign(strange, view_of(xml))) + "\n");
    EXPECT_EQ(check("uit"), "verklaring.sleutel");
    world.write("uit/certificates/VV-2026-0001-1.xml.handtekening", signature);
    // an approval by a key that the log never saw
    const std::string approvals = world.read("uit/lists/VL-2026-0001.goedkeuringen"), list = "lists/VL-2026-0001.xml";
    const auto text = text_to_sign(*read_list(view_of(world.read("uit/" + list)), "lijst"));
    world.write("uit/lists/VL-2026-0001.goedkeuringen", write_approvals("VL-2026-0001", {{ed25519_public(strange), ed25519_sign(strange, view_of(text))}}));
    EXPECT_EQ(check("uit"), "log.zonder_blad");
    // an approval less: nothing that stands there is wrong, and it is told
    const auto both = read_approvals(view_of(approvals), "VL-2026-0001", "");
    ASSERT_TRUE(both);
    world.write("uit/lists/VL-2026-0001.goedkeuringen", write_approvals("VL-2026-0001", {both->front()}));
    const Answer told = log({"check", world.path("uit")});
    EXPECT_EQ(told.code, ExitCode::done);
    EXPECT_EQ(told.lines().front()["approvals_unproven"], 1);
}

TEST_F(Buitenstaander, a_flipped_bit_anywhere_is_found) {
    ASSERT_EQ(out("uit").code, ExitCode::done);
    ASSERT_EQ(cosign("uit").code, ExitCode::done);
    ASSERT_EQ(out("mee").code, ExitCode::done);
    ASSERT_TRUE(std::filesystem::exists(world.path("mee/witness.vkey")));
    std::mt19937 random(7);
    long found = 0;
    for (const auto& [path, text] : world.contents("mee")) {
        // every part of every file, sampled; each bit of each byte: tests/faults/run.sh outsider
        for (int i = 0; i < 12; ++i) {
            std::string bent = text;
            const std::size_t bit = random() % (text.size() * 8);
            bent[bit / 8] = static_cast<char>(bent[bit / 8] ^ (1 << bit % 8));
            std::ofstream(path, std::ios::binary) << bent;
            const auto checked = check_log_folder(*world.disk, world.path("mee"));
            EXPECT_FALSE(checked) << path << " bit " << bit;
            found += checked ? 0 : 1;
        }
        std::ofstream(path, std::ios::binary) << text;
    }
    EXPECT_GT(found, 100);
    EXPECT_TRUE(check_log_folder(*world.disk, world.path("mee")));
}

TEST_F(Buitenstaander, a_witness_signs_only_what_goes_on_from_what_it_signed) {
    ASSERT_EQ(out("een").code, ExitCode::done);
    std::filesystem::copy(world.path("opslag"), world.path("kopie"), std::filesystem::copy_options::recursive);
    const Answer first = cosign("een");
    ASSERT_EQ(first.code, ExitCode::done) << first.out;
    ASSERT_EQ(cosign("een").summary()["see"], first.summary()["see"]) << "the same head again: the signature that stands there";
    work_on("KAN-2026-002");
    ASSERT_EQ(out("twee").code, ExitCode::done);
    ASSERT_EQ(cosign("twee").code, ExitCode::done);
    EXPECT_EQ(code_of(cosign("een")), "log.eerder") << "back is not on";
    // the heads that the witness signed carry its line in the next export, and who checks sees its name
    ASSERT_EQ(out("drie").code, ExitCode::done);
    const Answer checked = log({"check", world.path("drie")});
    ASSERT_EQ(checked.code, ExitCode::done) << checked.out;
    EXPECT_EQ(checked.lines().front()["cosigned"], 2);
    EXPECT_EQ(checked.lines().front()["witnesses"], nlohmann::json::array({"partner.example/getuige"}));
    // another past under the same key
    std::filesystem::remove_all(world.path("opslag"));
    std::filesystem::rename(world.path("kopie"), world.path("opslag"));
    configure();
    for (const char* number : {"KAN-2026-005", "KAN-2026-006", "KAN-2026-007"}) work_on(number);
    ASSERT_EQ(out("vork").code, ExitCode::done);
    EXPECT_EQ(check("vork"), "") << "whole in itself: without the witness nobody would know";
    EXPECT_EQ(code_of(cosign("vork")), "log.eerder");
    for (const char* lacking : {"--memory", "--key", "--name"}) {
        std::vector<std::string> arguments{"cosign", world.path("een"), "--memory", "m", "--key", "k", "--name", "n"};
        const auto at = std::find(arguments.begin(), arguments.end(), lacking);
        arguments.erase(at, at + 2);
        EXPECT_EQ(log(arguments).code, ExitCode::usage) << lacking;
    }
    world.write("geen.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    EXPECT_EQ(code_of(log({"cosign", world.path("een"), "--memory", world.path("m"), "--key", world.path("geen.pem"), "--name", "n"})), "log.sleutel_bestand");
}

TEST_F(Buitenstaander, the_second_verifier_says_of_folders_what_ours_says) {
    if (!test::have("node")) GTEST_SKIP() << "node is not there: apt install nodejs";
    ASSERT_EQ(out("een").code, ExitCode::done);
    ASSERT_EQ(cosign("een").code, ExitCode::done);
    world.write("hoofd", world.read("een/checkpoint"));
    work_on("KAN-2026-002");
    ASSERT_EQ(out("uit").code, ExitCode::done);
    const std::string key = first_line("uit/log.vkey");
    EXPECT_TRUE(second_verifier("uit"));
    EXPECT_TRUE(second_verifier("uit", " --key '" + key + "' --earlier '" + world.path("hoofd") + "'"));
    EXPECT_FALSE(second_verifier("uit", " --key " + std::string(64, 'a')));
    world.write("later", world.read("uit/checkpoint"));
    EXPECT_FALSE(second_verifier("een", " --earlier '" + world.path("later") + "'"));
    EXPECT_EQ(test::run("node '" + verifier + "' certificate '" + world.path("uit/certificates/VV-2026-0001-1.xml") + "' --key '" + key + "'").exit, 0);
    EXPECT_EQ(test::run("node '" + verifier + "' proof '" + world.path("uit/certificates/VV-2026-0001-1.tlog-proof") + "' --key '" + key + "'").exit, 0);
    std::mt19937 random(11);
    const auto files = world.contents("uit");
    for (int i = 0; i < 40; ++i) {
        const auto& [path, text] = *std::next(files.begin(), static_cast<std::ptrdiff_t>(random() % files.size()));
        std::string bent = text;
        const std::size_t bit = random() % (text.size() * 8);
        bent[bit / 8] = static_cast<char>(bent[bit / 8] ^ (1 << bit % 8));
        std::ofstream(path, std::ios::binary) << bent;
        EXPECT_EQ(second_verifier("uit"), check("uit") == "") << path << " bit " << bit;
        std::ofstream(path, std::ios::binary) << text;
    }
    std::filesystem::remove(world.path("uit/lists/VL-2026-0001.xml"));
    EXPECT_FALSE(second_verifier("uit"));
}

TEST_F(Buitenstaander, the_log_as_records_of_logboek_dataverwerkingen_refers_to_the_register_and_names_nobody) {
    EXPECT_EQ(code_of(out("regels", {"--format", "logboek"})), "log.zonder_register");
    EXPECT_EQ(out("regels", {"--format", "xml"}).code, ExitCode::usage);
    // the register as `griffier register make` keeps it
    {
        const auto store = Store::open({world.store(), world.path("sleutels"), "", {world.path("tweede-houder")}}, *world.disk, world.clock, world.random);
        ASSERT_TRUE(store) << store.error().code;
        auto group = (*store)->begin_group();
        ASSERT_TRUE(group);
        ASSERT_TRUE(group->keep("verwerkingsregister", "000001", view_of("<register><activiteit code=\"weegploeg\" uri=\"https://proef.example/weegploeg/1\"/><activiteit code=\"casusoverleg\" uri=\"https://proef.example/casusoverleg/1\"/></register>")));
        ASSERT_TRUE(group->commit());
    }
    const Answer made = out("regels", {"--format", "logboek"});
    ASSERT_EQ(made.code, ExitCode::done) << made.out;
    const std::string all = world.read("regels/logboek-0001.jsonl");
    for (const std::string& word : canaries()) EXPECT_EQ(all.find(word), std::string::npos) << word;
    EXPECT_EQ(all.find("proef-uitvoerder"), std::string::npos) << "no user ids";
    std::istringstream in(all);
    std::set<std::string> operations, names;
    long lines = 0, with_subject = 0;
    for (std::string line; std::getline(in, line); ++lines) {
        const auto record = nlohmann::json::parse(line);
        EXPECT_EQ(record["trace_id"].get<std::string>().size(), 32u);
        EXPECT_TRUE(operations.insert(record["operation_id"]).second) << "each operation has its own id";
        EXPECT_EQ(record["operation_id"].get<std::string>().size(), 16u);
        EXPECT_TRUE(record["status_code"] == 1 || record["status_code"] == 2);
        EXPECT_LE(record["start_time"], record["end_time"]);
        names.insert(record["name"].get<std::string>());
        long activities = 0, subjects = 0;
        for (const auto& one : record["attributes"]) {
            const std::string key = one["key"], value = one["value"];
            if (key == "dpl.core.processing_activity_id") {
                ++activities;
                EXPECT_TRUE(value.starts_with("https://proef.example/")) << value;
            } else if (key == "dpl.core.data_subject_id") {
                ++subjects;
                EXPECT_EQ(value.size(), 32u);
            }
        }
        EXPECT_EQ(activities, 1);
        EXPECT_LE(subjects, 1);
        with_subject += subjects;
    }
    EXPECT_EQ(lines, made.summary()["counts"]["records"]);
    EXPECT_GT(with_subject, 0);
    EXPECT_TRUE(names.contains("import"));
}

}  // namespace

}  // namespace griffier::jobs
