"""Claims exported: rows of one guide, or of the queue as filtered, as CSV and XLSX."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from glossator.desk.database.tables import Item, Person, Work
from glossator.desk.queue import listing as queue
from glossator.desk.sheets import cells
from glossator.desk.sheets.columns import sheet
from glossator.desk.work import guides
from glossator.desk.work.documents import unpack
from glossator.errors import InputError
from glossator.guide import plain_words as words
from glossator.guide.model import Guide
from glossator.guide.reviewing.choosing import chosen
from glossator.guide.reviewing.standing import reviews_standing, standing
from glossator.statement.model import Claim

MOST = 5_000  # rows per file
Row = dict[str, str]


def rows(session: Session, person: Person, asked: queue.Filters, work: int | None = None) -> list[Row]:
    """One row for each matching claim, guide by guide. Raises InputError for more than a file can hold."""
    fitting = queue.fits(session, person, asked) + ([Item.work_id == work] if work else [])
    found = select(Item).join(Work).where(*fitting).options(joinedload(Item.assignee))
    items = session.scalars(found.order_by(Item.work_id, Item.place).limit(MOST + 1)).all()
    if len(items) > MOST:
        raise InputError(f"more than {MOST:,} claims: choose fewer by the queue's filters")
    return list(_rows(session, items))


def _rows(session: Session, items: Sequence[Item]) -> Iterator[Row]:
    work, guide, claims, seen = None, None, dict[str, Claim](), 0
    for item in items:
        if work is None or work.id != item.work_id:
            work = guides.find(session, item.work_id)
            guide = unpack(work.document)
            claims, seen = {claim.id: claim for claim in guide.claims}, guides.seen_now(session, work.id)
        if guide is not None and item.claim in claims:  # otherwise it was dropped while the rows were read
            yield _row(work, guide, item, claims[item.claim], seen)


def _row(work: Work, guide: Guide, item: Item, claim: Claim, seen: int) -> Row:
    now, finding = standing(guide, claim.id), chosen(guide, claim.id)
    said = [f"{one.reviewer}: {one.note}" for one in reviews_standing(guide, claim.id) if one.note]
    if now.withheld:
        said.append(f"held back by {now.withheld.reviewer}: {now.withheld.note}")
    probability = None if now.changed else finding.probability
    return {
        "guide": str(work.id), "claim": words.number(claim.id), "seen": str(seen), "title": work.title,
        "state": work.state, "topic": claim.topic, "speaker": item.speaker, "kind": str(claim.kind),
        "worth": f"{claim.worth:.2f}", "said": claim.text,
        **edited(claim.standalone, str(now.verdict), item.ready, item.assignee),
        "signed": item.signed_by, "probability": "" if probability is None else f"{probability:.2f}",
        "documents": str(finding.documents), "origins": str(finding.origins), "remarks": " / ".join(said),
        "reason": finding.reason,
    }  # fmt: skip


def edited(standalone: str, finding: str, ready: bool, assignee: Person | None) -> Row:
    """The editable cells of a row, as exported."""
    return {"standalone": standalone, "finding": finding, "remark": "", "address": "",
            "ready": "yes" if ready else "no", "assignee": assignee.login if assignee else ""}  # fmt: skip


def as_csv(found: Iterable[Row]) -> bytes:
    """The rows as CSV (RFC 4180), in UTF-8 with the byte order mark that spreadsheets need."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([one.name for one in sheet().columns])
    writer.writerows([_cell(row[one.key]) for one in sheet().columns] for row in found)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(found: Iterable[Row]) -> bytes:
    """The rows as a workbook: every cell is text, editable cells are marked, and a second sheet has instructions."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page = book.active
    page.title, page.freeze_panes = "Claims", "C2"
    _write(page, 1, [one.name for one in sheet().columns])
    for number, row in enumerate(found, 2):
        _write(page, number, [_cell(row[one.key]) for one in sheet().columns])
    edit, wrap = PatternFill("solid", fgColor="FFF4EFE3"), Alignment(wrap_text=True, vertical="top")
    for place, column in enumerate(sheet().columns, 1):
        page.column_dimensions[get_column_letter(place)].width = column.width
        page.cell(1, place).font = Font(bold=True)
        for cell in next(page.iter_cols(place, place)):
            cell.alignment = wrap
            if column.edit:
                cell.fill = edit
    how = book.create_sheet("How")
    how.column_dimensions["A"].width = 110
    for number, line in enumerate(sheet().about, 1):
        _write(how, number, [line])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _write(page: object, number: int, values: Sequence[str]) -> None:
    for place, value in enumerate(values, 1):
        cell = page.cell(number, place)  # type: ignore[attr-defined]
        cell.value = value or None
        cell.data_type, cell.number_format = ("s" if value else "n"), "@"


def _cell(text: str) -> str:
    held = cells.out(text)
    return held if len(held) <= cells.LONGEST else held[: cells.LONGEST - 1] + "…"


def of(guide: Guide, claim: str) -> tuple[str, str]:
    """The wording and the finding of a claim as exported."""
    words = next(one.standalone for one in guide.claims if one.id == claim)
    return words, str(standing(guide, claim).verdict)
