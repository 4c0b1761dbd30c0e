// Files are made ready in a thread of their own, ahead of the store. Nothing that is said or kept may show it.
#include "jobs/prepare.h"

#include <gtest/gtest.h>

#include "jobs_world.h"
#include "records/core/crypto.h"

namespace griffier::jobs {
namespace {

/// The real disk, which presses Ctrl-C at the n-th dossier file that is read, or throws there.
class Interrupting final : public FileSystem {
  public:
    Interrupting(std::atomic<bool>& stop, int at, bool throws = false) : stop_(stop), at_(at), throws_(throws) {}
    Result<Bytes> read(const std::string& path, std::size_t limit) override {
        if (path.find("/PROEF-") != std::string::npos && ++read_ == at_) {
            if (throws_) throw std::runtime_error("a broken disk");
            stop_ = true;
        }
        return real_->read(path, limit);
    }
    Status write_new(const std::string& path, ByteView content) override { return real_->write_new(path, content); }
    Status write_durable(const std::string& path, ByteView content) override { return real_->write_durable(path, content); }
    Status sync_all(const std::string& path) override { return real_->sync_all(path); }
    Status sync_directory(const std::string& path) override { return real_->sync_directory(path); }
    Status rename(const std::string& from, const std::string& to, bool replace) override { return real_->rename(from, to, replace); }
    Status remove(const std::string& path) override { return real_->remove(path); }
    Status make_directory(const std::string& path) override { return real_->make_directory(path); }
    bool exists(const std::string& path) override { return real_->exists(path); }
    bool is_directory(const std::string& path) override { return real_->is_directory(path); }
    Result<std::vector<std::string>> list(const std::string& path) override { return real_->list(path); }
    Result<std::unique_ptr<FileLock>> lock(const std::string& path, int wait_ms) override { return real_->lock(path, wait_ms); }

  private:
    std::unique_ptr<FileSystem> real_ = posix_file_system();
    std::atomic<bool>& stop_;
    const int at_;
    const bool throws_;
    int read_ = 0;
};

std::string with(std::string text, const std::string& from, const std::string& to) { return text.replace(text.find(from), from.size(), to); }

/// A folder in which good files, bad files, and versions of one case stand among each other.
void fill(JobsWorld& world) {
    world.run({"sample", world.path("postvak"), "--dossiers", "14", "--seed", "9", "--on", "2026-06-01"});
    const std::string first = canary_dossier();
    const std::string second = with(first, "versie=\"1\"", "versie=\"2\" vervangt=\"" + hex(sha256(view_of(first))) + "\"");
    world.write("postvak/PROEF-9-00005a.xml", first);
    world.write("postvak/PROEF-9-00005b.xml", second);
    world.write("postvak/PROEF-9-00005c.xml", second);  // once more
    world.write("postvak/PROEF-9-00007a.xml", "<geen");
    world.write("postvak/PROEF-9-00011a.xml", with(canary_dossier("KAN-2"), "1987-11-23", "2026-05-30"));
    world.write("postvak/PROEF-9-00011b.xml", with(canary_dossier("KAN-3"), "versie=\"1\"", "versie=\"1\" regime=\"model-1999\""));
    world.write("postvak/PROEF-9-00023a.xml", with(canary_dossier("KAN-4"), "Dribbelfeit", std::string(5u << 20, 'x')));
    world.write("postvak/PROEF-9-00031a.xml", with(canary_dossier(), "Kwartelbos", "Anders"));
}

/// What was said of the files, results and refusals each in their order, without the summary.
std::vector<std::string> said(const std::vector<Answer>& answers) {
    std::vector<std::string> refusals, results;
    for (const Answer& answer : answers)
        for (const auto& line : answer.lines()) {
            if (line["type"] == "error") refusals.push_back(line.dump());
            else if (line["type"] != "summary") results.push_back(line.dump());
        }
    refusals.insert(refusals.end(), results.begin(), results.end());
    return refusals;
}

TEST(Preparing, many_files_at_once_say_and_keep_the_same_as_one_after_the_other) {
    JobsWorld world;
    ASSERT_EQ(world.init().code, ExitCode::done);
    fill(world);
    const std::vector<std::string> names = world.disk->list(world.path("postvak")).value();
    const Answer together = world.in_store({"import", world.path("postvak"), "--json"});
    const nlohmann::json counts = together.summary()["counts"];
    EXPECT_EQ(counts["imported"], 15);
    EXPECT_EQ(counts["updated"], 1);
    EXPECT_EQ(counts["unchanged"], 1);
    EXPECT_EQ(counts["refused"], 5);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    const std::string list = world.in_store({"list", "--json"}).out, status = world.in_store({"status", "--json"}).out;

    std::filesystem::rename(world.store(), world.path("eerst"));
    std::filesystem::rename(world.path("sleutels"), world.path("eerste-sleutels"));
    ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("proef.convenant.xml")}).code, ExitCode::done);
    std::vector<Answer> apart;
    for (const std::string& name : names) apart.push_back(world.in_store({"import", world.path("postvak/" + name), "--json"}));
    EXPECT_EQ(said({together}), said(apart));
    EXPECT_EQ(world.in_store({"list", "--json"}).out, list);
    EXPECT_EQ(world.in_store({"status", "--json"}).summary()["counts"]["dossiers"], nlohmann::json::parse(status.substr(status.rfind('\n', status.size() - 2) + 1))["counts"]["dossiers"]);
}

