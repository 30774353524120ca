"""A guide in which every text tries to become something else: mark-up, a script, a link, a formula, another order."""

import json
from collections.abc import Sequence
from typing import Any

from tests.guide.sample import guide

from glossator.guide.model import Guide

SCRIPT = "<script>window.owned=1</script>"
TEXTS = [
    SCRIPT,
    '"><img src=x onerror=window.owned=1>',
    "'-alert(1)-'",
    "</script><svg onload=window.owned=1>",
    "]]><x/>&#60;b&#62;&amp;",
    "{{ 7*7 }}{% raw %}",
    "![x](javascript:window.owned=1) [y](data:text/html,z) <https://evil.example>",
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "\u202egnp.exe\u202c \u2066hidden\u2069",
    "zero\u200bwidth\ufeff\u2060joined",
    "\x1b[31mred\x07",
    "x" * 5000,
    "</style><style>*{display:none}</style>",
    "line\u2028end\u2029end",
    "# heading\n- item\n> quote\n| a | b |\n```",
    "www.evil.example https://evil.example/a",
    "../../../etc/passwd",
    "..\\..\\windows\\%2e%2e%2f",
    "\x00\x08\x0b\x1f\ufffe\uffff",
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|x",
    "\u00a0=1+1",
    "<!--<script>",
    "a\r\nBcc: everybody@evil.example\r\n\r\n<b>",
    "\u2067\u202dright\u2069 to left \u061c\u200f",
    "&quot; onmouseover=window.owned=1 &#x22; `onclick=1`",
    ".",
]  # fmt: skip
ADDRESSES = [
    "javascript:window.owned=1", "JaVaScRiPt:window.owned=1", "data:text/html,<script>window.owned=1</script>",
    " javascript:1", "java\nscript:1", "vbscript:x", "file:///etc/passwd", "//evil.example/x", "https:evil", "https://",
    'https://news.example/"onmouseover="window.owned=1', "https://user:pass@evil.example/", "http://[::1", "blob:x",
    "https://news.example/\u202egnp", "https://news.example/a b",
]  # fmt: skip
OUTSIDE = '../../x"><script>window.owned=1</script>'
DATES = {"published", "modified", "checked", "date", "first", "last", "as_of", "time"}
KEPT = {"id", "kind", "verdict", "stance", "certainty", "claim", "precision", "version", "claims", "field"}


def hostile(turn: int = 0, texts: Sequence[str] = TEXTS, addresses: Sequence[str] = ADDRESSES) -> Guide:
    """The sample with every free text and every address replaced by a hostile one; `turn` says which comes first."""
    count = [turn]

    def poisoned(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            if {"exact", "prefix", "suffix"} <= value.keys():
                return value | {
                    "exact": _next(texts, count),
                    "prefix": _next(texts, count)[:32],
                    "suffix": "</b>\u202e",
                }
            return {key: value[key] if key in DATES or key in KEPT else poisoned(value[key], key) for key in value}
        if isinstance(value, list):
            return [poisoned(each, name) for each in value]
        if not isinstance(value, str) or not value:
            return value
        if name == "filed_under":
            return _next(texts, count)
        if name == "data":
            return "data:image/svg+xml,<svg onload=window.owned=1>"
        return _next(addresses if name == "address" else texts, count)

    raw = json.loads(guide().model_dump_json())
    statement = raw.pop("statement")
    made = poisoned(raw)
    # The statement keeps its length, so that every claim still has its place in it.
    text = "".join(texts) + SCRIPT
    statement = poisoned(statement) | {
        "text": (text * 3)[: len(statement["text"])],
        "utterances": statement["utterances"],
    }
    for utterance in statement["utterances"]:
        utterance["speaker"] = SCRIPT
        utterance["address"] = _next(addresses, count)
    for claim, original in zip(made["claims"], raw["claims"], strict=True):
        claim["topic"] = original["topic"]
    for topic, original in zip(made["topics"], raw["topics"], strict=True):
        topic["claims"] = original["claims"]
    earlier = made["earlier"]["found"]
    made["earlier"]["found"] = dict(zip(raw["earlier"]["found"], earlier.values(), strict=True))
    for review, original in zip(made["reviews"], raw["reviews"], strict=True):
        review["verdict"], review["act"] = original["verdict"], original["act"]
    made |= _by_people(count, texts, addresses) | {"statement": statement, "slug": _next(texts, count)}
    made["reviews"].append(made.pop("found"))
    made["method"]["models"] = {_next(texts, count): _next(texts, count) for _ in range(3)}
    return Guide.model_validate(_renamed(made))


def _by_people(count: list[int], texts: Sequence[str], addresses: Sequence[str]) -> dict[str, Any]:
    """Edits and set-aside reviews that carry the same; nobody but a hand-made file would hold them."""
    image = {"data": "", "address": _next(addresses, count), "alt": _next(texts, count), "credit": _next(texts, count)}
    edit = {"field": "title", "by": _next(texts, count), "at": _next(texts, count), "value": _next(texts, count)}
    aside = {"claim": _next(texts, count), "reviewer": SCRIPT, "at": "x", "words": _next(texts, count)}
    address = _next(addresses, count)
    found = {
        "claim": "c5",
        "reviewer": _next(texts, count),
        "at": "x",
        "verdict": "refuted",
        "act": "found",
        "note": SCRIPT,
        "signed": True,
        "address": _next(addresses, count),
    }
    told = [{"text": text, "cites": [], "begins": True} for text in texts]
    retold = [{"place": place, "sentences": told, "by": SCRIPT, "at": "x"} for place in ("lede", "note:c2")]
    corrections = [{"text": text, "by": SCRIPT, "at": "x", "claim": claim} for text in texts for claim in ("", "c1")]
    return {
        "found": found, "retold": retold, "corrections": corrections, "image": image, "set_aside": [aside],
        "edits": [edit, edit | {"field": "image", "value": image}, edit | {"field": "deck"}], "address": address,
    }  # fmt: skip


def _renamed(made: dict[str, Any]) -> dict[str, Any]:
    """The last claim under a name that would lead out of its folder."""
    text = json.dumps(made, ensure_ascii=False)
    last = made["claims"][-1]["id"]
    renamed: dict[str, Any] = json.loads(text.replace(f'"{last}"', json.dumps(OUTSIDE)))
    return renamed


def _next(values: Sequence[str], count: list[int]) -> str:
    count[0] += 1
    return values[count[0] % len(values)]
