#include "generator/pdf/draw.h"

#include <podofo.h>

#include <algorithm>
#include <mutex>
#include <stdexcept>
#include <unordered_map>

#include "generator/pdf/content.h"
#include "generator/pdf/metadata.h"
#include "generator/pdf/output.h"
#include "generator/pdf/structure.h"
#include "generator/pdf/syntax.h"
#include "records/core/crypto.h"

namespace griffier::pdf {
namespace {

using PoDoFo::PdfData;
using PoDoFo::PdfDictionary;
using PoDoFo::PdfName;
using PoDoFo::PdfObject;
using PoDoFo::PdfReference;
using PoDoFo::PdfVariant;

constexpr int content_level = 6;
constexpr std::size_t usual_size = 64u << 10;  // of a letter

// Objects are made in the order of their planned numbers. Values are written as raw syntax: PoDoFo copies it (pdf.md 3.7) and keeps
// what it is good at, the file around them.
class Objects {
  public:
    Objects() { vector_.SetAutoDelete(true); }

    void add(int number, const std::string& syntax) { check(number, vector_.CreateObject(PdfVariant(PdfData(syntax.data(), syntax.size())))); }

    // PoDoFo itself reads the Info dictionary, so that one is an object to it.
    void add_dictionary(int number, const std::vector<std::pair<const char*, std::string>>& entries) {
        PdfObject* object = vector_.CreateObject(PdfVariant(PdfDictionary()));
        check(number, object);
        for (const auto& [key, value] : entries) object->GetDictionary().AddKey(PdfName(key), PdfVariant(PdfData(value.data(), value.size())));
    }

    void add_stream(int number, ByteView bytes, bool deflated, const std::vector<std::pair<const char*, std::string>>& entries) {
        PdfObject* object = vector_.CreateObject(PdfVariant(PdfDictionary()));
        check(number, object);
        for (const auto& [key, value] : entries) object->GetDictionary().AddKey(PdfName(key), PdfVariant(PdfData(value.data(), value.size())));
        const PoDoFo::TVecFilters none;
        object->GetStream()->BeginAppend(none);
        object->GetStream()->Append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        object->GetStream()->EndAppend();
        // After the data: BeginAppend takes a filter that it did not set itself away.
        if (deflated) object->GetDictionary().AddKey(PdfName("Filter"), PdfName("FlateDecode"));
    }

    PoDoFo::PdfVecObjects& vector() { return vector_; }

  private:
    static void check(int number, const PdfObject* object) {
        if (static_cast<int>(object->Reference().ObjectNumber()) != number) throw std::logic_error("PDF objects out of their planned order");
    }
    PoDoFo::PdfVecObjects vector_;
};

std::string ref(int number) {
    std::string out;
    append_reference(out, number);
    return out;
}

std::string catalog(const Opmaak& opmaak, const Numbers& n) {
    std::string out = "<</Type/Catalog/Pages " + ref(n.pages) + "/Lang";
    append_literal(out, opmaak.language);
    out += "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Metadata " + ref(n.metadata) + "/StructTreeRoot " + ref(n.structure);
    out += "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile " + ref(n.profile) + ">>]";
    if (n.outline != 0) out += "/Outlines " + ref(n.outline);
    if (opmaak.bookmarks.size() > 3) out += "/PageMode/UseOutlines";
    if (n.signature != 0) out += "/AcroForm<</SigFlags 3/Fields[" + ref(n.annotations + static_cast<int>(opmaak.annotations.size()) - 1) + "]>>";
    return out + ">>";
}

// Letters that share a subset mostly share its ToUnicode too.
class UnicodeCache {
  public:
    std::shared_ptr<const Bytes> get(const std::string& text) {
        {
            const std::lock_guard lock(guard_);
            if (const auto it = kept_.find(text); it != kept_.end()) return it->second;
        }
        auto made = std::make_shared<const Bytes>(deflate(text, content_level));
        const std::lock_guard lock(guard_);
        if (kept_.size() >= limit) kept_.clear();
        kept_.emplace(text, made);
        return made;
    }

