"""The weights of Glossator's networks; nothing here runs."""

from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights"
