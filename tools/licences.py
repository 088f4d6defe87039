"""Licences of every installed distribution, one line each; exit 1 when one is a GPL or AGPL, or unknown.

The LGPL is a licence one may link to and is let through, named.
"""

import re
import sys
from importlib.metadata import Distribution, distributions

COPYLEFT = re.compile(r"\b(?<!L)A?GPL\b|GNU (?:Affero )?General Public", re.IGNORECASE)
TOOLING = {"pip", "setuptools", "wheel"}


def licence(distribution: Distribution) -> str:
    """What a distribution says of its licence, in the three places where it may say so."""
    told = distribution.metadata
    classifiers = [line.split("::")[-1].strip() for line in told.get_all("Classifier") or [] if "License ::" in line]
    lines = [told.get("License-Expression") or "", *classifiers, (told.get("License") or "").split("\n")[0]]
    return "; ".join(dict.fromkeys(line for line in lines if line))[:90]


def main() -> int:
    found = {one.metadata["Name"]: licence(one) for one in distributions() if one.metadata["Name"] not in TOOLING}
    for name, words in sorted(found.items()):
        print(f"{name:32} {words or 'NO LICENCE FOUND'}")
    refused = [name for name, words in found.items() if not words or COPYLEFT.search(words)]
    if refused:
        print(f"refused: {', '.join(sorted(refused))}", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
