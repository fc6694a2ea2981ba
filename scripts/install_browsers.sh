#!/usr/bin/env bash
# Installs what the tests of interactive pages open them in: Chromium and its driver, from the
# system's packages. Nothing is done where both are there.
set -euo pipefail
if { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null &&
  command -v chromedriver >/dev/null; then
  exit 0
fi
command -v apt-get >/dev/null || { echo "install chromium and chromedriver by hand: no apt-get here" >&2; exit 1; }
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
  install -y -qq --no-install-recommends chromium chromium-driver
