"""Tables of rows and columns as programs write them, for documents and statements (RFC 4180, and deviations).

The separator is the one between the names of the header; Excel's own first line `sep=;` is binding.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator
from itertools import chain

from glossator.errors import InputError
from glossator.formats.posts.posts import compared, names

LARGEST_FIELD = 16_000_000  # characters
_SEPARATORS = ",;\t|"
_SAID = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_LONG_SEARCH, _MOST_LONG_SEARCHES = 1000, 50  # lines; an unclosed quotation mark causes a search that long

Row = dict[str, str]


def plain_name(name: str) -> str:
    """The name of a column in the form for comparison: 'Tweet Text' and 'tweet-text' both give 'tweet_text'."""
    return re.sub(r"[\s-]+", "_", name.strip().strip("\ufeff").lower())


def header(lines: Iterator[str]) -> list[str]:
    """The names in the first non-empty line; none if that line is not a row."""
    lines, separator = _begun(lines)
    first = next(_records(lines, separator), None)
    return [name.strip() for name in first] if isinstance(first, list) else []


def numbered(lines: Iterator[str]) -> Iterator[tuple[int, Row | InputError]]:
    """The rows of a table as text. Raises InputError if there is no header, or the text is not a table."""
    lines, separator = _begun(lines)
    yield from below_header(_records(lines, separator))


def below_header(records: Iterator[list[str] | InputError]) -> Iterator[tuple[int, Row | InputError]]:
    """The rows below the header, from 1, by the header's names; a line that is not a row comes with the reason."""
    header = next(records, None)
    if header is None:
        raise InputError("empty")
    if isinstance(header, InputError):
        raise header
    columns = [name.strip() for name in header]
    _must_be_told_apart(columns)
    for number, fields in enumerate(records, 1):
        if isinstance(fields, InputError):
            yield number, fields
        elif fields:
            yield number, _row(columns, fields)


def _must_be_told_apart(header: list[str]) -> None:
    """Raises InputError if two columns bear one name that may be a text's or a day's: nobody could say which counts."""
    plain = [compared(name) for name in header]
    for name in {*names("text"), *names("time")}.intersection(plain):
        if plain.count(name) > 1:
            at = [number for number, other in enumerate(plain, 1) if other == name]
            told = " and ".join(f"{number} ({header[number - 1]!r})" for number in at)
            raise InputError(f"two columns have the same name: {told}; rename one of them")


def _begun(lines: Iterator[str]) -> tuple[Iterator[str], str]:
    """The lines from the header on, and the separator of its names."""
    first = next((line for line in lines if line.strip("\ufeff \t\r\n")), "").lstrip("\ufeff")
    if said := _SAID.fullmatch(first.rstrip("\r\n")):
        return lines, said[1]
    outside = _QUOTED.sub("", first)
    return chain([first], lines), max(_SEPARATORS, key=outside.count)


def _records(lines: Iterator[str], separator: str) -> Iterator[list[str] | InputError]:
    """The fields of each row. An unclosed quotation mark spoils its own line and no other."""
    csv.field_size_limit(LARGEST_FIELD)
    coming, long_searches = _Lines(lines), 0
    for first in coming:
        taken: list[str] = []
        try:
            yield next(csv.reader(_noted(first, coming, taken), delimiter=separator, strict=True), [])
        except csv.Error:
            coming.back(taken)
            long_searches += len(taken) > _LONG_SEARCH
            if long_searches > _MOST_LONG_SEARCHES:
                raise InputError("not a table: too many unclosed quotation marks") from None
            yield _alone(first, separator)


class _Lines:
    """Lines that can be pushed back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._waiting: deque[str] = deque()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        return self._waiting.popleft() if self._waiting else next(self._lines)

    def back(self, lines: list[str]) -> None:
        """Push these lines back, before all others."""
        self._waiting.extendleft(reversed(lines))


def _noted(first: str, rest: Iterator[str], taken: list[str]) -> Iterator[str]:
    yield first
    for line in rest:
        taken.append(line)
        yield line


def _alone(line: str, separator: str) -> list[str] | InputError:
    """The fields of a single line, with all their quotation marks; the reason if it cannot stand by itself.

    A field that only begins with a quotation ('"No" was the answer') is not a quoted field.
    """
    try:
        lenient = next(csv.reader([line], delimiter=separator), [])
        fields = next(csv.reader([line], delimiter=separator, quoting=csv.QUOTE_NONE), [])
    except csv.Error as problem:
        return InputError(f"not a row of a table ({problem})")
    if line.endswith(("\n", "\r")) and lenient and lenient[-1].endswith(("\n", "\r")):
        return InputError("a quotation mark is opened and never closed")
    if any(field.startswith('"') and not _QUOTED.fullmatch(field) and '""' in field for field in fields):
        return InputError("a quoted field goes on behind its closing quotation mark")
    return [field[1:-1].replace('""', '"') if _QUOTED.fullmatch(field) else field for field in fields]


def _row(names: list[str], fields: list[str]) -> Row | InputError:
    while len(fields) > len(names) and not fields[-1].strip():
        fields.pop()
    if len(fields) != len(names):
        return InputError(f"{len(fields)} fields where the header has {len(names)}")
    return dict(zip(names, fields, strict=True))
