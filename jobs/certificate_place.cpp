#include "jobs/certificate_place.h"

#include <algorithm>
#include <set>

#include "jobs/certificates.h"
#include "records/destruction/mdto.h"
#include "records/destruction/revision.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t largest = 64u << 20;
constexpr std::string_view ending = ".xml", metadata = ".mdto.xml", prefix = "VV-";
constexpr const char* endings[] = {".xml", ".xml.handtekening", ".xml.mdto.xml", ".pdf"};

/// Names of the certificates in the place.
Result<std::vector<std::string>> names_in(FileSystem& disk, const std::string& place) {
    std::vector<std::string> found;
    if (!disk.is_directory(place)) return found;
    TRY_ASSIGN(const std::vector<std::string> files, disk.list(place));
    for (const std::string& file : files)
        if (file.starts_with(prefix) && file.ends_with(ending) && !file.ends_with(metadata)) found.push_back(file.substr(0, file.size() - ending.size()));
    return found;
}

Error other_in_place(const std::string& name) { return error_of(Kind::damaged, "verklaring.plaats", {name, 0, ""}); }

/// Takes a certificate of our own that the store knows no more; what we did not sign is refused.
Status take_in(Context& context, Session& session, const std::string& name) {
    FileSystem& disk = context.world.disk;
    const std::string path = join_path(certificate_place(context), name + ".xml");
    TRY_ASSIGN(const Bytes xml, disk.read(path, largest));
    const Result<Bytes> signature = disk.read(path + ".handtekening", 4096);
    if (!signature) return signature.error().kind == Kind::again ? signature.error() : other_in_place(name);
    const Result<Verklaring> certificate = check_certificate(xml, *signature, name, hex(sha256(session.store->public_key())));
    if (!certificate || certificate->naam() != name) return other_in_place(name);
    TRY_ASSIGN(Group group, session.store->begin_group());
    TRY(group.keep("verklaring", name, xml));
    TRY(group.keep("verklaring-handtekening", name, *signature));
    TRY(group.keep("verklaring-mdto", name, view_of(mdto_of_certificate(*certificate, name + ".xml"))));
    TRY(group.note("verklaring", "", {{"nummer", name}, {"lijst", certificate->lijst}, {"stand", "teruggevonden"}, {"h", hex(sha256(xml))}}));
    return group.commit();
}

/// What the store holds of one certificate, checked; the certificate when it is right.
Result<Verklaring> right_in_store(Store& store, const std::string& name, const std::string& fingerprint) {
    TRY_ASSIGN(const std::optional<Bytes> xml, store.kept("verklaring", name));
    TRY_ASSIGN(const std::optional<Bytes> signature, store.kept("verklaring-handtekening", name));
    if (!xml || !signature) return refused("verklaring.handtekening_vorm", {name, 0, ""});
    TRY_ASSIGN(Verklaring certificate, check_certificate(*xml, *signature, name, fingerprint));
    if (certificate.naam() != name) return refused("verklaring.vorm", {name, 0, ""});
    TRY_ASSIGN(const std::optional<Bytes> list, store.kept("lijst", certificate.lijst));
    // A store that was put back from older data can have the certificate and not the list.
    if (list && hex(sha256(*list)) != certificate.stam) return refused("verklaring.lijst", {name, 0, ""}, {certificate.lijst});
    if (certificate.herziening) {
        TRY_ASSIGN(const std::optional<Bytes> earlier_xml, store.kept("verklaring", certificate.herziening->vorige));
        if (!earlier_xml) return refused("verklaring.opvolging", {name, 0, ""}, {certificate.herziening->vorige, name, "vorige"});
        TRY_ASSIGN(const Verklaring earlier, read_certificate(*earlier_xml, certificate.herziening->vorige));
        TRY(check_successor(earlier, *earlier_xml, certificate));
    }
    return certificate;
}

}  // namespace

std::string certificate_place(const Context& context) {
    const auto found = context.call.settings.find("certificates");
    return found == context.call.settings.end() || found->second.empty() ? join_path(context.call.store, "verklaringen") : found->second;
}

Status keep_in_place(Context& context, Session& session, JobReport& report) {
    if (!session.keeps(context)) return {};
    FileSystem& disk = context.world.disk;
    const std::string place = certificate_place(context);
    TRY_ASSIGN(const std::vector<std::string> kept, session.store->kept_names("verklaring"));
    JobReport unseen;  // a folder that stands in the settings is not named at each run
    for (const std::string& name : kept)
        if (!context.call.dry_run && std::any_of(std::begin(endings), std::end(endings), [&](const char* one) { return !disk.exists(join_path(place, name + one)); }))
            TRY(put_out(context, session, name, place, unseen));
    TRY_ASSIGN(const std::vector<std::string> names, names_in(disk, place));
    const std::set<std::string> known(kept.begin(), kept.end());
    for (const std::string& name : names) {
        Status right;
        if (!known.contains(name)) {
            right = take_in(context, session, name);
            if (right) report.count("certificates_found");
        } else {
            TRY_ASSIGN(const Bytes there, disk.read(join_path(place, name + std::string(ending)), largest));
            TRY_ASSIGN(const std::optional<Bytes> ours, session.store->kept("verklaring", name));
            if (!ours || there != *ours) right = other_in_place(name);
        }
        if (right) continue;
        if (right.error().kind == Kind::again) return right;
        context.output.error(right.error());
        report.failed(right.error());
        report.count("findings");
    }
    return {};
}

Status check_kept_certificates(Context& context, Store& store, JobReport& report) {
    TRY_ASSIGN(const std::vector<std::string> kept, store.kept_names("verklaring"));
    const std::string place = certificate_place(context), fingerprint = hex(sha256(store.public_key()));
    for (const std::string& name : kept) {
        std::optional<Error> wrong;
        if (const Result<Verklaring> right = right_in_store(store, name, fingerprint); !right) wrong = right.error();
        const std::string path = join_path(place, name + std::string(ending));
        if (!wrong && context.world.disk.exists(path)) {
            TRY_ASSIGN(const Bytes there, context.world.disk.read(path, largest));
            TRY_ASSIGN(const std::optional<Bytes> ours, store.kept("verklaring", name));
            if (!ours || there != *ours) wrong = other_in_place(name);
        }
        if (!wrong) continue;
        wrong->kind = Kind::damaged;
        context.output.error(*wrong);
        report.failed(*wrong);
        report.count("findings");
    }
    return {};
}

}  // namespace griffier::jobs
