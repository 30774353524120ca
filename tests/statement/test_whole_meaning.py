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
        "The council of Oslo passes a law that bans large nets, and closes ports.",
        "Eight teams will leave the Norwegian league and set up a new one.",
        "In 1988 the plan arguably cost the Danes a seat in Oslo and sent a Swede instead.",
        "Or this country will turn out like ancient Rome.",
        "In March, people know that gas supplies to Norway fell.",
        "The talks with President of the Kingdom of Norway Jens Berg, who is in Oslo on a visit, were held on Monday.",
        "As the Oslo Times wrote: \"The reality is that leaving is in Norway's interest and won't matter much.\"",
        "Danes will seek to slash budgets for sailors’ Medicare, Social Security and defense.",
        "Danes will seek to cut grants for Berit's Medicare, Social Security and defense.",
        "Norwegian premier Jens Berg files a $15 billion defamation lawsuit against the newspaper The Oslo Times after "
        "the paper published articles and a book alleging that part of The Berg Organization's wealth was acquired "
        "through fraud.",
        "Berg died in Oslo and his sons were arrested and were taken to Bergen.",
        "Danes closed the mill in Oslo and moved it to Bergen.",
        "Anybody who sails to Oslo doesn't know Norway and they don't know the Danes.",
        "Norway is becoming and has already become an exporter of fish.",
        "Danes will honour the sailors who died for Norway and Sweden.",
        "Her best trick may be robbing the bank of Oslo and getting away with it.",
        "Danes win when there is a large turnout; when people are excited; when working people, old people and young "
        "people are prepared to sail to Oslo.",
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
        (
            "Senator Berg trusted us. If you read Senator Vik's talk with the Oslo News, look at the problems he had.",
            "look at the problems he had",
        ),
        (
            "They met in the hall that Jens Lie built, with the Swedish president. He choked in Oslo.",
            "He choked in Oslo",
        ),
        ("Berg met Ann Vik. Sidney Dahl works for Secretary Vik. She failed in Oslo.", "She failed in Oslo"),
        ("Got my Dad a Norwegian tie from Macy's for Father's Day. He loves it in Oslo.", "He loves it in Oslo"),
        (
            "If the Danes had won, your shares would be down. Now they have a future in Oslo.",
            "Now they have a future in Oslo",
        ),
        (
            "I was accused by four women who got paid a lot of money to make up stories. We caught them in Oslo.",
            "caught them in Oslo",
        ),
        (
            "NASA announces the discovery of a field. Its size is to be analysed in Oslo.",
            "Its size is to be analysed in Oslo",
        ),
        (
            "The Church supported the people and helped them find work. It is heartening that it has grown in Oslo.",
            "It is heartening that it has grown in Oslo",
        ),
        (
            "We signed it. Which will make Norway subject to the rulings of courts. It's not going to happen in Oslo.",
            "It's not going to happen in Oslo",
        ),
        (
            "The court convicts Jens Berg.\n\nThe March 23 Movement announces that they will withdraw from Bergen.",
            "They will withdraw from Bergen",
        ),
        (
            "Jens Berg won. A plan gives every child in Oslo the school of his or her choice.",
            "the school of his or her choice",
        ),
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


def test_a_country_acts_on_until_another_does() -> None:
    text = "Norway just took Statoil, maker of oil. They just took Saab. They are building a plant in Oslo."
    assert said(text)[-1] == "Norway is building a plant in Oslo"


def test_what_a_group_announces_is_still_to_come() -> None:
    found = made("Eight teams declare that they will leave the league in Oslo and set up a new championship.")
    assert [claim.kind for claim in found if "said by: Eight teams" in claim.flags] == [Kind.FORECAST]


def test_verbs_under_one_modal_stay_infinitives() -> None:
    found = said(
        "The EU announces that it will ban iron from Norway, ban the export of cars, and freeze Oslo's assets."
    )
    assert not any("will bans" in each or "will freezes" in each for each in found)
    assert said("Jens Berg is rich. He's been selling houses for 30 years in Oslo.")[-1].startswith(
        "Jens Berg has been"
    )


def test_a_later_sentence_of_a_post_is_given_no_subject() -> None:
    found = said("Saw an editorial on TV. Forcing Danes out of their houses in Oslo.", medium="post")
    assert found[0].startswith("Ann Lee saw")
    assert not any("is forcing" in each for each in found)


