#include "generator/pdf/subset.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <zlib.h>

#include <cmath>

#include "generator/pdf/syntax.h"

namespace griffier::pdf {
namespace {

struct Table {
    explicit Table(hb_face_t* face, const char (&tag)[5]) : blob(hb_face_reference_table(face, HB_TAG(tag[0], tag[1], tag[2], tag[3]))) {
        data = reinterpret_cast<const std::uint8_t*>(hb_blob_get_data(blob, &size));
    }
    ~Table() { hb_blob_destroy(blob); }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;
    int s16(unsigned at) const { return at + 2 <= size ? static_cast<std::int16_t>((data[at] << 8) | data[at + 1]) : 0; }
    hb_blob_t* blob;
    unsigned size = 0;
    const std::uint8_t* data = nullptr;
};

std::string descriptor_of(hb_face_t* face, int upem) {
    const Table head(face, "head"), hhea(face, "hhea"), os2(face, "OS/2"), post(face, "post");
    const auto scaled = [&](int units) { return static_cast<long long>(std::llround(units * 1000.0 / upem)); };
    const int weight = os2.size >= 6 ? os2.s16(4) : 400;
    const int cap_height = os2.size >= 90 && os2.s16(88) > 0 ? os2.s16(88) : hhea.s16(4);
    std::string out = "/Flags 4/FontBBox[";
    for (unsigned at : {36u, 38u, 40u, 42u}) append_integer(out, scaled(head.s16(at))), out += ' ';
    out.back() = ']';
    out += "/ItalicAngle ";
    append_integer(out, post.s16(4));
    out += "/Ascent ";
    append_integer(out, scaled(hhea.s16(4)));
    out += "/Descent ";
    append_integer(out, scaled(hhea.s16(6)));
    out += "/CapHeight ";
    append_integer(out, scaled(cap_height));
    out += "/StemV ";
    append_integer(out, weight >= 600 ? 140 : 80);
    return out;
}

// Shaping is done: what only a shaper or an operating system reads is not shown to hb-subset at all. With GSUB it would pull in more
// glyphs, with cmap it would go through every character of the face for each letter.
hb_blob_t* table_of_outlines(hb_face_t*, hb_tag_t tag, void* data) {
    for (const char* kept : {"glyf", "loca", "head", "hhea", "hmtx", "maxp"})
        if (tag == HB_TAG(kept[0], kept[1], kept[2], kept[3])) return hb_face_reference_table(static_cast<hb_face_t*>(data), tag);
    return nullptr;
}

std::shared_ptr<const Subset> cut(const Face& face, hb_face_t* outlines, const std::string& descriptor, const std::vector<std::uint16_t>& glyphs) {
    const std::unique_ptr<hb_subset_input_t, decltype(&hb_subset_input_destroy)> input(hb_subset_input_create_or_fail(), hb_subset_input_destroy);
    if (!input) return nullptr;
    hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
    hb_set_add(wanted, 0);
    for (std::uint16_t glyph : glyphs) hb_set_add(wanted, glyph);
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    const std::unique_ptr<hb_subset_plan_t, decltype(&hb_subset_plan_destroy)> plan(hb_subset_plan_create_or_fail(outlines, input.get()), hb_subset_plan_destroy);
    if (!plan) return nullptr;
    const hb_map_t* mapping = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    const std::unique_ptr<hb_face_t, decltype(&hb_face_destroy)> result(hb_subset_plan_execute_or_fail(plan.get()), hb_face_destroy);
    if (!result) return nullptr;
    auto subset = std::make_shared<Subset>();
    std::vector<std::uint16_t> all{0};
    all.insert(all.end(), glyphs.begin(), glyphs.end());
    subset->old_ids.assign(hb_face_get_glyph_count(result.get()), 0);
    subset->new_of.assign(face.advances->size(), 0);
    for (std::uint16_t old : all) {
        const hb_codepoint_t id = hb_map_get(mapping, old);
        if (id == HB_MAP_VALUE_INVALID || id >= subset->old_ids.size() || old >= subset->new_of.size()) return nullptr;
        subset->new_of[old] = static_cast<std::uint16_t>(id);
    }
    for (std::size_t old = 0; old < face.advances->size(); ++old)
        if (const hb_codepoint_t id = hb_map_get(mapping, static_cast<hb_codepoint_t>(old)); id != HB_MAP_VALUE_INVALID && id < subset->old_ids.size())
            subset->old_ids[id] = static_cast<std::uint16_t>(old);

    hb_blob_t* program = hb_face_reference_blob(result.get());
    unsigned size = 0;
    const char* data = hb_blob_get_data(program, &size);
    subset->length = size;
    subset->deflated = deflate({data, size}, 6);
    std::uint32_t crc = static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(data), size));
    hb_blob_destroy(program);
    for (int i = 0; i < 6; ++i, crc /= 26) subset->name += static_cast<char>('A' + crc % 26);
    subset->name += "+" + face.name;
    subset->descriptor = descriptor;
    subset->widths = "[0[";
    for (std::uint16_t old : subset->old_ids) {
        append_number(subset->widths, (*face.advances)[old] * 1000.0 / face.units_per_em);
        subset->widths += ' ';
    }
    subset->widths.back() = ']';
    subset->widths += ']';
    return subset;
}

}  // namespace

