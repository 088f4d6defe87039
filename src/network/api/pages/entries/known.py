"""Who may have been at a meeting, in the order in which one looks for them: the group, the territory, the others."""

from dataclasses import dataclass

from network.api.pages.entries.posted import choices
from network.api.state import Lists, Row
from network.vocabulary import are_residents

Choice = tuple[str, str]


@dataclass(frozen=True)
class Room:
    """Known actors to tick, uid and name; `there`: the status of those who are ticked already."""

    members: list[Choice]
    near: list[Choice]
    others: list[Choice]
    there: dict[str, str]


def room(lists: Lists, territory: str, group: str, meeting: str = "") -> Room:
    """Members of the group first, then who is in the territory or came to its meetings, then everyone else.

    Anonymous residents are a number of their own, and the group itself is who convenes.
    """
    there = {row["actor"]: row["status"] for row in lists["presences"] if meeting and row["meeting"] == meeting}
    seats = {row["actor"] for row in lists["memberships"] if row["group"] == group}
    here = {row["uid"] for row in lists["meetings"] if territory and row["territory"] == territory}
    came = {row["actor"] for row in lists["presences"] if row["meeting"] in here}
    groups: dict[str, list[Row]] = {"members": [], "near": [], "others": []}
    for row in lists["actors"]:
        if row["uid"] == group or (_residents(row) and row["uid"] not in there):
            continue
        near = (territory and row["territory"] == territory) or row["uid"] in came or row["uid"] in there
        groups["members" if row["uid"] in seats else "near" if near else "others"].append(row)
    return Room(choices(groups["members"]), choices(groups["near"]), choices(groups["others"]), there)


def _residents(row: Row) -> bool:
    return row["kind"] == "group" and are_residents(str(row["name"]))
