# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034
# For demos/run and tests/run: installs what is missing, configures, builds. Messages go to stderr, and the output of
# the tools to build/log/, so that stdout stays the program's. Sourced with the project's root as working directory.

build_packages=(
    ca-certificates ccache cmake g++ git libgl-dev libssl-dev ninja-build zlib1g-dev
    qt6-base-dev qt6-declarative-dev qt6-declarative-dev-tools qt6-l10n-tools qt6-tools-dev qt6-tools-dev-tools
    qml6-module-qtqml qml6-module-qtqml-models qml6-module-qtqml-workerscript qml6-module-qtquick
    qml6-module-qtquick-controls qml6-module-qtquick-layouts qml6-module-qtquick-templates qml6-module-qtquick-window
    fonts-inter fonts-jetbrains-mono libgl1-mesa-dri qt6-qpa-plugins
)
# Written whenever packages were installed: what CMake did not find before, it may find now.
installed_stamp=build/log/installed
# Packages that this system does not offer, so that a second run does not ask again.
unavailable_list=build/log/unavailable

# Clones and work trees of the project share what ccache has compiled for one of them.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1

say() { printf 'tidewire: %s\n' "$*" >&2; }

processors() { nproc 2>/dev/null || echo 2; }

# quietly LOG COMMAND...: shows the command's output only if it fails.
quietly() {
    local log=build/log/$1 status=0
    shift
    "$@" >"$log" 2>&1 || status=$?
    if ((status != 0)); then
        cat "$log" >&2
        say "failed with status $status: $*"
    fi
    return "$status"
}

# The packages among the arguments that are not installed and not known to be unavailable, one a line.
missing_packages() {
    local have
    # dpkg-query fails if it does not know one of them, which is no failure here.
    have=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' || true)
    printf '%s\n' "$@" | grep -vxFf <(printf '%s\n' "$have"; cat "$unavailable_list" 2>/dev/null) || true
}

as_root() {
    if ((EUID == 0)); then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

# install_packages PACKAGE...: by apt; where that is not possible it says what to install, and goes on.
install_packages() {
    mkdir -p build/log
    local missing
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]} > 0)) || return 0
    if ! command -v apt-get >/dev/null || ! { ((EUID == 0)) || command -v sudo >/dev/null; }; then
        if [[ ! -e build/release/build.ninja ]]; then
            say "cannot install packages here. These, by their Debian names, are missing: ${missing[*]}"
        fi
        return 0
    fi
    say "installing ${#missing[@]} packages: ${missing[*]}"
    quietly apt-update as_root apt-get update
    mapfile -t missing < <(offered_packages "${missing[@]}")
    ((${#missing[@]} > 0)) || return 0
    quietly apt-install as_root apt-get install -y --no-install-recommends "${missing[@]}"
    touch "$installed_stamp"
}

# Those of the arguments that apt can install, one a line; the others are noted and named.
offered_packages() {
    local package
    for package in "$@"; do
        # Not by a pipe into grep -q, which under pipefail fails when it is early.
        if [[ $(LC_ALL=C apt-cache policy "$package") == *'Candidate: '[!\(]* ]]; then
            printf '%s\n' "$package"
        else
            printf '%s\n' "$package" >>"$unavailable_list"
            say "this system offers no package $package; going on without it"
        fi
    done
}

# configure PRESET [-DOPTION=VALUE...]: only if that was not done yet, with these options, and all that is installed.
configure() {
    local preset=$1 option
    local folder=build/$preset
    shift
    local stale=0
    [[ -e $folder/build.ninja ]] || stale=1
    [[ $installed_stamp -nt $folder/build.ninja ]] && stale=1
    for option in "$@"; do
        option=${option#-D}
        grep -q "^${option%%=*}:[A-Z]*=${option#*=}\$" "$folder/CMakeCache.txt" 2>/dev/null || stale=1
    done
    ((stale)) || return 0
    say "configuring build/$preset"
    quietly "configure-$preset" cmake --preset "$preset" "$@"
}

# build PRESET TARGET
build() {
    say "building build/$1: $2"
    quietly "build-$1" cmake --build --preset "$1" --target "$2" --parallel "$(processors)"
}
