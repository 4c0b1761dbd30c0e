"""Letters to a print service, each once: killed anywhere, run twice at once, and every system call of `griffier issue` made to fail.

1. Many letters, handed over by runs that are killed at random moments, some while a second run tries at the same time. A print service
   of another process works meanwhile: it takes what is ready, once, remembers what it printed, and writes receipts. `twice`: printed more
   than once; `lost`: the store says that it left (or knows no such letter) and nobody printed it; `unknown`: left to two persons.
2. Through the program itself: at each system call of `griffier issue` that changes something (inject.py) a kill before and after it, a full
   disk and an I/O error; after it the store must be sound, and the same call again must end with each letter in one consignment.
Usage: letters.py FAULTS_LETTERS GRIFFIER [--short] [--letters N] [--seed N] [--minutes M] [--all]
"""
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter

import inject
from store import Griffier, lines_of, sound


class Printer(threading.Thread):
    """Takes each consignment that is ready, once; its memory is outside the channel, as that of another machine is."""

    def __init__(self, channel):
        super().__init__(daemon=True)
        self.channel, self.over, self.printed, self.taken, self.strange = channel, threading.Event(), Counter(), set(), []

    def look(self):
        for name in sorted(os.listdir(self.channel)):
            if not name.endswith(".klaar") or name in self.taken:
                continue
            self.taken.add(name)
            folder = os.path.join(self.channel, name[: -len(".klaar")])
            with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as text:
                listed = json.load(text)["letters"]
            receipt = ""
            for letter in listed:
                with open(os.path.join(folder, letter["file"]), "rb") as pdf:
                    found = hashlib.sha256(pdf.read()).hexdigest()
                if found != letter["sha256"]:
                    self.strange.append(f"{letter['number']} is not what the list says")
                self.printed[letter["number"]] += 1
                receipt += f"{found}  {letter['file']}\n"
            path = folder + ".ontvangst"
            with open(path + ".nieuw", "w", encoding="utf-8") as text:
                text.write(receipt)
            os.rename(path + ".nieuw", path)

    def run(self):
        while not self.over.wait(0.02):
            self.look()


def states_of(program, at):
    done = subprocess.run([program, "count", at], capture_output=True, text=True, check=True)
    lines = [line.split(" ", 1) for line in done.stdout.splitlines()]
    return {number: state for number, state in lines if number != "verify"}, [rest for first, rest in lines if first == "verify"]


def many(program, letters, dice, in_one, begun, minutes):
    """Part 1: (printed, states, kills, what is wrong)."""
    at = tempfile.mkdtemp(prefix="griffier-letters-", dir=inject.scratch())
    bad, kills, doubles = [], 0, 0
    try:
        subprocess.run([program, "fill", at, "0", str(letters)], check=True)
        printer = Printer(os.path.join(at, "kanaal"))
        printer.start()
        call = [program, "issue", at, str(in_one)]
        rounds, quiet, longest = 0, 0, 0.05
        while quiet < 2:
            rounds += 1
            if time.monotonic() - begun > minutes * 60:
                bad.append("no time left")
                break
            runs = [subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)]
            if rounds % 5 == 0:  # a second run at the same time: it may do nothing
                runs.append(subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE))
                doubles += 1
            # A run that gets further lets the next kill come later: so kills fall in opening, recovering and handing over alike.
            wait = dice.uniform(0, longest)
            deadline = time.monotonic() + wait
            ended = None
            while time.monotonic() < deadline and ended is None:
                ended = runs[0].poll()
                time.sleep(0.001)
            for run in runs:
                if run.poll() is None:
                    run.send_signal(signal.SIGKILL)
                    kills += 1
            codes = [run.wait() for run in runs]
            told = b"".join(run.stderr.read() for run in runs)
            if any(code not in (0, 5, -signal.SIGKILL) for code in codes):
                bad.append(f"a run ended with {codes}: {told.decode()[:200]}")
                if len(bad) > 20:
                    break
            if codes[0] == 0:
                quiet += 1
            elif quiet == 0:
                longest = min(longest * 1.02, 60) if ended is None else longest
        # the last receipts
        time.sleep(0.1)
        printer.over.set()
        printer.join()
        printer.look()
        subprocess.run(call, check=False, stdout=subprocess.DEVNULL)
        states, wrong = states_of(program, at)
        bad += [f"verify: {line}" for line in wrong] + printer.strange
        if any(name.startswith(".nieuw-") for name in os.listdir(os.path.join(at, "kanaal"))):
            bad.append("room is left in the channel")
        return printer.printed, states, kills, doubles, bad
    finally:
        shutil.rmtree(at, ignore_errors=True)


