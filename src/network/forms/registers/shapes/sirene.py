"""Sirene: the name of an establishment, codes of nomenclatures that are no longer in force, points in metres."""

from collections.abc import Iterable, Iterator

from network.forms.numbers import number_of
from network.forms.parsed import text_of
from network.forms.registers.lambert import from_lambert_93
from network.forms.registers.records import Record, Say

NAMES = ("enseigne1Etablissement", "denominationUsuelleEtablissement", "denominationUniteLegale")
LEAST_SCORE = 0.7
"""A point that a geocoder gave with less than that is not where the establishment is."""


def shaped(records: Iterable[Record], say: Say) -> Iterator[Record]:
    """Establishments under the name that their own line gives, if any."""
    for record in records:
        cells = record.cells
        if "siret" in cells:
            cells["nom"] = next((cells[name] for name in NAMES if name in cells), None)
        _drop_old_codes(record)
        _locate(record)
        yield record


def _drop_old_codes(record: Record) -> None:
    """A code says nothing without its nomenclature: NAP, NAF1993 and NAFRev1 are not read."""
    for suffix in ("Etablissement", "UniteLegale"):
        code, told = f"activitePrincipale{suffix}", record.cells.get(f"nomenclatureActivitePrincipale{suffix}")
        if told is not None and text_of(told) not in ("NAFRev2", "NAF25"):
            record.cells.pop(code, None)
        elif told is not None and text_of(told) == "NAF25" and code in record.cells:
            record.cells[f"activitePrincipaleNAF25{suffix}"] = record.cells.pop(code)


def _locate(record: Record) -> None:
    cells = record.cells
    score = number_of(cells.get("geo_score"))
    if score is not None and score < LEAST_SCORE:
        cells.pop("latitude", None)
        cells.pop("longitude", None)
    x, y = (number_of(cells.get(f"coordonneeLambert{axis}Etablissement")) for axis in ("Abscisse", "Ordonnee"))
    if "latitude" not in cells and x is not None and y is not None and str(cells.get("codePostalEtablissement")) < "97":
        cells["latitude"], cells["longitude"] = from_lambert_93(x, y)
