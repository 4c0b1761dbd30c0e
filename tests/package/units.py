"""The service has an exposure of at most 1.5, its files are well formed, and it allows every system call that a night run makes."""
import os
import re
import shutil
from pathlib import Path

from package import ENVIRONMENT, PROGRAM, SOURCE, expect, finish, folder, need, run

need("systemd-analyze")
units = SOURCE / "packaging"
service = (units / "griffier-nightly.service").read_text()

# --threshold counts in tenths.
ended = run("systemd-analyze", "security", "--offline=true", "--threshold=15", "--no-pager", units / "griffier-nightly.service", code=None)
overall = re.search(r"Overall exposure level for \S+: ([0-9.]+)", ended.stdout)
print(overall.group(0) if overall else ended.stdout + ended.stderr)
expect(ended.returncode == 0 and overall and float(overall.group(1)) <= 1.5, f"the exposure is above 1.5:\n{ended.stdout}")
with folder() as work:
    # A unit without its walls is seen: the judge can say no.
    bare = Path(work) / "bare.service"
    bare.write_text("[Service]\nExecStart=/bin/true\n")
    expect(run("systemd-analyze", "security", "--offline=true", "--threshold=15", "--no-pager", bare, code=None).returncode != 0, "a unit without walls passes too")

    # The form of the units, with a program that is there.
    for name in ("griffier-nightly.service", "griffier-nightly.timer"):
        (Path(work) / name).write_text((units / name).read_text().replace("/usr/bin/griffier", "/bin/true"))
    checked = run("systemd-analyze", "verify", "--man=no", Path(work) / "griffier-nightly.service", Path(work) / "griffier-nightly.timer", code=None)
    about = [line for line in checked.stderr.splitlines() if "griffier-nightly" in line]
    expect(not about, "systemd-analyze verify: " + "\n".join(about))
    for line in ("PrivateNetwork=yes", "RestrictAddressFamilies=none", "LoadCredential=griffier-sign", "User=griffier"):
        expect(line in service.splitlines(), f"the service does not say {line}")
    expect("[Install]" not in service, "the service can be enabled by itself; only the timer may")

    # The user and the folders.
    if shutil.which("systemd-sysusers", path=ENVIRONMENT["PATH"]):
        root = Path(work) / "root"
        (root / "etc").mkdir(parents=True)
        run("systemd-sysusers", f"--root={root}", units / "griffier.sysusers")
        expect("griffier:" in (root / "etc/passwd").read_text(), "systemd-sysusers made no user griffier")

    # What a night asks of the kernel against what the service allows.
    if not shutil.which("strace", path=ENVIRONMENT["PATH"]):
        print("not shown, as strace is not installed: the system calls of a night")
        finish()
    lists, current = {}, None
    for line in run("systemd-analyze", "syscall-filter").stdout.splitlines():
        if line.startswith("@"):
            current = lists.setdefault(line.strip(), set())
        elif line.startswith("    ") and not line.strip().startswith("#") and current is not None:
            current.add(line.strip())

    def calls(names):
        found = set()
        for name in names:
            found |= calls(lists[name]) if name.startswith("@") else {name}
        return found

    allowed = set()
    for value in re.findall(r"^SystemCallFilter=(.*)$", service, re.M):
        allowed = allowed - calls(value[1:].split()) if value.startswith("~") else allowed | calls(value.split())
    allowed |= calls(["@default"])  # always allowed by systemd
    # As the service does: not as root, who makes calls that it does not.
    as_user = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    if as_user:
        os.chown(work, 65534, 65534)
    at = ["--store", f"{work}/opslag", "--keys", f"{work}/sleutels", "--on", "2026-06-01"]
    run(PROGRAM, "sample", f"{work}/proef", "--dossiers", "12", "--seed", "3", "--on", "2026-06-01", "--regime", "model-2018", "--with-covenant", **as_user)
    run(PROGRAM, "init", "--practice", *at[:4], "--covenant", f"{work}/proef.convenant.xml", **as_user)
    hook = Path(work) / "haak"
    hook.write_text("#!/bin/sh\necho haak >/dev/null\n")
    hook.chmod(0o755)
    ini = Path(work) / "griffier.ini"
    ini.write_text(f"report = {work}/verslag\nmetrics = {work}/griffier.prom\nping = {work}/ping\nhook-after = {hook}\n")
    night = run("strace", "-f", "-qq", "-e", "trace=all", "-o", f"{work}/calls", PROGRAM, "nightly", "--inbox", f"{work}/proef", "--out", f"{work}/uit", "--config", ini, *at, code=None, **as_user)
    expect(night.returncode in (0, 1, 6), f"the night ended with {night.returncode}: {night.stderr[-500:]}")
    expect((Path(work) / "verslag/nacht.html").exists(), "the night left no report")
    trace = (Path(work) / "calls").read_text(errors="replace")
    used = set(re.findall(r"^\d+ +([a-z][a-z0-9_]*)\(", trace, re.M))
    print(f"{len(used)} different system calls")
    expect(len(used) > 20, "strace saw no night")
    expect(not used - allowed, f"the service would refuse: {sorted(used - allowed)}")
    # The C library asks whether a name service cache runs, and does without when it may not.
    asked = [line for line in re.findall(r"^\d+ +(?:socket|connect|bind|listen)\(.*$", trace, re.M) if "nscd" not in line and "socket(AF_UNIX" not in line]
    expect(not asked, f"the night asks for a network: {asked[:3]}")
finish()
