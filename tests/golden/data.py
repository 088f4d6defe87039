"""The reference networks, made with `Network.from_tables` from the shared folder or from the inline data.

What `params` says in prose becomes columns: `answered`, `strata`, shares `x_<field>`; events `stratum`;
ties `source_id`. Entries about two periods or two relations give `(before, after)`.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from network.study import Network

SHARED = Path(os.environ.get("PASSERELLES_SHARED", "/work/shared"))
CLASSIC = {"igraphdata::karate", "netseg::WhiteKinship", "netseg::EF3", "netseg::Classroom"}


def entries() -> list[dict[str, Any]]:
    """All golden entries, with the inline data of their file."""
    found = []
    for name in ("golden.json", "golden_strata.json"):
        file = json.loads((SHARED / "golden" / name).read_text("utf-8"))
        found += [{**entry, "inline": file["inline_datasets"]} for entry in file["golden"]]
    return found


def load(entry: dict[str, Any]) -> Network | tuple[Network, Network]:
    """The network of a golden entry, or the two of an entry about two periods."""
    name, params = entry["dataset"], entry["params"]
    if name.startswith("tiny::"):
        return _tiny(entry["inline"][name], params)
    if name in CLASSIC:
        return _inline(entry["inline"][name])
    if name == "netseg::Catania":
        return _catania()
    if name.startswith("lazega "):
        before, after = (f"law_{one}" for one in re.match(r"lazega (\w+)->(\w+)", name).groups())
        return _classic(before, params, when="before"), _classic(after, params, when="after")
    if name.startswith("networkdata::"):
        return _classic(name.removeprefix("networkdata::").removesuffix("[undirected,weak]"), params)
    return {
        "UserNetR::TCcoll[any]": _tobacco,
        "xergm.common::chemnet.pol": _chemnet_pol,
        "xergm.common::chemnet.committee": _chemnet_committee,
        "delta_science_tracker": _delta,
    }[name](params)


def _read(path: str, **options: Any) -> pd.DataFrame:
    return pd.read_csv(SHARED / "data" / path, **options)


def _field(params: dict[str, Any]) -> str:
    return params.get("field") or params["attribute"]


def _answered(prose: str, n: int) -> list[bool]:
    """« i divisible by 7 did not answer » → a column; everybody answered otherwise."""
    silent = re.search(r"divisible by (\d+) did not answer", prose)
    return [not (silent and i % int(silent[1]) == 0) for i in range(1, n + 1)]


def _classic(name: str, params: dict[str, Any], when: str | None = None) -> Network:
    actors = _read(f"classic-networks/{name}.nodes.csv").rename(columns={"id": "uid"})
    ties = _read(f"classic-networks/{name}.edges.csv")[["source", "target"]]
    prose = params.get(f"answered_{when}" if when else "answered")
    if prose:
        actors["answered"] = _answered(prose, len(actors))
    if "shares" in params:
        actors = actors.join(_shares(actors[_field(params)], params["shares"]))
    return Network.from_tables(actors, ties, directed=params.get("directed", False), field=_field(params))


def _shares(field: pd.Series, prose: str) -> pd.DataFrame:
    """« one-hot, but actors i divisible by 4 have equal shares 1/k of the k fields »."""
    x = pd.get_dummies(field).astype(float)
    every = int(re.search(r"divisible by (\d+)", prose)[1])
    x.loc[(np.arange(len(x)) + 1) % every == 0] = 1 / x.shape[1]
    return x.add_prefix("x_")


def _inline(data: dict[str, Any]) -> Network:
    actors = pd.DataFrame({"uid": range(1, len(data["labels"]) + 1), data["attribute"]: data["labels"]})
    ties = pd.DataFrame(data["edges"], columns=["source", "target"])
    return Network.from_tables(actors, ties, directed=data["directed"], field=data["attribute"])


def _catania() -> Network:
    """A published mixing matrix alone: two actors a field, ties that weigh what the cells say."""
    (published,) = (
        entry["value"]
        for entry in entries()
        if (entry["dataset"], entry["measure"]) == ("netseg::Catania", "mixing_matrix")
    )
    levels, matrix = published["levels"], np.array(published["matrix"], dtype=float)
    actors = pd.DataFrame(
        {"uid": [f"{level} {one}" for level in levels for one in "12"], "field": np.repeat(levels, 2)}
    )
    sent, received = np.nonzero(matrix)
    ties = pd.DataFrame(
        {
            "source": [f"{levels[g]} 1" for g in sent],
            "target": [f"{levels[h]} 2" for h in received],
            "weight": matrix[sent, received],
        }
    )
    return Network.from_tables(actors, ties, directed=True)


def _tiny(data: dict[str, Any], params: dict[str, Any]) -> Network:
    n = len(data["fields"])
    actors = pd.DataFrame({"uid": range(1, n + 1), "field": data["fields"], "strata": data["strata"]})
    if "answered" in data:
        actors["answered"] = [bool(one) for one in data["answered"]]
    if "sources" in data:
        pairs = [
            (a, b, f"source {number}")
            for number, members in enumerate(data["sources"])
            for place, a in enumerate(members)
            for b in members[place + 1 :]
        ]
        ties = pd.DataFrame(pairs, columns=["source", "target", "source_id"])
    else:
        ties = pd.DataFrame(data["edges"], columns=["source", "target"])
    return Network.from_tables(actors, ties, directed=bool(params.get("directed", False)))


def _tobacco(params: dict[str, Any]) -> Network:
    actors = _read("tobacco-control-us/TCcoll.nodes.csv").rename(columns={"id": "uid"})
    ties = _read("tobacco-control-us/TCcoll.edges.csv")[["source", "target"]]
    return Network.from_tables(actors, ties, directed=False, field=_field(params))


def _chemnet_actors() -> pd.DataFrame:
    return _read("chemnet/types.csv").rename(columns={"id": "uid"})


def _chemnet_pol(params: dict[str, Any]) -> Network:
    matrix = _read("chemnet/pol.csv", index_col=0).to_numpy()
    actors = _chemnet_actors()
    uids = actors["uid"].to_numpy()
    source, target = np.nonzero(matrix)
    ties = pd.DataFrame({"source": uids[source], "target": uids[target]})
    return Network.from_tables(actors, ties, directed=True, field="type")


def _chemnet_committee(params: dict[str, Any]) -> Network | tuple[Network, Network]:
    """Committees as meetings; columns are periods or cells as `strata` and `split` say."""
    table = _read("chemnet/committee.csv", index_col=0)
    columns = np.arange(1, table.shape[1] + 1)
    events = pd.DataFrame({"uid": table.columns, "stratum": ""})
    if "strata" in params:
        events["stratum"] = np.where(columns <= 10, "period 1", "period 2")
    if "two cells" in params.get("split", ""):
        events["stratum"] = np.where(columns % 2 == 1, "odd", "even")
    actor, event = np.nonzero(table.to_numpy())
    presences = pd.DataFrame({"actor": table.index[actor], "event": table.columns[event]})

    def part(kept: np.ndarray) -> Network:
        held = events[kept]
        return Network.from_tables(
            _chemnet_actors(), presences=presences[presences["event"].isin(held["uid"])], events=held, field="type"
        )

    if "split" in params:
        return part(columns <= 14), part(columns >= 15)
    return part(columns > 0)


def _delta(params: dict[str, Any]) -> Network:
    actors = _read("delta-science-tracker/nodelist_onemode.csv").rename(columns={"id": "uid"})
    projects = _read("delta-science-tracker/nodelist_twomode.csv")
    start = projects[projects["mode"] == 0].set_index("id")["startdate"]
    seats = _read("delta-science-tracker/edgelist_twomode.csv")[["org_id", "project_id"]].drop_duplicates()
    year = seats["project_id"].map(start)
    bound = re.match(r"start(<=|>=)(\d+)", params["subset"])
    if bound:
        seats = seats[year <= int(bound[2])] if bound[1] == "<=" else seats[year >= int(bound[2])]
    seats = seats.rename(columns={"org_id": "actor", "project_id": "event"})
    return Network.from_tables(actors[actors["uid"].isin(seats["actor"])], presences=seats, field="org_type")
