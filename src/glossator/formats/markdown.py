"""Markdown (CommonMark with tables) as words, with the additions of note-taking programs such as Obsidian.

Links give their words; embedded notes and images give nothing, being files of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from glossator.formats.markup import plain

_FOOTNOTE = re.compile(r"^\[\^[^\]\n]+\]:.*(?:\n(?: {2,}|\t).*)*", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\n]{1,100}\]")
_COMMENT = re.compile(r"%%.*?%%|<!--.*?-->", re.DOTALL)
_EMBEDDED = re.compile(r"!\[\[[^\[\]\n]{1,500}\]\]")
_LINK = re.compile(r"\[\[(?P<to>[^\[\]|\n]{1,500})(?:\|(?P<words>[^\[\]\n]{1,500}))?\]\]")
_PLACE = re.compile(r"[#^].*$")
_CALLOUT = re.compile(r"^(?P<quote>[ \t]*(?:>[ \t]*)+)\[![\w|-]{1,40}\][+-]?[ \t]*(?P<title>.*)$", re.MULTILINE)
_BLOCK_NAME = re.compile(r"(?<![ \t])[ \t]+\^[A-Za-z0-9-]{1,60}$", re.MULTILINE)
_BOX = re.compile(r"^(?P<item>[ \t]*(?:>[ \t]*)*[-*+][ \t]+)\[[ xX/>-]\][ \t]+", re.MULTILINE)
_MARKED = re.compile(r"==(?=\S)(?P<words>[^=\n]{1,1000}?)(?<=\S)==")
_TAGS = re.compile(r"^[ \t]*(?:#[^\W\d][\w/-]*[ \t]*)+$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A heading (`level` 1 to 6), paragraph, list item, table row or code block, in words alone."""

    text: str
    kind: str = "paragraph"  # or heading, row, code
    level: int = 0


def blocks(text: str) -> list[Block]:
    """The blocks of a text, in order; comments, footnotes, images and lines of tags are left out."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(_without_notes(text))
    return [block for block in _blocks(tokens) if block.text]


def words(text: str) -> str:
    """The words of one line: '[[Jane Doe|Jane]]' is 'Jane'."""
    return _LINK.sub(_linked, _EMBEDDED.sub("", text))


def _without_notes(text: str) -> str:
    for pattern, instead in (
        (_FOOTNOTE, ""),
        (_FOOTNOTE_MARK, ""),
        (_COMMENT, ""),
        (_CALLOUT, r"\g<quote>\g<title>\n\g<quote>"),
        (_BLOCK_NAME, ""),
        (_BOX, r"\g<item>"),
        (_MARKED, r"\g<words>"),
        (_TAGS, ""),
    ):
        text = pattern.sub(instead, text)
    return words(text)


def _linked(found: re.Match[str]) -> str:
    return (found["words"] or _PLACE.sub("", found["to"]) or found["to"].lstrip("#^")).strip()


def _blocks(tokens: list[Any]) -> Iterator[Block]:
    row: list[str] | None = None
    number = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield Block(" | ".join(row or []), "row")
            row = None
        elif token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type in ("fence", "code_block"):
            yield Block(token.content.strip("\n"), "code")
        elif token.type == "html_block":
            yield Block(plain(token.content))
        elif token.type == "inline":
            said = inline(token.children or [])
            if row is not None:
                row.append(said)
            elif before is not None and before.type == "heading_open":
                yield Block(said, "heading", int(before.tag[1]))
            else:
                yield Block(number + said if said else "")
                number = ""


def inline(children: list[Any]) -> str:
    """The words of an inline element."""
    parts = []
    for child in children:
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"} or child.content.lower().startswith("<br"):
            parts.append(" ")
    return "".join(parts).strip()