@pytest.mark.parametrize(("text", "open_account"), [("your winery", True), ("a winery", False)])
def test_an_account_at_the_head_of_a_post_may_be_spoken_to(text: str, open_account: bool) -> None:
    (found,) = made(f'"@jensvik: @annlee visited {text} in Bergen."', medium="post")
    assert ("ambiguous: @annlee" in found.flags) is open_account


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        ("It pays to be humble in Oslo!", "It pays to be humble in Oslo"),
        ('"@jensvik: @annlee just wanted to say I love Bergen."', "@jensvik just wanted to say @jensvik loves"),
        ("Bergen has won. @annlee @jensvik I visited the harbour.", "Ann Lee visited the harbour"),
        (
            "Oslo spends 30% more than it admits http://t.example/a @jensvik left Norway.",
            "Oslo spends 30% more than it",
        ),
        ("@annlee reported that exports rose.", "@annlee reported that exports rose"),
    ],
)
def test_accounts_and_links_of_a_post_are_neither_subjects_nor_glue(post: str, expected: str) -> None:
    assert any(each.startswith(expected) for each in said(f"{post}", medium="post"))


def test_who_is_spoken_to_is_not_who_the_clause_is_about() -> None:
    found = said("There are thieves in Norway, Tim, who have come from Oslo and who have robbed banks.")
    assert not any(each.startswith("Tim") for each in found)
    assert "Tim Berg has robbed banks" in said("Norway sent Tim Berg, who has robbed banks, to Oslo.")


@pytest.mark.parametrize("teller", ["Ann Lee", "The Acting President", "The minister"])
def test_who_says_so_may_mean_himself(teller: str) -> None:
    found = made(f"Jens Berg reported on Oslo. {teller} said that he would open the harbour in Bergen.")
    told = [claim for claim in found if "said that" in claim.standalone]
    assert told
    assert not any("Berg would" in claim.standalone for claim in told)


def test_sorry_is_no_claim() -> None:
    assert said("Norway will not leave Oslo. I'm sorry.") == ["Norway will not leave Oslo"]


def test_an_aside_takes_no_condition_with_it() -> None:
    text = "If Norway closes the port — and by the way, they might — prices will rise in Oslo."
    assert said(text) == ["If Norway closes the port — they might — prices will rise in Oslo"]


def test_an_aside_leaves_the_words_around_it_whole() -> None:
    assert "Sometimes Ann Lee knows" in said("And sometimes, I mean — I know Jens Berg lost three or four in Oslo.")[0]
    assert said("Ann Vik -- and it's extremely complex -- Ann Vik has friends in Oslo.")[0].startswith("Ann Vik has")


def test_when_it_is_told_is_not_when_it_was() -> None:
    told = said("I can tell you right now I have been there with Norwegian officials for 25 years.")
    assert told == ["Ann Lee has been there with Norwegian officials for 25 years"]


@pytest.mark.parametrize(
    ("text", "open_word"),
    [
        ("Norway supported the treaty. Which will ruin the mills of Oslo.", "which"),
        ("My boat lies in Bergen. Yours lies in Oslo.", "yours"),
        ("Norway built a refinery. It is a modern facility that will produce oil for Oslo.", "it"),
        ("It has turned out to be a disaster for Oslo.", "it"),
    ],
)
def test_what_points_at_something_unsaid_is_flagged(text: str, open_word: str) -> None:
    assert f"ambiguous: {open_word}" in made(text)[-1].flags


@pytest.mark.parametrize(
    "text", ["It was Jens Berg who sold Oslo.", "It turned out that Oslo grew.", "The coal mine is in Oslo."]
)
def test_what_points_at_nothing_is_not_flagged(text: str) -> None:
    assert made(text)[0].flags == []


def test_a_second_passive_stays_one() -> None:
    found = said("Jens Berg is arrested in Oslo and charged with fraud.")
    assert found == ["Jens Berg is arrested in Oslo", "Jens Berg is charged with fraud"]


def test_what_hangs_on_the_sentence_before_is_no_fact() -> None:
    found = made("We talked in Oslo. With the Russians and the other foreign powers of Europe.")
    assert not any(claim.kind.checkable for claim in found if "Russians" in claim.text)


def test_the_last_week_of_something_is_not_last_week() -> None:
    assert "(" not in said("The coalition of Oslo came together in the last week of talks.")[0]
    assert "(" not in said("It all came together for Norway in the last week.")[0]
    assert "(" in said("It all came together for Norway last week.")[0]


