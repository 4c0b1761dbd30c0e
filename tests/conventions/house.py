"""What the house rules share: the files of a tree, C++ without its comments, and one way to run a rule.

A rule is a function `check(root)` that gives a list of messages, each with the place and the reason. Every rule also has bad trees: small
ones that it must refuse. `rule.py ROOT` holds a tree to the rule; `rule.py --self-test` shows that the rule can fail.
"""
import re
import sys
import tempfile
from pathlib import Path

SKIP = {".git", "build", "out", "__pycache__"}


def files(root: Path, *folders: str, ends=()):
    """Files below the folders (or the whole tree), sorted, whose names end as asked."""
    for folder in folders or (".",):
        base = root / folder
        if base.is_file():
            yield base
            continue
        for path in sorted(base.rglob("*")) if base.is_dir() else []:
            if path.is_file() and not SKIP & set(path.relative_to(root).parts) and (not ends or path.name.endswith(tuple(ends))):
                yield path


def cpp_lines(path: Path):
    """(line number, code without comments) of a C++ file; strings stay, comments become spaces."""
    text = path.read_text(encoding="utf-8")
    pattern = re.compile(r'R"(?P<d>[^(\s]*)\(.*?\)(?P=d)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|//[^\n]*|/\*.*?\*/', re.S)

    def blank(match):
        found = match.group(0)
        return re.sub(r"[^\n]", " ", found) if found.startswith(("//", "/*")) else found

    return list(enumerate(pattern.sub(blank, text).split("\n"), 1))


def strings_of(line: str):
    return re.findall(r'"((?:\\.|[^"\\])*)"', line)


def run(check, bad):
    """bad: list of (what is wrong, {path: text}, words that the message must hold)."""
    if "--self-test" not in sys.argv:
        found = check(Path(sys.argv[1]).resolve())
        for message in found:
            print(message)
        if found:
            print(f"{len(found)} against the house rule: {(sys.modules['__main__'].__doc__ or '').strip().splitlines()[0]}")
        sys.exit(1 if found else 0)
    missed = 0
    for wrong, tree, words in bad:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder).resolve()
            for name, text in tree.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, encoding="utf-8")
            found = check(root)
        if not any(words in message for message in found):
            missed += 1
            print(f"not seen: {wrong}; the rule said {found}")
    print(f"{len(bad)} bad trees, {missed} not seen")
    sys.exit(1 if missed or not bad else 0)
