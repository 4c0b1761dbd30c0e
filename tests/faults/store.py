"""Faults of the store, through griffier itself: init, import, besluit, produce, and recovery after each.

For every point (inject.py): killed before it, killed after it, a full disk (ENOSPC) and an I/O error (EIO); every fourth is killed in
its recovery as well. After each the store must be sound (`griffier verify`), what was told as done must be there, and the same command
again must end where a run without faults ends: nothing twice, nothing lost. Also: two runs at once, and databases that change places.
Usage: store.py GRIFFIER [--short] [--all] [--seed N] [--minutes M]; ends in points= cases= kills= io_errors= violations=
"""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

import inject

ON = "2026-06-01"
CONTRACT = {0, 1, 2, 3, 4, 5, 6, 75, 130}
DATABASES = ["grootboek", "weegploeg", "casusoverleg", "archief", "log", "sleutels"]


class Griffier:
    """The program, and a folder with dossiers to work on."""

    def __init__(self, program, folder):
        self.program, self.files, self.covenant = os.path.abspath(program), os.path.join(folder, "dossiers"), os.path.join(folder, "dossiers.convenant.xml")
        made = self.run(["sample", self.files, "--dossiers", "3", "--seed", "5", "--regime", "model-2018", "--with-covenant", "--on", ON])
        if made.returncode != 0:
            raise SystemExit("no samples: " + made.stderr)
        self.number = sorted(os.listdir(self.files))[0][: -len(".xml")]

    def arguments(self, step, at):
        # the key folder is named each time: a copy of a store remembers that of its original, and two cases would write in one folder
        store = ["--store", os.path.join(at, "opslag"), "--keys", os.path.join(at, "sleutels"), "--on", ON, "--json"]
        if step == "init":
            return ["init", "--practice", "--covenant", self.covenant, *store]
        if step == "import":
            return ["import", self.files, *store]
        if step == "besluit":
            return ["besluit", self.number, "--as", "proef-uitvoerder", "--purpose", "proef", "--kind", "adressaat", "--outcome", "adressaat", "--about", "p1",
                    "--address", "p1", "--party", "proef-gemeente", "--party", "proef-om", "--party", "proef-politie", "--reason", "proef", *store]
        if step == "produce":
            return ["produce", "--out", os.path.join(at, "uit"), *store]
        return [step, *store]

    def run(self, arguments, fault=None):
        return inject.run([self.program, *arguments], fault)

    def step(self, step, at, fault=None):
        return self.run(self.arguments(step, at), fault)


def lines_of(result):
    out = []
    for line in result.stdout.splitlines():
        try:
            out.append(json.loads(line))
        except ValueError:
            pass  # cut off by the kill
    return out


def state(griffier, at):
    """What the store holds, in numbers; None when it does not say."""
    said = lines_of(griffier.step("status", at))
    return (said[-1]["counts"].get("dossiers"), said[-1]["counts"].get("documents"), said[-1].get("ready")) if said and said[-1].get("type") == "summary" and said[-1]["exit"] in (0, 6) else None


def sound(griffier, at):
    checked = griffier.step("verify", at)
    return "" if checked.returncode == 0 else f"verify {checked.returncode}: {checked.stdout.strip()[:300]} {checked.stderr.strip()[:200]}"


class Step:
    """What must hold after a fault of one step; `clean`: the state that a run without faults leaves."""

    def __init__(self, griffier, step, clean):
        self.griffier, self.step, self.clean = griffier, step, clean

    def __call__(self, at, fault, nested):
        griffier = self.griffier
        first = griffier.step(self.step, at, fault)
        killed = "signal" in fault
        if not killed and first.returncode not in CONTRACT:
            return f"exit {first.returncode} is not in the contract"
        told = [line["dossier"] for line in lines_of(first) if line.get("type") in ("imported", "updated")]
        for inner in nested:  # recovery is killed as well
            told += [line["dossier"] for line in lines_of(griffier.step(self.step, at, inner)) if line.get("type") in ("imported", "updated")]
        if self.step == "init":
            # either no store, which init then makes, or a whole one
            if griffier.step("verify", at).returncode != 0:
                if not killed and first.returncode == 0:
                    return "init said that it was done, and there is no store"
                again = griffier.step("init", at)
                if again.returncode != 0 and not os.path.exists(os.path.join(at, "opslag", "opslag")):
                    return f"init again: {again.returncode} {again.stdout.strip()[:300]}"
            return sound(griffier, at)
        flaw = sound(griffier, at)
        if flaw:
            return flaw
        if not killed and first.returncode == 0 and not self.done_at(at):
            return f"told as done, and it is not: {state(griffier, at)} instead of {self.clean}"
        listed = {line.get("dossier") for line in lines_of(griffier.step("list", at))}
        for number in told:
            if number not in listed:
                return f"{number} was told as taken in and is not there"
        again = griffier.step(self.step, at)
        if again.returncode not in (0, 6):
            return f"again: {again.returncode} {again.stdout.strip()[-300:]}"
        flaw = sound(griffier, at)
        if flaw:
            return f"after the second run {flaw}"
        if not self.done_at(at):
            return f"{state(griffier, at)} instead of {self.clean}"
        if self.step == "produce":
            letters = sorted(name for name in os.listdir(os.path.join(at, "uit")) if name.endswith(".pdf"))
            if len(letters) != self.clean[1]:
                return f"{len(letters)} letters put out of {self.clean[1]}"
        return ""

    def done_at(self, at):
        return state(self.griffier, at) == self.clean


