#!/bin/sh
# Prints the path of a Chromium the tests can drive. With --install, a machine without one gets Debian's,
# where this runs as root on Debian. Anything said on the way goes to stderr.
set -eu

runs() {
  "$1" --version >/dev/null 2>&1
}

find_chromium() {
  if [ -n "${REPERES_CHROMIUM:-}" ]; then
    # Somebody chose: another browser in its place would hide that theirs is missing.
    runs "$REPERES_CHROMIUM" && command -v "$REPERES_CHROMIUM"
    return
  fi
  for candidate in \
    chromium chromium-browser google-chrome google-chrome-stable chrome microsoft-edge \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if runs "$candidate"; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

install_debian() {
  [ -z "${REPERES_CHROMIUM:-}" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  # Ubuntu's package of that name only calls snap.
  grep -q '^ID=debian' /etc/os-release 2>/dev/null || return 1
  echo "Chromium: installing Debian's package" >&2
  quiet=-qq
  [ -t 2 ] && quiet=-q
  {
    apt-get update $quiet &&
      DEBIAN_FRONTEND=noninteractive apt-get install $quiet --yes --no-install-recommends chromium
  } >&2
}

if find_chromium; then
  exit 0
fi
if [ "${1:-}" = --install ] && install_debian && find_chromium; then
  exit 0
fi
if [ -n "${REPERES_CHROMIUM:-}" ]; then
  echo "REPERES_CHROMIUM is $REPERES_CHROMIUM, which does not run: give the path of a Chromium or Chrome, or unset it." >&2
else
  echo "No Chromium found: install one (Debian: apt-get install chromium), or set REPERES_CHROMIUM to the path of a Chromium or Chrome." >&2
fi
exit 1
