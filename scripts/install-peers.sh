#!/bin/sh
# Installs what the peer suite compares with, from Debian. Needs root.
set -eu
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
  xorriso genisoimage libarchive-tools cloud-image-utils dosfstools mtools python3 python3-yaml \
  python3-configobj python3-jinja2 python3-jsonpatch python3-jsonschema python3-requests netplan.io \
  python3-pycdlib
# Other packages bring /usr/bin/kubectl too, and dpkg lets no two of them own it.
command -v kubectl >/dev/null || DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends kubernetes-client
"$(dirname "$0")/fetch-linux.sh"
