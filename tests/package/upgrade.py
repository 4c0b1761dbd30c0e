"""The program opens every golden store of tests/fixtures, whatever version wrote it, finds it whole, brings it to its own schema once, and
refuses one that a later version wrote."""
import shutil
import sqlite3
import tarfile
from pathlib import Path

from package import PROGRAM, SOURCE, expect, finish, folder, run


def schema(store):
    found = set()
    for path in store.glob("*.db"):
        with sqlite3.connect(path) as database:
            found.add(database.execute("PRAGMA user_version").fetchone()[0])
        database.close()
    return found


golden = sorted(SOURCE.glob("tests/fixtures/store-schema-*"))
expect(len(golden) >= 3, f"only {len(golden)} golden stores")
ends = set()
with folder() as work:
    for kept in golden:
        here = Path(work) / kept.name
        if kept.is_dir():
            shutil.copytree(kept, here)
        else:
            here.mkdir()
            with tarfile.open(kept) as archive:
                archive.extractall(here)
        store = here / "opslag"
        for name in [*"0123456789abcdef", "nieuw"]:  # a clone keeps no empty folders
            (store / "kluis" / name).mkdir(exist_ok=True)
        call = [PROGRAM, "verify", "--store", store, "--keys", here / "sleutel"]
        if (here / "houder2").is_dir():
            call += ["--holders", here / "houder2"]
        before = schema(store)
        run(*call)
        after = schema(store)
        print(f"{kept.name}: schema {sorted(before)} to {sorted(after)}")
        expect(len(after) == 1, f"{kept.name}: databases of schemas {sorted(after)}")
        ends |= after
        run(*call)
        expect(schema(store) == after, f"{kept.name}: the second opening changed the schema again")
    expect(len(ends) == 1, f"the stores ended at schemas {sorted(ends)}")
    for path in store.glob("*.db"):
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA user_version = 99")
        database.close()
    refused = run(*call, code=4)
    expect(schema(store) == {99}, "a store of a later version was changed")
finish()
