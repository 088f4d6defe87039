"""Numbers that name an organisation, as files hold them: `scheme:value:check`."""

from collections.abc import Iterable

ONE_PLACE = ("uai", "siret", "finess")
"""Registers whose number names one establishment, from the strongest; the others name who runs it."""

SURE = "uai"
"""A number that one establishment has alone; a SIRET or a FINESS may be lent to every site of a head office."""

REGISTERS = (*ONE_PLACE, "rna", "siren")


def valid(ids: Iterable[str], register: str) -> list[str]:
    """The numbers of one register whose key holds."""
    return [
        f"{register}:{value}" for scheme, value, check in map(_parts, ids) if scheme == register and check == "valid"
    ]


def numbers_apart(ids: Iterable[str], others: Iterable[str], *, moved: bool = False) -> bool:
    """Whether two numbers of one register say that these are two establishments.

    `moved`: unless the later could be the earlier at another address, which changes its SIRET and not its SIREN.

    Examples
    --------
    >>> one, other = ["siret:73282932000074:valid"], ["siret:73282932000082:valid"]
    >>> numbers_apart(one, other), numbers_apart(one, other, moved=True)
    (True, False)
    """
    if not ids or not others:
        return False
    for register in ONE_PLACE:
        ours, theirs = set(valid(ids, register)), set(valid(others, register))
        if moved and register == "siret":
            ours, theirs = {number[:-5] for number in ours}, {number[:-5] for number in theirs}
        if ours and theirs and not ours & theirs:
            return True
    return False


def numbers(ids: Iterable[str]) -> list[tuple[str, str]]:
    """Register and value of each number, whatever its key says.

    Examples
    --------
    >>> numbers(["siret:60487647500499:bad_key"])
    [('siret', '60487647500499')]
    """
    return [(scheme, value) for scheme, value, _ in map(_parts, ids)]


def key_is_wrong(ids: Iterable[str], scheme: str, value: str) -> bool:
    """Whether a number of those has no valid key, or not even the form."""
    return any(check.startswith("bad") for one, number, check in map(_parts, ids) if (one, number) == (scheme, value))


def _parts(said: str) -> tuple[str, str, str]:
    """`scheme:value:check`; the value may hold colons.

    Examples
    --------
    >>> _parts("di:dora--a:1:unchecked")
    ('di', 'dora--a:1', 'unchecked')
    """
    scheme, _, rest = said.partition(":")
    value, _, check = rest.rpartition(":")
    return scheme, value, check


def usable(said: str) -> str | None:
    """The number that may recognise an actor; one whose key is wrong recognises nobody."""
    scheme, value, check = _parts(said)
    return f"{scheme}:{value}" if check in ("valid", "unchecked") else None


def strength(said: str) -> int:
    scheme = said.partition(":")[0]
    return REGISTERS.index(scheme) if scheme in REGISTERS else len(REGISTERS)


def as_uid(said: str) -> str:
    """What a file's own identifier would be as a uid of ours; empty for a number of a register.

    Examples
    --------
    >>> as_uid("local:act-2240ba5fd95b28fa32cc:unchecked"), as_uid("siren:732829320:valid")
    ('act-2240ba5fd95b28fa32cc', '')
    """
    scheme, value, _ = _parts(said)
    return value if scheme == "local" else ""
