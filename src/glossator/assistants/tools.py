"""The tools in the protocol: names, arguments and typed answers; the work is done in the neighbouring files."""

from datetime import date as Day  # noqa: N812 (an argument is called date)
from typing import TYPE_CHECKING, Annotated, Any

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.tools import Tool
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, WithJsonSchema

from glossator.assistants import asking, filing, guides, telling
from glossator.assistants.guides import Guides
from glossator.assistants.model import (
    CheckAnswer,
    DocumentAnswer,
    FiledAnswer,
    GuideAnswer,
    GuideList,
    SearchAnswer,
)
from glossator.assistants.texts import Texts, argument, limits
from glossator.assistants.working import Heard, Workers
from glossator.days import day
from glossator.folding import encodable
from glossator.record import Record
from glossator.timings import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LIMITS = limits()
MOST, SECONDS = LIMITS["characters"], LIMITS["seconds"]
AnyContext = Context[Any, Any]


def _day(value: object) -> object:
    """A date written as 2018-03-21 and nothing else: a number would be read as seconds since 1970."""
    if value is None or isinstance(value, Day):
        return value
    return day(str(value))


def _words(value: str) -> str:
    if not value.strip():
        raise ValueError("is empty")
    return encodable(value.strip())


def _maybe(value: str | None) -> str:
    return encodable((value or "").strip())


ADay = Annotated[Day, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
PerhapsDay = Annotated[
    Day | None,
    BeforeValidator(_day),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}),
]
Name = Annotated[str, Field(max_length=MOST["name"]), AfterValidator(_words)]
PerhapsName = Annotated[str | None, Field(max_length=MOST["name"]), AfterValidator(_maybe)]


def about(name: str) -> Any:
    """The description of an argument."""
    return Field(description=argument(name))


