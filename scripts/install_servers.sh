#!/usr/bin/env bash
# Installs the triple stores that tests start and pip does not bring: Virtuoso, from Debian or
# Ubuntu. As root, or with a sudo that asks nothing.
set -euo pipefail

if command -v virtuoso-t >/dev/null; then
  exit 0
fi
if ! command -v apt-get >/dev/null; then
  echo "virtuoso-t is missing, and there is no apt-get here to install virtuoso-opensource-7" >&2
  exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  as_root=(sudo -n)
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends virtuoso-opensource-7 >/dev/null
command -v virtuoso-t
