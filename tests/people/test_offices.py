"""Who held office, and when: names that may mean several, and terms that are over."""

import csv
from datetime import date

from glossator.people.offices import LIST, led_by, names_a_leader, persons, surnames, time_in_office, who


def test_a_name_means_its_bearers_and_a_bare_last_name_all_of_them() -> None:
    assert [one.name for one in who("Barack Obama")] == ["Barack Obama"] == [one.name for one in who("obama")]
    assert {one.name for one in who("Clinton")} >= {"Bill Clinton", "Hillary Clinton"}
    assert who("Nobody Inparticular") == ()


def test_the_time_in_office_spans_all_terms_and_is_open_while_one_is() -> None:
    assert time_in_office(who("George W. Bush")) == (date(2001, 1, 20), date(2009, 1, 20))
    assert time_in_office(who("Clinton")) == (date(1993, 1, 20), date(2013, 2, 1))
    assert time_in_office(who("Vladimir Putin")) is None
    assert time_in_office(()) is None


def test_no_term_ends_before_it_begins() -> None:
    terms = [(one.name, term) for one in persons() for term in one.terms]
    assert len(terms) > 300
    assert [name for name, term in terms if term.until is not None and term.until < term.since] == []


def test_every_line_has_its_source() -> None:
    with LIST.open(encoding="utf-8", newline="") as lines:
        assert [row["name"] for row in csv.DictReader(lines) if not row["source"]] == []


def test_who_leads_is_one_list() -> None:
    assert led_by("Vladimir Putin") == ("Russia",)
    assert led_by("Merkel") == ("Germany",)
    assert led_by("Johnson") == ()  # of many
    assert led_by("Jane Doe") == ()
    assert names_a_leader("Lavrov flew to Ankara", "Russia")
    assert not names_a_leader("They met in May", "United Kingdom")  # a month, unless "Theresa May" is said
    assert names_a_leader("Theresa May resigned", "United Kingdom")
    assert not names_a_leader("Merkel resigned", "Ohio")
    assert surnames()["Putin"] == "Vladimir Putin"
    assert "May" not in surnames()
