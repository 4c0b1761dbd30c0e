#pragma once
// What a call prints. Results go to stdout: lines for a person, or with --json one JSON object per line with a summary object last.
// Errors and progress go to stderr; with --json errors are lines on stdout as well, so that one stream tells all. Nothing that is
// printed here holds data about a person, except what `show` was asked for.
#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "jobs/exit_code.h"
#include "jobs/world.h"
#include "records/core/catalogue.h"
#include "records/core/result.h"

namespace griffier::jobs {

using Json = nlohmann::ordered_json;

/// What an item cannot be blamed for: the store is damaged or another run's, or the disk is full. The run does not go on after it.
inline bool ends_run(const Error& error) { return error.kind == Kind::damaged || error.kind == Kind::again || error.kind == Kind::busy; }

/// What a job did: counts in the order in which they were first named, the exit code so far, and where to look.
class JobReport {
  public:
    void count(const std::string& what, long n = 1);
    long counted(const std::string& what) const;
    /// A failure of one item or of the whole run: moves the exit code, nothing else.
    void failed(const Error& error) { exit = graver(exit, exit_code_of(error.kind)); }
    /// What another part of the same run did.
    void add(const JobReport& part);
    void see(const std::string& path) { places.push_back(path); }

    ExitCode exit = ExitCode::done;
    std::vector<std::pair<std::string, long>> counts;
    std::vector<std::string> places;
    std::string headline;  ///< key of the closing sentence, "" for the usual one
};

/// One thing that a run told: a result or an error, with the words in which a person read it.
struct Reported {
    std::string type;      ///< of the JSON line; "error" for an error
    Json fields;
    std::string sentence;
    Kind kind = Kind::refused;  ///< of an error
};

class Output {
  public:
    Output(const World& world, const Catalogue& words, bool json) : world_(world), words_(words), json_(json) {}

    bool json() const { return json_; }
    /// Called before anything is printed: takes a progress bar off the line. Nothing to unset it.
    void before_printing(std::function<void()> clear) { clear_ = std::move(clear); }
    const Catalogue& words() const { return words_; }
    /// Everything that is told from now on is handed to `keep` too: the report of the night is made of it (without names of files). Nothing to end it.
    using Recorder = std::function<void(const std::string& type, const Json& fields, const std::string& sentence, Kind kind)>;
    void record(Recorder keep) { record_ = std::move(keep); }
    /// One result: `sentence` for a person (wrapped at 80 columns), `fields` for a program; "type" comes first.
    void item(const std::string& type, const Json& fields, const std::string& sentence);
    /// Text for a person only: a heading, a table row, an empty line.
    void text(const std::string& line);
    /// A table row for a person, printed as it is.
    void row(const std::string& line);
    /// A name and what it says, in two columns.
    void pair(const std::string& name, const std::string& value);
    /// Place, message and hint in the reader's language; the hint of a code once in a call (with --json always).
    void error(const Error& error);
    /// A log line: stderr only, left out with --json.
    void log(const std::string& line);
    /// Closing words: what happened in numbers, where to look, how it ended.
    void summary(const std::string& command, const JobReport& report, const Json& more = Json::object());

  private:
    std::ostream& out();
    std::ostream& err();
    const World& world_;
    const Catalogue& words_;
    bool json_;
    std::function<void()> clear_;
    Recorder record_;
    std::set<std::string> hinted_;
};

}  // namespace griffier::jobs
