"""What a sentence takes of a quote stands in it word for word, with the hedge beside it."""

from datetime import date

import pytest

from glossator.evidence.model import Evidence, Source, Stance
from glossator.guide.prose.telling import said_by, shortened, told
from glossator.language.inflection import stems
from glossator.models.grammar import nlp
from glossator.spans import Span, anchor


def piece(quote: str) -> Evidence:
    return Evidence(
        id="c1:d:0", source=Source(document="d", publisher="Example Desk", published=date(2017, 12, 29)),
        quote=anchor(quote, 0, len(quote)), passage=Span(start=0, end=len(quote)), score=1.0, supports=0.1,
        refutes=0.6, neither=0.3, stance=Stance.REFUTES,
    )  # fmt: skip


def test_whom_a_report_cites_is_taken_out_of_the_quotation() -> None:
    one = told("Russia helps", piece("Tankers gave fuel to ships on three occasions, two security sources said."))
    assert one.words == "Tankers gave fuel to ships on three occasions"
    assert one.cited == "two security sources"
    assert not one.whole


def test_no_comma_is_left_at_the_end_of_a_quotation() -> None:
    quote = "Coal was taken from the ships in the port, and loaded onto other ships, according to the two sources."
    assert told("Russia helps", piece(quote)).words[-1].isalpha()


def test_a_named_source_and_an_allegation_stay_whole() -> None:
    quote = "Tankers gave fuel to ships on three occasions, two security sources claim."
    assert told("Russia helps", piece(quote)).words == quote
    named = "No treaty has been broken by anybody, the spokesman Dmitry Peskov said."
    assert told("Russia keeps treaties", piece(named)).words == named


def test_the_hedge_beside_it_comes_along() -> None:
    hedge = "There is no definitive evidence of state involvement."
    one = told("Russia helps", piece(f"Tankers gave fuel to ships. They came from the east. {hedge}"))
    assert (one.words, one.hedge) == ("Tankers gave fuel to ships.", hedge)


def test_a_condition_in_the_next_sentence_comes_along() -> None:
    condition = "If confirmed by the council, she will lead it at 34."
    assert told("Lund leads", piece(f"The party chose Ada Lund on Monday. {condition}")).hedge == condition
    assert not told("Lund leads", piece(f"The party chose Ada Lund on Monday. It rained. {condition}")).hedge


def test_a_dateline_is_left_off() -> None:
    assert told("Ships sailed", piece("LONDON (Reuters) - Ships sailed from the port.")).words.startswith("Ships")


def test_a_later_sentence_is_told_where_it_says_clearly_more_of_the_claim() -> None:
    quote = "Trump called Putin on Tuesday. President Obama had also called Putin to congratulate him in 2012."
    assert "Obama" in told("Obama called Putin to congratulate him", piece(quote)).words
    assert "Tuesday" in told("Trump called Putin", piece(quote)).words


LONG = (
    "Russia vetoed a draft of the council on Monday that would have named those who used chemical weapons, after eleven"
    " members had voted for it and two had stayed away, which was the tenth time since the war in the country began"
)


def test_what_is_long_is_cut_where_a_clause_ends() -> None:
    short = shortened(nlp()(LONG))
    assert LONG.startswith(short)
    assert len(short.split()) <= 34
    assert short.endswith("away")


@pytest.mark.parametrize(
    "text",
    [
        "The Danish Parliament debates a petition, signed by 560,000 people, calling for the Home Secretary to ban,"
        " because of 'hate speech,' United Norway Labour Party presidential candidate Jens Berg from entering the"
        " Kingdom of Denmark in the summer.",
        "Government officials in Norway report that 12 security personnel (ten policemen, a soldier, and an immigration"
        " officer) and 77 insurgents have been killed as insurgents attacked police posts in the northern part of the"
        " country overnight on Friday.",
    ],
)
def test_nothing_is_cut_between_a_verb_and_its_object_or_within_brackets(text: str) -> None:
    short = shortened(nlp()(text))
    assert short.endswith(("560,000 people", "have been killed"))


@pytest.mark.parametrize("turn", ["although nobody has seen them", "but denied it", "unless it rains"])
def test_nothing_is_cut_off_that_turns_what_stands_before_it(turn: str) -> None:
    text = (
        "The ministry of the country's transport had said in the spring that the ships of its fleet would leave"
        f" the port of the town for the far south of the ocean before winter came, {turn}"
    )
    assert shortened(nlp()(text)) == text


@pytest.mark.parametrize(
    "rest",
    [
        ', with the ministry blaming a "fault of the engine" for it',
        " recommending that all of the prisoners of the war in the country be sent home at once",
    ],
)
def test_nothing_is_cut_off_that_quotes_or_belongs_to_the_words_before_it(rest: str) -> None:
    text = (
        "Newspapers of the country call for a pardon and expect that the first reforms are soon announced by the head"
        f" of the state together with the members of the Commission of the Rights of All Citizens{rest}"
    )
    assert shortened(nlp()(text)) == text


