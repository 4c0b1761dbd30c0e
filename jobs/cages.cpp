#include "jobs/cages.h"

#include <map>

#include "jobs/session.h"
#include "records/core/codec.h"
#include "records/regime_io/regime_loader.h"

namespace griffier::jobs {

namespace {

constexpr const char* asked_file = "gevraagd.xml";  // what the file is called inside, where names mean nothing

/// A folder in memory: all that a caged reader has for a disk. Nothing can be changed in it.
class FrozenFolder final : public FileSystem {
  public:
    std::map<std::string, Bytes> files;  ///< by path

    Result<Bytes> read(const std::string& path, std::size_t limit) override {
        const auto found = files.find(path);
        if (found == files.end() || found->second.size() > limit) return no(path);
        return found->second;
    }
    bool exists(const std::string& path) override { return files.count(path) != 0; }
    bool is_directory(const std::string&) override { return false; }
    Result<std::vector<std::string>> list(const std::string& path) override {
        std::vector<std::string> names;
        for (const auto& [name, bytes] : files)
            if (name.starts_with(path + "/")) names.push_back(name.substr(path.size() + 1));
        return names;
    }
    Status write_new(const std::string& path, ByteView) override { return no(path); }
    Status write_durable(const std::string& path, ByteView) override { return no(path); }
    Status sync_all(const std::string& path) override { return no(path); }
    Status sync_directory(const std::string& path) override { return no(path); }
    Status rename(const std::string& from, const std::string&, bool) override { return no(from); }
    Status remove(const std::string& path) override { return no(path); }
    Status make_directory(const std::string& path) override { return no(path); }
    Result<std::unique_ptr<FileLock>> lock(const std::string& path, int) override { return no(path); }

  private:
    static Error no(const std::string& path) { return error_of(Kind::configuration, "bestand.ontbreekt", {path, 0, ""}); }
};

Result<Bytes> schema(Context& context, const std::string& path) { return context.world.disk.read(path); }

}  // namespace

Result<intake::CagedCases> cage_for_cases(Context& context) {
    const std::string path = context.data.schemas() + "/casus.xsd";
    TRY_ASSIGN(const Bytes bytes, schema(context, path));
    return intake::CagedCases::start(bytes, path);
}

Result<intake::CagedConvenants> cage_for_covenants(Context& context) {
    const std::string path = context.data.schemas() + "/convenant.xsd";
    TRY_ASSIGN(const Bytes bytes, schema(context, path));
    return intake::CagedConvenants::start(bytes, path);
}

Result<Convenant> read_foreign_covenant(Context& context, ByteView bytes, const std::string& name) {
    TRY_ASSIGN(intake::CagedConvenants cage, cage_for_covenants(context));
    intake::ConvenantReading reading = cage.read(bytes, name);
    if (reading.convenant) return *std::move(reading.convenant);
    return reading.errors.front();
}

Result<RegimeCage> RegimeCage::start(Context& context, const std::string& folder) {
    FrozenFolder frozen;
    TRY_ASSIGN(const std::vector<std::string> names, context.world.disk.list(folder));
    std::string trial;
    for (const std::string& name : names) {
        if (!name.ends_with(".xml") && !name.ends_with(".xsd")) continue;
        const std::string path = join_path(folder, name);
        TRY_ASSIGN(frozen.files[path], context.world.disk.read(path));
        if (name.ends_with(".xml")) trial = text_of(frozen.files[path]);
    }
    CageLimits limits;
    limits.cpu_ms = 10'000;  // all regimes of the folder are read for each
    Cage::Task task = [frozen, folder](std::string_view request) {
        FrozenFolder disk = frozen;
        const std::string path = join_path("gevraagd", asked_file);
        disk.files[path] = bytes_of(request);
        std::optional<Error> error;
        std::vector<Error> findings;
        Result<std::vector<Error>> result = check_regime(disk, path, folder);
        if (result)
            findings = *std::move(result);
        else
            error = result.error();
        return encode(error, findings);
    };
    (void)task(trial);  // what the libraries load when first used must be there before the doors close
    RegimeCage cage;
    TRY_ASSIGN(cage.cage_, Cage::start(std::move(task), limits));
    return cage;
}

Result<std::vector<Error>> RegimeCage::check(const std::string& file, ByteView bytes) {
    const Error stopped = error_of(Kind::configuration, "kooi.gestopt", {file, 0, ""});
    if (bytes.size() > XmlLimits().bytes) return std::vector<Error>{error_of(Kind::configuration, "xml.te_groot", {file, 0, ""}, {std::to_string(XmlLimits().bytes)})};
    cage_.ask(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    const Result<std::string> answer = cage_.answer();
    if (!answer && answer.error().kind != Kind::refused) return answer.error();
    std::optional<Error> error;
    std::vector<Error> findings;
    if (!answer || !decode(*answer, error, findings)) return std::vector<Error>{stopped};
    if (error) return *error;
    for (Error& finding : findings)
        if (finding.place.file.find(asked_file) != std::string::npos) finding.place.file = file;
    return findings;
}

}  // namespace griffier::jobs
