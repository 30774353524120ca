"""Who a sentence cites: never the place of its dateline, nor a pronoun."""

import pytest

from glossator.evidence.signals.speaking import spoken


@pytest.mark.parametrize(
    ("sentence", "cited"),
    [
        ("OSLO, Sept. 30, 2017 — Arden's mayor said the harbour was working.", ("Arden's mayor",)),
        ("NEW YORK (AP) – The port authority said Tuesday that nine ships sailed.", ("The port authority",)),
        ("OSLO — They told Reuters that it sank.", ()),
        ("Officials said that nine ships sailed.", ("Officials",)),
    ],
)
def test_the_source_is_somebody(sentence: str, cited: tuple[str, ...]) -> None:
    assert spoken("Nine ships sailed.", sentence, None).attributed_to == cited
