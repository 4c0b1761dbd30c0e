#include "jobs/handover.h"

#include <algorithm>

#include "records/core/crypto.h"

namespace griffier::jobs {

namespace {

using What = LetterEvent::What;

bool ends_run(const Error& error) { return error.kind == Kind::damaged || error.kind == Kind::again || error.kind == Kind::busy; }

/// By consignment, in the order of their names.
std::map<std::string, std::vector<Verzending>> by_consignment(std::vector<Verzending> letters) {
    std::map<std::string, std::vector<Verzending>> out;
    for (Verzending& letter : letters) out[letter.zending].push_back(std::move(letter));
    return out;
}

}  // namespace

void Handover::refuse(const Verzending& letter, Error error) { tell_({What::refused, letter, letter.zending, error.code, {}, std::move(error)}); }

Status Handover::recover() {
    TRY_ASSIGN(auto under_way, letters_in(store_, Verzendstand::onderweg));
    for (const auto& [name, letters] : by_consignment(std::move(under_way))) TRY(settle(name, letters));
    return {};
}

Status Handover::settle(const std::string& name, const std::vector<Verzending>& letters) {
    using enum Verzendstand;
    Result<Consignment> found = channel_.find(name);
    if (found && found->where == Consignment::Where::here && found->listed)
        if (const Status ended = channel_.finish(name); !ended) found = ended.error();
    if (!found && found.error().code != "kanaal.vorm") {
        // It may be there or not: nothing is concluded from a channel that does not answer.
        for (const Verzending& letter : letters) refuse(letter, found.error());
        return ends_run(found.error()) ? Status(found.error()) : Status();
    }
    std::vector<LetterEvent> events;
    TRY_ASSIGN(Group group, store_.begin_group());
    for (const Verzending& letter : letters) {
        LetterEvent event{What::issued, letter, name, "", {}, {}};
        Verzendstap step{overgedragen, name, "", on_, ""};
        if (!found) {
            step.naar = onbekend, step.reden = "kanaal-vorm";
        } else if (found->where == Consignment::Where::never) {
            step.naar = te_verzenden;
        } else if (found->where == Consignment::Where::unknown) {
            step.naar = onbekend, step.reden = "kanaal-weg";
        } else if (found->listed) {
            TRY_ASSIGN(const Bytes pdf, store_.document(letter.stuk.nummer));
            const auto listed = found->letters.find(letter.stuk.nummer);
            if (listed == found->letters.end() || listed->second != hex(sha256(pdf))) step.naar = onbekend, step.reden = "kanaal-anders";
        }
        TRY(move_letter(store_, group, letter.stuk.nummer, step));
        event.what = step.naar == overgedragen ? What::issued : step.naar == onbekend ? What::unknown : What::again;
        event.reason = step.reden;
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
        for (const auto& [number, hash] : (*receipt)->letters) {
            if (std::any_of(letters.begin(), letters.end(), [&](const Verzending& one) { return one.stuk.nummer == number; })) continue;
            TRY_ASSIGN(const auto other, letter_of(store_, number));
            strange += !other || other->zending != name;
        }
        if (strange > 0) wrong(letters.front());
    }
    return {};
}

Status Handover::clear() {
    TRY_ASSIGN(const auto under_way, letters_in(store_, Verzendstand::onderweg));
    std::vector<std::string> kept;
    for (const Verzending& letter : under_way) kept.push_back(letter.zending);
    const std::string stem = consignment_stem(store_);
    TRY(channel_.sweep(stem, kept));
    TRY_ASSIGN(const auto readable, channel_.readable(stem));
    for (const auto& [name, numbers] : readable)
        for (const std::string& number : numbers) {
            TRY_ASSIGN(const auto letter, letter_of(store_, number));
            if (letter && letter->stand == Verzendstand::bevestigd && letter->zending == name) TRY(channel_.remove(name, number));
        }
    return {};
}

Status Handover::hand_over(const Judge& judge, const std::function<bool()>& stopped) {
    TRY_ASSIGN(const std::vector<Verzending> waiting, letters_in(store_, Verzendstand::te_verzenden));
    for (std::size_t first = 0; first < waiting.size() && !stopped(); first += most_) TRY(consignment(waiting, first, std::min(first + most_, waiting.size()), judge));
    return {};
}

Status Handover::consignment(const std::vector<Verzending>& waiting, std::size_t first, std::size_t last, const Judge& judge) {
    TRY_ASSIGN(const std::string name, consignment_name(store_));
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
                TRY(move_letter(store_, group, letter.stuk.nummer, {Verzendstand::onderweg, name, "", on_, ""}));
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
