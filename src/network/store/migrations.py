"""The schema of the database itself: numbered statements, run once each, in order, when a store opens."""

from network.errors import Refused
from network.store.engine import Engine
from network.store.queries import names, query


def migrate(engine: Engine) -> None:
    """Bring a store to the schema of this version; a store of a later version is refused, not guessed at."""
    steps = {number(name): name for name in names("schema")}
    found = engine.columns(query("meta/schema"), {})["value"]
    reached = found[0] if found else 0
    if reached > max(steps):
        raise Refused("store.later", address=engine.address, found=reached, known=max(steps))
    pending = [step for step in sorted(steps) if step > reached]
    for step in pending:
        engine.execute(query(steps[step]))
    if pending:
        with engine.begin() as transaction:
            transaction.columns(query("meta/migrated"), {"number": pending[-1]})
            transaction.commit()


def number(name: str) -> int:
    """Place of a migration in the order: `schema/0003-contact` is 3."""
    return int(name.rpartition("/")[2].partition("-")[0])