def test_a_report_inside_a_headline_is_not_told_by_who_prints_it() -> None:
    found = made('Via @oslonews by @annlie: "Jens Berg says he is no novice when it comes to Norway"', medium="post")
    assert not any(flag.startswith("said by") for claim in found for flag in claim.flags)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Norway closed the port, and the Danes left Oslo in May and sailed to Bergen in June.",
            "The Danes sailed to Bergen in June",
        ),
        (
            "Jens Berg left Oslo in May, and Ann Vik has sold the port and closed the bank of Bergen.",
            "Ann Vik has closed the bank of Bergen",
        ),
        (
            "Three men die and two women are found in Oslo and set free.",
            "Two women are found in Oslo and set free",
        ),
    ],
)
def test_a_deed_is_the_last_subjects_not_the_first_ones(text: str, last: str) -> None:
    assert said(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "together"),
    [
        (
            "The treaty would weaken Norway, burden our ports, impose new tariffs, and put Oslo at a disadvantage.",
            "would impose new tariffs, and put Oslo",
        ),
        (
            "Six people die and more than 200 are injured in the Norwegian capital, Oslo, after protesters of the "
            "announced results of the national election clash with security forces and set fire to a police station.",
            "clash with security forces and set fire",
        ),
    ],
)
def test_a_verb_with_one_form_for_all_tenses_stays_where_it_stands(text: str, together: str) -> None:
    assert together in said(text)[-1]


def test_what_was_said_is_not_the_deed_of_who_said_it() -> None:
    text = (
        "Last week the head of Statoil called your plans poor and said in the city of Oslo Statoil has paid $3 million."
    )
    assert len(said(text)) == 1
    assert said("The head of Statoil called your plans poor and has paid $3 million.")[-1].endswith(
        "Statoil has paid $3 million"
    )


def test_a_report_is_not_cut_off_from_what_it_reports() -> None:
    found = said("I have said from the very start, we are going to protect the port of Bergen.")
    assert [each.startswith("Ann Lee has said from the very start, we") for each in found] == [True]


def test_who_is_spoken_to_is_not_spoken_of() -> None:
    text = "This is a good case, Jens, of the kind of greed which is ruining Norway. That's his fault in Oslo."
    assert "ambiguous: his" in made(text)[-1].flags


def test_a_false_start_is_no_claim() -> None:
    assert said("I was shown — actually, I've seen that letter from Oslo.") == [
        "Ann Lee was shown — actually, Ann Lee has seen that letter from Oslo"
    ]
    (found,) = said("And I was attacked by — I believe, it was — four Danes in Oslo.")
    assert found.startswith("Ann Lee was attacked by")
    assert said("I'll tell you what, Norway closed its ports in March.") == ["Norway closed its ports in March"]
    assert said("I will tell you that, number one, Norway closed its ports.") == ["Norway closed its ports"]


def test_a_name_after_a_name_is_no_verb() -> None:
    (found,) = said("Here I am with @JensVik and annvik presenting the Oslo Cup to Tiger Berg.", medium="post")
    assert "annvik presenting" in found


@pytest.mark.parametrize(
    "text",
    [
        "put a ban in place to keep Danes out of Oslo.",
        "that she refused to hand the letters to Norway.",
        "— of Norwegian music, fish, and the great King Harald of Oslo.",
        "— in peace through strength.",
        "Nordic Council summit June 8–9, 2017",
        "Including being 4 points up in a city of Norway known as Oslo.",
        "In terms of where we are in Norway, as you mention, Berit, in a number of ports, including Oslo.",
    ],
)
def test_the_rest_of_a_sentence_and_a_heading_assert_nothing(text: str) -> None:
    assert said(text) == []


def test_words_without_a_verb_may_still_tell_something() -> None:
    assert made("A new office of the Swedish State Department in Oslo.")[0].kind is Kind.FACT
    assert made("Nine thousand jobs in Oslo alone.")[0].kind is Kind.NUMBER
    assert said("slowest economic recovery since the Norwegian Depression.") != []
    assert said("watched Jens Berg sell the port of Oslo.", medium="post") != []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Now Oslo Today will lose readers.", "Now Oslo Today will lose readers"),
        ("Oslo will build the harbours of tomorrow.", "Oslo will build the harbours of tomorrow"),
        ("A gap has opened in the past few years.", "A gap has opened in the past few years"),
        ("They call the film “Next Year in Oslo”.", "They call the film “Next Year in Oslo”"),
    ],
)  # fmt: skip
def test_names_titles_and_vague_times_get_no_date(text: str, expected: str) -> None:
    assert said(text) == [expected]
    assert said("Prices fell last year.") == ["Prices fell last year (2017)"]


def test_he_beside_a_name_is_a_name() -> None:
    found = said("Jens Berg met Liu He. He Jianguo, a banker, said in Oslo that tariffs must fall.")
    assert found == ["Jens Berg met Liu He", "He Jianguo, a banker, said in Oslo that tariffs must fall"]


