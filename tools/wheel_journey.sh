#!/usr/bin/env bash
# Builds the wheel, installs it in an empty environment away from the checkout, reads the licence of everything that
# came with it, and makes one journey.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
clean=$(mktemp -d)
trap 'rm -rf "$clean"' EXIT
.venv/bin/python -m build --wheel --outdir "$clean" . >/dev/null
python3 -m venv "$clean/env"
"$clean/env/bin/pip" install --quiet --disable-pip-version-check "$clean"/*.whl
cd "$clean"
env/bin/python "$root/tools/licences.py"
env/bin/passerelles demo demo >/dev/null
env/bin/passerelles --help >/dev/null
for left in findings-before.json findings-after.json compare.json report.html map.html store files; do
  [ -e "demo/$left" ] || { echo "the wheel's demo left no $left" >&2; exit 1; }
done
echo "wheel: $(basename ./*.whl), demo complete, installed size $(du -sh env | cut -f1)"