class Toolbox:
    """The tools of one server, over one record."""

    def __init__(self, record: Record, shelf: Guides, workers: Workers) -> None:
        self._record, self._shelf, self._workers = record, shelf, workers

    async def search_record(
        self,
        query: Annotated[str, Field(max_length=MOST["query"]), AfterValidator(_words), about("query")],
        after: Annotated[PerhapsDay, about("after")] = None,
        until: Annotated[PerhapsDay, about("until")] = None,
        publisher: Annotated[PerhapsName, about("publisher")] = None,
        limit: Annotated[int, Field(ge=1, le=LIMITS["hits"]["most"]), about("limit")] = LIMITS["hits"]["usual"],
    ) -> Annotated[CallToolResult, SearchAnswer]:
        answer = await self._workers.read(
            lambda: asking.search(
                self._record, query, after=after, until=until, publisher=publisher or None, limit=limit
            ),
            SECONDS["read"],
        )
        return _result(answer, telling.search(answer))

    async def check_claim(
        self,
        claim: Annotated[str, Field(max_length=MOST["claim"]), AfterValidator(_words), about("claim")],
        as_of: Annotated[ADay, about("as_of")],
        context: AnyContext,
        speaker: Annotated[PerhapsName, about("claim_speaker")] = None,
        said_on: Annotated[PerhapsDay, about("said_on")] = None,
    ) -> Annotated[CallToolResult, CheckAnswer]:
        answer = await self._workers.think(
            lambda told: asking.check(
                self._record, claim, as_of=as_of, speaker=speaker or "", said_on=said_on, told=told
            ),
            SECONDS["check"],
            reporting(context),
        )
        return _result(answer, telling.check(answer))

    async def annotate_statement(
        self,
        text: Annotated[str, Field(max_length=MOST["statement"]), AfterValidator(_words), about("statement")],
        speaker: Annotated[Name, about("speaker")],
        date: Annotated[ADay, about("date")],
        as_of: Annotated[ADay, about("as_of")],
        context: AnyContext,
    ) -> Annotated[CallToolResult, GuideAnswer]:
        answer = await self._workers.think(
            lambda told: guides.annotated(
                self._record, self._shelf, text, speaker=speaker, day=date, as_of=as_of, told=told
            ),
            SECONDS["annotate"],
            reporting(context),
        )
        return _result(answer, telling.guide(answer))

    async def show_document(
        self,
        document: Annotated[str, Field(max_length=MOST["address"]), AfterValidator(_words), about("document")],
        start: Annotated[int, Field(ge=0), about("start")] = 0,
        length: Annotated[int, Field(ge=1, le=LIMITS["read"]["most"]), about("length")] = LIMITS["read"]["usual"],
    ) -> Annotated[CallToolResult, DocumentAnswer]:
        answer = await self._workers.read(
            lambda: asking.document(self._record, document, start=start, length=length), SECONDS["read"]
        )
        return _result(answer, telling.document(answer), answer.words)

    async def list_guides(self) -> Annotated[CallToolResult, GuideList]:
        answer = await self._workers.read(lambda: guides.listed(self._shelf), SECONDS["read"])
        return _result(answer, telling.guides(answer))

    async def read_guide(
        self,
        name: Annotated[Name, about("guide")],
        context: AnyContext,
        claim: Annotated[PerhapsName, about("guide_claim")] = None,
    ) -> Annotated[CallToolResult, GuideAnswer]:
        guide = await self._workers.read(lambda: self._shelf.get(name), SECONDS["read"])

        def shown(_: Told | None = None) -> GuideAnswer:
            return guides.shown(name, guide, self._record, saved=self._shelf.saved(name), claim=claim or "")

        if guides.composed(guide):
            answer = await self._workers.read(shown, SECONDS["read"])
        else:
            answer = await self._workers.think(shown, SECONDS["read"], reporting(context))
        return _result(answer, telling.guide(answer))

    async def file_document(
        self,
        text: Annotated[str, Field(max_length=MOST["document"]), AfterValidator(_words), about("text")],
        publisher: Annotated[Name, about("document_publisher")],
        published: Annotated[ADay, about("published")],
        context: AnyContext,
        address: Annotated[
            str | None, Field(max_length=MOST["address"]), AfterValidator(_maybe), about("address")
        ] = None,
        title: Annotated[PerhapsName, about("title")] = None,
        speaker: Annotated[PerhapsName, about("document_speaker")] = None,
    ) -> Annotated[CallToolResult, FiledAnswer]:
        answer = await self._workers.think(
            lambda told: filing.file_document(
                self._record, text, publisher=publisher, published=published, address=address or "",
                title=title or "", speaker=speaker or "", told=told,
            ),
            SECONDS["file"],
            reporting(context),
        )  # fmt: skip
        return _result(answer, telling.filed(answer))


READING = ("search_record", "check_claim", "annotate_statement", "show_document", "list_guides", "read_guide")
WRITING = ("file_document",)


def tools(box: Toolbox, texts: Texts, *, writable: bool, saves: bool) -> list[Tool]:
    """The tools with their descriptions; without `writable`, only those that change nothing."""
    made = []
    for name in READING + (WRITING if writable else ()):
        changes = name in WRITING or (saves and name == "annotate_statement")
        run: Callable[..., Any] = getattr(box, name)
        tool = Tool.from_function(
            run,
            name=name,
            title=texts.title(name),
            description=texts.description(name),
            annotations=ToolAnnotations(
                read_only_hint=not changes, destructive_hint=False, idempotent_hint=True, open_world_hint=False
            ),
            structured_output=True,
        )
        tool.parameters["additionalProperties"] = False
        made.append(tool)
    return made


def reporting(context: AnyContext) -> Heard:
    """Reports steps to the caller, as numbers that only grow."""
    last = -1.0

    async def heard(words: str, done: int, of: int) -> None:
        nonlocal last
        last = max(float(done), last + 0.1)
        await context.report_progress(min(last, float(of)), of, words)

    return heard


def _result(answer: BaseModel, *texts: str) -> CallToolResult:
    content: Sequence[TextContent] = [TextContent(type="text", text=text) for text in texts]
    return CallToolResult(content=list(content), structured_content=answer.model_dump(mode="json"))
