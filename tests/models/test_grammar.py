"""The grammar loads once and knows names."""

import pytest

from glossator.models.grammar import nlp


def test_names_and_verbs_are_found() -> None:
    doc = nlp()("Barack Obama met Vladimir Putin in Paris on 30 November 2015.")
    assert {"Barack Obama", "Vladimir Putin", "Paris"} <= {entity.text for entity in doc.ents}
    assert [token.lemma_ for token in doc if token.dep_ == "ROOT"] == ["meet"]


def test_one_pipeline_for_all() -> None:
    assert nlp() is nlp()


@pytest.mark.parametrize("no", ["wasn\u02bct", "wasn\uff07t", "wasn\x92t", "was \U0001d5fb\U0001d5fc\U0001d601"])
def test_a_negation_in_other_signs_is_parsed_at_its_place(no: str) -> None:
    text = f"The mill of Zürich {no} sold."
    doc = nlp()(text)
    denied = [token for token in doc if token.dep_ == "neg"]
    assert [token.lemma_ for token in denied] == ["not"]
    assert len(doc.text) == len(text)
    assert text[denied[0].idx :].startswith(no.replace("was ", "").removeprefix("was"))


def test_the_name_in_bold_is_the_name() -> None:
    (name,) = nlp()("The mill was sold to \U0001d5d9\U0001d5ff\U0001d5ee\U0001d5fb\U0001d5f0\U0001d5f2.").ents
    assert name.text == "France"
