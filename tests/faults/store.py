"""Kills the store driver before each of its state-changing system calls, and makes each fail with a full disk and an I/O error.

"After" a call is "before" the next one: what happens between them is in memory only. Usage: store.py DRIVER [--short] [--seed N]
"""
import concurrent.futures
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

CALLS = "write,pwrite64,fsync,fdatasync,syncfs,rename,renameat,renameat2,unlink,unlinkat,link,linkat,mkdir,mkdirat,ftruncate,openat"


def trace(driver, arguments):
    """(name, n) of each state-changing call in a clean run."""
    with tempfile.NamedTemporaryFile() as out:
        subprocess.run(["strace", "-f", "-qq", "-o", out.name, "-e", f"trace={CALLS}", driver, *arguments], check=True, stderr=subprocess.DEVNULL)
        counts, points = {}, []
        for line in open(out.name, errors="replace"):
            found = re.match(r"(?:\d+\s+)?(\w+)\(", line)
            if not found:
                continue
            name = found.group(1)
            counts[name] = counts.get(name, 0) + 1
            if name != "openat" or "O_CREAT" in line:
                points.append((name, counts[name]))
        return points


def run(driver, arguments, inject=None):
    command = [driver, *arguments]
    if inject:
        command = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={CALLS}", "-e", f"inject={inject}", *command]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def acks(result):
    return max([int(n) for n in re.findall(r"ack (\d+)", result.stderr)], default=0)


class Case:
    def __init__(self, driver, base, step, point, fault, nested):
        self.driver, self.base, self.step, self.point, self.fault, self.nested = driver, base, step, point, fault, nested

    def __call__(self):
        folder = tempfile.mkdtemp(prefix="griffier-faults-")
        try:
            here = os.path.join(folder, "s")
            if self.base:
                shutil.copytree(self.base, here)
            else:
                os.mkdir(here)
            name, n = self.point
            result = run(self.driver, [self.step, here], f"{name}:{self.fault}:when={n}")
            if "signal" not in self.fault and result.returncode not in (0, 75):
                return f"{self.step} {name} {n} {self.fault}: exit {result.returncode}"
            done = acks(result)
            if self.step == "init":
                finished = run(self.driver, ["finish", here])
                if finished.returncode != 0:
                    return f"{self.step} {name} {n} {self.fault}: not finished: {finished.stderr.strip()}"
            for inner in self.nested:  # the recovery is killed as well
                again = run(self.driver, ["work", here], f"{inner[0]}:signal=KILL:when={inner[1]}")
                done = max(done, acks(again))
            checked = run(self.driver, ["check", here, str(done)])
            if checked.returncode != 0:
                return f"{self.step} {name} {n} {self.fault}: {checked.stdout.strip()} {checked.stderr.strip()}"
            return ""
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def main():
    driver = os.path.abspath(sys.argv[1])
    short = "--short" in sys.argv
    dice = random.Random(int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else 1)
    folder = tempfile.mkdtemp(prefix="griffier-faults-base-")
    try:
        first = os.path.join(folder, "first")
        os.mkdir(first)
        init_points = trace(driver, ["init", first])
        base = os.path.join(folder, "base")
        shutil.copytree(first, base)
        work_points = trace(driver, ["work", first])
        cases = []
        for step, at, points in (("init", None, init_points), ("work", base, work_points)):
            for index, point in enumerate(points):
                if short and index % 12 != 0:
                    continue
                nested = [dice.choice(work_points)] if index % 5 == 0 else []
                cases.append(Case(driver, at, step, point, "signal=KILL", nested))
                for number in ("ENOSPC", "EIO"):
                    cases.append(Case(driver, at, step, point, f"error={number}", []))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            outcomes = list(pool.map(lambda case: case(), cases))
        bad = [outcome for outcome in outcomes if outcome]
        for line in bad[:40]:
            print(line)
        kills = sum(1 + len(case.nested) for case in cases if "signal" in case.fault)
        print(f"points={len(init_points) + len(work_points)} kills={kills} io_errors={len(cases) - sum('signal' in c.fault for c in cases)} violations={len(bad)}")
        return 1 if bad else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


sys.exit(main())
