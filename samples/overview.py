"""Writes out/index.html: one page that leads to the overview, the letters and the reports of every cooperation of the samples."""
import html
import re
import sys
from pathlib import Path

STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #8886 }
pre { overflow-x: auto; background: #8881; padding: .8rem; white-space: pre-wrap }
"""
TITLES = {"oeverstad": "Oeverstad (model 2018)", "limburg": "Limburg 2020", "noord-holland": "Noord-Holland 2018",
          "midden-nederland": "Midden-Nederland 2015"}

# What the part "who acts" shows, by the number of the step.
ACTS = {3: "Een rol die het dossier niet mag zien, wordt geweigerd", 4: "Een verlopen mandaat", 5: "Eén persoon waar er twee nodig zijn",
        6: "De eerste doet een voorstel", 8: "De tweede ondertekende het: het besluit staat",
        11: "Een oude kopie is teruggezet: de opslag is in quarantaine", 12: "griffier verify zegt waarom",
        13: "De uitweg: de eerste stelt voor deze kopie te aanvaarden", 15: "De tweede tekent: het werk gaat door", 16: "De opslag is heel"}


def text(path):
    return html.escape(path.read_text(encoding="utf-8", errors="replace")) if path.exists() else ""


def zin(path):
    """The sentence at the top of a case file that says what it shows."""
    found = re.search(r"<!--\s*(.*?)\s*-->", path.read_text(encoding="utf-8"), re.S)
    return " ".join(found.group(1).split()) if found else ""


def main():
    out = Path(sys.argv[1])
    samples = Path(__file__).resolve().parent
    parts = []
    for instance in sorted((samples / "convenanten").glob("*.xml")):
        name = instance.stem
        here = out / name
        letters = sorted((here / "brieven").rglob("*.pdf"))
        parts.append(f'<h2 id="{name}">{TITLES.get(name, name)}</h2>')
        links = [f'<a href="{name}/brieven/index.html">overzicht van de run</a>'] if (here / "brieven/index.html").exists() else []
        links += [f'<a href="{name}/verslag/{p.name}">{p.stem[2:]}</a>' for p in sorted((here / "verslag").glob("*.txt"))]
        parts.append(f"<p>{' · '.join(links)}</p>")
        if letters:
            items = "".join(f'<li><a href="{p.relative_to(out).as_posix()}">{html.escape(p.name)}</a></li>' for p in letters)
            parts.append(f"<details><summary>{len(letters)} brieven</summary><ul>{items}</ul></details>")
        else:
            parts.append("<p>Geen brieven: dit regime kent geen vast moment van informeren.</p>")
        forms = sorted((here / "register").glob("register-*"))
        if forms:
            items = "".join(f'<li><a href="{p.relative_to(out).as_posix()}">{html.escape(p.name)}</a></li>' for p in forms)
            parts.append(f"<details><summary>Het register van verwerkingen, in {len(forms)} vormen</summary><ul>{items}</ul></details>")
        if (here / "agenda.ics").exists():
            parts.append(f'<p><a href="{name}/agenda.ics">agenda.ics</a>, voor een agendaprogramma</p>')
        rows = "".join(f"<tr><td>{html.escape(p.stem)}</td><td>{html.escape(zin(p))}</td></tr>"
                       for p in sorted((samples / "dossiers" / name).glob("*.xml")))
        parts.append(f"<details><summary>De zaken en wat elk laat zien</summary><table><tr><th>bestand</th><th>laat zien</th></tr>{rows}</table></details>")
        parts.append(f"<details><summary>Eén datum uitgelegd</summary><pre>{text(here / 'verslag/4-explain.txt')}</pre></details>")
    parts.append('<h2 id="wie">Wie handelt</h2><p>Toegang, een besluit van twee personen, en een quarantaine met haar uitweg.</p>')
    for step in sorted((out / "wie-handelt").glob("*-*.txt"), key=lambda p: int(p.name.split("-")[0])):
        if title := ACTS.get(int(step.name.split("-")[0])):
            parts.append(f"<details><summary>{title}</summary><pre>{text(step)}</pre></details>")
    papers = sorted((out / "geheimhouding/stukken").rglob("*.pdf")) + sorted((out / "cijfers/uitgave").glob("*.*"))
    if papers:
        parts.append('<h2 id="geheim">Geheimhouding en cijfers</h2><p>Verklaringen, begeleidende bladen, een vraag om advies en een uitgave van de cijfers.</p>')
        items = "".join(f'<li><a href="{p.relative_to(out).as_posix()}">{html.escape(p.name)}</a></li>' for p in papers)
        parts.append(f"<ul>{items}</ul>")
        for step in sorted((out / "geheimhouding").glob("*-weigering-*.txt"), key=lambda p: int(p.name.split("-")[0])):
            parts.append(f"<details><summary>{html.escape(' '.join(step.stem.split('-')[1:]))}</summary><pre>{text(step)}</pre></details>")
    if made := sorted((out / "publicatie").rglob("*.pdf")) + sorted((out / "publicatie").glob("*/pakket/*.xml")):
        parts.append('<h2 id="publicatie">Convenanten</h2><p>De tekst tegen de regels, het pakket voor de Staatscourant, handtekeningen, toetreding, opzegging.</p>')
        items = "".join(f'<li><a href="{p.relative_to(out).as_posix()}">{html.escape(p.relative_to(out / "publicatie").as_posix())}</a></li>' for p in made)
        parts.append(f"<details><summary>{len(made)} stukken</summary><ul>{items}</ul></details>")
        for title, name in (("Wat Limburg nog moet tekenen", "limburg-handtekeningen"), ("Een andere termijn dan de regels", "andere-termijn"), ("Een open veld", "open-veld")):
            parts.append(f"<details><summary>{title}</summary><pre>{text(out / f'publicatie/{name}.txt')}</pre></details>")
    if (out / "archief/verslag/nacht.html").exists():
        parts.append('<h2 id="nacht">De nachtronde</h2><p>Wat de beheerder na elke nacht ziet: <a href="archief/verslag/nacht.html">het nachtverslag</a>, en de stand op één scherm.</p>')
        parts.append(f"<pre>{text(out / 'archief/8-stand.txt')}</pre>")
    if played := [name for name in TITLES if (out / "nachten" / name / "verslag/nacht.html").exists()]:
        parts.append('<h2 id="jaren">Jaren achter elkaar</h2><p>Elke nacht van zes jaar (model) of twee jaar (de andere), met brieven, archief, lijsten die '
                     "personen tekenen, vernietiging met verklaringen, en aan het eind de evaluatie.</p><ul>")
        for name in played:
            here = out / "nachten" / name
            links = [f'<a href="nachten/{name}/verslag/nacht.html">het verslag van de laatste nacht</a>', f'<a href="nachten/{name}/3-nachten.txt">wat elke nacht deed</a>']
            links += [f'<a href="{p.relative_to(out).as_posix()}">{html.escape(p.name)}</a>'
                      for p in sorted((here / "evaluatie").rglob("*.pdf")) + sorted((here / "evaluatie").rglob("*.html")) + sorted((here / "opslag/verklaringen").glob("VV-*.pdf"))]
            parts.append(f"<li>{TITLES[name]}: {' · '.join(links)}</li>")
        parts.append("</ul>")
    parts.append('<h2 id="fout">Foute bestanden, apart</h2><p>Elk van deze bestanden wordt geweigerd, met plaats, reden en raad.</p>')
    parts.append(f"<details><summary>De weigeringen</summary><pre>{text(out / 'fout/weigeringen.txt')}</pre></details>")
    page = (f'<!doctype html>\n<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f"<title>griffier: de proefrun</title><style>{STYLE}</style></head><body><main><h1>griffier: de proefrun</h1>"
            f"<p>Alles op deze bladzijde is verzonnen. Elke brief draagt OEFENING.</p>{''.join(parts)}</main></body></html>\n")
    (out / "index.html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
