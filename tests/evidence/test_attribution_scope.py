"""How far an attribution reaches: paragraphs of one quotation, words in a quotation, signed quotations, no speech."""

import pytest

from glossator.language.attribution import attributions
from glossator.language.model import Attribution


def told(text: str) -> list[tuple[str, list[str]]]:
    """Name and contents of the outermost attributions."""
    return [(each.name, [span.of(text) for span in each.content]) for each in attributions(text)]


def only(text: str) -> Attribution:
    """The one attribution of a text."""
    (found,) = attributions(text)
    return found


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_an_opening_mark_at_the_head_of_a_paragraph_goes_on_with_the_quotation(opening: str, closing: str) -> None:
    text = (
        f"{opening}The dam was close to breaking,{closing} Marsh said. {opening}But it held.\n\n"
        f"{opening}We will build it anew.\n\n{opening}And we will pay for it.{closing}\n\nThe council meets on Friday."
    )
    found = only(text)
    assert found.name == "Marsh"
    assert [span.of(text)[1:7] for span in found.content] == ["The da", "But it", "We wil", "And we"]


def test_the_paragraph_before_belongs_to_whoever_goes_on() -> None:
    text = "“The dam is safe. It was checked in May.\n\n“It will be checked again,” said Lisa Wong."
    assert told(text) == [("Lisa Wong", ["“The dam is safe. It was checked in May.", "“It will be checked again,”"])]


def test_a_closed_quotation_is_not_gone_on_with() -> None:
    text = "“The dam is safe,” Marsh said.\n\n“It is not,” said a farmer."
    assert told(text) == [("Marsh", ["“The dam is safe,”"]), ("a farmer", ["“It is not,”"])]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("\"The mayor told me 'the deal is off' and left,\" Mrs Obi said.", "Mrs Obi", "The mayor"),
        ("“The mayor said the deal was off,” Tom Reed told reporters.", "Tom Reed", "The mayor"),
        ('"He told us to leave," Anna Marsh said.', "Anna Marsh", "He"),
    ],
)
def test_what_somebody_quoted_says_of_another_s_words_is_inside(text: str, outer: str, inner: str) -> None:
    found = only(text)
    assert found.name == outer
    assert found.inner is not None
    assert found.inner.name == inner


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Nobody has asked us.” -Commissioner Tom Reed", "Commissioner Tom Reed"),
        ("“Nobody has asked us.”\n— Anna Marsh, mayor of Arden", "Anna Marsh"),
        ("“Nobody has asked us.” (Lisa Wong, builder)", "Lisa Wong"),
        ("And from Chairwoman Obi:\n\n“Nobody has asked us.”", "Chairwoman Obi"),
        ("Statement from Governor Lisa Wong:\n“Nobody has asked us.”", "Governor Lisa Wong"),
        ("Said one farmer: “Nobody has asked us.”", "one farmer"),
    ],
)
def test_a_quotation_without_a_verb_has_the_name_that_signs_or_announces_it(text: str, name: str) -> None:
    assert told(text) == [(name, ["“Nobody has asked us.”"])]


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        ("Per the ministry, 40 died.", "the ministry", "40 died."),
        ("As per the report, two bridges fell.", "the report", "two bridges fell."),
        ("The dam leaks, per two officials.", "two officials", "The dam leaks"),
        ("In the view of the council, the dam leaks.", "the council", "the dam leaks."),
    ],
)
def test_per_somebody_is_according_to_them(text: str, name: str, content: str) -> None:
    assert told(text) == [(name, [content])]


@pytest.mark.parametrize(
    "text",
    [
        "Farmers earn 20 euros per day.",
        "Per capita income fell.",
        "The cars were recalled.",
        "The dam was attacked at dawn.",
        "Two million cars were recalled over their brakes.",
        "“The Long Rain” (1999)",
    ],
)
def test_what_is_no_speech_attributes_nothing(text: str) -> None:
    assert told(text) == []


def test_a_passive_of_harm_takes_no_quotation_beside_it() -> None:
    text = '"No comment," the guard said when asked if the drone was shot down.'
    found = attributions(text)
    assert [each.name for each in found] == ["the guard", ""]
    assert all(each.inner is None for each in found)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“The mayor told me ‘the deal is off’ and then left,” Mrs Obi said.", "‘the deal is off’"),
        ("The mayor told me “the deal is off” and then left the room.", "“the deal is off”"),
        (
            "Mr Reed said “the dam is safe” and that nobody moved.",
            "“the dam is safe” and that nobody moved",
        ),
    ],
)
def test_what_is_quoted_ends_at_its_mark(text: str, content: str) -> None:
    (found,) = attributions(text)
    told = found.inner or found
    assert [span.of(text) for span in told.content] == [content]
