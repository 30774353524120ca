"""Every pattern gives what its example says."""

import pytest

from glossator.guide.prose.patterns import data, fill

EVERY = [(kind, at, one) for kind, listed in data()["patterns"].items() for at, one in enumerate(listed)]


@pytest.mark.parametrize(("kind", "at", "pattern"), EVERY)
def test_a_pattern_gives_its_example(kind: str, at: int, pattern: dict) -> None:  # type: ignore[type-arg]
    example = pattern["example"]
    fields = example if isinstance(example, dict) else {}
    wanted = fields.get("gives", example)
    assert fill(kind, at, **{name: value for name, value in fields.items() if name != "gives"}) == wanted


def test_no_comma_stands_before_a_colon() -> None:
    made = fill("report_dated", 1, who="the Kremlin, itself a party,", verb="said", words="Ships sailed.", stop="")
    assert made == "As the Kremlin, itself a party, put it: “Ships sailed.”"
