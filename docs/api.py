"""Makes docs/api.md: every public name with its signature and docstring, as `glossator.__all__` lists them."""

import enum
import inspect
import re
from collections.abc import Iterator
from typing import Any

import pydantic

import glossator

HEAD = """# Python

Made from the program itself by `make reference`. These names are the public face: `from glossator import …`. They keep
their meaning within a major version; what stands elsewhere in the package may change with any release.

**Logging.** What the library does is logged under `glossator`, silent until you give it a handler. INFO says what was
done and which files were refused; DEBUG says of each passage why it was refused. `glossator -v` and `-vv` show both.

**Threads.** A `Record`, `Models`, `check`, `find` and `annotate` may be used by several threads at once; a `Live`
belongs to one. Importing changes nothing of the program around: no environment, signal, locale or root logger.

**Errors.** What you can mend is a `GlossatorError` whose message names the file or the value and the reason.
"""


def reference() -> str:
    """The page, names in the order of `__all__`."""
    return HEAD + "".join(_entry(name, getattr(glossator, name)) for name in glossator.__all__)


def _entry(name: str, thing: Any) -> str:
    if not inspect.isclass(thing):
        return f"\n## {name}\n\n```python\n{_signature(name, thing)}\n```\n\n{_told(thing)}\n"
    if issubclass(thing, enum.Enum):
        return f"\n## {name}\n\n{_told(thing)}\n\n" + "".join(f"- `{one.name}`: {one.value}\n" for one in thing)
    if issubclass(thing, Exception):
        above = thing.__mro__[1].__name__
        return f"\n## {name}\n\n{_told(thing)} A kind of `{above}`.\n"
    head = f"\n## {name}\n\n{_told(thing)}\n"
    if issubclass(thing, pydantic.BaseModel):
        head += _fields(thing)
    else:
        head += f"\n```python\n{_signature(name, thing)}\n```\n"
    return head + "".join(_members(name, thing))


def _fields(model: type[pydantic.BaseModel]) -> str:
    rows = [
        f"| `{name}` | `{_type(field.annotation)}` | {(field.description or '').replace('|', chr(92) + '|')} |\n"
        for name, field in model.model_fields.items()
    ]
    return "\n| field | type | meaning |\n|---|---|---|\n" + "".join(rows)


def _type(annotation: Any) -> str:
    plain = annotation.__name__ if inspect.isclass(annotation) and not hasattr(annotation, "__args__") else annotation
    return _short(str(plain)).replace("|", "\\|")


def _members(name: str, thing: type) -> Iterator[str]:
    """Methods and properties that the class itself defines, in the order of the source."""
    for member, held in vars(thing).items():
        if member.startswith("_"):
            continue
        if isinstance(held, property):
            yield f"\n### {name}.{member}\n\n{_told(held)}\n"
        elif inspect.isfunction(held) or isinstance(held, (classmethod, staticmethod)):
            signature = _signature(member, getattr(thing, member))
            yield f"\n### {name}.{member}\n\n```python\n{signature}\n```\n\n{_told(held)}\n"


def _signature(name: str, thing: Any) -> str:
    signature = inspect.signature(thing)
    plain = signature.replace(
        parameters=[one for one in signature.parameters.values() if one.name not in {"self", "cls"}]
    )
    text = _short(f"{name}{plain}")
    return text if len(text) <= 100 else _wrapped(text)


def _wrapped(text: str) -> str:
    """One parameter a line."""
    opened, parts, depth = text.index("("), [""], 0
    for at, sign in enumerate(text[opened + 1 :], opened + 1):
        depth += (sign in "([") - (sign in ")]")
        if depth < 0:
            return f"{text[:opened]}(\n" + "".join(f"    {one.strip()},\n" for one in parts if one.strip()) + text[at:]
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return text


def _short(text: str) -> str:
    """Types by their own names, defaults made at run time as dots."""
    text = re.sub(r"<factory>|<function [^>]*>|<object object at [^>]*>", "…", text)
    text = re.sub(r"Unpack\[([\w.]+)\]", r"\1", text)
    text = re.sub(r"\*<class '([^']*)'>", r"\1", text)
    text = re.sub(r"(: |-> )(['\"])([^'\"]*)\2(?=[,) =]|$)", r"\1\3", text)  # names in quotes: types not loaded yet
    return re.sub(r"\b(?:[a-z_]\w*\.)+(?=[A-Za-z_])", "", text).replace("~", "")


def _told(thing: Any) -> str:
    return inspect.cleandoc(getattr(thing, "__doc__", "") or "")
