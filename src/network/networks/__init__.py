"""From the store to the arithmetic: the only bridge. A lens in, a Network out.

`read` gives the Network of one lens; `reader` gives a function that reads the lenses of one comparison,
whose boundary is the union of their periods. The same facts give the same tables on every store.
"""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from network.errors import Unknown
from network.networks.boundary import active_there, answers, at_risk, within_boundary
from network.networks.extract import Extract, extract
from network.networks.homes import chosen, climbing, codes, homes, strata
from network.networks.layers import Counted, seats_of, ties_of
from network.networks.periods import period_of
from network.networks.units import owners
from network.store import Store
from network.study import DIRECTED, TWO_MODE, Lens, Network, Observation, sheets_read
from network.vocabulary import core_of, formats

__all__ = ["extract", "read", "reader"]

KEPT_WORDS = ("programme", "largest-action")
SURVEYED = frozenset({"works-with", "collaborations", "referrals", "awareness"})


def read(store: Store, lens: Lens, *, over: Iterable[Lens] = ()) -> Network:
    """The network that a lens sees.

    Parameters
    ----------
    store : Store
    lens : Lens
    over : lenses, optional
        The lenses of one comparison: an actor active in any of them is in the boundary of each.

    Raises
    ------
    Unknown
        The lens names a territory or a wave that does not exist.
    """
    return _Reading(extract(store), lens, tuple(over)).network()


def reader(store: Store, over: Iterable[Lens] = ()) -> Callable[[Lens], Network]:
    """A function from lens to Network over the store as it is now; each lens is read once."""
    tables, lenses, kept = extract(store), tuple(over), dict[Lens, Network]()

    def read_once(lens: Lens) -> Network:
        if lens not in kept:
            kept[lens] = _Reading(tables, lens, lenses).network()
        return kept[lens]

    return read_once


