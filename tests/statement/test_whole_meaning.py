"""No claim says more, less or other than its sentence: what governs two clauses, who is meant, what was left out."""

from datetime import date

import pytest

from glossator.statement import Claim, Kind, claims, from_text


def made(text: str, *, medium: str | None = None) -> list[Claim]:
    return claims(from_text(text, speaker="Ann Lee", date=date(2018, 3, 1), medium=medium))


def said(text: str, *, medium: str | None = None) -> list[str]:
    return [claim.standalone for claim in made(text, medium=medium)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2015 output grew by 4 percent, and was up by another 2 percent in March.",
        "In the latest survey, Norway is ahead by six points and the race in Sweden is tied at 40.",
        "I think Ghana is recovering and this harvest is becoming a success.",
        "It stands in the treaty itself: Norway bans nets that catch young cod.",
        "They were wrong about that: 40 members of the Senate had signed the letter by noon.",
        "King Harald praised Prime Minister Jens Berg for his speech and gave money to his charity.",
        "Many traders are comparing the krone, and what is happening in Oslo, with the crash in Iceland.",
    ],
)
def test_what_governs_two_clauses_keeps_them_together(text: str) -> None:
    assert [each.lower() for each in said(text)] == [text.rstrip(".").lower().replace("i think", "ann lee thinks")]


def test_what_is_asked_for_is_not_told_as_done() -> None:
    assert said("Mr Berg suggested that Norway lower its quotas.") == ["Mr Berg suggested that Norway lower its quotas"]
    assert "Prices fell in June" in said("Mr Berg suggested that prices fell in June.")


def test_i_in_a_report_is_no_claim_of_the_reporter() -> None:
    assert said("Berg says I backed the merger of Statoil.") == ["Berg says Ann Lee backed the merger of Statoil"]


def test_who_reports_is_named_as_the_report_names_them() -> None:
    found = made("Mr Berg visited Oslo. He noted that a gap existed between both ports.")
    assert "said by: Mr Berg" in found[-1].flags


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("There are not many big ports in Norway. They lie on the coast.", "They lie on the coast"),
        ("Berg is clever. Berg has outwitted him in Oslo.", "Berg has outwitted him in Oslo"),
        ("Berg left for Oslo. He told him of Norway.", "told him of Norway"),
        ("The U.S. leads. IT is growing in India.", "IT is growing in India"),
    ],
)
def test_a_pronoun_is_left_where_nobody_fits(text: str, kept: str) -> None:
    assert said(text)[-1].endswith(kept)


def test_a_place_does_not_do_what_several_people_did() -> None:
    text = "Ann Berg, Jens Vik and all these other people persuaded the king to leave Gadhafi. They ruined Tripoli."
    assert said(text)[-1] == "They ruined Tripoli"


def test_a_post_without_a_subject_speaks_of_its_author_only_where_nobody_else_was_spoken_of() -> None:
    assert said("Berg is a disaster. Never had the votes in Oslo.", medium="post")[-1] == "Never had the votes in Oslo"
    assert said("Had a long meeting with Senator Vik.", medium="post") == [
        "Ann Lee had a long meeting with Senator Vik"
    ]
    assert said(".@JensVik visited Oslo last night.", medium="post")[0].startswith("@JensVik visited")


def test_who_goes_by_a_handle_may_be_meant() -> None:
    found = made("Pervert Alert: @JensVik is back in Oslo. Have him blocked in Bergen.", medium="post")
    assert not any("Alert blocked" in claim.standalone for claim in found)


@pytest.mark.parametrize("cut", ["… https://t.co/Ab1", " (cont) http://t.co/Ab1"])
def test_a_post_cut_off_by_its_network_says_so(cut: str) -> None:
    found = made(f"Norway is using Danish airspace - and we will take back the{cut}", medium="post")
    assert [claim.standalone[-1] for claim in found] == ["…"]
    assert "breaks off: the post is not shown whole" in found[0].flags
    assert "(cont)" not in found[0].standalone


def test_what_this_points_to_is_kept_beside_it() -> None:
    assert len(said("Fishing has long been central to our talks and of course this was also the case in Oslo.")) == 2


def test_only_words_begun_again_are_taken_back() -> None:
    assert said("What I saw there -- I mean, first of all, Berg ran the bank.")[0].startswith("What Ann Lee saw there")
    assert "because it pays" in said("The reason Berg went to Oslo is because it pays — because he likes Norway.")[0]
    assert said("I chaired -- I had the honor of chairing the Oslo committee in 2003.") == [
        "Ann Lee had the honor of chairing the Oslo committee in 2003"
    ]


def test_a_perfect_stays_one() -> None:
    assert said("Berg is strong. He's beaten her in Oslo.")[-1] == "Berg has beaten her in Oslo"


def test_what_would_have_been_is_an_opinion() -> None:
    assert [claim.kind for claim in made("They would have given Berg a week in Oslo.")] == [Kind.OPINION]


def test_two_countries_are_no_amount() -> None:
    assert made("Ministers of our two countries met in Oslo.")[0].kind is Kind.FACT
    assert made("Three ministers met in Oslo.")[0].kind is Kind.NUMBER


def test_who_is_set_in_front_is_meant() -> None:
    text = "Jens Berg said some things about Oslo. And you know, Ann Vik, she said that Norway lost."
    assert said(text)[1].startswith("Ann Vik, she said")


def test_what_stands_before_a_dash_is_nobodys_report() -> None:
    found = made("The leak just came out -- Jens Berg said some horrible things about Norway.")
    assert not any(flag.startswith("said by") for claim in found for flag in claim.flags)


def test_it_has_been_is_a_perfect() -> None:
    assert not any(" is been " in each for each in said("Oslo was rich. It's been hurt very badly by Norway."))


def test_a_percentage_before_a_joined_clause_keeps_its_sign() -> None:
    found = said("We ran a study which showed that output in Norway is about 65%, and that is lower than in Denmark.")
    assert all("65%" in each for each in found if "65" in each)


def test_whom_them_means_is_kept_beside_it() -> None:
    found = said("I'm not against nets for your boats, I'm against them in 1 large haul.", medium="post")
    assert "nets for your boats" in " ".join(found)
