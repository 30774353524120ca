"""`-v`: what the library logs, on standard error."""

import logging
import sys


def log(level: int) -> None:
    """Show the log: level 1 is what is done and refused, level 2 each refused passage, and why."""
    shown = logging.StreamHandler(sys.stderr)
    shown.setFormatter(logging.Formatter("%(name)s: %(message)s"))
    logger = logging.getLogger("glossator")
    logger.handlers[:] = [one for one in logger.handlers if isinstance(one, logging.NullHandler)] + [shown]
    logger.setLevel(logging.INFO if level == 1 else logging.DEBUG)
