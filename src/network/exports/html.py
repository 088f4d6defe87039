"""The single-file page: explorer, table and data in one file that asks nothing of the network."""

import base64
import datetime as dt
import hashlib
import re
from functools import cache

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup

from network.resources import folder
from network.sentences import fill
from network.views import ViewDocument, inline_json


def to_html(document: ViewDocument) -> str:
    """The whole page as text.

    The page runs one script and one style, both named by their hash in its policy, and can load nothing else.
    """
    code = _static("explorer.js")
    style = _tight(_static("export.css") + _static("explorer.css"))
    return template("export/map.html").render(
        meta=document.meta,
        words=document.words,
        made=made(document),
        content=Markup(inline_json(document.as_dict())),
        code=Markup(code),
        style=Markup(style),
        policy=policy(code, style),
    )


def policy(code: str, style: str) -> str:
    """Content policy of a page that may run this code and this style, draw, and nothing else."""
    return (
        f"default-src 'none'; script-src '{sha256(code)}'; style-src '{sha256(style)}'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def made(document: ViewDocument) -> str:
    """When and from what the drawing was made, in words."""
    meta = document.meta
    values = {name: meta[name] for name in ("date", "version", "digest")}
    if meta["date"] and document.lang == "fr":
        values["date"] = f"{dt.date.fromisoformat(meta['date']):%d/%m/%Y}"
    return fill(document.words["page-made" if meta["date"] else "page-made-undated"], document.lang, values)


def sha256(code: str) -> str:
    """The name of an inline script or style in a content policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def _static(name: str) -> str:
    return (folder("visualizations") / "static" / name).read_text("utf-8")


def _tight(style: str) -> str:
    """The same style without the spaces that only its authors need."""
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", style)).replace(";}", "}").strip()


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(folder("visualizations") / "templates"), autoescape=True)


def template(name: str) -> Template:
    """A template of `visualizations/templates`; what it shows is escaped."""
    return _environment().get_template(name)
