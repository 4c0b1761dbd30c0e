// Execution at its last moment: the day of a keep term, a process that dies at any step, what was changed behind griffier's back, a clock
// that jumped, holders that are not there.
#include <gmock/gmock.h>
#include <sys/wait.h>

#include "destruction_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

/// The real disk, until the n-th change: then the process is gone, as by a kill.
class DyingDisk final : public FileSystem {
  public:
    explicit DyingDisk(int die_at) : die_at_(die_at) {}
    int changes() const { return changes_; }
    Result<Bytes> read(const std::string& path, std::size_t limit) override { return real_->read(path, limit); }
    Status write_new(const std::string& path, ByteView content) override { return step(), real_->write_new(path, content); }
    Status write_durable(const std::string& path, ByteView content) override { return step(), real_->write_durable(path, content); }
    Status sync_all(const std::string& path) override { return step(), real_->sync_all(path); }
    Status sync_directory(const std::string& path) override { return step(), real_->sync_directory(path); }
    Status rename(const std::string& from, const std::string& to, bool replace) override { return step(), real_->rename(from, to, replace); }
    Status remove(const std::string& path) override { return step(), real_->remove(path); }
    Status make_directory(const std::string& path) override { return step(), real_->make_directory(path); }
    bool exists(const std::string& path) override { return real_->exists(path); }
    bool is_directory(const std::string& path) override { return real_->is_directory(path); }
    Result<std::vector<std::string>> list(const std::string& path) override { return real_->list(path); }
    Result<std::unique_ptr<FileLock>> lock(const std::string& path, int wait_ms) override { return real_->lock(path, wait_ms); }

  private:
    void step() {
        if (++changes_ == die_at_) _exit(137);
    }
    std::unique_ptr<FileSystem> real_ = posix_file_system();
    int die_at_, changes_ = 0;
};

class ExecutionCommand : public Destruction {
  protected:
    Answer execute(const std::string& on = "2026-11-17") { return list({"execute", "VL-2026-0001"}, on); }
    std::string replaced(const std::string& file, const std::string& what, const std::string& instead) {
        std::string bytes = world.read(file);
        const auto at = bytes.find(what);
        EXPECT_NE(at, std::string::npos) << what;
        if (at != std::string::npos) bytes.replace(at, what.size(), instead);
        return bytes;
    }
    bool there(const std::string& number, const std::string& on) {
        return world.in_store({"show", number, "--as", "proef-uitvoerder", "--purpose", "proef", "--on", on}).code == ExitCode::done;
    }
};

