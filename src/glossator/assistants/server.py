"""The server: the tools over one record, with plain error messages, on standard streams or on loopback."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp_types import CallToolResult, InputRequiredResult
from pydantic import ValidationError

from glossator._version import __version__
from glossator.assistants.guides import Guides
from glossator.assistants.texts import Texts
from glossator.assistants.tools import Toolbox, tools
from glossator.assistants.working import Workers
from glossator.errors import GlossatorError, InputError
from glossator.record.record import Record as Opened

if TYPE_CHECKING:
    from glossator.record import Record


class Server(MCPServer[Any]):
    """An MCP server whose errors name the argument and the reason, for the caller to fix; nothing internal."""

    def __init__(self, tools: list[Tool], **settings: Any) -> None:
        super().__init__(tools=tools, **settings)
        self.takes = {tool.name: list(tool.parameters["properties"]) for tool in tools}

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Like the library's own, but an unknown argument is refused instead of ignored."""
        known = self.takes.get(name, list(arguments))
        if strange := [each for each in arguments if each not in known]:
            raise ToolError(
                f"{name}: unknown argument {strange[0][:60]!r}; it takes {', '.join(known) or 'no arguments'}"
            )
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as problem:
            if isinstance(problem.__cause__, GlossatorError):
                raise ToolError(str(problem.__cause__)) from None
            if isinstance(problem.__cause__, ValidationError):
                raise ToolError(_plainly(problem.__cause__)) from None
            raise


def _plainly(problem: ValidationError) -> str:
    """The faulty arguments, each with what is wrong with it."""
    found = []
    for error in problem.errors(include_url=False, include_input=False, include_context=False):
        reason = error["msg"].removeprefix("Value error, ").removeprefix("Input ")
        found.append(f"{'.'.join(map(str, error['loc']))}: {reason[:1].lower()}{reason[1:]}")
    return "; ".join(found)


def make(record: str, *, guides: Path | None = None, writable: bool = False) -> tuple[Server, Workers]:
    """The server over the record at a path or URL, and its worker threads.

    Raises RecordError if there is no record, InputError if `guides` is not a folder.
    """
    if guides is not None and not guides.is_dir() and (guides.exists() or not writable):
        raise InputError(f"{guides}: not a folder")

    opened: Record = Opened.open(record)
    saves = writable and guides is not None
    texts = Texts(opened.address, opened.info(), writable=writable, saves=saves)
    workers = Workers()
    box = Toolbox(opened, Guides(guides, saves=saves), workers)
    server = Server(
        name="glossator",
        title="Glossator",
        version=__version__,
        instructions=texts.instructions,
        tools=tools(box, texts, writable=writable, saves=saves),
        log_level="WARNING",
        subscriptions=False,
    )
    return server, workers


def on_standard_streams(record: str, *, guides: Path | None = None, writable: bool = False) -> None:
    """Serve on standard input and output until the input ends; everything else is written to standard error."""
    server, workers = make(record, guides=guides, writable=writable)
    try:
        server.run("stdio")
    finally:
        workers.close()
