"""Any sequence of imports, edits, verdicts and undoings equals a small model of it, on both stores.

The model knows neither the graph nor `said`: for each fact it keeps who says what, in order, and states in a few
lines what a person expects of an import, of a new version, of an edit and of an undoing.
"""

import datetime as dt
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from imported import NOW, TODAY, bring, day, facts, reading
from network import resolving
from network.editing import add_actor, add_tie, correct_actor
from network.identity import fold
from network.importing import undo
from network.model import uid
from network.store import Store, open_store
from network.store.checking import check

Key = tuple[str, ...]
Fact = tuple[str, Key]  # noun, key
Words = dict[Fact, dict[str, Any]]
NODES = ("actor", "meeting")


def actor(name: str) -> str:
    return uid("act", fold(name), "")


def tie(one: str, other: str) -> Key:
    source, target = sorted((actor(one), actor(other)))
    return source, target, uid("tie", source, target, "collaborates", "", "", "coordinator")


def named(*names: str, **more: dict[str, Any]) -> Words:
    return {("actor", (actor(name),)): {"name": name, **more.get(name, {})} for name in names}


LINE = {"when": day(2025, 3, 14), "title": "Séance"}
SEANCE = uid("mee", "2025-03-14", "day", "", "", fold("Séance"))
TIE = {"kind": "collaborates", "declared_by": "coordinator"}
ALPHA = {"name": "Alpha", "website": "un.example"}
FILES = {
    "annuaire": reading("annuaire.csv", "actors", ALPHA, {"name": "Bravo"}),
    "annuaire, corrigé": reading(
        "annuaire.csv", "actors", {**ALPHA, "website": "trois.example"}, {"name": "Bravo"}, {"name": "Delta"}
    ),
    "mairie": reading("mairie.csv", "actors", {**ALPHA, "website": "deux.example"}, {"name": "Cobra"}),
    "séance": reading("s.csv", "attendance-list", {**LINE, "organisation": "Alpha"}, {**LINE, "organisation": "Cobra"}),
    "liens": reading("l.csv", "ties", {"source": "Alpha", "target": "Bravo", **TIE}),
}
SAID: dict[str, Words] = {
    "annuaire": named("Alpha", "Bravo", Alpha={"website": "un.example"}),
    "annuaire, corrigé": named("Alpha", "Bravo", "Delta", Alpha={"website": "trois.example"}),
    "mairie": named("Alpha", "Cobra", Alpha={"website": "deux.example"}),
    "séance": named("Alpha", "Cobra")
    | {("meeting", (SEANCE,)): {"title": "Séance"}}
    | {("attended", (actor(name), SEANCE)): {"status": "present"} for name in ("Alpha", "Cobra")},
    "liens": named("Alpha", "Bravo") | {("tie", tie("Alpha", "Bravo")): TIE},
}
VERSIONS = ("annuaire", "annuaire, corrigé")


class Model:
    """Who says what of each fact, in order; an edit is a name that begins with a sharp."""

    def __init__(self) -> None:
        self.facts: dict[Fact, list[tuple[str, dict[str, Any]]]] = {}
        self.standing: list[str] = []
        self.kept: dict[str, tuple[Words, set[Fact]]] = {}

    def bring(self, file: str) -> None:
        """A new version speaks in place of the former; of the rest, what was edited since stays."""
        [former] = [one for one in VERSIONS if file in VERSIONS and one != file and one in self.standing] or [""]
        for fact, word in SAID[file].items():
            voices = self.facts.setdefault(fact, [])
            if former in self._who(fact):
                voices[:] = [one for one in voices if one[0] != file]
                voices[self._who(fact).index(former)] = (file, word)
            elif file in self._who(fact):
                voices[self._who(fact).index(file)] = (file, word)
            else:
                voices.append((file, word))
        if former:
            self._take_back(former, [fact for fact in self.facts if fact not in SAID[file]])
        self.standing.append(file)
        self._wake()

    def edit(self, name: str, words: Words, makes: Iterable[Fact] = ()) -> None:
        for fact, word in words.items():
            self.facts.setdefault(fact, []).append((name, word))
        self._wake()
        self.standing.append(name)
        self.kept[name] = (words, set(makes))

    def undo(self, name: str) -> None:
        self._take_back(name, list(self.facts))
        self.kept.pop(name, None)

    def values(self) -> dict[Fact, dict[str, Any]]:
        """Of files the first word, of edits the last; what an edit empties is not there."""
        told = {}
        for fact, voices in self.facts.items():
            value: dict[str, Any] = {}
            for name, word in voices:
                value = value | word if name.startswith("#") else word | value
            edits = [word for name, word in voices if name.startswith("#")]
            for word in edits:
                value |= word
            told[fact] = {name: one for name, one in value.items() if one is not None}
        return told

    def _take_back(self, name: str, among: list[Fact]) -> None:
        self.standing.remove(name)
        for fact in among:
            if name in self._who(fact) and (name.startswith("#") or not self._edited_since(fact, name)):
                self.facts[fact] = [one for one in self.facts[fact] if one[0] != name]
                self._drop_unheld(fact)
        for fact in list(self.facts):
            if fact[0] not in NODES and not self._ends_there(fact):
                del self.facts[fact]

    def _drop_unheld(self, fact: Fact) -> None:
        """An undone file is held by an edit made since; a node by a file, or by the edit that makes it."""
        held = [one for one in self.facts[fact] if one[0] in self.standing or self._edited_since(fact, one[0])]
        exists = any(not name.startswith("#") or fact in self.kept[name][1] for name, _ in held)
        if held and (exists or fact[0] not in NODES):
            self.facts[fact] = held
        else:
            del self.facts[fact]

    def _wake(self) -> None:
        """Edits that sleep hold again where what they are about is back; they are older than the others."""
        for name in reversed([one for one in self.standing if one.startswith("#")]):
            for fact, word in self.kept[name][0].items():
                if name in self._who(fact):
                    continue
                if fact in self.facts:
                    self.facts[fact].insert(0, (name, word))
                elif fact[0] not in NODES and self._ends_there(fact):
                    self.facts[fact] = [(name, word)]

    def _edited_since(self, fact: Fact, name: str) -> bool:
        names = self._who(fact)
        return any(one.startswith("#") for one in names[names.index(name) + 1 :])

    def _ends_there(self, fact: Fact) -> bool:
        ends = ("actor", "meeting") if fact[0] == "attended" else ("actor", "actor")
        return all((noun, (node,)) in self.facts for noun, node in zip(ends, fact[1], strict=False))

    def _who(self, fact: Fact) -> list[str]:
        return [name for name, _ in self.facts.get(fact, [])]


