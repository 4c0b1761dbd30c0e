#include "generator/layout/shaping.h"

#include <algorithm>
#include <atomic>
#include <string>
#include <unordered_map>

namespace griffier::layout {
namespace {

constexpr std::size_t cache_limit = 20'000;  // words per thread

struct Scratch {
    hb_buffer_t* buffer = hb_buffer_create();
    std::unordered_map<std::string, std::shared_ptr<const ShapedWord>> words;
    std::string key;
    ~Scratch() { hb_buffer_destroy(buffer); }
};

Scratch& scratch() {
    thread_local Scratch one;
    return one;
}

ShapedWord shape_now(const ShapingRequest& request, hb_font_t* font, hb_buffer_t* buffer) {
    hb_buffer_reset(buffer);
    hb_buffer_set_direction(buffer, request.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, request.script);
    hb_buffer_set_language(buffer, hb_language_from_string(request.language.data(), static_cast<int>(request.language.size())));
    hb_buffer_add_utf8(buffer, request.text.data(), static_cast<int>(request.text.size()), static_cast<unsigned>(request.begin),
                       static_cast<int>(request.end - request.begin));
    hb_shape(font, buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, nullptr);
    ShapedWord word;
    word.pieces.reserve(count);
    std::int32_t pen = 0;
    for (unsigned i = 0; i < count; ++i) {
        ShapedWord::Piece piece;
        piece.glyph = static_cast<std::uint16_t>(infos[i].codepoint);
        piece.x = pen + places[i].x_offset;
        piece.y = places[i].y_offset;
        piece.begin = infos[i].cluster - static_cast<std::uint32_t>(request.begin);
        pen += places[i].x_advance;
        if (piece.glyph == 0) word.complete = false;
        word.pieces.push_back(piece);
    }
    word.width = pen;
    if (request.right_to_left) std::reverse(word.pieces.begin(), word.pieces.end());
    std::uint32_t end = static_cast<std::uint32_t>(request.end - request.begin);
    for (std::size_t i = word.pieces.size(); i > 0; --i) {
        ShapedWord::Piece& piece = word.pieces[i - 1];
        piece.end = end;
        if (i == 1 || word.pieces[i - 2].begin != piece.begin) end = piece.begin;
    }
    return word;
}

}  // namespace

Shaper::Shaper(const FontStore& fonts) : fonts_(&fonts) {
    static std::atomic<std::uint64_t> next{1};
    id_ = next++;
}

std::shared_ptr<const ShapedWord> Shaper::shape(const ShapingRequest& request) const {
    Scratch& mine = scratch();
    hb_font_t* font = fonts_->face(request.face).font.get();
    const bool joins = request.script == HB_SCRIPT_ARABIC || request.script == HB_SCRIPT_SYRIAC || request.script == HB_SCRIPT_NKO;
    const bool in_context = joins && ((request.begin > 0 && request.text[request.begin - 1] != ' ') ||
                                      (request.end < request.text.size() && request.text[request.end] != ' '));
    if (in_context) return std::make_shared<const ShapedWord>(shape_now(request, font, mine.buffer));
    ShapingRequest alone = request;
    alone.text = request.text.substr(request.begin, request.end - request.begin);
    alone.begin = 0;
    alone.end = alone.text.size();
    std::string& key = mine.key;
    key.assign(reinterpret_cast<const char*>(&id_), sizeof id_);
    key += static_cast<char>(request.face);
    key += request.right_to_left ? 'r' : 'l';
    const auto script = static_cast<std::uint32_t>(request.script);
    key.append(reinterpret_cast<const char*>(&script), sizeof script);
    key += request.language;
    key += '\0';
    key += alone.text;
    if (auto it = mine.words.find(key); it != mine.words.end()) return it->second;
    auto word = std::make_shared<const ShapedWord>(shape_now(alone, font, mine.buffer));
    if (mine.words.size() >= cache_limit) mine.words.clear();
    mine.words.emplace(key, word);
    return word;
}

}  // namespace griffier::layout
