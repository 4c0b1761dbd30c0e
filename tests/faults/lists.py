"""The steps of a destruction list through griffier itself: propose, approve, execute with its certificate, and the answer of a party.

The store has two cases that were not tabled and go within six months, one of them with a disclosure, and one case that stays.
"""
import json
import os
import shutil
import subprocess

import inject
from canaries import name_of, canaries

SETTINGS = """selection-list = Selectielijst proef
selection-weegploeg = 11.1
selection-casusoverleg = 11.2
leave-reference = M-1
leave-scope = alles
leave-issuer = archivaris
"""
LIST, CERTIFICATE = "VL-2026-0001", "VV-2026-0001-1"
CONTRACT = {0, 1, 2, 3, 4, 5, 6, 75, 130}


def case_file(n, decided, disclosed):
    disclosure = """<verstrekking id="v1" datum="2026-05-12" ontvanger="proef-politie" verstrekker="proef-gemeente"><noodzaak>Proef.</noodzaak>
      <gegevens>De duiding.</gegevens><doel>Weging</doel><grond>Proefgrond</grond><toestemming partij="proef-gemeente" datum="2026-05-12"/></verstrekking>""" if disclosed else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<dossier xmlns="https://griffier.example/casus/1" nummer="PRF-{n}" versie="1" gemeente="proef-gemeente">
  <weegploegbestand>
    <persoon id="p1" rol="subject"><naam geslacht="V"><voornamen>Wil</voornamen><geslachtsnaam>{name_of(n)}</geslachtsnaam></naam><geboortedatum>1987-11-23</geboortedatum>
      <verblijf nederland="ja" bron="eigen opgave"/></persoon>
    <signaal id="s1" datum="2026-05-04" partij="proef-politie"><feit>{name_of(n)}</feit><duiding>Proef.</duiding></signaal>
    <analyse id="a1" datum="2026-05-11"><argument>Proef.</argument></analyse>
    <besluit id="b1" soort="weging" uitkomst="niet-agenderen" datum="{decided}" orgaan="weegploeg" partijen="proef-gemeente proef-om proef-politie"><redenen>Proef.</redenen></besluit>
    {disclosure}
  </weegploegbestand>
</dossier>
"""


class Key:
    """An approver's key, made and used outside griffier."""

    def __init__(self, path):
        self.path = path
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", path], check=True, capture_output=True)
        self.public = subprocess.run(["openssl", "pkey", "-in", path, "-pubout", "-outform", "DER"], check=True, capture_output=True).stdout[-32:].hex()

    def sign(self, text, signature):
        subprocess.run(["openssl", "pkeyutl", "-sign", "-rawin", "-inkey", self.path, "-in", text, "-out", signature], check=True, capture_output=True)


