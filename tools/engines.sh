#!/usr/bin/env bash
# What the whole test suite needs beside Python: Chromium, Java, Maven, Node and the explorer's packages.
# Installs what is missing with Debian's packages; on another system, says what to install.
set -euo pipefail
cd "$(dirname "$0")/.."

declare -A packages=([chromium]=chromium [java]=openjdk-17-jre-headless [mvn]=maven [node]=nodejs [npm]=npm)
missing=()
for command in "${!packages[@]}"; do
  command -v "$command" >/dev/null || missing+=("${packages[$command]}")
done

if [ ${#missing[@]} -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    echo "To install by hand, then run 'make engines' again: ${missing[*]}" >&2
    exit 1
  fi
  sudo=$([ "$(id -u)" = 0 ] || echo sudo)
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

[ ! -f package.json ] || npm ci --silent --no-audit --no-fund
for command in chromium java mvn node; do
  printf '%-10s %s\n' "$command" "$("$command" --version 2>/dev/null | head -1)"
done
