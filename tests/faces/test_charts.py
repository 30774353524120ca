"""Charts: static, described, the same every time, with every word from outside escaped."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from glossator.conduct.model import Ledger, YearCount
from glossator.evidence.model import Stance
from glossator.faces.charts import conduct, svg, timeline
from glossator.guide.model import Guide

SVG = "{http://www.w3.org/2000/svg}"


def texts(drawn: str) -> list[str]:
    """The words in a drawing."""
    return [each.text or "" for each in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def test_the_timeline_names_topics_and_the_day_of_the_statement(sample: Guide) -> None:
    found = timeline.points(sample)
    drawn = timeline.draw(sample, found, "t", 1080)
    assert texts(drawn)[-7:] == ["The call", "The media", "North Korea", "Syria, ISIS and Iran", "Ukraine",
                                 "The coming arms race", "Earlier presidents"]  # fmt: skip
    assert {"the statement", "a year before"} <= set(texts(drawn))
    root = ElementTree.fromstring(drawn)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "t-t t-d"
    described = root.findtext(f"{SVG}desc") or ""
    assert described.startswith(
        "24 pieces of evidence, 13 November 2001 to 26 March 2018: 13 for, 7 against and 4 neither"
    )
    assert described.endswith("1 after the statement of 21 March 2018.")


def test_points_are_placed_by_event_else_by_publication(sample: Guide) -> None:
    found = timeline.points(sample)
    assert [point.first for point in found] == sorted(point.first for point in found)
    observers = next(point for point in found if point.evidence.source.publisher == "OSCE")
    assert observers.reported
    assert observers.when == "published 19 March 2018"
    assert not [point for point in found if point.evidence.source.published is None], "undated documents have no place"
    assert max(point.first for point in found) == date(2018, 3, 26), "what was published since is there"


def test_before_and_after_keep_their_order() -> None:
    zero = date(2018, 3, 21)
    days = [date(2001, 1, 1), date(2017, 3, 1), date(2018, 3, 20), zero, date(2018, 3, 22), date(2020, 1, 1)]
    places = [timeline._place(day, zero) for day in days]
    assert places == sorted(places)
    assert places[3] == 0
    assert places[2] == -places[4]


def marks(drawn: str, colour: str) -> int:
    """How many marks of a colour are drawn."""
    shapes = [each for each in ElementTree.fromstring(drawn) if each.tag != f"{SVG}text"]
    return sum(1 for each in shapes if each.get("fill") == colour)


@pytest.mark.parametrize("width", [1080, 328])
def test_every_piece_for_and_against_has_its_mark(sample: Guide, width: int) -> None:
    found = timeline.points(sample)
    drawn = timeline.draw(sample, found, "t", width)
    for stance in (Stance.SUPPORTS, Stance.REFUTES):
        expected = sum(point.evidence.stance is stance for point in found)
        assert marks(drawn, timeline.COLOURS[stance]) == expected


def test_multiples_share_years_and_scale() -> None:
    rows = [YearCount(year=2014, material_conflict=9), YearCount(year=2017, verbal_cooperation=2)]
    one = Ledger(actor="A", subject="x", years=rows[:1], entries=[], events=9, caveats=[])
    two = Ledger(actor="A", subject="y", years=rows[1:], entries=[], events=2, caveats=[])
    none = Ledger(actor="A", subject="z", years=[], entries=[], events=0, caveats=[])
    first, second, third = conduct.multiples([one, two, none])
    assert texts(first) == texts(second) == ["’14", "’15", "’16", "’17", "9", "0", "9"]
    assert third == ""
    assert marks(first, "var(--cf)") == 1
    assert marks(second, "var(--co-light)") == 1
    assert "9 of conflict in deeds" in first
    assert conduct.multiples([none]) == [""]


def test_drawings_are_the_same_every_time_and_have_ids_of_their_own(sample: Guide) -> None:
    assert conduct.multiples(sample.conduct) == conduct.multiples(sample.conduct)
    ids: list[str] = []
    for drawn in conduct.multiples(sample.conduct):
        ids += [each.get("id", "") for each in ElementTree.fromstring(drawn).iter() if each.get("id")]
    assert len(ids) == len(set(ids))


def test_words_from_outside_are_escaped_and_cut(sample: Guide) -> None:
    topics = [
        topic.model_copy(update={"title": f"<b>\x00{'x' * 60}{number}"}) for number, topic in enumerate(sample.topics)
    ]
    outside = sample.model_copy(update={"topics": topics})
    drawn = timeline.draw(outside, timeline.points(outside), "t", 400)
    assert "<b>" not in drawn
    titles = [each for each in texts(drawn) if each.startswith("<b>⟨U+0000⟩")]
    assert titles
    assert all(len(each.replace("⟨U+0000⟩", "?")) == svg.LONGEST for each in titles)


def test_a_bar_is_as_high_as_its_count_and_on_its_side() -> None:
    year = YearCount(year=2015, verbal_cooperation=1, material_cooperation=2, material_conflict=4)
    (drawn,) = conduct.multiples([Ledger(actor="A", subject="x", years=[year], entries=[], events=7, caveats=[])])
    bars = {each.get("fill"): each for each in ElementTree.fromstring(drawn).iter(f"{SVG}rect")}
    middle, unit = 6 + conduct.HIGH / 2, conduct.HIGH / 2 / 4
    tops = {colour: (float(bar.get("y") or 0) - middle) / unit for colour, bar in bars.items()}
    heights = {colour: float(bar.get("height") or 0) / unit for colour, bar in bars.items()}
    expected = {"var(--co-light)": (-1, 1), "var(--co)": (-3, 2), "var(--cf)": (0, 4)}
    assert tops == pytest.approx({colour: top for colour, (top, _) in expected.items()}, abs=0.01)
    assert heights == pytest.approx({colour: high for colour, (_, high) in expected.items()}, abs=0.01)


@pytest.mark.parametrize("up", [True, False])
def test_a_triangle_points_up_or_down_and_has_its_size(up: bool) -> None:
    numbers = [float(part) for part in re.findall(r"-?[\d.]+", svg.triangle(10, 20, 56, up))]
    (x, y), (right, low), (left, other) = zip(numbers[::2], numbers[1::2], strict=True)
    assert low == other
    assert (y < low) == up
    assert abs((right - left) * (low - y) / 2) == pytest.approx(56, rel=0.01)
    assert x == 10


def test_colours_are_the_pages_own(sample: Guide) -> None:
    drawn = conduct.multiples(sample.conduct)[0] + timeline.draw(sample, timeline.points(sample), "t", 400)
    assert "#" not in drawn.replace("url(#", "")
    assert svg.SOFT in drawn
