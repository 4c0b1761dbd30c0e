"""Mutants of the data: does any test notice that a rule is gone, that a term moved, that a part of a letter is missing?

The tests find regimes, templates and locales through the link BUILD/source. Here it is turned to a copy of the tree in which one element
is changed; afterwards it is turned back, whatever happened. Only tests whose names carry the id of the norm count, so that a norm is not
shown by a test of something else. What lies in compiled code (checks) is not mutated here.
"""
import argparse
import fcntl
import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
IDS = r"(?:GOV|WEE|CAS|INF|RGT|RTG|COR|OBJ|RET|SEC|REG|ANX|STA|MN|DOC)[-_]\d\d"
COPIED = ("records/regimes", "templates", "locales")


def norms_in(text):
    return [found.replace("_", "-") for found in re.findall(rf"(?<![A-Za-z]){IDS}(?!\d)", text)]


class Mutant:
    def __init__(self, path, name, norms, text):
        self.path, self.name, self.norms, self.text = path, name, norms, text


def end_of_element(text, start):
    """Index after the element that starts at `start`; the files are written without CDATA and with quoted attributes."""
    depth = 0
    for match in re.finditer(r"<!--.*?-->|<(/?)([\w:.-]+)((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>", text[start:], re.S):
        if match.group(0).startswith("<!--"):
            continue
        if match.group(1):
            depth -= 1
        elif not match.group(4):
            depth += 1
        if depth == 0:
            return start + match.end()
    raise ValueError("element without end")


def moved(duration):
    """The term a day longer; months and years, which no whole number of days gives, by one of the unit."""
    match = re.fullmatch(r"P(T?)(\d+)([DWMYH])", duration)
    time_part, number, unit = match.groups()
    if unit == "W":
        return f"P{int(number) * 7 + 1}D"
    return f"P{time_part}{int(number) + 1}{unit}"


def regime_mutants(path):
    text = path.read_text(encoding="utf-8")
    bare = re.sub(r"<!--.*?-->", lambda m: " " * len(m.group(0)), text, flags=re.S)
    for match in re.finditer(r"<[\w-]+\s(?:[^>\"]|\"[^\"]*\")*?\bnorm=\"([^\"]*)\"(?:[^>\"]|\"[^\"]*\")*>", bare):
        norms = norms_in(match.group(1))
        if not norms:
            continue
        start, end = match.start(), end_of_element(text, match.start())
        element = text[start:end]
        rule = re.search(r'\bid="([^"]*)"', element)
        name = rule.group(1) if rule else re.match(r"<([\w-]+)", element).group(1)
        yield Mutant(path, f"{name} taken out", norms, text[:start] + text[end:])
        duration = re.search(r'\bduur="([^"]*)"', match.group(0))
        if duration and re.fullmatch(r"PT?\d+[DWMYH]", duration.group(1)):
            head = match.group(0).replace(duration.group(0), f'duur="{moved(duration.group(1))}"')
            yield Mutant(path, f"{name} moved to {moved(duration.group(1))}", norms, text[:start] + head + text[start + len(match.group(0)):])
        for kind, other in (("ten-hoogste", "bewaren"), ("ten_hoogste", "bewaren"), ("bewaren", "ten-hoogste")):
            if re.search(rf'\bsoort="{kind}"', match.group(0)) and duration:
                other = other.replace("-", "_") if 'soort="ten_hoogste"' in text else other
                head = match.group(0).replace(f'soort="{kind}"', f'soort="{other}"')
                yield Mutant(path, f"{name} a day off ({kind} to {other})", norms, text[:start] + head + text[start + len(match.group(0)):])
                break


# What a comment before a template names: an id, or an item of the article on informing, which two norms carry.
ARTICLES = ((r"\b14\(1\)", "INF-11"), (r"\b14\(2\)", "INF-12"))
PARTS = r"<(?:p|entry|item|box|xsl:call-template|xsl:apply-templates)(?=[\s/>])"


def template_mutants(path):
    """Every part of a template whose comment names a norm or an item of the article, taken out alone."""
    text = path.read_text(encoding="utf-8")
    for match in re.finditer(r"<!--((?:(?!-->).)*?)-->\s*(?=<xsl:template\b)", text, re.S):
        norms = sorted({*norms_in(match.group(1)), *(norm for pattern, norm in ARTICLES if re.search(pattern, match.group(1)))})
        if not norms:
            continue
        position, end = match.end(), end_of_element(text, match.end())
        while True:
            part = re.compile(PARTS).search(text, position, end)
            if not part:
                break
            position = end_of_element(text, part.start())
            line = text[: part.start()].count("\n") + 1
            yield Mutant(path, f"line {line}: {text[part.start():position].split(chr(10))[0][:60]} taken out", norms, text[: part.start()] + text[position:])


def pin_again(tree):
    """Shared parts are loaded only with the hash that stands in the list: a mutant gets its own."""
    listed = tree / "templates/delen.sha256"
    if listed.exists():
        rows = [line.split() for line in listed.read_text(encoding="utf-8").splitlines() if line.strip()]
        listed.write_text("".join(f"{hashlib.sha256((tree / 'templates' / name).read_bytes()).hexdigest()}  {name}\n" for _, name in rows), encoding="utf-8")


