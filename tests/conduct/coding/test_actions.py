"""Sentences to actions: voice, nouns, negation, plans, denials, reports, and what is no conduct at all."""

from datetime import date

import pytest

from glossator.conduct.coding.actions import Told, code, code_passages
from glossator.conduct.model import Action
from glossator.language.model import Certainty

DAY = date(2016, 5, 4)


def one(text: str) -> Action:
    """The one action of a sentence."""
    (actions,) = code([(text, DAY)])
    assert len(actions) == 1, actions
    return actions[0]


def triple(text: str) -> tuple[str, str, str]:
    """Type, source and target of the one action of a sentence."""
    action = one(text)
    return action.action, action.source.code if action.source else "", action.target.code if action.target else ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Russian planes bombed Aleppo.", ("ASSAULT", "RUS", "SYR")),
        ("Aleppo was bombed by Russian planes.", ("ASSAULT", "RUS", "SYR")),
        ("Israel on Friday ruled out talks with Hamas.", ("REJECT", "ISR", "PSE")),
        ("Kenya urged Somalia to release the hostages.", ("REQUEST", "KEN", "SOM")),
        ("The European Union and Mexico signed a free trade agreement.", ("AGREE", "IGO", "MEX")),
        ("Pakistan freed 20 Indian fishermen on Monday.", ("RETREAT", "PAK", "IND")),
        ("President Xi Jinping met Angela Merkel.", ("CONSULT", "CHN", "DEU")),
        ("Canada sent food aid to Haiti.", ("AID", "CAN", "HTI")),
        ("Two Indian patrol boats were fired upon by Pakistan on Sunday.", ("ASSAULT", "PAK", "IND")),
        ("Lebanese troops were shot at by Israel.", ("ASSAULT", "ISR", "LBN")),
        ("Japan is delaying a shipment of aid to Nepal.", ("SANCTION", "JPN", "NPL")),
    ],
)
def test_who_did_what_to_whom(text: str, wanted: tuple[str, str, str]) -> None:
    assert triple(text) == wanted


def test_a_noun_tells_an_event() -> None:
    action = one("The bombing of Aleppo by Russian planes killed 12 civilians.")
    assert action.action == "ASSAULT"
    assert action.source is not None
    assert action.source.id == "RUS"


def test_what_is_planned_is_an_agreement_or_a_threat() -> None:
    aid, blow = one("Norway will send food aid to Haiti."), one("Turkey plans to invade Syria.")
    assert (aid.action, aid.certainty) == ("AGREE", Certainty.PLANNED)
    assert (blow.action, blow.certainty) == ("THREATEN", Certainty.PLANNED)


@pytest.mark.parametrize(
    "text",
    ["Russia denied that it had bombed Idlib.", "Russia denied an attack on Idlib."],
)
def test_a_denial_is_no_deed(text: str) -> None:
    action = one(text)
    assert (action.action, action.negated, action.certainty) == ("ASSAULT", True, Certainty.DENIED)


@pytest.mark.parametrize(
    "text",
    [
        "China holds the presidency in this forum.",
        "Norway holds the chairmanship of the council in Arden.",
        "Kenya holds the view that Somalia must pay.",
        "Finland holds a seat in the Security Council of the United Nations.",
        "Estonia holds the record of Latvia in this event.",
        "Russia held the people of Ukraine in high regard.",
    ],
)
def test_holding_an_office_or_a_view_is_no_arrest(text: str) -> None:
    assert code([(text, DAY)]) == [[]]


def test_holding_a_demonstration_is_a_protest_and_no_arrest() -> None:
    assert [action.action for action in code([("Students hold demonstrations in cities across Brazil.", DAY)])[0]] == [
        "PROTEST"
    ]


def test_what_did_not_happen_is_negated() -> None:
    assert one("Israel did not attack Iran.").negated


def test_a_report_names_who_says_it() -> None:
    action = one("Activists said Russian planes bombed Aleppo.")
    assert (action.certainty, action.attributed_to) == (Certainty.REPORTED, ["Activists"])


