// What griffier produce does with --proof and --sign.
#include <gtest/gtest.h>

#include "tests/jobs/jobs_world.h"
#include "tests/support/external.h"

using namespace griffier;
using namespace griffier::jobs;

namespace {

JobsWorld& with_case(JobsWorld& world) {
    world.init();
    world.write("kanarie.xml", canary_dossier());
    EXPECT_EQ(world.in_store({"import", world.path("kanarie.xml")}).code, ExitCode::done);
    return world;
}

std::vector<std::string> letters_in(const JobsWorld& world, const std::string& folder) {
    std::vector<std::string> names;
    if (!std::filesystem::exists(world.path(folder))) return names;
    for (const auto& entry : std::filesystem::directory_iterator(world.path(folder)))
        if (entry.path().extension() == ".pdf") names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

TEST(Produce, a_proof_is_put_out_under_a_name_of_its_own_and_filed_nowhere) {
    JobsWorld world;
    with_case(world);
    const Answer proof = world.in_store({"produce", "--json", "--proof", "--out", world.path("proef-uit")});
    const auto names = letters_in(world, "proef-uit");
    ASSERT_FALSE(names.empty()) << proof.out << proof.err;
    for (const std::string& name : names) EXPECT_TRUE(name.ends_with("-proof.pdf")) << name;
    EXPECT_TRUE(proof.summary()["counts"].contains("would_make"));
    EXPECT_FALSE(proof.summary()["counts"].contains("made"));
    // The letter itself is made afterwards as if nothing had been.
    world.in_store({"produce", "--json", "--out", world.path("uit")});
    ASSERT_EQ(letters_in(world, "uit").size(), names.size());
    for (const std::string& name : names) {
        const std::string letter = name.substr(0, name.size() - std::string("-proof.pdf").size()) + ".pdf";
        EXPECT_NE(world.read("uit/" + letter), "");
        EXPECT_NE(world.read("uit/" + letter), world.read("proef-uit/" + name)) << "frames and measures are on the proof only";
    }
}

TEST(Produce, a_key_that_is_none_makes_no_letter) {
    JobsWorld world;
    with_case(world);
    world.write("rommel.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    for (const std::string& key : {world.path("rommel.pem"), world.path("er-is-niets.pem"), std::string("credential:sleutel"), std::string("credential:../sleutel")}) {
        const Answer answer = world.in_store({"produce", "--json", "--out", world.path("uit"), "--sign", key});
        EXPECT_NE(answer.code, ExitCode::done) << key;
        EXPECT_NE((answer.out + answer.err).find("ondertekening.onleesbaar"), std::string::npos) << key << answer.out << answer.err;
        EXPECT_TRUE(letters_in(world, "uit").empty()) << key;
    }
}

TEST(Produce, letters_are_signed_with_a_key_from_a_file_a_setting_or_a_credential) {
    if (!test::have("openssl") || !test::have("pdfsig")) GTEST_SKIP() << "openssl or pdfsig is not installed (packages openssl, poppler-utils)";
    const auto make_key = [](const JobsWorld& world) {
        world.write("ca.cnf", "[ca]\ndefault_ca=d\n[d]\ndatabase=index\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\npolicy=p\n[p]\norganizationName=optional\ncommonName=supplied\n[sign]\nkeyUsage=critical,nonRepudiation\n");
        world.write("index", "");
        world.write("serial", "1000\n");
        return test::run("( cd " + world.folder + " && openssl req -new -newkey rsa:2048 -nodes -keyout s.key -out s.csr -subj '/O=Gemeente Proefdam/CN=griffier' && openssl ca -batch -notext -config ca.cnf -extensions sign "
                         "-selfsign -keyfile s.key -in s.csr -out s.crt -startdate 20260101000000Z -enddate 20361231000000Z && cat s.key s.crt > sleutel )").exit == 0;
    };
    for (const std::string way : {"flag", "setting", "credential"}) {
        JobsWorld world;
        with_case(world);
        ASSERT_TRUE(make_key(world));
        std::vector<std::string> call{"produce", "--json", "--out", world.path("uit")};
        if (way == "flag") call.insert(call.end(), {"--sign", world.path("sleutel")});
        if (way == "setting") world.write("opslag/griffier.ini", "sign = " + world.path("sleutel") + "\n" + world.read("opslag/griffier.ini"));
        if (way == "credential") {
            call.insert(call.end(), {"--sign", "credential:sleutel"});
            world.environment["CREDENTIALS_DIRECTORY"] = world.folder;
        }
        const Answer answer = world.in_store(call);
        const auto names = letters_in(world, "uit");
        ASSERT_FALSE(names.empty()) << way << answer.out << answer.err;
        for (const std::string& name : names)
            EXPECT_NE(test::run("pdfsig -nocert " + world.path("uit/" + name)).output.find("Signature is Valid"), std::string::npos) << way << " " << name;
    }
}

}  // namespace
