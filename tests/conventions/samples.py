"""The samples are whole: valid against their schemas, readable, fictional, many, and every branch of the decision flow is among them."""
import re
import subprocess
import sys

import house

# branch -> (folder or "*", pattern that a case of it holds)
BRANCHES = {
    "tabled": ("*", r'soort="weging" uitkomst="agenderen"'),
    "not tabled": ("*", r'soort="weging" uitkomst="niet-agenderen"'),
    "further interpretation": ("*", r'soort="weging" uitkomst="nadere-duiding"'),
    "repeated signal after not tabled": ("*", r'(?s)uitkomst="niet-agenderen".*<signaal .*uitkomst="agenderen"'),
    "advice to the triangle": ("noord-holland", r'uitkomst="advies-agenderen"'),
    "triangle says yes": ("noord-holland", r'soort="driehoek" uitkomst="agenderen"'),
    "triangle says no": ("noord-holland", r'soort="driehoek" uitkomst="niet-agenderen"'),
    "triangle has not decided": ("noord-holland", r'(?s)\A(?!.*soort="driehoek").*uitkomst="advies-agenderen"'),
    "deferral with ground and factor": ("*", r'(?s)uitkomst="uitstel".*<gronden lijst="uitstel".*<factor '),
    "deferral that ended": ("*", r'(?s)uitkomst="uitstel".*soort="informeren" uitkomst="informeren"'),
    "exemption": ("*", r'uitkomst="vrijstelling"'),
    "addressee decision": ("*", r'soort="adressaat"'),
    "minor without addressee decision": ("*", r'(?s)\A(?!.*soort="adressaat").*rol="vertegenwoordiger"'),
    "guardianship": ("*", r'curatele="ja"'),
    "Child Protection Board as adviser": ("*", r'modus="adviseur"'),
    "Child Protection Board involved": ("*", r'modus="inhoudelijk"'),
    "person left behind": ("*", r'(?s)rol="achterblijver".*<noodzaak>'),
    "network person": ("*", r'(?s)rol="netwerk".*<noodzaak>'),
    "abroad": ("*", r"<buitenland "),
    "withheld address": ("*", r'geheim="ja"'),
    "partner's name": ("*", r'naamgebruik="[PVN]"'),
    "external partner with declaration": ("*", r'partij="ext-[a-z]+"[^>]*geheimhouding='),
    "external partner without declaration": ("*", r'partij="ext-[a-z]+" datum="[^"]*" criterium="[^"]*">'),
    "disclosure with consent": ("*", r"(?s)<verstrekking .*<toestemming "),
    "closure after advice": ("*", r'(?s)soort="advies-afsluiting".*soort="afsluiting"'),
    "closed in Midden-Nederland": ("midden-nederland", r'soort="afsluiting"'),
    "not closed in Midden-Nederland": ("midden-nederland", r'(?s)\A(?!.*soort="afsluiting")'),
    "carriers": ("midden-nederland", r"<drager "),
    "request": ("*", r"<verzoek "),
    "hold": ("*", r'soort="aanhouding"'),
    "reactivation": ("*", r'soort="hernieuwde-verwerking"'),
    "in English": ("*", r'taal="en"'),
}


def check(root):
    found = []
    cases = {}
    for path in house.files(root, "samples/dossiers", ends=(".xml",)):
        name = path.relative_to(root).as_posix()
        cases[name] = text = path.read_text(encoding="utf-8")
        if not re.match(r"<\?xml[^>]*\?>\n<!-- [A-ZÉ].{20,}? -->\n", text):
            found.append(f"{name}: no sentence at the top says what this case shows")
    numbers = [n for text in cases.values() for n in re.findall(r'<dossier [^>]*\bnummer="([^"]*)"', text)]
    found += [f"samples: the number {n} stands on two cases" for n in sorted({n for n in numbers if numbers.count(n) > 1})]
    if len(cases) < 40:
        found.append(f"samples: {len(cases)} cases, 40 at the least")
    for branch, (folder, pattern) in BRANCHES.items():
        if not any(re.search(pattern, text) for name, text in cases.items() if folder in ("*", name.split("/")[2])):
            found.append(f"samples: no case shows '{branch}'")
    for schema, folder in (("casus", "samples/dossiers"), ("convenant", "samples/convenanten")):
        xsd = root / f"templates/schema/{schema}.xsd"
        paths = list(house.files(root, folder, ends=(".xml",)))
        if xsd.exists() and paths:
            done = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", str(xsd), *map(str, paths)], capture_output=True, text=True)
            if done.returncode != 0:
                found += [line.replace(str(root) + "/", "") for line in done.stderr.splitlines() if not line.endswith(" validates")]
        elif root.joinpath("samples").exists():
            found.append(f"samples: nothing was held against {schema}.xsd")
    return found


BAD = [
    ("too few", {"samples/dossiers/x/a.xml": '<?xml version="1.0"?>\n<!-- Een zaak die iets laat zien. -->\n<dossier nummer="A"/>'}, "40 at the least"),
    ("no sentence at the top", {"samples/dossiers/x/a.xml": "<dossier/>"}, "no sentence"),
    ("a branch that no case shows", {"samples/dossiers/x/a.xml": "<dossier/>"}, "'hold'"),
    ("two with one number", {f"samples/dossiers/x/{n}.xml": '<dossier nummer="A"/>' for n in "ab"}, "on two cases"),
    ("not valid", {"templates/schema/casus.xsd": '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="z"/></xs:schema>',
                   "samples/dossiers/x/a.xml": "<dossier/>"}, "No matching global declaration"),
]

if __name__ == "__main__":
    house.run(check, BAD)
