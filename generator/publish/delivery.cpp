// What goes with the regeling: the publication around it, its metadata, and the message that delivers it. The wrapper and the message
// follow published examples; no schema of them is public.
#include <array>

#include "generator/publish/publication.h"
#include "generator/publish/xml_writer.h"

namespace griffier::publish {
namespace {

const char* const schema_instance = "http://www.w3.org/2001/XMLSchema-instance";
const char* const publication_schema = "http://technische-documentatie.oep.overheid.nl/schema/op-xsd-2012-3";

struct About {
    std::string title, identifier, scheme, creator, publisher_kind, category, date, year, issue;
};

About about(const Convenanttekst& text, const Publicatiegegevens& facts) {
    About out;
    out.title = plain(text.titel);
    if (!facts.bekendmaking) return out;
    const Bekendmaking& made = *facts.bekendmaking;
    out.identifier = made.nummer;
    out.scheme = "OVERHEID." + made.soort;
    out.creator = made.organisatie;
    out.category = made.onderwerp;
    out.date = made.datum.iso();
    out.year = std::to_string(made.datum.year());
    out.issue = made.nummer.substr(made.nummer.rfind('-') + 1);
    return out;
}

std::string metadata(const About& a) {
    XmlWriter out;
    out.open("metadata_gegevens");
    const auto one = [&](std::string_view name, const std::string& scheme, const std::string& content) {
        if (!content.empty()) out.leaf("metadata", "", {{"name", std::string(name)}, {"scheme", scheme}, {"content", content}});
    };
    one("OVERHEIDop.publicationName", "", "Staatscourant");
    one("OVERHEIDop.doctype", "", "Officiële Publicaties, versie 1.1");
    one("DC.creator", a.scheme, a.creator);
    one("DC.type", "OVERHEID.Informatietype", "officiële publicatie");
    one("DC.type", "OVERHEIDop.Staatscourant", "convenant");
    one("DCTERMS.publisher", a.scheme, a.creator);
    one("OVERHEID.authority", a.scheme, a.creator);
    one("OVERHEID.category", "OVERHEID.TaxonomieBeleidsagenda", a.category);
    one("DCTERMS.language", "DCTERMS.RFC4646", "nl");
    one("DC.title", "", a.title);
    one("DCTERMS.available", "DCTERMS.W3CDTF", a.date);
    one("OVERHEIDop.jaargang", "DCTERMS.W3CDTF", a.year);
    one("OVERHEIDop.publicationIssue", "", a.issue);
    one("DC.identifier", "OVERHEIDop.StcrtID", a.identifier);
    return out.close().take();
}

std::string owms(const About& a) {
    XmlWriter out;
    out.declaration().open("owms-metadata", {{"xmlns:dcterms", "http://purl.org/dc/terms/"}, {"xmlns:overheid", "http://standaarden.overheid.nl/owms/terms/"}, {"xmlns:overheidop", "http://standaarden.overheid.nl/oep/meta/"}});
    out.open("owmskern").given("dcterms:identifier", a.identifier).leaf("dcterms:title", a.title).leaf("dcterms:language", "nl");
    out.leaf("dcterms:type", "convenant", {{"scheme", "OVERHEIDop.Staatscourant"}});
    if (!a.creator.empty()) out.leaf("dcterms:creator", a.creator, {{"scheme", a.scheme}});
    out.given("dcterms:modified", a.date).close();
    out.open("owmsmantel").given("dcterms:available", a.date).given("dcterms:publisher", a.creator).close();
    out.open("oep").leaf("overheidop:publicationName", "Staatscourant").given("overheid:authority", a.creator);
    if (!a.category.empty()) out.leaf("overheid:category", a.category, {{"scheme", "OVERHEID.TaxonomieBeleidsagenda"}});
    return out.given("overheidop:jaargang", a.year).given("overheidop:publicationIssue", a.issue).close().close().take();
}

std::string publication(const std::string& regeling, const About& a) {
    const std::string record = a.identifier.empty() ? "metadata.xml" : "https://zoek.officielebekendmakingen.nl/" + a.identifier + "/metadata.xml";
    XmlWriter out;
    out.declaration().open("officiele-publicatie", {{"xmlns:xsi", schema_instance}, {"xsi:noNamespaceSchemaLocation", publication_schema}});
    out.open("metadata").leaf("meta", "", {{"name", "OVERHEIDop.externMetadataRecord"}, {"scheme", ""}, {"content", record}}).close();
    out.open("kop").leaf("titel", "STAATSCOURANT").leaf("subtitel", "Officiële uitgave van het Koninkrijk der Nederlanden sinds 1814.").close();
    return out.open("staatscourant").open("kop").leaf("titel", a.title).close().raw(regeling).close().close().take();
}

std::uint32_t crc32(const std::string& bytes) {
    static const auto table = [] {
        std::array<std::uint32_t, 256> made{};
        for (std::uint32_t n = 0; n < 256; ++n) {
            std::uint32_t c = n;
            for (int bit = 0; bit < 8; ++bit) c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
            made[n] = c;
        }
        return made;
    }();
    std::uint32_t c = 0xFFFFFFFFu;
    for (char byte : bytes) c = table[(c ^ static_cast<unsigned char>(byte)) & 0xFFu] ^ (c >> 8);
    return c ^ 0xFFFFFFFFu;
}

class Little {
  public:
    Little& two(std::uint32_t value) { return some(value, 2); }
    Little& four(std::uint32_t value) { return some(value, 4); }
    Little& text(const std::string& value) { return out_ += value, *this; }
    std::string take() { return std::move(out_); }
    std::size_t size() const { return out_.size(); }

