"""Sets the bench letters with WeasyPrint. Usage: weasyprint_peer.py LETTERS.jsonl COUNT BATCHES SAMPLE.pdf"""
import html
import json
import logging
import pathlib
import resource
import sys
import time

import weasyprint
from weasyprint.text.fonts import FontConfiguration

logging.disable(logging.CRITICAL)
STYLE = """
@page { size: A4; margin: 30mm 25mm 25mm 30mm; @bottom-right { content: "Pagina " counter(page) " van " counter(pages) } }
body { font: 10pt/1.45 "Noto Sans"; hyphens: auto; orphans: 2; widows: 2 }
h1, h2 { font-size: 11pt; break-after: avoid } table { border-collapse: collapse } td, th { border: 0.3pt solid; padding: 1mm }
"""
fonts = FontConfiguration()
sheet = weasyprint.CSS(string=STYLE, font_config=fonts)


def block(b):
    e = html.escape
    if b["t"] == "h":
        return f"<h2>{e(b['text'])}</h2>"
    if b["t"] == "ul":
        return "<ul>" + "".join(f"<li>{e(i)}</li>" for i in b["items"]) + "</ul>"
    if b["t"] == "table":
        head = "".join(f'<th scope="col">{e(c)}</th>' for c in b["head"])
        rows = "".join("<tr>" + "".join(f"<td>{e(c)}</td>" for c in r) + "</tr>" for r in b["rows"])
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<p>{e(b['text'])}</p>"


def make(line):
    d = json.loads(line)
    lines = lambda rows: "<br>".join(html.escape(r) for r in rows)
    page = (f'<html lang="nl"><head><title>{html.escape(d["title"])}</title></head><body><p>{lines(d["sender"])}</p>'
            f'<p>{lines(d["addressee"])}</p><p>{lines(": ".join(r) for r in d["rows"])}</p><h1>{html.escape(d["title"])}</h1>'
            + "".join(block(b) for b in d["blocks"]) + "</body></html>")
    return weasyprint.HTML(string=page).write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1", pdf_tags=True)


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


letters = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
count = int(sys.argv[2])
for line in letters[:3]:
    sample = make(line)
pathlib.Path(sys.argv[4]).write_bytes(sample)
for batch in range(int(sys.argv[3])):
    size, c, w = 0, cpu(), time.perf_counter()
    for i in range(count):
        size += len(make(letters[(batch * count + i) % len(letters)]))
    print(f"cpu_ms={(cpu() - c) * 1000 / count:.2f} wall_ms={(time.perf_counter() - w) * 1000 / count:.2f} file_kib={size / count / 1024:.1f}", flush=True)
