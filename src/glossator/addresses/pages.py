"""Whether an answer is a page at all; other content is named before anything of it is filed."""

from urllib.parse import urlsplit

from glossator.addresses.model import Fetched
from glossator.formats.address import same_site
from glossator.formats.kinds import name_of, suffix_of
from glossator.formats.unsupported import instead

_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")


def no_page(fetched: Fetched) -> str:
    """Why an answer is not a page, and what to do; "" if it may be one."""
    if fetched.kind in _FEEDS:
        return f"a feed ({fetched.kind}), not a page; add the pages it lists with `glossator record follow`"
    if not fetched.body.strip():
        return "empty"
    if not suffix_of(fetched.kind, fetched.address, fetched.body):
        what = f"not a page but {fetched.kind}" if fetched.kind else "of no stated kind, and no page"
        return f"{what}; {instead(name_of(fetched.address)) or 'save it and add the file'}"
    return _led_away(fetched)


def _led_away(fetched: Fetched) -> str:
    """True for a soft 404: a site without such a page may redirect to its front page instead of saying so."""
    asked, came = urlsplit(fetched.asked.strip()), urlsplit(fetched.address)
    deep = asked.path.strip("/") or asked.query
    front = not came.path.strip("/") and not came.query
    if fetched.redirects and deep and front and same_site(fetched.asked, fetched.address):
        return "leads to the front page of its site: there is no such page (any more); look for it in a web archive"
    return ""
