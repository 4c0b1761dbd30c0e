"""Every command of the command line stands in the officials' manual and in the README."""
import re

import house

# app.add_subcommand("import", "..."): nested ones are made on a variable that is itself a subcommand.
MADE = re.compile(r"(?:auto\s*[*&]?\s*(\w+)\s*=\s*)?&?\*?\(?\s*(\w+)\s*(?:->|\.)\s*add_subcommand\s*\(\s*\"([a-z-]+)\"")


def commands(root):
    """full command -> place"""
    made = {}
    for path in house.files(root, "jobs", ends=(".cpp", ".h")):
        text = "\n".join(line for _, line in house.cpp_lines(path))
        names = {}
        for match in MADE.finditer(text):
            variable, parent, word = match.groups()
            full = (names.get(parent, "") + " " + word).strip()
            if variable:
                names[variable] = full
            made[full] = f"{path.relative_to(root).as_posix()}:{text[:match.start()].count(chr(10)) + 1}"
    return made


def check(root):
    found = []
    made = commands(root)
    if not made:
        return ["jobs: no command was found; the test looks for add_subcommand(\"name\""]
    for page in ("HANDLEIDING.md", "README.md"):
        text = (root / page).read_text(encoding="utf-8") if (root / page).exists() else ""
        for command, place in sorted(made.items()):
            if not re.search(rf"\bgriffier {re.escape(command)}\b", text):
                found.append(f"{place}: the command 'griffier {command}' does not stand in {page}")
        for command in sorted(set(re.findall(r"`griffier ([a-z]+)", text))):
            if not any(full.split()[0] == command for full in made):
                found.append(f"{page}: 'griffier {command}' is no command")
    return found


CODE = {"jobs/main.cpp": 'auto* regime = app.add_subcommand("regime", "x");\nregime->add_subcommand("check", "y");\n'}
BAD = [
    ("a command without manual", {**CODE, "README.md": "griffier regime check", "HANDLEIDING.md": "griffier regime"}, "HANDLEIDING.md"),
    ("a command not in the README", {**CODE, "README.md": "griffier regime", "HANDLEIDING.md": "griffier regime check"}, "README.md"),
    ("a command that does not exist", {**CODE, "README.md": "`griffier fly`", "HANDLEIDING.md": ""}, "is no command"),
    ("no command line at all", {"README.md": ""}, "no command was found"),
]

if __name__ == "__main__":
    house.run(check, BAD)
