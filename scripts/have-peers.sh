#!/bin/sh
# Whether every program that the peer suite compares with is here.
for program in xorrisofs genisoimage isoinfo bsdtar cloud-localds mkfs.vfat mcopy kubectl script; do
  command -v "$program" >/dev/null || exit 1
done
test -x /lib/netplan/generate || exit 1
test -x "$(dirname "$0")/../node_modules/.cache/user-mode-linux/usr/bin/linux.uml" || exit 1
/usr/bin/python3 -c 'import yaml, configobj, jinja2, jsonpatch, jsonschema, pycdlib, requests' 2>/dev/null
