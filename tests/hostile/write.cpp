// Writes the hostile corpus as files, for tests/hostile/strace.py:  hostile_files GOOD_FILE FOLDER MOST_BYTES
// Files larger than MOST_BYTES are left out: they are refused by their size alone, which the test program shows.
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/hostile/corpus.h"

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    std::ifstream in(argv[1], std::ios::binary);
    std::ostringstream good;
    good << in.rdbuf();
    std::size_t written = 0, left_out = 0;
    for (const auto& file : griffier::hostile::corpus(good.str())) {
        const std::string bytes = file.make();
        if (bytes.size() > std::stoul(argv[3])) {
            ++left_out;
            continue;
        }
        std::ofstream(std::string(argv[2]) + "/" + file.name + ".xml", std::ios::binary) << bytes;
        ++written;
    }
    std::printf("written=%zu left_out=%zu\n", written, left_out);
    return 0;
}