TEST_F(ExecutionCommand, RET_01_RET_11_five_years_are_kept_to_their_last_day_also_when_somebody_asks_for_more) {
    // The case of the samples that is kept through 15 June 2026, among the parties of this covenant.
    std::ifstream in(std::string(GRIFFIER_SOURCE_DIR) + "/samples/dossiers/oeverstad/vijf-jaar-bewaard-bijna-vernietigen.xml");
    std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::map<std::string, std::string> here{{"gem-oeverstad", "proef-gemeente"}, {"om-oost", "proef-om"}, {"pol-oost", "proef-politie"},
                                                  {"reclassering-nl", "proef-reclassering"}, {"door=\"uitvoerder\"", "door=\"proef-uitvoerder\""},
                                                  {"\"2019-", "\"2020-"}};  // this covenant is younger
    for (const auto& [from, to] : here)
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    world.write("vijf.xml", text);
    const Answer taken = world.in_store({"import", world.path("vijf.xml"), "--on", "2026-05-20", "--json"});
    ASSERT_EQ(taken.code, ExitCode::done) << taken.out;
    // The night moves it to the archive first, where it should have been for years, and then proposes.
    ASSERT_GE(world.in_store({"nightly", "--on", "2026-05-25", "--json"}).summary()["counts"].value("on_list", 0), 1);
    ASSERT_EQ(approve("een", one, "2026-06-01").code, ExitCode::done);
    ASSERT_EQ(approve("twee", two, "2026-06-01").code, ExitCode::done);
    for (const char* day : {"2026-06-08", "2026-06-14", "2026-06-15"}) {
        EXPECT_EQ(execute(day).summary()["counts"].value("destroyed", 0), 0) << day;
        EXPECT_EQ(world.in_store({"nightly", "--on", day, "--json"}).summary()["counts"].value("destroyed", 0), 0) << day;
    }
    EXPECT_EQ(state("2026-06-15"), "gereed");
    const Answer done = execute("2026-06-16");
    EXPECT_GE(done.summary()["counts"].value("destroyed", 0), 1) << done.out;
    EXPECT_FALSE(there("OEV-2019-004", "2026-06-16"));
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(ExecutionCommand, RET_04_a_run_that_dies_anywhere_is_finished_by_the_next_with_one_certificate) {
    propose_and_approve();
    const std::vector<std::string> parts{"opslag", "sleutels", "tweede-houder"};
    fs::create_directory(world.path("voor"));
    for (const std::string& part : parts) fs::copy(world.path(part), world.path("voor/" + part), fs::copy_options::recursive);
    const auto put_back = [&] {
        for (const std::string& part : parts) {
            fs::remove_all(world.path(part));
            fs::copy(world.path("voor/" + part), world.path(part), fs::copy_options::recursive);
        }
    };
    auto counting = std::make_unique<DyingDisk>(0);
    DyingDisk& counter = *counting;
    world.disk = std::move(counting);
    ASSERT_EQ(execute().code, ExitCode::done);
    const int changes = counter.changes();
    const std::string whole = world.read("opslag/verklaringen/VV-2026-0001-1.xml").substr(0, 40);
    ASSERT_GT(changes, 10);
    world.disk = posix_file_system();
    int before = 0, between = 0, after = 0;
    for (int at = 1; at <= changes; at += std::max(1, changes / 8)) {
        put_back();
        if (const pid_t child = fork(); child == 0) {
            world.disk = std::make_unique<DyingDisk>(at);
            execute();
            _exit(0);
        } else {
            int status = 0;
            waitpid(child, &status, 0);
            ASSERT_EQ(WEXITSTATUS(status), 137) << at;
        }
        const std::string now = state("2026-11-17");
        before += now == "gereed", between += now == "uitvoering", after += now == "uitgevoerd";
        const Answer again = now == "uitgevoerd" ? world.in_store({"nightly", "--on", "2026-11-17", "--json"}) : execute();
        ASSERT_TRUE(again.code == ExitCode::done || now == "uitgevoerd") << at << " " << now << again.out;
        EXPECT_EQ(state("2026-11-17"), "uitgevoerd") << at;
        EXPECT_FALSE(there("KAN-2026-001", "2026-11-17"));
        EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done) << at;
        EXPECT_EQ(world.run({"verify", world.path("opslag/verklaringen/VV-2026-0001-1.xml")}).code, ExitCode::done) << at;
        EXPECT_FALSE(fs::exists(world.path("opslag/verklaringen/VV-2026-0001-2.xml"))) << "one certificate";
        EXPECT_EQ(world.read("opslag/verklaringen/VV-2026-0001-1.xml").substr(0, 40), whole);
    }
    EXPECT_GT(before, 0);
    EXPECT_GT(between, 0) << "none died past the point of no return";
    EXPECT_GT(after, 0);
}

TEST_F(ExecutionCommand, RET_04_one_byte_changed_in_an_approved_list_voids_the_approvals) {
    propose_and_approve();
    world.write("opslag/grootboek.db", replaced("opslag/grootboek.db", "goedkeurders=\"2\"", "goedkeurders=\"1\""));
    const Answer done = execute();
    EXPECT_EQ(code_of(done), "lijst.goedkeuring") << done.out;
    EXPECT_EQ(done.summary()["counts"].value("destroyed", 0), 0);
    EXPECT_TRUE(there("KAN-2026-001", "2026-11-17"));
}

