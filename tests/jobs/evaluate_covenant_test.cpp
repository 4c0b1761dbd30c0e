// griffier evaluate after the covenant's file changed: the bundle of an earlier period tells of the cooperation as it was then.
#include "destruction_world.h"

namespace griffier::jobs {

namespace {

class EvaluerenConvenant : public Destruction {
  protected:
    std::map<std::string, std::string> bundle(const std::string& out, const std::string& on) {
        const Answer made = world.in_store({"evaluate", "--out", world.path(out), "--as", "proef-uitvoerder", "--purpose", "evaluatie", "--on", on, "--json", "--from", "2026-05-01", "--to", "2026-06-30"});
        EXPECT_EQ(made.code, ExitCode::done) << made.out << made.err;
        std::map<std::string, std::string> all;
        for (const auto& [path, text] : world.contents(out)) all[path.substr(world.path(out).size())] = text;
        return all;
    }
    /// Two persons bring a file in which a controller has another name.
    void rename_a_party(const std::string& on) {
        std::string next = world.read("eigen.xml");
        const auto at = next.find("<naam>", next.find("<partij id=\"proef-gemeente\"")) + 6;
        next.insert(at, "Nieuwe ");
        world.write("nieuw.xml", next);
        const auto update = [&](std::vector<std::string> more) {
            more.insert(more.begin(), {"convenant", "update", world.path("nieuw.xml"), "--as", "proef-uitvoerder", "--purpose", "beheer", "--on", on, "--json"});
            const Answer answer = world.in_store(more);
            ASSERT_EQ(answer.code, ExitCode::done) << answer.out << answer.err;
        };
        update({"--voorstel", world.path("voorstel"), "--reason", "andere naam"});
        const Bytes signature = ed25519_sign(two, view_of(world.read("voorstel")));
        world.write("handtekening", std::string(signature.begin(), signature.end()));
        update({"--bekrachtig", world.path("voorstel"), "--handtekening", world.path("handtekening"), "--door", "twee"});
    }
};

TEST_F(EvaluerenConvenant, DOC_25_a_bundle_is_the_same_byte_for_byte_after_the_covenant_file_changed) {
    ASSERT_NE(world.in_store({"nightly", "--on", "2026-07-02"}).code, ExitCode::damaged);
    const auto before = bundle("uit", "2026-07-03");
    ASSERT_FALSE(before.empty());
    rename_a_party("2026-07-04");
    const auto after = bundle("weer", "2026-07-05");
    ASSERT_EQ(after.size(), before.size());
    for (const auto& [path, text] : before) EXPECT_EQ(after.at(path), text) << path;
}

}  // namespace
}  // namespace griffier::jobs
