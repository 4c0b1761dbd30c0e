#pragma once
// A world for the whole program: real disk in a temporary folder, a clock that stands, streams that are kept.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "jobs/run.h"
#include "records/registry/store.h"

namespace griffier::jobs {

class FixedClock final : public Clock {
  public:
    Date day = Date(2026, 6, 1);
    Instant now() const override { return Instant(day.days() + std::chrono::hours(9)); }
    std::chrono::milliseconds monotonic() const override { return std::chrono::milliseconds(ticks_ += 5); }

  private:
    mutable long ticks_ = 0;
};

struct Answer {
    ExitCode code{};
    std::string out, err;
    /// The JSON lines of stdout.
    std::vector<nlohmann::json> lines() const {
        std::vector<nlohmann::json> all;
        std::istringstream in(out);
        for (std::string line; std::getline(in, line);) all.push_back(nlohmann::json::parse(line));
        return all;
    }
    nlohmann::json summary() const { return lines().back(); }
};

/// Runs griffier in a folder of its own, which goes when the test ends.
class JobsWorld {
  public:
    JobsWorld() {
        std::string pattern = (std::filesystem::temp_directory_path() / "griffier-jobs-XXXXXX").string();
        folder = mkdtemp(pattern.data());
    }
    ~JobsWorld() { std::filesystem::remove_all(folder); }

    Answer run(const std::vector<std::string>& arguments) {
        std::ostringstream out, err;
        World world{.disk = *disk, .clock = clock, .random = random, .out = out, .err = err, .stop = stop, .program = std::string(GRIFFIER_BINARY_DIR) + "/griffier"};
        world.environment = [this](const std::string& name) -> std::optional<std::string> {
            const auto found = environment.find(name);
            return found == environment.end() ? std::nullopt : std::optional<std::string>(found->second);
        };
        world.user = user;
        Answer answer;
        answer.code = jobs::run(arguments, world);
        answer.out = out.str();
        answer.err = err.str();
        return answer;
    }
    /// The same with --store and, after init, the keys from griffier.ini.
    Answer in_store(std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--store", store()});
        return run(arguments);
    }
    Answer init(bool practice = true, const std::string& regime = "model-2018") {
        run({"sample", path("proef"), "--dossiers", "12", "--seed", "3", "--on", "2026-06-01", "--regime", regime, "--with-covenant"});
        return run({"init", practice ? "--practice" : "--real", "--store", store(), "--keys", path("sleutels"), "--covenant", path("proef.convenant.xml")});
    }

    std::string path(const std::string& name) const { return folder + "/" + name; }
    std::string store() const { return path("opslag"); }
    void write(const std::string& name, const std::string& text) const { std::ofstream(path(name), std::ios::binary) << text; }
    std::string read(const std::string& name) const {
        std::ifstream in(path(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    /// Every file below a folder with its bytes.
    std::map<std::string, std::string> contents(const std::string& name) const {
        std::map<std::string, std::string> all;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path(name)))
            if (entry.is_regular_file()) {
                std::ifstream in(entry.path(), std::ios::binary);
                all[entry.path().string()] = {std::istreambuf_iterator<char>(in), {}};
            }
        return all;
    }
    std::size_t letters() const {
        std::size_t n = 0;
        if (std::filesystem::exists(path("uit")))
            for (const auto& entry : std::filesystem::directory_iterator(path("uit"))) n += entry.path().extension() == ".pdf";
        return n;
    }

    std::unique_ptr<FileSystem> disk = posix_file_system();
    FixedClock clock;
    SystemRandom random;
    std::atomic<bool> stop{false};
    std::map<std::string, std::string> environment;
    std::string user;  ///< of the machine
    std::string folder;
};

/// A dossier of one grown-up who is tabled and must be informed; every field of a person is an odd word, to be searched for afterwards.
inline std::string canary_dossier(const std::string& number = "KAN-2026-001") {
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<dossier xmlns="https://griffier.example/casus/1" nummer=")" + number + R"(" versie="1" gemeente="proef-gemeente">
  <weegploegbestand>
    <persoon id="p1" rol="subject">
      <naam geslacht="V"><voornamen>Zwervelina</voornamen><geslachtsnaam>Kwartelbos</geslachtsnaam></naam>
      <geboortedatum>1987-11-23</geboortedatum>
      <adres><straat>Flonkerpad</straat><huisnummer>77</huisnummer><postcode>9993 QX</postcode><woonplaats>Grutterdam</woonplaats></adres>
      <telefoon>0998877665</telefoon><email>knisper@voorbeeld.example</email>
      <verblijf nederland="ja" bron="Pruttelbron"/>
    </persoon>
    <persoon id="p2" rol="melder">
      <naam geslacht="M"><voornamen>Snoezepoet</voornamen><geslachtsnaam>Wiebeldrom</geslachtsnaam></naam>
      <relatie>Plofkraakbuur</relatie>
    </persoon>
    <signaal id="s1" datum="2026-05-04" partij="proef-politie" melder="p2"><feit>Dribbelfeit gezien.</feit><duiding>Mompelduiding.</duiding></signaal>
    <analyse id="a1" datum="2026-05-11"><argument>Snorrelargument.</argument></analyse>
    <besluit id="b1" soort="weging" uitkomst="agenderen" datum="2026-05-18" orgaan="weegploeg" partijen="proef-gemeente proef-om proef-politie"><redenen>Kabbelreden.</redenen></besluit>
    <besluit id="b2" soort="informeren" uitkomst="informeren" datum="2026-05-18" orgaan="verwerkingsverantwoordelijke" partijen="proef-gemeente proef-om proef-politie" verwijst="b1">
      <redenen>Wappergrond.</redenen>
      <overleg partij="proef-gemeente" datum="2026-05-18">Zuchtstandpunt.</overleg>
      <overleg partij="proef-om" datum="2026-05-18">Zuchtstandpunt.</overleg>
      <overleg partij="proef-politie" datum="2026-05-18">Zuchtstandpunt.</overleg>
    </besluit>
  </weegploegbestand>
</dossier>
)";
}

inline const std::vector<std::string>& canaries() {
    static const std::vector<std::string> words{"Zwervelina", "Kwartelbos", "1987-11-23", "23 november 1987", "23 November 1987", "Flonkerpad", "9993 QX", "Grutterdam", "0998877665", "knisper", "Pruttelbron",
                                                "Snoezepoet", "Wiebeldrom", "Plofkraakbuur", "Dribbelfeit", "Mompelduiding", "Snorrelargument", "Kabbelreden", "Wappergrond", "Zuchtstandpunt"};
    return words;
}

}  // namespace griffier::jobs
