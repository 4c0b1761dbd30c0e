"""What the fault runs share: which system calls of a command change something, how one of them is made to fail, and how cases are judged.

A point is a system call of a run without faults that changes something, by name and count (strace counts per name and process). Of calls
of one kind on one file with no other change between them the first, the middle and the last are points: a journal is written page by
page, and nothing is decided between two pages. With --all every call is one.

At each point: killed before it, killed after it (before the next call of any kind), a full disk (ENOSPC) and an I/O error (EIO).
"""
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

CHANGING = "write,pwrite64,fsync,fdatasync,syncfs,rename,renameat,renameat2,unlink,unlinkat,link,linkat,mkdir,mkdirat,ftruncate,rmdir".split(",")
OPENING = ("open", "openat")


def run(command, inject=None, timeout=120):
    command = list(map(str, command))
    if inject:
        command = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={inject.split(':', 1)[0]}", "-e", f"inject={inject}", *command]
    return subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=timeout, env={**os.environ, "LC_ALL": "C.UTF-8"})


def thinned(calls):
    """Indices of the changing calls of one process that are points."""
    runs, last = [], None
    for index, (name, _, changing, target) in enumerate(calls):
        if not changing:
            continue
        if (name, target) != last:
            runs.append([])
        runs[-1].append(index)
        last = (name, target)
    return {one for same in runs for one in (same[0], same[len(same) // 2], same[-1])}


def points(command, every=False, codes=(0,)):
    """(call, n, call after it, n) for each point of a run without faults; the counts are those of the process that makes the call."""
    with tempfile.NamedTemporaryFile() as out:
        done = subprocess.run(["strace", "-f", "-qq", "-o", out.name, *map(str, command)], capture_output=True, text=True, check=False)
        if done.returncode not in codes:
            raise SystemExit(f"{command} without a fault: {done.returncode} {done.stdout[-300:]} {done.stderr[-300:]}")
        counts, calls = {}, {}
        for line in open(out.name, errors="replace"):
            found = re.match(r"(?:(\d+)\s+)?(\w+)\((.*)", line)
            if not found:
                continue
            process, name, rest = found.groups()
            counts[process, name] = counts.get((process, name), 0) + 1
            changing = name in CHANGING or (name in OPENING and "O_CREAT" in rest)
            calls.setdefault(process, []).append((name, counts[process, name], changing, rest.split(",", 1)[0].rstrip(") ")))
    found, seen = [], set()
    for made in calls.values():
        chosen = set(range(len(made))) if every else thinned(made)
        for index, (this, after) in enumerate(zip(made, made[1:] + [None])):
            if this[2] and index in chosen and this[:2] not in seen:
                seen.add(this[:2])
                found.append((*this[:2], *(after[:2] if after else (None, 0))))
    return found


def faults(point):
    """The faults of one point, as strace takes them."""
    name, n, after, m = point
    yield f"{name}:signal=KILL:when={n}"
    if after:
        yield f"{after}:signal=KILL:when={m}"
    for error in ("ENOSPC", "EIO"):
        yield f"{name}:error={error}:when={n}"


def kill_at(point):
    return f"{point[0]}:signal=KILL:when={point[1]}"


def sample(found, short, of):
    """All of them, or about `of`, spread over the run."""
    return found[:: max(1, len(found) // of)] if short else found


def scratch():
    """Where the cases lie: in memory where there is room, since no fault here hangs on the disk itself and each case copies a store."""
    memory = "/dev/shm"
    return memory if os.path.isdir(memory) and shutil.disk_usage(memory).free > 1 << 30 else None


class Case:
    """One fault of one step, on a copy of its own of `base`. `judge(at, fault, nested)` says what is wrong, or ""."""

    def __init__(self, base, step, fault, nested, judge):
        self.base, self.step, self.fault, self.nested, self.judge = base, step, fault, nested, judge

    def name(self):
        return " then ".join([f"{self.step} {self.fault}", *self.nested])

    def __call__(self):
        folder = tempfile.mkdtemp(prefix="griffier-faults-", dir=scratch())
        try:
            at = os.path.join(folder, "s")
            shutil.copytree(self.base, at) if self.base else os.mkdir(at)
            why = self.judge(at, self.fault, self.nested)
            return why and f"{self.name()}: {why}"
        except subprocess.TimeoutExpired:
            return f"{self.name()}: hangs"
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def judge_all(cases, begun, minutes):
    """(what is wrong, cases that ran). Cases for which there is no time left do not run; who reports says how many."""
    done = []

    def judged(case):
        if time.monotonic() - begun > minutes * 60:
            return ""
        done.append(case)
        outcome = case()
        if outcome or len(done) % 250 == 0:  # a run of an hour is not silent
            print(outcome or f"{len(done)} of {len(cases)} in {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
        return outcome

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        bad = [outcome for outcome in pool.map(judged, cases) if outcome]
    return bad, done


def tally(points_seen, cases, done, bad):
    """The keys that every fault run reports."""
    kills = sum(("signal" in case.fault) + len(case.nested) for case in done)
    errors = sum("error" in case.fault for case in done)
    not_done = f" not_done={len(cases) - len(done)}" if len(done) < len(cases) else ""
    return f"points={points_seen} cases={len(done)} kills={kills} io_errors={errors} violations={len(bad)}{not_done}"
