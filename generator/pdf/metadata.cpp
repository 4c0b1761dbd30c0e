#include "generator/pdf/metadata.h"

#include <algorithm>

#include "generator/pdf/syntax.h"
#include "records/core/xml.h"

namespace griffier::pdf {
namespace {

constexpr const char* own_namespace = "urn:griffier:document:1";

bool plain_name(const std::string& name) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !name.empty() && letter(name[0]) && std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

void property(std::string& out, const std::string& name, const char* type, const char* category, const char* description) {
    out += "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>" + name + "</pdfaProperty:name><pdfaProperty:valueType>" + type +
           "</pdfaProperty:valueType><pdfaProperty:category>" + category + "</pdfaProperty:category><pdfaProperty:description>" + description +
           "</pdfaProperty:description></rdf:li>\n";
}

}  // namespace

Result<std::string> xmp(const Opmaak& opmaak, const DocumentInfo& info) {
    for (std::size_t i = 0; i < opmaak.metadata.size(); ++i) {
        const auto same = [&](const auto& other) { return other.first == opmaak.metadata[i].first; };
        if (!plain_name(opmaak.metadata[i].first) ||
            std::find_if(opmaak.metadata.begin(), opmaak.metadata.begin() + static_cast<std::ptrdiff_t>(i), same) != opmaak.metadata.begin() + static_cast<std::ptrdiff_t>(i))
            return refused("pdf.metagegeven", {opmaak.number, 0, "metadata"}, {std::to_string(i + 1)});
    }
    const std::string day = info.date.iso() + "T00:00:00Z", title = xml_escape(opmaak.title), author = xml_escape(opmaak.author);
    std::string out =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
        " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
        " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
        " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\" xmlns:griffier=\"";
    out += own_namespace;
    out += "\">\n<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n";
    out += "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + title + "</rdf:li></rdf:Alt></dc:title>\n";
    if (!author.empty()) out += "<dc:creator><rdf:Seq><rdf:li>" + author + "</rdf:li></rdf:Seq></dc:creator>\n";
    out += "<dc:language><rdf:Bag><rdf:li>" + xml_escape(opmaak.language) + "</rdf:li></rdf:Bag></dc:language>\n";
    out += "<dc:identifier>" + xml_escape(opmaak.number) + "</dc:identifier>\n";
    out += "<xmp:CreateDate>" + day + "</xmp:CreateDate><xmp:ModifyDate>" + day + "</xmp:ModifyDate>\n";
    out += "<pdf:Producer>" + xml_escape(info.producer) + "</pdf:Producer>\n";
    for (const auto& [name, value] : opmaak.metadata) out += "<griffier:" + name + ">" + xml_escape(value) + "</griffier:" + name + ">\n";
    out += "<pdfaExtension:schemas><rdf:Bag>\n<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
           "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
           "<pdfaSchema:property><rdf:Seq>\n";
    property(out, "part", "Integer", "internal", "Part of ISO 14289 that the file conforms to");
    out += "</rdf:Seq></pdfaSchema:property></rdf:li>\n";
    if (!opmaak.metadata.empty()) {
        out += "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>griffier document facts</pdfaSchema:schema><pdfaSchema:namespaceURI>";
        out += own_namespace;
        out += "</pdfaSchema:namespaceURI><pdfaSchema:prefix>griffier</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\n";
        for (const auto& [name, value] : opmaak.metadata) property(out, name, "Text", "external", "A fact that the document was made by");
        out += "</rdf:Seq></pdfaSchema:property></rdf:li>\n";
    }
    out += "</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
    return out;
}

std::vector<std::pair<const char*, std::string>> info_entries(const Opmaak& opmaak, const DocumentInfo& info) {
    std::string day = "(D:";
    for (char c : info.date.iso())
        if (c != '-') day += c;
    day += "000000Z)";
    const auto text = [](const std::string& utf8) {
        std::string out;
        append_text_string(out, utf8);
        return out;
    };
    std::vector<std::pair<const char*, std::string>> entries{{"Title", text(opmaak.title)}, {"Producer", text(info.producer)}, {"CreationDate", day}, {"ModDate", day}};
    if (!opmaak.author.empty()) entries.push_back({"Author", text(opmaak.author)});
    return entries;
}

}  // namespace griffier::pdf
