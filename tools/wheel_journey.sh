#!/usr/bin/env bash
# Builds the wheel, installs it in an empty environment away from the checkout, and makes one journey with it.
set -euo pipefail
cd "$(dirname "$0")/.."
clean=$(mktemp -d)
trap 'rm -rf "$clean"' EXIT
.venv/bin/python -m build --wheel --outdir "$clean" . >/dev/null
python3 -m venv "$clean/env"
"$clean/env/bin/pip" install --quiet --disable-pip-version-check "$clean"/*.whl
cd "$clean"
env/bin/passerelles demo demo >/dev/null
env/bin/passerelles --help >/dev/null
for left in findings-before.json findings-after.json compare.json report.html map.html store files; do
  [ -e "demo/$left" ] || { echo "the wheel's demo left no $left" >&2; exit 1; }
done
echo "wheel: $(basename ./*.whl), demo complete, installed size $(du -sh env | cut -f1)"
