#!/bin/sh
# Removes Deskhand for one person; projects, and what the app keeps of settings and models, are theirs and stay.
set -eu
place=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
[ -e "$place/SHA256SUMS" ] || {
    echo "$place is no Deskhand. Nothing was removed." >&2
    exit 1
}
if [ "$(readlink "$HOME/.local/bin/deskhand" || true)" = "$place/deskhand" ]; then rm -f "$HOME/.local/bin/deskhand"; fi
rm -f "$share/applications/deskhand.desktop" "$share/mime/packages/deskhand.xml" \
    "$share/icons/hicolor/scalable/apps/deskhand.svg"
if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime" || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$share/applications" || true; fi
cd /
rm -rf "$place"
echo "Deskhand was removed. Your projects, and its settings and models in $share/Deskhand, are still there."
