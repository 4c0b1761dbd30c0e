# Sourced by samples/run.sh, tests/run.sh and .ci/run: one environment, the packages of Debian 12, and the build.
# It may be sourced more than once and does nothing that is already done.
# shellcheck shell=bash

set -u
set -o pipefail
export LC_ALL=C.UTF-8 TZ=UTC PYTHONDONTWRITEBYTECODE=1
griffier_root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# What griffier is built with. GoogleTest stands here because the configure step looks for it.
griffier_build_packages=(
    build-essential cmake ninja-build pkg-config
    libxml2-dev libxslt1-dev libpoco-dev libsqlite3-dev libpodofo-dev libharfbuzz-dev libicu-dev libhyphen-dev
    libcli11-dev libssl-dev libfmt-dev zlib1g-dev nlohmann-json3-dev libgtest-dev libgmock-dev
    hyphen-nl fonts-noto-core icc-profiles-free
)
# What the samples and the tests look at the results with.
griffier_test_packages=(libxml2-utils openssl qpdf poppler-utils python3 sqlite3 strace xz-utils nodejs)

# What tests/package looks at the Debian package, the units, the completions and the report with, and what reads a calendar for
# tests/publish; a test that lacks its program is skipped.
# shellcheck disable=SC2034
griffier_outside_packages=(lintian systemd chromium fish python3-icalendar)

# What the fuzz harnesses are built with: tests/fuzz/run.sh asks for it, by itself or in the test run.
# shellcheck disable=SC2034
griffier_fuzz_packages=(clang-14 libclang-rt-14-dev)

# griffier_install PACKAGE...: installs what is missing, as root or through sudo. Says nothing when nothing is missing.
griffier_install() {
    local missing=() name
    for name in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing, and only root can install them: ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing ${#missing[@]} packages: ${missing[*]}"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300)
    local log
    log=$(mktemp)
    # The lists of a fresh machine are empty, and old ones point at packages that have gone: refresh them only when it does not go without.
    if ! "${apt[@]}" install --no-install-recommends "${missing[@]}" >"$log" 2>&1 </dev/null; then
        if ! { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
            tail -n 25 "$log" >&2
            echo "The packages could not be installed; the whole report of apt is in $log" >&2
            return 1
        fi
    fi
    rm -f "$log"
}

# griffier_build TARGET...: configures the release preset and builds the targets. Quiet when all is up to date.
griffier_build() {
    local log=$griffier_root/build/release.log
    mkdir -p "$griffier_root/build"
    (
        cd "$griffier_root" || exit 1
        if [ ! -f build/release/build.ninja ]; then cmake --preset release; fi >"$log" 2>&1 &&
            ninja -C build/release "$@" >>"$log" 2>&1
    ) || {
        grep -n -E -A6 'error|FAILED|CMake Error' "$log" | head -n 60 >&2
        echo "The build failed; the whole report is in ${log#"$griffier_root"/}" >&2
        return 1
    }
}

# griffier_seconds START: whole seconds since START (a value of $SECONDS).
griffier_seconds() { echo $((SECONDS - $1)); }
