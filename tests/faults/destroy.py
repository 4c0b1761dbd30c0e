"""Faults of destruction, backup and restore, through tests/faults/destroy.cpp.

For every system call that changes something: killed before it, killed after it, a full disk (ENOSPC) and an I/O error (EIO); 300 seeded
runs are killed in their recovery as well. After each the store is sound, every survivor reads as before, the list is there as a whole or
gone as a whole, and the same call again ends where a run without faults ends. Then the canaries: one per case, in the letters in five
encodings before, in no file of store, journals, output or temporary folder after; and copies of twenty ages are put back.
Usage: destroy.py PROGRAM [--short] [--seed N] [--minutes M]
"""
import base64
import concurrent.futures
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zlib

CHANGING = "write,pwrite64,fsync,fdatasync,syncfs,rename,renameat,renameat2,unlink,unlinkat,link,linkat,mkdir,mkdirat,ftruncate,rmdir".split(",")
OPENING = ("open", "openat")
CASES, DOOMED = 4, 2


class Driver:
    def __init__(self, program):
        self.program = os.path.abspath(program)

    def run(self, arguments, inject=None, timeout=120):
        command = [self.program, *map(str, arguments)]
        if inject:
            command = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={inject.split(':', 1)[0]}", "-e", f"inject={inject}", *command]
        return subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=timeout)

    def points(self, arguments):
        with tempfile.NamedTemporaryFile() as out:
            done = subprocess.run(["strace", "-f", "-qq", "-o", out.name, self.program, *map(str, arguments)], capture_output=True, text=True, check=False)
            if done.returncode != 0:
                raise SystemExit(f"{arguments} without a fault: {done.returncode} {done.stderr}")
            counts, calls = {}, {}
            for line in open(out.name, errors="replace"):
                found = re.match(r"(?:(\d+)\s+)?(\w+)\((.*)", line)
                if not found:
                    continue
                process, name, rest = found.groups()
                counts[process, name] = counts.get((process, name), 0) + 1
                calls.setdefault(process, []).append((name, counts[process, name], name in CHANGING or (name in OPENING and "O_CREAT" in rest)))
        points, seen = [], set()
        for made in calls.values():
            for this, after in zip(made, made[1:] + [None]):
                if this[2] and this[:2] not in seen:
                    seen.add(this[:2])
                    points.append((*this[:2], *(after[:2] if after else (None, 0))))
        return points


class Case:
    def __init__(self, driver, base, step, fault, nested):
        self.driver, self.base, self.step, self.fault, self.nested = driver, base, step, fault, nested

    def arguments(self, at):
        if self.step == "destroy":
            return ["destroy", at, "lijst", 0, DOOMED]
        if self.step == "restore":
            return ["restore", at, sorted(os.listdir(os.path.join(at, "kopieen")))[0]]
        return [self.step, at]

    def __call__(self):
        folder = tempfile.mkdtemp(prefix="griffier-destroy-")
        try:
            at = os.path.join(folder, "s")
            shutil.copytree(self.base, at)
            why = self.judge(at)
            return why and f"{self.step} {self.fault} {self.nested or ''}: {why}"
        except subprocess.TimeoutExpired:
            return f"{self.step} {self.fault}: hangs"
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def judge(self, at):
        driver = self.driver
        first = driver.run(self.arguments(at), self.fault)
        for inner in self.nested:  # recovery is killed as well
            driver.run(self.arguments(at), inner)
        said_done = first.returncode == 0 and "signal" not in self.fault
        if self.step == "restore":
            if not os.path.exists(os.path.join(at, "terug", "opslag")):
                if said_done:
                    return "told as done, and there is no store"
                again = driver.run(self.arguments(at))
                if again.returncode != 0:
                    return f"again: {again.returncode} {again.stderr.strip()}"
            seen = driver.run(["check", at, 0, DOOMED, CASES, "terug"])
            return "" if seen.returncode == 0 and seen.stdout.strip() == "before" else f"{seen.stdout.strip()} {seen.stderr.strip()}"
        seen = driver.run(["check", at, 0, DOOMED, CASES])
        if seen.returncode != 0:
            return seen.stderr.strip()
        if self.step == "destroy" and said_done and seen.stdout.strip() != "after":
            return "told as done, and it is not"
        again = driver.run(self.arguments(at))
        if again.returncode != 0:
            return f"again: {again.returncode} {again.stderr.strip()}"
        seen = driver.run(["check", at, 0, DOOMED, CASES])
        if seen.returncode != 0 or seen.stdout.strip() != ("after" if self.step == "destroy" else "before"):
            return f"after the second run: {seen.stdout.strip()} {seen.stderr.strip()}"
        if self.step == "destroy":
            left = canaries(os.path.join(at, "opslag"), range(DOOMED)) + canaries(os.path.join(at, "uit"), range(DOOMED))
            return f"{left} canaries left" if left else ""
        return "" if not [name for name in os.listdir(os.path.join(at, "kopieen")) if name.endswith(".deel")] else "a half copy stayed behind"


