"""Human decisions on quotes as judged data, in the format used for training and benchmarks."""

from typing import Any

from glossator.evidence.model import Stance
from glossator.guide.model import Choice, Choosing, Guide
from glossator.statement.model import Claim

SIGNS = {Stance.SUPPORTS: "+", Stance.REFUTES: "-"}


def rows(guide: Guide) -> list[dict[str, Any]]:
    """One row per quote that a person accepted, rejected, sided or pinned, by the last decision.

    `claim`, `said`, `speaker`, `as_of`, `kind`; `passage` (date, publisher, title, text); `bearing`: worth printing;
    `side`: '+', '-' or ''; `decides`: None if unstated; `judgement`: D+, D-, B+, B-, C or 0; `by`, `at`, `why`.
    """
    aside = guide.aside.choices if guide.aside else []
    last: dict[tuple[str, str, str], list[Choice]] = {}
    for one in [*aside, *guide.choices]:
        last.setdefault((one.about, one.source.document, one.quote.exact), []).append(one)
    return [row for made in last.values() if (row := _row(guide, made)) is not None]


def _row(guide: Guide, made: list[Choice]) -> dict[str, Any] | None:
    telling = [one for one in made if one.act is not Choosing.PLACED]
    if not telling or telling[-1].act is Choosing.RESTORED:
        return None
    last = telling[-1]
    bears = last.act is not Choosing.REJECTED
    stance = next((one.stance for one in reversed(telling) if one.stance is not None), None) if bears else None
    decides = next((one.decides for one in reversed(telling) if one.decides is not None), None) if bears else False
    claim = next((one for one in _claims(guide) if one.id == last.claim and one.standalone == last.about), None)
    side = SIGNS.get(stance, "") if stance else ""
    return {
        "claim": last.about,
        "said": claim.text if claim else last.words,
        "speaker": (claim.speaker if claim else None) or guide.statement.speaker or "",
        "as_of": str(guide.method.as_of or guide.statement.date or ""),
        "kind": str(claim.kind) if claim else "",
        "passage": {"date": str(last.source.published or ""), "publisher": last.source.publisher,
                    "title": last.source.title, "text": last.quote.exact},
        "bearing": bears, "side": side, "decides": decides, "judgement": _judgement(bears, side, bool(decides)),
        "document": last.source.document, "by": last.by, "at": last.at, "why": last.note,
    }  # fmt: skip


def _judgement(bears: bool, side: str, decides: bool) -> str:
    if not bears:
        return "0"
    return f"{'D' if decides else 'B'}{side}" if side else "C"


def _claims(guide: Guide) -> list[Claim]:
    """The current claims, and earlier ones from before people changed them."""
    return [*guide.claims, *(one for recut in guide.recut for one in [*recut.now, *recut.was])]
