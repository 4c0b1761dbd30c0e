"""Sets the bench letters with one warm Typst compiler. Usage: typst_peer.py LETTERS.jsonl COUNT BATCHES SAMPLE.pdf"""
import pathlib
import resource
import sys
import time

import typst

letters = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
count = int(sys.argv[2])
compiler = typst.Compiler(str(pathlib.Path(__file__).with_name("letter.typ")))


def make(line):
    return compiler.compile(sys_inputs={"data": line}, pdf_standards=["a-2a", "ua-1"], timestamp=1767225600)


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


for line in letters[:30]:
    sample = make(line)
pathlib.Path(sys.argv[4]).write_bytes(sample)
for batch in range(int(sys.argv[3])):
    size, c, w = 0, cpu(), time.perf_counter()
    for i in range(count):
        size += len(make(letters[(batch * count + i) % len(letters)]))
    print(f"cpu_ms={(cpu() - c) * 1000 / count:.2f} wall_ms={(time.perf_counter() - w) * 1000 / count:.2f} file_kib={size / count / 1024:.1f}", flush=True)
