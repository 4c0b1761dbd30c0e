"""ARCHITECTURE.md tells the truth: its paths exist, its steps are folders and functions, every room has a row."""
import re

import house


def check(root):
    page = root / "ARCHITECTURE.md"
    if not page.exists():
        return ["ARCHITECTURE.md is not there"]
    text = page.read_text(encoding="utf-8")
    found = []
    tops = {p.name for p in root.iterdir() if p.is_dir()}
    for number, line in enumerate(text.split("\n"), 1):
        for quoted in re.findall(r"`([^`\s]+)`", line):
            bare = re.sub(r"[,;:.]$", "", quoted)
            is_path = "/" in bare and bare.split("/")[0].rstrip("*") in tops | {"records", "generator", "templates", "jobs", "tests", "samples", "locales"} \
                or re.fullmatch(r"[A-Z]+\.md", bare)
            if not is_path:
                continue
            if not (list(root.glob(bare)) if "*" in bare else (root / bare).exists()):
                found.append(f"ARCHITECTURE.md:{number}: {bare} does not exist")
    section = re.search(r"^## The two roads\n(.*?)(?=^## )", text, re.M | re.S)
    steps = re.findall(r"^\d+\. \*([^*]+)\*(.*)$", section.group(1), re.M) if section else []
    if len(steps) < 10:
        found.append("ARCHITECTURE.md: the section 'The two roads' does not number its steps")
    sources = "\n".join(p.read_text(encoding="utf-8") for p in house.files(root, "generator", "records", "jobs", ends=(".h", ".cpp"))).lower()
    for step, rest in steps:
        if "not built yet" in rest:
            continue
        for word in re.split(r",\s*|\s+and\s+", step):
            verb = word.strip().lower().replace(" ", "_")
            if not re.search(rf"\b{verb}|{verb}\b|\b{verb}_|_{verb}\b", sources):
                found.append(f"ARCHITECTURE.md: the step '{word.strip()}' is no word of the code")
    rows = set(re.findall(r"^\| `([a-z_/]+)` \|", text, re.M))
    for path in house.files(root, "records", "generator", ends=(".cpp",)):
        room = path.parent.relative_to(root).as_posix()
        if room != "generator" and room not in rows:
            found.append(f"ARCHITECTURE.md: the room {room} has no row")
            rows.add(room)
    return found


GOOD = "## The two roads\n" + "".join(f"{i}. *admit* (`jobs`): x\n" for i in range(1, 11)) + "## Rooms\n"
BAD = [
    ("no page", {"README.md": ""}, "not there"),
    ("a path that does not exist", {"ARCHITECTURE.md": GOOD + "`jobs/gone.h`\n", "jobs/a.cpp": "void admit();"}, "does not exist"),
    ("a step that nothing carries", {"ARCHITECTURE.md": GOOD.replace("1. *admit*", "1. *ponder*"), "jobs/a.cpp": "void admit();"}, "ponder"),
    ("no steps", {"ARCHITECTURE.md": "# x\n"}, "does not number"),
    ("a room without a row", {"ARCHITECTURE.md": GOOD, "records/attic/a.cpp": "void admit();"}, "records/attic"),
]

if __name__ == "__main__":
    house.run(check, BAD)
