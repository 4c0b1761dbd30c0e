#include <gtest/gtest.h>

#include <thread>

#include "generator/pdf/draw.h"
#include "tests/support/external.h"
#include "tests/support/folder.h"
#include "tests/support/specimen.h"
#include "tests/support/typeset.h"

using namespace griffier;
using namespace griffier::test;

namespace {

pdf::DocumentInfo info() {
    pdf::DocumentInfo i;
    i.date = Date(2024, 5, 19);
    i.input_hash = bytes_of("input");
    return i;
}

// Keys are made by the tests themselves; none lies in the tree.
struct Keys {
    Folder folder;
    bool made = false;

    std::string at(const std::string& name) const { return folder.at(name); }

    Keys() {
        const auto openssl = [&](const std::string& arguments) { return run("cd " + folder.path() + " && openssl " + arguments).exit == 0; };
        const auto join = [&](const std::string& target, const std::string& parts) { return run("cd " + folder.path() + " && cat " + parts + " > " + target).exit == 0; };
        // "openssl req" of 3.0 sets no period; "openssl ca" does.
        std::ofstream(at("ca.cnf")) << "[ca]\ndefault_ca=d\n[d]\ndatabase=index\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\npolicy=p\nunique_subject=no\n"
                                       "[p]\norganizationName=optional\ncommonName=supplied\n[sign]\nkeyUsage=critical,nonRepudiation\n[cipher]\nkeyUsage=critical,keyEncipherment\n[any]\nbasicConstraints=CA:FALSE\n";
        std::ofstream(at("index")) << "";
        std::ofstream(at("serial")) << "1000\n";
        const auto issue = [&](const std::string& name, const std::string& key, const std::string& section) {
            return openssl("req -new -newkey " + key + " -nodes -keyout " + name + ".key -out " + name + ".csr -subj '/O=Gemeente Proefdam/CN=" + name + "'") &&
                   openssl("ca -batch -notext -config ca.cnf -extensions " + section + " -selfsign -keyfile " + name + ".key -in " + name + ".csr -out " + name +
                           ".crt -startdate 20240101000000Z -enddate 20341231000000Z") &&
                   join(name + ".pem", name + ".key " + name + ".crt");
        };
        made = issue("ondertekenaar", "rsa:2048", "sign") && issue("vreemde", "rsa:2048", "sign") && issue("sleutelwissel", "rsa:2048", "cipher") && issue("kort", "rsa:1024", "sign") &&
               issue("kromme", "ec -pkeyopt ec_paramgen_curve:P-256", "sign") && issue("alles", "rsa:3072", "any") && join("verwisseld.pem", "ondertekenaar.key vreemde.crt") &&
               join("zonder.pem", "ondertekenaar.key") && join("keten.pem", "vreemde.crt ondertekenaar.key ondertekenaar.crt") &&
               openssl("pkcs12 -export -inkey ondertekenaar.key -in ondertekenaar.crt -certfile vreemde.crt -out bestand.p12 -passout pass:geheim") &&
               openssl("rsa -aes256 -in ondertekenaar.key -out dicht.key -passout pass:geheim") && join("dicht.pem", "dicht.key ondertekenaar.crt");
        std::ofstream(at("woord")) << "geheim\n";
        std::ofstream(at("fout")) << "anders\n";
        std::ofstream(at("rommel.pem")) << "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
        std::ofstream(at("leeg.p12")) << "";
    }
};

class Signature : public ::testing::Test {
  protected:
    static Keys& keys() {
        static Keys one;
        return one;
    }
    static Result<pdf::SigningKey> load(const std::string& name, const std::string& passphrase = "") {
        const auto disk = posix_file_system();
        return pdf::SigningKey::load(keys().at(name), passphrase.empty() ? "" : keys().at(passphrase), *disk);
    }
    static std::string code_of(const std::string& name, const std::string& passphrase = "") {
        const auto key = load(name, passphrase);
        if (key) return "";
        EXPECT_EQ(key.error().kind, Kind::configuration) << name;
        return key.error().code;
    }
    static const pdf::Drawer& drawer() {
        static const pdf::Drawer one = [] {
            const auto disk = posix_file_system();
            return std::move(pdf::Drawer::create(pdf::debian_srgb_profile, *disk)).value();
        }();
        return one;
    }
    static Bytes made(const Stuk& stuk, const pdf::SigningKey& key) {
        const Opmaak opmaak = std::move(typesetter().lay_out(stuk)).value();
        return std::move(drawer().draw(opmaak, info(), &key)).value();
    }
    /// The four numbers of /ByteRange.
    static std::array<std::size_t, 4> range_of(const Bytes& file) {
        const std::string text = text_of(ByteView(file));
        std::array<std::size_t, 4> range{};
        const auto at = text.rfind("/ByteRange[");
        EXPECT_NE(at, std::string::npos);
        EXPECT_EQ(sscanf(text.c_str() + at, "/ByteRange[%zu %zu %zu %zu]", &range[0], &range[1], &range[2], &range[3]), 4);
        return range;
    }
    static Bytes signed_part(const Bytes& file) {
        const auto r = range_of(file);
        Bytes part(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(r[1]));
        part.insert(part.end(), file.begin() + static_cast<std::ptrdiff_t>(r[2]), file.end());
        return part;
    }
    static Bytes cms_of(const Bytes& file) {
        const auto r = range_of(file);
        return from_hex(text_of(ByteView(file).subspan(r[1] + 1, r[2] - r[1] - 2))).value();
    }
    void SetUp() override {
        for (const char* tool : {"openssl", "pdfsig", "qpdf"})
            if (!have(tool)) GTEST_SKIP() << tool << " is not installed (packages openssl, poppler-utils, qpdf)";
        ASSERT_TRUE(keys().made);
    }
};

TEST_F(Signature, covers_every_byte_but_its_own) {
    const auto key = load("ondertekenaar.pem");
    ASSERT_TRUE(key);
    for (const Stuk& stuk : {sample_letter(), specimen()}) {
        const Bytes file = made(stuk, *key);
        const auto r = range_of(file);
        EXPECT_EQ(r[0], 0u);
        EXPECT_EQ(file[r[1]], '<');
        EXPECT_EQ(file[r[2] - 1], '>');
        EXPECT_EQ(r[2] + r[3], file.size());
    }
}

TEST_F(Signature, openssl_verifies_it_over_the_byte_range_and_over_nothing_else) {
    const auto key = load("ondertekenaar.pem");
    ASSERT_TRUE(key);
    const Bytes file = made(sample_letter(), *key);
    const std::string cms = write_output("cms.der", cms_of(file));
    const std::string part = write_output("part.bin", signed_part(file));
    const std::string verify = "openssl cms -verify -binary -cades -inform DER -in " + cms + " -CAfile " + keys().at("ondertekenaar.crt") + " -purpose any -attime 1716076800 -out /dev/null -content ";
    const Ran good = run(verify + part);
    EXPECT_EQ(good.exit, 0) << good.output;
    Bytes other = signed_part(file);
    other[other.size() / 2] ^= 1;
    EXPECT_NE(run(verify + write_output("other.bin", other)).exit, 0);
}

TEST_F(Signature, holds_the_certificate_of_the_signer_and_no_time) {
    const auto key = load("keten.pem");
    ASSERT_TRUE(key);
    const std::string cms = write_output("cms.der", cms_of(made(sample_letter(), *key)));
    const std::string shown = run("openssl cms -cmsout -print -inform DER -in " + cms).output;
    EXPECT_NE(shown.find("signingCertificateV2"), std::string::npos) << shown;
    EXPECT_NE(shown.find("messageDigest"), std::string::npos);
    EXPECT_NE(shown.find("CN=vreemde"), std::string::npos) << "the chain is in it";
    EXPECT_EQ(shown.find("signingTime"), std::string::npos);
    EXPECT_EQ(shown.find("S/MIME Capabilities"), std::string::npos);
    EXPECT_NE(shown.find("eContent: <ABSENT>"), std::string::npos);
}

TEST_F(Signature, poppler_finds_it_valid_and_the_whole_document_signed) {
    const auto key = load("ondertekenaar.pem");
    ASSERT_TRUE(key);
    const std::string path = write_output("letter.pdf", made(sample_letter(), *key));
    const std::string said = run("pdfsig -nocert " + path).output;
    EXPECT_NE(said.find("Signature is Valid"), std::string::npos) << said;
    EXPECT_NE(said.find("Total document signed"), std::string::npos) << said;
    EXPECT_NE(said.find("ETSI.CAdES.detached"), std::string::npos) << said;
    EXPECT_EQ(run("qpdf --check " + path).exit, 0);
    Bytes changed = made(sample_letter(), *key);
    const std::string text = text_of(ByteView(changed));
    changed[text.find("<dc:title>") + 60] ^= 2;
    EXPECT_EQ(run("pdfsig -nocert " + write_output("changed.pdf", changed)).output.find("Signature is Valid"), std::string::npos);
}

TEST_F(Signature, its_field_is_tagged_named_and_in_the_order_of_its_page) {
    const auto key = load("ondertekenaar.pem");
    ASSERT_TRUE(key);
    const std::string path = write_output("letter.pdf", made(sample_letter(), *key));
    const std::string text = run("qpdf --qdf --object-streams=disable " + path + " - | LC_ALL=C tr -d '\\000'").output;
    for (const char* part : {"/S /Form", "/FT /Sig", "/TU ", "/SigFlags 3", "/F 132", "/SubFilter /ETSI.CAdES.detached", "/M (D:20240519000000Z)"}) EXPECT_NE(text.find(part), std::string::npos) << part;
    EXPECT_NE(run("pdfinfo -struct " + path).output.find("Form"), std::string::npos);
}

TEST_F(Signature, same_document_gives_the_same_bytes_in_threads_and_from_either_kind_of_file) {
    const auto key = load("ondertekenaar.pem"), locked = load("dicht.pem", "woord");
    ASSERT_TRUE(key);
    ASSERT_TRUE(locked);
    const Bytes first = made(sample_letter(), *key);
    EXPECT_EQ(first, made(sample_letter(), *locked));
    std::vector<Bytes> results(3);
    std::vector<std::thread> threads;
    for (Bytes& result : results)
        threads.emplace_back([&] {
            (void)made(specimen(), *key);
            result = made(sample_letter(), *key);
        });
    for (auto& thread : threads) thread.join();
    for (const Bytes& result : results) EXPECT_EQ(result, first);
    const auto container = load("bestand.p12", "woord"), chain = load("keten.pem");
    ASSERT_TRUE(container);
    ASSERT_TRUE(chain);
    EXPECT_EQ(made(sample_letter(), *container), made(sample_letter(), *chain));
}

TEST_F(Signature, a_document_without_key_is_as_it_was) {
    const Opmaak opmaak = std::move(typesetter().lay_out(sample_letter())).value();
    const std::string text = text_of(ByteView(drawer().draw(opmaak, info()).value()));
    for (const char* part : {"/AcroForm", "/Sig", "/S/Form"}) EXPECT_EQ(text.find(part), std::string::npos) << part;
}

TEST_F(Signature, keys_that_cannot_sign_are_refused_with_their_reason) {
    EXPECT_EQ(code_of("ondertekenaar.pem"), "");
    EXPECT_EQ(code_of("alles.pem"), "");
    EXPECT_EQ(code_of("bestand.p12", "woord"), "");
    EXPECT_EQ(code_of("er-is-niets.pem"), "ondertekening.onleesbaar");
    EXPECT_EQ(code_of("rommel.pem"), "ondertekening.onleesbaar");
    EXPECT_EQ(code_of("leeg.p12"), "ondertekening.onleesbaar");
    EXPECT_EQ(code_of("zonder.pem"), "ondertekening.onleesbaar");
    EXPECT_EQ(code_of("ondertekenaar.crt"), "ondertekening.onleesbaar");
    EXPECT_EQ(code_of("dicht.pem"), "ondertekening.onleesbaar");
    EXPECT_EQ(code_of("dicht.pem", "fout"), "ondertekening.onleesbaar");
    EXPECT_EQ(code_of("bestand.p12", "fout"), "ondertekening.onleesbaar");
    EXPECT_EQ(code_of("bestand.p12", "er-is-niets"), "ondertekening.onleesbaar");
    EXPECT_EQ(code_of("verwisseld.pem"), "ondertekening.vreemd");
    EXPECT_EQ(code_of("kromme.pem"), "ondertekening.soort");
    EXPECT_EQ(code_of("kort.pem"), "ondertekening.soort");
    EXPECT_EQ(code_of("sleutelwissel.pem"), "ondertekening.gebruik");
}

TEST_F(Signature, a_day_outside_the_period_of_the_certificate_is_refused) {
    const auto key = load("ondertekenaar.pem");
    ASSERT_TRUE(key);
    EXPECT_EQ(key->from(), Date(2024, 1, 1));
    EXPECT_EQ(key->until(), Date(2034, 12, 31));
    const Opmaak opmaak = std::move(typesetter().lay_out(sample_letter())).value();
    pdf::DocumentInfo on = info();
    for (const auto& [day, good] : {std::pair(Date(2023, 12, 31), false), {Date(2024, 1, 1), true}, {Date(2034, 12, 31), true}, {Date(2035, 1, 1), false}}) {
        on.date = day;
        const auto file = drawer().draw(opmaak, on, &*key);
        EXPECT_EQ(static_cast<bool>(file), good) << day.iso();
        if (!file) { EXPECT_EQ(file.error().code, "ondertekening.periode"); }
    }
}

// For tests/conformance: signed files beside the others.
TEST_F(Signature, signed_files_are_written_for_the_judge) {
    const auto key = load("ondertekenaar.pem");
    ASSERT_TRUE(key);
    EXPECT_FALSE(write_output("letter-signed.pdf", made(sample_letter(), *key)).empty());
    EXPECT_FALSE(write_output("specimen-signed.pdf", made(specimen(), *key)).empty());
    EXPECT_FALSE(write_output("arabic-signed.pdf", made(arabic_report(), *key)).empty());
}

}  // namespace
