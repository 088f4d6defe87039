"""The written report: everything said, nothing claimed, nothing fetched."""

import base64
import datetime as dt
import hashlib
import re
from dataclasses import replace

import pytest

from made import territory
from network.comparison import compare
from network.panel import panel
from network.reports import Meta, Source, report_html
from network.reports.figures import Cell, span
from network.study import Finding, Interval, Lens

CAUSAL = (
    "grâce à",
    "à cause de",
    "a permis",
    "provoqu",
    "entraîn",
    "thanks to",
    "because of",
    "caused",
    "led to",
    "due to",
)
BEFORE, AFTER = Lens(wave="2017"), Lens(wave="2020")


def read(lens: Lens):
    made = territory(80, seed=2017 if lens.wave == "2017" else 2020, ties=2)
    return replace(
        made, lens=lens, collected={name: ("survey",) for name in ("collaborations", "actions", "agreements")}
    )


@pytest.fixture(scope="module")
def parts():
    names = ["mixing-matrix", "openness", "odds-ratio"]
    return panel(read, BEFORE, names=names), panel(read, AFTER, names=names), compare(read, BEFORE, AFTER)


def written(parts, lang="fr", fictional=False, file="annuaire.csv"):
    meta = Meta(
        territories={"QF-TIL": "Les Tilleuls"},
        before=BEFORE,
        after=AFTER,
        date=dt.date(2026, 1, 5),
        sources=(Source(file, "actors", "2026-01-05T10:00:00+00:00", "0123456789abcdef"),),
    )
    return report_html(*parts, meta=meta, lang=lang, fictional=fictional)


def test_the_report_asks_nothing_of_anyone(parts):
    page = written(parts)
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "") and "https://" not in page
    assert not re.search(r"<(script|link|img|iframe)\b", page)
    assert not re.search(r"\sstyle=", page)


def test_its_policy_lets_in_its_own_style_alone(parts):
    page = written(parts)
    style = re.search(r"<style>(.*?)</style>", page, re.S)[1]
    told = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{told}'" in page.replace("&#39;", "'").replace("&#43;", "+")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_it_says_what_was_looked_at_found_and_cannot_be_concluded(parts, lang):
    page = written(parts, lang)
    titles = {
        "fr": ("Ce qui a été regardé", "Ce qui a changé", "Ce que l'on ne peut pas conclure", "Méthode", "Sources"),
        "en": ("What was looked at", "What changed", "What cannot be concluded", "Method", "Sources"),
    }
    headings = [title.replace("&#39;", "'") for title in re.findall(r"<h2[^>]*>([^<]+)</h2>", page)]
    assert [title for title in headings if title in titles[lang]] == list(titles[lang])
    assert "Les Tilleuls" in page and "annuaire.csv" in page and "0123456789ab" in page


def test_every_finding_carries_its_sentence_and_its_verdict(parts):
    page = written(parts).replace("\u202f", " ").replace("\u00a0", " ").replace("&#39;", "'")
    for finding in (*parts[0], *parts[1]):
        assert finding.sentence.fr in page
        assert f'class="verdict {finding.verdict}"' in page
    for words in parts[2].ties[0].sentences()[:1]:
        assert words.fr in page


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_sentence_says_that_one_thing_made_another(parts, lang):
    text = re.sub(r"<style>.*?</style>", "", written(parts, lang), flags=re.S).lower().replace("&#39;", "'")
    assert not [verb for verb in CAUSAL if verb in text]


def test_an_invented_territory_is_said_to_be_so(parts):
    assert "Territoire fictif" in written(parts, fictional=True)
    assert "Territoire fictif" not in written(parts)


def test_the_name_of_a_file_is_shown_as_text(parts):
    page = written(parts, file="<img src=x onerror=alert(1)>.csv")
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;.csv" in page


def test_a_ratio_to_few_expected_ties_has_no_colour():
    assert Cell(ties=4, expected=2.0, ratio=2.0, few=True).tint == "none"
    tints = [Cell(ties=1, expected=9.0, ratio=ratio, few=False).tint for ratio in (0.4, 0.5, 0.8, 1.25, 2.0)]
    assert tints == ["much-less", "less", "near", "more", "much-more"]


def test_an_interval_is_drawn_on_the_scale_of_its_measure():
    ratio = span(Finding("odds-ratio", value=2.0, interval=Interval(1.0, 4.0)))
    assert (round(ratio.low), round(ratio.value), round(ratio.high), round(ratio.expected)) == (30, 170, 310, 30)
    share = span(Finding("meeting-mixing", value=0.5, interval=Interval(0.4, 0.6), expected=0.8))
    assert [round(x) for x in (share.low, share.value, share.high, share.expected)] == [30, 100, 170, 310]
    assert span(Finding("odds-ratio", value=2.0)) is None