def two_at_once(griffier, base, times):
    bad = []
    for n in range(times):
        folder = tempfile.mkdtemp(prefix="griffier-faults-")
        at = os.path.join(folder, "s")
        shutil.copytree(base, at)
        runs = [subprocess.Popen([griffier.program, *griffier.arguments("import", at)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
        answers = [(run.communicate(timeout=120), run.returncode) for run in runs]
        if any(code not in (0, 5) for _, code in answers) or not any(code == 0 for _, code in answers):
            bad.append(f"two runs at once: exits {[code for _, code in answers]}")
        taken = sum(line.get("type") == "imported" for (out, _), _ in answers for line in lines_of(subprocess.CompletedProcess([], 0, out, "")))
        held = state(griffier, at)
        if taken != 3 or not held or held[0] != 3 or sound(griffier, at):
            bad.append(f"two runs at once: {taken} taken in, state {held}, {sound(griffier, at)}")
        shutil.rmtree(folder, ignore_errors=True)
    return bad


def other_places(griffier, base, older):
    """A database of another store, of another name, or of an older moment is refused by name, and nothing is changed."""
    bad, folder = [], tempfile.mkdtemp(prefix="griffier-faults-")
    other = os.path.join(folder, "other")
    os.mkdir(other)
    griffier.step("init", other)
    for source, what in ((other, "another store"), (older, "an older copy")):
        for name in DATABASES:
            at = os.path.join(folder, "s")
            shutil.copytree(base, at)
            shutil.copy(os.path.join(source, "opslag", name + ".db"), os.path.join(at, "opslag", name + ".db"))
            answer = griffier.step("verify", at)
            if answer.returncode != 4 or name + ".db" not in answer.stdout:
                bad.append(f"{name}.db of {what}: exit {answer.returncode} {answer.stdout.strip()[:200]}")
            if griffier.step("import", at).returncode != 4:
                bad.append(f"{name}.db of {what}: import went on")
            shutil.rmtree(at)
    at = os.path.join(folder, "s")
    shutil.copytree(base, at)
    inside = lambda name: os.path.join(at, "opslag", name + ".db")
    os.rename(inside("weegploeg"), inside("x")), os.rename(inside("casusoverleg"), inside("weegploeg")), os.rename(inside("x"), inside("casusoverleg"))
    answer = griffier.step("verify", at)
    if answer.returncode != 4 or "weegploeg.db" not in answer.stdout:
        bad.append(f"two files changed places: exit {answer.returncode} {answer.stdout.strip()[:200]}")
    shutil.rmtree(folder, ignore_errors=True)
    return bad


def main():
    short = "--short" in sys.argv
    option = lambda name, default: int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default
    dice, minutes = random.Random(option("--seed", 1)), option("--minutes", 55)
    folder = tempfile.mkdtemp(prefix="griffier-faults-base-", dir=inject.scratch())
    begun = time.monotonic()
    try:
        griffier = Griffier(sys.argv[1], folder)
        here = os.path.join(folder, "s")
        os.mkdir(here)
        cases, points, bases, bad = [], 0, {}, []
        for step in ("init", "import", "besluit", "produce"):
            bases[step] = os.path.join(folder, "before-" + step)
            shutil.copytree(here, bases[step])
            found = inject.points([griffier.program, *griffier.arguments(step, here)], "--all" in sys.argv, (0, 6))
            clean = None
            if step != "init":
                clean = state(griffier, here)
                if clean is None or sound(griffier, here):
                    raise SystemExit(f"{step} without a fault: {clean} {sound(griffier, here)}")
            points += len(found)
            base, judge = bases[step] if step != "init" else None, Step(griffier, step, clean)
            for index, point in enumerate(inject.sample(found, short, 6)):
                nested = [inject.kill_at(dice.choice(found))] if index % 4 == 0 else []
                cases += [inject.Case(base, step, fault, nested if first else [], judge) for first, fault in zip((True, False, False, False), inject.faults(point))]
        dice.shuffle(cases)  # a run that is cut off by --minutes has looked everywhere
        ran, done = inject.judge_all(cases, begun, minutes)
        bad += ran
        bad += two_at_once(griffier, bases["import"], 1 if short else 20)
        bad += other_places(griffier, here, bases["besluit"])
        for line in bad[:40]:
            print(line)
        print(f"{inject.tally(points, cases, done, bad)} seconds={time.monotonic() - begun:.0f}")
        return 1 if bad else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
