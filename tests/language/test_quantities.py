"""Amounts: what bounds them, their units, and whether two texts agree on them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import growth

from glossator.evidence.reading.as_told import as_told
from glossator.evidence.signals.comparing import compare
from glossator.language.quantities import quantities


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit"),
    [
        ("about a third of voters", "about a third", 30.0, 36.666666, "%"),
        ("at least 2,000 Russian troops", "at least 2,000 Russian troops", 2000.0, None, "troop"),
        ("fewer than 100 people", "fewer than 100 people", None, 100.0, "people"),
        ("cost $5\u20127 million", "$5\u20127 million", 5e6, 7e6, "USD"),
        ("rose 12\u221215 percent", "12\u221215 percent", 12.0, 15.0, "%"),
        ("fell to \u22128 degrees", "\u22128 degrees", -8.0, -8.0, "degree"),
        ("lost 3\u20444 of the seats", "3\u20444", 75.0, 75.0, "%"),
        ("worth \x807 million", "\x807 million", 7e6, 7e6, "EUR"),
        (
            "sold \U0001d7f3 \U0001d5fa\U0001d5f6\U0001d5f9\U0001d5f9\U0001d600",
            "\U0001d7f3 \U0001d5fa\U0001d5f6\U0001d5f9\U0001d5f9\U0001d600",
            7.0,
            7.0,
            "mill",
        ),
        ("cost $3.5 billion", "$3.5 billion", 3.5e9, 3.5e9, "USD"),
        ("between 10 and 20 percent", "between 10 and 20 percent", 10.0, 20.0, "%"),
        ("5–10 km away", "5–10 km", 5.0, 10.0, "kilometre"),
        ("two-thirds of members", "two-thirds", 66.666667, 66.666667, "%"),
        ("one in five Americans", "one in five", 20.0, 20.0, "%"),
        ("half a million people", "half a million people", 500000.0, 500000.0, "people"),
        ("tens of thousands of refugees", "tens of thousands of refugees", 20000.0, None, "refugee"),
        ("twenty-five thousand jobs", "twenty-five thousand jobs", 25000.0, 25000.0, "job"),
        ("two and a half million barrels", "two and a half million barrels", 2.5e6, 2.5e6, "barrel"),
        ("rose 12 percentage points", "12 percentage points", 12.0, 12.0, "percentage points"),
        ("£300m in aid", "£300m", 3e8, 3e8, "GBP"),
        ("1,550 warheads or fewer", "1,550 warheads or fewer", None, 1550.0, "warhead"),
        ("from $5 million to $7 million", "from $5 million to $7 million", 5e6, 7e6, "USD"),
        ("three point one million voters", "three point one million voters", 3.1e6, 3.1e6, "voter"),
        ("nought point two five per cent", "nought point two five per cent", 0.25, 0.25, "%"),
        ("one-and-a-half billion euros", "one-and-a-half billion euros", 1.5e9, 1.5e9, "EUR"),
        ("a million and a half homes", "a million and a half homes", 1.5e6, 1.5e6, "home"),
        ("three-quarters of a million jobs", "three-quarters of a million jobs", 750000.0, 750000.0, "job"),
        ("a quarter of a million voters", "a quarter of a million voters", 250000.0, 250000.0, "voter"),
        ("ten thousand million votes", "ten thousand million votes", 1e10, 1e10, "vote"),
        ("3 lakh voters", "3 lakh voters", 300000.0, 300000.0, "voter"),
        ("Rs. 1.5 lakh crore", "Rs. 1.5 lakh crore", 1.5e12, 1.5e12, "INR"),
        ("₹2,50,000 in cash", "₹2,50,000", 250000.0, 250000.0, "INR"),
        ("12 500 troops", "12 500 troops", 12500.0, 12500.0, "troop"),
        ("4\u202f200\u202f000 doses", "4\u202f200\u202f000 doses", 4.2e6, 4.2e6, "dose"),
        ("3.400.000 euros", "3.400.000 euros", 3.4e6, 3.4e6, "EUR"),
        ("2½ million barrels", "2½ million barrels", 2.5e6, 2.5e6, "barrel"),
        ("raised $25mm in May", "$25mm", 2.5e7, 2.5e7, "USD"),
        ("25mm of snow", "25mm", 25.0, 25.0, "millimetre"),
        ("£5-10m a year", "£5-10m", 5e6, 1e7, "GBP"),
        ("7 to 9 million voters", "7 to 9 million voters", 7e6, 9e6, "voter"),
        ("was minus 1.4 per cent", "minus 1.4 per cent", -1.4, -1.4, "%"),
        ("was −1.4% then", "−1.4%", -1.4, -1.4, "%"),
        ("a balance of -$2bn", "-$2bn", -2e9, -2e9, "USD"),
        ("Prices quadrupled", "quadrupled", 4.0, 4.0, "times"),
        ("more than doubled", "more than doubled", 2.0, None, "times"),
        ("six times as many", "six times", 6.0, 6.0, "times"),
        ("50 basis points", "50 basis points", 50.0, 50.0, "basis point"),
        ("spent £7 mil\xadlion", "£7 mil\xadlion", 7e6, 7e6, "GBP"),
        ("some 1.4m voters", "some 1.4m voters", 1.26e6, 1.54e6, "voter"),
        ("2B downloads", "2B downloads", 2e9, 2e9, "download"),
        ("3 crore 20 lakh votes", "3 crore 20 lakh votes", 3.2e7, 3.2e7, "vote"),
        ("between $2.2 and $2.5 billion", "between $2.2 and $2.5 billion", 2.2e9, 2.5e9, "USD"),
        ("one and a half times as many", "one and a half times", 1.5, 1.5, "times"),
        ("1.5 times higher", "1.5 times", 1.5, 1.5, "times"),
    ],
)
def test_an_amount_is_read(text: str, words: str, low: float | None, high: float | None, unit: str) -> None:
    found = quantities(text)
    assert [each.text for each in found] == [words]
    assert (found[0].low, found[0].high, found[0].unit) == (low, high, unit)
    assert found[0].span.of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "In 2014 the talks began.",
        "It happened on March 21, 2018, at 7:05 p.m.",
        "Article 5 of the treaty",
        "Resolution 2254",
        "an F-16 and an S-400",
        "the 21st century",
        "No one knew which one of them it was.",
        "The Senate voted 52-48.",
        "Before 9/11 and after 7/7",
        "Version 4.10.2 is out.",
        "It is open 24/7.",
        "He won the 100m hurdles.",
        "They split it fifty-fifty.",
        "It fell by point five of that.",
    ],
)
def test_names_dates_and_votes_are_no_amounts(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("claim", "evidence", "value"),
    [
        ("15,000 men fought", "fifteen thousand men fought", "equal"),
        ("35 % of Americans smoke", "about a third of Americans smoke", "compatible"),
        ("2,000 troops left", "1,994 soldiers left", "compatible"),
        ("more than 100 civilians died", "150 people died", "compatible"),
        ("$4 billion in aid", "$3.8 billion in aid", "compatible"),
        ("a ten-mile zone", "a 16 km zone", "compatible"),
        ("20 people died", "23 people died", "different"),
        ("more than 100 people died", "80 people died", "different"),
        ("5 apples", "7 oranges", "not comparable"),
        ("unemployment is 4%", "prices rose by 2 percent", "not comparable"),
        ("many people died", "23 people died", "not comparable"),
        ("23 people died", "many people died", "not comparable"),
        ("Imports tripled", "Imports doubled", "different"),
        ("Imports more than doubled", "Imports tripled", "compatible"),
        ("Imports doubled", "Imports rose by half", "not comparable"),
        ("20 states signed", "21 states signed", "different"),
        ("12 people were hurt", "The number of hurt people was revised from 12 to 20", "different"),
        ("Turnout rose by 4 percent", "Turnout rose by 4 percentage points", "different"),
        ("Turnout was 61 percent", "Turnout rose by 4 percentage points to 61 percent", "equal"),
        ("Rates rose by 50 basis points", "Rates rose by 0.5 percentage points", "equal"),
        ("Output grew by 2 percent", "Output growth was minus 2 percent", "different"),
        ("Output fell by 2 percent", "Output growth was minus 2 percent", "not comparable"),
        ("Sales fell to $2 million", "Sales fell by $2 million to $31 million", "different"),
        ("Sales fell by $31 million", "Sales fell by $2 million to $31 million", "different"),
        ("Sales fell to $31 million", "Sales fell by $2 million to $31 million", "equal"),
        ("Prices rose by 7 percent", "Prices rose to 7 percent", "different"),
        ("The road cost US$60 million", "The road cost A$60 million", "different"),
        ("The road cost 60 million rupees", "The road cost 60 million dollars", "different"),
        ("The road cost $60 million", "The road cost £45 million", "not comparable"),
        ("200,000 homes were lost", "two lakh homes were lost", "equal"),
        ("$7 million was spent", "$7 mil\xadlion was spent", "equal"),
    ],
)
def test_amounts_are_compared(claim: str, evidence: str, value: str) -> None:
    assert compare(claim, evidence).value == value


def test_the_reason_names_both_sides() -> None:
    signal = compare("35 % of Americans smoke", "about a third of Americans smoke")
    assert signal.reason == "the claim says “35 %”, the source says “about a third”"


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_and_offsets_give_it_back(text: str) -> None:
    for each in quantities(text):
        assert each.span.of(text) == each.text
        assert each.low is None or each.high is None or each.low <= each.high


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["a", "third", "of", "5", "-", "$", "%", "million", "to", "between", "and", "2,000", ".", "half", "about"]
        ),
        max_size=25,
    )
)
def test_words_of_amounts_in_any_order_are_read(words: list[str]) -> None:
    text = " ".join(words)
    as_told(text, text[::2])
    for each in quantities(text):
        assert each.span.of(text) == each.text
        assert compare(text, text).value in {"equal", "compatible", "different", "not comparable"}


def test_a_text_agrees_with_itself() -> None:
    text = "At least 2,000 troops and about $3 billion were sent, a third of them in May."
    assert compare(text, text).value == "equal"


def test_long_input_takes_linear_time() -> None:
    line = "about 5 million of the two hundred and one half to 20 percent, "
    assert growth(quantities, line * 50, line * 500) < 40


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "The death toll from the factory collapse in Lahore rises to 17 with 20 more people trapped.",
            ["death", "people"],
        ),
        ("A bomb kills 17 people and wounds dozens.", ["people", "people"]),
        ("It kills two climbers and injures nine others.", ["climber", "people"]),
        ("The total number of cases in the country rises to 673.", ["case"]),
        ("A 6.2 magnitude earthquake hits Iran.", ["magnitude"]),
        ("An earthquake of magnitude 6.2 hits Iran.", ["magnitude"]),
        ("Hundreds of thousands protested in the streets.", ["people"]),
        ("They met between 24 and 26 December.", []),
        ("The brewery dates to 11,000 BCE.", []),
    ],
)
def test_the_noun_counted_is_found_elsewhere_in_the_sentence(text: str, units: list[str]) -> None:
    assert [each.unit for each in quantities(text)] == units


@pytest.mark.parametrize(
    ("claim", "evidence", "value"),
    [
        ("The blast killed 43 people.", "A bomb kills at least 2 people and injures another 43.", "compatible"),
        ("The blast killed 90 people.", "A bomb injures 43 people.", "not comparable"),
        ("The blast injured 43 people.", "A bomb kills at least 32 people and injures another 43.", "equal"),
        ("The mine killed 17 soldiers.", "At least 17 civilians are killed by the mine.", "not comparable"),
        ("The mine killed 3 soldiers.", "The mine killed 9 people.", "not comparable"),
        ("The mine killed 12 soldiers.", "The mine killed 9 people.", "different"),
        ("334 people have died in Michigan.", "Two more people die in Michigan.", "not comparable"),
        ("An earthquake of magnitude 7.7 hit Chile.", "A 6.2 magnitude earthquake hits Chile.", "different"),
    ],
)
def test_the_killed_the_injured_and_soldiers_are_kept_apart(claim: str, evidence: str, value: str) -> None:
    assert compare(claim, evidence).value == value


@pytest.mark.parametrize(
    ("evidence", "stands", "was"),
    [
        ("The flood killed 60 people, not 45 as first reported.", 60, 45),
        ("The toll of the flood, initially put at 45, rose to 60.", 60, 45),
        ("The toll of the flood was revised from 45 to 60.", 60, 45),
        ("The flood killed 45 people, a figure later corrected to 60.", 60, 45),
    ],
)
def test_a_figure_that_was_replaced_bears_nothing_out(evidence: str, stands: int, was: int) -> None:
    assert compare(f"The flood killed {was} people.", evidence).value == "different"
    assert compare(f"The flood killed {stands} people.", evidence).value in {"equal", "not comparable"}


def test_the_first_so_many_were_not_replaced() -> None:
    assert compare("90 people fled the flood.", "The first 90 people fled the flood.").value == "equal"


@pytest.mark.parametrize(
    ("claim", "evidence", "told"),
    [
        ("The bridge cost €2.4bn.", "It cost 2,400 million euros.", "The bridge cost 2,400 million euros."),
        ("The canal is 50 miles long.", "It runs for 80 kilometres.", "The canal is 80 kilometres long."),
        ("One in four homes is empty.", "25 per cent of homes are empty.", "25 per cent of homes is empty."),
        ("The siege took 12 months.", "It took a dozen months.", "The siege took a dozen months."),
        ("More than 90 people fled.", "95 people fled.", "More than 90 people fled."),
        ("The ship saved 110 Greek sailors.", "It saved 110 sailors.", "The ship saved 110 Greek sailors."),
        ("30 people died.", "It hurt thirty people.", "30 people died."),
        ("20 states signed.", "21 states signed.", "20 states signed."),
        ("30 per cent voted.", "31 per cent voted.", "30 per cent voted."),
    ],
)
def test_a_claim_is_told_in_the_figures_of_the_source(claim: str, evidence: str, told: str) -> None:
    assert as_told(claim, evidence) == told


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("The rate rose to 4 1/2 percent.", [(4.5, 4.5, "%")]),
        ("It was seen by 3-1/4 million people.", [(3.25e6, 3.25e6, "people")]),
        ("The firm hired 2,000-plus workers.", [(2000, None, "worker")]),
        ("The firm hired 2,000+ workers.", [(2000, None, "worker")]),
        ("At one point the line failed.", []),
        ("It fell 3 per cent to 41 per cent.", [(3, 3, "%"), (41, 41, "%")]),
        ("It climbed by 12 to 340.", [(12, 12, ""), (340, 340, "")]),
        ("Prices rose 5 to 7 per cent.", [(5, 7, "%")]),
        ("It has five to six thousand members.", [(5000, 6000, "member")]),
        ("The toll exceeded 3,000.", [(3000, None, "death")]),
        ("It cost 70 million Australian dollars.", [(7e7, 7e7, "AUD")]),
        ("It cost CAD 5 million.", [(5e6, 5e6, "CAD")]),
        ("Tariffs under section 301 are on page 14.", []),
        ("A stamp costs 50¢.", [(50, 50, "USD cent")]),
    ],
)
def test_a_number_is_read_whole_or_not_at_all(text: str, amounts: list[tuple[float | None, float | None, str]]) -> None:
    assert [(each.low, each.high, each.unit) for each in quantities(text)] == amounts


def test_amounts_in_other_signs_are_those_amounts() -> None:
    found = quantities("Wages rose 4·5 per cent, and ＄４０ million went to 9\u2011month contracts.")
    assert [(each.low, each.unit) for each in found] == [(4.5, "%"), (4e7, "USD"), (9, "month")]
