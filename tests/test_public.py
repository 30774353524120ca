"""The public face: few names, all there, documented, listed, and light to import."""

import subprocess
import sys
from importlib.resources import files

import pytest
from tests.conftest import ROOT

import glossator
from glossator import GlossatorError

NAMES = [
    "Claim",
    "Document",
    "Evidence",
    "Finding",
    "GlossatorError",
    "Guide",
    "InputError",
    "Kind",
    "Ledger",
    "Live",
    "ModelError",
    "Models",
    "Question",
    "Record",
    "RecordError",
    "Stance",
    "Statement",
    "Verdict",
    "annotate",
    "check",
    "find",
    "read_statement",
]
HEAVY = ("lancedb", "pyarrow", "spacy", "onnxruntime", "trafilatura", "numpy", "jinja2", "pydantic")
# What a program may rely on being left alone, told before and after everything is imported.
HOST = """
import locale, logging, os, signal, sys, warnings
def host():
    numbers = signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}
    return {
        "environment": dict(os.environ), "locale": locale.setlocale(locale.LC_ALL),
        "hooks": (sys.excepthook, sys.stdout),
        "signals": {one: signal.getsignal(one) for one in numbers}, "recursion": sys.getrecursionlimit(),
        "logging": (logging.root.level, list(logging.root.handlers), logging.root.manager.disable),
        "warnings": [one for one in warnings.filters if "glossator" in str(one)], "showing": warnings.showwarning,
    }
before = host()
import glossator
public = [getattr(glossator, name) for name in glossator.__all__]
import glossator.cli.main, glossator.conduct, glossator.evidence, glossator.faces.registry, glossator.record.record
after = host()
print([name for name in before if before[name] != after[name]])
"""


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.strip()


def test_the_public_names_are_these() -> None:
    assert glossator.__all__ == NAMES
    assert set(NAMES) <= set(dir(glossator))


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_there_documented_and_in_the_reference(name: str) -> None:
    assert getattr(glossator, name).__doc__
    assert f"\n## {name}\n" in (ROOT / "docs" / "api.md").read_text("utf-8")


def test_every_public_member_is_documented() -> None:
    for name in NAMES:
        thing = getattr(glossator, name)
        for member, held in vars(thing).items() if isinstance(thing, type) else ():
            if not member.startswith("_") and (callable(held) or isinstance(held, (property, classmethod))):
                assert held.__doc__, f"{name}.{member}"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Nonsense"):
        _ = glossator.Nonsense


def test_annotate_is_the_function_even_after_its_module_was_imported() -> None:
    import glossator.annotate

    assert callable(glossator.annotate)


def test_every_error_is_one_that_the_user_can_mend() -> None:
    for name in NAMES:
        thing = getattr(glossator, name)
        if isinstance(thing, type) and issubclass(thing, Exception):
            assert issubclass(thing, GlossatorError)


def test_types_ship_with_the_package() -> None:
    assert (files("glossator") / "py.typed").is_file()


def test_import_is_light() -> None:
    loaded = run(f"import sys, glossator\nprint([name for name in {HEAVY!r} if name in sys.modules])")
    assert loaded == "[]"


def test_import_changes_nothing_of_the_program_around() -> None:
    assert run(HOST) == "[]"


def test_the_library_is_silent_until_it_is_given_a_handler() -> None:
    code = "import glossator, logging\nlogging.getLogger('glossator.record').error('heard')\nprint('quiet')"
    assert run(code) == "quiet"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from glossator.cli import main\n"
        "sys.argv = ['glossator', '--help']\n"
        "try:\n    main.main()\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', [name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = run(code)
    assert "annotate" in done
    assert done.endswith("LOADED []")
