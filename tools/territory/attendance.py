"""The attendance files: each quartier keeps its own way, the same before and after the programme's start."""

from collections.abc import Sequence

from territory.books import csv_bytes, ods_bytes, xls_bytes, xlsx_bytes
from territory.clerk import Clerk
from territory.grids import grid
from territory.lists import long_list, minutes
from territory.signed_sheets import signed_sheet
from territory.world import Meeting, quartiers

BEFORE, AFTER = "2017-2018", "2019-2020"


def attendance(clerk: Clerk, meetings: Sequence[Meeting]) -> dict[str, bytes]:
    """Signed sheets in Haut-Canal, a grid in Les Tilleuls, lists in the two others; some committees told twice."""

    def held(code: str, years: str = "") -> list[Meeting]:
        return [m for m in meetings if m.territory == code and years in ("", AFTER if m.programme_time else BEFORE)]

    til, gly, forge, canal = quartiers()
    files: dict[str, bytes] = {}
    for years in (BEFORE, AFTER):
        name = f"emargements_Haut-Canal_{years}.xlsx"
        files[name] = xlsx_bytes([signed_sheet(clerk, name, canal, m) for m in held(canal.code, years)])
    name = "suivi_rencontres_Tilleuls.xlsx"
    files[name] = xlsx_bytes([grid(clerk, name, til, held(til.code))])
    name = f"presences_Glycieres_{BEFORE}.xls"
    files[name] = xls_bytes([long_list(clerk, name, gly, gly.name, held(gly.code, BEFORE))])
    name = f"presences_Forge-Neuve_{BEFORE}.csv"
    files[name] = csv_bytes(long_list(clerk, name, forge, "", held(forge.code, BEFORE)).rows, encoding="cp1252")
    name = f"presences_{AFTER}.ods"
    files[name] = ods_bytes([long_list(clerk, name, q, q.name, held(q.code, AFTER)) for q in (gly, forge)])
    committees = [m for m in held(canal.code) if m.format == "comite"]
    files["recap_comites_Haut-Canal.csv"] = csv_bytes(minutes(clerk, canal, committees), encoding="cp1252")
    return files
