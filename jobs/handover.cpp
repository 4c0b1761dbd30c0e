#include "jobs/handover.h"

#include <algorithm>
#include <set>

#include "jobs/output.h"
#include "records/core/crypto.h"

namespace griffier::jobs {

namespace {

using What = LetterEvent::What;

/// By consignment, in the order of their names.
std::map<std::string, std::vector<Verzending>> by_consignment(std::vector<Verzending> letters) {
    std::map<std::string, std::vector<Verzending>> out;
    for (Verzending& letter : letters) out[letter.zending].push_back(std::move(letter));
    return out;
}

}  // namespace

void Handover::refuse(const Verzending& letter, Error error) { tell_({What::refused, letter, letter.zending, error.code, {}, std::move(error)}); }

Status Handover::recover(const Judge& judge) {
    TRY_ASSIGN(auto under_way, letters_in(store_, Verzendstand::onderweg));
    Status first;
    for (const auto& [name, letters] : by_consignment(std::move(under_way)))
        if (Status done = settle(name, letters, judge); !done) {
            if (!of_channel(done.error())) return done;
            if (first) first = std::move(done);
        }
    return first;
}

Status Handover::adopt(const Judge& judge) {
    TRY_ASSIGN(std::vector<Verzending> waiting, letters_in(store_, Verzendstand::te_verzenden));
    std::set<std::string> numbers;
    for (const Verzending& letter : waiting)
        if (letter.reden != said_not_left) numbers.insert(letter.stuk.nummer);
    if (numbers.empty()) return {};
    TRY_ASSIGN(const auto listed, channel_.listed(consignment_stem(store_), numbers));
    std::vector<Verzending> left;
    for (Verzending& letter : waiting) {
        const auto found = listed.find(letter.stuk.nummer);
        if (found == listed.end()) continue;
        letter.zending = found->second;
        left.push_back(std::move(letter));
    }
    for (const auto& [name, letters] : by_consignment(std::move(left))) {
        TRY_ASSIGN(Group group, store_.begin_group());
        for (const Verzending& letter : letters) TRY(move_letter(store_, group, letter.stuk.nummer, {Verzendstand::onderweg, name, "", on_, ""}));
        TRY(group.commit());
        TRY(settle(name, letters, judge));
    }
    return {};
}

/// Letters of which nobody knows whether they left, with the reason.
Result<std::map<std::string, std::string>> Handover::doubts(const Result<Consignment>& found, const std::vector<Verzending>& letters, const Judge& judge) {
    using Where = Consignment::Where;
    std::map<std::string, std::string> out;
    const auto all = [&](const char* reason) {
        for (const Verzending& letter : letters) out.emplace(letter.stuk.nummer, reason);
    };
    if (!found) return all("kanaal-vorm"), out;
    if (found->where == Where::unknown) return all("kanaal-weg"), out;
    if (found->where == Where::never || !found->listed) return out;
    for (const Verzending& letter : letters) {
        TRY_ASSIGN(const Bytes pdf, store_.document(letter.stuk.nummer));
        const auto listed = found->letters.find(letter.stuk.nummer);
        if (listed == found->letters.end() || listed->second != hex(sha256(pdf))) out.emplace(letter.stuk.nummer, "kanaal-anders");
    }
    if (found->open) return out;
    // It may have been open for a moment before the power went. What stands beside it is not opened for a letter that may not go.
    bool goes = out.empty();
    for (std::size_t i = 0; goes && judge && i < letters.size(); ++i) {
        const Result<Release> release = judge(letters[i]);
        if (!release && ends_run(release.error())) return release.error();
        goes = release && release->verdict == Release::Verdict::go;
    }
    if (!goes) all("niet-geopend");
    return out;
}

Status Handover::settle(const std::string& name, const std::vector<Verzending>& letters, const Judge& judge) {
    using enum Verzendstand;
    Result<Consignment> found = channel_.find(name);
    const bool answered = found || found.error().code == "kanaal.vorm";
    std::map<std::string, std::string> doubt;
    if (answered) {
        TRY_ASSIGN(doubt, doubts(found, letters, judge));
    }
    if (found && found->where == Consignment::Where::here && found->listed && (found->open || doubt.empty()))
        if (const Status ended = channel_.finish(name); !ended) found = ended.error();
    if (!answered || (!found && found.error().code != "kanaal.vorm")) {
        // It may be there or not: nothing is concluded from a channel that does not answer.
        return found.error();
    }
    std::vector<LetterEvent> events;
    TRY_ASSIGN(Group group, store_.begin_group());
    for (const Verzending& letter : letters) {
        LetterEvent event{What::issued, letter, name, "", {}, {}};
        Verzendstap step{overgedragen, name, "", on_, ""};
        if (const auto why = doubt.find(letter.stuk.nummer); why != doubt.end()) {
            step.naar = onbekend, step.reden = why->second;
            event.what = What::unknown, event.reason = why->second;
        } else if (found->where == Consignment::Where::never) {
            step.naar = te_verzenden, step.reden = letter.reden;
            event.what = What::again;
        }
        TRY(move_letter(store_, group, letter.stuk.nummer, step));
        events.push_back(std::move(event));
    }
    TRY(group.commit());
    for (const LetterEvent& event : events) tell_(event);
    return {};
}

Status Handover::take_receipts() {
    TRY_ASSIGN(auto left, letters_in(store_, Verzendstand::overgedragen));
    for (const auto& [name, letters] : by_consignment(std::move(left))) {
        const Result<std::optional<Receipt>> receipt = channel_.receipt(name);
        if (!receipt) {
            if (ends_run(receipt.error())) return receipt.error();
            refuse(letters.front(), receipt.error());
            continue;
        }
        if (!*receipt) continue;
        const auto wrong = [&](const Verzending& about) { refuse(about, refused("kanaal.ontvangst_anders", {about.stuk.dossier, 0, about.stuk.nummer}, {name})); };
        std::vector<LetterEvent> events;
        TRY_ASSIGN(Group group, store_.begin_group());
        std::size_t known = 0;
        for (const Verzending& letter : letters) {
            const auto said = (*receipt)->letters.find(letter.stuk.nummer);
            if (said == (*receipt)->letters.end()) continue;
            ++known;
            TRY_ASSIGN(const Bytes pdf, store_.document(letter.stuk.nummer));
            if (said->second != hex(sha256(pdf))) {
                wrong(letter);
                continue;
            }
            TRY(move_letter(store_, group, letter.stuk.nummer, {Verzendstand::bevestigd, name, "", on_, (*receipt)->hash}));
            events.push_back({What::confirmed, letter, name, "", {}, {}});
        }
        TRY(group.commit());
        for (const LetterEvent& event : events) tell_(event);
        // A line about a letter that is confirmed already is an older line of the same receipt; any other does not belong here.
        long strange = (*receipt)->unreadable;
        std::optional<Result<Consignment>> sent;
        for (const auto& [number, hash] : (*receipt)->letters) {
            if (std::any_of(letters.begin(), letters.end(), [&](const Verzending& one) { return one.stuk.nummer == number; })) continue;
            TRY_ASSIGN(const auto other, letter_of(store_, number));
            if (other && other->zending == name) continue;
            // Of a letter that was destroyed since only the channel knows that it was in here.
            if (!other && !sent) sent = channel_.find(name);
            const bool was_here = !other && *sent && ((*sent)->withdrawn.contains(number) || (*sent)->letters.contains(number));
            strange += !was_here;
        }
        if (strange > 0) wrong(letters.front());
    }
    return {};
}

Status Handover::clear(bool confirmed) {
    TRY_ASSIGN(const auto under_way, letters_in(store_, Verzendstand::onderweg));
    std::vector<std::string> kept;
    for (const Verzending& letter : under_way) kept.push_back(letter.zending);
    const std::string stem = consignment_stem(store_);
    TRY(channel_.sweep(stem, kept));
    if (!confirmed) return {};
    TRY_ASSIGN(const auto readable, channel_.readable(stem));
    for (const auto& [name, numbers] : readable)
        for (const std::string& number : numbers) {
            TRY_ASSIGN(const auto letter, letter_of(store_, number));
            if (letter && letter->stand == Verzendstand::bevestigd && letter->zending == name) TRY(channel_.remove(name, number));
        }
    return {};
}

/// What persons said did not leave, or is not to, and lies in a consignment all the same: the receiver could send it still, and what goes again
/// would then come twice. Of what he says he sent meanwhile nobody knows, and two persons look again. `held`: what may not go again in this run.
Status Handover::take_back(std::set<std::string>& held) {
    std::map<std::string, Verzending> again;
    for (const Verzendstand state : {Verzendstand::te_verzenden, Verzendstand::ingetrokken}) {
        TRY_ASSIGN(const std::vector<Verzending> letters, letters_in(store_, state));
        for (const Verzending& letter : letters) {
            if (state == Verzendstand::te_verzenden && letter.reden != said_not_left) continue;
            held.insert(letter.stuk.nummer);
            if (state == Verzendstand::te_verzenden) again.emplace(letter.stuk.nummer, letter);
        }
    }
    if (held.empty()) return {};
    const std::string stem = consignment_stem(store_);
    TRY_ASSIGN(const auto lying, channel_.lying(stem, held));
    std::erase_if(held, [&](const std::string& number) { return !lying.contains(number); });
    for (const auto& [number, files] : lying)
        for (const std::string& file : files) {
            const auto letter = again.find(number);
            const std::string name = file.substr(0, file.find('/'));
            if (letter == again.end()) continue;
            TRY_ASSIGN(const auto receipt, channel_.receipt(name));
            if (!receipt || !receipt->letters.contains(number)) continue;
            TRY_ASSIGN(Group group, store_.begin_group());
            TRY(move_letter(store_, group, number, {Verzendstand::onderweg, name, letter->second.reden, on_, ""}));
            TRY(move_letter(store_, group, number, {Verzendstand::onbekend, name, "toch-bevestigd", on_, ""}));
            TRY(group.commit());
            again.erase(letter);
        }
    if (held.empty()) return {};
    TRY(channel_.withdraw(stem, held));
    held.clear();
    return {};
}

Status Handover::hand_over(const Judge& judge, const std::function<bool()>& stopped) {
    TRY(adopt(judge));
    // One file that cannot be taken back holds up its own letter only.
    std::set<std::string> held;
    const Status back = take_back(held);
    if (!back && !of_channel(back.error())) return back;
    TRY_ASSIGN(std::vector<Verzending> waiting, letters_in(store_, Verzendstand::te_verzenden));
    std::erase_if(waiting, [&](const Verzending& one) { return held.contains(one.stuk.nummer); });
    for (std::size_t first = 0; first < waiting.size() && !stopped(); first += most_) TRY(consignment(waiting, first, std::min(first + most_, waiting.size()), judge));
    return back;
}

/// A store that was put back comes to a name again.
Result<std::string> Handover::free_name() {
    TRY_ASSIGN(const std::string name, consignment_name(store_));
    std::string free = name;
    for (int n = 2;; ++n) {
        const Result<Consignment> found = channel_.find(free);
        if (!found && found.error().code != "kanaal.vorm") return found.error();
        if (found && found->where != Consignment::Where::here) return free;
        free = name + "-" + std::to_string(n);
    }
}

Status Handover::consignment(const std::vector<Verzending>& waiting, std::size_t first, std::size_t last, const Judge& judge) {
    TRY_ASSIGN(const std::string name, free_name());
    std::vector<OutgoingLetter> letters;
    std::vector<LetterEvent> events;
    std::vector<Verzending> leaving;
    {
        TRY_ASSIGN(Group group, store_.begin_group());
        for (std::size_t i = first; i < last; ++i) {
            const Verzending& letter = waiting[i];
            const Result<Release> release = judge(letter);
            const Result<Bytes> pdf = release && release->verdict == Release::Verdict::go && channel_.takes() ? store_.document(letter.stuk.nummer) : Result<Bytes>(Bytes());
            if (!release || !pdf) {
                // one letter that cannot be judged or read holds up no other
                const Error& error = release ? pdf.error() : release.error();
                if (error.kind == Kind::again || error.kind == Kind::busy) return error;
                refuse(letter, error);
                continue;
            }
            if (release->verdict == Release::Verdict::wait) {
                events.push_back({What::waiting, letter, "", release->reason, release->last_day, {}});
            } else if (release->verdict == Release::Verdict::withdraw) {
                TRY(move_letter(store_, group, letter.stuk.nummer, {Verzendstand::ingetrokken, "", release->reason, on_, ""}));
                if (withdrawn_) TRY(withdrawn_(group, letter));
                events.push_back({What::withdrawn, letter, "", release->reason, {}, {}});
            } else {
                TRY_ASSIGN(const auto kept, kept_with_document(store_, letter.stuk.nummer));
                const auto pages = kept.find("bladzijden");
                letters.push_back({letter.stuk.nummer, letter.stuk.taal, letter.stuk.datum, pages == kept.end() ? "" : pages->second, *pdf});
                TRY(move_letter(store_, group, letter.stuk.nummer, {Verzendstand::onderweg, name, letter.reden, on_, ""}));
                leaving.push_back(letter);
            }
        }
        if (!letters.empty()) TRY(channel_.prepare(name));
        TRY(group.commit());
    }
    for (const LetterEvent& event : events) tell_(event);
    if (letters.empty()) return {};
    TRY(channel_.hand_over(name, letters));
    TRY_ASSIGN(Group group, store_.begin_group());
    for (const Verzending& letter : leaving) TRY(move_letter(store_, group, letter.stuk.nummer, {Verzendstand::overgedragen, name, "", on_, ""}));
    TRY(group.commit());
    for (const Verzending& letter : leaving) tell_({What::issued, letter, name, "", {}, {}});
    return {};
}

}  // namespace griffier::jobs