  private:
    static constexpr std::size_t limit = 512;
    std::mutex guard_;
    std::unordered_map<std::string, std::shared_ptr<const Bytes>> kept_;
};

void add_fonts(Objects& objects, const Numbers& n, const std::vector<FontUse>& fonts, UnicodeCache& unicode) {
    for (std::size_t f = 0; f < fonts.size(); ++f) {
        const FontUse& font = fonts[f];
        const int first = n.fonts + static_cast<int>(5 * f);
        const std::string& name = font.subset->name;
        objects.add(first, "<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[" + ref(first + 1) + "]/ToUnicode " + ref(first + 4) + ">>");
        objects.add(first + 1, "<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
                                   "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/DW 1000/W" + font.subset->widths +
                                   "/FontDescriptor " + ref(first + 2) + ">>");
        objects.add(first + 2, "<</Type/FontDescriptor/FontName/" + name + font.subset->descriptor + "/FontFile2 " + ref(first + 3) + ">>");
        objects.add_stream(first + 3, font.subset->deflated, true, {{"Length1", std::to_string(font.subset->length)}});
        objects.add_stream(first + 4, *unicode.get(to_unicode(font)), true, {});
    }
}

// PoDoFo makes the ID from the Info dictionary alone; ours also tells two makings from different input apart.
void set_id(Bytes& file, const Opmaak& opmaak, const DocumentInfo& info) {
    const Hash hash = sha256({view_of(opmaak.number), ByteView(info.input_hash)});
    const std::string id = hex({hash.data(), 16});
    const std::string_view all(reinterpret_cast<const char*>(file.data()), file.size());
    std::size_t at = all.rfind("/ID");
    for (int copy = 0; copy < 2; ++copy) {
        at = at == std::string_view::npos ? at : all.find('<', at);
        const std::size_t end = at == std::string_view::npos ? at : all.find('>', at);
        if (end == std::string_view::npos || end - at - 1 != id.size()) throw std::logic_error("no ID where PoDoFo writes one");
        std::copy(id.begin(), id.end(), file.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        at = end;
    }
}

}  // namespace

struct Drawer::State {
    Bytes profile;  // deflated
    mutable SubsetCache subsets;
    mutable UnicodeCache unicode;
};

Drawer::Drawer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Drawer::Drawer(Drawer&&) noexcept = default;
Drawer& Drawer::operator=(Drawer&&) noexcept = default;
Drawer::~Drawer() = default;

Result<Drawer> Drawer::create(const std::string& profile_path, FileSystem& disk) {
    const Error bad = error_of(Kind::configuration, "pdf.profiel", {profile_path, 0, ""});
    auto profile = disk.read(profile_path, 4u << 20);
    // ICC.1 header: colour space at 16, signature at 36.
    if (!profile || profile->size() < 128 || text_of(ByteView(*profile).subspan(16, 4)) != "RGB " || text_of(ByteView(*profile).subspan(36, 4)) != "acsp") return bad;
    PoDoFo::PdfError::EnableLogging(false);
    PoDoFo::PdfError::EnableDebug(false);
    auto state = std::make_unique<State>();
    state->profile = deflate(text_of(*profile), 9);
    return Drawer(std::move(state));
}

Result<Bytes> Drawer::draw(const Opmaak& given, const DocumentInfo& info, const SigningKey* key) const {
    const Place place{given.number, 0, ""};
    if (given.pages.empty() || given.elements.empty()) return refused("pdf.schrijven", place);
    if (key != nullptr && (info.date < key->from() || info.date > key->until()))
        return refused("ondertekening.periode", place, {key->from().iso(), key->until().iso()});
    const Opmaak with_field = key != nullptr ? with_signature_field(given) : Opmaak{};
    const Opmaak& opmaak = key != nullptr ? with_field : given;
    const std::vector<FontUse> fonts = use_fonts(opmaak, state_->subsets);
    for (const FontUse& font : fonts)
        if (!font.subset) return refused("pdf.lettertype", {opmaak.number, 0, font.face->name});
    TRY_ASSIGN(const std::string metadata, xmp(opmaak, info));
    const Numbers n = plan(opmaak);
    try {
        Objects objects;
        objects.add(n.catalog, catalog(opmaak, n));
        objects.add_dictionary(n.info, info_entries(opmaak, info));
        objects.add_stream(n.metadata, view_of(metadata), false, {{"Type", "/Metadata"}, {"Subtype", "/XML"}});
        objects.add_stream(n.profile, state_->profile, true, {{"N", "3"}});
        std::string pages = "<</Type/Pages/Kids[";
        for (std::size_t p = 0; p < opmaak.pages.size(); ++p) pages += ref(n.page + static_cast<int>(p)) + " ";
        objects.add(n.pages, pages + "]/Count " + std::to_string(opmaak.pages.size()) + ">>");
        std::string resources = "<</Font<<";
        for (std::size_t f = 0; f < fonts.size(); ++f) resources += "/F" + std::to_string(f) + " " + ref(n.fonts + static_cast<int>(5 * f));
        objects.add(n.resources, resources + ">>>>");
        objects.add(n.structure, structure_root(opmaak, n));
        add_fonts(objects, n, fonts, state_->unicode);
        for (std::size_t p = 0; p < opmaak.pages.size(); ++p) objects.add(n.page + static_cast<int>(p), page(opmaak, n, p));
        for (std::size_t p = 0; p < opmaak.pages.size(); ++p)
            objects.add_stream(n.content + static_cast<int>(p), deflate(page_content(opmaak.pages[p], opmaak, fonts), content_level), true, {});
        for (std::size_t a = 0; a < opmaak.annotations.size(); ++a) objects.add(n.annotations + static_cast<int>(a), annotation(opmaak, n, a));
        if (n.outline != 0) {
            const std::vector<std::string> items = outline(opmaak, n);
            for (std::size_t i = 0; i < items.size(); ++i) objects.add(n.outline + static_cast<int>(i), items[i]);
        }
        for (std::size_t e = 0; e < opmaak.elements.size(); ++e) objects.add(n.elements + static_cast<int>(e), structure_element(opmaak, n, e));
        if (key != nullptr) objects.add(n.signature, signature_dictionary(info.date, key->sign({}, {}).size()));

        PdfObject trailer;
        trailer.GetDictionary().AddKey(PdfName("Root"), PdfReference(static_cast<PoDoFo::pdf_objnum>(n.catalog), 0));
        trailer.GetDictionary().AddKey(PdfName("Info"), PdfReference(static_cast<PoDoFo::pdf_objnum>(n.info), 0));
        PoDoFo::PdfWriter writer(&objects.vector(), &trailer);
        writer.SetPdfVersion(PoDoFo::ePdfVersion_1_7);
        writer.SetWriteMode(PoDoFo::ePdfWriteMode_Clean);  // Compact breaks ISO 19005-2 6.1.9
        Output output(usual_size);
        writer.Write(&output);
        Bytes file = output.take();
        set_id(file, opmaak, info);
        if (key != nullptr) sign_in_place(file, *key);
        return file;
    } catch (const PoDoFo::PdfError&) {
        return refused("pdf.schrijven", place);
    }
}

}  // namespace griffier::pdf
