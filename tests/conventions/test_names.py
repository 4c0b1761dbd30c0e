"""A test's name is a sentence, its words joined by underscores; an id of a norm in it exists."""
import re

import house

ID = re.compile(r"(?<![A-Za-z0-9])(GOV|WEE|CAS|INF|RGT|RTG|COR|OBJ|RET|SEC|REG|ANX|STA|MN|DOC)_(\d{2})(?!\d)")


def check(root):
    found = []
    listed = root / "tests/norms.txt"
    known = set(re.findall(r"^([A-Z]{2,3}-\d{2})\b", listed.read_text(encoding="utf-8"), re.M)) if listed.exists() else set()
    seen = {}
    for path in house.files(root, "tests", ends=("_test.cpp",)):
        name = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(r"^\s*(?:TYPED_)?TEST(?:_F|_P)?\s*\(\s*(\w+)\s*,\s*(\w+)\s*\)", text, re.M):
            suite, test = match.groups()
            place = f"{name}:{text[:match.start()].count(chr(10)) + 1}: "
            words = [w for w in ID.sub("", test).split("_") if w]
            if len(words) < 2:
                found.append(f"{place}{suite}.{test} is no sentence (two words at the least, beside its norms)")
            if re.search(r"[a-z][A-Z][a-z]", test) and "_" not in test:
                found.append(f"{place}{suite}.{test} joins its words without underscores")
            for kind, number in ID.findall(test):
                if known and f"{kind}-{number}" not in known:
                    found.append(f"{place}{suite}.{test} names {kind}-{number}, which is no norm or document of tests/norms.txt")
            key = (path.parent.name, suite, test)
            if key in seen:
                found.append(f"{place}{suite}.{test} stands also in {seen[key]}")
            seen[key] = name
    return found


BAD = [
    ("a name that says nothing", {"tests/rules/a_test.cpp": "TEST(Termijn, works)\n"}, "no sentence"),
    ("words glued together", {"tests/rules/a_test.cpp": "TEST(Termijn, TheMonthClamps)\n"}, "without underscores"),
    ("a norm that does not exist", {"tests/norms.txt": "RET-01 6\n", "tests/rules/a_test.cpp": "TEST(Termijn, RET_99_the_month_clamps)\n"}, "RET-99"),
]

if __name__ == "__main__":
    house.run(check, BAD)
