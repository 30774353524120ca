"""What stands in the place of a page is named and refused; what is about such things is read."""

import pytest

from glossator.errors import InputError
from glossator.formats.pages.page import read_page
from glossator.formats.pages.walls import CUT, MAYBE_CUT

NEWS = "The council voted on Monday to close two bridges over the river, after engineers found cracks in their piers."


def page(title: str, *paragraphs: str, head: str = "") -> bytes:
    words = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    top = f"<head><title>{title}</title>{head}</head>"
    return f'<html lang="en">{top}<body><main><h1>{title}</h1>{words}</main></body></html>'.encode()


MORE = "Both will stay shut until June, said the engineer in charge, and lorries are sent round by a road in the north."


WALLS = {
    "asking for consent": [
        page("Your privacy", "We and our 300 partners use cookies to process your data.", "You may withdraw consent."),
        page(
            "The Coast Paper",
            "We store and access information on a device, such as cookies, with our partners.",
            "Choose Accept all to consent to personalised ads, or manage settings.",
        ),
    ],
    "paywall": [
        page("Bridges shut", "To continue reading, subscribe now for £1 a week. Cancel any time."),
        page("Subscribe to read", "Unlimited access for £59 per month. Cancel anytime during your trial."),
    ],
    "guard against machines": [
        page("Just a moment...", "Checking your browser before you go on.", "Ray ID: 8a7b6c5d"),
        page("Access Denied", "You don't have permission to access this page on this server.", "Reference #18.2d35"),
    ],
    "login": [page("Log in", "You must log in to continue.", "Forgotten password? Create new account")],
    "empty shell": [page("The Coast Paper", "You need to enable JavaScript to run this app.")],
    "error page of the server": [
        page("502 Bad Gateway", "The server met an unexpected error. Please try again in 30 seconds. Bad gateway."),
        page("Down for maintenance", "The site is temporarily unavailable for an upgrade. We will be back soon."),
        page("Error 503 Backend fetch failed", "Guru Meditation: an error. XID: 30211. Varnish cache server."),
        page("Sorry", "We're sorry, but something went wrong. Please try again. The administrator has been notified."),
    ],
    "no such page": [page("Page not found", "The page you are looking for could not be found. Go to the home page.")],
}


@pytest.mark.parametrize(("what", "data"), [(what, data) for what, pages in WALLS.items() for data in pages])
def test_a_wall_is_refused_by_its_name(what: str, data: bytes) -> None:
    with pytest.raises(InputError, match=f"only .*{what}.*; "):
        read_page(data)


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Law on cookies in force", "Sites must ask visitors for consent before they store cookies, the union ruled."),
        ("Paper loses subscribers", "The paper lost 4,000 subscribers after it raised its price to £12 a month."),
        (
            "Court rules on captcha",
            "A bank's captcha was not lawful, a court ruled, because the blind could not solve it.",
        ),
        ("Oops: error costs millions", "The page of the ledger that could not be found was in another drawer."),
        (
            "Maintenance of bridges fails",
            "The ministry was sorry for the inconvenience of a service that was unavailable.",
        ),
        ("Log in to vote", "Voters will be able to log in with a card from May, the minister said."),
    ],
)
def test_news_about_such_things_is_read(title: str, about: str) -> None:
    assert read_page(page(title, about, NEWS)).text == f"{about}\n\n{NEWS}"


@pytest.mark.parametrize(
    "line",
    [
        "To continue reading, subscribe now for £1 a week. Already a subscriber? Log in to read the full story.",
        "This article is for subscribers only.",
        "You've reached your limit of free articles this month.",
        "Start your free trial today and read on.",
    ],
)
def test_a_paywall_in_an_article_is_left_out_and_told(line: str) -> None:
    found = read_page(page("Bridges shut", NEWS, MORE, line))
    assert found.text == f"{NEWS}\n\n{MORE}"
    assert CUT in found.about.remarks
    with pytest.raises(InputError, match="only the stub of an article at a paywall; save the page again"):
        read_page(page("Bridges shut", NEWS, line))


BUILT = {
    "empty shell": '<div id="root"></div><script src="/static/main.js"></script>',
    "login": '<form><label>E-mail <input type="email"></label><label>Password <input type="password"></label></form>',
    "no article": "<nav><a href='/'>Front page</a></nav>",
}


@pytest.mark.parametrize(("what", "body"), BUILT.items())
def test_a_page_without_an_article_is_named_by_how_it_is_built(what: str, body: str) -> None:
    with pytest.raises(InputError, match=what):
        read_page(f"<html><head><title>The Coast Paper</title></head><body>{body}</body></html>".encode())


def test_a_short_text_that_is_not_free_may_be_cut() -> None:
    data = '{"@type": "NewsArticle", "headline": "Bridges shut", "isAccessibleForFree": "False"}'
    head = f'<script type="application/ld+json">{data}</script>'
    assert MAYBE_CUT in read_page(page("Bridges shut", NEWS, head=head)).about.remarks
