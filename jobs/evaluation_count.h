#pragma once
// Counting for an evaluation (DOC-25), from the coded leaves of the log and nothing else: what was counted once is counted the same when the
// cases are gone. A leaf of an older version can lack what a newer one says; such a thing is counted as not known, never as nothing.
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "generator/publish/statistics.h"
#include "jobs/session.h"
#include "records/destruction/certificate.h"
#include "records/log/leaf.h"

namespace griffier::jobs {

/// A period, first and last day, in parts of a year from its first day; the last part may be shorter.
struct Evaluatieperiode {
    Date van, tot;
    std::vector<std::pair<Date, Date>> delen() const;
};

/// What happened to the cooperation itself on a day: a leaf without a case.
struct Voorval {
    Date dag;
    std::string soort;                         ///< kind of the leaf: "agenda", "verklaring", "register" ...
    std::map<std::string, std::string> codes;
};

struct Evaluatietelling {
    std::vector<publish::Counts> tabellen;     ///< all of them, also those without rows; rows in the order in which they are read
    std::vector<Voorval> voorvallen;           ///< in order of the log, within the period
    std::map<std::string, long> gaten;         ///< code -> how many things in the period lack what is asked: "brief", "verzoek", "archief", "vernietiging", "import"
    long nachten = 0, gemist = 0;
};

class Evaluatieteller {
  public:
    /// `own`: the regime by which a request is measured that was bound to none.
    Evaluatieteller(const Evaluatieperiode& period, const Law& law, const Regime& own) : period_(period), parts_(period.delen()), law_(law), own_(own) {}
    /// The next leaf, in order.
    void add(const Leaf& leaf);
    /// A certificate that was made within the period.
    void add(const Verklaring& certificate);
    Evaluatietelling finish();

  private:
    struct Decision {
        std::string kind, outcome, grounds, list, dossier;
        Date day;
        int since_signal = -1;
    };
    struct Letter {
        std::string kind, dossier;
        Date day;
        std::optional<Date> last;
        bool made = false;
    };
    struct Request {
        std::map<std::string, std::string> codes;
        Date received;
    };
    struct Table {
        std::map<std::string, std::vector<long>> rows;
    };

    std::optional<std::size_t> part_of(Date day) const;
    void put(const std::string& table, const std::string& row, Date day, long n = 1);
    void decisions();
    void letters();
    void requests();
    void waits();

    Evaluatieperiode period_;
    std::vector<std::pair<Date, Date>> parts_;
    const Law& law_;
    const Regime& own_;
    std::map<std::string, Table> tables_;
    std::unordered_map<std::string, Decision> decided_;
    std::unordered_map<std::string, Letter> letters_;
    std::unordered_map<std::string, Request> requested_;
    std::set<std::string> disclosed_;
    Evaluatietelling out_;
};

}  // namespace griffier::jobs
