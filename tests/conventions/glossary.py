"""Every word in the headers of records/model and records/rules is English or has a row in records/GLOSSARY.md; every row is used."""
import re

import house

KEYWORDS = set(
    "alignas alignof and auto bool break case catch char class co_await concept const consteval constexpr constinit continue decltype "
    "default delete do double else enum explicit extern false final float for friend if inline int long mutable namespace noexcept not "
    "nullptr operator or override private protected public requires return short signed sizeof static struct switch template this throw "
    "true try typedef typename union unsigned using virtual void volatile while std pragma once include size_t string vector map set "
    "optional string_view pair variant chrono cstdint uint8_t uint32_t uint64_t int64_t sys_days h array span functional function compare "
    "memory shared_ptr unique_ptr move nodiscard maybe_unused ifndef define endif tuple griffier".split()
)


def words_of(identifier):
    """TermijnSoort, bevoegd_orgaan -> their words in lower case."""
    parts = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", identifier).split("_")
    return [p.lower() for p in parts if p and not p.isdigit()]


def forms(word):
    """A word and the singulars that it can be the plural of: termijnen, gronden, besluiten, lagen, regels."""
    made = {word}
    if word.endswith("s"):
        made.add(word[:-1].rstrip("'"))
    if word.endswith("n"):
        made.add(word[:-1])
    if word.endswith("en"):
        stem = word[:-2]
        made.add(stem)
        if len(stem) > 2 and stem[-1] == stem[-2]:
            made.add(stem[:-1])
        if len(stem) > 1 and stem[-2] in "aeou" and stem[-1] not in "aeiou":
            made.add(stem[:-1] + stem[-2] + stem[-1])
    return made


def rows(root):
    page = root / "records/GLOSSARY.md"
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    return [cells[0] for cells in
            ([c.strip() for c in line.strip("|").split("|")] for line in re.findall(r"^\|.*\|$", text, re.M))
            if cells[0] not in ("term", "") and not set(cells[0]) <= set("-: ")]


def check(root):
    found = []
    terms = rows(root)
    if not terms:
        return ["records/GLOSSARY.md has no rows"]
    doubled = sorted({t for t in terms if terms.count(t) > 1})
    found += [f"records/GLOSSARY.md: the term {t} has two rows" for t in doubled]
    known = {w for t in terms for w in words_of(re.sub(r"[ -]", "_", t))}
    listed = root / "tests/conventions/english.txt"
    english = set(listed.read_text(encoding="utf-8").split()) if listed.exists() else set()
    both = sorted(known & english - {"regime", "partner", "contact", "plan", "dossier"})
    found += [f"tests/conventions/english.txt: {word} has a row in the glossary; it is one or the other" for word in both]
    for path in house.files(root, "records/model", "records/rules", ends=(".h",)):
        name = path.relative_to(root).as_posix()
        for number, line in house.cpp_lines(path):
            if line.lstrip().startswith("#"):
                continue
            for identifier in re.findall(r"[A-Za-z_]\w*", re.sub(r'"(?:\\.|[^"\\])*"', " ", line)):
                for word in words_of(identifier):
                    if word in KEYWORDS or word in english or forms(word) & known or len(word) == 1:
                        continue
                    found.append(f"{name}:{number}: the word '{word}' ({identifier}) has no row in records/GLOSSARY.md")
                    known.add(word)
    everything = "\n".join(p.read_text(encoding="utf-8").lower() for p in
                           house.files(root, "records", "generator", "jobs", "templates", ends=(".h", ".cpp", ".xml", ".xsd", ".xsl")))
    identifiers = set(re.findall(r"[a-z_0-9]+", re.sub(r"-", "_", everything)))
    joined = "_".join(identifiers)
    for term in terms:
        if re.sub(r"[ -]", "", "_".join(words_of(re.sub(r"[ -]", "_", term)))).replace("_", "") not in joined.replace("_", ""):
            found.append(f"records/GLOSSARY.md: the term {term} occurs nowhere in the code or its data")
    return found


TABLE = "| term | meaning | where defined | type |\n|---|---|---|---|\n| Termijn | term | Awb | x |\n"
BAD = [
    ("a Dutch word without a row", {"records/GLOSSARY.md": TABLE, "records/model/a.h": "struct Termijn; struct Grondslag;"}, "grondslag"),
    ("a row that nothing uses", {"records/GLOSSARY.md": TABLE, "records/model/a.h": "int x;"}, "occurs nowhere"),
    ("two rows for one term", {"records/GLOSSARY.md": TABLE + "| Termijn | again | x | x |\n", "records/model/a.h": "struct Termijn;"}, "two rows"),
    ("no glossary", {"records/model/a.h": "struct Termijn;"}, "no rows"),
]

if __name__ == "__main__":
    house.run(check, BAD)