def name_of(n):
    return f"Zwaluwkanarie{n:06}xxxxxx"


def forms(n):
    """A canary as it may lie somewhere: UTF-8, UTF-16, base64 at its three offsets, hex. Deflate is undone instead."""
    plain = name_of(n).encode()
    out = [plain, name_of(n).encode("utf-16-le"), name_of(n).encode("utf-16-be"), plain.hex().encode(), plain.hex().upper().encode()]
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + plain)
        out.append(coded[4 if shift else 0:-4])  # what does not depend on what stands around it
    return out


def unpacked(data):
    """What is deflated in it, wherever a zlib stream begins."""
    for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data):
        try:
            yield zlib.decompressobj().decompress(data[match.start():], 1 << 20)
        except zlib.error:
            pass


def hits(data, wanted):
    """How many of the wanted forms are in it. `wanted`: what all canaries begin with in one encoding, and the forms themselves."""
    found = 0
    for stem, whole in wanted:
        at = data.find(stem)
        while at >= 0:
            found += data[at: at + len(next(iter(whole)))] in whole
            at = data.find(stem, at + 1)
    return found


def canaries(folder, numbers):
    columns = list(zip(*(forms(n) for n in numbers)))
    wanted = [(os.path.commonprefix([forms(0)[k], forms(999999)[k]]), set(column)) for k, column in enumerate(columns)]
    found = 0
    for path, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(path, name), "rb") as file:
                data = file.read()
            found += hits(data, wanted) + sum(hits(text, wanted) for text in unpacked(data))
    return found


def encoded_letters(at, numbers):
    """Beside each letter the same in other forms: an attachment, a compressed stream. They go with it, by its number."""
    for name in sorted(os.listdir(os.path.join(at, "uit"))):
        text = open(os.path.join(at, "uit", name), encoding="utf-8").read()
        stem = os.path.join(at, "uit", name[: -len(".pdf")])
        for ending, data in ((".utf16", text.encode("utf-16-le")), (".b64", base64.b64encode(text.encode())), (".hex", text.encode().hex().encode()), (".z", zlib.compress(text.encode()))):
            with open(stem + ending, "wb") as file:
                file.write(data)


