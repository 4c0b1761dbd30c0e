"""Which norms and documents do tests show? Names of tests, scenarios and golden cases carry the ids.

A norm has a test when a test carries its id, and no mutant of what carries the norm survived the last run of tests/mutants (its report
is read when it is there; a norm without a mutant is said to be so). A document is made when a sheet of templates/ names it and a test does.
"""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IDS = r"(?:GOV|WEE|CAS|INF|RGT|RTG|COR|OBJ|RET|SEC|REG|ANX|STA|MN|DOC)"
JOBS = r"J-[A-Z0-9]+(?:-[A-Z0-9]+)?"


def listed():
    return dict(re.findall(rf"^({IDS}-\d\d) (\d)$", (ROOT / "tests/norms.txt").read_text(encoding="utf-8"), re.M))


def jobs_listed():
    return dict(re.findall(rf"^({JOBS}) (\d)$", (ROOT / "tests/norms.txt").read_text(encoding="utf-8"), re.M))


def shown():
    """id -> names of the tests that carry it"""
    tests = {}

    all_jobs = jobs_listed()

    def add(text, name):
        for job in all_jobs:
            if re.search(rf"(?<![A-Za-z]){job.replace('-', '[-_]')}(?![A-Za-z0-9])", text):
                tests.setdefault(job, []).append(name)
        for kind, number in re.findall(rf"(?<![A-Za-z])({IDS})[-_](\d\d)(?!\d)", text):
            tests.setdefault(f"{kind}-{number}", []).append(name)

    for path in sorted((ROOT / "tests").rglob("*_test.cpp")):
        for suite, test in re.findall(r"^\s*TEST(?:_F|_P)?\s*\(\s*(\w+)\s*,\s*(\w+)\s*\)", path.read_text(encoding="utf-8"), re.M):
            add(test, f"{suite}.{test}")
    for path in sorted((ROOT / "tests/scenarios").rglob("*.scenario")):
        add(path.name + "\n" + path.read_text(encoding="utf-8"), path.name)
    for path in sorted((ROOT / "tests/golden").glob("*/")):
        add(path.name, "golden " + path.name)
    return {key: sorted(set(names)) for key, names in tests.items()}


def mutants():
    """id -> (killed, survived) of the last run, if one left its report."""
    report = ROOT / "build/mutants/report.txt"
    if not report.exists():
        return {}
    rows = re.findall(rf"^({IDS}-\d\d) killed=(\d+) survived=(\d+)", report.read_text(encoding="utf-8"), re.M)
    return {key: (int(killed), int(survived)) for key, killed, survived in rows}


def main() -> int:
    ids, tests, tried = listed(), shown(), mutants()
    rc = 0
    if "--catalogue" in sys.argv:
        catalogue = Path(sys.argv[sys.argv.index("--catalogue") + 1])
    else:
        catalogue = ROOT.parent / "shared" / "norms.md"
    if catalogue.exists():
        text = catalogue.read_text(encoding="utf-8")
        there = set(re.findall(rf"^\| ({IDS}-\d\d) \|", text, re.M))
        for row in re.findall(rf"^\| (J-[^|]+) \|", text, re.M):
            there |= set(re.findall(JOBS, row))
        for key in sorted(there ^ (ids.keys() | jobs_listed().keys())):
            print(f"{key}: {'not in tests/norms.txt' if key in there else 'not in the catalogue'}")
            rc = 1
    else:
        print("The catalogue of norms is not here: the list of ids is not held against it.")
    # A working paper is a definition; one sheet prints them all.
    made_of = sorted((ROOT / "templates").rglob("*.xsl")) + sorted((ROOT / "templates/werkstukken").glob("*.xml"))
    sheets = "\n".join(p.read_text(encoding="utf-8") for p in made_of)
    with_test = made = documents = 0
    for key, issue in ids.items():
        names = tests.get(key, [])
        killed, survived = tried.get(key, (0, 0))
        mutant = f"mutants: {killed} killed, {survived} survived" if key in tried else "no mutant tried"
        document = key.startswith("DOC")
        good = bool(names) and survived == 0 and (not document or key in sheets)
        documents += document
        made += good and document
        with_test += good and not document
        word = "shown" if good else "test, mutant survived" if names and survived else "test, no sheet" if names else "not yet"
        first = f"{names[0]}{f' and {len(names) - 1} more' if len(names) > 1 else ''}" if names else f"issue {issue} at the latest"
        print(f"{key:<7} {word:<22} {mutant:<32} {first}")
    jobs = jobs_listed()
    for key, issue in jobs.items():
        names = tests.get(key, [])
        print(f"{key:<12} {'shown' if names else 'not yet':<17} {'no mutant tried':<32} {names[0] if names else f'issue {issue} at the latest'}{f' and {len(names) - 1} more' if len(names) > 1 else ''}")
    shown_jobs = sum(key in tests for key in jobs)
    print(f"norms={len(ids) - documents} with_test={with_test} documents={documents} made={made} jobs={len(jobs)} shown={shown_jobs}")
    return rc


if __name__ == "__main__":
    sys.exit(main())
