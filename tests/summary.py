"""Time and counts per suite from what a test run left behind, and the closing line.

A suite that is a GoogleTest program counts with every test in it, any other suite counts as one test. A program that died before it
could report counts as one failure, so that nothing is lost in silence.
"""
import sys
import xml.etree.ElementTree as ET
from pathlib import Path


def suites(results: Path):
    junit = results / "ctest.junit"
    if not junit.exists():
        return [("ctest", 0.0, 0, 1, 0)]
    rows = []
    for case in ET.parse(junit).getroot().iter("testcase"):
        name, seconds, status = case.get("name"), float(case.get("time") or 0), case.get("status")
        report = results / f"test_{name}.xml"
        passed = failed = skipped = 0
        if report.exists():
            for test in ET.parse(report).getroot().iter("testcase"):
                if test.find("failure") is not None:
                    failed += 1
                elif test.find("skipped") is not None or test.get("status") == "notrun":
                    skipped += 1
                else:
                    passed += 1
            if status == "fail" and failed == 0:
                failed = 1
        elif status == "run":
            passed = 1
        elif status in ("notrun", "disabled"):
            skipped = 1
        else:
            failed = 1
        rows.append((name, seconds, passed, failed, skipped))
    return rows or [("nothing ran", 0.0, 0, 1, 0)]


def main() -> int:
    line_only = "--line" in sys.argv
    rows = suites(Path(sys.argv[-1]))
    if not line_only:
        print(f"{'suite':<34}{'seconds':>9}{'passed':>8}{'failed':>8}{'skipped':>9}")
        for name, seconds, passed, failed, skipped in sorted(rows):
            print(f"{name:<34}{seconds:>9.1f}{passed:>8}{failed:>8}{skipped:>9}")
        return 0
    passed, failed, skipped = (sum(row[i] for row in rows) for i in (2, 3, 4))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