def look_for_canaries(driver, count):
    """(canaries that were seen before, canaries left after)"""
    folder = tempfile.mkdtemp(prefix="griffier-canaries-")
    try:
        at = os.path.join(folder, "s")
        os.mkdir(at)
        scratch = os.path.join(folder, "tmp")
        os.mkdir(scratch)
        keep = 50
        for arguments in (["make", at, count + keep],):
            made = driver.run(arguments, timeout=1800)
            if made.returncode != 0:
                raise SystemExit(f"no store of canaries: {made.stderr}")
        encoded_letters(at, range(count))
        before = canaries(os.path.join(at, "uit"), range(count))
        os.environ["TMPDIR"] = os.environ["SQLITE_TMPDIR"] = scratch
        done = driver.run(["destroy", at, "lijst", 0, count], timeout=1800)
        if done.returncode != 0:
            raise SystemExit(f"canaries were not destroyed: {done.returncode} {done.stderr}")
        left = sum(canaries(os.path.join(at, where), range(count)) for where in ("opslag", "uit", "sleutel", "houder2")) + canaries(scratch, range(count))
        seen = driver.run(["check", at, 0, count, count + keep], timeout=600)
        if seen.stdout.strip() != "after":
            left += count
        return before, left
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    short = "--short" in sys.argv
    option = lambda name, default: int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default
    dice, minutes, begun = random.Random(option("--seed", 1)), option("--minutes", 50), time.monotonic()
    driver, folder, bad = Driver(sys.argv[1]), tempfile.mkdtemp(prefix="griffier-destroy-base-"), []
    try:
        base = os.path.join(folder, "s")
        os.mkdir(base)
        for arguments in (["make", base, CASES], ["backup", base]):
            made = driver.run(arguments)
            if made.returncode != 0:
                raise SystemExit(f"{arguments}: {made.returncode} {made.stderr}")
        cases, points = [], 0
        for step in ("destroy", "backup", "restore"):
            clean = os.path.join(folder, "clean-" + step)
            shutil.copytree(base, clean)
            found = driver.points(Case(driver, base, step, "", []).arguments(clean))
            points += len(found)
            every = max(1, len(found) // 8) if short else 1
            for index, (name, n, after, m) in enumerate(found):
                if index % every != 0:
                    continue
                cases.append(Case(driver, base, step, f"{name}:signal=KILL:when={n}", []))
                if after:
                    cases.append(Case(driver, base, step, f"{after}:signal=KILL:when={m}", []))
                for error in ("ENOSPC", "EIO"):
                    cases.append(Case(driver, base, step, f"{name}:error={error}:when={n}", []))
            for _ in range(3 if short else 100):
                this, inner = dice.choice(found), dice.choice(found)
                cases.append(Case(driver, base, step, f"{this[0]}:signal=KILL:when={this[1]}", [f"{inner[0]}:signal=KILL:when={inner[1]}"]))
        dice.shuffle(cases)
        done = []

        def judged(case):
            if time.monotonic() - begun > minutes * 60:
                return ""
            done.append(case)
            outcome = case()
            if outcome or len(done) % 250 == 0:
                print(outcome or f"{len(done)} of {len(cases)} in {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
            return outcome

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            bad += [outcome for outcome in pool.map(judged, cases) if outcome]
        before, left = look_for_canaries(driver, 20 if short else 1000)
        if before < 5 * (20 if short else 1000):
            bad.append(f"only {before} canaries were seen before they were destroyed: the search finds nothing")
        ages = os.path.join(folder, "ages")
        os.mkdir(ages)
        seen = driver.run(["ages", ages, *((24, 2) if short else (1200, 20))], timeout=3000)
        if seen.returncode != 0:
            bad.append(f"copies of many ages: {seen.returncode} {seen.stdout.strip()} {seen.stderr.strip()}")
        for line in bad[:40]:
            print(line)
        kills = sum(("signal" in case.fault) + len(case.nested) for case in done)
        errors = sum("error" in case.fault for case in done)
        not_done = f" not_done={len(cases) - len(done)}" if len(done) < len(cases) else ""
        print(f"points={points} kills={kills} io_errors={errors} violations={len(bad)} canaries_seen_before={before} canaries_left={left} {(seen.stdout.strip().splitlines() or [''])[-1]} "
              f"seconds={time.monotonic() - begun:.0f}{not_done}")
        return 1 if bad or left else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


sys.exit(main())
