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
    return "na" if over is None or not under else f"{over / under:.2f}"


def shown(value, digits=2):
    return "na" if value is None else f"{value:.{digits}f}"


cpu, wall = median("one", "cpu_ms"), median("one", "wall_ms")
same = set(runs["one"]["bytes_sha256"]) == set(runs["two"]["bytes_sha256"]) and len(set(runs["one"]["bytes_sha256"])) == 1
cold = median("cold", "cold_ms")
cold = None if cold is None else cold / 1000  # measured in microseconds
rows = [
    ("Typst CPU over ours", ratio(median("typst", "cpu_ms"), cpu), median("typst", "cpu_ms")),
    ("FOP CPU over ours", ratio(median("fop", "cpu_ms"), cpu), median("fop", "cpu_ms")),
    ("WeasyPrint CPU over ours", ratio(median("weasyprint", "cpu_ms"), cpu), median("weasyprint", "cpu_ms")),
    ("ours over the floor, CPU", ratio(cpu, median("floor", "cpu_ms")), median("floor", "cpu_ms")),
    ("two workers over one, wall", ratio(wall, median("two", "wall_ms")), median("two", "wall_ms")),
    ("filed over rendered, wall", shown(median("filed", "filed_ratio")), median("filed", "filed_ms")),
]
print()
for what, value, ms in rows:
    print(f"{what:<30} {value:>7}   {shown(ms)} ms a letter")
print(f"same bytes with one and two workers, in every run: {'yes' if same else 'NO'}")
print(f"cpu_ms={shown(cpu)} wall_ms={shown(wall)} floor_ms={shown(median('floor', 'cpu_ms'))} floor_ratio={rows[3][1]} typst_ratio={rows[0][1]} fop_ratio={rows[1][1]} "
      f"weasyprint_ratio={rows[2][1]} two_worker_gain={rows[4][1]} peak_mib={shown(median('two', 'peak_mib'), 1)} file_kib={shown(median('one', 'file_kib'), 1)} "
      f"cold_ms={shown(cold, 0)} filed_ratio={rows[5][1]}")
sys.exit(0 if same else 1)
