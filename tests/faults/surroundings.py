"""What surrounds a run of griffier goes wrong; the numbers are those of tests/faults/README.md.

Each case works on a copy of a store with letters that are filed and a channel. After it the store must be sound (`griffier verify`) and a run
without a fault must end where it always ends: every letter handed over once.
Usage: surroundings.py GRIFFIER [--short]; ends in cases= violations=
"""
import os
import resource
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import inject
from letters import Issue, Printer
from store import lines_of

SOURCE = Path(__file__).resolve().parents[2]


class Surroundings:
    def __init__(self, program, short, folder):
        self.folder = folder
        self.griffier, self.short, self.cases, self.bad = Issue(program, self.folder), short, 0, []
        self.base = os.path.join(self.folder, "base")
        os.makedirs(os.path.join(self.base, "kanaal"))
        for step in ("init", "import", "produce"):
            done = self.griffier.step(step, self.base)
            if done.returncode not in (0, 6):
                raise SystemExit(f"{step}: {done.returncode} {done.stdout[-300:]}")
        at = self.copy()
        self.griffier.step("issue", at)
        self.letters = len(self.printed(at))
        if self.letters < 2:
            raise SystemExit(f"only {self.letters} letters")

    def copy(self):
        at = tempfile.mkdtemp(prefix="c", dir=self.folder)
        shutil.copytree(self.base, os.path.join(at, "s"))
        return os.path.join(at, "s")

    def printed(self, at):
        printer = Printer(os.path.join(at, "kanaal"))
        printer.look()
        return printer.printed

    def run(self, at, step="issue", **more):
        environment = {**os.environ, "LC_ALL": "C.UTF-8", **more.pop("environment", {})}
        return subprocess.run([self.griffier.program, *self.griffier.arguments(step, at)], capture_output=True, text=True, errors="replace", timeout=120, env=environment, **more)

    def wrong(self, name, text):
        self.bad.append(f"{name}: {text}")

    def case(self, name, work):
        """`work(at)` provokes it and says what is wrong; afterwards all must be as ever."""
        self.cases += 1
        at = self.copy()
        try:
            flaw = work(at)
            if flaw:
                self.wrong(name, flaw)
            again = self.griffier.step("issue", at)
            if again.returncode not in (0, 6):
                self.wrong(name, f"afterwards issue ends with {again.returncode} {again.stdout[-200:]}")
            printed = self.printed(at)
            if len(printed) != self.letters or any(n != 1 for n in printed.values()):
                self.wrong(name, f"letters {dict(printed)}")
            checked = self.griffier.step("verify", at)
            if checked.returncode != 0:
                self.wrong(name, f"verify {checked.returncode} {checked.stdout[-200:]}")
        except subprocess.TimeoutExpired:
            self.wrong(name, "hangs")
        finally:
            shutil.rmtree(os.path.dirname(at), ignore_errors=True)

    # 8: descriptors used up
    def few_descriptors(self, limit):
        def work(at):
            done = self.run(at, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit)))
            return "" if done.returncode in (0, 3, 4, 6, 75) else f"exit {done.returncode} {done.stderr[-200:]}"
        self.case(f"8 at most {limit} descriptors", work)

    # 9: standard streams closed at the start
    def closed_streams(self, which):
        def work(at):
            def close():
                for descriptor in which:
                    os.close(descriptor)
            command = [self.griffier.program, *self.griffier.arguments("issue", at)]
            code = subprocess.run(command, close_fds=False, preexec_fn=close, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
            return "" if code in (0, 6, 1, 75) else f"exit {code}"
        self.case(f"9 descriptors {which} closed", work)

    # 12: an upgrade that is killed
    def killed_upgrade(self):
        packed = SOURCE / "tests/fixtures/store-schema-3.tar.gz"
        fresh = os.path.join(self.folder, "golden")
        with tarfile.open(packed) as archive:
            archive.extractall(fresh)
        for name in [*"0123456789abcdef", "nieuw"]:
            os.makedirs(os.path.join(fresh, "opslag", "kluis", name), exist_ok=True)
        call = lambda at: ["verify", "--store", os.path.join(at, "opslag"), "--keys", os.path.join(at, "sleutel"), "--holders", os.path.join(at, "houder2"), "--json"]
        first = os.path.join(self.folder, "golden-1")
        shutil.copytree(fresh, first)
        found = inject.points([self.griffier.program, *call(first)])
        for point in inject.sample(found, self.short, 10):
            for fault in list(inject.faults(point)):
                self.cases += 1
                at = tempfile.mkdtemp(prefix="g", dir=self.folder)
                shutil.copytree(fresh, os.path.join(at, "s"))
                at = os.path.join(at, "s")
                self.griffier.run(call(at), fault)
                again = self.griffier.run(call(at))
                if again.returncode != 0:
                    self.wrong(f"12 {fault}", f"verify {again.returncode} {again.stdout[-200:]}")
                shutil.rmtree(os.path.dirname(at), ignore_errors=True)
        return len(found)

    # 21, 22: a file system that turns read only, a quota that is reached
    def errors(self, error):
        at = self.copy()
        found = inject.points([self.griffier.program, *self.griffier.arguments("issue", at)], codes=(0, 6))
        for name, n, _, _ in inject.sample(found, self.short, 6):
            def work(where, fault=f"{name}:error={error}:when={n}+"):
                done = self.griffier.step("issue", where, fault)
                return "" if done.returncode in (0, 1, 3, 4, 6, 75) else f"exit {done.returncode} {done.stderr[-200:]}"
            self.case(f"{'21' if error == 'EROFS' else '22'} {error} from {name} {n} on", work)

    # 25: links and pipes where files are expected
    def planted(self):
        def link(at):
            os.symlink("/etc/passwd", os.path.join(at, "kanaal", ".kanaal"))
            done = self.run(at)
            os.unlink(os.path.join(at, "kanaal", ".kanaal"))
            return "" if done.returncode in (1, 6, 75) and '"issued"' not in done.stdout else f"a link is followed: {done.returncode} {done.stdout[-300:]}"
        self.case("25 a link for the channel's mark", link)

        def pipe(at):
            self.griffier.step("issue", at)
            name = next(one for one in os.listdir(os.path.join(at, "kanaal")) if one.endswith(".klaar"))[: -len(".klaar")]
            os.mkfifo(os.path.join(at, "kanaal", name + ".ontvangst"))
            done = self.run(at)
            os.unlink(os.path.join(at, "kanaal", name + ".ontvangst"))
            return "" if done.returncode in (0, 1, 6) else f"a pipe for a receipt: {done.returncode} {done.stdout[-300:]}"
        self.case("25 a pipe for a receipt", pipe)

        def letter(at):
            link_to = os.path.join(os.path.dirname(at), "elders")
            os.symlink(link_to, os.path.join(at, "kanaal", "ontvangst"))
            self.run(at)
            return "written through a link" if os.path.exists(link_to) else ""
        self.case("25 a link among the consignments", letter)

    # 28: file times
    def file_times(self, moment):
        def work(at):
            for folder, _, files in os.walk(at):
                for file in files:
                    os.utime(os.path.join(folder, file), (moment, moment))
            return ""
        self.case(f"28 all files of {moment}", work)

    # 33: no time zone data
    def no_zones(self):
        empty = os.path.join(self.folder, "zones")
        os.makedirs(empty, exist_ok=True)

        def work(at):
            told = [self.griffier.run(["explain", "x"]).returncode]
            one = lines_of(self.run(at, "list"))
            other = lines_of(self.run(at, "list", environment={"TZDIR": empty, "TZ": "Pacific/Kiritimati"}))
            return "" if one == other and told else "other dates without zones"
        self.case("33 no time zone data", work)

    # 84: the environment
    def strange_environment(self):
        trap = os.path.join(self.folder, "trap")
        os.makedirs(trap, exist_ok=True)
        for values in ({"TMPDIR": "/nonexistent"}, {"PATH": trap}, {"LC_ALL": "tr_TR.UTF-8", "LANG": "xx"}, {"HOME": "", "USER": "root", "LOGNAME": "root"}):
            def work(at, values=values):
                done = self.run(at, environment=values)
                return "" if done.returncode in (0, 6) else f"exit {done.returncode} {done.stdout[-200:]}"
            self.case(f"84 {values}", work)

        def open_umask(at):
            self.run(at, preexec_fn=lambda: os.umask(0))
            found = [path for path, _, files in os.walk(os.path.join(at, "opslag")) for file in files if os.stat(os.path.join(path, file)).st_mode & 0o022]
            return f"files that others can write: {len(found)}" if found else ""
        self.case("84 umask 000", open_umask)

    # 46: a run again by hand
    def again(self):
        def work(at):
            before = [self.run(at).returncode for _ in range(3)]
            return "" if set(before) <= {0, 6} else f"{before}"
        self.case("46 three runs by hand", work)


def main():
    folder = tempfile.mkdtemp(prefix="griffier-around-", dir=inject.scratch())
    try:
        around = Surroundings(sys.argv[1], "--short" in sys.argv, folder)
        for limit in (8, 12, 16, 24):
            around.few_descriptors(limit)
        for which in ((0,), (1,), (2,), (0, 1, 2)):
            around.closed_streams(which)
        points = around.killed_upgrade()
        for error in ("EROFS", "EDQUOT"):
            around.errors(error)
        around.planted()
        for moment in (0, 4102444800):
            around.file_times(moment)
        around.no_zones()
        around.strange_environment()
        around.again()
        for line in around.bad[:40]:
            print(line)
        print(f"cases={around.cases} upgrade_points={points} violations={len(around.bad)}")
        return 1 if around.bad else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
