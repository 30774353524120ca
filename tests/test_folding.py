"""One folding: what is not seen is dropped, and every folded character knows where it stood."""

import sys
import time
import unicodedata

import pytest

from glossator.folding import alike, encodable, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The reser\u00advoir holds 12 days.", "The reservoir holds 12 days."),
        ("1\u202f200\u00a0000 litres", "1 200 000 litres"),
        ("\ufeff\u200bThe \u202aofﬁce\u202c was ﬂooded", "The office was flooded"),
        ("Novotny\u0301 and Cafe\u0301", "Novotný and Café"),
        ("½ of 5² km, ﷼ 3", "½ of 5² km, ﷼ 3"),
        ("\u06003", "\u06003"),
        ("a nine\u2011month term", "a nine-month term"),
        ("4·5 per cent · 9", "4.5 per cent · 9"),
        ("\uff04\uff14\uff10\uff2d", "$40M"),
        ("plain", "plain"),
        ("", ""),
        ("\u200b", ""),
    ],
)
def test_what_is_seen_alike_is_folded_alike(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        *(
            (f"the mill wasn{sign}t sold", "the mill wasn't sold")
            for sign in "\u02bb\u02bc\uff07\u2032\u2018\u201b\u00b4`"
        ),
        ("the mill wasn\x92t sold", "the mill wasn’t sold"),
        ("\x93Sold\x94 for \x805 \x96 not \x81", "“Sold” for €5 – not \x81"),
        ("\U0001d604\U0001d5ee\U0001d600 \U0001d45b\U0001d45c\U0001d461 s\u210eut", "was not shut"),
        ("\u24c3\u24de\u24e3 \U0001f13d\uff2f\uff34 \U0001d7d5", "Not NOT 7"),
        ("7\u201211 or 7\u221211, 3\u20444", "7–11 or 7–11, 3/4"),
        ("5\u2032 tall, at \u22125, `code`, ‘so’", "5\u2032 tall, at \u22125, `code`, ‘so’"),
        ("one\x85two \u2139 \u2460 ½ \u00b2", "one\x85two \u2139 \u2460 ½ \u00b2"),
    ],
)
def test_signs_that_look_alike_are_read_alike_where_they_stand(text: str, plain: str) -> None:
    assert alike(text) == plain
    assert fold(text).text == plain


def test_no_sign_moves_another() -> None:
    every = "".join(map(chr, range(0x20, 0x20000)))
    assert len(alike(every)) == len(every)


def test_reading_alike_costs_little() -> None:
    text = "The “mill” wasn’t sold \u02bc in 1978.\u00a0" * 20_000
    start = time.process_time()
    alike(text)
    assert time.process_time() - start < 20


def test_the_way_back_leads_to_the_characters_themselves() -> None:
    text = "A\u200b 12\u00a0000 ef\u00adfort, Cafe\u0301 ﬁnal\u200b"
    folded = fold(text)
    for words in ("12 000", "effort", "Café", "final"):
        at = folded.text.index(words)
        start, end = folded.span(at, at + len(words))
        assert fold(text[start:end]).text == words
    assert text[slice(*folded.span(0, 1))] == "A"
    assert folded.origin(folded.text.index("12")) == text.index("12")
    assert folded.origin(len(folded.text)) == len(text) - 1
    with pytest.raises(IndexError):
        folded.origin(len(folded.text) + 1)


def test_part_of_a_ligature_is_the_whole_of_it() -> None:
    text = "ofﬁcer"
    start, end = fold(text).span(0, 3)
    assert text[start:end] == "ofﬁ"


def test_every_format_character_and_blank_of_unicode_is_folded() -> None:
    seen = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
    for code in range(0x80, sys.maxunicode + 1):
        character = chr(code)
        match unicodedata.category(character):
            case "Cf" if character not in seen:
                assert fold(character).text == "", hex(code)
            case "Zs":
                assert fold(character).text == " ", hex(code)


def test_what_is_no_character_is_marked_at_its_place() -> None:
    assert encodable("a\ud83db\udcff") == "a\ufffdb\ufffd"
    assert encodable("😀") == "😀"
