"""The README of the example folder, from the same numbers as its truth."""

from typing import Any

_TEXT = """# Quatre quartiers — un programme fictif

**Tout est inventé** : quartiers, structures, personnes, numéros, dates et paroles. Aucune ressemblance n'est voulue.
*Everything here is invented: a fictional programme in four fictional quartiers of Paris.*

Made by `python tools/make_territory.py --seed {seed} --out examples/quatre-quartiers`: same seed, same bytes.
Do not edit by hand.

## What it tells

Four micro-quartiers ({names}), {structures} structures,
{meetings} meetings over four years (2017–2018 before the programme, 2019–2020 after its start on 1 January 2019), two
surveys in which each structure of a list says with whom it works (waves {waves}), the missions and joint actions of
each, groups, conventions, needs and what was heard.

## What is planted

The odds of a collaboration within one field against across fields, by quartier and wave:

| quartier | {waves_columns} |
|---|---|---|---|---|
{odds}

Chance draws each tie, so a quartier may lie some way from what is planted (*as drawn*: in the complete network, before
anyone stays silent). Only Haut-Canal changes. Density is {density} % everywhere at both waves, {persistence} % of ties
last from one wave to the next, a tie is declared by each of its ends that answered with probability {reporting} (and
by one at least).
Joint actions and conventions are drawn among declared collaborations, so they mix fields alike.
In La Forge-Neuve twice as many meetings are held after as before, while who meets whom is drawn alike: a trap for
whoever counts ties.

## Files

As coordinators keep them: title lines, merged cells, ditto marks, grids of dates, old encodings, other spellings,
excused people, residents without a name.

{files}

`truth.json` says exactly what they state; its `about` says how to read it. {ambiguous} of {cells} names of structures
in the attendance files cannot be resolved for sure: they are listed there, before any import. `demonstration.toml` is
what `passerelles demo` does with the folder. Whether the planted change is found with other seeds, and nothing else
is: `docs/demo-calibration.md`.
"""


def readme(truth: dict[str, Any], files: list[str]) -> str:
    planted, counts = truth["planted"], truth["counts"]
    names = {t["code"]: t["name"] for t in truth["territories"]}
    waves = [wave["name"] for wave in truth["waves"]]
    return _TEXT.format(
        seed=truth["seed"],
        names=", ".join(names.values()),
        structures=sum(a["kind"] != "group" for a in truth["actors"]),
        meetings=counts["meetings"],
        waves=" and ".join(waves),
        waves_columns=" | ".join([*(f"{w}, planted" for w in waves), *(f"{w}, as drawn" for w in waves)]),
        odds="\n".join(
            f"| {names[code]} | {' | '.join(map(str, [*odds.values(), *planted['drawn_odds_ratio'][code].values()]))} |"
            for code, odds in planted["within_field_odds_ratio"].items()
        ),
        density=round(100 * planted["density"]),
        persistence=round(100 * planted["persistence"]),
        reporting=planted["reporting"],
        files="\n".join(f"- `{name}`" for name in files),
        ambiguous=counts["ambiguous_cells"],
        cells=counts["name_cells"],
    )
