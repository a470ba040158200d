#!/usr/bin/env bash
# Installs the outside tools that some tests need, where it can: as root on Debian or Ubuntu. Elsewhere it says what
# will be skipped. Tests run without any of them; those that need one print why they are skipped. Ends with 0 always.
set -u

# command (or commands, any of them) | Debian package | what is skipped without it
TOOLS=(
  'openssl|openssl|comparison with OpenSSL'\''s reading of certificates, CRLs and PFX files'
  'certtool|gnutls-bin|opening our files with GnuTLS'
  'pk12util|libnss3-tools|opening our files with NSS'
  'keytool|default-jre-headless|opening our files with Java'
  'chromium,chromium-browser,google-chrome|chromium|running the core and the offline page in a browser'
  'firefox-esr,firefox|firefox-esr|running the offline page in Firefox'
  'dnsmasq|dnsmasq-base|asking a DNS server that is not the tests'\'' own'
)

present() { # COMMAND,COMMAND…: any of them is there
  local command
  for command in ${1//,/ }; do
    if command -v "$command" >/dev/null 2>&1; then return 0; fi
  done
  return 1
}

absent() { # prints the rows of what is missing
  local row
  for row in "${TOOLS[@]}"; do
    present "${row%%|*}" || printf '%s\n' "$row"
  done
}

apt() { # ARGUMENTS…: apt-get, silent unless it fails; a machine just started may be updating itself, which has an end
  local log status
  log=$(mktemp)
  DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" >"$log" 2>&1 </dev/null
  status=$?
  [ $status -eq 0 ] || { echo "apt-get $* failed:" && tail -n 3 "$log"; } >&2
  rm -f "$log"
  return $status
}

install() { apt install -y --no-install-recommends "$@"; }

known() { # PACKAGE…: the package lists have them all
  local package
  for package in "$@"; do
    apt-cache show "$package" >/dev/null 2>&1 || return 1
  done
}

missing=$(absent)
[ -n "$missing" ] || exit 0

if [ "$EUID" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
  packages=()
  while IFS='|' read -r _ package _; do packages+=("$package"); done <<<"$missing"
  # The lists are fetched only when they lack a package, or are so old that an installation fails.
  { known "${packages[@]}" && install "${packages[@]}"; } || {
    apt update
    install "${packages[@]}" || for package in "${packages[@]}"; do install "$package"; done
  }
  missing=$(absent)
fi

[ -z "$missing" ] || while IFS='|' read -r commands package skipped; do
  echo "${commands//,/ or } is absent (package $package): skipped is $skipped"
done <<<"$missing"
exit 0
