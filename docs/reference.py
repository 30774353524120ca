"""Writes docs/commands.md and docs/schema/ from the program itself; a test fails when they are out of date."""

import json
from pathlib import Path
from typing import Any

import click
import typer

HERE = Path(__file__).resolve().parent
HEAD = "# Commands\n\nMade from the program itself by `make reference`.\n"
WIDTH = 100


def commands() -> str:
    """The help of every command, in the order of `glossator --help`, as Markdown."""
    from glossator.cli import main

    if not main.app.registered_commands:
        main._register()
    root = typer.main.get_command(main.app)
    assert isinstance(root, click.Group)
    return HEAD + "".join(_section(command, ["glossator", name]) for name, command in root.commands.items())


def _section(command: click.Command, path: list[str]) -> str:
    if isinstance(command, click.Group):
        return "".join(_section(child, [*path, name]) for name, child in command.commands.items())
    lines = [f"\n## {' '.join(path)}\n", f"{(command.help or '').strip()}\n"]
    usage = " ".join(command.collect_usage_pieces(click.Context(command, info_name=" ".join(path))))
    lines.append(f"```\n{' '.join(path)} {usage}\n```\n")
    rows = [row for parameter in command.params if (row := _row(parameter))]
    if rows:
        lines.append("| option | meaning |\n|---|---|\n" + "".join(rows))
    return "\n".join(lines)


def _row(parameter: click.Parameter) -> str:
    help_text = getattr(parameter, "help", None) or ""
    if parameter.name == "help":
        return ""
    if isinstance(parameter, click.Argument):
        name = parameter.make_metavar(click.Context(click.Command("x")))
    else:
        name = ", ".join(f"`{option}`" for option in [*parameter.opts, *parameter.secondary_opts])
    default = parameter.default
    shown = f" (default: {default})" if isinstance(default, (str, int, float, Path)) and default not in ("", False) else ""
    return f"| {name} | {help_text}{shown} |\n".replace("||", "|")


def schemas() -> dict[str, dict[str, Any]]:
    """JSON Schema by file name, of everything the program writes as JSON."""
    from glossator.conduct.model import Action
    from glossator.evidence.model import Finding, Inspection
    from glossator.guide.json import schema
    from glossator.record.model import Document
    from glossator.statement.model import Claim, Statement

    models = {"action": Action, "claim": Claim, "document": Document, "finding": Finding, "inspection": Inspection}
    made = {name: model.model_json_schema(mode="serialization") for name, model in models.items()}
    return {**made, "statement": Statement.model_json_schema(mode="serialization"), "guide": schema()}


def files() -> dict[Path, str]:
    """What the reference holds, by path."""
    made = {HERE / "commands.md": commands()}
    for name, content in schemas().items():
        made[HERE / "schema" / f"{name}.schema.json"] = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    return made


def main() -> None:
    """Write every file of the reference."""
    for path, content in files().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
        print(path.relative_to(HERE.parent))


if __name__ == "__main__":
    main()
