// The floor under a tagged letter on these libraries: what is left when nothing clever and nothing superfluous is done. Per letter:
// libxslt from the case tree, HarfBuzz over every word, deflate of the same page contents at the same level, PoDoFo with as many objects
// as the letter has (one dictionary each), and the file. Prints cpu_ms per letter. Usage: floor COUNT
#include <hb-ot.h>
#include <libxml/tree.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <podofo.h>
#include <sys/resource.h>
#include <zlib.h>

#include <cstdio>

#include "generator/pdf/content.h"
#include "generator/pdf/structure.h"
#include "tests/bench/bench_letter.h"

using namespace griffier;
using bench::must;

namespace {

double cpu_ms() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 + static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

void shape_words(const xmlNode* node, hb_font_t* font, hb_buffer_t* buffer, unsigned long& glyphs) {
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE) {
            const std::string_view text(reinterpret_cast<const char*>(node->content));
            for (std::size_t at = 0; at < text.size();) {
                while (at < text.size() && text[at] <= ' ') ++at;
                std::size_t end = at;
                while (end < text.size() && static_cast<unsigned char>(text[end]) > ' ') ++end;
                if (end == at) break;
                hb_buffer_reset(buffer);
                hb_buffer_add_utf8(buffer, text.data() + at, static_cast<int>(end - at), 0, -1);
                hb_buffer_guess_segment_properties(buffer);
                hb_shape(font, buffer, nullptr, 0);
                glyphs += hb_buffer_get_length(buffer);
                at = end;
            }
        }
        shape_words(node->children, font, buffer, glyphs);
    }
}

std::size_t write_file(int plain_objects, const std::vector<Bytes>& streams) {
    using namespace PoDoFo;
    PdfVecObjects objects;
    objects.SetAutoDelete(true);
    PdfObject* root = objects.CreateObject("Catalog");
    PdfObject* info = objects.CreateObject();
    info->GetDictionary().AddKey(PdfName("Title"), PdfString("floor"));
    for (int i = 2; i < plain_objects; ++i) {
        PdfObject* element = objects.CreateObject("StructElem");
        element->GetDictionary().AddKey(PdfName("S"), PdfName("P"));
        element->GetDictionary().AddKey(PdfName("P"), root->Reference());
        element->GetDictionary().AddKey(PdfName("K"), PdfVariant(static_cast<pdf_int64>(i)));
        element->GetDictionary().AddKey(PdfName("Pg"), root->Reference());
    }
    for (const Bytes& bytes : streams) {
        PdfObject* stream = objects.CreateObject();
        const TVecFilters none;
        stream->GetStream()->BeginAppend(none);
        stream->GetStream()->Append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        stream->GetStream()->EndAppend();
    }
    PdfObject trailer;
    trailer.GetDictionary().AddKey(PdfName("Root"), root->Reference());
    trailer.GetDictionary().AddKey(PdfName("Info"), info->Reference());
    PdfWriter writer(&objects, &trailer);
    writer.SetWriteMode(ePdfWriteMode_Clean);
    PdfRefCountedBuffer buffer;
    PdfOutputDevice device(&buffer);
    writer.Write(&device);
    return buffer.GetSize();
}

}  // namespace

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 200;
    bench::Bench house;
    const std::unique_ptr<xsltStylesheet, decltype(&xsltFreeStylesheet)> sheet(xsltParseStylesheetDoc(xmlCopyDoc(house.expanded().get(), 1)), xsltFreeStylesheet);
    hb_blob_t* blob = hb_blob_create_from_file("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf");
    hb_face_t* face = hb_face_create(blob, 0);
    hb_font_t* font = hb_font_create(face);
    hb_buffer_t* buffer = hb_buffer_create();
    if (!sheet || hb_face_get_glyph_count(face) == 0) return 1;
    pdf::SubsetCache subsets;
    double taken = 0;
    unsigned long glyphs = 0;
    std::size_t bytes = 0;
    for (int i = 0; i < count + 20; ++i) {
        const auto c = bench::bench_case(i);
        const Opmaak set = must(house.typesetter.lay_out(house.stuk(c, i)));
        const auto fonts = pdf::use_fonts(set, subsets);
        std::vector<std::string> contents;
        for (const Pagina& page : set.pages) contents.push_back(pdf::page_content(page, set, fonts));
        std::vector<Bytes> programs;
        for (const auto& use : fonts) programs.push_back(use.subset->deflated);
        const int objects = pdf::plan(set).last;
        const double start = cpu_ms();
        const auto tree = bench::bench_tree(c, i, house.words);
        xmlDoc* result = xsltApplyStylesheet(sheet.get(), tree.raw(), nullptr);
        shape_words(result->children, font, buffer, glyphs);
        xmlFreeDoc(result);
        std::vector<Bytes> streams = programs;
        for (const std::string& content : contents) {
            Bytes packed(compressBound(content.size()));
            uLongf size = packed.size();
            compress2(packed.data(), &size, reinterpret_cast<const Bytef*>(content.data()), content.size(), 6);
            packed.resize(size);
            streams.push_back(std::move(packed));
        }
        bytes += write_file(objects - static_cast<int>(streams.size()), streams);
        if (i >= 20) taken += cpu_ms() - start;
    }
    std::printf("cpu_ms=%.3f glyphs=%lu file_kib=%.1f\n", taken / count, glyphs / static_cast<unsigned>(count + 20), static_cast<double>(bytes) / 1024 / (count + 20));
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return 0;
}
