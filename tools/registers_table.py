"""The table of public registers in `docs/formats.md`, from `imports/registers/*.toml`.

`python tools/registers_table.py [--check]` writes the table between its two marks, or says whether it is as written.
"""

import argparse
import re
import sys
from pathlib import Path

from network.forms.registers import Register, registers
from network.forms.registers.register import Table

PAGE = Path(__file__).parents[1] / "docs" / "formats.md"
START, END = "<!-- registers: made by tools/registers_table.py -->", "<!-- end of the registers -->"
HEADER = ("| register | recognised by | gives | left out | licence |", "|---|---|---|---|---|")
SHOWN = 5  # columns named per table


def recognised(table: Table) -> str:
    """What a file must hold to be taken for this table."""
    if table.nameless:
        return f"no header: a first line `{';'.join(table.manifest)}`, or lines that begin with `{table.begins}`"
    names = ", ".join(f"`{table.labels.get(name, name)}`" for name in table.needs[:SHOWN])
    where = f"list `{table.sheet}` of a JSON file, with " if table.sheet else ""
    more = f" (and {len(table.needs) - SHOWN} more)" if len(table.needs) > SHOWN else ""
    options = [" and ".join(f"`{table.labels.get(name, name)}`" for name in sorted(one)) for one in table.any_of]
    either = f", and {' or '.join(options)}" if options else ""
    figures = ", and a column of figures" if table.figures([""]) is not None else ""
    return f"{where}{names}{more}{either}{figures}"


def row(register: Register) -> str:
    """One register as one line of the table."""
    read = [table for table in register.tables if table.gives] or register.tables
    told = "<br>".join(f"*{table.name}*: {recognised(table)}" for table in read)
    publisher = register.publisher
    cells = (
        f"**{register.title.en}**<br>{publisher.name}",
        told,
        register.gives.en,
        register.leaves.en,
        f"[{publisher.licence}]({publisher.url})",
    )
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def table() -> str:
    """The whole table, between its marks."""
    return "\n".join((START, "", *HEADER, *map(row, registers().values()), "", END))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    text = PAGE.read_text("utf-8")
    written = re.sub(f"{START}.*?{END}", lambda _: table(), text, flags=re.DOTALL)
    if parser.parse_args(arguments).check:
        return int(written != text)
    PAGE.write_text(written, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
