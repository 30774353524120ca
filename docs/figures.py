"""The figures in the documentation, written from measured results: `docs/figures.json` holds the results, and
`docs/figures.yaml` says where each stands.

    python docs/figures.py          # writes the figures into the documents
    python docs/figures.py --take   # first takes over what benchmarks have left in benchmarks/results

A figure is thus measured once, and a document that says another is found by `tests/test_figures.py`.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
MEASURED = ROOT / "docs" / "figures.json"
RESULTS = ROOT / "benchmarks" / "results"
# a figure of a benchmark, `{bearing.ndcg6}`, rounded to three places, or as Python's format specification says
FIELD = re.compile(r"\{(\w+)\.([\w-]+)(?::([^{}]+))?\}")
NUMBER = r"[-+]?\d+(?:[.,]\d+)*"
Measured = Mapping[str, Mapping[str, Any]]


class FigureError(Exception):
    """A place that `figures.yaml` names is not in its document, or stands there twice, or was never measured."""


@dataclass(frozen=True)
class Place:
    """One phrase with figures in a line of a document; the line is named by its first words."""

    file: str
    line: str
    says: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The phrase with any numbers in the places of its figures."""
        pieces = FIELD.split(self.says)  # text, benchmark, key, format, text, …
        return re.compile(NUMBER.join(re.escape(text) for text in pieces[::4]))

    def filled(self, measured: Measured) -> str:
        """The phrase with its figures. Raises FigureError where one was never measured."""

        def figure(field: re.Match[str]) -> str:
            benchmark, key, form = field[1], field[2], field[3] or ".3f"
            try:
                value = measured[benchmark][key]
            except KeyError:
                raise FigureError(f"{benchmark}.{key} was never measured; {self.file}, {self.line!r}") from None
            return format(value, form if isinstance(value, float) or field[3] else "")

        return FIELD.sub(figure, self.says)


def places() -> Iterator[Place]:
    """Every phrase with figures, as `figures.yaml` lists them."""
    listed = yaml.safe_load((ROOT / "docs" / "figures.yaml").read_text("utf-8"))
    for file, lines in listed.items():
        for line, phrases in lines.items():
            yield from (Place(file, line, says) for says in phrases)


def measured() -> Measured:
    """The committed results: benchmark → key → figure."""
    found: Measured = json.loads(MEASURED.read_text("utf-8"))
    return found


def written(texts: Mapping[str, str], known: Measured, where: Iterator[Place]) -> dict[str, str]:
    """The documents, by file, with every figure as it was measured. Raises FigureError."""
    found = {file: text.split("\n") for file, text in texts.items()}
    for place in where:
        lines = found[place.file]
        rows = [at for at, line in enumerate(lines) if line.startswith(place.line) and place.pattern.search(line)]
        hits = [place.pattern.findall(lines[at]) for at in rows]
        if len(rows) != 1 or len(hits[0]) != 1:
            raise FigureError(f"{place.file}: {place.says!r} stands {sum(map(len, hits))} times after {place.line!r}")
        lines[rows[0]] = place.pattern.sub(place.filled(known).replace("\\", r"\\"), lines[rows[0]])
    return {file: "\n".join(lines) for file, lines in found.items()}


def read() -> dict[str, str]:
    """The documents as they are."""
    return {file: (ROOT / file).read_text("utf-8") for file in {place.file for place in places()}}


def take() -> None:
    """Take over what benchmarks have measured here. Only what the documents say is kept."""
    wanted = {(field[1], field[2]) for place in places() for field in FIELD.finditer(place.says)}
    known: dict[str, dict[str, Any]] = {name: dict(figures) for name, figures in measured().items()}
    for path in sorted(RESULTS.glob("*.json")):
        found = json.loads(path.read_text("utf-8"))
        name, figures = found["benchmark"], found["figures"]
        kept = {key: value for key, value in figures.items() if (name, key) in wanted}
        if kept:
            known[name] = known.get(name, {}) | kept
    MEASURED.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", "utf-8")


def main() -> None:
    """Write the documents."""
    if "--take" in sys.argv[1:]:
        take()
    before = read()
    for file, text in written(before, measured(), places()).items():
        if text != before[file]:
            (ROOT / file).write_text(text, "utf-8")
            print(f"{file} changed")


if __name__ == "__main__":
    main()