class Issue(Griffier):
    """`griffier issue`, with the channel beside the store."""

    def arguments(self, step, at):
        arguments = super().arguments(step, at)
        if step == "produce":
            arguments = [one for one in arguments if one not in ("--out", os.path.join(at, "uit"))]
        if step in ("issue", "produce"):
            settings = os.path.join(at, "kanaal.ini")
            with open(settings, "w", encoding="utf-8") as text:
                text.write(f"channel = {os.path.join(at, 'kanaal')}\n")
            arguments += ["--config", settings]
        return arguments


class IssueJudge:
    def __init__(self, griffier, letters):
        self.griffier, self.letters = griffier, letters

    def __call__(self, at, fault, nested):
        griffier = self.griffier
        first = griffier.step("issue", at, fault)
        # 6: the channel's disk failed, and a letter that now waits is past its last day in law.
        if "signal" not in fault and first.returncode not in (0, 1, 4, 6, 75):
            return f"exit {first.returncode}"
        printer = Printer(os.path.join(at, "kanaal"))
        printer.look()
        for inner in nested:
            griffier.step("issue", at, inner)
            printer.look()
        again = griffier.step("issue", at)
        printer.look()
        flaw = sound(griffier, at)
        if flaw:
            return flaw
        if again.returncode not in (0, 6):
            return f"again: {again.returncode} {again.stdout[-300:]}"
        if printer.strange or any(n != 1 for n in printer.printed.values()) or len(printer.printed) != self.letters:
            return f"printed {dict(printer.printed)} {printer.strange} instead of {self.letters} letters once"
        return ""


def calls(program, short, every, dice, begun, minutes):
    """Part 2: (points, cases, done, what is wrong)."""
    folder = tempfile.mkdtemp(prefix="griffier-letters-", dir=inject.scratch())
    try:
        griffier = Issue(program, folder)
        here = os.path.join(folder, "s")
        os.makedirs(os.path.join(here, "kanaal"))
        for step in ("init", "import", "produce"):
            done = griffier.step(step, here)
            if done.returncode not in (0, 6):
                raise SystemExit(f"{step}: {done.returncode} {done.stdout[-300:]}")
        base = os.path.join(folder, "before")
        shutil.copytree(here, base)
        found = inject.points([griffier.program, *griffier.arguments("issue", here)], every, (0, 6))
        letters = sum(line.get("type") == "letter_state" for line in lines_of(griffier.run(["issue", "status", "--store", os.path.join(here, "opslag"), "--keys", os.path.join(here, "sleutels"), "--json"])))
        if letters < 2:
            raise SystemExit(f"only {letters} letters")
        judge, cases = IssueJudge(griffier, letters), []
        for index, point in enumerate(inject.sample(found, short, 12)):
            nested = [inject.kill_at(dice.choice(found))] if index % 3 == 0 else []
            cases += [inject.Case(base, "issue", fault, nested if first else [], judge) for first, fault in zip((True, False, False, False), inject.faults(point))]
        dice.shuffle(cases)
        bad, done = inject.judge_all(cases, begun, minutes)
        return len(found), cases, done, bad
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    short = "--short" in sys.argv
    option = lambda name, default: int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default
    letters, dice, minutes = option("--letters", 1500 if short else 100000), random.Random(option("--seed", 1)), option("--minutes", 2 if short else 55)
    begun = time.monotonic()
    printed, states, kills, doubles, bad = many(os.path.abspath(sys.argv[1]), letters, dice, 20 if short else 100, begun, minutes)
    points, cases, done, wrong = calls(sys.argv[2], short, "--all" in sys.argv, dice, begun, minutes)
    bad += wrong
    unknown = [number for number, state in states.items() if state == "onbekend"]
    twice = sum(n > 1 for n in printed.values())
    lost = letters - len(states) + sum(printed[number] == 0 and state != "onbekend" for number, state in states.items())
    waiting = Counter(states.values())
    for line in bad[:40]:
        print(line)
    print(f"states: {dict(waiting)}; consignments under kills: {kills} kills, {doubles} double runs")
    tally = inject.tally(points, cases, done, bad)
    print(f"letters={letters} twice={twice} lost={lost} unknown={len(unknown)} run_kills={kills} double_runs={doubles} {tally} seconds={time.monotonic() - begun:.0f}")
    return 1 if bad or twice or lost or unknown else 0


if __name__ == "__main__":
    sys.exit(main())