TEST(Preparing, stopped_in_the_middle_keeps_whole_files_and_the_next_run_takes_the_rest) {
    for (const int at : {1, 2, 17, 40}) {
        JobsWorld world;
        ASSERT_EQ(world.init().code, ExitCode::done);
        world.run({"sample", world.path("postvak"), "--dossiers", "60", "--seed", "4", "--on", "2026-06-01"});
        world.disk = std::make_unique<Interrupting>(world.stop, at);
        const Answer answer = world.in_store({"import", world.path("postvak"), "--json"});
        EXPECT_EQ(answer.code, ExitCode::interrupted) << at;
        const long first = answer.summary()["counts"].value("imported", 0L);
        EXPECT_LT(first, 60) << at;
        world.stop = false;
        world.disk = posix_file_system();
        EXPECT_EQ(world.in_store({"status", "--json"}).summary()["counts"]["dossiers"], first);
        const Answer rest = world.in_store({"import", world.path("postvak"), "--json"});
        EXPECT_EQ(rest.code, ExitCode::done);
        EXPECT_EQ(rest.summary()["counts"].value("unchanged", 0L), first);
        EXPECT_EQ(rest.summary()["counts"].value("imported", 0L), 60 - first);
        EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    }
}

struct Prepare : testing::Test {
    JobsWorld world;
    std::string schema = text_of(*world.disk->read(GRIFFIER_SOURCE_DIR "/templates/schema/casus.xsd", 1u << 20));
    Session session;  // no regime: what is judged is refused for that, and says so
    std::vector<std::string> files;

    intake::CagedCases cage(const CageLimits& limits = {}) { return *intake::CagedCases::start(view_of(schema), "casus.xsd", limits); }
    void add(const std::string& text) {
        const std::string name = "d" + std::to_string(files.size()) + ".xml";
        world.write(name, text);
        files.push_back(world.path(name));
    }
};

TEST_F(Prepare, a_child_that_dies_of_one_file_costs_that_file_and_the_order_stays) {
    CageLimits brief;
    brief.cpu_ms = 10;
    intake::CagedCases reader = cage(brief);
    std::string slow = canary_dossier(), signals;
    for (int i = 0; i < 8'000; ++i) signals += "<signaal id=\"s1\" datum=\"2025-01-14\" partij=\"proef-politie\"><feit>x</feit></signaal>";
    slow.insert(slow.find("<analyse"), signals);
    for (int i = 0; i < 20; ++i) add(i % 5 == 3 ? slow : canary_dossier("D-" + std::to_string(i)));
    files.push_back(world.path("is-er-niet.xml"));
    Preparer preparer(session, *world.disk, reader, files);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Prepared ready = preparer.next();
        EXPECT_EQ(ready.file, files[i]);
        if (i == 20) EXPECT_EQ(ready.errors.at(0).code, "bestand.ontbreekt");
        else if (i % 5 == 3) EXPECT_EQ(ready.errors.at(0).code, "kooi.gestopt") << i;
        else EXPECT_EQ(ready.parsed.dossier.nummer, "D-" + std::to_string(i));
    }
}

TEST_F(Prepare, who_stops_taking_leaves_the_cage_as_it_was) {
    intake::CagedCases reader = cage();
    for (int i = 0; i < 300; ++i) add(canary_dossier("D-" + std::to_string(i)));
    {
        Preparer preparer(session, *world.disk, reader, files);
        for (int i = 0; i < 7; ++i) EXPECT_EQ(preparer.next().parsed.dossier.nummer, "D-" + std::to_string(i));
    }
    EXPECT_EQ(reader.waiting(), 0u);
    const std::string other = canary_dossier("D-999");
    reader.ask(view_of(other), "anders.xml");
    EXPECT_EQ(reader.next().dossier.nummer, "D-999");
}

TEST_F(Prepare, what_the_thread_throws_comes_out_where_its_file_stands) {
    ASSERT_EQ(world.init().code, ExitCode::done);
    const std::vector<std::string> names = world.disk->list(world.path("proef")).value();
    for (const std::string& name : names) files.push_back(world.path("proef/" + name));
    Interrupting disk(world.stop, 5, true);
    intake::CagedCases reader = cage();
    Preparer preparer(session, disk, reader, files);
    EXPECT_THROW(
        for (std::size_t i = 0; i < files.size(); ++i) (void)preparer.next(), std::runtime_error);
}

}  // namespace
}  // namespace griffier::jobs
