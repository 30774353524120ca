"""Pages of guides made of hostile texts, by the benchmark's own means: nothing runs, nothing is asked for."""

import random
from typing import Any

import pytest
from benchmarks.fuzzing import pages


@pytest.mark.browser
def test_pages_of_hostile_guides_run_nothing_and_ask_for_nothing(chromium: Any) -> None:
    made = pages.files(pages.hostile_guide(1, 1), random.Random(1))
    assert [fault for _, found in pages.opened(chromium, made) for fault in found] == []


@pytest.mark.browser
def test_a_page_that_runs_or_asks_is_found_out(chromium: Any) -> None:
    bad = {
        "a.html": "<!doctype html><p onclick='x()'>x</p><a href='javascript:1'>y</a><script>window.owned=1</script>",
        "b.html": "<!doctype html><img src='https://leak.example/a'>",
    }
    found = {path: " ".join(faults) for path, faults in pages.opened(chromium, bad)}
    for fault in ("handler", "href javascript:1", "a script ran"):
        assert fault in found["a.html"]
    assert "asked for https://leak.example/a" in found["b.html"]
