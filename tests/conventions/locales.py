"""Dutch and English have the same keys, and every error that the code can give has its words and its hint in both."""
import re
import sys
import xml.etree.ElementTree as ET

import house

PLACES = re.compile(r"\{\d+\}")


def words(root, language):
    """key -> text, and messages about what is wrong in the files themselves."""
    texts, found = {}, []
    for path in house.files(root, f"locales/{language}.xml", f"locales/{language}.d", ends=(".xml",)):
        name = path.relative_to(root).as_posix()
        try:
            top = ET.parse(path).getroot()
        except ET.ParseError as error:
            found.append(f"{name}: not well formed ({error})")
            continue
        if top.tag != "locale" or top.get("taal") != language:
            found.append(f'{name}: the root is not <locale taal="{language}">')
        for entry in top.iter("t"):
            key = entry.get("k", "") + ("#" + entry.get("aantal") if entry.get("aantal") else "")
            if key in texts:
                found.append(f"{name}: the key {key} stands twice")
            texts[key] = "".join(entry.itertext())
    return texts, found


def codes(root):
    """code -> first place, of every error that the code makes."""
    made = {}
    call = re.compile(r"\b(?:refused|error_of|fail|weiger|Error)\s*[({]\s*(?:Kind::\w+\s*,\s*)?\"([a-z0-9_-]+(?:\.[a-z0-9_-]+)+)\"")
    for path in house.files(root, "records", "generator", "jobs", ends=(".h", ".cpp")):
        text = "\n".join(line for _, line in house.cpp_lines(path))
        for match in call.finditer(text):
            made.setdefault(match.group(1), f"{path.relative_to(root).as_posix()}:{text[:match.start()].count(chr(10)) + 1}")
    return made


def check(root):
    nl, found = words(root, "nl")
    en, more = words(root, "en")
    found += more
    if not nl or not en:
        return found + ["locales: nl or en has no texts at all"]
    found += [f"locales: the key {key} is in nl, not in en" for key in sorted(nl.keys() - en.keys())]
    found += [f"locales: the key {key} is in en, not in nl" for key in sorted(en.keys() - nl.keys())]
    for key in sorted(nl.keys() & en.keys()):
        if not nl[key].strip() or not en[key].strip():
            found.append(f"locales: the key {key} has no text")
        if set(PLACES.findall(nl[key])) != set(PLACES.findall(en[key])):
            found.append(f"locales: the key {key} takes other arguments in nl than in en")
    for code, place in sorted(codes(root).items()):
        for kind in ("fout.", "hint."):
            for language, texts in (("nl", nl), ("en", en)):
                if kind + code not in texts:
                    found.append(f"{place}: the error {code} has no text {kind}{code} in {language}")
    return found


def locale(language, *entries):
    return f'<locale taal="{language}">' + "".join(f'<t k="{k}">{v}</t>' for k, v in entries) + "</locale>"


BOTH = {"locales/nl.xml": locale("nl", ("a", "een")), "locales/en.xml": locale("en", ("a", "one"))}
BAD = [
    ("a key in one language only", {**BOTH, "locales/nl.d/x.xml": locale("nl", ("b", "twee"))}, "is in nl, not in en"),
    ("a text without words", {**BOTH, "locales/nl.d/x.xml": locale("nl", ("b", "")), "locales/en.d/x.xml": locale("en", ("b", "two"))}, "has no text"),
    ("another argument", {**BOTH, "locales/nl.d/x.xml": locale("nl", ("b", "{0}")), "locales/en.d/x.xml": locale("en", ("b", "{1}"))}, "other arguments"),
    ("a key twice", {**BOTH, "locales/nl.d/x.xml": locale("nl", ("a", "een"))}, "stands twice"),
    ("an error without words", {**BOTH, "jobs/a.cpp": 'return refused("zaak.weg", place);\n'}, "fout.zaak.weg"),
    ("an error without a hint", {"locales/nl.xml": locale("nl", ("fout.z.w", "x")), "locales/en.xml": locale("en", ("fout.z.w", "x")),
                                 "jobs/a.cpp": 'return error_of(Kind::busy,\n "z.w");\n'}, "hint.z.w"),
    ("no texts at all", {"README.md": ""}, "no texts"),
]

if __name__ == "__main__":
    if "--unused" in sys.argv:  # a report, not a rule: keys that no source or template names whole
        from pathlib import Path

        root = Path(sys.argv[1]).resolve()
        everything = "\n".join(p.read_text(encoding="utf-8") for p in house.files(root, "records", "generator", "jobs", "templates", ends=(".cpp", ".h", ".xsl", ".xml")))
        for key in sorted(words(root, "nl")[0]):
            if key.split("#")[0] not in everything and not key.startswith(("fout.", "hint.")):
                print(key)
        sys.exit(0)
    house.run(check, BAD)