class AnySequence(RuleBasedStateMachine):
    """The store beside its model, one step after the other."""

    opened: Callable[[], tuple[Store, Callable[[], None]]]

    def __init__(self) -> None:
        super().__init__()
        self.store, self.closed = type(self).opened()
        self.model = Model()
        self.batches: dict[str, str] = {}
        self.hours = 0

    def teardown(self) -> None:
        self.closed()

    def _now(self) -> dict[str, Any]:
        self.hours += 1
        return {"by": "awa", "today": TODAY, "now": NOW + dt.timedelta(hours=self.hours)}

    def _known(self, name: str) -> bool:
        return ("actor", (actor(name),)) in self.model.facts

    def _edited(self, batch: str, words: Words, makes: Iterable[Fact] = ()) -> None:
        name = f"#{self.hours}"
        self.batches[name] = batch
        self.model.edit(name, words, makes)

    @rule(file=st.sampled_from(sorted(FILES)))
    def import_a_file(self, file: str) -> None:
        (outcome,) = bring(self.store, FILES[file])
        assert (outcome.batch is None) == (file in self.model.standing)
        if outcome.batch:
            self.batches[file] = outcome.batch
            self.model.bring(file)

    @precondition(lambda self: self.model.standing)
    @rule(data=st.data())
    def undo_something(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(self.model.standing))
        undo(self.store, self.batches[name], now=NOW)
        self.model.undo(name)

    @rule(name=st.sampled_from(["Alpha", "Cobra"]), website=st.sampled_from(["quatre.example", "cinq.example", ""]))
    def correct_an_actor(self, name: str, website: str) -> None:
        known = self.model.values().get(("actor", (actor(name),)))
        if known is not None and known.get("website", "") != website:
            entry = correct_actor(self.store, actor(name), {"website": website}, **self._now())
            self._edited(entry.batch, {("actor", (actor(name),)): {"website": website or None}})

    @rule(name=st.sampled_from(["Cobra", "Delta"]))
    def add_an_actor(self, name: str) -> None:
        if not self._known(name):
            entry = add_actor(self.store, {"name": name}, **self._now())
            self._edited(entry.batch, named(name), named(name))

    @rule()
    def add_a_tie(self) -> None:
        """Between two that no verdict makes the same: the tie of a duplicate is one of the actor that is kept."""
        key = tie("Alpha", "Cobra")
        if self._known("Alpha") and self._known("Cobra") and ("tie", key) not in self.model.facts:
            given = {"source": actor("Alpha"), "target": actor("Cobra"), "kind": "collaborates"}
            entry = add_tie(self.store, given, **self._now())
            ends: Words = {("actor", (node,)): {} for node in key[:2]}
            self._edited(entry.batch, ends | {("tie", key): TIE})

    @rule(verdict=st.sampled_from(["different", "part-of", "same"]))
    def decide_of_a_pair(self, verdict: str) -> None:
        """One pair a verdict, so that each is decided once."""
        one, other = {"different": ("Alpha", "Cobra"), "part-of": ("Cobra", "Bravo"), "same": ("Bravo", "Delta")}[
            verdict
        ]
        noun = {"different": "distinct_from-actor", "part-of": "part_of", "same": "same_as-actor"}[verdict]
        asleep = any(fact[0] == noun for words, _ in self.model.kept.values() for fact in words)
        if self._known(one) and self._known(other) and not asleep:
            batch = resolving.decide(self.store, actor(one), actor(other), verdict, **self._now())
            (key,) = facts(self.store)[noun]
            assert set(key) == {actor(one), actor(other)}
            self._edited(batch, {(noun, key): {}})

    @invariant()
    def the_store_says_what_the_model_says(self) -> None:
        held = facts(self.store)
        values = self.model.values()
        assert {(noun, key) for noun, some in held.items() for key in some} == values.keys()
        for (noun, key), value in values.items():
            said = held[noun][key].properties
            assert said.get("website") == value.get("website")
            assert {name: said[name] for name in value} == value
        assert check(self.store) == []


def run(opened: Callable[[], tuple[Store, Callable[[], None]]], examples: int, steps: int) -> None:
    machine = type("Machine", (AnySequence,), {"opened": staticmethod(opened)})
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=slow),
    )


def test_any_sequence_on_the_embedded_store():
    def opened() -> tuple[Store, Callable[[], None]]:
        folder = Path(tempfile.mkdtemp())
        store = open_store(str(folder / "store"))

        def closed() -> None:
            store.close()
            shutil.rmtree(folder)

        return store, closed

    run(opened, examples=40, steps=14)


@pytest.mark.neo4j
def test_any_sequence_on_a_server(neo4j_server):
    def opened() -> tuple[Store, Callable[[], None]]:
        neo4j_server.empty()
        store = neo4j_server.open()
        return store, store.close

    run(opened, examples=6, steps=12)
