#include "jobs/prepare.h"

#include <signal.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "jobs/dates.h"
#include "jobs/decision.h"
#include "records/rules/request_steps.h"

namespace griffier::jobs {

std::vector<Error> CaseJudge::findings(const intake::ParsedCase& parsed, const std::string& file, const Regime* regime) const {
    intake::Expected expected{regime, &session_.convenant, session_.on, std::nullopt};
    if (regime) expected.lapsed = in_force(*regime, session_.convenant, session_.law.kalender).tot;
    return intake::findings_of(parsed, file, expected);
}

std::vector<Error> CaseJudge::decision(const Besluit& decision, const Dossier& dossier, const Regime& regime, const std::string& file) const {
    std::vector<Error> found = check_imported(decision, regime, session_.convenant, dossier);
    for (Error& error : recorded_decision_errors(decision, dossier, regime, session_.convenant, session_.law.kalender, policies_)) {
        // Both look at the ground and the outcome: each is told once, with the article.
        const auto same = [&](const Error& other) { return other.code.substr(other.code.find('.')) == error.code.substr(error.code.find('.')); };
        if (std::none_of(found.begin(), found.end(), same)) found.push_back(std::move(error));
    }
    for (Error& error : found) error.place = {file, 0, decision.id};
    return found;
}

std::vector<Error> CaseJudge::request(const Verzoek& request, const Dossier& dossier, const Regime& regime, const std::string& file) const {
    std::vector<Error> found = step_errors({request, dossier, false, regime, session_.convenant, session_.law.kalender, session_.on, policies_});
    for (Error& error : found) error.place = {file, 0, request.id};
    return found;
}

Binding CaseJudge::bind(const Dossier& dossier) const {
    if (dossier.regime.empty()) return bind_regime(dossier, session_.convenant, session_.law.regimes, session_.law.kalender);
    Convenant instance = session_.convenant;
    if (dossier.regime != instance.regime) instance.regime_versie.clear();
    instance.regime = dossier.regime;
    Dossier unbound = dossier;
    unbound.regime.clear();
    return bind_regime(unbound, instance, session_.law.regimes, session_.law.kalender);
}

void CaseJudge::judge(Prepared& ready) const {
    Dossier& dossier = ready.parsed.dossier;
    const std::string& stated = dossier.regime.empty() ? session_.convenant.regime : dossier.regime;
    const Regime* newest = session_.law.find(stated);
    if (!newest || newest->laag) {
        ready.findings.push_back(refused("casus.regime_onbekend", {ready.file, 1, "dossier"}, {stated, session_.convenant.regime}));
        return;
    }
    ready.checked = newest;
    // More versions: the first signal chooses, also for a file that the newest version would refuse.
    if (session_.law.versions(stated) > 1 && findings(ready.parsed, ready.file, nullptr).empty())
        if (const Regime* chosen = bind(dossier).regime) ready.checked = chosen;
    ready.findings = findings(ready.parsed, ready.file, ready.checked);
    if (!ready.findings.empty()) return;
    ready.binding = bind(dossier);
    if (!ready.binding.regime) return;
    const Regime& regime = *ready.binding.regime;
    const std::string in_file = std::exchange(dossier.regime, "");  // the store keeps the binding beside the case
    for (const Besluit& one : dossier.besluiten) {
        std::vector<Error> found = decision(one, dossier, regime, ready.file);
        std::move(found.begin(), found.end(), std::back_inserter(ready.decisions));
    }
    for (const Verzoek& one : dossier.verzoeken) {
        std::vector<Error> found = request(one, dossier, regime, ready.file);
        std::move(found.begin(), found.end(), std::back_inserter(ready.decisions));
    }
    if (ready.decisions.empty())
        ready.terms = terms_of(dossier.nummer, regime, dated_facts({dossier, regime, session_.convenant, session_.law.kalender, session_.on, {}}), &ready.reasons);
    dossier.regime = in_file;
}

Preparer::Preparer(const Session& session, FileSystem& disk, intake::CagedCases& cage, const std::vector<std::string>& files, const std::vector<Neutraalbeleid>& policies)
    : judge_(session, policies), disk_(disk), cage_(cage), files_(files) {
    // Signals are for the thread that looks at them.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    thread_ = std::thread([this] { run(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

Preparer::~Preparer() {
    {
        const std::lock_guard held(mutex_);
        stop_ = true;
    }
    taken_.notify_all();
    thread_.join();
    while (cage_.waiting() != 0) (void)cage_.next();  // who uses the cage after this must not get our answers
}

Prepared Preparer::next() {
    std::unique_lock held(mutex_);
    given_.wait(held, [this] { return !ready_.empty(); });
    Ready ready = std::move(ready_.front());
    ready_.pop_front();
    ready_bytes_ -= ready.bytes;
    held.unlock();
    taken_.notify_one();
    if (ready.thrown) std::rethrow_exception(ready.thrown);
    return std::move(ready.value);
}

bool Preparer::give(Ready ready) {
    std::unique_lock held(mutex_);
    taken_.wait(held, [&] { return stop_ || ready_.empty() || (ready_.size() < most_files && ready_bytes_ + ready.bytes <= most_bytes); });
    if (stop_) return false;
    ready_bytes_ += ready.bytes;
    ready_.push_back(std::move(ready));
    held.unlock();
    given_.notify_one();
    return true;
}

void Preparer::run() {
    try {
        std::deque<Handed> handed;
        std::size_t bytes = 0;
        auto next = files_.begin();
        while (next != files_.end() || !handed.empty()) {
            for (; next != files_.end() && handed.size() < in_cage && bytes < most_bytes; ++next) {
                handed.push_back(hand_over(*next));
                bytes += handed.back().bytes;
            }
            bytes -= handed.front().bytes;
            Ready ready = prepare(std::move(handed.front()));
            handed.pop_front();
            if (!give(std::move(ready))) return;
        }
    } catch (...) {
        Ready broken;
        broken.thrown = std::current_exception();
        (void)give(std::move(broken));
    }
}

/// Reads a file and hands it to the caged reader.
Preparer::Handed Preparer::hand_over(const std::string& file) {
    Handed out;
    out.value.file = file;
    const Result<Bytes> bytes = disk_.read(file, XmlLimits().bytes + 1);
    if (!bytes) {
        Error error = bytes.error();
        error.kind = Kind::refused;  // a file of somebody else's, not our store
        if (error.code == "bestand.te_groot") error = refused("xml.te_groot", error.place, {std::to_string(XmlLimits().bytes)});
        out.value.errors.push_back(std::move(error));
        return out;
    }
    cage_.ask(*bytes, file);
    out.bytes = bytes->size();
    out.value.source = sha256(*bytes);
    out.caged = true;
    return out;
}

Preparer::Ready Preparer::prepare(Handed handed) const {
    Ready out{std::move(handed.value), handed.bytes, nullptr};
    if (!handed.caged) return out;
    out.value.parsed = cage_.next();
    out.value.errors = std::move(out.value.parsed.errors);
    if (out.value.errors.empty()) judge_.judge(out.value);
    return out;
}

}  // namespace griffier::jobs