class Lists:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def run(self, arguments, fault=None):
        return inject.run([self.program, *arguments], fault)

    def store(self, at, on):
        # folders are named each time: a copy of a store remembers those of its original
        return ["--store", os.path.join(at, "opslag"), "--keys", os.path.join(at, "sleutels"), "--holders", os.path.join(at, "houder2"), "--on", on, "--as", "proef-uitvoerder", "--purpose", "proef", "--json"]

    def arguments(self, step, at):
        approve = lambda who: ["approve", LIST, "--handtekening", os.path.join(at, who + ".handtekening"), "--door", who]
        words, on = {"propose": (["propose"], "2026-11-10"), "approve": (approve("een"), "2026-11-10"), "approve again": (approve("twee"), "2026-11-10"),
                     "execute": (["execute", LIST], "2026-11-17"), "answer": (["answer", LIST, "--party", "proef-politie", "--outcome", "vernietigd"], "2026-11-20")}[step]
        return ["vernietigingslijst", *words, *self.store(at, on)]

    def state(self, at):
        """(state of the list, approvals, names of the certificates that the store put in their place); None when it does not say."""
        said = self.run(["vernietigingslijst", "status", *self.store(at, "2026-11-21")])
        if said.returncode != 0:
            return None
        lines = [line for line in map(json.loads, said.stdout.splitlines()) if line["type"] == "list"]
        return (lines[0]["state"], lines[0]["approvals"], len(lines[0]["certificates"])) if lines else ("", 0, 0)

    def whole(self, at):
        """"" when the store is sound and each certificate in its place is right."""
        checked = self.run(["verify", *self.store(at, "2026-11-21")])
        if checked.returncode != 0:
            return f"verify {checked.returncode}: {checked.stdout.strip()[:300]} {checked.stderr.strip()[:200]}"
        place = os.path.join(at, "opslag", "verklaringen")
        for name in sorted(os.listdir(place)) if os.path.isdir(place) else []:
            if name.startswith("VV-") and name.endswith(".xml") and not name.endswith(".mdto.xml"):
                offline = self.run(["verify", os.path.join(place, name)])
                if offline.returncode != 0:
                    return f"{name}: {offline.stdout.strip()[:300]} {offline.stderr.strip()[:200]}"
        return ""

    def survivor(self, at):
        shown = self.run(["show", "PRF-3", *self.store(at, "2026-11-21")])
        return "" if shown.returncode == 0 and name_of(3) in shown.stdout else f"the case that stays does not read: {shown.returncode} {shown.stdout[:200]}"

    def judge(self, step, before, after):
        def judge(at, fault, nested):
            first = self.run(self.arguments(step, at), fault)
            if "signal" not in fault and first.returncode not in CONTRACT:
                return f"exit {first.returncode} is not in the contract"
            for inner in nested:
                self.run(self.arguments(step, at), inner)
            flaw = self.whole(at)
            if flaw:
                return flaw
            now = self.state(at)
            between = ("uitvoering", after[1], before[2])  # past the point of no return, not yet certified
            if now not in (before, after, between):
                return f"{now}, and neither {before} nor {after}"
            if first.returncode == 0 and "signal" not in fault and now != after:
                return f"told as done, and it is {now}"
            again = self.run(self.arguments(step, at))
            # what was recorded already is not recorded twice: an approval is refused as doubled, a list that is executed has no more to do
            if again.returncode not in ((0, 1) if now == after else (0,)):
                return f"again: {again.returncode} {again.stdout.strip()[-300:]}"
            if self.state(at) != after:
                return f"after the second run {self.state(at)} instead of {after}"
            flaw = self.whole(at) or self.survivor(at)
            if flaw:
                return "after the second run " + flaw
            if step in ("execute", "answer"):
                left = canaries(os.path.join(at, "opslag"), (1, 2))
                # a fault at a holder makes the first certificate partial, and the next run completes it in a revision of its own
                names = [CERTIFICATE, *(f"{CERTIFICATE}-r{n}" for n in (2, 3, 4) if os.path.exists(os.path.join(at, "opslag", "verklaringen", f"{CERTIFICATE}-r{n}.xml")))]
                usual = 2 if step == "answer" else 1
                if len(names) not in (usual, usual + 1):
                    return f"{len(names)} revisions instead of {usual}"
                said = json.loads(self.run(["verify", os.path.join(at, "opslag", "verklaringen", names[-1] + ".xml"), "--json"]).stdout.splitlines()[0])
                if said.get("state") != "volledig":
                    return f"the last revision is {said.get('state')}"
                return f"{left} canaries left" if left else ""
            return ""
        return judge

    def make(self, at):
        covenant = os.path.join(self.folder, "proef")
        keys = {who: Key(os.path.join(self.folder, who + ".pem")) for who in ("een", "twee")}
        steps = [["sample", covenant, "--dossiers", "1", "--seed", "3", "--on", "2026-06-01", "--regime", "model-2018", "--with-covenant"]]
        self.must(steps[0])
        text = open(covenant + ".convenant.xml", encoding="utf-8").read()
        persons = "".join(f'  <persoon id="{who}" partij="proef-om" rol="{role}" sleutel="{keys[who].public}"><naam>{name}</naam><functie>functie</functie></persoon>\n'
                          for who, role, name in (("een", "privacy-officer", "E. Een"), ("twee", "lid-weegploeg", "T. Wee")))
        own = os.path.join(self.folder, "eigen.xml")
        with open(own, "w", encoding="utf-8") as file:
            file.write(text.replace("</convenant>", persons + "</convenant>"))
        os.mkdir(os.path.join(at, "houder2"))
        self.must(["init", "--practice", "--store", os.path.join(at, "opslag"), "--keys", os.path.join(at, "sleutels"), "--covenant", own])
        with open(os.path.join(at, "opslag", "griffier.ini"), "a", encoding="utf-8") as file:
            file.write(SETTINGS)
        for n, decided in ((1, "2026-05-20"), (2, "2026-05-21"), (3, "2026-10-20")):
            path = os.path.join(self.folder, f"PRF-{n}.xml")
            with open(path, "w", encoding="utf-8") as file:
                file.write(case_file(n, decided, n == 2))
            self.must(["import", path, *self.store(at, "2026-10-25")])
        return keys

    def must(self, arguments, codes=(0,)):
        done = self.run(arguments)
        if done.returncode not in codes:
            raise SystemExit(f"{arguments[:3]}: {done.returncode} {done.stdout[-400:]} {done.stderr[-400:]}")


def steps(program, folder):
    """(name, base, command of a run without faults, judge, exit codes of such a run) for each step, each on the state before it."""
    lists, at = Lists(program, folder), os.path.join(folder, "l")
    os.mkdir(at)
    keys = lists.make(at)
    found, before = [], lists.state(at)
    for step in ("propose", "approve", "approve again", "execute", "answer"):
        base, clean = os.path.join(folder, "before-" + step.replace(" ", "-")), os.path.join(folder, "clean-" + step.replace(" ", "-"))
        for copy in (base, clean):
            shutil.copytree(at, copy)
        lists.must(lists.arguments(step, at))
        if step == "propose":
            shown = os.path.join(folder, "lijst")
            lists.must(["vernietigingslijst", "show", LIST, "--out", shown, *lists.store(at, "2026-11-10")])
            for who, key in keys.items():
                key.sign(os.path.join(shown, LIST + ".txt"), os.path.join(at, who + ".handtekening"))
        after = lists.state(at)
        found.append((step, base, [program, *lists.arguments(step, clean)], lists.judge(step, before, after), (0,)))
        before = after
    shutil.rmtree(at)  # a copy of a store must not find the holders of its original
    return found
