"""The grammar loads once and knows names."""

from glossator.models.grammar import nlp


def test_names_and_verbs_are_found() -> None:
    doc = nlp()("Barack Obama met Vladimir Putin in Paris on 30 November 2015.")
    assert {"Barack Obama", "Vladimir Putin", "Paris"} <= {entity.text for entity in doc.ents}
    assert [token.lemma_ for token in doc if token.dep_ == "ROOT"] == ["meet"]


def test_one_pipeline_for_all() -> None:
    assert nlp() is nlp()