def test_what_somebody_said_is_told_without_who_said_it() -> None:
    one = said_by(told("Russia helps", piece("President Trump said on Monday that Russia was not helping at all.")))
    assert one.words.startswith("Russia was not helping")
    assert "President Trump" in one.source


def test_a_denial_of_something_else_is_no_hedge() -> None:
    fact = "The ministers of Norway and Chad met in Oslo on Monday."
    assert (
        told("Norway helps Chad", piece(f"{fact} He also rejected accusations that pilots had bombed towns.")).hedge
        == ""
    )
    denied = "Norway denies that its ministers met anybody."
    assert told("Norway helps Chad", piece(f"{fact} {denied}")).hedge == denied


def test_a_doubt_that_hangs_on_a_sentence_left_out_is_no_hedge() -> None:
    quote = "Smith called the minister. A note told her not to. It was unclear whether Smith had read it."
    assert told("Smith called the minister", piece(quote)).hedge == ""


def test_the_sentence_that_names_the_subject_goes_on_from_the_first() -> None:
    first, second = "The council passed its resolution on Chad on Monday.", "Norway voted in favour."
    one = told("Norway can help with Chad", piece(f"{first} {second}"), (("Norway", False), ("Chad", False)))
    assert (one.words, one.on) == (first, second)


def test_one_word_in_common_takes_no_sentence_from_the_one_that_names_the_subject() -> None:
    quote = (
        "The Northern Front said that Arn was free. The alliance of farmers had fought with the help of planes. "
        "Norway took no part in the battle."
    )
    one = told("Norway can help with the rebels", piece(quote), (("Norway", False),))
    assert (one.words, one.on) == ("The Northern Front said that Arn was free.", "Norway took no part in the battle.")


def test_sources_that_nobody_has_named_are_not_told_as_known() -> None:
    one = told("Norway helps", piece("Coal was taken from the ships in the port at night, according to the sources."))
    assert one.cited == "sources"


def test_what_somebody_was_asked_is_told_with_the_answer() -> None:
    asked, answer = "Smith was asked on Monday whether the ships had sailed.", "They had, he answered."
    one = told("The ships sailed", piece(f"{asked} {answer}"))
    assert (one.words, one.on, one.further) == (asked, answer, False)


def test_a_doubt_further_down_comes_along_where_nothing_in_it_hangs() -> None:
    doubt = "There is no evidence of theft: one guard said that there was none, and nobody could verify the sale."
    quote = f"Tankers gave fuel to ships. The sales broke a ban, guards said. They pointed to pictures. {doubt}"
    assert told("Russia helps", piece(quote)).hedge == doubt


@pytest.mark.parametrize(
    "doubt", ["Reuters could not verify independently that it was the coal.", "The port has not confirmed the sale."]
)
def test_what_nobody_could_verify_is_a_doubt(doubt: str) -> None:
    assert told("Russia helps", piece(f"Tankers gave fuel to ships. {doubt}")).hedge == doubt


def test_what_goes_on_names_what_the_first_sentence_does_not() -> None:
    first, between, last = "Norway held talks on Monday.", "Doctors came.", "The talks were about the war in Chad."
    one = told("Norway helps Chad", piece(f"{first} {between} {last}"), (("Norway", False), ("Chad", False)))
    assert (one.words, one.on, one.further) == (first, last, True)


def test_the_publisher_is_not_named_again_within_its_own_words() -> None:
    quote = "The Example Desk reports that the crackdown drove many families of the town across the border."
    one = told("Families left", piece(quote))
    assert one.words.startswith("the crackdown drove many families")


def test_a_greeting_is_not_told_where_another_sentence_speaks_of_the_claim() -> None:
    one = told("The last shells were destroyed", piece("Colleagues, good afternoon. The last two shells are gone."))
    assert one.words == "The last two shells are gone."


def test_no_cut_takes_all_that_is_said_about_the_claim() -> None:
    assert shortened(nlp()(LONG), about=stems("The war in the country began")) == LONG
    assert shortened(nlp()(LONG), about=stems("The council voted on the war")).endswith("away")


def test_a_denial_right_behind_a_report_is_told_with_it() -> None:
    quote = "Norway says that it has sunk six ships of Chad. However, officers of Chad deny the claims."
    assert told("Chad did not attack Norway", piece(quote)).hedge == "However, officers of Chad deny the claims."


def test_the_sentence_is_told_that_the_reader_finds_most_telling() -> None:
    text = "The dead in Oslo rose to nine, said Oslo. The grid is all but destroyed."
    at = text.index("The grid")
    assert told("Power in Oslo is gone", piece(text)).words.startswith("The dead")
    core = piece(text).model_copy(update={"core": Span(start=at, end=len(text))})
    assert told("The grid of Oslo is gone", core).words == "The grid is all but destroyed."
    pointing = told("Power in Oslo is gone", core)  # which grid?
    assert (pointing.words, pointing.on) == (text[: at - 1], "The grid is all but destroyed.")
