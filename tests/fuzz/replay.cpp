// Runs a harness without a fuzzer: every seed as it is, then `rounds` mutations of each, the same ones every time.
//   replay_NAME [--rounds N] FILE|DIR...
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "tests/fuzz/data.h"

namespace {

namespace fs = std::filesystem;

struct Numbers {  // SplitMix64
    std::uint64_t state;
    std::uint64_t next() {
        std::uint64_t z = (state += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(next() % n); }
};

void mutate(std::string& text, Numbers& numbers) {
    static const std::vector<std::string> pieces = {"<", ">", "&", "\"", "]]>", "<![CDATA[", "<!--", "<!DOCTYPE x>", "&#x202E;", "\xC0\x80", "2025-02-30", std::string(1, '\0'), "99999999999999999999", "é"};
    for (std::size_t i = 1 + numbers.below(4); i > 0; --i) {
        std::size_t at = numbers.below(text.size() + 1), length = numbers.below(24);
        switch (numbers.below(5)) {
            case 0: if (at < text.size()) text[at] = static_cast<char>(numbers.next()); break;
            case 1: text.erase(at, length); break;
            case 2: text.insert(at, pieces[numbers.below(pieces.size())]); break;
            case 3: text.insert(numbers.below(text.size() + 1), text.substr(at, length)); break;
            default: text.resize(at);
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    int rounds = 20;
    std::vector<fs::path> seeds;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--rounds") == 0 && i + 1 < argc) {
            rounds = std::atoi(argv[++i]);
        } else if (fs::is_directory(argv[i])) {
            for (const auto& entry : fs::recursive_directory_iterator(argv[i]))
                if (entry.is_regular_file()) seeds.push_back(entry.path());
        } else {
            seeds.emplace_back(argv[i]);
        }
    }
    std::sort(seeds.begin(), seeds.end());
    std::size_t runs = 0;
    for (const auto& seed : seeds) {
        std::ifstream in(seed, std::ios::binary);
        std::ostringstream content;
        content << in.rdbuf();
        Numbers numbers{content.str().size()};
        for (int round = 0; round <= rounds; ++round, ++runs) {
            std::string text = content.str();
            if (round > 0) mutate(text, numbers);
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
        }
    }
    std::printf("seeds=%zu runs=%zu\n", seeds.size(), runs);
    return seeds.empty() ? 1 : 0;
}
