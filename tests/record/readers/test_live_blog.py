"""Live blogs: every entry is a document of its own day."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from .helpers import documents

ENTRIES = [
    (
        "Bridge opens",
        "2020-05-06T01:10:00+02:00",
        "The bridge was opened to lorries at one in the morning, the mayor said.",
    ),
    ("Queue at the bridge", "2020-05-05T21:00:00+02:00", "Some 300 lorries waited before the bridge in the evening."),
]
DATA: dict[str, Any] = {
    "@type": "LiveBlogPosting",
    "headline": "Bridge: live",
    "datePublished": "2020-05-05T08:00:00+02:00",
    "dateModified": "2020-05-06T09:00:00+02:00",
}
UPDATES = [
    {"@type": "BlogPosting", "headline": title, "datePublished": moment, "articleBody": f"<p>{words}</p>"}
    for title, moment, words in ENTRIES
]


def page(tmp_path: Path, data: dict[str, Any], body: str) -> Path:
    path = tmp_path / "live.html"
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    head += '<link rel="canonical" href="https://p.example/live"/>'
    path.write_text(
        f'<html lang="en"><head><title>Bridge: live</title>{head}</head>'
        f"<body><main><h1>Bridge: live</h1>{body}</main></body></html>"
    )
    return path


SHOWN = "".join(
    f'<article id="e{number}"><header><time datetime="{moment}">a moment ago</time></header><h3>{title}</h3>'
    f"<p>{words}</p><p>Share this article</p></article>"
    for number, (title, moment, words) in enumerate(ENTRIES)
)
LEAD = "<p>The new bridge over the strait has cost two million pounds and has taken four years to build.</p>"


@pytest.mark.parametrize(
    ("data", "body"),
    [(DATA, LEAD + SHOWN), ({**DATA, "liveBlogUpdate": UPDATES}, LEAD + "".join(f"<p>{e[2]}</p>" for e in ENTRIES))],
)
def test_an_entry_is_a_document_on_its_own_day(tmp_path: Path, data: dict[str, Any], body: str) -> None:
    rest, *entries = documents(page(tmp_path, data, body))
    assert [(one.published, one.text) for one in entries] == [
        (date(2020, 5, 6), f"{ENTRIES[0][0]}\n\n{ENTRIES[0][2]}"),
        (date(2020, 5, 5), f"{ENTRIES[1][0]}\n\n{ENTRIES[1][2]}"),
    ]
    assert len({one.id for one in (rest, *entries)}) == 3
    assert entries[0].title == "Bridge: live – Bridge opens"
    assert (rest.published, rest.modified) == (date(2020, 5, 5), date(2020, 5, 6))
    assert "lorries" not in rest.text


def test_other_pages_are_one_document(tmp_path: Path) -> None:
    (one,) = documents(page(tmp_path, {**DATA, "@type": "NewsArticle"}, LEAD + SHOWN))
    assert "lorries waited" in one.text
