"""Medians of the runs of documents.sh, ratios first. Usage: documents.py RUNS"""
import statistics
import sys

runs = {}
for line in open(sys.argv[1], encoding="utf-8"):
    name, *pairs = line.split()
    for pair in pairs:
        key, _, value = pair.partition("=")
        runs.setdefault(name, {}).setdefault(key, []).append(value)


def median(name, key):
    values = runs.get(name, {}).get(key)
    return statistics.median(float(v) for v in values) if values else None


def ratio(over, under):
    return None if over is None or not under else over / under


def shown(value, digits=2):
    return "na" if value is None else f"{value:.{digits}f}"


cpu, wall, floor = median("one", "cpu_ms"), median("one", "wall_ms"), median("floor", "cpu_ms")
hashes = set(runs["one"]["bytes_sha256"]) | set(runs["two"]["bytes_sha256"])
cold, cold_filed = (None if us is None else us / 1000 for us in (median("cold", "us"), median("cold_filed", "us")))
# What it is, figure, must, aim, digits; a figure that is to be small has its must above its aim.
rows = [
    ("Typst over ours, CPU", ratio(median("typst", "cpu_ms"), cpu), 2.5, 5, 2, median("typst", "cpu_ms")),
    ("FOP over ours, CPU", ratio(median("fop", "cpu_ms"), cpu), 12, 30, 2, median("fop", "cpu_ms")),
    ("WeasyPrint over ours, CPU", ratio(median("weasyprint", "cpu_ms"), cpu), None, None, 2, median("weasyprint", "cpu_ms")),
    ("ours over the floor, CPU", ratio(cpu, floor), 1.25, 0.6, 2, floor),
    ("two workers over one, wall", ratio(wall, median("two", "wall_ms")), 1.5, 1.9, 2, median("two", "wall_ms")),
    ("filed over rendered, wall", median("filed", "filed_ratio"), 2, 1.3, 2, median("filed", "filed_ms")),
    ("peak memory, two workers, MiB", median("two", "peak_mib"), 96, 48, 1, None),
    ("a letter, KiB", median("one", "file_kib"), 60, 40, 1, None),
    ("cold letter, wall", cold, 150, 40, 0, cold),
    ("cold through program and store", cold_filed, None, None, 0, cold_filed),
]
print(f"\n{'':<32} {'figure':>8} {'must':>6} {'aim':>6}   ms a letter")
for what, value, must, aim, digits, ms in rows:
    print(f"{what:<32} {shown(value, digits):>8} {'' if must is None else must:>6} {'' if aim is None else aim:>6}   {'' if ms is None else shown(ms)}")
print(f"ours: {shown(cpu)} ms CPU, {shown(wall)} ms by the clock; same bytes with one and two workers, in every run: {'yes' if len(hashes) == 1 else 'NO'}")
figures = [("cpu_ms", cpu, 2), ("wall_ms", wall, 2), ("floor_ms", floor, 2), ("floor_ratio", rows[3][1], 2), ("typst_ratio", rows[0][1], 2), ("fop_ratio", rows[1][1], 2),
           ("weasyprint_ratio", rows[2][1], 2), ("two_worker_gain", rows[4][1], 2), ("peak_mib", rows[6][1], 1), ("file_kib", rows[7][1], 1), ("cold_ms", cold, 0),
           ("filed_ratio", rows[5][1], 2), ("cold_filed_ms", cold_filed, 0)]
print(" ".join(f"{key}={shown(value, digits)}" for key, value, digits in figures))
sys.exit(0 if len(hashes) == 1 else 1)