  private:
    Little& some(std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i) out_ += static_cast<char>(value >> (8 * i));
        return *this;
    }
    std::string out_;
};

}  // namespace

std::string zip(const std::vector<Packed>& files) {
    // The format counts days from 1 January 1980: year 0, month 1, day 1.
    constexpr std::uint32_t first_day = 0x21, version = 20, utf8_names = 0x800;
    Little all, directory;
    for (const Packed& file : files) {
        const auto size = static_cast<std::uint32_t>(file.bytes.size()), name = static_cast<std::uint32_t>(file.name.size()), crc = crc32(file.bytes);
        const auto offset = static_cast<std::uint32_t>(all.size());
        all.four(0x04034b50).two(version).two(utf8_names).two(0).two(0).two(first_day).four(crc).four(size).four(size).two(name).two(0).text(file.name).text(file.bytes);
        directory.four(0x02014b50).two(version).two(version).two(utf8_names).two(0).two(0).two(first_day).four(crc).four(size).four(size).two(name).two(0).two(0).two(0).two(0).four(0).four(offset).text(file.name);
    }
    const auto begin = static_cast<std::uint32_t>(all.size()), length = static_cast<std::uint32_t>(directory.size()), count = static_cast<std::uint32_t>(files.size());
    return all.text(directory.take()).four(0x06054b50).two(0).two(0).two(count).two(count).four(length).four(begin).two(0).take();
}

std::vector<Packed> write_package(const std::string& regeling, const Convenanttekst& text, const Convenant& convenant, const Publicatiegegevens& facts) {
    const About a = about(text, facts);
    const std::string content = XmlWriter().declaration().open("aanlevering").raw(regeling).close().take();
    const std::string message = XmlWriter()
                                    .declaration()
                                    .open("publicatie")
                                    .open("metadata")
                                    .raw(metadata(a))
                                    .close()
                                    .leaf("InhoudZip", base64(view_of(zip({{"inhoud.xml", content}}))))
                                    .close()
                                    .take();
    const std::string name = a.identifier.empty() ? convenant.id : a.identifier;
    return {{name + ".xml", publication(regeling, a)}, {"metadata.xml", XmlWriter().declaration().take() + metadata(a)}, {"metadata_owms.xml", owms(a)}, {"inhoud.xml", content}, {"aanlevering.xml", message}};
}

}  // namespace griffier::publish
