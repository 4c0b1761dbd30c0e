"""A room includes only what the table of ARCHITECTURE.md gives it, and every library has one home."""
import re

import house

HOMES = [  # header, where it may be included
    (r"Poco/|sqlite3\.h", ("records/registry",)),
    (r"libxslt/|libexslt/", ("generator/compose",)),
    (r"libxml/", ("records/core/xml.cpp", "records/core/xml_", "generator/compose")),
    (r"hb-subset", ("generator/layout", "generator/pdf")),
    (r"hb\.h|hb-", ("generator/layout", "generator/pdf")),
    (r"hyphen\.h", ("generator/layout",)),
    (r"unicode/", ("generator/layout", "records/core/text.cpp")),
    (r"podofo/", ("generator/pdf",)),
    (r"zlib\.h", ("generator/pdf",)),
    (r"openssl/", ("records/core", "generator/pdf")),
    (r"CLI/", ("jobs",)),
    (r"nlohmann/", ("records/registry", "generator/publish", "jobs")),
    (r"g(test|mock)/", ("tests",)),
    # The disk, the network and chance come in through records/core.
    (r"fstream$|filesystem$|fcntl\.h|sys/stat\.h|sys/file\.h|dirent\.h", ("records/core", "jobs")),
    (r"sys/socket\.h|sys/wait\.h|linux/", ("records/core",)),  # records/core/cage: the child that parses, and the pair of sockets to it
    (r"netdb\.h|arpa/|netinet/", ()),
    (r"random$|sys/random\.h", ("records/core/random.cpp",)),
]
KEEPS_NOTHING = {"records/core", "records/model", "records/rules"}


def joins(included):
    """The values in generator/*.h join the rooms of the generator; the door, generator.h, is for jobs."""
    return included.count("/") == 1 and included.startswith("generator/") and included != "generator/generator.h"


def table(root):
    """room -> rooms that it may include, from the table "Rooms"; None for all."""
    rooms = {}
    text = (root / "ARCHITECTURE.md").read_text(encoding="utf-8") if (root / "ARCHITECTURE.md").exists() else ""
    for name, may in re.findall(r"^\| `([a-z_/]+)` \|[^|\n]*\| *([^|\n]*?) *\|$", text, re.M):
        top = [n for n in re.findall(r"[a-z_]+", may)]
        rooms[name] = None if may == "all" else set() if may.startswith("nothing") else {"records/" + n for n in top}
    return rooms


def room_of(path, rooms):
    best = ""
    for room in rooms:
        if (path + "/").startswith(room + "/") and len(room) > len(best):
            best = room
    return best or (path.split("/")[0] if "/" in path else "")


def check(root):
    rooms = table(root)
    missing = set()
    found = [] if rooms else ["ARCHITECTURE.md has no table of rooms"]
    for path in house.files(root, "records", "generator", "jobs", ends=(".h", ".cpp")):
        name = path.relative_to(root).as_posix()
        room = room_of(name, rooms)
        for number, line in house.cpp_lines(path):
            match = re.match(r'\s*#\s*include\s+([<"])([^>"]+)[>"]', line)
            if not match:
                continue
            included = match.group(2)
            place = f"{name}:{number}: "
            for header, homes in HOMES:
                if re.match(header, included):
                    if not name.startswith(homes):
                        found.append(f"{place}<{included}> has its home in {', '.join(homes) or 'no room'}, not here")
                    break
            if match.group(1) != '"':
                continue
            if included.startswith("fmt/"):
                continue
            if "/" not in included:
                found.append(f'{place}"{included}" is not written from the top of the tree')
                continue
            if not (root / included).exists():
                found.append(f"{place}{included} does not exist")
                continue
            if joins(included) and name.startswith("generator/"):
                continue
            other = room_of(included, rooms)
            door = name.startswith("generator/") and name.count("/") == 1
            if other == room or door and other.startswith("generator"):
                continue
            if room not in rooms and not door:
                folder = name.rsplit("/", 1)[0]
                if folder not in missing:
                    missing.add(folder)
                    found.append(f"{place}the room {folder} does not stand in the table of ARCHITECTURE.md")
                continue
            may = KEEPS_NOTHING if door else rooms[room]
            if may is not None and other not in may:
                found.append(f"{place}{room or name} may not include {other or included}: the include table of ARCHITECTURE.md")
            if name.startswith("generator/") and other.startswith("records") and other not in KEEPS_NOTHING:
                found.append(f"{place}the generator keeps nothing: of records/ it includes only core, model and rules")
            if name.startswith("records/") and not other.startswith("records"):
                found.append(f"{place}records/ never includes {other}")
    return found + build_shape(root, rooms)


def build_shape(root, rooms):
    """The links of the targets have the shape of the table."""
    found = []
    cmake = root / "CMakeLists.txt"
    if not cmake.exists():
        return found
    names = {room.replace("/", "_"): room for room in rooms}
    for folder, links in re.findall(r"griffier_room\(([a-z_/]+)\s([^)]*)\)", cmake.read_text(encoding="utf-8")):
        if folder not in rooms:  # a room that is still empty has no row; one with code is asked for a row above
            continue
        may = rooms[folder]
        for link in re.findall(r"\b(?:records|generator)_[a-z_]+\b", links):
            if may is not None and names.get(link) not in may:
                found.append(f"CMakeLists.txt: the target of {folder} links {link}, which the include table does not give it")
    return found


TABLE = "| `records/core` | x | nothing of ours |\n| `records/rules` | x | core |\n| `generator/layout` | x | core |\n| `generator/pdf` | x | core |\n| `jobs` | x | all |\n"
BAD = [
    ("records includes jobs", {"ARCHITECTURE.md": TABLE, "records/core/a.h": '#include "jobs/b.h"\n', "jobs/b.h": ""}, "never includes jobs"),
    ("core includes rules", {"ARCHITECTURE.md": TABLE, "records/core/a.h": '#include "records/rules/b.h"\n', "records/rules/b.h": ""}, "may not include records/rules"),
    ("two rooms of the generator meet", {"ARCHITECTURE.md": TABLE, "generator/pdf/a.cpp": '#include "generator/layout/b.h"\n', "generator/layout/b.h": ""}, "may not include generator/layout"),
    ("ICU outside its home", {"ARCHITECTURE.md": TABLE, "jobs/a.cpp": "#include <unicode/uchar.h>\n"}, "has its home in"),
    ("OpenSSL in jobs", {"ARCHITECTURE.md": TABLE, "jobs/a.cpp": "#include <openssl/evp.h>\n"}, "has its home in"),
    ("a socket", {"ARCHITECTURE.md": TABLE, "jobs/a.cpp": "#include <netdb.h>\n"}, "no room"),
    ("a target that links too much", {"ARCHITECTURE.md": TABLE, "CMakeLists.txt": "griffier_room(records/core USES records_rules)\n"}, "links records_rules"),
    ("no table at all", {"README.md": ""}, "no table"),
]

if __name__ == "__main__":
    house.run(check, BAD)
