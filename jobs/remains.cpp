#include "jobs/remains.h"

#include <algorithm>
#include <set>

#include "jobs/release.h"
#include "records/registry/destroy.h"

namespace griffier::jobs {

namespace {

constexpr const char* kept_as = "kanaalrest";
using Files = std::map<std::string, std::vector<std::string>>;  // by number of the letter

std::unique_ptr<Channel> channel_of(Context& context, Session& session) {
    const std::string folder = channel_folder(context);
    return folder.empty() ? nullptr : print_directory(context.world.disk, folder, session.store->origin(), session.store->practice(), session.clock->today());
}

bool of_operator(const Context& context) {
    const auto found = context.call.settings.find("channel-after");
    return found != context.call.settings.end() && found->second == "operator";
}

/// Files of these letters in the channel; an error when it does not say.
Result<Files> lying(Channel& channel, Session& session, const std::set<std::string>& numbers) {
    TRY(channel.ready(true));
    return channel.lying(consignment_stem(*session.store), numbers);
}

/// One of its files can be in the channel by what the ledger says. What waits or was withdrawn can have been in a consignment before.
bool was_handed_over(const Verzending& letter) {
    return (letter.stand != Verzendstand::te_verzenden && letter.stand != Verzendstand::ingetrokken) || letter.reden == said_not_left || letter.reden == by_a_person;
}

Result<std::vector<Remainder>> handed_over(Context& context, Session& session, const std::vector<std::string>& documents, const Destroyedby& by) {
    std::vector<Remainder> out;
    std::set<std::string> perhaps;
    for (const std::string& number : documents) {
        TRY_ASSIGN(const auto letter, letter_of(*session.store, number));
        if (!letter) continue;
        if (was_handed_over(*letter)) out.push_back({number, letter->zending, by});
        else perhaps.insert(number);
    }
    const auto channel = perhaps.empty() ? nullptr : channel_of(context, session);
    if (!channel) return out;
    if (const Result<Files> there = lying(*channel, session, perhaps))
        for (const auto& [number, files] : *there) out.push_back({number, "", by});
    return out;
}

Remainder read(const std::string& number, const std::string& text) {
    const auto first = text.find('\n'), second = text.find('\n', first + 1);
    return {number, text.substr(0, first), {text.substr(first + 1, second - first - 1), std::atoi(text.c_str() + second + 1)}};
}

/// What the channel still has of these letters, after it was told to let go of them; nothing when it does not say.
std::optional<Files> take_out(Context& context, Session& session, JobReport& report, const std::set<std::string>& numbers) {
    const auto channel = channel_of(context, session);
    if (!channel) return std::nullopt;
    const auto trouble = [&](const Error& error) {
        context.output.error(error);
        report.failed(error);
    };
    if (const Status there = channel->ready(true); !there) {
        trouble(there.error());
        return std::nullopt;
    }
    const bool removes = !of_operator(context);
    if (removes && context.call.dry_run) return Files();  // it would go well
    if (removes)
        if (const Status done = channel->withdraw(consignment_stem(*session.store), numbers); !done) trouble(done.error());
    Result<Files> left = lying(*channel, session, numbers);
    if (left) return *std::move(left);
    trouble(left.error());
    return std::nullopt;
}

void tell(Context& context, JobReport& report, const std::string& number, const std::string& file) {
    const Error error = error_of(Kind::deadline, "kanaal.rest", {}, {file, number});
    context.output.error(error);
    report.failed(error);
    report.count("left_in_channel");
}

}  // namespace

Result<std::map<std::string, std::vector<Remainder>>> letters_with(Context& context, Session& session, const std::vector<Tevernietigen>& parts, const Destroyedby& by) {
    std::map<std::string, std::vector<Remainder>> out;
    for (const Tevernietigen& part : parts) {
        TRY_ASSIGN(const std::vector<std::string> documents, documents_with(*session.store, part));
        TRY_ASSIGN(out[part.post], handed_over(context, session, documents, by));
    }
    return out;
}

Result<std::vector<Remainder>> letters_of_request(Context& context, Session& session, const std::string& place) {
    TRY_ASSIGN(const std::vector<Stukregel> lines, session.store->documents(place));
    std::vector<std::string> numbers;
    for (const Stukregel& line : lines) numbers.push_back(line.nummer);
    return handed_over(context, session, numbers, {});
}

Status remember(Group& group, const std::vector<Remainder>& letters) {
    for (const Remainder& one : letters) {
        const std::string text = one.consignment + "\n" + one.by.list + "\n" + std::to_string(one.by.run) + "\n";
        TRY(group.keep(kept_as, one.number, view_of(text)));
    }
    return {};
}

Result<std::vector<Remainder>> remembered(Store& store) {
    TRY_ASSIGN(const std::vector<std::string> numbers, store.kept_names(kept_as));
    std::vector<Remainder> out;
    for (const std::string& number : numbers) {
        TRY_ASSIGN(const std::optional<Bytes> text, store.kept(kept_as, number));
        if (text) out.push_back(read(number, text_of(*text)));
    }
    return out;
}

Status clear_remains(Context& context, Session& session, JobReport& report, const std::optional<Destroyedby>& only) {
    TRY_ASSIGN(std::vector<Remainder> letters, remembered(*session.store));
    if (only) std::erase_if(letters, [&](const Remainder& one) { return !(one.by == *only); });
    if (letters.empty()) return {};
    std::set<std::string> numbers;
    for (const Remainder& one : letters) numbers.insert(one.number);
    const std::optional<Files> left = take_out(context, session, report, numbers);
    TRY_ASSIGN(Group group, session.store->begin_group());
    for (const Remainder& one : letters) {
        if (left && !left->contains(one.number)) {
            TRY(group.drop(kept_as, one.number));
            continue;
        }
        if (left)
            for (const std::string& file : left->at(one.number)) tell(context, report, one.number, file);
        else tell(context, report, one.number, (one.consignment.empty() ? "" : one.consignment + "/") + one.number + ".pdf");
    }
    return group.commit();
}

Result<bool> forget_remainder(Context& context, Session& session, Group& group, const std::string& number) {
    TRY_ASSIGN(const std::optional<Bytes> known, session.store->kept(kept_as, number));
    if (!known) return false;
    if (const auto channel = channel_of(context, session))
        if (const Result<Files> there = lying(*channel, session, {number}); there && !there->empty()) return refused("verzending.ligt_er_nog", {}, {there->begin()->second.front()});
    TRY(group.drop(kept_as, number));
    return true;
}

Result<long> left_of(Store& store, const Destroyedby& by) {
    TRY_ASSIGN(const std::vector<Remainder> letters, remembered(store));
    return static_cast<long>(std::count_if(letters.begin(), letters.end(), [&](const Remainder& one) { return one.by == by; }));
}

Result<std::optional<Naleving>> channel_check(Context& context, Session& session, const Destroyedby& by) {
    TRY_ASSIGN(const long left, left_of(*session.store, by));
    const auto channel = channel_of(context, session);
    if (!channel && left == 0) return std::optional<Naleving>();
    long looked = 0;
    if (channel && channel->ready(true))
        if (const auto all = channel->readable(consignment_stem(*session.store)))
            for (const auto& [name, numbers] : *all) looked += static_cast<long>(numbers.size());
    return std::optional<Naleving>(Naleving{channel_place, "namen", looked, left});
}

}  // namespace griffier::jobs
