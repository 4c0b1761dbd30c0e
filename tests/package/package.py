"""What the tests of the package share: where things are, running, skipping, and the package itself in a folder of its own."""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE, BUILD, PROGRAM = (Path(argument).resolve() for argument in sys.argv[1:4])
ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
faults = []


def skip(reason):
    print(f"SKIPPED: {reason}")
    sys.exit(77)


def need(*programs):
    for program in programs:
        if not shutil.which(program, path=ENVIRONMENT["PATH"]):
            skip(f"{program} is not installed")


def run(*command, code=0, extra=None, **more):
    """Runs a command and gives what it printed; another exit code than `code` (None: any) is a fault."""
    ended = subprocess.run([str(part) for part in command], capture_output=True, text=True, env={**ENVIRONMENT, **(extra or {})}, timeout=300, **more)
    if code is not None and ended.returncode != code:
        faults.append(f"{' '.join(str(part) for part in command)} ended with {ended.returncode}, not {code}:\n{ended.stdout[-2000:]}{ended.stderr[-2000:]}")
    return ended


def expect(true, message):
    if not true:
        faults.append(message)


def folder():
    return tempfile.TemporaryDirectory(prefix="griffier-package-")


def package(work):
    """The .deb of what is built."""
    need("cpack", "dpkg-deb", "dpkg-shlibdeps")
    run("cpack", "-G", "DEB", "--config", BUILD / "CPackConfig.cmake", "-B", work)
    made = sorted(Path(work).glob("*.deb"))
    if len(made) != 1:
        finish(f"cpack made {len(made)} packages")
    return made[0]


def finish(*more):
    for fault in faults + list(more):
        print(fault)
    print(f"{len(faults) + len(more)} faults")
    sys.exit(1 if faults or more else 0)