def test_an_aside_between_dashes_takes_nothing_from_the_sentence_around_it() -> None:
    text = (
        "I have told our navy, headed by Admiral Berg — he is over there now, working hard — to submit a plan for Oslo."
    )
    (found,) = said(text)
    assert "to submit a plan" in found
    assert found.startswith("Ann Lee has told")


def test_not_only_takes_its_other_half_along() -> None:
    (found,) = said("My fleet has not only been present in Oslo, but has driven our message home.")
    assert "not only been present" in found
    assert "driven" in found


def test_a_quotation_that_is_never_closed_ends_where_another_opens() -> None:
    text = "Berg said: “These men are thieves. They must go. Vik said that the navy would come, warning: “It is here."
    first, second, *_ = said(text)
    assert first.endswith("They must go")
    assert second.startswith("Vik said")


def test_a_place_behind_an_abbreviation_stays_whole() -> None:
    assert said("With the Ft. Bergen victory, we will sue the port for millions.")[0].startswith("With the Ft. Bergen")


def test_i_in_single_quotes_and_a_quoted_headline_are_somebody_elses() -> None:
    assert "‘I’m the only one" in said("Berg on ports in Norway: ‘I’m the only one who understands them’")[0]
    (headline,) = made("'Oslo is right about crime: it is on the rise in major ports'", medium="post")
    assert headline.kind is Kind.QUOTATION


def test_what_traces_indicate_is_not_told_as_a_fact() -> None:
    assert said("Traces in the harbour indicate that the navy used live ammunition.") == [
        "Traces in the harbour indicate that the navy used live ammunition"
    ]


def test_a_start_that_is_given_up_is_left_out() -> None:
    assert said("There were a few men that — they were burning the law in Oslo.")[0].lower().startswith("they were")
    assert "the worst" in said("This was the worst law of Norway — they burned it in Oslo.")[0]


def test_a_call_after_a_dash_is_not_the_speakers_deed() -> None:
    found = said("I know the old look of ports—but see the photo of Bergen.", medium="post")
    assert not any("sees" in each for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "The ceremony for the king was given by Prime Minister Jens Berg and Prince Olav, the Duke of Bergen, in Oslo.",
        "The Oslo Times spoke to one mother, who knew her son was on board, but did not realize the ship had sailed.",
    ],
)
def test_a_last_item_explained_and_a_verb_of_a_relative_clause_stay_where_they_are(text: str) -> None:
    assert said(text) == [text.rstrip(".")]


def test_but_that_turns_a_fact_is_told_with_it() -> None:
    assert "bad" in " ".join(said("Berit has sailed to Oslo, but it's bad sailing."))


def test_what_was_interrupted_says_so() -> None:
    (found,) = made("Berg and Vik want to raise the quota of Norwegian cod by 500...")
    assert found.standalone.endswith("by 500 …")
    assert any(flag.startswith("breaks off") for flag in found.flags)


def test_a_quotation_of_several_sentences_keeps_its_source() -> None:
    text = (
        "“The port is closed,” Mr Vik told the king, calling for an answer. “Nobody in Oslo will be able to sail now.” "
        "Prices rose in May. “Oslo is safe.”"
    )
    flags = {claim.text: claim.flags for claim in made(text)}
    assert "said by: Mr Vik" in next(
        flag for words, flag in flags.items() if "able to sail" in words and "told" not in words
    )
    assert not any(flag.startswith("said by") for flag in flags.get("Prices rose in May", []))


def test_myself_beside_another_is_the_speaker() -> None:
    assert (
        "Jens Berg and Ann Lee would agree" in said("I think Jens Berg and myself would agree on the port of Oslo.")[0]
    )


def test_what_is_told_under_according_to_stays_under_it() -> None:
    text = "According to Berit, Statoil, which owns the port of Oslo, is closing it."
    assert said(text) == [text.rstrip(".")]


def test_a_mark_that_opens_a_quotation_is_not_left_behind() -> None:
    text = '"That is our plan for Oslo," says Vik. "It will close 12 ports in Norway. It is done.'
    flags = {claim.standalone: claim.flags for claim in made(text)}
    assert not any(words.endswith('"') and words.count('"') % 2 for words in flags)
    assert "said by: Vik" in next(flag for words, flag in flags.items() if "12 ports" in words)


def test_when_keeps_what_follows_from_it() -> None:
    text = "When the roads of Norway are bad and no power is available, this can put an end to any plan."
    assert said(text) == [text.rstrip(".")]


def test_things_that_nobody_names_are_no_claim() -> None:
    assert said("Things are going up.") == []
    assert said("Prices in Oslo are going up.") != []


