"""lintian finds no error in the package; its warnings are printed."""
from package import expect, finish, folder, need, package, run

need("lintian")
with folder() as work:
    deb = package(work)
    ended = run("lintian", "--allow-root", "--fail-on", "error", "--tag-display-limit", "0", deb, code=None)
    print(ended.stdout + ended.stderr)
    expect(ended.returncode == 0, f"lintian ended with {ended.returncode}")
    expect(not [line for line in ended.stdout.splitlines() if line.startswith("E:")], "lintian names errors")
finish()
