"""The hostile corpus through the real program, watched by strace: every file is refused, the process that reads them opens no file and no
socket and has its limits, and the program itself opens nothing but those files, its store and its own data.

    strace.py GRIFFIER HOSTILE_FILES SOURCE_TREE
"""
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
MOST_BYTES = 6_000_000
MEMORY = 256 << 20
# What a caged process may still do once the door is shut: the list of records/core/cage.cpp, seen from outside.
ALLOWED = {"read", "write", "exit", "exit_group", "brk", "mmap", "munmap", "mremap", "mprotect", "madvise", "futex", "rt_sigreturn", "rt_sigprocmask", "setitimer",
           "restart_syscall", "getrandom"}
OPENS = {"open", "openat", "openat2", "creat"}
SOCKETS = {"socket", "connect", "bind", "listen", "accept4"}


def can_trace():
    if not shutil.which("strace"):
        return "strace is not there"
    tried = subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], capture_output=True, text=True)
    return None if tried.returncode == 0 else "strace cannot trace here: " + tried.stderr.strip().splitlines()[-1]


def calls(log):
    """(process, name, rest of the line) of every call in the log, in the order in which they began."""
    for line in log.read_text(errors="replace").splitlines():
        match = re.match(r"(\d+)\s+([a-z0-9_]+)\((.*)", line)
        if match:
            yield int(match.group(1)), match.group(2), match.group(3)


def main(griffier, writer, root):
    reason = can_trace()
    if reason:
        print("SKIPPED:", reason)
        return SKIPPED
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        files = folder / "post"
        files.mkdir()
        print(subprocess.run([writer, f"{root}/tests/intake/goed/geagendeerd-model.xml", files, str(MOST_BYTES)], check=True, capture_output=True, text=True).stdout.strip())
        names = sorted(files.iterdir())
        common = ["--store", f"{folder}/opslag", "--keys", f"{folder}/sleutels", "--on", "2026-06-01", "--as", "uitvoerder", "--purpose", "vijandige bestanden", "--data", root]
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        made = subprocess.run([griffier, "init", "--practice", "--covenant", f"{root}/samples/convenanten/oeverstad.xml", *common], env=environment, capture_output=True, text=True)
        if made.returncode != 0:
            print(made.stdout, made.stderr)
            return 1
        # Once plainly, for the answers and the time; once watched.
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        plain = subprocess.run([griffier, "import", files, "--json", *common], env=environment, capture_output=True, text=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        log = folder / "strace.txt"
        watched = subprocess.run(["strace", "-f", "-q", "-o", log, griffier, "import", files, "--json", *common], env=environment, capture_output=True, text=True)
        if [line for line in plain.stdout.splitlines()] != [line for line in watched.stdout.splitlines()]:
            failures.append("the answers differ between two runs")
        lines = [json.loads(line) for line in plain.stdout.splitlines() if line.startswith("{")]
        refused = {Path(line["file"]).name for line in lines if line["type"] == "error"}
        for name in names:
            if name.name not in refused:
                failures.append(f"{name.name} was not refused")
        if plain.returncode != 1 or lines[-1]["counts"].get("refused") != len(names):
            failures.append(f"exit {plain.returncode}, summary {lines[-1] if lines else plain.stderr}")
        if len(names) < 300:
            failures.append(f"only {len(names)} files")
        failures += judge(log, folder, Path(root).resolve(), files)
        spent = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
        print(f"files={len(names)} refused={len(refused)} cpu_ms_per_file={1000 * spent / max(1, len(names)):.2f}")
    for failure in failures[:40]:
        print("FAILED:", failure)
    return 1 if failures else 0


def judge(log, folder, root, files):
    failures = []
    caged, limited = set(), {}
    begun = False   # the first hostile file has been opened
    closed = 0
    for process, name, rest in calls(log):
        if name == "prlimit64" and "RLIMIT_AS" in rest:
            limited[process] = rest
        if name in ("prctl", "seccomp") and "SECCOMP" in rest and "FILTER" in rest:
            caged.add(process)
            if not re.search(r"rlim_cur=256\*1024\*1024|rlim_cur=%d|rlim_cur=262144\*1024" % MEMORY, limited.get(process, "")):
                failures.append(f"process {process} has no limit of {MEMORY} bytes: {limited.get(process)}")
            continue
        if process in caged:
            closed += 1
            if name not in ALLOWED:
                failures.append(f"the caged process called {name}({rest[:80]}")
            continue
        if name in OPENS:
            path = re.search(r'"([^"]*)"', rest)
            path = path.group(1) if path else ""
            begun = begun or path.startswith(str(files) + "/")
            if begun and not path.startswith((str(folder), str(root), "/proc/self", "/dev/urandom")) and path != ".":
                failures.append(f"opened {path}")
        if begun and name in SOCKETS:
            failures.append(f"{name}({rest[:80]}")
    print(f"caged_processes={len(caged)} calls_of_theirs={closed}")
    if not caged:
        failures.append("no process locked itself in")
    if not begun:
        failures.append("no hostile file was opened")
    return failures


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
