"""`glossator desk user`: accounts from the command line, for whoever runs the machine or has lost the password."""

import sys
from typing import Annotated

import typer

from glossator.cli.desk.options import Address, Folder, opened, settings_of
from glossator.errors import InputError

commands = typer.Typer(no_args_is_help=True, help="The desk's accounts: add one, reset a password, list them.")
Login = Annotated[str, typer.Argument(help="The login.")]


def register(desk: typer.Typer) -> None:
    """Add the commands below `glossator desk`."""
    desk.add_typer(commands, name="user")


@commands.command()
def add(
    context: typer.Context,
    login: Login,
    name: Annotated[str, typer.Option(help="The name shown with this person's signature; by default the login.")] = "",
    role: Annotated[str, typer.Option(help="Role: reader, reporter, editor or admin.")] = "reporter",
    folder: Folder = None,
    database: Address = None,
) -> None:
    """Add an account; its one-time password is printed."""
    settings = settings_of(context, folder, database)
    from glossator.desk.people import accounts
    from glossator.desk.people.passwords import one_time

    password = one_time()
    with opened(settings) as held, held.writing() as session:
        made = accounts.add(session, None, login=login, name=name or login, role=role, password=password)
        login = made.login
    _show(login, password)


@commands.command()
def reset(context: typer.Context, login: Login, folder: Folder = None, database: Address = None) -> None:
    """Give an account a new one-time password; all its sessions end."""
    settings = settings_of(context, folder, database)
    from glossator.desk.people import accounts
    from glossator.desk.people.passwords import one_time

    password = one_time()
    with opened(settings) as held, held.writing() as session:
        person = accounts.named(session, login)
        if not person.active:
            raise InputError(f"the account {login!r} is closed; an admin can open it again, or add another")
        accounts.change(session, None, person, password=password)
        login = person.login
    _show(login, password)


@commands.command("list")
def list_(
    context: typer.Context,
    folder: Folder = None,
    database: Address = None,
    json: Annotated[bool, typer.Option("--json", help="JSON lines.")] = False,
) -> None:
    """List the accounts."""
    settings = settings_of(context, folder, database)
    from glossator.cli.lines import write_json
    from glossator.desk.people import accounts

    with opened(settings) as held, held.reading() as session:
        everybody = accounts.everybody(session)
    for one in everybody:
        if json:
            write_json({"login": one.login, "name": one.name, "role": one.role, "active": one.active})
        else:
            typer.echo(f"{one.login}  {one.role}  {one.name}{'' if one.active else '  (closed)'}")


def _show(login: str, password: str) -> None:
    typer.echo(f"{login} can log in once with {password} and then has to choose a password.")
    sys.stdout.flush()
