#include "jobs/evaluation_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "records/log/cosignature.h"
#include "records/log/leaf.h"
#include "records/log/merkle.h"
#include "records/log/note.h"

namespace griffier::jobs {

namespace {

constexpr const char *certificate_kind = "verklaring", *register_kind = "verwerkingsregister", *figures_kind = "statistiek", *evaluation_kind = "evaluatie";

/// Midnight in the Netherlands; the clocks never change at that hour.
Instant midnight(Date day) {
    const Instant utc(day.days());
    return utc - Clock::civil_offset(utc);
}

std::string code_of(const Leaf& leaf, std::string_view key) {
    for (const auto& [name, value] : leaf.codes)
        if (name == key) return value;
    return {};
}

/// Kind and name of the lasting object that a leaf is about, or nothing.
std::optional<std::pair<std::string, std::string>> object_of(const Leaf& leaf) {
    if (leaf.kind == certificate_kind || leaf.kind == figures_kind || leaf.kind == evaluation_kind) return std::pair(leaf.kind, code_of(leaf, "nummer"));
    if (leaf.kind == "register") return std::pair(std::string(register_kind), fmt::format("{:0>6}", code_of(leaf, "versie")));
    return std::nullopt;
}

}  // namespace

Result<std::vector<Stuktoen>> Logtoen::stukken(Store& store, const std::string& kind) const {
    std::vector<Stuktoen> out;
    const auto named = genoemd.find(kind);
    if (named == genoemd.end()) return out;
    TRY_ASSIGN(const std::vector<std::string> names, store.kept_names(kind));
    for (const std::string& name : names) {
        TRY_ASSIGN(std::optional<Bytes> bytes, store.kept(kind, name));
        // A leaf of an older version names the object without its hash.
        if (bytes && (named->second.contains({name, hex(sha256(*bytes))}) || named->second.contains({name, ""}))) out.push_back({name, *std::move(bytes)});
    }
    return out;
}

Result<Logtoen> read_log_then(Session& session, const Evaluatieperiode& period, const Regime& regime, std::optional<std::size_t> size) {
    Store& store = *session.store;
    TRY_ASSIGN(const std::size_t within, leaves_before(store, midnight(period.tot.plus_days(1))));
    TRY_ASSIGN(const std::vector<Kepthead> heads, signed_heads(store));
    const auto head = std::find_if(heads.begin(), heads.end(), [&](const Kepthead& one) { return size ? one.size == *size : one.size > within; });
    if (head == heads.end()) return size ? error_of(Kind::damaged, "log.hoofd_boom") : refused("evaluatie.te_vroeg", {}, {period.tot.iso()});
    Logtoen out;
    out.hoofd = *head;
    Evaluatieteller counter(period, session.law, regime);
    TRY(each_leaf(store, head->size, [&](std::size_t index, ByteView coded) -> Status {
        out.boom.add(leaf_hash(coded));
        const Result<Leaf> leaf = decode_leaf(coded);
        if (!leaf) return error_of(Kind::damaged, "log.beschadigd");
        counter.add(*leaf);
        if (leaf->kind == "convenant") out.convenant = std::max(out.convenant, std::atoi(code_of(*leaf, "versie").c_str()));
        if (const auto object = object_of(*leaf)) out.genoemd[object->first].try_emplace({object->second, code_of(*leaf, "h")}, Logtoen::Blad{index, Bytes(coded.begin(), coded.end())});
        if (index + 1 == head->size) out.stand = Instant(std::chrono::milliseconds(leaf->time_ms));
        return {};
    }));
    const auto signed_by = read_head(head->note, store.origin(), store.public_key());
    if (!signed_by || signed_by->root != out.boom.root(head->size)) return error_of(Kind::damaged, "log.hoofd_boom");
    out.wortel = hex(signed_by->root);
    TRY_ASSIGN(const std::vector<Stuktoen> certificates, out.stukken(store, certificate_kind));
    for (const Stuktoen& one : certificates) {
        TRY_ASSIGN(const Verklaring certificate, read_certificate(one.inhoud, one.naam));
        counter.add(certificate);
    }
    out.telling = counter.finish();
    return out;
}

}  // namespace griffier::jobs
