"""The package installs into an empty root, enables nothing, finds its own data there, tells what --help tells, and leaves stores alone."""
import gzip
import os
import stat
from pathlib import Path

from package import BUILD, ENVIRONMENT, PROGRAM, SOURCE, expect, faults, finish, folder, package, run

with folder() as work:
    deb = package(work)
    control = run("dpkg-deb", "-f", deb).stdout
    for name in ("Package: griffier", "Section: admin", "fonts-noto-core", "hyphen-nl", "libpoco", "libsqlite3-0"):
        expect(name in control, f"the control file does not say {name}")
    root = Path(work) / "root"
    run("dpkg-deb", "-x", deb, root)
    paths = {path.relative_to(root).as_posix(): path for path in root.rglob("*")}
    for name in ("usr/bin/griffier", "usr/share/griffier/locales/nl.xml", "usr/share/griffier/records/regimes/model-2018.xml", "usr/share/griffier/templates/schema/casus.xsd",
                 "lib/systemd/system/griffier-nightly.service", "lib/systemd/system/griffier-nightly.timer", "usr/lib/sysusers.d/griffier.conf", "usr/lib/tmpfiles.d/griffier.conf",
                 "etc/griffier/griffier.ini", "usr/share/man/man1/griffier.1.gz", "usr/share/man/nl/man1/griffier.1.gz", "usr/share/bash-completion/completions/griffier",
                 "usr/share/fish/vendor_completions.d/griffier.fish", "usr/share/doc/griffier/copyright", "usr/share/doc/griffier/HANDLEIDING.md",
                 "usr/share/doc/griffier/verifier/verify.mjs"):
        expect(name in paths, f"{name} is not in the package")
    expect(not [name for name in paths if ".wants/" in name], "a unit is enabled by the package")
    for name, path in paths.items():
        expect(not stat.S_IMODE(path.lstat().st_mode) & 0o022, f"{name} can be changed by others than its owner")
    for name in ("locales", "templates", "records/regimes"):
        for path in (SOURCE / name).rglob("*"):
            if path.is_file():
                kept = root / "usr/share/griffier" / path.relative_to(SOURCE)
                expect(kept.exists() and kept.read_bytes() == path.read_bytes(), f"{kept} is not what stands in the source")

    # The program in that root takes the data of that root: a word that is changed there is what it says.
    program, data = root / "usr/bin/griffier", root / "usr/share/griffier"
    words = data / "locales/en.d/service.xml"
    kept = words.read_text(encoding="utf-8")
    words.write_text(kept.replace("The settings are in order.", "The settings of this root are in order."), encoding="utf-8")
    ini = Path(work) / "griffier.ini"
    ini.write_text("lang = en\n")
    ini.chmod(0o600)
    expect("of this root" in run(program, "config", "check", "--config", ini).stdout, "the installed program does not use the installed data")
    words.write_text(kept, encoding="utf-8")
    run(program, "regime", "check", *sorted((data / "records/regimes").glob("model-2018.xml")))
    case = Path(work) / "p"
    case.mkdir()
    run(program, "sample", case / "proef", "--dossiers", "3", "--seed", "3", "--on", "2026-06-01", "--regime", "model-2018", "--with-covenant")
    store = ["--store", case / "opslag", "--keys", case / "sleutels"]
    run(program, "init", "--practice", *store, "--covenant", case / "proef.convenant.xml")
    run(program, "import", case / "proef", *store, "--on", "2026-06-01")
    run(program, "produce", "--out", case / "uit", *store, "--on", "2026-06-01", code=None)
    expect(list((case / "uit").glob("*.pdf")), "the installed program makes no letter")

    # Man page and completions are what this program describes.
    for language, name in (("en", "man1"), ("nl", "nl/man1")):
        page = gzip.decompress((root / "usr/share/man" / name / "griffier.1.gz").read_bytes()).decode()
        expect(page == run(program, "describe", "man", "--lang", language).stdout, f"the man page in {name} is not that of this program")
    for shell, name in (("bash", "usr/share/bash-completion/completions/griffier"), ("fish", "usr/share/fish/vendor_completions.d/griffier.fish")):
        expect((root / name).read_text(encoding="utf-8") == run(program, "describe", shell, "--lang", "en").stdout, f"{name} is not that of this program")

    # dpkg itself, into an empty root: user and folders are made, a conffile that was changed stays, and a purge leaves the store.
    if os.geteuid() != 0:
        print("not shown, as it needs root: dpkg into an empty root")
        finish()
    target = Path(work) / "target"
    for name in ("var/lib/dpkg/info", "var/lib/dpkg/updates", "var/lib/dpkg/triggers", "etc"):
        (target / name).mkdir(parents=True)
    for name in ("var/lib/dpkg/status", "var/lib/dpkg/available"):
        (target / name).write_text("")
    dpkg = ["dpkg", f"--root={target}", f"--log={work}/dpkg.log", "--force-depends", "--force-script-chrootless", "--force-confold"]
    run(*dpkg, "--install", deb)
    passwd = (target / "etc/passwd").read_text() if (target / "etc/passwd").exists() else ""
    expect(any(line.startswith("griffier:") and line.endswith("/usr/sbin/nologin") for line in passwd.splitlines()), "the user griffier was not made")
    number = next((int(line.split(":")[2]) for line in passwd.splitlines() if line.startswith("griffier:")), -1)
    for name, mode in (("var/lib/griffier", 0o750), ("var/lib/griffier/postvak", 0o770), ("var/lib/griffier-sleutels", 0o700)):
        path = target / name
        expect(path.is_dir() and stat.S_IMODE(path.stat().st_mode) == mode and path.stat().st_uid == number, f"{name} is not a folder of griffier with mode {mode:o}")
    expect(not list((target / "etc").rglob("*.timer")), "the timer is enabled")
    conffile = target / "etc/griffier/griffier.ini"
    conffile.write_text("lang = nl\n")
    run(*dpkg, "--install", deb)
    expect(conffile.read_text() == "lang = nl\n", "a second installation took away what the operator wrote")
    kept = target / "var/lib/griffier/opslag"
    kept.mkdir()
    (kept / "opslag").write_text("x")
    run(*dpkg, "--purge", "griffier")
    expect((kept / "opslag").exists(), "a purge removed a store")
    expect(not conffile.exists() and not (target / "usr/bin/griffier").exists(), "a purge left the program or its settings")
finish()
