#!/bin/sh
# Installs what the peer suite compares with, from Debian. Needs root.
set -eu
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
  xorriso genisoimage libarchive-tools cloud-image-utils dosfstools mtools zisofs-tools python3 python3-yaml \
  python3-pycdlib
"$(dirname "$0")/fetch-linux.sh"
