"""Faults of destruction: archive, propose, approve, execute with its certificate, backup and restore.

The steps of the store go through tests/faults/destroy.cpp, those of a list through griffier itself (lists.py). At every point (inject.py):
killed before it, killed after it, a full disk (ENOSPC) and an I/O error (EIO); of the steps of a list at every third point unless --all is
given, since what they do to the store is what its own steps do. 300 seeded runs are killed in their recovery as well. After each the store
is sound, every survivor reads as before, the list is there as a whole or gone as a whole, and the same call again ends where a run without
faults ends. Then the canaries: one per case, in the letters in five encodings before, in no file of store, journals, output or temporary
folder after; and copies of twenty ages are put back.
Usage: destroy.py PROGRAM [GRIFFIER] [--short] [--all] [--seed N] [--minutes M]; without GRIFFIER the steps of a list are left out.
"""
import os
import random
import shutil
import sys
import tempfile
import time

import inject
import lists
from canaries import canaries, encoded_letters

CASES, DOOMED = 4, 2
STEPS = ("archive", "destroy", "backup", "restore")
LISTS_EVERY = 3


class Store:
    """The steps of tests/faults/destroy.cpp and what must hold after each."""

    def __init__(self, program):
        self.program = program

    def run(self, arguments, fault=None):
        return inject.run([self.program, *arguments], fault)

    def arguments(self, step, at):
        if step == "archive":
            return ["archive", at, 0, DOOMED]
        if step == "destroy":
            return ["destroy", at, "lijst", 0, DOOMED]
        if step == "restore":
            return ["restore", at, sorted(os.listdir(os.path.join(at, "kopieen")))[0]]
        return [step, at]

    def check(self, step, at):
        return self.run(["archived" if step == "archive" else "check", at, 0, DOOMED, CASES])

    def judge(self, step):
        return lambda at, fault, nested: self.judge_restore(at, fault, nested) if step == "restore" else self.judge_step(step, at, fault, nested)

    def judge_restore(self, at, fault, nested):
        first = self.run(self.arguments("restore", at), fault)
        for inner in nested:
            self.run(self.arguments("restore", at), inner)
        if not os.path.exists(os.path.join(at, "terug", "opslag")):
            if first.returncode == 0 and "signal" not in fault:
                return "told as done, and there is no store"
            again = self.run(self.arguments("restore", at))
            if again.returncode != 0:
                return f"again: {again.returncode} {again.stderr.strip()}"
        seen = self.run(["check", at, 0, DOOMED, CASES, "terug"])
        return "" if seen.returncode == 0 and seen.stdout.strip() == "before" else f"{seen.stdout.strip()} {seen.stderr.strip()}"

    def judge_step(self, step, at, fault, nested):
        last = "before" if step == "backup" else "after"
        first = self.run(self.arguments(step, at), fault)
        for inner in nested:  # recovery is killed as well
            self.run(self.arguments(step, at), inner)
        seen = self.check(step, at)
        if seen.returncode != 0:
            return seen.stderr.strip()
        if first.returncode == 0 and "signal" not in fault and seen.stdout.strip() != last:
            return "told as done, and it is not"
        again = self.run(self.arguments(step, at))
        if again.returncode != 0:
            return f"again: {again.returncode} {again.stderr.strip()}"
        seen = self.check(step, at)
        if seen.returncode != 0 or seen.stdout.strip() != last:
            return f"after the second run: {seen.stdout.strip()} {seen.stderr.strip()}"
        if step == "destroy":
            left = canaries(os.path.join(at, "opslag"), range(DOOMED)) + canaries(os.path.join(at, "uit"), range(DOOMED))
            return f"{left} canaries left" if left else ""
        return "" if not [name for name in os.listdir(os.path.join(at, "kopieen")) if name.endswith(".deel")] else "a half copy stayed behind"


