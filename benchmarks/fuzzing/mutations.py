"""Mutations of sound files; the same random state gives the same file."""

import gzip
import io
import json
import os
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.fuzzing.seeds import LARGEST, Seed, data

LONGEST_RUN = 60_000  # signs
MOST_CHANGES = 3
_NUMBER = re.compile(rb"\d+")
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "utf-7", "utf-8-sig", "shift-jis", "iso-2022-jp")

Change = Callable[[bytes, random.Random, Sequence[Seed]], bytes]


def spoilt(seed: Seed, luck: random.Random, others: Sequence[Seed], *, gently: bool = False) -> bytes:
    """The seed's bytes after one to three mutations; `gently` keeps most of it readable."""
    content = seed.data
    for _ in range(luck.randint(1, MOST_CHANGES)):
        change = luck.choice((_retold, _retold, _retold, _retold, _retold, _restructured) if gently else CHANGES)
        content = change(content, luck, others)
    return content[: 4 * LARGEST + 400_000]


def named(seed: Seed, luck: random.Random) -> str:
    """A file name: usually its own, sometimes an odd one or another extension."""
    if luck.random() < 0.85:
        return seed.name
    stem, dot, ending = seed.name.partition(".")
    stem = luck.choice((*data()["names"], os.fsdecode(b"caf\xe9"))) if luck.random() < 0.6 else stem
    return stem + (luck.choice(data()["suffixes"]) if luck.random() < 0.6 else dot + ending)


def _place(content: bytes, luck: random.Random) -> int:
    return luck.randint(0, len(content))


def _flip(content: bytes, luck: random.Random, _: Sequence[Seed]) -> bytes:
    made = bytearray(content)
    for _turn in range(luck.choice((1, 2, 5, 20, 200)) if made else 0):
        at = luck.randrange(len(made))
        made[at] = luck.choice((made[at] ^ 1 << luck.randrange(8), 0, 255, luck.randrange(256)))
    return bytes(made)


def _cut_short(content: bytes, luck: random.Random, _: Sequence[Seed]) -> bytes:
    return content[: _place(content, luck)]


def _cut_out(content: bytes, luck: random.Random, _: Sequence[Seed]) -> bytes:
    begin, end = sorted((_place(content, luck), _place(content, luck)))
    return content[:begin] + content[end:]


def _spliced(content: bytes, luck: random.Random, others: Sequence[Seed]) -> bytes:
    other = luck.choice(others).data
    return content[: _place(content, luck)] + other[_place(other, luck) :]


def _doubled(content: bytes, luck: random.Random, _: Sequence[Seed]) -> bytes:
    begin, end = sorted((_place(content, luck), _place(content, luck)))
    part = content[begin:end][:5_000]
    return content[:end] + part * luck.choice((1, 3, 50)) + content[end:]


def _pieced(content: bytes, luck: random.Random, _: Sequence[Seed]) -> bytes:
    for _turn in range(luck.choice((1, 1, 3, 10))):
        at = _place(content, luck)
        content = content[:at] + piece(luck) + content[at:]
    return content


def piece(luck: random.Random) -> bytes:
    """One of the hostile snippets; PLACES gives the target of its URLs."""
    return str(luck.choice(data()["pieces"])).format(**PLACES).encode("utf-8", "replace")


PLACES: dict[str, object] = {"outside": "/nowhere", "port": 9}  # set by the worker before the first input