class _Reading:
    """One lens on one extract, step by step."""

    def __init__(self, tables: Extract, lens: Lens, over: tuple[Lens, ...]) -> None:
        self.tables, self.lens = tables, lens
        self.period = period_of(lens, tables.waves)
        self.counted = Counted()
        self.owners = owners(tables, lens.unit)
        self.over = (lens, *over)
        self._check_without()
        self._territories()

    def _check_without(self) -> None:
        """A word that leaves nothing out would read as a result that held without it."""
        known = {*KEPT_WORDS, *formats(), *self.owners, *self.tables.node("mission")["uid"]}
        if unknown := [word for word in self.lens.without if word not in known]:
            raise Unknown("networks.unknown-without", word=unknown[0], known=", ".join((*KEPT_WORDS, *formats())))

    def _territories(self) -> None:
        picked = chosen(self.tables, self.lens.territories)
        self.stratum = climbing(self.tables, picked or strata(self.tables))
        self.names = codes(self.tables)
        self.called = {row["uid"]: row["name"] for row in self.tables.rows("territory")}
        self.homes = homes(self.tables, self.owners, self.stratum)
        self.there: set[str] | None = None
        if picked:
            there = active_there(self.tables, set(self.stratum))
            self.there = {self.owners[uid] for uid in there}
        if len(picked) == 1:  # one territory: whoever is active there counts there
            self.homes = dict.fromkeys(self.there or (), picked[0])

    def network(self) -> Network:
        members = self._members()
        if self.lens.layer in TWO_MODE:
            seats, events = self._seats()
            seen = set(seats["actor"]) if self.lens.boundary != "roster" else set()
            actors = self._actors((members | seen) & self._alive())
            seats = seats[seats["actor"].isin(actors["uid"])]
            return self._made(actors, seats, presences=seats, events=events)
        ties = self._ties()
        actors = self._actors((members if self.there is None else members & self.there) & self._alive())
        inside = ties["source"].isin(actors["uid"]) & ties["target"].isin(actors["uid"])
        self._leave_out("outside", int((~inside).sum()))
        return self._made(actors, ties[inside], ties=ties[inside])

    def _members(self) -> set[str]:
        return within_boundary(self.tables, self.lens.boundary, self.period, self.over, self.owners)

    def _alive(self) -> set[str]:
        """Units of which at least one name exists in the period."""
        return {self.owners[uid] for uid in at_risk(self.tables, self.period) if uid in self.owners}

    def _leave_out(self, reason: str, number: int) -> None:
        if number:
            self.counted.left_out[reason] += number

    def _ties(self) -> pd.DataFrame:
        columns = ["source", "target", "component", "source_id", "since", "until", "weight", "sources"]
        table = pd.DataFrame(ties_of(self.tables, self.lens, self.period, self.counted, self.owners), columns=columns)
        table = table[self._kept_by_place(table)]
        for end in ("source", "target"):
            table[end] = table[end].map(self.owners)
        loops = table["source"] == table["target"]
        self._leave_out("rolled_up", int(loops.sum()))
        table = table[~loops]
        if self.lens.layer not in DIRECTED:
            ends = [sorted(pair) for pair in zip(table["source"], table["target"], strict=True)]
            table = table.assign(source=[a for a, _ in ends], target=[b for _, b in ends])
        return _once(table, ["source", "target", "component", "source_id"])

    def _kept_by_place(self, table: pd.DataFrame) -> pd.Series:
        """Actions belong where they take place; other ties are kept when both ends are active in the territory."""
        if self.there is None:
            return pd.Series(True, index=table.index)
        place = self.tables.located("mission")
        elsewhere = [
            component == "actions" and source in place and place[source] not in self.stratum
            for component, source in zip(table["component"], table["source_id"], strict=True)
        ]
        return ~pd.Series(elsewhere, index=table.index, dtype=bool)

    def _seats(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        seats, events = seats_of(self.tables, self.lens, self.period, self.counted)
        noun = "actor" if self.lens.layer == "groups" else "meeting"
        place = self.tables.located(noun)
        columns = ["uid", "title", "format", "date", "precision", "programme"]
        told = pd.DataFrame(events, columns=columns).sort_values("uid", ignore_index=True)
        told["stratum"] = [self.names.get(self.stratum.get(place.get(uid, ""), ""), "") for uid in told["uid"]]
        if self.there is not None:
            told = told[told["stratum"] != ""].reset_index(drop=True)
        table = pd.DataFrame(seats, columns=["actor", "event", "sources"])
        table["actor"] = table["actor"].map(self.owners)
        table = table[table["event"].isin(told["uid"])]
        rows = len(table)
        table = _once(table, ["actor", "event"])
        self._leave_out("rolled_up", rows - len(table))
        return table, told

    def _actors(self, members: set[str]) -> pd.DataFrame:
        rows = sorted((row for row in self.tables.rows("actor") if row["uid"] in members), key=lambda row: row["uid"])
        told, asked = answers(self.tables, self.period, self.owners, self.homes)
        self._leave_out("field_guessed", sum(row["field_source"] == "guessed" for row in rows))
        return pd.DataFrame([self._actor(row, told, asked) for row in rows], columns=_COLUMNS)

    def _actor(self, row: dict[str, Any], told: dict[str, bool | None], asked: set[str]) -> dict[str, Any]:
        home = self.homes.get(row["uid"], "")
        core = core_of(row["field"]) if row["field"] else None
        return {
            "uid": row["uid"],
            "name": row["name"],
            "short_name": row["short_name"],
            "kind": row["kind"],
            "natural_person": bool(row["natural_person"]),
            "field": core if self.lens.fields == "core" else row["field"],
            "extended": row["field"],
            "fields": tuple(dict.fromkeys([row["field"], *row["fields"]])) if row["field"] else (),
            "stratum": self.names.get(home, ""),
            "territory": self.called.get(home),
            "answered": told.get(row["uid"]),
            "asked": row["uid"] in asked,
            "entry": row["since"],
            "exit": row["until"],
        }

    def _made(self, actors: pd.DataFrame, said: pd.DataFrame, **tables: pd.DataFrame) -> Network:
        """`said`: the rows of the ties or presences, with what says each."""
        self._leave_out("no_field", int(actors["field"].isna().sum()))
        if self.tables.split:
            self._leave_out("split", self.tables.split)
        return Network.from_tables(
            actors,
            tables["ties"].drop(columns="sources") if "ties" in tables else None,
            directed=self.lens.layer in DIRECTED,
            presences=tables["presences"].drop(columns="sources") if "presences" in tables else None,
            events=tables.get("events"),
            observation=self._observation(actors),
            lens=self.lens,
            left_out=dict(sorted(self.counted.left_out.items())),
            collected={name: tuple(sorted(how)) for name, how in sorted(self.counted.collected.items())},
            sources=sheets_read((source for row in said["sources"] for source in row), self.tables.files),
            labels={code: label for code, label in self.tables.labels.items() if code in set(actors["extended"])},
        )

    def _observation(self, actors: pd.DataFrame) -> Observation:
        """Where nobody was asked, or on documents alone, every dyad counts as observed."""
        if self.lens.layer not in SURVEYED or actors["answered"].isna().all():
            return "all"
        if self.lens.layer in DIRECTED:
            return "sender"
        return "both" if self.lens.confirmed else "either"


def _once(table: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Each row once by its key, the first one, with all that says it."""
    kept = table.drop_duplicates(key)
    if len(kept) == len(table):
        return kept
    said = table.groupby(key, sort=False, dropna=False)["sources"].agg(
        lambda rows: [one for row in rows for one in row]
    )
    return kept.assign(sources=said.to_numpy())


_COLUMNS = [
    "uid",
    "name",
    "short_name",
    "kind",
    "natural_person",
    "field",
    "extended",
    "fields",
    "stratum",
    "territory",
    "answered",
    "asked",
    "entry",
    "exit",
]
