"""A claim cut from a list keeps what is its own: what tells of another of the things listed is not its evidence."""

import pytest

from glossator.evidence import Question
from glossator.evidence.asking.siblings import name_others, of_another
from glossator.evidence.case import Case
from glossator.evidence.question import question
from glossator.record.model import Document, Hit, Passage
from glossator.spans import Span
from glossator.statement.model import Claim, Kind, Statement

SAID = "They can help with North Korea, Syria and the arms race."


def asked(item: str) -> Question:
    start = SAID.index(item)
    spans = [Span(start=0, end=18), Span(start=start, end=start + len(item))]
    claim = Claim(
        id="c1", spans=spans, text=f"They can help with {item}", standalone=f"Russia can help with {item}",
        kind=Kind.FORECAST, worth=0.5, sentence=Span(start=0, end=len(SAID)),
    )  # fmt: skip
    return question(claim, Statement(text=SAID))


def case_of(item: str) -> Case:
    case = Case(asked(item), actors=("Russia",) if item[0].islower() else ("Russia", item))
    name_others([case])
    return case


def hit(text: str, title: str = "") -> Hit:
    span = Span(start=0, end=len(text))
    passage = Passage(id="d:0", document="d", span=span, text=text, sentences=[span])
    return Hit(passage=passage, document=Document(id="d", text=text, title=title), score=1.0)


def test_the_rest_of_the_sentence_is_known() -> None:
    assert asked("Syria").own == "Syria"
    assert asked("Syria").beside.split() == ["North", "Korea,", "and", "the", "arms", "race"]
    assert case_of("Syria").others == ("North Korea",)


@pytest.mark.parametrize(
    ("item", "text", "another"),
    [
        ("Syria", "Russia fuelled ships of North Korea.", True),
        ("Syria", "Moscow spoke on North Korea and on Damascus in Syria.", False),
        ("Syria", "Russia expelled 23 British diplomats.", False),
        ("North Korea", "Russia blocked a ceasefire in Syria.", True),
        ("the arms race", "Russia blocked a ceasefire in Syria.", True),
        ("the arms race", "A new arms race begins, Russia says, and speaks of Syria.", False),
    ],
)
def test_a_passage_goes_to_the_claim_that_it_is_about(item: str, text: str, another: bool) -> None:
    assert of_another(case_of(item), hit(text)) is another


def test_a_title_says_what_a_passage_is_about() -> None:
    assert not of_another(case_of("Syria"), hit("They spoke of North Korea too.", title="Talks on Syria"))


def test_another_clause_is_no_list() -> None:
    case = Case(Question(text="Russia can help", own="Russia can help", beside="and Syria wants them to"))
    name_others([case])
    assert case.others == ()
