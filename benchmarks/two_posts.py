"""The facts that a human guide gives for the demo's two posts: how many the page prints, and on which side.

    python -m benchmarks.two_posts [--show]

A fact counts as printed if a quote under one of its claims contains its words; a side is compared if the authors took
one.
"""

import argparse
import importlib.util
import json
import re
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.report import ROOT, report, shared
from glossator.evidence.model import Evidence
from glossator.guide.model import Guide

SIDES = {"for": "supports", "against": "refutes", "context": "neither"}
FIRST = 3


def guide() -> Guide:
    """The guide to the two posts, as `make demo` writes it, on a newly built record."""
    spec = importlib.util.spec_from_file_location("demo_make", ROOT.parent / "demo" / "make.py")
    assert spec is not None
    assert spec.loader is not None
    demo = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(demo)
    with tempfile.TemporaryDirectory() as folder:
        made: Guide = demo.make(demo.build(Path(folder) / "record"))
        return made


def pieces(made: Guide, claim: str) -> list[list[tuple[str, str]]]:
    """For each claim whose wording matches, its printed words with their stances, in order."""
    found = []
    for one in made.claims:
        if not re.search(claim, one.standalone or one.text):
            continue
        finding = made.findings[one.id] if isinstance(made.findings, dict) else _finding(made, one.id)
        printed = [(_words(piece), str(piece.stance)) for piece in finding.evidence]
        printed += [(said.quote.exact, str(said.stance)) for said in finding.earlier]
        found.append(printed)
    return found


def _finding(made: Guide, claim: str) -> Any:
    return next(finding for finding in made.findings if finding.claim == claim)


def _words(piece: Evidence) -> str:
    return piece.quote.exact


def main() -> None:
    """Make the guide, look up each fact, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print each fact with where it stands")
    options = parser.parse_args()
    facts = json.loads(shared("bearing", "two-posts.json").read_text("utf-8"))
    made = guide()
    printed = first = right = sided = 0
    for fact in facts:
        places = [
            (at, stance)
            for row in pieces(made, fact["claim"])
            for at, (words, stance) in enumerate(row)
            if re.search(fact["found_in"], words)
        ]
        printed += bool(places)
        first += any(at < FIRST for at, _ in places)
        takes = fact["side"] != "context"
        sided += takes
        good = takes and any(stance == SIDES[fact["side"]] for _, stance in places)
        right += good
        if options.show:
            print(f"{fact['fact']:28}{fact['side']:9}{'printed' if places else 'missing':9}{places[:4]}")
    report(
        "two_posts",
        {"facts": len(facts), "printed": printed, "first_three": first, "right_side": right, "with_a_side": sided},
    )


if __name__ == "__main__":
    main()