def test_backed_by_a_state_is_not_the_state() -> None:
    (actions,) = code([("Russian-backed rebels attacked Ukrainian troops.", DAY)])
    assert all(action.source is None or action.source.id != "RUS" for action in actions)


@pytest.mark.parametrize(
    "text",
    [
        "A fire in Moscow killed three people.",
        "An earthquake strikes Japan.",
        "Sweden's football team beat Norway 2-0.",
        "Iran and Russia meet in the final of the wrestling championships.",
        "The weather in Syria was warm.",
        "",
    ],
)
def test_no_conduct(text: str) -> None:
    assert code([(text, DAY)]) == [[]]


def test_a_pronoun_is_who_was_named_before() -> None:
    passage = Told(["Vladimir Putin arrived in Ankara.", "He met Recep Tayyip Erdogan."], DAY)
    ((_, (met,)),) = code_passages([passage])
    assert met.source is not None
    assert met.source.person == "Vladimir Putin"


def test_a_turn_of_speech_is_its_speakers() -> None:
    ((actions,),) = code_passages([Told(["Vladimir Putin: We condemn Turkey for this attack."], DAY)])
    assert [(action.action, action.source and action.source.id) for action in actions] == [("ACCUSE", "RUS")]


def test_a_time_beside_the_verb_is_the_day() -> None:
    assert one("Russian forces bombed Aleppo yesterday.").date == date(2016, 5, 3)
    assert one("Russian forces bombed Aleppo.").date == DAY


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Israeli settlers kill two Palestinians near Ramallah.", ("ASSAULT", "ISR", "PSE")),
        ("Israel responds with airstrikes on Hezbollah positions.", ("ASSAULT", "ISR", "LBN")),
        ("Hamas claims responsibility for a rocket attack on Israel.", ("ASSAULT", "PSE", "ISR")),
        ("Iran launches over 100 drones and missiles towards Israel.", ("ASSAULT", "IRN", "ISR")),
        ("Nigeria detains tailors who made Russian flags.", ("COERCE", "NGA", "NGA")),
        ("A Hamas rocket kills two Thai workers in Israel.", ("ASSAULT", "PSE", "THA")),
        ("Vladimir Putin met with President of Guatemala Jimmy Morales.", ("CONSULT", "RUS", "GTM")),
    ],
)
def test_sides_and_types_that_grammar_hides(text: str, wanted: tuple[str, str, str]) -> None:
    assert triple(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "A Turkish army helicopter crashes in Bitlis, killing 11 soldiers.",
        "Rapper Lil Wayne of the United States has a seizure in Los Angeles.",
        "See also Vladimir Putin met with Angela Merkel",
        "The United States issues new warnings of an Al-Qaeda threat.",
    ],
)
def test_mishaps_inquiries_and_warnings_are_no_deeds(text: str) -> None:
    assert code([(text, DAY)]) == [[]]


def test_a_year_behind_since_is_not_when_it_was() -> None:
    assert one("Russia expels an American journalist in the first such case since 1982.").date == DAY


def test_the_victims_are_those_killed_not_the_place() -> None:
    action = one("An al-Shabaab suicide bomber blows himself up in Mogadishu, killing six soldiers.")
    assert action.target is not None
    assert action.target.words == "six soldiers"


def test_a_namesake_before_the_time_in_office_is_not_the_later_holder() -> None:
    (actions,) = code([("Vladimir Putin met Mr Aliyev in Baku.", date(2001, 1, 29))])
    assert [action.target and action.target.person for action in actions] == [""]


