#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# package.sh CMAKE BUILD FOLDER [CXX-FLAG...]: installs what is built in BUILD into FOLDER/installed, and builds the
# README's example in FOLDER against it.
set -euo pipefail
cmake=$1 build=$2 folder=$3
shift 3
rm -rf "$folder/installed" "$folder/example"
DESTDIR=$folder/installed "$cmake" --install "$build" >/dev/null
prefix=$folder/installed$(sed -n 's/^CMAKE_INSTALL_PREFIX:PATH=//p' "$build/CMakeCache.txt")
"$cmake" -S "$folder" -B "$folder/example" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_CXX_FLAGS="$*"
"$cmake" --build "$folder/example"

# The QML modules bring their plugins and their type information.
for module in Tidewire Tidewire/Dashboard; do
    installed=$(find "$folder/installed" -path "*/qml/$module/qmldir" -print -quit)
    [[ -n $installed ]] || { echo "no qmldir of $module is installed" >&2; exit 1; }
    while read -r keyword first second _; do
        case $keyword in
        typeinfo) file=$first ;;
        optional) file=lib$second.so ;; # "optional plugin NAME"
        *) continue ;;
        esac
        path=$(dirname "$installed")/$file
        [[ -s $path ]] || { echo "$module lacks its $keyword $file" >&2; exit 1; }
        [[ $keyword != optional || $(ldd "$path") != *'not found'* ]] || { echo "$file misses a library" >&2; exit 1; }
    done <"$installed"
done

# So does the dashboard, which brings its QML along.
dashboard=$(find "$folder/installed" -path '*/bin/tidewire-dashboard' -print -quit)
[[ -n $dashboard ]] || { echo "no dashboard is installed" >&2; exit 1; }
[[ $(ldd "$dashboard") != *'not found'* ]] || { echo "tidewire-dashboard misses a library" >&2; exit 1; }
QT_QPA_PLATFORM=offscreen "$dashboard" --version | grep -q tidewire-dashboard