def cases_of(steps, dice, short, every, nested):
    """steps: (name, base, command of a run without faults, judge, exit codes of such a run). (cases, number of points)"""
    cases, count = [], 0
    for name, base, command, judge, codes in steps:
        found = inject.points(command, every, codes)
        count += len(found)
        chosen = found if every or name in STEPS else found[::LISTS_EVERY]
        for point in inject.sample(chosen, short, 8 if name in STEPS else 3):
            cases += [inject.Case(base, name, fault, [], judge) for fault in inject.faults(point)]
        for _ in range(nested):
            cases.append(inject.Case(base, name, inject.kill_at(dice.choice(found)), [inject.kill_at(dice.choice(found))], judge))
    return cases, count


def store_steps(program, folder):
    store, base, first = Store(program), os.path.join(folder, "base"), os.path.join(folder, "s")
    os.mkdir(first)
    for arguments in (["make", first, CASES], ["backup", first]):
        made = store.run(arguments)
        if made.returncode != 0:
            raise SystemExit(f"{arguments}: {made.returncode} {made.stderr}")
    os.rename(first, base)  # a copy of a store must not find the holders of its original
    for step in STEPS:
        clean = os.path.join(folder, "clean-" + step)
        shutil.copytree(base, clean)
        yield step, base, [program, *store.arguments(step, clean)], store.judge(step), (0,)


def look_for_canaries(program, count):
    """(canaries that were seen before, canaries left after)"""
    folder = tempfile.mkdtemp(prefix="griffier-canaries-")
    try:
        at = os.path.join(folder, "s")
        os.mkdir(at)
        scratch = os.path.join(folder, "tmp")
        os.mkdir(scratch)
        keep = 50
        made = inject.run([program, "make", at, count + keep], timeout=1800)
        if made.returncode != 0:
            raise SystemExit(f"no store of canaries: {made.stderr}")
        encoded_letters(at, range(count))
        before = canaries(os.path.join(at, "uit"), range(count))
        os.environ["TMPDIR"] = os.environ["SQLITE_TMPDIR"] = scratch
        done = inject.run([program, "destroy", at, "lijst", 0, count], timeout=1800)
        if done.returncode != 0:
            raise SystemExit(f"canaries were not destroyed: {done.returncode} {done.stderr}")
        left = sum(canaries(os.path.join(at, where), range(count)) for where in ("opslag", "uit", "sleutel", "houder2")) + canaries(scratch, range(count))
        seen = inject.run([program, "check", at, 0, count, count + keep], timeout=600)
        if seen.stdout.strip() != "after":
            left += count
        return before, left
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    short, every = "--short" in sys.argv, "--all" in sys.argv
    option = lambda name, default: int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default
    programs = [os.path.abspath(one) for one in sys.argv[1:3] if os.path.exists(one)]
    dice, minutes, begun = random.Random(option("--seed", 1)), option("--minutes", 50), time.monotonic()
    folder = tempfile.mkdtemp(prefix="griffier-destroy-base-", dir=inject.scratch())
    try:
        steps = list(store_steps(programs[0], folder))
        if len(programs) > 1:
            steps += lists.steps(programs[1], folder)
        cases, points = cases_of(steps, dice, short, every, 1 if short else -(-300 // len(steps)))
        dice.shuffle(cases)  # a run that is cut off by --minutes has looked everywhere
        bad, done = inject.judge_all(cases, begun, minutes)
        count = 20 if short else 1000
        before, left = look_for_canaries(programs[0], count)
        if before < 5 * count:
            bad.append(f"only {before} canaries were seen before they were destroyed: the search finds nothing")
        ages = os.path.join(folder, "ages")
        os.mkdir(ages)
        seen = inject.run([programs[0], "ages", ages, *((24, 2) if short else (1200, 20))], timeout=3000)
        if seen.returncode != 0:
            bad.append(f"copies of many ages: {seen.returncode} {seen.stdout.strip()} {seen.stderr.strip()}")
        for line in bad[:40]:
            print(line)
        print(f"{inject.tally(points, cases, done, bad)} canaries_seen_before={before} canaries_left={left} {(seen.stdout.strip().splitlines() or [''])[-1]} "
              f"steps={len(steps)} seconds={time.monotonic() - begun:.0f}")
        return 1 if bad or left else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
