"""`glossator show`: a guide as a page in the terminal."""

from typing import Annotated

import typer

from glossator.cli.deciding import ReadGuide


def register(app: typer.Typer) -> None:
    """Add the command to the application."""

    @app.command()
    def show(
        guide: ReadGuide,
        claim: Annotated[str, typer.Option("--claim", "-c", help="One claim in full: its number or id.")] = "",
        width: Annotated[int, typer.Option(help="Columns; 0 is the terminal's width.", min=0)] = 0,
    ) -> None:
        """Show a guide in the terminal: the statement with its marks, then each note."""
        from rich.console import Console

        from glossator.cli.guide_file import find_claim, load
        from glossator.faces.text import terminal

        read = load(guide)
        console = Console(highlight=False, soft_wrap=False)
        console.width = width or min(console.width, terminal.WIDEST)
        shown = terminal.claim(read, find_claim(read, claim)) if claim else terminal.overview(read)
        console.print(shown)
