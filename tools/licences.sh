#!/usr/bin/env bash
# Refuses a run-time dependency under the GPL or AGPL: installs the product alone and reads every licence.
set -euo pipefail
cd "$(dirname "$0")/.."
clean=$(mktemp -d)
trap 'rm -rf "$clean"' EXIT
python3 -m venv "$clean/env"
"$clean/env/bin/pip" install --quiet --disable-pip-version-check .
"$clean/env/bin/python" tools/licences.py
