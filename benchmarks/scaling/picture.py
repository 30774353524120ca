"""The figures of all sizes as a Markdown table and a log-log chart of cost against size."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.report import ROOT, Figure

IMAGE = ROOT.parent / "docs" / "images" / "scale.svg"
Stages = Mapping[str, Mapping[str, Figure]]

# The rows of the table: label, stage, figure, format.
LINES: Sequence[tuple[str, str, str, str]] = (
    ("documents", "add", "documents", ",.0f"),
    ("passages", "add", "passages", ",.0f"),
    ("added to the record: documents per second, without vectors", "add", "documents_per_s", ",.0f"),
    ("added to the record: passages per second, without vectors", "add", "passages_per_s", ",.0f"),
    ("added to the record: peak memory, MB", "add", "peak_mb", ",.0f"),
    ("on disk without vectors, MB", "add", "disk_mb", ",.0f"),
    ("on disk with vectors, MB", "vectors", "disk_with_vectors_mb", ",.0f"),
    ("opened by a fresh process, ms", "first", "open_ms", ",.0f"),
    ("its first search by words, ms", "first", "first_bm25_ms", ",.0f"),
    ("its first search by both, models loaded, ms", "first", "first_hybrid_ms", ",.0f"),
    ("search by words, p50, ms", "search", "bm25_p50_ms", ",.1f"),
    ("search by words, p95, ms", "search", "bm25_p95_ms", ",.1f"),
    ("search by words, CPU time, p50, ms", "search", "bm25_processor_ms", ",.1f"),
    ("search by vectors, p50, ms", "search", "vector_p50_ms", ",.1f"),
    ("search by vectors, p95, ms", "search", "vector_p95_ms", ",.1f"),
    ("search by vectors, CPU time, p50, ms", "search", "vector_processor_ms", ",.1f"),
    ("search by both, p50, ms", "search", "hybrid_p50_ms", ",.1f"),
    ("search by both, p95, ms", "search", "hybrid_p95_ms", ",.1f"),
    ("search by both, CPU time, p50, ms", "search", "hybrid_processor_ms", ",.1f"),
    ("… until a day, p50, ms", "search", "until_p50_ms", ",.1f"),
    ("… until a day, p95, ms", "search", "until_p95_ms", ",.1f"),
    ("… until a day, CPU time, p50, ms", "search", "until_processor_ms", ",.1f"),
    ("… of one publisher, p50, ms", "search", "publisher_p50_ms", ",.1f"),
    ("… of one publisher, p95, ms", "search", "publisher_p95_ms", ",.1f"),
    ("one claim through `check`, p50, ms", "claim", "claim_p50_ms", ",.0f"),
    ("one claim through `check`, p95, ms", "claim", "claim_p95_ms", ",.0f"),
    ("one claim, CPU time, p50, ms", "claim", "claim_processor_ms", ",.0f"),
    ("guide of ten claims, fresh process, s", "guide", "guide_s", ".1f"),
    ("guide: peak memory, MB", "guide", "peak_mb", ",.0f"),
    ("1,000 more documents, s", "grow", "more_s", ".1f"),
    ("their vectors, s", "grow", "more_vectors_s", ".1f"),
    ("the record compacted again, s", "grow", "compact_s", ".1f"),
)
PEERS: Sequence[tuple[str, str, str, str]] = tuple(
    (f"{name}: {words}", name, figure, form)
    for name in ("bm25s", "tantivy")
    for words, figure, form in (
        ("index, s", "build_s", ",.0f"),
        ("on disk, MB", "disk_mb", ",.0f"),
        ("query p50, ms", "query_p50_ms", ",.1f"),
        ("query p95, ms", "query_p95_ms", ",.1f"),
        ("query, CPU time, p50, ms", "query_processor_ms", ",.1f"),
        ("peak memory, MB", "peak_mb", ",.0f"),
    )
)
CURVES = (
    ("one claim through check", "claim", "claim_p50_ms"),
    ("search by both", "search", "hybrid_p50_ms"),
    ("search by words", "search", "bm25_p50_ms"),
    ("search by vectors", "search", "vector_p50_ms"),
    ("bm25s, words", "bm25s", "query_p50_ms"),
    ("tantivy, words", "tantivy", "query_p50_ms"),
)


def draw(place: Path, sizes: Sequence[str]) -> None:
    """Print the table and write the chart for every size with figures."""
    files = {name: place / name / "stages.json" for name in sizes}
    have: dict[str, Stages] = {
        name: json.loads(file.read_text("utf-8")) for name, file in files.items() if file.exists()
    }
    if have:
        print(table(have))
        IMAGE.write_text(picture(have), "utf-8")


def table(have: Mapping[str, Stages]) -> str:
    """One row per figure, one column per size."""
    rows = [f"| | {' | '.join(have)} |", f"|---|{'---:|' * len(have)}"]
    for words, stage, figure, form in (*LINES, *PEERS):
        cells = [_cell(stages, stage, figure, form) for stages in have.values()]
        if any(cells):
            rows.append(f"| {words} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _cell(stages: Stages, stage: str, figure: str, form: str) -> str:
    value = stages.get(stage, {}).get(figure)
    return format(value, form) if isinstance(value, int | float) else ""


def picture(have: Mapping[str, Stages]) -> str:
    """Median milliseconds against passages, as SVG."""
    import altair

    points = [
        {"passages": stages["add"]["passages"], "milliseconds": stages[stage][figure], "what": words}
        for stages in have.values()
        for words, stage, figure in CURVES
        if stage in stages
    ]
    by_ten = altair.Scale(type="log")
    chart = (
        altair.Chart(altair.Data(values=points), width=560, height=320)
        .mark_line(point=True)
        .encode(
            x=altair.X("passages:Q", scale=by_ten, title="passages on file"),
            y=altair.Y("milliseconds:Q", scale=by_ten, title="milliseconds, median"),
            color=altair.Color("what:N", title=None, sort=[words for words, _, _ in CURVES]),
        )
    )
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(chart.to_dict())
    return svg
