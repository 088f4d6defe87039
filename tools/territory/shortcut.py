"""From the truth straight to the networks that its files would give: no file, no store."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from network.study import Lens, Network
from territory.world import PROGRAMME_START

BEFORE = Lens().over(dt.date(2017, 1, 1), PROGRAMME_START - dt.timedelta(days=1))
AFTER = Lens().over(PROGRAMME_START, dt.date(2020, 12, 31))


def network_of(truth: Mapping[str, Any], lens: Lens) -> Network:
    """Declared collaborations, or the meetings, of one of the two periods."""
    wave = truth["waves"][0 if lens.since == BEFORE.since else 1]["name"]
    states = {row["actor"]: row["state"] for row in truth["asked"] if row["wave"] == wave}
    actors = pd.DataFrame(
        {
            "uid": actor["key"],
            "field": actor["field"],
            "stratum": actor["territory"],
            "answered": states.get(actor["key"]) in ("answered", "partial"),
            "asked": actor["key"] in states,
        }
        for actor in truth["actors"]
        if actor["key"] in states or lens.layer == "meetings"
    )
    if lens.layer == "meetings":
        return _meetings(truth, lens, actors.drop(columns=["answered", "asked"]))
    least = 2 if lens.confirmed else 1
    ties = [
        {"source": tie["source"], "target": tie["target"]}
        for tie in truth["ties"]
        if tie["kind"] == "collaborates" and tie["wave"] == wave and len(tie["said_by"]) >= least
    ]
    return Network.from_tables(
        actors,
        pd.DataFrame(ties),
        lens=lens,
        observation="both" if lens.confirmed else "either",
        collected={"collaborations": ("survey",)},
    )


def _meetings(truth: Mapping[str, Any], lens: Lens, actors: pd.DataFrame) -> Network:
    held = pd.DataFrame(truth["meetings"]).rename(columns={"key": "uid", "territory": "stratum"})
    held["date"] = [dt.date.fromisoformat(day) for day in held["date"]]
    events = held[[bool(lens.since and lens.until and lens.since <= day <= lens.until) for day in held["date"]]]
    came = pd.DataFrame(truth["presences"]).rename(columns={"meeting": "event"})
    came = came[(came["status"] == "present") & came["event"].isin(events["uid"])]
    return Network.from_tables(
        actors, presences=came[["actor", "event"]], events=events, lens=lens, collected={"meetings": ("truth",)}
    )
