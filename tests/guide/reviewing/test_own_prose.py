"""A person's own prose: it stands on every face, and quotes only what it cites."""

import pytest

from glossator.faces.text import markdown
from glossator.faces.web import html, page
from glossator.guide.model import Guide, Sentence
from glossator.guide.prose import standing as prose_of
from glossator.guide.reviewing import findings, own_prose, quotes
from glossator.guide.reviewing.printed import printed

from .deciding import BY, ids, refused

pytestmark = pytest.mark.slow


def told(text: str, *cites: str) -> list[Sentence]:
    return [Sentence(text=text, cites=list(cites))]


def words(sample: Guide, claim: str, at: int = 0) -> str:
    return sample.finding(claim).evidence[at].quote.exact


def test_own_prose_stands_in_its_place_with_its_citations(sample: Guide) -> None:
    cite = ids(sample, "c1")[1]
    text = f"By the briefing, “{words(sample, 'c1', 1).rstrip('.')}”."
    made = own_prose.retell(sample, "note:c1", told(text, cite), **BY)
    assert prose_of(made).notes["c1"] == told(text, cite)
    for place in ("topic:1", "topic:The call"):
        assert prose_of(own_prose.retell(sample, place, told(text, cite), **BY)).topics[0] == told(text, cite)
    content = page.render(own_prose.retell(sample, "topic:1", told(text, cite), **BY))
    assert '<sup><a href="#q1-1">' in content
    assert text in content.replace("’", "'") or text.split("“")[0] in content
    assert own_prose.untell(made, "note:c1", **BY).retold[-1].sentences is None
    assert prose_of(own_prose.untell(made, "note:c1", **BY)) == prose_of(sample)


def test_the_lede_cites_claims_or_their_quotes(sample: Guide) -> None:
    quote = ids(sample, "c1")[0]
    made = own_prose.retell(sample, "lede", told("He did call.", quote) + told("He “called him also”.", "c2"), **BY)
    content = page.render(made)
    assert content.count('<sup><a href="#n1">') == 1
    assert content.count('<sup><a href="#n2">') == 1
    assert "He did call\\." in markdown.render(made) or "He did call." in markdown.render(made)


@pytest.mark.parametrize("text", ["He said “never so”.", 'He said "never so".', "He said ‘never so’.", "«never so»."])
def test_a_quotation_that_nothing_cited_holds_is_named(sample: Guide, text: str) -> None:
    with refused("“never so” stands neither in a quote that the sentence cites nor in the statement"):
        own_prose.retell(sample, "note:c1", told(text, ids(sample, "c1")[0]), **BY)


def test_a_quotation_must_stand_in_what_is_cited_and_not_merely_on_file(sample: Guide) -> None:
    first, second = ids(sample, "c1")[:2]
    part = " ".join(words(sample, "c1", 1).split()[:4])
    own_prose.retell(sample, "note:c1", told(f"It says “{part} …”", second), **BY)
    with refused("stands neither"):
        own_prose.retell(sample, "note:c1", told(f"It says “{part}”.", first), **BY)
    with refused("which does not stand there"):
        own_prose.retell(sample, "note:c2", told("So it is.", first), **BY)
    with refused("is not closed"):
        own_prose.retell(sample, "note:c1", told("It says “so.", first), **BY)


def test_words_are_not_found_inside_other_words(sample: Guide) -> None:
    with refused("stands neither"):
        own_prose.retell(sample, "note:c1", told("He “call”.", ids(sample, "c1")[0]), **BY)
    own_prose.retell(sample, "note:c1", told("He wrote “I called … to congratulate him”.", ids(sample, "c1")[0]), **BY)


def test_a_place_that_is_not_there_is_named(sample: Guide) -> None:
    with refused("no place 'topic:99' for prose"):
        own_prose.retell(sample, "topic:99", told("x"), **BY)
    with refused("no claim 'c99'"):
        own_prose.retell(sample, "note:c99", told("x"), **BY)
    with refused("no sentence to tell"):
        own_prose.retell(sample, "lede", told("  "), **BY)
    with refused("nobody retold it"):
        own_prose.untell(sample, "lede", **BY)


def test_prose_that_cites_what_is_gone_gives_way_to_the_composed(sample: Guide) -> None:
    cite = ids(sample, "c1")[1]
    made = own_prose.retell(sample, "note:c1", told("A call was made.", cite), **BY)
    gone = quotes.reject(made, "c1", cite, "of another day", **BY)
    assert own_prose.unfounded(gone) == ["note:c1"]
    assert "A call was made." not in page.render(gone)
    assert "A call was made." in page.render(quotes.restore(gone, "c1", cite, **BY))
    lede = own_prose.retell(sample, "lede", told("All of it holds.", "c1"), **BY)
    held = findings.withhold(lede, "c1", note="later", **BY)
    assert "All of it holds." not in page.render(held)
    assert prose_of(printed(held)).lede


def test_own_prose_on_one_claim_of_several_is_read_at_first_sight(sample: Guide) -> None:
    """Nothing composed on that claim stands above it, and its quotes are cited beside it."""
    topic = next(one for one in sample.topics if len(one.claims) > 1)
    claim = next(one for one in topic.claims if prose_of(sample).notes.get(one) and ids(sample, one))
    composed = {one.text for one in prose_of(sample).notes[claim] if one.cites}
    made = own_prose.retell(sample, f"note:{claim}", told("So the desk writes.", ids(sample, claim)[0]), **BY)
    number = sample.topics.index(topic)
    assert not composed & {one.text for one in prose_of(made).under(number)}
    content, key = page.render(made), html.key(claim)
    seen = content.partition(f'id="n{key}" data-worth')[2].partition("<details>")[0]
    assert "So the desk writes." in seen
    assert f'href="#n{key}-q-1"' in seen
    assert content.count(f'id="n{key}-q-1"') == 1
    assert content.count("So the desk writes.") == 1


def test_own_prose_on_a_topic_of_one_claim_takes_the_place_of_the_composed(sample: Guide) -> None:
    topic = next(one for one in sample.topics if len(one.claims) == 1 and prose_of(sample).notes.get(one.claims[0]))
    claim = topic.claims[0]
    made = own_prose.retell(sample, f"note:{claim}", told("So the desk writes."), **BY)
    assert prose_of(made).under(sample.topics.index(topic)) == []
    assert page.render(made).count("So the desk writes.") == 1
