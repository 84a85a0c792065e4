#!/bin/sh
# Unpacks Debian's user-mode Linux, and a busybox to start it with, below node_modules/.cache. Installs nothing.
set -eu
target=$(cd "$(dirname "$0")/.." && pwd)/node_modules/.cache/user-mode-linux
[ ! -x "$target/usr/bin/linux.uml" ] || [ ! -x "$target/bin/busybox" ] || exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# apt downloads as a user of its own.
chmod 755 "$work"
(cd "$work" && apt-get download -qq -o APT::Sandbox::User=root user-mode-linux busybox-static)
rm -rf "$target"
mkdir -p "$target"
for package in "$work"/*.deb; do dpkg -x "$package" "$target"; done
