"""Tables that left this product and come back: an identifier is kept, what has none is resolved by its name."""

from collections.abc import Sequence

from network.forms import Row
from network.forms.exported import Table, exported_tables
from network.importing.resolver import Resolver
from network.importing.rows.exported.known import Known
from network.importing.rows.exported.links import say_links
from network.importing.rows.exported.nodes import say_node
from network.importing.rows.exported.relationships import say_relationship


def say(rows: Sequence[Row], resolver: Resolver) -> None:
    """What is identified is known before anything that is only named; then what joins them."""
    known = Known(resolver)
    nodes = [(table, row) for table, row in _tabled(rows) if table.of_nodes]
    identified = sorted(nodes, key=lambda one: "uid" not in one[1].values)
    for table, row in identified:
        known.add(table, row)
    said = [(table, row, say_node(table, row, known)) for table, row in identified]
    for table, row, node in said:
        if node:
            say_links(table, row, node, known)
    for table, row in _tabled(rows):
        if not table.of_nodes:
            say_relationship(table, row, known)


def _tabled(rows: Sequence[Row]) -> list[tuple[Table, Row]]:
    return [(exported_tables()[row.values["table"]], row) for row in rows]