TEST_F(ExecutionCommand, RET_04_one_byte_changed_in_a_regime_stops_the_list) {
    propose_and_approve();
    fs::create_directories(world.path("gegevens/records"));
    for (const char* part : {"locales", "templates", "records/regimes"})
        fs::copy(fs::path(GRIFFIER_SOURCE_DIR) / part, world.path(std::string("gegevens/") + part), fs::copy_options::recursive);
    const std::string regime = world.path("gegevens/records/regimes/model-2018.xml");
    std::ifstream in(regime, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    text.insert(text.rfind("</"), " ");
    std::ofstream(regime, std::ios::binary) << text;
    const Answer done = list({"execute", "VL-2026-0001", "--data", world.path("gegevens")}, "2026-11-17");
    EXPECT_NE(done.code, ExitCode::done) << done.out;
    EXPECT_EQ(done.out.find("\"type\":\"destroyed\""), std::string::npos);
    EXPECT_TRUE(there("KAN-2026-001", "2026-11-17"));
}

TEST_F(ExecutionCommand, RET_04_with_one_holder_of_the_key_nothing_is_destroyed) {
    propose_and_approve();
    fs::rename(world.path("tweede-houder"), world.path("weg"));
    const Answer done = execute();
    EXPECT_EQ(code_of(done), "sleutels.te_weinig_houders") << done.out;
    EXPECT_EQ(done.code, ExitCode::configuration);
    fs::rename(world.path("weg"), world.path("tweede-houder"));
    EXPECT_TRUE(there("KAN-2026-001", "2026-11-17"));
    EXPECT_EQ(state("2026-11-17"), "gereed");
    EXPECT_EQ(execute().code, ExitCode::done) << "nothing was lost";
}

TEST_F(ExecutionCommand, RET_04_an_approval_that_is_taken_back_with_its_key_counts_no_more) {
    propose_and_approve();
    // The covenant instance now has another key for the second approver.
    std::string covenant = world.read("eigen.xml");
    const std::string key = hex(ed25519_public(two)), other = hex(ed25519_public(Secret(Bytes(32, 77))));
    const std::string database = world.read("opslag/grootboek.db");
    std::string bytes = database;
    for (auto at = bytes.find("sleutel=\"" + key); at != std::string::npos; at = bytes.find("sleutel=\"" + key, at + 1)) bytes.replace(at + 9, key.size(), other);
    ASSERT_NE(bytes, database);
    world.write("opslag/grootboek.db", bytes);
    EXPECT_EQ(code_of(execute()), "lijst.goedkeuring");
    EXPECT_TRUE(there("KAN-2026-001", "2026-11-17"));
}

TEST_F(ExecutionCommand, fault_29_a_clock_that_jumps_ten_years_ahead_destroys_nothing_in_a_real_store) {
    const std::string covenant = world.read("eigen.xml");
    fs::remove_all(world.path("opslag"));
    fs::remove_all(world.path("sleutels"));
    fs::remove_all(world.path("tweede-houder"));
    fs::create_directory(world.path("tweede-houder"));
    world.clock.day = Date(2026, 11, 9);
    world.user = "proef";
    ASSERT_EQ(world.run({"init", "--real", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("eigen.xml")}).code, ExitCode::done);
    settings = world.read("opslag/griffier.ini");
    configure("selection-list = Selectielijst proef\nselection-weegploeg = 11.1\nselection-casusoverleg = 11.2\nleave-reference = M-1\nleave-scope = alles\nleave-issuer = archivaris\n[wie]\nproef = proef-uitvoerder, een, twee, dienst\n");
    const auto now = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "vernietigingslijst");
        arguments.insert(arguments.end(), {"--as", "proef-uitvoerder", "--purpose", "proef", "--json"});
        return world.in_store(arguments);
    };
    ASSERT_EQ(world.in_store({"import", world.path("KAN-2026-001.xml")}).code, ExitCode::done);
    world.clock.day = Date(2026, 11, 10);
    ASSERT_EQ(now({"propose"}).summary()["counts"].value("on_list", 0), 1);
    now({"show", "VL-2026-0001", "--out", world.path("lijst")});
    for (const auto& [who, key] : {std::pair("een", &one), std::pair("twee", &two)}) {
        const Bytes signature = ed25519_sign(*key, view_of(world.read("lijst/VL-2026-0001.txt")));
        world.write("handtekening", std::string(signature.begin(), signature.end()));
        ASSERT_EQ(now({"approve", "VL-2026-0001", "--handtekening", world.path("handtekening"), "--door", who}).code, ExitCode::done);
    }
    world.clock.day = Date(2036, 11, 10);
    const Answer early = now({"execute", "VL-2026-0001"});
    EXPECT_NE(early.code, ExitCode::done) << early.out;
    EXPECT_EQ(early.summary()["counts"].value("destroyed", 0), 0);
    const Answer night = world.in_store({"nightly", "--json"});
    EXPECT_THAT(night.out, Not(HasSubstr("\"type\":\"destroyed\"")));
    EXPECT_EQ(world.in_store({"verify", "--json"}).summary()["counts"]["dossiers"], 1) << "it is still there";
}

}  // namespace
}  // namespace griffier::jobs
