"""Attribution: source, cue and content at their offsets, and the chain of who says that who says."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import growth

from glossator.language.attribution import attributions
from glossator.language.attribution.glance import may_attribute
from glossator.language.attribution.parsing import parse, reads_plainly
from glossator.language.attribution.quotes import quotations
from glossator.language.attribution.words import lists, prepositions
from glossator.language.model import Attribution
from glossator.models.grammar import nlp

WORDS = [
    "He",
    "said",
    "“",
    "”",
    "that",
    ",",
    ".",
    "\n\n",
    "according",
    "to",
    "officials",
    "and",
    "who",
    "told",
    ":",
    '"',
]
WORDS += ["was", "accused", "of", "‘", "’", "Trump"]


def read(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of every outermost attribution, as words."""
    return [
        (
            each.source.of(text) if each.source else "",
            each.cue.of(text) if each.cue else "",
            " … ".join(span.of(text) for span in each.content),
        )
        for each in attributions(text)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Tillerson said that Iran was complying.", "Tillerson", "said", "that Iran was complying"),
        ("Reuters reported that the talks had failed.", "Reuters", "reported", "that the talks had failed"),
        (
            "“It was a disaster,” Alina Polyakova told me.",
            "Alina Polyakova",
            "told",
            "“It was a disaster,”",
        ),
        (
            "The plant was closed in May, according to three officials.",
            "three officials",
            "according to",
            "The plant was closed in May",
        ),
        ("The Kremlin denied the report.", "The Kremlin", "denied", "the report"),
        ("He has not confirmed that he paid her.", "He", "has not confirmed", "that he paid her"),
        ("The senator, who said she would resign, left.", "who", "said", "she would resign"),
        ("Trump: “We will win.”", "Trump", ":", "“We will win.”"),
        ('"The plan is a joke," grumbled Ms Arne.', "Ms Arne", "grumbled", '"The plan is a joke,"'),
        ('"And out of money," added the deputy.', "the deputy", "added", '"And out of money,"'),
        ("Critics accused the minister of lying.", "Critics", "accused", "the minister of lying"),
    ],
)
def test_an_attribution_is_found(text: str, source: str, cue: str, content: str) -> None:
    found = read(text)
    assert (source, cue) in {each[:2] for each in found}
    said = next(each[2] for each in found if each[:2] == (source, cue))
    assert content in said


def test_a_chain_keeps_its_order() -> None:
    text = "Reuters reported that Tillerson said that Iran was complying."
    (outer,) = attributions(text)
    assert outer.name == "Reuters"
    assert outer.inner is not None
    assert outer.inner.name == "Tillerson"
    assert outer.inner.content[0].of(text) == "that Iran was complying"


def test_a_quotation_goes_on_after_the_said() -> None:
    text = "“We may return,” Putin told reporters. “It will cost money.”"
    (only,) = attributions(text)
    assert [span.of(text) for span in only.content] == ["“We may return,”", "“It will cost money.”"]


def test_a_pronoun_is_resolved_to_the_last_person_who_spoke() -> None:
    text = "Barack Obama said that the deal was good. He added that it was fair."
    assert [each.name for each in attributions(text)] == ["Barack Obama", "Barack Obama"]


def test_a_passive_names_no_source() -> None:
    found = attributions("The minister was accused of lying.")
    assert [each.source for each in found] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Troops entered the city on Monday.",
        "Tell me the truth.",
        "You know that it rained.",
        "The Latest: Ohio votes.",
    ],
)
def test_what_attributes_nothing(text: str) -> None:
    assert attributions(text) == []


def test_a_line_does_not_run_into_the_next() -> None:
    text = "9:18 p.m.\n\nHillary Clinton says she is thankful."
    assert read(text) == [("Hillary Clinton", "says", "she is thankful")]


def test_quotations_open_and_close() -> None:
    text = "“One,” he said. \"Two,\" she said. ''Three,'' they said. “Open to the end\n\nof its line"
    assert [span.of(text) for span in quotations(text)] == ["“One,”", '"Two,"', "''Three,''", "“Open to the end"]


