"""Fields of a workspace's own are called by their labels wherever a reader meets them."""

from pathlib import Path

import pandas as pd

from imported import NOW, TODAY
from network import networks
from network.exports import write_facts
from network.fields import keep_nomenclature
from network.forms import Source, read_mapping
from network.importing import import_files
from network.listings import tables
from network.panel import panel
from network.store import Store, open_store
from network.study import Lens
from network.views.legend import legend_of

MAPPING = """
[nomenclature]
ngo = "Organisation non gouvernementale"
federal = "Gouvernement fédéral"
[[file]]
match = "orgs.csv"
form = "actors"
[file.columns]
Name = "name"
Type = "field"
[[file]]
match = "ties.csv"
form = "ties"
[file.columns]
A = "source"
B = "target"
Kind = "kind"
"""


def filled(store: Store) -> None:
    """Two fields that only work inside themselves, but for one tie."""
    names = [(f"Act {n}", "ngo") for n in range(20)] + [(f"Bureau {n}", "federal") for n in range(20)]
    orgs = "Name;Type\n" + "".join(f"{name};{field}\n" for name, field in names)
    pairs = [(f"{kind} {a}", f"{kind} {b}") for kind in ("Act", "Bureau") for a in range(20) for b in range(a)]
    pairs = [*pairs[::3], ("Act 1", "Bureau 1")]
    ties = "A;B;Kind\n" + "".join(f"{a};{b};travaille avec\n" for a, b in pairs)
    sources = [Source("orgs.csv", orgs.encode()), Source("ties.csv", ties.encode())]
    import_files(store, sources, mapping=read_mapping(MAPPING), today=TODAY, now=NOW, by="tests", apply=True)


def test_measures_maps_and_reports_say_the_labels(embedded: Store):
    filled(embedded)
    lens = Lens(layer="collaborations")
    network = networks.read(embedded, lens)
    assert network.labels == {"ngo": "Organisation non gouvernementale", "federal": "Gouvernement fédéral"}
    legend = legend_of(network, "fr")
    assert {row["code"]: row["label"] for row in legend["fields"]} == dict(network.labels)
    found = panel(networks.reader(embedded), lens, names=["mixing-matrix", "enclosed"])
    assert found[0].details["labels"] == dict(network.labels)
    assert "Organisation non gouvernementale" in found[0].sentence.fr + found[1].sentence.fr


def test_labels_change_no_figure_and_no_digest(embedded: Store):
    filled(embedded)
    lens = Lens(layer="collaborations")
    before = networks.read(embedded, lens)
    keep_nomenclature(embedded, '[nomenclature]\nngo = "ONG"\n')
    assert networks.read(embedded, lens).digest == before.digest


def test_exports_hold_the_labels_and_what_leaves_comes_back(embedded: Store, tmp_path: Path):
    filled(embedded)
    path = write_facts(embedded, tmp_path / "out.xlsx", "xlsx")
    told = pd.read_excel(path, sheet_name="nomenclature", engine="calamine")
    assert dict(zip(told["code"], told["label"], strict=True))["ngo"] == "Organisation non gouvernementale"
    again = open_store(str(tmp_path / "again"))
    source = Source(path.name, path.read_bytes())
    [outcome] = import_files(again, [source], today=TODAY, now=NOW, by="tests", apply=True)
    assert {remark.code for remark in outcome.remarks} <= {"export-own-field"}  # its labels did not come along
    assert set(tables(again)["actors"]["field"]) == {"ngo", "federal"}
    again.close()