def candidates():
    for path in sorted((ROOT / "records/regimes").glob("*.xml")):
        yield from regime_mutants(path)
    for path in sorted((ROOT / "templates").rglob("*.xsl")):
        yield from template_mutants(path)


def copy_of_tree(tree):
    """Links to everything, except what is mutated and the folders above it, which are real."""
    shutil.rmtree(tree, ignore_errors=True)
    real = {"", *COPIED, *(str(p) for c in COPIED for p in Path(c).parents if str(p) != ".")}

    def fill(relative):
        (tree / relative).mkdir(parents=True, exist_ok=True)
        for entry in (ROOT / relative).iterdir():
            inside = str(Path(relative) / entry.name)
            if entry.name in (".git", "build", "out"):
                continue
            if inside in COPIED:
                shutil.copytree(entry, tree / inside)
            elif inside in real:
                fill(inside)
            else:
                os.symlink(entry, tree / inside)

    fill("")


def tests_of(build):
    """norm -> [(program, filter)]"""
    found = {}
    # Copies, so that a build that goes on meanwhile does not take a program away under our hands.
    programs = ROOT / "build/mutants/programs"
    shutil.rmtree(programs, ignore_errors=True)
    programs.mkdir(parents=True)
    for built in sorted((build / "tests").glob("test_*")):
        if not os.access(built, os.X_OK) or built.is_dir():
            continue
        program = Path(shutil.copy2(built, programs))
        listed = subprocess.run([program, "--gtest_list_tests"], capture_output=True, text=True, cwd=ROOT).stdout
        suite = ""
        for line in listed.splitlines():
            name = line.split("  #")[0].rstrip()
            comment = line.split("  #")[1] if "  #" in line else ""
            if not line.startswith(" "):
                suite = name.strip()
                continue
            for norm in set(norms_in(name + " " + comment)):
                found.setdefault(norm, {}).setdefault(program, []).append(suite + name.strip())
    return found


def run_tests(programs):
    """The first test program that fails, or None."""
    for program, names in sorted(programs.items(), key=lambda one: one[0].name in ("test_jobs", "test_generator")):  # the slow ones last
        done = subprocess.run([program, "--gtest_brief=1", "--gtest_filter=" + ":".join(names)], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, cwd=ROOT)
        if done.returncode not in (0, 77):
            return program.name
    return None


def main():
    options = argparse.ArgumentParser()
    options.add_argument("build")
    options.add_argument("--sample", type=int, default=0)
    options.add_argument("--norm", default="")
    options.add_argument("--minutes", type=float, default=0, help="begin no mutant after so many minutes; 0: try them all")
    asked = options.parse_args()
    build = (ROOT / asked.build).resolve()
    link = build / "source"
    if not link.is_symlink():
        sys.exit("no tests are built there; run tests/run.sh first")
    tests = tests_of(build)
    work = [(mutant, norm) for mutant in candidates() for norm in mutant.norms if norm in tests and asked.norm in ("", norm)]
    if asked.sample and len(work) > asked.sample:
        work = random.Random(len(work)).sample(work, asked.sample)
    folder = ROOT / "build/mutants"
    tree = folder / "tree"
    started = time.monotonic()
    results = {}
    survivors = []
    sound = {}  # per norm: the first program whose tests fail without any mutant
    with open(build / "source.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        copy_of_tree(tree)

        def turn(target):
            spare = link.with_name("source.new")
            spare.unlink(missing_ok=True)
            os.symlink(target, spare)
            os.replace(spare, link)

        turn(tree)
        try:
            for mutant, norm in work:
                if asked.minutes and time.monotonic() - started > asked.minutes * 60:
                    break
                if norm not in sound:
                    sound[norm] = run_tests(tests[norm])
                if sound[norm]:
                    continue
                place = tree / mutant.path.relative_to(ROOT)
                before = place.read_text(encoding="utf-8")
                place.write_text(mutant.text, encoding="utf-8")
                if mutant.path.suffix == ".xsl":
                    pin_again(tree)
                killer = run_tests(tests[norm])
                if Path(os.readlink(link)) != tree:
                    sys.exit("the link to the tree was turned by another program; nothing can be said about mutants")
                place.write_text(before, encoding="utf-8")
                if mutant.path.suffix == ".xsl":
                    pin_again(tree)
                killed, survived = results.get(norm, (0, 0))
                results[norm] = (killed + bool(killer), survived + (not killer))
                if not killer:
                    survivors.append(f"{norm} survived: {mutant.path.relative_to(ROOT)}: {mutant.name}")
        finally:
            turn(ROOT)
    broken = sorted(norm for norm, program in sound.items() if program)
    lines = [f"{norm} killed={killed} survived={survived}" for norm, (killed, survived) in sorted(results.items())]
    lines += survivors + [f"{norm}: its tests fail without any mutant" for norm in broken]
    killed = sum(k for k, _ in results.values())
    lines.append(f"mutants={killed + len(survivors)} killed={killed} survived={len(survivors)} norms={len(results)} "
                 f"norms_killed={sum(1 for _, s in results.values() if s == 0)} seconds={time.monotonic() - started:.0f}")
    if not asked.sample and not asked.norm:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "report.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