def test_an_apostrophe_opens_no_quotation() -> None:
    assert quotations("It's the voters' choice, don’t you think, and Russia’s too.") == []


def test_word_lists_are_read() -> None:
    assert {"clause", "object", "infinitive", "noun", "adjective"} <= set(lists())
    assert prepositions("accuse") == {"of"}


def _all(found: list[Attribution]) -> list[Attribution]:
    return [each for top in found for each in [top, *(_all([top.inner]) if top.inner else [])]]


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=200))
def test_any_text_is_read_and_offsets_are_inside_it(text: str) -> None:
    for each in _all(attributions(text)):
        for span in [each.source, each.cue, *each.content]:
            assert span is None or 0 <= span.start < span.end <= len(text)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [
                "He",
                "said",
                "“",
                "”",
                "that",
                ",",
                ".",
                "\n\n",
                "according",
                "to",
                "officials",
                "and",
                "who",
                "told",
                ":",
                '"',
                "was",
                "accused",
                "of",
                "‘",
                "’",
                "Trump",
            ]
        ),
        max_size=25,
    )
)
def test_words_of_speech_in_any_order_are_read(words: list[str]) -> None:
    text = " ".join(words)
    for each in _all(attributions(text)):
        assert each.content
        assert all(span.end <= len(text) for span in each.content)


@settings(deadline=None)
@given(st.text(alphabet="\"“”‘’' a\n.", max_size=300))
def test_quotations_lie_in_order_and_apart(text: str) -> None:
    found = quotations(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@pytest.mark.slow
def test_reading_a_parsed_text_takes_linear_time() -> None:
    little, much = (
        parse("“It is so,” he said. Officials told Reuters that it was not. " * times) for times in (20, 200)
    )
    assert growth(lambda doc: attributions(doc.text, doc), little, much) < 60


def test_what_is_said_goes_on_after_an_inserted_source() -> None:
    text = "There is no evidence, inspectors say, that the agreement was broken."
    (found,) = attributions(text)
    assert [span.of(text) for span in found.content] == ["There is no evidence", "that the agreement was broken."]


@pytest.mark.parametrize(
    "text",
    [
        "Officials met in the hall.",
        "Prosecutors allege that he took bribes.",
        "She wrote nothing.",
        "According to three officials, the base was hit.",
        "A ship sank off Crete.",
        "He spoke of peace, and they thought it wise.",
    ],
)
def test_a_glance_overlooks_nothing(text: str) -> None:
    assert may_attribute(text) or not attributions(text, parse(text))


def test_a_text_without_a_word_of_saying_is_not_parsed() -> None:
    assert not may_attribute("A ship sank off Crete in heavy rain.")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Officials said that the base was hit.", True),
        ("MOSCOW (AP) - Officials said so.", False),
        ("Base hit\nOfficials said so.", False),
        ("It is so \u2015 officials said.", False),
    ],
)
def test_a_text_of_one_line_is_read_as_by_the_bare_pipeline(text: str, plain: bool) -> None:
    assert reads_plainly(text) is plain
    if plain:
        assert attributions(text, nlp()(text)) == attributions(text)


def test_what_stands_behind_on_is_said_unless_it_is_a_day() -> None:
    assert read("The ministers agreed on a truce.") == [("The ministers", "agreed on", "a truce")]
    assert read("She commented on the vote.") == [("She", "commented on", "the vote")]
    for day in ("Tuesday", "6 July 2009", "March 5", "Friday night"):
        assert read(f"Obama and Medvedev agreed in Moscow on {day} to reduce their warheads.") == []


def test_a_source_in_letters_made_for_looks_is_read_at_its_place() -> None:
    text = "\x93The mill is ours,\x94 \U0001d600\U0001d5ee\U0001d5f6\U0001d5f1 Anna O\u02bcHara."
    (found,) = attributions(text)
    assert found.cue is not None
    assert found.source is not None
    assert found.cue.of(text) == "\U0001d600\U0001d5ee\U0001d5f6\U0001d5f1"
    assert found.source.of(text) == "Anna O\u02bcHara"
