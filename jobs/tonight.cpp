#include "jobs/tonight.h"

#include <algorithm>
#include <array>

#include "records/core/crypto.h"

namespace griffier::jobs {

namespace {

constexpr std::string_view nights_code = "narekenen.nachten";
constexpr std::array<std::string_view, 2> lead_codes{"vernietiging.aanloop-dagen", "archiveren.aanloop-dagen"};
constexpr std::array<std::string_view, 7> keeping{"archiveren", "vernietigen", "noodzaak", "aanhouding", "zonder_datum", "zonder_afsluiting", "zonder_handeling"};
const std::string kind = "nacht", name = "voltooid";

/// The same part of the stock for a case each time: by its number alone, so that no part is larger than another.
long part_of(const std::string& number, int parts) {
    const Hash hash = sha256(view_of(number));
    long value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | hash[i];
    return value % parts;
}

long day_number(Date date) { return static_cast<long>(date.days().time_since_epoch().count()); }

}  // namespace

Result<std::set<std::string>> keeping_due(Session& session) {
    int lead = 0;
    for (const Regime& regime : session.law.regimes)
        for (const std::string_view code : lead_codes)
            if (const Drempel* days = regime.drempel(code)) lead = std::max(lead, days->waarde);
    TRY_ASSIGN(const std::vector<Termijnregel> terms, session.store->due(session.on.plus_days(lead)));
    std::set<std::string> numbers;
    for (const Termijnregel& term : terms) {
        // Only what has to be prepared is looked at before its day. A review of need comes every month: with a lead of a month it would be
        // ahead of its day always, and every case of the stock with it.
        const bool ahead = term.waarvoor == keeping[0] || term.waarvoor == keeping[1];
        if (!ahead && term.datum > session.on) continue;
        if (std::find(keeping.begin(), keeping.end(), term.waarvoor) != keeping.end()) numbers.insert(term.dossier);
    }
    return numbers;
}

Result<Tonight> Tonight::plan(Session& session) {
    Tonight tonight;
    tonight.on_ = session.on;
    int nights = 0;  // the strictest regime counts; one that says nothing asks for all of its cases, which is all of the stock
    for (const Regime& regime : session.law.regimes) {
        if (regime.laag) continue;
        const Drempel* often = regime.drempel(nights_code);
        const int wanted = often ? std::max(often->waarde, 1) : 1;
        nights = nights == 0 ? wanted : std::min(nights, wanted);
    }
    tonight.nights_ = std::max(nights, 1);
    TRY_ASSIGN(const std::optional<Bytes> kept, session.store->kept(kind, name));
    if (kept) tonight.last_ = Date::parse(text_of(*kept));
    return tonight;
}

Status Tonight::find_due(Session& session) {
    TRY_ASSIGN(due_, keeping_due(session));
    return {};
}

bool Tonight::in_part(const std::string& number) const {
    // Before the first night nothing was reckoned anew; after a long silence it is as long ago.
    const long nights = last_ ? std::max(day_number(on_) - day_number(*last_), 1L) : nights_;
    if (nights >= nights_) return true;
    const long part = part_of(number, nights_);
    for (long back = 0; back < nights; ++back)
        if ((day_number(on_) - back) % nights_ == part) return true;
    return false;
}

long Tonight::missed() const { return last_ ? std::max(day_number(on_) - day_number(*last_) - 1, 0L) : 0; }

Status keep_night(Session& session, const Tonight& tonight) {
    if (tonight.last() && *tonight.last() >= session.on) return {};
    TRY_ASSIGN(Group group, session.store->begin_group());
    const std::string day = session.on.iso();
    TRY(group.keep(kind, name, view_of(day)));
    TRY(group.note("nacht", "", {{"op", day}, {"gemist", std::to_string(tonight.missed())}}));
    return group.commit();
}

}  // namespace griffier::jobs
