"""Worth: the detector's view weighed by kind, between 0 and 1, and still there without a detector."""

from glossator.statement import Kind
from glossator.statement.kinds import worth


def test_kinds_weigh() -> None:
    values = worth.worth(
        ["a", "b", "c"], [Kind.NUMBER, Kind.OPINION, Kind.PLEASANTRY], lambda texts: [0.8] * len(texts)
    )
    assert values[0] > values[1] > values[2] > 0
    assert all(0 <= value <= 1 for value in values)


def test_without_a_detector_figures_count() -> None:
    plain, figures = worth.by_form(["People like it here", "Exports to Peru rose by 3 percent in 2016"])
    assert figures > plain


def test_nothing_asked_nothing_given() -> None:
    assert worth.worth([], []) == []
