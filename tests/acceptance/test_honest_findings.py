"""What must not change a finding does not: idle directories, more meetings, the order of files."""

import datetime as dt

from network.comparison import compare
from network.forms import Source
from network.importing import import_files
from network.networks import read, reader
from network.store import open_store
from network.study import LAYERS, Lens

NOW = dt.datetime(2026, 1, 15, 9, 0, tzinfo=dt.UTC)


def imported(store, name: str, text: str):
    source = [Source(name, text.encode())]
    [outcome] = import_files(store, source, today=NOW.date(), now=NOW, by="tests", apply=True)
    assert outcome.refused is None
    return outcome


def test_a_directory_of_900_idle_associations_changes_no_network(demonstration):
    lenses = [Lens(layer=layer, wave="2020") for layer in LAYERS]
    before = [read(demonstration, lens).digest for lens in lenses]
    fields = ("social", "santé", "éducation", "prévention")
    rows = [f"Amicale des Joueurs de Boules {n};{fields[n % 4]};structure;QF-HCA" for n in range(900)]
    imported(demonstration, "registre.csv", "\n".join(["Nom;Champ;Type;Territoire", *rows]))
    assert [read(demonstration, lens).digest for lens in lenses] == before


def sheet(year: int, times: int) -> str:
    """Twelve meetings of six structures drawn in turn from three fields, each held `times` times."""
    lines = ["Date;Réunion;Format;Structure;Présence"]
    for number in range(12):
        for again in range(times):
            day = dt.date(year, 1, 5) + dt.timedelta(days=28 * number + again)
            for seat in range(6):
                actor = (number * 5 + seat * 7) % 30
                lines.append(f"{day:%d/%m/%Y};Groupe {number}.{again};groupe de travail;Structure {actor};x")
    return "\n".join(lines)


def test_holding_twice_as_many_meetings_is_not_progress(tmp_path):
    store = open_store(str(tmp_path / "store"))
    fields = ("social", "santé", "éducation")
    actors = "\n".join(["Nom;Champ;Type", *(f"Structure {n};{fields[n % 3]};structure" for n in range(30))])
    imported(store, "acteurs.csv", actors)
    imported(store, "avant.csv", sheet(2021, 1))
    imported(store, "apres.csv", sheet(2023, 2))
    before, after = (Lens(since=dt.date(year, 1, 1), until=dt.date(year, 12, 31)) for year in (2021, 2023))
    found = compare(reader(store, over=(before, after)), before, after).as_dict()
    meetings = found["meetings"]
    assert abs(meetings["T3"]["change"]) < 0.01
    store.close()
