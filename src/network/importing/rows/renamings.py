"""Old names and new names: « ancien nom », « devenu », « renommé le » make two actors of one identity, dated."""

from network.forms import Row
from network.importing.actors import Mention
from network.importing.resolver import Resolver
from network.model import Properties, When


def say_renaming(actor: str, row: Row, resolver: Resolver) -> None:
    """Tie an actor to what it was called before, and to what it is called now.

    The old name stays an actor of its own: a sheet of that time finds it, and a network follows it to the new one.
    """
    when = row.values.get("renamed")
    said: Properties = {"date": when.date} if isinstance(when, When) else {}
    for role in ("former_name", "became"):
        written = row.values.get(role)
        if not written:
            continue
        other = resolver.actor(Mention(str(written), near=resolver.territory(row)), row)
        old, new = (other, actor) if role == "former_name" else (actor, other)
        if resolver.successions.circular(old, new):
            resolver.remark("became-circular", "warning", row, column=role, value=str(written))
        else:
            resolver.successions.add(old, new)
            resolver.claims.tie("became", old, new, said, row)
