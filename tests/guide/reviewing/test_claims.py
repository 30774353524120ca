"""A person's word on the claims: cut by the statement's own text, named for good, and asked about anew."""

from glossator.evidence.model import Finding, Verdict
from glossator.faces.web import page
from glossator.guide.model import Guide
from glossator.guide.reviewing import claims, findings, quotes
from glossator.guide.reviewing.printed import printed

from ..sample import TEXT
from .deciding import BY, ids, pinned, refused


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def names(guide: Guide) -> list[str]:
    return [claim.id for claim in guide.claims]


def found(claim: str, guide: Guide) -> Finding:
    return guide.finding("c12").model_copy(update={"claim": claim, "evidence": []}).model_copy(
        update={"verdict": Verdict.OPEN, "reason": "Asked again."}
    )  # fmt: skip


def test_other_words_need_a_new_finding_and_a_new_signature(sample: Guide) -> None:
    made = claims.reword(sample, "c1", "Donald Trump telephoned Vladimir Putin.", note="plainer", **BY)
    assert names(made) == names(sample)
    assert claims.needs_checking(made) == ["c1"]
    assert findings.standing(made, "c1").signed is None
    assert "telephoned" not in page.render(made)
    with refused("has not been asked about these words yet"):
        findings.accept(made, "c1", **BY)
    done = claims.answered(made, sample.finding("c1"))
    assert claims.needs_checking(done) == []
    assert "Donald Trump telephoned Vladimir Putin." in page.render(done)
    assert findings.standing(findings.accept(done, "c1", **BY), "c1").signed is not None
    with refused("has this wording already"):
        claims.reword(made, "c1", "Donald Trump  telephoned Vladimir Putin.", **BY)
    with refused("needs a standalone wording"):
        claims.reword(made, "c1", " ", **BY)


def test_a_persons_own_finding_needs_no_check(sample: Guide) -> None:
    made = claims.reword(sample, "c1", "Donald Trump telephoned Vladimir Putin.", **BY)
    own = findings.change(made, "c1", "supported", note="Both readouts.", **BY)
    assert claims.needs_checking(own) == []
    assert "A. Editor finds this supported: Both readouts." in page.render(own)


def test_a_dropped_claim_is_gone_and_what_was_decided_on_it_is_set_aside(sample: Guide) -> None:
    before = quotes.reject(sample, "c1", ids(sample, "c1")[2], "no", **BY)
    made = claims.drop(before, "c1", "not a claim of his", **BY)
    assert names(made) == names(sample)[1:]
    assert [(one.claim, one.words) for one in made.set_aside] == [("c1", sample.claims[0].text)]
    assert made.aside is not None
    assert [one.words for one in made.aside.choices] == [sample.claims[0].text]
    assert not any("c1" in topic.claims for topic in made.topics)
    page.render(made)
    with refused("say why"):
        claims.drop(sample, "c1", "", **BY)


def test_an_added_claim_stands_in_its_place_under_a_name_of_its_own(sample: Guide) -> None:
    made = claims.add(sample, at("The Fake News Media is crazed"), standalone="The news media are crazed.",
                      kind="opinion", **BY)  # fmt: skip
    assert names(made)[2:5] == ["c3a", "c3", "c4"] or names(made)[2:5] == ["c3", "c3a", "c4"]
    new = next(claim for claim in made.claims if claim.id == "c3a")
    assert new.text == "The Fake News Media is crazed"
    assert (new.speaker, new.utterance, new.topic) == ("Donald J. Trump", 0, "The media")
    assert new.sentence.of(TEXT).startswith("The Fake News Media")
    assert claims.needs_checking(made) == ["c3a"]
    done = claims.answered(made, found("c3a", made))
    assert 'id="n3a"' in page.render(done)
    again = claims.add(done, at("crazed because"), standalone="They are crazed.", **BY)
    assert "c3b" in names(again)
    with refused("covers these words already"):
        claims.add(made, at("The Fake News Media is crazed"), standalone="x", **BY)
    with refused("no words from"):
        claims.add(sample, (len(TEXT) + 5, len(TEXT) + 9), standalone="x", **BY)
    with refused("no kind 'rumour'"):
        claims.add(sample, at("RESET"), standalone="x", kind="rumour", **BY)


