#!/bin/sh
# Installs Deskhand for one person, without root; run by the self-extracting file from the folder it unpacked to.
set -eu
fail() {
    echo "Deskhand was not installed: $1" >&2
    exit 1
}
share=${XDG_DATA_HOME:-$HOME/.local/share}
place=${1:-$HOME/.local/lib/deskhand}
# What this runs in is removed afterwards: a folder is meant from where the person was.
case $place in /*) ;; *) place=${USER_PWD:-$PWD}/$place ;; esac
bin=$HOME/.local/bin
mkdir -p "$(dirname "$place")" "$bin" "$share" 2>/dev/null ||
    fail "your account may not write to $(dirname "$place"), $bin or $share. Nothing was changed."
if [ -e "$place" ] && [ ! -e "$place/SHA256SUMS" ]; then
    fail "$place is there already and is no Deskhand. Give another folder: sh FILE -- FOLDER"
fi
# Aside first: an upgrade that finds the disk full leaves the old one whole.
rm -rf "$place.new"
if ! cp -a app "$place.new" 2>"/tmp/deskhand-install.$$"; then
    said=$(tail -n 1 "/tmp/deskhand-install.$$")
    rm -rf "$place.new" "/tmp/deskhand-install.$$"
    fail "its files could not be written ($said). What was installed before is still there."
fi
rm -f "/tmp/deskhand-install.$$"
cp uninstall.sh "$place.new/uninstall.sh"
rm -rf "$place.old"
if [ -e "$place" ]; then mv "$place" "$place.old"; fi
mv "$place.new" "$place"
rm -rf "$place.old"
ln -sfn "$place/deskhand" "$bin/deskhand"
mkdir -p "$share/applications" "$share/mime/packages" "$share/icons/hicolor/scalable/apps"
# What the desktop's files reserve is written as they want it.
quoted=$(printf '%s' "$place/deskhand" | sed -e 's/[\\"`$]/\\\\&/g' -e 's/%/%%/g')
escaped=$(printf '"%s"' "$quoted" | sed -e 's/[\\&|]/\\&/g')
sed "s|@COMMAND@|$escaped|" share/applications/deskhand.desktop >"$share/applications/deskhand.desktop"
cp share/mime/packages/deskhand.xml "$share/mime/packages/"
cp share/icons/hicolor/scalable/apps/deskhand.svg "$share/icons/hicolor/scalable/apps/"
if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime" || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$share/applications" || true; fi
echo "Deskhand is installed in $place. Start it with $bin/deskhand; remove it with $place/uninstall.sh"