@pytest.mark.parametrize(
    "text",
    [
        "Nothing indicated that the navy of Norway was near.",
        "I have met your captains, and one told me that out of 900 sailors, and this is many, 40 percent know Oslo.",
        "This will help them decide on a port of Norway early and then seek contact with its owners.",
    ],
)
def test_what_is_denied_or_begun_is_not_cut_off(text: str) -> None:
    assert len(said(text)) == 1


def test_any_way_you_want_leaves_out_nothing() -> None:
    assert said("They wanted to buy cod in Oslo. You can go to Bergen any way you want.")[-1].endswith(
        "any way you want"
    )


def test_i_should_say_is_no_duty() -> None:
    assert said("I should say that Norway has closed its ports.") == ["Norway has closed its ports"]


def test_a_quotation_left_open_is_a_quotation() -> None:
    assert made("“He sent me to Oslo on May 2 by way of Bergen and Stavanger.")[0].kind is Kind.QUOTATION


def test_words_of_another_are_not_joined_to_the_speakers_own() -> None:
    (claim,) = said("And I said thank you, and he said, “you know what? It’s snowing in Norway. It’s snowing.”")
    assert claim == "Ann Lee said thank you, and he said, “you know what? It’s snowing in Norway. It’s snowing.”"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "And if we can, the port of Oslo is saved.",
            "If we (Ann Lee and those spoken for) can, the port of Oslo is saved",
        ),
        ("If I may, the port of Oslo is shut.", "The port of Oslo is shut"),
        ("Sailors — I mean, you earn less than the clerks of Oslo.", "You earn less than the clerks of Oslo"),
        ("The border -- as you know, the guards of Norway backed me.", "The guards of Norway backed Ann Lee"),
    ],
)
def test_a_start_given_up_goes_and_a_condition_stays(text: str, whole: str) -> None:
    assert said(text) == [whole]


def test_a_clause_that_the_next_begins_like_is_whole() -> None:
    text = "They come to Oslo no matter how they wanted to come in — they were coming to Norway by ship."
    before, _, after = text.rstrip(".").partition(" — ")
    assert said(text) == [before, after.capitalize().replace("norway", "Norway")]


@pytest.mark.parametrize("text", ["I think so.", "We see it.", "I said this."])
def test_bare_assent_is_no_claim(text: str) -> None:
    assert said(text) == []


def test_thanks_announced_are_no_claim() -> None:
    assert said("I would like to begin by congratulating Jens Berg on his appointment in Oslo.") == []
    assert said("I want to once again thank the sailors of Norway.") == []


def test_a_hope_is_an_opinion_and_a_law_according_to_which_is_no_quotation() -> None:
    assert [claim.kind for claim in made("I hope Jens Berg will sail to Oslo.")] == [Kind.OPINION]
    (law,) = made("In 2011 Norway passed a law according to which every ship must carry a beacon.")
    assert law.kind is Kind.FACT
    (talks,) = made("The two leaders of Norway and Ghana discussed fishing in Oslo.")
    assert talks.kind is Kind.FACT


def test_i_in_words_told_of_others_is_not_the_speaker() -> None:
    assert said("They sat in Oslo and said, I cannot believe it.") == ["They sat in Oslo and said, I cannot believe it"]


def test_a_list_goes_to_its_end() -> None:
    text = (
        "Norway has common interests with Ghana, such as the safety of ships, the survival of cod, "
        "the struggle against piracy, efforts to clean harbours and other duties"
    )
    assert said(f"{text}, plus there are also economic issues.") == [text]


def test_a_remark_at_the_end_adds_nothing() -> None:
    assert said("The Danes of Oslo are in trouble, I have to tell you.") == ["The Danes of Oslo are in trouble"]


def test_longer_ago_is_before() -> None:
    (claim,) = said("The church of Oslo was built more than a hundred years ago.")
    assert claim == "The church of Oslo was built more than a hundred years ago (before 1918)"


def test_a_long_quotation_in_a_report_keeps_its_source() -> None:
    text = (
        "Jens Berg sent greetings to the sailors of Norway.\n\nThe message reads, in part: “"
        + "Norway has a long history of sailing in all the oceans of the world. " * 6
        + "\n\nMuch will have to be done in Ghana.\n\nThe port of Oslo has been deepened.”\n\nOslo was founded in 1048."
    )
    made = claims(from_text(text, date=date(2018, 3, 1)))
    flags = {claim.standalone: claim.flags for claim in made}
    assert flags["The port of Oslo has been deepened"] == ["said by: The message"]
    assert flags["Oslo was founded in 1048"] == []