def test_a_name_is_never_given_twice(sample: Guide) -> None:
    made = claims.add(sample, at("RESET"), standalone="There was a reset.", **BY)
    first = next(name for name in names(made) if name not in names(sample))
    again = claims.add(claims.drop(made, first, "no", **BY), at("RESET"), standalone="There was a reset.", **BY)
    assert first not in names(again)


def test_a_split_claim_gives_way_to_its_pieces(sample: Guide) -> None:
    made = claims.split(sample, "c12", [at("Obama and Clinton tried"), at("didn’t have the energy or chemistry")],
                        standalone=["They tried.", "They lacked energy."], **BY)  # fmt: skip
    assert names(made)[-3:] == ["c12a", "c12b", "c13"]
    assert [claim.standalone for claim in made.claims[-3:-1]] == ["They tried.", "They lacked energy."]
    assert "c12a" in next(topic.claims for topic in made.topics if topic.title == "Earlier presidents")
    assert claims.needs_checking(made) == ["c12a", "c12b"]
    with refused("at least two"):
        claims.split(sample, "c12", [at("Obama")], **BY)
    with refused("overlap"):
        claims.split(sample, "c12", [[at("Obama and"), at("and Clinton")], at("tried")], **BY)


def test_merged_claims_are_one_with_all_their_words(sample: Guide) -> None:
    made = claims.merge(sample, ["c6", "c5"], standalone="Russia can help with North Korea and Syria.", **BY)
    new = next(claim for claim in made.claims if claim.id == "c5a")
    assert [span.of(TEXT) for span in new.spans] == ["They can help solve problems with", "North Korea", "Syria"]
    assert new.text == "They can help solve problems with North Korea, Syria"
    apart = claims.merge(sample, ["c5", "c7"], standalone="Russia can help with two of them.", **BY)
    assert apart.recut[-1].now[0].text == "They can help solve problems with North Korea … Ukraine"
    assert {"c5", "c6"}.isdisjoint(names(made))
    assert new.about[:2] == ["Russia", "North Korea"]
    with refused("at least two"):
        claims.merge(sample, ["c5", "c5"], **BY)


def test_a_finding_whose_quotes_are_all_gone_needs_a_check(sample: Guide) -> None:
    more = quotes.pin(sample, "c12", pinned("c12"), **BY)
    only = quotes.reject(more, "c12", ids(sample, "c12")[0], "no", **BY)
    bare = only.model_copy(update={"choices": [only.choices[1]]})  # as after a run that finds no other quote
    assert claims.needs_checking(bare) == ["c12"]
    assert "c12" not in names(printed(bare))


def test_what_is_made_of_a_claim_held_back_is_held_back(sample: Guide) -> None:
    held = findings.withhold(sample, "c9", note="Lawyers look at it.", **BY)
    for made in (claims.merge(held, ["c6", "c9"], **BY), claims.split(held, "c9", [at("Iran"), at("help")], **BY)):
        for claim in made.recut[-1].now:
            done = claims.answered(made, found(claim.id, made))
            withheld = findings.standing(done, claim.id).withheld
            assert withheld is not None
            assert withheld.note == "Lawyers look at it."
            assert claim.id not in names(printed(done))


def test_the_wordings_of_merged_claims_are_told_apart(sample: Guide) -> None:
    made = claims.merge(sample, ["c6", "c9"], **BY)
    (new,) = made.recut[-1].now
    assert new.standalone == "Russia can help solve problems with Syria; Russia can help solve problems with Iran"
