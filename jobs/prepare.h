#pragma once
// The part of an import that needs no store: a file is read, goes through the cage, is checked, bound and dated as a new case would be. A
// thread of its own does it for the next files while the present ones are stored. What comes out depends on the file, the regimes and the
// instance alone and comes in the order of the files, so an import says and stores the same as if it did one thing after the other.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "generator/intake/caged.h"
#include "jobs/session.h"
#include "records/core/file_system.h"
#include "records/rules/binding.h"
#include "records/rules/requests.h"

namespace griffier::jobs {

/// What one file comes to without the store. Whether the store knows the case already, and what follows from that, is for who asks.
struct Prepared {
    std::string file;
    std::vector<Error> errors;          ///< when not empty: refused or the run at its end, whatever the store holds; the rest means nothing
    Hash source{};                      ///< SHA-256 of the bytes
    intake::ParsedCase parsed;
    std::vector<Error> findings;        ///< of a case that the store has not bound yet; when not empty, what follows means nothing
    const Regime* checked = nullptr;    ///< the regime version that gave the findings; null when none could
    Binding binding;                    ///< of such a case
    std::vector<Error> decisions;       ///< what is wrong with its decisions, when it is bound
    std::vector<Termijnregel> terms;    ///< its terms, when nothing is wrong, with the reasons in the same order
    std::vector<Bevinding> reasons;
};

/// The judgements behind it, for the instance, the regimes and the reference date of a session. May be asked from several threads.
class CaseJudge {
  public:
    explicit CaseJudge(const Session& session, std::vector<Neutraalbeleid> policies = {}) : session_(session), policies_(std::move(policies)) {}
    /// Checks the values against a regime version; without one, only what needs none.
    std::vector<Error> findings(const intake::ParsedCase& parsed, const std::string& file, const Regime* regime) const;
    /// What is wrong with one decision of a file; on a request, all that `griffier verzoek decide` would say.
    std::vector<Error> decision(const Besluit& decision, const Dossier& dossier, const Regime& regime, const std::string& file) const;
    /// What is wrong with the steps of one request of a file.
    std::vector<Error> request(const Verzoek& request, const Dossier& dossier, const Regime& regime, const std::string& file) const;
    /// Fills `ready` from findings on.
    void judge(Prepared& ready) const;

  private:
    /// The version for a case that is not bound yet: of the regime that the file states, or of the instance's.
    Binding bind(const Dossier& dossier) const;

    const Session& session_;
    const std::vector<Neutraalbeleid> policies_;
};

/// Prepares files in order, some way ahead of who takes them.
class Preparer {
  public:
    static constexpr std::size_t most_files = 128;       // ready and not taken
    static constexpr std::size_t most_bytes = 4u << 20;  // of sources, ready and not taken
    static constexpr std::size_t in_cage = 16;           // handed to the caged reader without an answer

    /// Begins at once. All that is given must outlive this object; the cage is used by nobody else meanwhile.
    Preparer(const Session& session, FileSystem& disk, intake::CagedCases& cage, const std::vector<std::string>& files, const std::vector<Neutraalbeleid>& policies = {});
    /// Stops after the file in hand, whether or not all are taken.
    ~Preparer();
    Preparer(const Preparer&) = delete;
    Preparer& operator=(const Preparer&) = delete;

    /// The next file; not more often than there are files. What the thread threw, this throws.
    Prepared next();

  private:
    struct Ready {
        Prepared value;
        std::size_t bytes = 0;
        std::exception_ptr thrown;
    };
    struct Handed {
        Prepared value;
        std::size_t bytes = 0;
        bool caged = false;
    };
    void run();
    Handed hand_over(const std::string& file);
    Ready prepare(Handed handed) const;
    /// False when nobody wants it any more.
    bool give(Ready ready);

    const CaseJudge judge_;
    FileSystem& disk_;
    intake::CagedCases& cage_;
    const std::vector<std::string>& files_;
    std::mutex mutex_;
    std::condition_variable taken_, given_;
    std::deque<Ready> ready_;
    std::size_t ready_bytes_ = 0;
    bool stop_ = false;
    std::thread thread_;  // last: it uses all of the above
};

}  // namespace griffier::jobs
