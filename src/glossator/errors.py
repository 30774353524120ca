"""Errors that the user can fix; everything else is a bug and may show a traceback."""


class GlossatorError(Exception):
    """A problem the user can act on; the message names the file or value and the reason."""


class InputError(GlossatorError):
    """A file, line or option that cannot be used, with its reason."""


class RecordError(GlossatorError):
    """A record folder that cannot be opened or written."""


class ModelError(GlossatorError):
    """A model file that is missing or damaged."""


def json_fault(problem: ValueError | RecursionError) -> str:
    """What is wrong with JSON that could not be read: its syntax, numbers too long or nesting too deep."""
    if isinstance(problem, RecursionError):
        return "nested too deep"
    return str(getattr(problem, "msg", "a number with too many digits"))