def _run(content: bytes, luck: random.Random, _: Sequence[Seed]) -> bytes:
    unit = "".join(luck.choice(data()["runs"]) for _ in range(luck.choice((1, 1, 1, 2, 3)))).encode()
    at = _place(content, luck)
    return content[:at] + unit * (luck.choice((100, 3_000, LONGEST_RUN)) // len(unit)) + content[at:]


def _renumbered(content: bytes, luck: random.Random, _: Sequence[Seed]) -> bytes:
    numbers = list(_NUMBER.finditer(content[:LARGEST]))
    for found in sorted(luck.sample(numbers, min(len(numbers), 3)), key=lambda each: -each.start()):
        put = luck.choice((b"0", b"-1", b"99999999999999999999", b"1e999", b"9" * 5_000, b"00", b"31", b"\xd9\xa3"))
        content = content[: found.start()] + put + content[found.end() :]
    return content


def _recoded(content: bytes, luck: random.Random, _: Sequence[Seed]) -> bytes:
    return content.decode("utf-8", "replace").encode(luck.choice(_ENCODINGS), "replace")


def _packed(content: bytes, luck: random.Random, _: Sequence[Seed]) -> bytes:
    made = gzip.compress(content, 1, mtime=0)
    return luck.choice((made, gzip.compress(made, 1, mtime=0), made[:-5], made + content[:50], made + made))


def _line_ends(content: bytes, luck: random.Random, _: Sequence[Seed]) -> bytes:
    return content.replace(b"\n", luck.choice((b"", b"\r", b"\r\n", b"\n\n", b"\r\r\n", "\u2028".encode(), b"\x00\n")))


def _lines_mixed(content: bytes, luck: random.Random, _: Sequence[Seed]) -> bytes:
    lines = content.split(b"\n")
    luck.shuffle(lines)
    return b"\n".join(lines)


def _restructured(content: bytes, luck: random.Random, others: Sequence[Seed]) -> bytes:
    """JSON values swapped; other files get bit flips."""
    lines = content.split(b"\n") if content.count(b"}\n{") else [content]
    at = luck.randrange(len(lines))
    try:
        value = json.loads(lines[at])
    except (ValueError, RecursionError):
        return _flip(content, luck, others)
    for _turn in range(luck.choice((1, 1, 2, 8))):
        value = _replaced(value, luck)
    lines[at] = json.dumps(value).encode()
    return b"\n".join(lines)


def _retold(content: bytes, luck: random.Random, others: Sequence[Seed]) -> bytes:
    """JSON strings and numbers swapped within their type."""
    share = luck.choice((0.02, 0.1, 0.5))

    def turned(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: turned(item) for key, item in value.items()}
        if isinstance(value, list):
            return [turned(item) for item in value] * (1 if luck.random() > 0.01 else luck.choice((0, 2, 40)))
        if isinstance(value, bool) or value is None or luck.random() > share:
            return value
        if isinstance(value, int | float):
            # Spans out of order are rejected at once, which would hide everything behind that check.
            if luck.random() < 0.95:
                return value
            return luck.choice((0, -1, 1, value + 1, value * 1_000, 2**31, 10**30))
        kept = not value or " " not in value  # an id or a day; a guide with dangling references is refused
        return value if kept and luck.random() < 0.8 else piece(luck).decode("utf-8", "replace")

    try:
        return json.dumps(turned(json.loads(content))).encode()
    except (ValueError, RecursionError):
        return _flip(content, luck, others)


def _replaced(value: Any, luck: random.Random) -> Any:
    """The value with a random part of it replaced by another, renamed or removed."""
    if isinstance(value, dict) and value and luck.random() < 0.93:
        key = luck.choice(list(value))
        how = luck.random()
        if how < 0.08:
            return {name: item for name, item in value.items() if name != key}
        if how < 0.12:
            return {(luck.choice(("", "@type", "id", "text", key.upper())) if name == key else name): item
                    for name, item in value.items()}  # fmt: skip
        return {**value, key: _replaced(value[key], luck)}
    if isinstance(value, list) and value and luck.random() < 0.93:
        at = luck.randrange(len(value))
        return [*value[:at], _replaced(value[at], luck), *value[at + (luck.random() < 0.9) :]]
    if luck.random() < 0.4:
        return piece(luck).decode("utf-8", "replace")
    return luck.choice((*data()["values"], [value], {"@value": value}, [[value]]))


def _archived(content: bytes, luck: random.Random, others: Sequence[Seed]) -> bytes:
    """One zip member mutated, or one added under a traversing path; other files are wrapped in a zip."""
    parts: dict[str, bytes] = {"a.html": content}
    if content.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()[:50]}
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
            return _flip(content, luck, others)
    name = luck.choice(list(parts))
    how = luck.choice((_flip, _cut_short, _pieced, _run, _renumbered, _doubled, None))
    if how:
        parts[name] = how(parts[name], luck, others)
    else:
        parts[
            luck.choice(("../../outside.txt", "/tmp/outside.txt", "..\\x", "a/../../x", "\x00", "word/document.xml"))
        ] = parts.pop(name)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, body in parts.items():
            archive.writestr(zipfile.ZipInfo(one), body, zipfile.ZIP_DEFLATED)
    return written.getvalue()


CHANGES: tuple[Change, ...] = (
    _flip, _cut_short, _cut_out, _spliced, _doubled, _pieced, _pieced, _run, _run, _renumbered, _recoded, _packed,
    _line_ends, _lines_mixed, _restructured, _restructured, _retold, _archived,
)  # fmt: skip
