"""PDF pages as a person sees them: what is drawn twice, hidden, turned, in columns, or below as a note."""

import pytest

from glossator.formats.pdf import pdf

START = "The council said on Friday that the tunnel"
END = "would be dug for 90 million crowns."


def at(x: float, y: float, words: str, size: int = 11, turn: str = "1 0 0 1") -> str:
    return f"BT /F1 {size} Tf {turn} {x} {y} Tm ({words}) Tj ET "


def streamed(content: str) -> str:
    return f"stream\n{content}\nendstream"


def file(*pages: str, stamp: str = "") -> bytes:
    """A file of pages with these operators; the form /Stamp has those of `stamp`, /Photo is a picture."""
    fonts = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    box = "/Type /XObject /Subtype"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< {box} /Form /BBox [0 0 600 800] /Resources << {fonts} >> /Length {len(stamp)} >>\n{streamed(stamp)}",
        f"<< {box} /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n{streamed('x')}",
    ]
    for number, drawn in enumerate(pages):
        parts = f"<< {fonts} /XObject << /Stamp 3 0 R /Photo 4 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources {parts} /Contents {6 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\n{streamed(drawn)}")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def lines(*pages: str, stamp: str = "") -> list[str]:
    return [line for line in pdf.read(file(*pages, stamp=stamp)).lines if line]


def test_letters_drawn_twice_are_there_once() -> None:
    drawn = "".join(at(72 + 8 * n + off, 700, each) for n, each in enumerate("90m") for off in (0, 0.4))
    assert lines(drawn) == ["90m"]


def test_a_phrase_drawn_twice_within_a_line_is_there_once() -> None:
    assert lines(
        at(72, 700, "It cost") + at(120, 700, "90 crowns") + at(120.3, 700, "90 crowns") + at(190, 700, "a day.")
    ) == ["It cost 90 crowns a day."]


def test_lines_drawn_again_at_the_end_of_the_page_are_there_once() -> None:
    assert lines((at(72, 700, START) + at(72, 686, END)) * 2) == [START, END]


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        (at(72, 700, "ho") + at(90, 700, "ho") + at(108, 700, "ho"), "ho ho ho"),
        ("BT /F1 11 Tf 72 700 Td (roo) Tj (m) Tj (m) Tj (ate) Tj ET", "roommate"),
        ("BT /F1 11 Tf 72 700 Td [(le) 20 (v) 20 (v) 20 (y)] TJ ET", "levvy"),
    ],
)
def test_words_and_letters_that_come_twice_stay(drawn: str, read: str) -> None:
    assert lines(drawn) == [read]


def test_invisible_text_is_left_out_with_a_remark() -> None:
    found = pdf.read(file(at(72, 700, END) + "3 Tr " + at(72, 600, "It is free of charge.")))
    assert [line for line in found.lines if line] == [END]
    assert found.remarks == ["page 1: text that is not painted on the page is left out"]


def test_invisible_text_stays_on_a_scan() -> None:
    found = pdf.read(file("3 Tr " + at(72, 700, END) + " q 600 0 0 800 0 0 cm /Photo Do Q"))
    assert (found.lines[0], found.remarks) == (END, [])


def test_visible_text_behind_invisible_text_stays() -> None:
    assert lines("q 3 Tr " + at(72, 700, "Hidden.") + "Q " + at(72, 686, END)) == [END]


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("1 1 1 rg ", True),
        ("1 g ", True),
        ("0 0 0 0 k ", True),
        ("0.2 g ", False),
        ("0 0 1 rg 60 590 300 30 re f 1 g ", False),
    ],
)
def test_white_on_white_is_told(before: str, told: bool) -> None:
    found = pdf.read(file(at(72, 700, END) + before + at(72, 600, "It is free of charge.")))
    assert "It is free of charge." in found.lines
    assert any("in white" in remark for remark in found.remarks) is told


@pytest.mark.parametrize(
    "turned",
    [
        at(30, 300, "Copy 7", turn="0 1 -1 0"),
        at(150, 300, "Copy 7", 80, "0.7 0.7 -0.7 0.7"),
        "q 0 1 -1 0 30 300 cm /Stamp Do Q ",
    ],
)
def test_what_stands_across_the_page_comes_last(turned: str) -> None:
    page = at(72, 700, START) + turned + at(72, 686, END)
    assert lines(page, at(72, 700, "It opens in May."), stamp=at(0, 0, "Copy 7")) == [
        START,
        END,
        "It opens in May.",
        "Copy 7",
    ]


def test_a_page_that_is_turned_as_a_whole_is_read_in_order() -> None:
    assert lines(at(100, 72, START, turn="0 1 -1 0") + at(114, 72, END, turn="0 1 -1 0")) == [START, END]


NOTE = "2 See the budget of the town, where it was put at 12 million."


def test_a_note_at_the_foot_does_not_break_the_sentence() -> None:
    first = at(72, 134, "It met in the hall.") + at(72, 120, START) + at(72, 80, NOTE, 8) + at(72, 71, "So it said.", 8)
    assert lines(first, at(72, 700, END)) == ["It met in the hall.", START, END, NOTE, "So it said."]


@pytest.mark.parametrize("foot", [at(72, 106, NOTE), at(72, 106, "See the budget of the town.", 8)])
def test_last_lines_that_are_no_note_stay_in_their_place(foot: str) -> None:
    read = lines(at(72, 120, START) + foot, at(72, 700, END))
    assert (read[0], read[2]) == (START, END)


def side_by_side(*columns: tuple[str, ...], ragged: int = 0) -> str:
    return "".join(
        at(50 + 175 * column + ragged * (row % 4) * column, 700 - 14 * row, words)
        for row, texts in enumerate(zip(*columns, strict=True))
        for column, words in enumerate(texts)
    )


BRIDGE = ("The old bridge over", "the river will shut", "for two years, said", "the town engineer.")
BAKERS = ("Bakers near the quay", "fear for their trade,", "which lives from all", "those who pass by.")
FERRIES = ("Two ferries will run", "from dawn to dusk at", "no charge, and carry", "bicycles as well.")


def test_three_columns_are_read_one_after_the_other() -> None:
    assert lines(side_by_side(BRIDGE, BAKERS, FERRIES)) == [*BRIDGE, *BAKERS, *FERRIES]


def test_columns_without_a_steady_start_are_told() -> None:
    found = pdf.read(file(side_by_side(BRIDGE, BAKERS, FERRIES, ragged=22)))
    assert found.remarks == ["page 1: the order of the columns is not sure"]


def test_rows_of_a_table_with_many_words_stay_rows() -> None:
    names = ("Ministry of the Sea", "Board of the Harbour", "Union of Dock Hands")
    days = ("14 May of that year", "16 May of that year", "21 June of that year")
    answers = ("Agreed to all of it", "Agreed but for Art. 3", "No answer was given")
    assert lines(side_by_side(names, days, answers))[0] == " ".join((names[0], days[0], answers[0]))


def test_operators_that_are_malformed_do_not_stop_the_reading() -> None:
    assert lines("(x) Tr /F1 Tf 1 (a) rg [ ] re f Q Q " + at(72, 700, END)) == [END]
