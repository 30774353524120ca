"""What a reporter would look for, as vectors beside the embedder's."""

import numpy as np

from glossator.models.asker import load_asker
from glossator.models.embedder import load_embedder


def test_each_claim_has_several_unit_vectors_of_the_embedder_s_length() -> None:
    asked = load_asker().ask(["Jane Doe, 21 March 2018: Russia can help with North Korea.", "It rained."])
    assert asked.shape == (2, 3, load_embedder().dim)
    assert np.allclose(np.linalg.norm(asked, axis=2), 1, atol=1e-5)
    assert load_asker().ask([]).shape == (0, 3, load_embedder().dim)


def test_it_looks_for_what_tells_rather_than_for_another_subject() -> None:
    asked = load_asker().ask(["Donald Trump, 21 March 2018: Russia can help solve problems with North Korea."])[0]
    told = "Russian tankers supplied fuel to North Korea at sea, two Western European security sources say."
    report, wheat = load_embedder().encode([told, "Wheat exports from Canada rose again in the autumn."])
    assert float((asked @ report).max()) > float((asked @ wheat).max()) + 0.2
