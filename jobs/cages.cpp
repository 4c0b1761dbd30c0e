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

namespace {

/// All regime files of a folder and their schema.
Result<FrozenFolder> freeze(Context& context, const std::string& folder) {
    FrozenFolder frozen;
    TRY_ASSIGN(const std::vector<std::string> names, context.world.disk.list(folder));
    for (const std::string& name : names) {
        if (!name.ends_with(".xml") && !name.ends_with(".xsd")) continue;
        const std::string path = join_path(folder, name);
        TRY_ASSIGN(frozen.files[path], context.world.disk.read(path));
    }
    return frozen;
}

constexpr char check_it = 'c', read_it = 'r';

/// What the caged reader tells of a regime: what is wrong, or, when it was asked to be read, what stands in it.
struct Told {
    std::optional<Error> error;
    std::vector<Error> findings;
    std::string id, version, hash, text;
};

/// Inside: `c` and the bytes of a file, or `r` and the name of one of the folder.
std::string tell(FrozenFolder disk, const std::string& folder, std::string_view request) {
    Told told;
    if (request.starts_with(read_it)) {
        const Result<RegimeLoader> loader = RegimeLoader::load(disk, folder);
        const std::string name(request.substr(1));
        if (!loader) {
            told.error = loader.error();
        } else if (const auto found = loader->all().find(name); found == loader->all().end()) {
            told.error = error_of(Kind::configuration, "regime.onbekend", {}, {name});
        } else {
            told.id = found->second.id;
            told.version = found->second.versie;
            told.hash = found->second.hash;
            told.text = reading_version(found->second);
        }
    } else {
        const std::string path = join_path("gevraagd", asked_file);
        disk.files[path] = bytes_of(request.substr(1));
        Result<std::vector<Error>> result = check_regime(disk, path, folder);
        if (result) told.findings = *std::move(result);
        else told.error = result.error();
    }
    return encode(told.error, told.findings, told.id, told.version, told.hash, told.text);
}

Error stopped(const std::string& file) { return error_of(Kind::configuration, "kooi.gestopt", {file, 0, ""}); }

/// Asks, and takes no more from the answer than what has its form.
Result<Told> ask(Cage& cage, const std::string& request, const std::string& file) {
    cage.ask(request);
    const Result<std::string> answer = cage.answer();
    if (!answer) return answer.error().kind == Kind::refused ? stopped(file) : answer.error();
    Told told;
    if (!decode(*answer, told.error, told.findings, told.id, told.version, told.hash, told.text)) return stopped(file);
    return told;
}

}  // namespace

Result<RegimeCage> RegimeCage::start(Context& context, const std::string& folder) {
    TRY_ASSIGN(const FrozenFolder asked, freeze(context, folder));
    // What the libraries load when first used must be there before the doors close. Only what comes with the program is read for that:
    // the folder that was asked for may be anybody's.
    const std::string own = context.data.regimes();
    TRY_ASSIGN(const FrozenFolder known, freeze(context, own));
    for (const auto& [path, bytes] : known.files) {
        if (!path.ends_with(".xml")) continue;
        (void)tell(known, own, check_it + text_of(bytes));
        const auto slash = path.rfind('/');
        const std::string name = path.substr(slash == std::string::npos ? 0 : slash + 1);
        (void)tell(known, own, read_it + name.substr(0, name.rfind('.')));
        break;
    }
    CageLimits limits;
    limits.cpu_ms = 10'000;  // all regimes of the folder are read for each
    RegimeCage cage;
    TRY_ASSIGN(cage.cage_, Cage::start([asked, folder](std::string_view request) { return tell(asked, folder, request); }, limits));
    return cage;
}

Result<std::vector<Error>> RegimeCage::check(const std::string& file, ByteView bytes) {
    if (bytes.size() > XmlLimits().bytes) return std::vector<Error>{error_of(Kind::configuration, "xml.te_groot", {file, 0, ""}, {std::to_string(XmlLimits().bytes)})};
    Result<Told> told = ask(cage_, check_it + text_of(bytes), file);
    if (!told && told.error().code == "kooi.gestopt") return std::vector<Error>{told.error()};
    if (!told) return told.error();
    if (told->error) return *told->error;
    for (Error& finding : told->findings)
        if (finding.place.file.find(asked_file) != std::string::npos) finding.place.file = file;
    return std::move(told->findings);
}

Result<RegimeText> RegimeCage::read(const std::string& file, const std::string& name) {
    TRY_ASSIGN(Told told, ask(cage_, read_it + name, file));
    if (told.error) {
        if (told.error->place.file.empty()) told.error->place.file = file;
        return *std::move(told.error);
    }
    return RegimeText{std::move(told.id), std::move(told.version), std::move(told.hash), std::move(told.text)};
}

}  // namespace griffier::jobs
