"""The report of a night in a real browser: readable on a phone and a desk, light and dark, whole for who cannot see it, nothing fetched.

GRIFFIER_PICTURES=DIR keeps the screenshots."""
import os
import re
import shutil
from pathlib import Path

from browser import Browser
from package import ENVIRONMENT, PROGRAM, expect, finish, folder, need, run

# Runs in the page: a list of what is wrong with it.
LOOK = r"""(() => {
  const wrong = [], text = e => e.textContent.trim();
  if (!document.documentElement.lang) wrong.push('no language');
  if (!document.title) wrong.push('no title');
  if (document.querySelectorAll('h1').length !== 1) wrong.push('not one h1');
  if (!document.querySelector('main') || !document.querySelector('header')) wrong.push('no landmarks');
  let level = 0;
  for (const h of document.querySelectorAll('h1,h2,h3,h4')) {
    const n = +h.tagName[1];
    if (n > level + 1) wrong.push('heading leaps to ' + h.tagName + ' ' + text(h));
    level = n;
  }
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  if (new Set(ids).size !== ids.length) wrong.push('an id stands twice');
  for (const a of document.querySelectorAll('a')) {
    const to = a.getAttribute('href');
    if (!to.startsWith('#') || !document.getElementById(to.slice(1))) wrong.push('a link goes nowhere: ' + to);
    if (!text(a)) wrong.push('a link without words');
    const box = a.getBoundingClientRect();
    if (!a.classList.contains('skip') && box.height < 24) wrong.push('a link too small to touch: ' + text(a));
  }
  for (const svg of document.querySelectorAll('svg')) {
    const by = (svg.getAttribute('aria-labelledby') || '').split(' ').map(id => document.getElementById(id));
    if (svg.getAttribute('role') !== 'img' || by.length !== 2 || by.some(e => !e || !text(e))) wrong.push('a chart without words');
  }
  for (const th of document.querySelectorAll('th')) if (!th.getAttribute('scope')) wrong.push('a heading of a table without scope');
  if (document.documentElement.scrollWidth > innerWidth) wrong.push('wider than the window: ' + document.documentElement.scrollWidth);
  const numbers = c => c.match(/[\d.]+/g).map(Number);
  const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = e => { for (; e; e = e.parentElement) { const c = numbers(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
  let seen = 0;
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('svg') || ![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    const a = light(numbers(getComputedStyle(e).color).slice(0, 3)), b = light(ground(e));
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    seen++;
    if (contrast < 4.5) wrong.push('contrast ' + contrast.toFixed(2) + ': ' + text(e).slice(0, 40));
    if (parseFloat(getComputedStyle(e).fontSize) < 14) wrong.push('letters too small: ' + text(e).slice(0, 40));
  }
  if (seen < 20) wrong.push('only ' + seen + ' pieces of text');
  return wrong;
})()"""

need("chromium")
with folder() as work:
    work = Path(work)
    at = ["--store", work / "opslag", "--keys", work / "sleutels", "--out", work / "uit", "--config", work / "griffier.ini"]
    run(PROGRAM, "sample", work / "proef", "--dossiers", "40", "--seed", "7", "--on", "2026-06-01", "--regime", "model-2018", "--with-covenant")
    run(PROGRAM, "init", "--practice", *at[:4], "--covenant", work / "proef.convenant.xml")
    (work / "griffier.ini").write_text(f"report = {work}/verslag\n")
    for language, days in (("nl", ("2026-06-01", "2026-06-02", "2026-06-05", "2026-06-06", "2026-07-20")), ("en", ("2026-07-21",))):
        for day in days:
            ended = run(PROGRAM, "nightly", "--inbox", work / "proef", "--on", day, "--lang", language, *at, code=None)
            expect(ended.returncode in (0, 1, 6), f"the night of {day} ended with {ended.returncode}: {ended.stderr[-800:]}")
        (work / f"nacht.{language}.html").write_bytes((work / "verslag/nacht.html").read_bytes())
    browser = Browser(shutil.which("chromium", path=ENVIRONMENT["PATH"]), work)
    pictures = Path(os.environ["GRIFFIER_PICTURES"]) if "GRIFFIER_PICTURES" in os.environ else work
    for language in ("nl", "en"):
        page = work / f"nacht.{language}.html"
        for width, height in ((390, 844), (1280, 900)):
            for dark in (False, True):
                session = browser.open(page, width, height, dark)
                told = [event for event in browser.events if event.get("method") == "Network.requestWillBeSent"]
                fetched = [event["params"]["request"]["url"] for event in told if event["params"]["request"]["url"] != f"file://{page}"]
                name = f"{language}-{width}{'-dark' if dark else ''}"
                expect(not fetched, f"{name}: the page fetches {fetched}")
                wrong = browser.evaluate(session, LOOK)
                expect(wrong == [], f"{name}: {wrong}")
                high = browser.evaluate(session, "document.documentElement.scrollHeight")
                # The verdict and the numbers stand on the first screen: ten seconds.
                bottom = browser.evaluate(session, "document.querySelector('.verdict').getBoundingClientRect().bottom")
                expect(bottom < height, f"{name}: the verdict is below the first screen")
                browser.call("Emulation.setDeviceMetricsOverride", session, width=width, height=min(int(high), 6000), deviceScaleFactor=1, mobile=width < 600)
                browser.picture(session, pictures / f"nacht-{name}.png")
                expect((pictures / f"nacht-{name}.png").stat().st_size > 10000, f"{name}: the picture is empty")
        # What a screen reader is given.
        browser.call("Accessibility.enable", session)
        nodes = [node for node in browser.call("Accessibility.getFullAXTree", session)["nodes"] if not node.get("ignored")]
        roles = {}
        for node in nodes:
            roles.setdefault(node["role"]["value"], []).append(node.get("name", {}).get("value", ""))
        pictures_told = roles.get("image", []) + roles.get("img", []) + roles.get("graphics-document", [])
        expect(len(pictures_told) == 5 and all(pictures_told), f"{language}: the tree holds {len(pictures_told)} charts with names {pictures_told}")
        for role in ("main", "heading", "list", "link"):
            expect(roles.get(role), f"{language}: the tree holds no {role}")
        expect(all(roles.get("heading", [""])) and all(roles.get("link", [""])), f"{language}: a heading or link without a name")
        expect(roles.get("RootWebArea", [""])[0], f"{language}: the page has no name")

    # The look itself can fail: a page with each fault.
    bad = work / "slecht.html"
    bad.write_text("<!DOCTYPE html><title></title><body><h1>a</h1><h3>b</h3><p style='color:#999;background:#fff'>vaag</p><a href='#weg'></a><svg></svg><div style='width:3000px'>breed</div>")
    session = browser.open(bad, 390, 844)
    found = browser.evaluate(session, LOOK)
    for words in ("no language", "heading leaps", "contrast", "goes nowhere", "without words", "wider than", "no landmarks"):
        expect(any(words in one for one in found), f"a page with the fault '{words}' is let through: {found}")
    browser.close()
finish()
