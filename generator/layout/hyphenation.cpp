#include "generator/layout/hyphenation.h"

#include <hyphen.h>

#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <unordered_map>

#include "generator/layout/fonts.h"

namespace griffier::layout {
namespace {

constexpr std::size_t cache_limit = 20'000;
constexpr std::size_t shortest = 6;  // letters
constexpr std::size_t longest = 100;

bool small_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7); }

}  // namespace

struct Hyphenation::State {
    struct Patterns {
        std::unique_ptr<HyphenDict, decltype(&hnj_hyphen_free)> dict{nullptr, hnj_hyphen_free};
        Bytes source;  // until the first word: compiling takes longer than setting a letter, and a short text needs no hyphen
        std::unordered_map<std::string, std::vector<std::size_t>> known;
    };
    std::mutex guard;  // the library writes in its own tables
    std::map<std::string, Patterns, std::less<>> languages;
};

Hyphenation::Hyphenation() : state_(std::make_unique<State>()) {}
Hyphenation::Hyphenation(Hyphenation&&) noexcept = default;
Hyphenation& Hyphenation::operator=(Hyphenation&&) noexcept = default;
Hyphenation::~Hyphenation() = default;

Result<Hyphenation> Hyphenation::load(const std::map<std::string, std::string>& paths, FileSystem& disk) {
    Hyphenation result;
    for (const auto& [language, path] : paths) {
        const Error unusable = error_of(Kind::configuration, "opmaak.afbreekpatronen", {path, 0, language});
        auto bytes = disk.read(path);
        // The first line names the encoding; another than this one would give points between the wrong letters.
        if (!bytes || text_of(*bytes).rfind("ISO8859-1", 0) != 0) return unusable;
        State::Patterns patterns;
        patterns.source = *std::move(bytes);
        result.state_->languages.emplace(language, std::move(patterns));
    }
    return result;
}

std::vector<std::size_t> Hyphenation::points(std::string_view word, std::string_view language) const {
    const auto it = state_->languages.find(language.substr(0, language.find('-')));
    if (it == state_->languages.end()) return {};
    std::string latin;
    std::vector<std::size_t> position;  // byte position in `word` after each letter
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = next_code_point(word, at);
        if (!small_letter(c)) return {};
        latin += static_cast<char>(c);
        position.push_back(at);
    }
    if (latin.size() < shortest || latin.size() > longest) return {};
    std::lock_guard lock(state_->guard);
    State::Patterns& patterns = it->second;
    if (auto known = patterns.known.find(latin); known != patterns.known.end()) return known->second;
    if (!patterns.dict) {
        std::unique_ptr<FILE, int (*)(FILE*)> stream(fmemopen(patterns.source.data(), patterns.source.size(), "r"), std::fclose);
        if (stream) patterns.dict.reset(hnj_hyphen_load_file(stream.get()));
        if (!patterns.dict) throw std::bad_alloc();  // a file of patterns compiles as long as there is memory
        patterns.source = {};
    }
    std::vector<char> marks(latin.size() + 5, 0);
    char** rep = nullptr;
    int* pos = nullptr;
    int* cut = nullptr;
    std::vector<std::size_t> points;
    const int length = static_cast<int>(latin.size());
    if (hnj_hyphen_hyphenate3(patterns.dict.get(), latin.c_str(), length, marks.data(), nullptr, &rep, &pos, &cut, 2, 3, 2, 3) == 0) {
        for (int i = 0; i + 1 < length; ++i)
            if ((marks[static_cast<std::size_t>(i)] & 1) != 0 && (rep == nullptr || rep[i] == nullptr)) points.push_back(position[static_cast<std::size_t>(i)]);
    }
    if (rep != nullptr) {
        for (int i = 0; i < length; ++i) std::free(rep[i]);
        std::free(rep);
    }
    std::free(pos);
    std::free(cut);
    if (patterns.known.size() >= cache_limit) patterns.known.clear();
    patterns.known.emplace(latin, points);
    return points;
}

}  // namespace griffier::layout
