"""The clock of the machine is read only in jobs/ and tests/bench; all else gets time through records/core/clock.h."""
import re

import house

READS = re.compile(
    r"system_clock|steady_clock|high_resolution_clock|clock_gettime|gettimeofday|\b(?:std::)?time\s*\(\s*(?:nullptr|NULL|0|&)"
    r"|\blocaltime|\bgmtime|Poco::(?:Timestamp|DateTime|LocalDateTime|Clock)\b"
    r"|(?i:current_timestamp|current_date|(?:date|datetime|strftime|julianday|unixepoch)\s*\([^)]*'now')"
)


def check(root):
    found = []
    for path in house.files(root, "records", "generator", "tests", ends=(".h", ".cpp", ".sql")):
        name = path.relative_to(root).as_posix()
        if name.startswith("tests/bench/"):
            continue
        for number, line in house.cpp_lines(path):
            match = READS.search(line)
            if match:
                found.append(f"{name}:{number}: the system clock is read here ({match.group(0)}); take a Clock instead")
    return found


BAD = [
    ("system_clock in a rule", {"records/rules/a.cpp": "auto now = std::chrono::system_clock::now();\n"}, "system clock"),
    ("time(nullptr)", {"generator/pdf/a.cpp": "auto t = time(nullptr);\n"}, "system clock"),
    ("SQL that asks the clock", {"records/registry/a.cpp": "run(\"INSERT INTO t VALUES (datetime('now'))\");\n"}, "system clock"),
    ("a test that depends on today", {"tests/rules/a_test.cpp": "auto t = std::chrono::steady_clock::now();\n"}, "system clock"),
]

if __name__ == "__main__":
    house.run(check, BAD)
