"""What is written about the product is true of it."""

import ast
import inspect
import re
from pathlib import Path

import pytest
import typer.main

import network
from network.cli import app
from network.resources import PACKAGE
from network.sentences import catalogue, say
from network.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SAYING = {"say", "both", "Refused", "Unknown", "UnreadableFile", "StoreUnavailable", "NetworkError", "StoreBusy"}
FAILING = SAYING - {"say", "both"}


def keys_said() -> dict[str, str]:
    """Catalogue key written as a literal in a call → where; keys put together from parts are not seen."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = getattr(node.func, "id", getattr(node.func, "attr", ""))
                key = node.args[0].value
                if called in SAYING and isinstance(key, str) and re.fullmatch(r"[\w-]+\.[\w-]+", key):
                    found[key] = called
    return found


def test_every_setting_has_a_row_in_the_readme():
    rows = set(re.findall(rf"\| `({PREFIX}\w+)` \|", README))
    assert rows == {PREFIX + name.upper() for name in Settings.names()}


def test_every_sentence_that_is_said_is_in_the_catalogue():
    assert not {key for key in keys_said() if key not in catalogue()}


def test_every_failure_has_its_remedy():
    assert not {key for key, called in keys_said().items() if called in FAILING and f"{key}-remedy" not in catalogue()}


def test_the_same_values_are_named_in_both_languages():
    def named(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)", text))

    assert not {key for key, words in catalogue().items() if named(words.fr) != named(words.en)}


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^passerelles ([a-z]+(?: [a-z]+)?)", README, re.M))))
def test_every_command_of_the_readme_exists(command):
    here = typer.main.get_command(app)
    for word in command.split():
        commands = getattr(here, "commands", None)
        if commands is None:
            break  # a word after the verb is a file or a name
        here = commands[word]


def test_every_public_name_is_there_and_explains_itself():
    for name in network.__all__:
        thing = getattr(network, name)
        assert name == "__version__" or inspect.getdoc(type(thing) if isinstance(thing, tuple) else thing)


def test_every_measure_has_a_title_in_the_catalogue():
    assert all(say(f"measures.{measure.name}-title") for measure in network.MEASURES)


def test_a_decision_is_one_page_with_a_number_of_its_own():
    pages = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert [name[:4] for name in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
