"""No legal number, date, ground or article stands in C++: rules are data of the regime files."""
import re

import house

# The arithmetic of the calendar itself.
CALENDAR = {"records/core/date.h", "records/core/date.cpp", "records/core/clock.cpp", "records/core/clock.h"}

# These files write made-up cases: their dates are invented and rule nothing.
INVENTED = {"jobs/sample.cpp"}
LAWS = "UAVG|AVG|GDPR|Wpg|Wjsg|Awb|Woo|Wbp|BW|Gemeentewet|Politiewet|Termijnenwet|Archiefwet"

IN_STRINGS = [
    (r"^P(?!0D$)(T?\d+[YMWDH])+$", "a duration"),
    (r"\b\d{4}-\d{2}-\d{2}\b", "a date"),
    (r"\b\d{1,2} (januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b", "a date"),
    (r"\b(art\.|artikel|article)\s*\d", "an article"),
    (r"\blid\s+\d", "an article"),
    (rf"^(?:{LAWS})$|\b(?:{LAWS})\s+(?:art\.?|artikel)?\s*\d", "a law"),
    (r"\b\d+\s*(jaar|jaren|maand|maanden|week|weken|dag|dagen|uur|uren|years?|months?|weeks?|days?|hours?)\b", "a term"),
]
IN_CODE = [
    (r"\b(?:plus_|add_)?(?:years|months|weeks|days)\s*[({]\s*-?(\d+)\s*[)}]", "a term", {"0", "1", "7"}),
    (r"\bhours\s*[({]\s*(\d+)\s*[)}]", "a term", {"0", "1", "12", "24"}),
    (r"\bDuur\s*\w*\s*[{(][^})]*?(\d+)", "a term", {"0"}),
    (r"\.(?:years|months|weeks|days|hours)\s*=\s*(\d+)", "a term", {"0", "1", "7"}),
    (r"\b(?:age|leeftijd|age_on|leeftijd_op)\w*(?:\([^)]*\))?\s*(?:<=|>=|==|<|>)\s*(\d+)", "an age", {"0"}),
    (r"\bDate\s*\w*\s*[({]\s*(\d{4})\s*,(?!\s*1\s*,\s*1\s*[)}])", "a date", set()),
    (r"\b(?:termijn|retention|bewaar\w*|ondergrens|approvals?|cooling|persons_needed)\w*\s*(?:=|<|>|==)\s*(\d+)", "a legal number", {"0", "1"}),
]


def check(root):
    found = []
    for path in house.files(root, "records", "generator", "jobs", ends=(".h", ".cpp")):
        name = path.relative_to(root).as_posix()
        if name in CALENDAR:
            continue
        for number, line in house.cpp_lines(path):
            if line.lstrip().startswith("#include"):
                continue
            place = f"{name}:{number}: "
            for text in house.strings_of(line):
                for pattern, what in IN_STRINGS:
                    match = re.search(pattern, text)
                    if match and not (name in INVENTED and what == "a date"):
                        found.append(f"{place}{what} in C++ ({match.group(0)}); it belongs in a regime file or a locale")
            code = re.sub(r'"(?:\\.|[^"\\])*"', '""', line)
            for pattern, what, arithmetic in IN_CODE:
                for match in re.finditer(pattern, code):
                    if match.group(1) not in arithmetic and not (name in INVENTED and "_days" in match.group(0)):
                        found.append(f"{place}{what} in C++ ({match.group(0).strip()}); the regime file is missing something")
    return found


BAD = [
    ("a duration", {"jobs/a.cpp": 'auto d = Duur::parse("P6M");\n'}, "a duration"),
    ("five years", {"records/rules/a.cpp": "auto end = start.plus_years(5);\n"}, "a term"),
    ("sixteen", {"records/rules/a.cpp": "if (age_on(date) < 16) return;\n"}, "an age"),
    ("an article", {"jobs/a.cpp": 'say("art. 14");\n'}, "an article"),
    ("a paragraph", {"jobs/a.cpp": 'say("13 lid 2");\n'}, "an article"),
    ("a law", {"generator/compose/a.cpp": 'say("UAVG");\n'}, "a law"),
    ("27 April", {"records/rules/a.cpp": 'holiday("27 april");\n'}, "a date"),
    ("a date as numbers", {"records/rules/a.cpp": "Date day(2018, 3, 1);\n"}, "a date"),
    ("72 hours", {"records/rules/a.cpp": "auto end = start + hours(72);\n"}, "a term"),
    ("a sentence with a term", {"jobs/a.cpp": 'say("within 4 weeks");\n'}, "a term"),
]

if __name__ == "__main__":
    house.run(check, BAD)
