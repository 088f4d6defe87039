"""What a whole call brings, in one sentence: what a coordinator reads before anything else."""

from collections.abc import Sequence

from network.importing.outcome import NOUNS, Outcome
from network.sentences import Words, both

APART = frozenset({"actors", "presences"})
"""Tables that the sentence begins with; the others come after."""


def whole_sentence(outcomes: Sequence[Outcome]) -> Words:
    """The files of one call in one sentence, tried or applied.

    Parameters
    ----------
    outcomes : sequence of Outcome
        As `import_files` gives them; one that holds a batch was applied.

    Returns
    -------
    Words
        What is new, what looks double, what is not read, who has no field; then what else is new, what is left
        out, and whether anything is written.

    Examples
    --------
    >>> one = Outcome("suivi.xlsx", counts={"actors_new": 12, "sheets_ignored": 3, "presences_new": 41, "rejected": 1})
    >>> whole_sentence([one]).fr
    "12 nouvelles structures, 3 feuilles ignorées, 41 présences. Laissé de côté : 1 ligne. Rien n'est encore écrit."
    """
    applied = any(outcome.batch for outcome in outcomes)
    first, others = _first(outcomes), _others(outcomes)
    if not first:
        first, others = others, []
    told = [_ended(_listed(first), outcomes)] if first else [both("importing.whole-nothing", n=len(outcomes))]
    told += [both("importing.whole-also", what=_listed(others))] if others else []
    told += _left(outcomes)
    told += [] if applied else [both("importing.whole-unwritten")]
    said = Words(" ".join(part.fr for part in told), " ".join(part.en for part in told))
    return both("importing.whole-applied", what=said) if applied and first else said


def _total(outcomes: Sequence[Outcome], name: str) -> int:
    return sum(outcome.counts.get(name, 0) for outcome in outcomes)


def _first(outcomes: Sequence[Outcome]) -> list[Words]:
    doubles = len({pair.uids for outcome in outcomes for pair in outcome.pairs})
    counts = {
        "actors": _total(outcomes, "actors_new"),
        "doubles": doubles,
        "sheets": _total(outcomes, "sheets_ignored"),
        "presences": _total(outcomes, "presences_new"),
        "dates": _total(outcomes, "dates_unreadable"),
    }
    return [both(f"importing.whole-{name}", n=n) for name, n in counts.items() if n]


def _others(outcomes: Sequence[Outcome]) -> list[Words]:
    counts = {table: _total(outcomes, f"{table}_new") for table in NOUNS.values() if table not in APART}
    told = [both(f"importing.{table}-all", n=n, new=n) for table, n in counts.items() if n]
    completed = sum(_total(outcomes, f"{table}_updated") for table in NOUNS.values())
    return [*told, both("importing.whole-completed", n=completed)] if completed else told


def _left(outcomes: Sequence[Outcome]) -> list[Words]:
    """Rows and files that are not imported."""
    counts = {"rows": _total(outcomes, "rejected"), "files": sum(outcome.refused is not None for outcome in outcomes)}
    told = [both(f"importing.whole-left-{name}", n=n) for name, n in counts.items() if n]
    return [both("importing.whole-left", what=_listed(told))] if told else []


def _ended(said: Words, outcomes: Sequence[Outcome]) -> Words:
    if without := _total(outcomes, "without_field"):
        return both("importing.whole-without-field", what=said, n=without)
    return Words(f"{said.fr}.", f"{said.en}.")


def _listed(parts: Sequence[Words]) -> Words:
    return Words(", ".join(part.fr for part in parts), ", ".join(part.en for part in parts))
