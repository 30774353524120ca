"""The public face: few names, all there, and light to import."""

import subprocess
import sys

import pytest

import glossator

NAMES = [
    "Claim",
    "Document",
    "Evidence",
    "Finding",
    "GlossatorError",
    "Guide",
    "Ledger",
    "Record",
    "Stance",
    "Statement",
    "Verdict",
    "annotate",
]
HEAVY = ("lancedb", "pyarrow", "spacy", "onnxruntime", "trafilatura", "altair", "dateparser", "numpy", "jinja2")


def test_the_public_names_are_these() -> None:
    assert glossator.__all__ == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(glossator, name).__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Nonsense"):
        _ = glossator.Nonsense


def test_annotate_is_the_function_even_after_its_module_was_imported() -> None:
    import glossator.annotate

    assert callable(glossator.annotate)


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from glossator.cli import main\n"
        "sys.argv = ['glossator', '--help']\n"
        "try:\n    main.main()\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', [name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "annotate" in done.stdout
    assert done.stdout.rstrip().endswith("LOADED []")
