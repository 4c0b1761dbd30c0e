"""Runs every command of the officials' manual, in order, in a practice store, so that one that is gone, renamed or refused is found.

A block marked `sh` holds commands; one marked `ini` is put into griffier.ini of the store, one marked `formulier` is the form of the next
`--form`. What differs on every screen (numbers of requests, lists, papers, copies) is taken from what the command before it printed. What a
reader would have at hand at that point (cases in the inbox, a request that was granted) is set up in PROCESSES, per heading of the manual.
Commands in the running text and in tables are held against --help. Usage: commands.py GRIFFIER SOURCE [--keep DIR], or commands.py --self-test
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# What no test can or may do; each must stand in the manual.
NOT_RUN = {
    r"^apt install": "installs a package; tests/package does it",
    r"^sudo -u griffier": "another user; tests/package looks at the package",
    r"^systemctl ": "a service manager; tests/package looks at the units",
}
KINDS = {"request": r"vz-[0-9a-f]{10}", "list": r"VL-\d{4}-\d{4}", "certificate": r"VV-\d{4}-\d{4}-\d+", "declaration": r"GV-\d{4}-\d{4}",
         "paper": r"DOC-23-[0-9A-Z]{12}", "copy": r"kopie-\d{4}-\d\d-\d\d-[0-9a-f]{8}", "edition": r"ST-\d{4}-\d{3}"}


class Broken(Exception):
    pass


def blocks(text):
    """(heading, kind, line number, lines) of each marked block; heading is the nearest one above."""
    heading, found, inside = "", [], None
    for number, line in enumerate(text.split("\n"), 1):
        mark = re.match(r" *```(\w*)$", line)
        if inside is not None:
            if mark:
                found.append(inside)
                inside = None
            else:
                inside[3].append(line.strip() if inside[1] == "sh" and not line.startswith("    ") else line)
        elif mark:
            inside = (heading, mark.group(1), number, [])
        elif line.startswith("#"):
            heading = line.lstrip("# ")
    return found


def commands(lines):
    joined, out = "", []
    for line in lines:
        joined += line.strip()
        if joined.endswith("\\"):
            joined = joined[:-1]
            continue
        if joined:
            out.append(joined)
        joined = ""
    return out


class World:
    """A folder with a practice store in it, as a reader of the manual would have."""

    def __init__(self, griffier, source, root):
        self.griffier, self.source, self.root = griffier, source, root
        self.day, self.known, self.form, self.ran = "2025-03-10", {}, None, []
        (root / "bin").mkdir()
        (root / "bin/griffier").symlink_to(griffier)
        shutil.copytree(source / "samples", root / "samples")  # a copy: the settings of the manual take away what was taken in
        for folder in ("mnt/kluis2/sleutels", "mnt/reserve", "srv", "etc/griffier", "postvak", "sleutel-van"):
            (root / folder).mkdir(parents=True)
        for person in ("jansen", "privacy"):
            self.shell(f"openssl genpkey -algorithm ed25519 -out sleutel-van/{person}.pem")
        shutil.copy(root / "sleutel-van/jansen.pem", root / "mijn-sleutel.pem")
        covenant = (source / "samples/convenanten/oeverstad.xml").read_text(encoding="utf-8")
        covenant = covenant.replace('<persoon id="privacy"', f'<persoon id="privacy" sleutel="{self.public("privacy")}"')
        extra = "".join(
            f'  <persoon id="{who}" partij="{party}" rol="{role}" bereik="{reach}" vanaf="2020-01-01"{key}><naam>{name}</naam><functie>{role}</functie><mandaat>Verzonnen 1</mandaat></persoon>\n'
            for who, party, role, reach, key, name in [("devries", "gem-oeverstad", "uitvoerder", "beide", "", "D. de Vries"),
                                                      ("jansen", "om-oost", "lid-weegploeg", "weegploeg", f' sleutel="{self.public("jansen")}"', "J. Jansen")])
        first = covenant.index('  <persoon id=')
        (root / "delfland.xml").write_text(covenant[:first] + extra + covenant[first:], encoding="utf-8")
        shutil.copy(source / "tests/manual/dossier.xml", root / "postvak/DLF-2025-003.xml")
        shutil.copy(source / "tests/manual/weg.xml", root)

    def public(self, person):
        out = subprocess.run(["openssl", "pkey", "-in", self.root / f"sleutel-van/{person}.pem", "-pubout", "-outform", "DER"], capture_output=True, check=True).stdout
        return out[-32:].hex()

    def environment(self):
        return {"PATH": f"{self.root}/bin:/usr/bin:/bin", "HOME": str(self.root), "LC_ALL": "C.UTF-8", "GRIFFIER_ON": self.day, "GRIFFIER_DATA": str(self.source)}

    def shell(self, line, allowed=(0,)):
        """Runs a line as it stands; what it printed. Broken when it ends otherwise."""
        done = subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=self.root, env=self.environment(), capture_output=True, text=True, timeout=300)
        said = done.stdout + done.stderr
        for kind, pattern in KINDS.items():
            if numbers := re.findall(pattern, said):
                self.known[kind] = numbers[-1]
        if done.returncode not in allowed:
            raise Broken(f"ended with {done.returncode}:\n{said.strip()}")
        return said

    def ours(self, line):
        """A line of the manual with this folder for its root and the numbers of this store."""
        line = re.sub(r"(?<![\w./-])/(srv|mnt|etc|var)/", rf"{self.root}/\1/", line)
        for kind, pattern in KINDS.items():
            if kind in self.known:
                line = re.sub(pattern, self.known[kind], line)
        return line.replace("KENMERK", self.known.get("mark", "KENMERK"))

    def settings(self, store, lines):
        path = self.root / store / "griffier.ini"
        names = [line.split(" =")[0] for line in lines if " = " in line]
        old = [line for line in path.read_text(encoding="utf-8").split("\n") if line.split(" =")[0] not in names]
        cut = next((i for i, line in enumerate(old) if line.startswith("[")), len(old))
        plain = [self.ours(line) for line in lines]
        path.write_text("\n".join(old[:cut] + plain + old[cut:]) + "\n", encoding="utf-8")

    def request(self, kind, *decision, until="2026-06-01"):
        """A request of this kind, received and identified, and decided when a decision is given."""
        form = (self.root / "verzoek.txt").read_text(encoding="utf-8") if (self.root / "verzoek.txt").exists() else ""
        form = "\n".join(line for line in form.split("\n") if not line.startswith(("soort", "ontvangen", "wens", "omstandigheden")))
        more = {"rectificatie": "wens = De datum van het signaal moet anders.\nwens.item = s1\nwens.reden = Ik was die dag elders.\n", "bezwaar": "omstandigheden = Ik verlies mijn werk.\n"}.get(kind, "")
        (self.root / "ander-verzoek.txt").write_text(f"soort = {kind}\nontvangen = {until}\n{more}{form}", encoding="utf-8")
        common = "--store oefening --as uitvoerder --purpose verzoek"
        self.shell(f"griffier verzoek receive --form ander-verzoek.txt --out uit {common}", (0, 6))
        self.shell(f"griffier verzoek identity {self.known['request']} --outcome vastgesteld --reason Gezien. {common}", (0, 6))
        if decision:
            self.shell(f"griffier verzoek decide {self.known['request']} {' '.join(decision)} --out uit {common}", (0, 6))

    def sign_by(self, person):
        """The other person signs the list too."""
        number = self.known["list"]
        self.shell(f"openssl pkeyutl -sign -rawin -inkey sleutel-van/{person}.pem -in lijst/{number}.txt -out andere-handtekening")
        self.shell(f"griffier vernietigingslijst approve {number} --handtekening andere-handtekening --door {person} --store oefening --as devries --purpose beheer")


def take_in_all(w):
    w.day = "2026-06-01"
    for case in ("samples/dossiers/oeverstad", "weg.xml"):
        w.shell(f"griffier import {case} --store oefening")


def identify(w):
    w.shell(f"griffier verzoek identity {w.known['request']} --outcome vastgesteld --reason Gezien. --store oefening --as uitvoerder --purpose verzoek", (0, 6))


def second_store(w):
    """Another store, of the operator."""
    for folder in ("srv/houder", "srv/postvak", "srv/uit"):
        (w.root / folder).mkdir()
    w.shell("griffier init --practice --store srv/griffier --keys srv/sleutels --holders srv/houder --covenant delfland.xml")
    w.shell("griffier import postvak --store srv/griffier")
    w.shell("griffier produce --store srv/griffier --out srv/uit", (0, 6))


def on_the_list_again(w):
    """What was withdrawn is proposed anew, signed by two, and cools."""
    common = "--store oefening --as devries --purpose beheer"
    w.shell(f"griffier vernietigingslijst propose {common}")
    w.shell(f"griffier vernietigingslijst show {w.known['list']} --out lijst {common}")
    for person in ("jansen", "privacy"):
        w.sign_by(person)
    w.day = "2026-06-17"


def back_from_archive(w):
    order = '--kind hernieuwde-verwerking --outcome opdracht --reason "Een nieuw signaal wegen." --need "Zonder de analyse kan dat niet."'
    w.shell(f"griffier besluit DLF-2025-003 {order} --store oefening --as devries --purpose beheer")


def form_filled(w):
    shutil.copy(w.source / "samples/werkstukken/oeverstad/integraal-plan.xml", w.root / "formulieren/integraal-plan.xml")


def other_covenant_file(w):
    path = w.root / "delfland.xml"
    path.write_text(path.read_text(encoding="utf-8").replace("000-5550007", "000-5550008"), encoding="utf-8")


def limburg(w):
    w.day = "2026-06-01"
    (w.root / "oefening").rename(w.root / "oefening-van-delfland")
    w.shell("griffier init --practice --store oefening --keys sleutels-limburg --covenant samples/convenanten/limburg.xml")
    w.shell("griffier import samples/dossiers/limburg/externe-partner-nog-zonder-geheimhouding.xml --store oefening")


def back_to_delfland(w):
    w.day = "2026-06-17"
    (w.root / "oefening").rename(w.root / "oefening-van-limburg")
    (w.root / "oefening-van-delfland").rename(w.root / "oefening")


def signed_page(w):
    shutil.copy(w.source / "samples/geheimhouding/getekend.txt", w.root / "getekend.pdf")


def question(w):
    shutil.copy(w.source / "samples/geheimhouding/adviesvraag.txt", w.root / "vraag.txt")


def old_checkpoint(w):
    shutil.copy(w.root / "logboek/checkpoint", w.root / "checkpoint-van-vorig-jaar")


def witness_key(w):
    w.shell("openssl genpkey -algorithm ed25519 -out getuige.pem")


def old_copy(w):
    """A witness remembers more than a copy that is put back."""
    (w.root / "mnt/elders").mkdir()
    w.settings("srv/griffier", [f"witness = {w.root}/mnt/elders"])
    w.shell("griffier nightly --store srv/griffier", (0, 1, 6))
    shutil.copytree(w.root / "srv/griffier", w.root / "kopie-van-gisteren")
    w.shell("griffier nightly --store srv/griffier --on 2026-06-18", (0, 1, 6))
    shutil.rmtree(w.root / "srv/griffier")
    (w.root / "kopie-van-gisteren").rename(w.root / "srv/griffier")
    w.shell("griffier list --store srv/griffier", (4,))


def service_settings(w):
    (w.root / "etc/griffier/griffier.ini").write_text(f"report = {w.root}/srv/uit\nlang = nl\n", encoding="utf-8")


# What a reader has done or been given by then: (beginning of a heading, pattern of the command, what is set up before it). Each is used once.
BEFORE = [
    ("Leesbare bestanden", r"^inbox = ", second_store),
    ("Binnen", r"^griffier verzoek receive", take_in_all),
    ("Beslissen", r"decide .* --outcome toewijzen --store", identify),
    ("Beslissen", r"decide .* --list wissing", lambda w: w.request("wissing")),
    ("Beslissen", r"verzoek execute", lambda w: w.request("rectificatie", "--outcome verbeteren --ground a")),
    ("Afgeschermd", r"lift .* aangekondigd", lambda w: w.request("beperking", "--outcome toewijzen --ground a --used s1")),
    ("Afgeschermd", r"lift .* besloten", lambda w: setattr(w, "day", "2026-06-08")),
    ("Nog nodig?", r"--kind noodzaak", back_from_archive),
    ("Vernietigen", r"^griffier vernietigingslijst execute", on_the_list_again),
    ("Werkstukken", r"werkstuk make", form_filled),
    ("Het convenantbestand verandert", r"convenant update .* --dry-run", other_covenant_file),
    ("Geheimhouding en verstrekken", r"geheimhouding make", limburg),
    ("Geheimhouding en verstrekken", r"geheimhouding sign", signed_page),
    ("De agenda van de samenwerking", r"calendar --ics", back_to_delfland),
    ("Cijfers en vragen om advies", r"adviesblad", question),
    ("Laten nagaan door een buitenstaander", r"--earlier", old_checkpoint),
    ("Laten nagaan door een buitenstaander", r"log cosign", witness_key),
    ("Quarantaine", r"--voorstel herstel.txt", old_copy),
    ("Installeren", r"config check", service_settings),
]
AFTER = [("Vernietigen", r"^griffier vernietigingslijst approve", lambda w: w.sign_by("privacy"))]


def run_manual(text, world):
    """Runs it all; what is wrong, as lines to print."""
    wrong, used, skipped = [], set(), set()
    all_blocks = blocks(text)

    def hooks(table, heading, line):
        for index, (where, pattern, act) in enumerate(table):
            key = (id(table), index)
            if heading.startswith(where) and key not in used and re.search(pattern, line):
                used.add(key)
                act(world)

    for heading, kind, number, lines in all_blocks:
        try:
            if kind == "ini" and lines[0].startswith("[wie]"):
                (world.root / "wie.ini").write_text("\n".join(lines) + "\n", encoding="utf-8")
                world.shell("griffier config check --config wie.ini")
            elif kind == "ini":
                hooks(BEFORE, heading, lines[0])
                world.settings("srv/griffier" if heading.startswith("Leesbare") else "oefening", lines)
            elif kind == "formulier":
                (world.root / "verzoek.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        except (Broken, OSError) as why:
            wrong.append(f"HANDLEIDING.md:{number} ({heading}): {why}")
        if kind != "sh":
            continue
        batch = commands(lines)
        for at, line in enumerate(batch):
            out_of_reach = [pattern for pattern in NOT_RUN if re.search(pattern, line)]
            skipped.update(out_of_reach)
            if out_of_reach:
                continue
            try:
                hooks(BEFORE, heading, line)
                mine = world.ours(line)
                if made := re.search(r"--voorstel (\S+)", mine):
                    (world.root / made.group(1)).unlink(missing_ok=True)  # of an earlier process
                if "genpkey" in mine:
                    mine = "mkdir -p elders && cd elders && " + mine  # the key of who signs was in the covenant file before the store was made
                if "openssl pkeyutl" in mine:
                    signer = next((re.search(r"--door (\w+)", later).group(1) for later in batch[at + 1:] if "--door" in later), None)
                    signer = signer or next(re.search(r"--door (\w+)", " ".join(after)).group(1) for h, k, n, after in all_blocks if n > number and "--door" in " ".join(after))
                    shutil.copy(world.root / f"sleutel-van/{signer}.pem", world.root / "mijn-sleutel.pem")
                said = world.shell(mine, (0, 6))
                if "--outcome verlengen" in line and (marks := re.findall(r"\bc[0-9a-f]{16}\b", said)):
                    world.known["mark"] = marks[-1]
                world.ran.append(line)
                hooks(AFTER, heading, line)
            except (Broken, OSError, KeyError, StopIteration) as why:
                wrong.append(f"HANDLEIDING.md:{number} ({heading}): {line}\n    {why}")
    for table in (BEFORE, AFTER):
        for index, (where, pattern, _) in enumerate(table):
            if (id(table), index) not in used:
                wrong.append(f"nothing in the manual asks for what is set up under '{where}' for '{pattern}'")
    wrong += [f"'{pattern}' is listed as not run ({why}) and does not stand in the manual" for pattern, why in NOT_RUN.items() if pattern not in skipped]
    return wrong


def unmarked(text):
    """Commands that stand in a block without a mark would not be run."""
    wrong, inside = [], False
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(r" *```", line):
            inside = not inside
        elif not inside and re.match(r" {4,}(griffier|openssl) ", line):
            wrong.append(f"HANDLEIDING.md:{number}: a command outside a block that is marked sh")
    return wrong + (["HANDLEIDING.md: a block is not closed"] if inside else [])


def in_words(text, help_of):
    """Commands in running text and tables: each is one, and takes the flags that stand with it. `help_of`: words -> help, or None."""
    wrong, inside = [], False
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(r" *```", line):
            inside = not inside
        if inside:
            continue
        for said in re.findall(r"`griffier ([^`]+)`", line):
            words = re.match(r"[a-z]+(?: [a-z]+)?", said)
            if not words:
                continue  # OPDRACHT: any of them
            path = words.group(0).split()
            told = help_of(path) or help_of(path[:1])
            if not told:
                wrong.append(f"HANDLEIDING.md:{number}: 'griffier {said}' is no command")
                continue
            for flag in re.findall(r"--[a-z-]+", said):
                if flag != "--help" and not re.search(rf"{flag}\b", told):
                    wrong.append(f"HANDLEIDING.md:{number}: 'griffier {' '.join(path)}' has no {flag}")
    return wrong


def asks_help(griffier, source):
    known = {}

    def help_of(path):
        key = " ".join(path)
        if key not in known:
            done = subprocess.run([griffier, *path, "--help", "--data", source], capture_output=True, text=True)
            # A word after a command that takes names is a name: then its help is that of the command.
            known[key] = done.stdout if done.returncode == 0 else None
        return known[key]

    return help_of


def self_test():
    """Bad manuals, each of which must be found."""
    book = "# Kop\n\n```sh\ngriffier status \\\n    --store x\n```\n"
    with tempfile.TemporaryDirectory() as folder:
        class Quiet(World):
            def __init__(self):
                self.root, self.known, self.ran, self.day = Path(folder), {}, [], "2026-01-01"
                self.griffier = self.source = self.form = None

        def found(text, status):
            (Path(folder) / "bin").mkdir(exist_ok=True)
            program = Path(folder) / "bin/griffier"
            program.write_text(f"#!/bin/sh\necho \"$@\" >> {folder}/said\nexit {status}\n")
            program.chmod(0o755)
            return [line for line in run_manual(text, Quiet()) if line.startswith("HANDLEIDING")]

        checks = [
            ("a command that is refused", bool(found(book, 1)), True),
            ("a command that is done", bool(found(book, 0)), False),
            ("a deadline is no refusal", bool(found(book, 6)), False),
            ("a command outside a marked block", bool(unmarked("tekst\n\n    griffier status\n")), True),
            ("a block that is not closed", bool(unmarked("```sh\ngriffier status\n")), True),
            ("a flag that is no more", bool(in_words("`griffier status --oud`", lambda path: "--store")), True),
            ("a command that is no more", bool(in_words("`griffier weg`", lambda path: None)), True),
            ("a command in words", bool(in_words("`griffier status --store x`", lambda path: "--store")), False),
        ]
        said = (Path(folder) / "said").read_text().split("\n")[0]
        checks.append(("a command over two lines is one", said == "status --store x", True))
    wrong = [name for name, got, wanted in checks if got != wanted]
    for name in wrong:
        print(f"self-test: {name}")
    print(f"self_tests={len(checks)} wrong={len(wrong)}")
    return 1 if wrong else 0


def main():
    if "--self-test" in sys.argv:
        return self_test()
    griffier, source = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    text = (source / "HANDLEIDING.md").read_text(encoding="utf-8")
    keep = sys.argv[sys.argv.index("--keep") + 1] if "--keep" in sys.argv else None
    root = Path(keep or tempfile.mkdtemp(prefix="griffier-handleiding-"))
    root.mkdir(exist_ok=True)
    try:
        world = World(griffier, source, root)
        wrong = unmarked(text) + in_words(text, asks_help(griffier, source)) + run_manual(text, world)
    finally:
        if not keep:
            shutil.rmtree(root)
    for line in wrong:
        print(line)
    print(f"commands={len(world.ran)} wrong={len(wrong)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
