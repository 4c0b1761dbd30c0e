#include "records/regime_io/regime_loader.h"

#include "records/regime_io/regime_set.h"

namespace griffier {
namespace {

constexpr std::size_t largest_file = 4u << 20;

// The calendar of holidays stands beside the regimes and has a reader of its own.
constexpr std::string_view calendar = "kalender.xml";

bool is_regime_file(const std::string& name) { return name.size() > 4 && name.ends_with(".xml") && name != calendar; }

std::string stem(const std::string& name) { return name.substr(0, name.size() - 4); }

/// A file is called after its regime, or after regime and version where there are more.
bool well_named(const Regime& regime, const std::string& stem) { return stem == regime.id || stem == regime.id + ".v" + regime.versie; }

Result<XmlSchema> schema_in(FileSystem& disk, const std::string& directory) {
    const std::string path = join_path(directory, "regime.xsd");
    TRY_ASSIGN(const Bytes bytes, disk.read(path, largest_file));
    return XmlSchema::compile(bytes, path);
}

/// The files of a directory, by name; those that cannot be used keep their findings under a key of their own.
Result<std::map<std::string, RegimeFile>> read_all(FileSystem& disk, const std::string& directory, const XmlSchema& schema) {
    std::map<std::string, RegimeFile> files;
    TRY_ASSIGN(const std::vector<std::string> names, disk.list(directory));
    for (const auto& name : names) {
        if (!is_regime_file(name)) continue;
        TRY_ASSIGN(const Bytes bytes, disk.read(join_path(directory, name), largest_file));
        files.emplace(name, read_regime_file(bytes, name, schema));
    }
    return files;
}

}  // namespace

Result<RegimeLoader> RegimeLoader::load(FileSystem& disk, const std::string& directory) {
    TRY_ASSIGN(const XmlSchema schema, schema_in(disk, directory));
    TRY_ASSIGN(auto files, read_all(disk, directory, schema));
    RegimeSet set;
    for (auto& [name, file] : files) {
        if (!file.findings.empty()) return file.findings.front();
        if (!well_named(file.own, stem(name))) return error_of(Kind::configuration, "regime.bestandsnaam", Place{name, 1, ""}, {file.own.id, file.own.versie});
        if (set.has(file.own.id, file.own.versie)) return error_of(Kind::configuration, "regime.dubbele_versie", Place{name, 1, ""}, {file.own.id, file.own.versie});
        set.add(std::move(file));
    }
    RegimeLoader loader;
    for (const RegimeFile* file : set.files()) {
        auto findings = set.check(*file);
        if (!findings.empty()) return findings.front();
        loader.regimes_.emplace(stem(file->name), set.resolve(*file));
    }
    return loader;
}

const Regime* RegimeLoader::find(std::string_view id, std::string_view version) const {
    const Regime* found = nullptr;
    for (const auto& [name, regime] : regimes_) {
        if (regime.id != id || (!version.empty() && regime.versie != version)) continue;
        if (!found || version_number(found->versie) < version_number(regime.versie)) found = &regime;
    }
    return found;
}

Result<Regime> RegimeLoader::regime_for(std::string_view id, std::string_view version, bool guidance) const {
    const Regime* newest = find(id);
    const std::string name(id);
    if (!newest) return error_of(Kind::configuration, "regime.onbekend", {}, {name});
    if (newest->laag) return error_of(Kind::configuration, "regime.laag_gekozen", {}, {name});
    const Regime* regime = find(id, version);
    if (!regime) return error_of(Kind::configuration, "regime.andere_versie", {}, {name, std::string(version), newest->versie});
    return guidance ? *regime : regime->without_guidance();
}

Result<std::vector<Error>> check_regime(FileSystem& disk, const std::string& file, const std::string& directory) {
    TRY_ASSIGN(const XmlSchema schema, schema_in(disk, directory));
    TRY_ASSIGN(auto files, read_all(disk, directory, schema));
    TRY_ASSIGN(const Bytes bytes, disk.read(file, largest_file));
    RegimeFile asked = read_regime_file(bytes, file, schema);
    const std::string id = asked.own.id, version = asked.own.versie;
    if (id.empty()) return asked.findings;
    RegimeSet set;
    for (auto& [name, beside] : files)
        if (!beside.own.id.empty()) set.add(std::move(beside));
    set.add(std::move(asked));
    return set.check(*set.file(id, version));
}

}  // namespace griffier