struct SubsetCache::Program {
    std::shared_ptr<const Bytes> bytes;
    std::unique_ptr<hb_face_t, decltype(&hb_face_destroy)> whole{nullptr, hb_face_destroy}, outlines{nullptr, hb_face_destroy};
    std::string descriptor;
};

SubsetCache::SubsetCache() = default;
SubsetCache::~SubsetCache() = default;

const SubsetCache::Program& SubsetCache::program_of(const Face& face) {
    const std::lock_guard lock(guard_);
    auto& program = programs_[face.key];
    if (!program) {
        auto made = std::make_unique<Program>();
        made->bytes = face.program;
        hb_blob_t* blob = hb_blob_create(reinterpret_cast<const char*>(face.program->data()), static_cast<unsigned>(face.program->size()),
                                         HB_MEMORY_MODE_READONLY, nullptr, nullptr);
        made->whole.reset(hb_face_create(blob, 0));
        hb_blob_destroy(blob);
        made->outlines.reset(hb_face_create_for_tables(table_of_outlines, made->whole.get(), nullptr));
        hb_face_make_immutable(made->whole.get());
        hb_face_make_immutable(made->outlines.get());
        made->descriptor = descriptor_of(made->whole.get(), face.units_per_em);
        program = std::move(made);
    }
    return *program;
}

std::size_t SubsetCache::weight(const Entry& entry) {
    return entry.subset->deflated.size() + 2 * entry.key.size() + 4 * entry.subset->widths.size() + 2 * entry.subset->new_of.size();
}

std::shared_ptr<const Subset> SubsetCache::get(const Face& face, const std::vector<std::uint16_t>& glyphs) {
    std::string key(reinterpret_cast<const char*>(&face.key), sizeof face.key);
    key.append(reinterpret_cast<const char*>(glyphs.data()), glyphs.size() * sizeof(std::uint16_t));
    {
        std::lock_guard lock(guard_);
        if (auto it = index_.find(key); it != index_.end()) {
            entries_.splice(entries_.begin(), entries_, it->second);
            return it->second->subset;
        }
    }
    const Program& program = program_of(face);
    auto subset = cut(face, program.outlines.get(), program.descriptor, glyphs);  // outside the lock: two threads may cut the same set, the result is the same
    if (!subset) return nullptr;
    std::lock_guard lock(guard_);
    if (index_.count(key) != 0) return subset;
    entries_.push_front({key, subset});
    index_[key] = entries_.begin();
    bytes_ += weight({key, subset});
    while (bytes_ > limit && entries_.size() > 1) {
        const Entry& oldest = entries_.back();
        bytes_ -= weight(oldest);
        index_.erase(oldest.key);
        entries_.pop_back();
    }
    return subset;
}

}  // namespace griffier::pdf
