"""The JSON-LD faces read as linked data: every key means something, every property fits what it stands on."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.faces.hostile import hostile

from glossator.faces.exchange import claim_review, web_annotation
from glossator.guide.model import Guide
from glossator.guide.reviewing import corrections, findings

ADDRESS = "https://news.example/guides/one/"
rdflib = pytest.importorskip("rdflib", reason="rdflib, which reads JSON-LD, is absent")
TERMS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "standards" / "web-annotation-terms.yaml").read_text())


def context() -> dict[str, Any]:
    """The terms as a JSON-LD context, so that nothing is fetched."""
    made: dict[str, Any] = dict(TERMS["prefixes"]) | {"id": "@id", "type": "@type"} | TERMS["types"] | TERMS["literals"]
    made |= {name: f"oa:{name}" for name in TERMS["motivations"]}
    made |= {name: {"@id": iri, "@type": "@id"} for name, iri in TERMS["nodes"].items()}
    made |= {name: {"@id": iri, "@type": "@vocab"} for name, iri in TERMS["terms"].items()}
    made |= {name: {"@id": iri, "@type": "@id", "@container": "@list"} for name, iri in TERMS["lists"].items()}
    return made


def keys(value: Any) -> set[str]:
    """Every key in a JSON value."""
    if isinstance(value, list):
        return set().union(*map(keys, value))
    return set(value).union(*map(keys, value.values())) if isinstance(value, dict) else set()


def graph(text: str) -> Any:
    """The triples of a collection of annotations."""
    found = json.loads(text)

    def ours(value: Any) -> Any:
        if isinstance(value, list):
            return [ours(each) for each in value]
        if isinstance(value, dict):
            return {key: ours(each) for key, each in value.items() if key != "@context"}
        return value

    made = rdflib.Graph()
    made.parse(data=json.dumps({"@context": context(), **ours(found)}), format="json-ld")
    return made


def full(name: str) -> Any:
    """An IRI from its short form."""
    prefix, _, rest = name.partition(":")
    return rdflib.URIRef(TERMS["prefixes"][prefix] + rest)


def misfits(made: Any) -> list[str]:
    """Triples whose property does not belong on what it stands on, or points to what it must not."""
    found = []
    for name, allowed in TERMS["domains"].items():
        fit = {full(each) for each in allowed}
        found += [f"{name} on {subject}" for subject in made.subjects(full(name))
                  if not fit & set(made.objects(subject, rdflib.RDF.type))]  # fmt: skip
    for name, allowed in TERMS["ranges"].items():
        for value in made.objects(None, full(name)):
            kinds = set(made.objects(value, rdflib.RDF.type)) | {getattr(value, "datatype", None) or rdflib.XSD.string}
            if not {full(each) for each in allowed} & kinds:
                found.append(f"{name} to {value!r}")
    return found


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_every_key_of_an_annotation_is_a_term_that_fits(sample: Guide, address: str) -> None:
    text = web_annotation.render(sample, address)
    assert keys(json.loads(text)) - {"@context"} <= set(context())
    made = graph(text)
    annotations = set(made.subjects(rdflib.RDF.type, full("oa:Annotation")))
    assert len(annotations) == json.loads(text)["total"]
    assert misfits(made) == []
    for each in annotations:
        assert list(made.objects(each, full("oa:hasTarget")))
        assert set(made.objects(each, full("oa:motivatedBy"))) <= {full("oa:assessing"), full("oa:linking")}
        assert len(list(made.objects(each, full("dcterms:issued")))) == 1
    sources = {str(each) for each in made.objects(None, full("oa:hasSource"))}
    addresses = {piece.source.address for each in sample.findings for piece in each.evidence if piece.source.address}
    assert addresses <= sources, "a target names the address of its source"


def test_a_property_out_of_its_place_is_found(sample: Guide) -> None:
    found = json.loads(web_annotation.render(sample))
    selector = found["first"]["items"][0]["target"]["selector"]
    selector[0]["type"] = "TextPositionSelector"
    assert misfits(graph(json.dumps(found)))


def test_hostile_text_stays_text_in_linked_data() -> None:
    made = graph(web_annotation.render(hostile(), ADDRESS))
    assert misfits(made) == []
    iris = {str(each) for triple in made for each in triple if isinstance(each, rdflib.URIRef)}
    assert not [
        each for each in iris if each.split(":")[0].lower() in ("javascript", "data", "vbscript", "blob", "file")
    ]


def unknown(value: Any) -> list[str]:
    """Type and property for every property that schema.org does not list on its type."""
    if isinstance(value, list):
        return [name for each in value for name in unknown(each)]
    if not isinstance(value, dict):
        return []
    name = value["@type"]
    listed = getattr(import_module(f"pydantic2_schemaorg.{name}"), name).__fields__.values()
    allowed = {"@type", "@context"} | {field.alias for field in listed}
    below = [each for child in value.values() for each in unknown(child)]
    return [f"{name}.{key}" for key in value if key not in allowed] + below


def test_schema_org_lists_every_property_on_its_type(sample: Guide) -> None:
    pytest.importorskip("pydantic2_schemaorg", reason="pydantic2-schemaorg, made from schema.org's own file, is absent")
    who = {"by": "A. Editor", "at": "2018-03-23T10:00:00Z"}
    decided = corrections.correct(sample, text="Another day.", claim="c1", **who)
    decided = findings.change(decided, "c9", "refuted", note="By the court.", address="https://court.example/", **who)
    reviews = json.loads(claim_review.render(decided, ADDRESS))["@graph"]
    assert [key for review in reviews for key in ("correction", "citation") if key in review]
    assert unknown(reviews) == []
    reviews[0]["itemReviewed"]["ratingValue"] = 1
    assert unknown(reviews) == ["Claim.ratingValue"]
