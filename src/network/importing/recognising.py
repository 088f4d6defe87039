"""What files seem to be, beside what the store knows: the same names split, the same territories found."""

import datetime as dt
from collections.abc import Sequence

from network.forms import Mapping, Recognised, Source, recognise_files
from network.importing.graph import Graph
from network.importing.resolver import Resolver
from network.people import objected
from network.store import Store


def recognise(
    store: Store,
    sources: Sequence[Source],
    *,
    form: str | None = None,
    mapping: Mapping | None = None,
    territory: str | None = None,
    today: dt.date,
) -> list[Recognised]:
    """What `import_files` would take each file for, sheet by sheet, before any row is read.

    Parameters
    ----------
    store : Store
        Whose actors and territories are known.
    sources, form, mapping, territory, today
        As for `import_files`.
    """
    person = objected(store)
    known = Resolver(Graph(store), territory=territory, today=today)
    return recognise_files(
        sources,
        form=form,
        mapping=mapping,
        territory=territory,
        today=today,
        known_actor=known.actors.is_known,
        known_territory=lambda name: known.territories.find(name) is not None,
        hiding=person.without_them if person else None,
    )
