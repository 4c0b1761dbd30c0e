#include "records/registry/convenant_versions.h"

#include <fmt/format.h>

#include "records/registry/state.h"

namespace griffier {

namespace {

constexpr const char *instance_kind = "convenant", *evidence_kind = "convenantbesluit";

std::string name_of(int number) { return fmt::format("{:04}", number); }

}  // namespace

Result<int> convenant_version(Store& store) {
    TRY_ASSIGN(const std::vector<std::string> earlier, store.kept_names(instance_kind));
    return static_cast<int>(earlier.size()) + 1;
}

Status replace_convenant(Store& store, Bytes next, ByteView evidence, const std::vector<std::pair<std::string, std::string>>& codes) {
    TRY_ASSIGN(const int number, convenant_version(store));
    StoreState& state = store.state();
    TRY_ASSIGN(Group group, store.begin_group());
    TRY(group.together([&]() -> Status {
        TRY(group.keep(instance_kind, name_of(number), state.convenant));
        TRY(group.keep(evidence_kind, name_of(number + 1), evidence));
        TRY(in_item(state, [&]() -> Status {
            state.sql("UPDATE main.gegeven SET waarde = ?1 WHERE naam = 'convenant'").with(next).run();
            return {};
        }));
        std::vector<std::pair<std::string, std::string>> all{{"h", hex(sha256(next))}, {"oud", hex(sha256(state.convenant))}, {"versie", std::to_string(number + 1)}};
        all.insert(all.end(), codes.begin(), codes.end());
        return group.note("convenant", "", all);
    }));
    TRY(group.commit());
    state.convenant = std::move(next);
    return {};
}

Result<ConvenantVersion> convenant_of_version(Store& store, int number) {
    TRY_ASSIGN(const int newest, convenant_version(store));
    if (number < 1 || number > newest) return refused("opslag.convenant_versie", {}, {std::to_string(newest)});
    ConvenantVersion out;
    if (number == newest) {
        out.instance = store.convenant();
    } else {
        TRY_ASSIGN(std::optional<Bytes> instance, store.kept(instance_kind, name_of(number)));
        if (!instance) return refused("opslag.convenant_versie", {}, {std::to_string(newest)});
        out.instance = std::move(*instance);
    }
    TRY_ASSIGN(std::optional<Bytes> evidence, store.kept(evidence_kind, name_of(number)));
    if (evidence) out.evidence = std::move(*evidence);
    return out;
}

Result<std::vector<Bytes>> earlier_convenants(Store& store) {
    TRY_ASSIGN(const std::vector<std::string> names, store.kept_names(instance_kind));
    std::vector<Bytes> all;
    for (const std::string& name : names) {
        TRY_ASSIGN(std::optional<Bytes> one, store.kept(instance_kind, name));
        if (one) all.push_back(std::move(*one));
    }
    return all;
}

}  // namespace griffier
