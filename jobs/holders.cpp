#include "jobs/holders.h"

#include <algorithm>

#include "jobs/remains.h"
#include "jobs/revisions.h"
#include "records/registry/destroy.h"

namespace griffier::jobs {

Status ask_holders_again(Context& context, Session& session, JobReport& report) {
    if (!session.keeps(context) || !session.store->withheld().empty()) return {};
    TRY_ASSIGN(const std::vector<Vernietiguitkomst> open, finish_destructions(*session.store));
    for (const Vernietiguitkomst& one : open) {
        const auto silent = std::count_if(one.bewijzen.begin(), one.bewijzen.end(), [](const Ontvangstbewijs& receipt) { return !receipt.bevestigd; });
        const Error error = error_of(Kind::deadline, "sleutels.houder_zwijgt", {}, {one.kenmerk.substr(0, 16), std::to_string(silent)});
        context.output.error(error);
        report.failed(error);
        report.count("incomplete");
    }
    // what was refused a day too long does no harm: the day that it is at least
    TRY_ASSIGN(const long gone, drop_tombstones(*session.store, session.not_before()));
    if (gone > 0) report.count("tombstones_expired", gone);
    TRY(clear_remains(context, session, report));
    return revise_certificates(context, session, report);
}

}  // namespace griffier::jobs
