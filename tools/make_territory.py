"""Write the fictional demonstration territory: `python tools/make_territory.py --seed 2017 --out FOLDER`."""

import argparse
from pathlib import Path

from territory import make

DEFAULT = Path(__file__).parents[1] / "examples" / "quatre-quartiers"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=2017)
    parser.add_argument("--out", type=Path, default=DEFAULT)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, content in make(options.seed).folder().items():
        (options.out / name).write_bytes(content)
    print(f"{options.out}: {len(list(options.out.iterdir()))} files, seed {options.seed}, all of it fictional")


if __name__ == "__main__":
    main()
