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
    return _meetings(truth, lens) if lens.layer == "meetings" else _collaborations(truth, lens)


def _collaborations(truth: Mapping[str, Any], lens: Lens) -> Network:
    """Those asked at the wave of the period, and the pairs that one end named (both, when `confirmed`)."""
    wave = truth["waves"][0 if lens.since == BEFORE.since else 1]["name"]
    states = {row["actor"]: row["state"] for row in truth["asked"] if row["wave"] == wave}
    actors = _actors(truth)
    actors = actors[actors["uid"].isin(states)].copy()
    actors["answered"] = [states[uid] in ("answered", "partial") for uid in actors["uid"]]
    actors["asked"] = True
    ties = [
        {"source": tie["source"], "target": tie["target"]}
        for tie in truth["ties"]
        if tie["kind"] == "collaborates" and tie["wave"] == wave and len(tie["said_by"]) >= (2 if lens.confirmed else 1)
    ]
    return Network.from_tables(
        actors,
        pd.DataFrame(ties),
        lens=lens,
        observation="both" if lens.confirmed else "either",
        collected={"collaborations": ("survey",)},
    )


def _actors(truth: Mapping[str, Any]) -> pd.DataFrame:
    told = pd.DataFrame(truth["actors"])[["key", "field", "territory"]]
    return told.set_axis(["uid", "field", "stratum"], axis=1)


def _meetings(truth: Mapping[str, Any], lens: Lens) -> Network:
    held = pd.DataFrame(truth["meetings"]).rename(columns={"key": "uid", "territory": "stratum"})
    held["date"] = [dt.date.fromisoformat(day) for day in held["date"]]
    events = held[[bool(lens.since and lens.until and lens.since <= day <= lens.until) for day in held["date"]]]
    came = pd.DataFrame(truth["presences"]).rename(columns={"meeting": "event"})
    came = came[(came["status"] == "present") & came["event"].isin(events["uid"])]
    return Network.from_tables(
        _actors(truth), presences=came[["actor", "event"]], events=events, lens=lens, collected={"meetings": ("truth",)}
    )
