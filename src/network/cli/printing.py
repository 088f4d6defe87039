"""What a command says: results on stdout, progress and messages on stderr, JSON alone when asked."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table

from network.jobs import Progress
from network.sentences import Language, Words, say, typography


def tell(text: str = "", lang: Language = "fr") -> None:
    """A line of the result."""
    sys.stdout.write((typography(text) if lang == "fr" else text) + "\n")


def warn(text: str) -> None:
    """A line beside the result: a message, a reason, a remedy."""
    sys.stderr.write(text + "\n")


def as_json(value: Any) -> None:
    """The result as one JSON document, alone on stdout."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, allow_nan=False)
    sys.stdout.write("\n")


def table(title: str, headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A table for a person; its width is that of the terminal, or wide when there is none."""
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 160, highlight=False)
    drawn = Table(title=escape(title) or None, title_justify="left", show_lines=False)
    for header in headers:
        drawn.add_column(escape(header), overflow="fold")
    for row in rows:
        drawn.add_row(*("" if cell is None else escape(str(cell)) for cell in row))
    console.print(drawn)


@contextmanager
def progress(key: str, lang: Language) -> Iterator[Progress]:
    """A bar on stderr while something long goes on; silent when nobody watches."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(say(key, lang), total=None)

        def told(done: int, total: int, doing: Words | None = None, /) -> None:
            text = doing.to(lang) if doing else say(key, lang)
            bar.update(task, completed=done, total=total, description=escape(text))

        yield told
