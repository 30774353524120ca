"""The statement with the marks of its claims, block by block, as the page template expects it."""

from collections.abc import Mapping
from typing import Any

from glossator.faces.note import Note
from glossator.faces.web import playing
from glossator.faces.web.segments import Block, Piece, blocks
from glossator.guide import plain_words as words
from glossator.guide.model import Guide
from glossator.statement.model import Utterance


def rows(guide: Guide, notes: Mapping[str, Note]) -> list[dict[str, Any]]:
    """The blocks of the statement with their speakers, and their pieces with the notes that end in them."""
    made: list[dict[str, Any]] = []
    speaker = ""
    cut = blocks(guide.statement, guide.claims)
    for block, following in zip(cut, [*cut[1:], None], strict=True):
        if following and _names_speaker(guide, block, following):
            continue
        utterance = _utterance(guide, block)
        label = _label(guide, utterance, speaker) if utterance else ""
        speaker = utterance.speaker or "" if utterance else speaker
        made.append({
            "utterance": block.utterance, "opens": block.opens, "goes_on": block.goes_on, "label": label,
            "href": (utterance.address or "") if utterance else "",
            "pieces": [_piece(guide, piece, notes) for piece in block.pieces],
            "plays": playing.passage(guide.statement, utterance.seconds) if utterance and block.opens else None,
        })  # fmt: skip
    return made


def _utterance(guide: Guide, block: Block) -> Utterance | None:
    spoken = guide.statement.utterances
    return spoken[block.utterance] if block.utterance is not None and spoken else None


def _names_speaker(guide: Guide, block: Block, following: Block) -> bool:
    """True for a line such as "SMITH:" before a turn of Jane Smith, which repeats the turn's label."""
    utterance = _utterance(guide, following)
    words_in = block.span.of(guide.statement.text).strip()
    if block.utterance is not None or block.claims or not utterance or not words_in.endswith(":"):
        return False
    named, speaker = words_in[:-1].strip().casefold(), (utterance.speaker or "").casefold()
    return bool(named) and (named in speaker or speaker in named) if speaker else False


def _label(guide: Guide, utterance: Utterance, before: str) -> str:
    """Speaker and time; the name is not repeated while the same person continues."""
    when = f"{words.day(utterance.time.date())}, {words.clock(utterance.time)}" if utterance.time else ""
    if utterance.seconds is not None:
        when = words.time_code(utterance.seconds)
    if not when and not utterance.address and utterance.speaker == before:
        return ""
    assumed = guide.statement.recording is not None and utterance.speaker in guide.statement.recording.assumed
    who = f"{utterance.speaker} (assumed)" if assumed else utterance.speaker or ""
    return ", ".join(part for part in (who, when) if part)


def _piece(guide: Guide, piece: Piece, notes: Mapping[str, Note]) -> dict[str, Any]:
    unsure = playing.heard_as(guide.statement, piece.unsure) if piece.unsure else ""
    if not piece.claims:
        return {"text": piece.text, "claims": (), "others": (), "unsure": unsure}
    own = notes[piece.ends[0] if piece.ends else piece.claims[0]]
    others = [notes[claim] for claim in piece.ends[1:]]
    shared = " ".join(notes[claim].key for claim in piece.claims) if len(piece.claims) > 1 else ""
    return {"text": piece.text, "claims": piece.claims, "own": own, "ends_here": bool(piece.ends), "others": others,
            "shared": shared, "unsure": unsure}  # fmt: skip
