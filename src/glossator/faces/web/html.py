"""The template engine of the HTML faces: autoescaping, visible hidden characters, plain-word filters."""

import base64
import hashlib
import re
from datetime import datetime
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from glossator.conduct.model import Action, Actor
from glossator.evidence.model import Evidence, Source
from glossator.faces.charts import conduct
from glossator.faces.web.picture import checked
from glossator.guide import plain_words as words
from glossator.guide import sanitizing as safe
from glossator.guide.prose.naming import with_article
from glossator.language.model import Certainty

_ID = re.compile(r"[A-Za-z0-9_]{1,40}\Z")
SHORT = 160  # characters of a quote in a table


@cache
def environment() -> Environment:
    """The environment shared by all HTML faces."""
    made = Environment(
        loader=PackageLoader("glossator.faces"),
        autoescape=True,
        finalize=safe.html,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    made.filters.update(
        a=words.a, action=action, asked=words.asked, attribution=words.attribution, capital=words.capital,
        code=code,
        certainty_words=words.certainty, clock=words.time_code,
        own_words=words.own_words,
        also=words.also,
        conduct_described=conduct.described, count=words.count, counts=words.counts, dated=words.dated, day=words.day,
        hedged=words.hedged, hedged_quote=hedged_quote, interval=words.interval, key=key, listed=words.listed,
        number=words.number, reworded=words.reworded, percent=words.percent, publisher=words.publisher,
        score="{:.4g}".format,
        shortened=shortened, stamp=stamp, stance_word=words.stance, side=words.side, verdict_word=words.verdict,
        corrected_on=words.corrected_on, retracted_on=words.retracted_on, speakers=words.speakers, when=words.when,
    )  # fmt: skip
    made.globals.update(source_link=source_link, captured=captured, verdicts=words.data()["verdicts"])
    return made


def inline(name: str) -> Markup:
    """One of our stylesheets or scripts, for inlining."""
    return Markup((files("glossator.faces") / "templates" / name).read_text("utf-8").strip())  # noqa: S704  our own file


def site_style() -> Markup:
    """The stylesheet of every page except the guide."""
    return Markup("\n").join([inline("page.css"), inline("site.css")])


def policy(style: str, script: str = "", *, frames: bool = False, media: str = "") -> str:
    """A Content Security Policy that allows only this style and script, embedded pictures and `media`."""
    rules = [
        "default-src 'none'",
        f"style-src '{_hash(style)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if script:
        rules.append(f"script-src '{_hash(script)}'")
    if media:
        rules.append(media)
    if frames:
        rules.append("frame-src 'self'")
    return "; ".join(rules)


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def trusted(made: str) -> Markup:
    """Markup that our own code has already escaped for its context."""
    return Markup(made)  # noqa: S704  escaped by claim_review.script


def key(claim: str) -> str:
    """A claim id as part of an HTML id: without the leading 'c', or a hash if it has unusual characters."""
    name = words.number(claim)
    return name if _ID.match(name) else "x" + hashlib.sha256(claim.encode()).hexdigest()[:12]


def picture(data: str) -> str:
    """The data: URL of an embedded picture; '' for anything else."""
    return checked(data)


def source_link(address: str, label: str = "") -> Markup:
    """A link for an http or https URL; any other URL is shown as text."""
    href = safe.link(address)
    if href:
        shown = safe.html(label or safe.host(address))
        return Markup('<a href="{}" rel="noopener nofollow">{}</a>').format(href, shown)
    shown = safe.html(shortened(address, 80))
    prefix = safe.html(f"{label}, ") if label else ""
    return Markup('{}<span class="plain">{}</span>').format(prefix, shown)


def captured(source: Source) -> Markup:
    """', as captured 21 March 2018': a link to the capture if readers have it, else with its place on file."""
    said = words.captured(source)
    if not said:
        return Markup("")
    if href := safe.beside(source.kept):
        return Markup(', <a href="{}">{}</a>').format(href, said)
    return Markup(', <span title="{}">{}</span>').format(safe.visible(words.capture_place(source)), said)


def hedged_quote(evidence: Evidence) -> Markup:
    """The quote with its hedging and attributing words marked."""
    quote = evidence.quote.exact
    phrases = sorted({phrase for phrase in evidence.certainty_words if phrase.strip()}, key=len, reverse=True)
    if not phrases:
        return escape(safe.visible(quote))
    cut = re.compile(r"(?<!\w)(" + "|".join(re.escape(phrase) for phrase in phrases) + r")(?!\w)", re.IGNORECASE)
    pieces = [
        Markup('<mark class="hedged">{}</mark>').format(safe.visible(piece))
        if index % 2
        else escape(safe.visible(piece))
        for index, piece in enumerate(cut.split(quote))
    ]
    return Markup("").join(pieces)


def shortened(text: str, longest: int = SHORT) -> str:
    """The beginning of a text, with an ellipsis if it was cut."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def stamp(at: str) -> str:
    """An ISO time as '22 March 2018, 09:30 UTC'; unchanged if invalid."""
    try:
        time = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{words.day(time.date())}, {words.clock(time)}"


def action(done: Action) -> str:
    """An action in one line of plain words: who did what to whom, how sure, according to whom."""
    sources = done.sources or ([done.source] if done.source else [])
    targets = done.targets or ([done.target] if done.target else [])
    verb = words.data()["actions"].get(done.action, done.action.lower().replace("_", " "))
    who = words.listed(map(_actor, sources)) or "Somebody unnamed"
    who = who[:1].upper() + who[1:]
    whom = words.listed(map(_actor, targets))
    if not done.action:
        return who  # an uncoded deed: the quote says what was done
    sure = [] if done.certainty is Certainty.ASSERTED else [str(done.certainty)]
    sure += [f"according to {words.listed(map(with_article, done.attributed_to))}"] if done.attributed_to else []
    line = " ".join(word for word in (who, "did not do this:" if done.negated else "", verb, whom) if word)
    return line + (f" ({', '.join(sure)})" if sure else "")


def code(done: Action) -> str:
    """An action's PLOVER codes, for those who count: "SANCTION, discontinue"; '' if uncoded."""
    return ", ".join(word for word in (done.action, done.mode, done.context) if word)


def _actor(actor: Actor) -> str:
    """An actor's name with its article, and the part of a state that acted where it was not the government."""
    part = words.data()["sectors"].get(actor.role, "") if actor.id and actor.id == actor.code else ""
    name = with_article(actor.name)
    return f"{name} ({part})" if part else name
