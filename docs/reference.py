"""Writes commands, Python and schemas down from the program itself; a test fails when they are out of date."""

import json
import runpy
from pathlib import Path
from typing import Any

import typer

HERE = Path(__file__).resolve().parent
SCHEMAS = HERE.parent / "src" / "glossator" / "schemas"
HEAD = "# Commands\n\nMade from the program itself by `make reference`.\n"
WIDTH = 100


def commands() -> str:
    """The help of every command, in the order of `glossator --help`, as Markdown."""
    from glossator.cli import main

    root = typer.main.get_command(main.application())
    return HEAD + "".join(_section(command, f"glossator {name}") for name, command in children(root).items())


def children(command: Any) -> dict[str, Any]:
    """The commands below a group, by name; none below a command."""
    return getattr(command, "commands", {})


def _section(command: Any, path: str) -> str:
    if below := children(command):
        own = _own(command, path) if getattr(command, "invoke_without_command", False) else ""
        return own + "".join(_section(child, f"{path} {name}") for name, child in below.items())
    return _own(command, path)


def _own(command: Any, path: str) -> str:
    """What a command does by itself, also one that has others below it."""
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option" and one.name != "help"]
    options = [one for one in options if not one.hidden]
    usage = " ".join([path, *(["[OPTIONS]"] if options else []), *(_placeholder(one) for one in arguments)])
    lines = [f"\n## {path}\n", f"{(command.help or '').strip()}\n", f"```\n{usage}\n```\n"]
    rows = [_row(_placeholder(one), one) for one in arguments]
    rows += [_row(", ".join(f"`{name}`" for name in [*one.opts, *one.secondary_opts]), one) for one in options]
    if rows:
        lines.append("| option | meaning |\n|---|---|\n" + "".join(rows))
    return "\n".join(lines)


def _placeholder(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    return f"{name}…" if argument.nargs == -1 else str(name)


def _row(name: str, parameter: Any) -> str:
    default = parameter.show_default if isinstance(parameter.show_default, str) else parameter.default
    plain = isinstance(default, (str, int, float, Path)) and not isinstance(default, bool) and default != ""
    words = (parameter.help or "").replace("|", "\\|").replace("\n", " ")
    return f"| {name} | {words}{f' (default: {default})' if plain else ''} |\n"


def schemas() -> dict[str, dict[str, Any]]:
    """JSON Schema by file name, of everything the program writes as JSON."""
    from glossator.conduct.model import Action
    from glossator.evidence.model import Finding
    from glossator.guide.json import schema
    from glossator.language.model import Inspection
    from glossator.record.model import Document
    from glossator.schemas import headed
    from glossator.statement.model import Claim, Statement

    models = {"action": Action, "claim": Claim, "document": Document, "finding": Finding, "inspection": Inspection,
              "statement": Statement}  # fmt: skip
    made = {name: headed(name, "1", model.model_json_schema(mode="serialization")) for name, model in models.items()}
    return {**made, "guide": schema()}


RULES = """# Rules

Generated from the program by `make reference`. Each table is read from the top; the first rule that matches applies.
Every example and counter-example is a test. `glossator claims --why` prints the rule that fired on each clause of a
statement.
"""


def rules() -> str:
    """The tables of rules: what a sentence is, what a clause is; and the signals."""
    from glossator.evidence.beside import comparable
    from glossator.statement.cutting import substance
    from glossator.statement.kinds import checkable_rules, clause_rules, sentence_rules

    page = RULES
    for title, table in (("What a sentence is, by its form", sentence_rules.RULES),
                         ("What a clause is", clause_rules.RULES),
                         ("What a worded claim turns out to be", substance.RULES),
                         ("What a sentence is as a whole", checkable_rules.RULES)):  # fmt: skip
        rows = [f"| `{one.id}` | {one.kind.value} | {one.reason} | {one.example} | {one.counter} |\n" for one in table]
        page += f"\n## {title}\n\n| rule | kind | because | for example | not |\n|---|---|---|---|---|\n{''.join(rows)}"
    barred = [
        f"| `{one.id}` | {one.reason} | {' / '.join(one.example)} | {' / '.join(one.counter)} |\n"
        for one in comparable.RULES
    ]
    page += "\n## Which earlier words cannot contradict a claim\n\nEach example is a claim / earlier words.\n\n"
    page += f"| rule | because | for example | not |\n|---|---|---|---|\n{''.join(barred)}"
    return page + signals()


def signals() -> str:
    """The table of the signals that speak against counting a piece of evidence."""
    from glossator.evidence.signals.table import MEANINGS

    page = "\n## What keeps evidence from counting\n\nThe page gives each signal with the reason in that case.\n\n"
    page += "| signal | asks | answers | speaks against |\n|---|---|---|---|\n"
    for name, told in MEANINGS.items():
        answers = "; ".join(f"`{value}`: {meaning}" for value, meaning in told.values.items())
        against = "both" if told.against == "both" else f"counting it as {told.against}"
        page += f"| `{name.value}` | {told.asks} | {answers} | {against}{', and it takes no side' * told.own_words} |\n"
    return page


def files() -> dict[Path, str]:
    """What the reference holds, by path."""
    made = {
        HERE / "commands.md": commands(),
        HERE / "rules.md": rules(),
        HERE / "api.md": str(runpy.run_path(str(HERE / "api.py"))["reference"]()),
    }
    for name, content in schemas().items():
        made[SCHEMAS / f"{name}.schema.json"] = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    return made


def main() -> None:
    """Write every file of the reference."""
    for path, content in files().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
        print(path.relative_to(HERE.parent))


if __name__ == "__main__":
    main()
