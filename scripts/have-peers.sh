#!/bin/sh
# Whether every program that the peer suite compares with is here.
for program in xorrisofs genisoimage isoinfo bsdtar cloud-localds mkfs.vfat mcopy; do
  command -v "$program" >/dev/null || exit 1
done
/usr/bin/python3 -c 'import configobj, jsonpatch, requests, yaml' 2>/dev/null
