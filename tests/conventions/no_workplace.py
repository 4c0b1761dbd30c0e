"""No path of a machine, no name of a workplace's tools, no real citizen service number stands in the project."""
import re

import house

WORDS = [
    (r"/work/|/home/\w+/|/root/|/Users/\w+/|[A-Z]:\\\\Users", "a path of one machine"),
    (r"(?i)\b(?:claude|anthropic|chatgpt|openai|copilot|gpt-\d|llm)\b", "the name of a tool of the workplace"),
    (r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b", "a word of unfinished work"),
]
TEXT = (".h", ".cpp", ".py", ".sh", ".md", ".xml", ".xsd", ".xsl", ".txt", ".cmake", ".json", ".scenario", ".sql", "run", ".css", ".html")
# This rule names the words itself.
ABOUT = {"tests/conventions/no_workplace.py"}


def elfproef(digits):
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return len(digits) == 9 and digits != "000000000" and sum(int(d) * w for d, w in zip(digits, weights)) % 11 == 0


def check(root):
    found = []
    for path in house.files(root, ends=TEXT):
        name = path.relative_to(root).as_posix()
        if name in ABOUT:
            continue
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except UnicodeDecodeError:
            continue  # hostile samples are not all text
        for number, line in enumerate(lines, 1):
            for pattern, what in WORDS:
                match = re.search(pattern, line)
                if match and not (what.startswith("a word") and not name.endswith((".h", ".cpp", ".sh", ".py"))):
                    found.append(f"{name}:{number}: {what} ({match.group(0)})")
            if name.startswith("samples/"):
                for digits in re.findall(r"(?<!\d)\d{9}(?!\d)", line):
                    if elfproef(digits):
                        found.append(f"{name}:{number}: nine digits that pass for a citizen service number")
    return found


BAD = [
    ("a path of one machine", {"records/a.md": "see /work" "/main/x\n"}, "path of one machine"),
    ("a home folder", {"README.md": "in /home" "/someone/x\n"}, "path of one machine"),
    ("a tool", {"README.md": "made with Co" "pilot\n"}, "tool of the workplace"),
    ("unfinished", {"jobs/a.cpp": "// TO" "DO later\n"}, "unfinished work"),
    ("a number like a BSN", {"samples/dossiers/a.xml": "<x>111222333</x>\n"}, "citizen service number"),
]

if __name__ == "__main__":
    house.run(check, BAD)