def test_two_leaders_are_those_who_met() -> None:
    told = Told(["Vladimir Putin met with Angela Merkel.", "The two leaders condemned Iran."], date(2016, 5, 4))
    ((_, (again,)),) = code_passages([told])
    assert {actor.id for actor in again.sources} == {"RUS", "DEU"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Syrian military shoots down a Turkish F-4 Phantom fighter jet.", ("ASSAULT", "SYR", "TUR")),
        ("A U.S. drone strike kills eight Uzbek people claimed to be linked with al-Qaeda.", ("ASSAULT", "USA", "UZB")),
        ("A missile attack from Israel hit Masyaf, Syria, killing five people.", ("ASSAULT", "ISR", "SYR")),
        (
            "Dozens of people are killed in Israeli airstrikes on settlements in the Beqaa Valley in Lebanon.",
            ("ASSAULT", "ISR", "LBN"),
        ),
        ("Arshad Sharif, a journalist, is shot dead by police in Kajiado County, Kenya.", ("ASSAULT", "KEN", "KEN")),
    ],
)
def test_doers_and_victims_behind_other_words(text: str, wanted: tuple[str, str, str]) -> None:
    assert triple(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "A female student in Texas, U.S., shoots herself dead.",
        "The UK Parliament declares a climate emergency.",
        "French lawmakers vote to ban airlines from offering domestic flights.",
        "Hundreds of thousands of people stage a rally in Mumbai, India, to mark the anniversary of his death.",
        "Turkish Airlines suspends flights to Somalia.",
        "The main thing in Russia is to end the deadly clashes.",
        "Vladimir Putin offered an assessment of the agreements with Turkey.",
        "Vladimir Putin spoke about evacuating civilians, delivering humanitarian aid to the population of Syria.",
        "North Korea fires a ballistic missile into the Sea of Japan.",
    ],
)
def test_what_is_no_blow_demand_or_force(text: str) -> None:
    (actions,) = code([(text, DAY)])
    assert [action for action in actions if action.action != "MOBILIZE"] == []


def test_a_gunman_is_not_of_the_place_and_a_robber_is_a_criminal() -> None:
    bomber = one("A suicide bomber kills six people in Kalat, Pakistan.")
    robbers = one("Around 20 armed robbers attack a police station in Offa, Nigeria.")
    assert bomber.source is not None
    assert robbers.source is not None
    assert (bomber.source.code, bomber.source.role) == ("", "REB")
    assert robbers.source.role == "CRM"


def test_what_belongs_to_a_state_is_not_the_state() -> None:
    action = one("Japan detains a Chinese fishing boat near the Pinnacle Islands.")
    assert action.target is not None
    assert (action.target.code, action.target.id) == ("CHN", "")


def test_names_that_only_look_like_states() -> None:
    (surname,) = code([("Leaders in Ohio urge National Review writer David French to enter the race.", DAY)])
    (city,) = code([("A shooting at a facility in Kennesaw, Georgia, United States, leaves six injured.", DAY)])
    assert all(actor.code != "FRA" for action in surname for actor in action.parties)
    assert all(actor.code != "GEO" for action in city for actor in action.parties)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Norway is to release three Russian sailors.", "AGREE"),
        ("Norway is to expel three Russian diplomats.", "THREATEN"),
        ("Japan plans to impose sanctions on Myanmar.", "THREATEN"),
        ("Chile will send doctors to Haiti.", "AGREE"),
    ],
)
def test_a_plan_is_a_promise_or_a_threat_by_what_is_planned(text: str, wanted: str) -> None:
    assert (one(text).action, one(text).certainty) == (wanted, Certainty.PLANNED)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hungary lambasted Serbia over migrant quotas.", ("ACCUSE", "HUN", "SRB")),
        ("Lithuania slammed Belarus over the migrants.", ("ACCUSE", "LTU", "BLR")),
        ("Kenya's police teargassed students.", ("COERCE", "KEN", "KEN")),
    ],
)
def test_words_that_stand_in_no_list(text: str, wanted: tuple[str, str, str]) -> None:
    assert triple(text) == wanted


def test_whom_they_spoke_about_took_no_part() -> None:
    (actions,) = code([("Putin and Merkel agreed to work closely on Syria and Iran.", DAY)])
    assert [{actor.code for actor in action.parties} for action in actions] == [{"RUS", "DEU"}]


def test_one_who_is_told_twice_is_one_actor() -> None:
    (actions,) = code([("The President of Russia congratulated Angela Merkel.", DAY)])
    assert [[actor.code for actor in action.sources] for action in actions] == [["RUS"]]
