"""The completions of bash and fish know every command and option that --help knows, at every place."""
import re
import shutil
from pathlib import Path

from package import ENVIRONMENT, PROGRAM, expect, faults, finish, folder, run

commands = re.compile(r"^  ([a-z]+)(?: |$)", re.M)


def help_of(path):
    text = run(PROGRAM, *path, "--help", "--lang", "en").stdout
    below = text.split("\nCommands:\n")[1].split("\n\n")[0] if "\nCommands:\n" in text else ""
    own = text.split("\nOptions:\n")[1].split("\n\n")[0]
    return set(commands.findall(below)), set(re.findall(r"(?<![\w-])--[a-z-]+", "\n".join(line[:26] if line.startswith("  -") and len(line) > 26 else line for line in own.splitlines() if line.startswith("  -"))))


paths, todo = {}, [()]
while todo:
    path = todo.pop()
    below, options = help_of(path)
    paths[path] = (below, options)
    todo += [path + (name,) for name in sorted(below)]
expect(len(paths) > 30, f"--help knows only {len(paths)} commands")

with folder() as work:
    bash = Path(work) / "griffier.bash"
    bash.write_text(run(PROGRAM, "describe", "bash").stdout)

    def of_bash(asked):
        """asked: lists of words of which the last is being completed. One bash for all."""
        script = f"source {bash}\n" + "".join(
            "COMP_WORDS=(" + " ".join(f"'{word}'" for word in ["griffier", *words]) + f"); COMP_CWORD={len(words)}; COMPREPLY=(); _griffier; echo \"${{COMPREPLY[*]}}\"\n" for words in asked)
        return [set(line.split()) for line in run("bash", "--norc", "-c", script).stdout.split("\n")[:-1]]

    order = sorted(paths)
    with_commands = [path for path in order if paths[path][0]]
    for path, found in zip(with_commands, of_bash([[*path, ""] for path in with_commands])):
        expect(found == paths[path][0], f"bash completes 'griffier {' '.join(path)}' with {sorted(found)}, --help says {sorted(paths[path][0])}")
    for path, found in zip(order, of_bash([[*path, "--"] for path in order])):
        expect(paths[path][1] <= found, f"bash lacks {sorted(paths[path][1] - found)} after 'griffier {' '.join(path)}'")
        expect("--store" in found, f"bash lacks --store after 'griffier {' '.join(path)}'")
    expect(of_bash([["--store", "x", "verif"]]) == [{"verify"}], "bash loses the way after an option with a value")
    expect(of_bash([["zzz"]]) == [set()], "bash completes what is no command")

    if not shutil.which("fish", path=ENVIRONMENT["PATH"]):
        print("SKIPPED in part: fish is not installed; bash was tested")
        finish()
    fish = Path(work) / "griffier.fish"
    fish.write_text(run(PROGRAM, "describe", "fish").stdout)

    def of_fish(lines):
        script = f"source {fish}\n" + "".join(f"complete -C '{line}' | string split -f1 \\t\necho ==\n" for line in lines)
        return [set(part.split()) for part in run("fish", "--no-config", "-c", script, extra={"HOME": work, "XDG_DATA_HOME": work}).stdout.split("==\n")[:-1]]

    for path, found in zip(with_commands, of_fish([" ".join(["griffier", *path, ""]) for path in with_commands])):
        expect(paths[path][0] == found, f"fish completes 'griffier {' '.join(path)}' with {sorted(found)}")
    for path, found in zip(order, of_fish([" ".join(["griffier", *path, "--"]) for path in order])):
        expect(paths[path][1] <= found, f"fish lacks {sorted(paths[path][1] - found)} after 'griffier {' '.join(path)}'")
finish()
