"""Generated hostile files: unbounded nesting, archive bombs, external references."""

import json
import random
from collections.abc import Callable

from benchmarks.fuzzing.mutations import PLACES, piece
from benchmarks.fuzzing.packed import Made, archive, bomb, docx_with, pdf_document, word_document, zip_bomb
from benchmarks.fuzzing.seeds import data

DEEP, WIDE, LONG = 30_000, 3_000, 3_000_000


def made(luck: random.Random) -> Made:
    """The name and bytes of one such file."""
    return luck.choice(MAKERS)(luck)


def _deep_json(luck: random.Random) -> Made:
    depth = luck.choice((50, 900, DEEP))
    open_, close = luck.choice(
        (("[", "]"), ('{"a":', "}"), ('{"text":', "}"), ('{"@graph":[', "]}"), ('[{"data":', "}]"))
    )
    inner = luck.choice(
        ("1", '"x"', '{"full_text":"We opened it."}', '{"@type":"ClaimReview","claimReviewed":"It is."}')
    )
    text = open_ * depth + inner + (close * depth if luck.random() < 0.8 else "")
    if luck.random() < 0.3:
        words = "<p>The harbour opened again on Thursday.</p>"
        page = f'<html><script type="application/ld+json">{text}</script>{words}</html>'
        return "deep.html", page.encode()
    return luck.choice(("deep.json", "deep.jsonl", "deep.js")), text.encode()


def _odd_json(luck: random.Random) -> Made:
    body = luck.choice(
        (
            '{"text": "a", "created_at": %s}' % ("9" * 400),
            '{"text": "a", "id": %s}' % ("9" * 5_000),
            '{"text": "\\ud83d half"}',
            '[{"full_text":"a","created_at":1e400}]',
            '{"text": NaN, "date": Infinity}',
            '{"text":"a","text":"b","text":1}',
            "[" + ",".join(["{}"] * 50_000) + "]",
            '{"' + "k" * 2_000_000 + '": 1}',
            "\ufeff\ufeff{}",
            '{"text": "\\u0000"}',
            "{} {}",
            '"text"',
            "[[" * 40 + '{"text":"a"}' + "]]" * 40,
            json.dumps({f"c{n}": "x" for n in range(20_000)} | {"text": "a"}),
            '{"speaker":"\\ud800","text":"We opened \\udfff it.","date":"\\ud800"}',
            "null",
            "0",
            "-",
            '{"text":"' + "\\u0041" * 100_000 + '"}',
            '{"created_at":"Wed Mar 21 14:05:01 +9999 2018","text":"a"}',
            '{"created_at":"Mon, 99 Foo 99999 99:99:99 +0000","text":"a"}',
            '{"text":"a","created_at":"21 Mar 2018 10:00:00 +99999999999"}',
            '{"text":"a","date":"-99999999999999"}',
        )
    )
    return luck.choice(("odd.json", "odd.jsonl", "odd.js", "odd.txt")), body.encode("utf-8", "surrogatepass")


def _deep_markup(luck: random.Random) -> Made:
    depth = luck.choice((200, 2_000, DEEP))
    tag = luck.choice(
        (
            "div",
            "b",
            "table><tr><td",
            "ul><li",
            "svg",
            "p",
            "blockquote",
            "font",
            "a href=x",
            "item",
            "entry",
            "template",
        )
    )
    words = "<p>The harbour of Westmark opened again on Thursday after nine days.</p>"
    body = f"<{tag}>" * depth + words
    if luck.random() < 0.3:
        return "deep.rss", f"<?xml version='1.0'?><rss><channel><title>x</title>{body}</channel></rss>".encode()
    return "deep.html", f"<html><body>{body}</body></html>".encode()


def _wide_markup(luck: random.Random) -> Made:
    kind = luck.randrange(6)
    words = "<p>The harbour of Westmark opened again on Thursday after nine days.</p>"
    body = (
        f"<p {' '.join(f'a{n}=1' for n in range(WIDE * 5))}>x</p>",
        "".join(
            f'<meta property="article:published_time" content="{luck.choice(data()["values"])}">' for _ in range(WIDE)
        ),
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2018-03-22"}</script>' * WIDE,
        "<table>" + ("<tr>" + "<td>1</td>" * 100 + "</tr>") * 300 + "</table>",
        '<a href="/x">y</a> ' * (WIDE * 5),
        "".join(
            f"<time datetime='2018-03-{n % 40:02}'>x</time><p>Item {n} of the day's news.</p>" for n in range(WIDE)
        ),
    )[kind]
    return "wide.html", f"<html><body>{body}{words}</body></html>".encode()


def _entities(luck: random.Random) -> Made:
    outside, port = PLACES["outside"], PLACES["port"]
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    kind = luck.choice(
        (
            f'<!DOCTYPE rss [<!ENTITY e SYSTEM "file://{outside}">]>',
            f'<!DOCTYPE rss [<!ENTITY e SYSTEM "http://127.0.0.1:{port}/e">]>',
            f'<!DOCTYPE rss SYSTEM "http://127.0.0.1:{port}/x.dtd" [<!ENTITY e "x">]>',
            f'<!DOCTYPE rss [<!ENTITY l0 "laugh">{laughs}<!ENTITY e "&l9;">]>',
            f'<!DOCTYPE rss [<!ENTITY e "{"x" * 100_000}">]>',
            '<!DOCTYPE rss [<!ENTITY e "&e;">]>',
        )
    )
    times = luck.choice((1, 10_000))
    item = (
        f"<item><title>&e;</title><description>{'&e;' * times}</description><link>https://a.example/&e;</link></item>"
    )
    feed = f'<?xml version="1.0"?>{kind}<rss version="2.0"><channel><title>&e;</title>{item}</channel></rss>'
    where = luck.randrange(3)
    if where == 0:
        return "entities.rss", feed.encode()
    if where == 1:
        return "entities.html", feed.replace("rss", "html").replace("channel", "body").replace("item", "p").encode()
    return "entities.docx", docx_with(feed.encode())


def _many_lines(luck: random.Random) -> Made:
    unit = luck.choice(data()["runs"]) if luck.random() < 0.7 else piece(luck).decode("utf-8", "replace")
    text = unit * (luck.choice((50_000, 400_000)) // max(1, len(unit)))
    head = luck.choice(
        (
            "",
            "",
            "WEBVTT\n\n00:01.000 --> 00:02.000\n",
            "---\ntitle: x\n---\n",
            "text,date\n",
            "1\n00:00:01,000 --> 00:00:02,000\n",
        )
    )
    return "run" + luck.choice((".txt", ".md", ".csv", ".vtt", ".srt", ".jsonl", ".html", ".tsv")), (
        head + text
    ).encode("utf-8", "replace")


def _long_line(luck: random.Random) -> Made:
    words = luck.choice(("the harbour opened ", "x", "é", "\u202e", "1,000 ", "Ann Reed: ", "“yes” "))
    return "long" + luck.choice((".txt", ".csv", ".jsonl", ".html", ".md", ".vtt")), (
        words * (LONG // len(words) // 4)
    ).encode()


def _wide_table(luck: random.Random) -> Made:
    columns = luck.choice((WIDE, 40_000))
    between = luck.choice(",;\t|")
    head = between.join(luck.choice(("", "text", "date", f"c{n}", "text")) for n in range(columns))
    rows = [between.join(luck.choice(("", '"', "=1+1", "x")) for _ in range(columns)) for _ in range(5)]
    return luck.choice(("wide.csv", "wide.tsv", "wide.txt")), "\n".join([head, *rows]).encode()


def _quotes(luck: random.Random) -> Made:
    line = luck.choice(('a,"b\n', '"a","b""\n', '"\n', 'a,b"c"d,"\n', '"a\r'))
    return luck.choice(("quotes.csv", "quotes.tsv")), ("date,text\n" + line * luck.choice((100, 20_000))).encode()


def _front_matter(luck: random.Random) -> Made:
    outside = PLACES["outside"]
    head = luck.choice(
        (
            "a: " + "[" * 20_000,
            "a: " + "{a: " * 5_000,
            "a: &a [x]\nb: [*a, *a]",
            f"a: !!python/object/apply:os.system ['echo x > {outside}.owned']",
            "published: 2018-13-45",
            "published: 99999-01-01",
            "published: !!timestamp x",
            "title: !!binary '%'",
            "? [a]\n: b",
            "1: 2\n2018-03-21: x",
            "<<: {title: x}",
            "<<: x",
            "title: |\n" + "  x\n" * 10_000,
            "published: .nan\nmodified: 1e500",
            "title: 0o7\naddress: 0x" + "f" * 6_000,
            "published: 2018-03-21T25:00:00Z",
            "title: " + "9" * 6_000,
            "a: !!set {x}",
            "a: !!omap [x]",
            "- " * 10_000,
            "a: 1:2:3:4:5:6:7:8:9",
        )
    )
    return luck.choice(("front.md", "front.txt")), f"---\n{head}\n---\nThe harbour opened.\n".encode()


def _captions(luck: random.Random) -> Made:
    cue = luck.choice(
        (
            "{at} --> {at}\n- a\n- b\n- c\n\n",
            "{at} --> 99:99:99.999\n<v {n}>words {n}</v>\n\n",
            "{at} --> {at}\n{n}\n{n}\n{n}\n\n",
            "{at}-->{at}\n\n",
            "{n}\n{at} --> {at}\nwords words words\nwords words\n\n",
            "{at} --> {at}\n" + "<c>" * 200 + "x\n\n",
            "{at} --> {at}\nANN REED: JAN HOLT: x\n\n",
            "{at} --> 00:00:00.000\nsame words again and again\n\n",
        )
    )
    hours = luck.choice((0, 99, 10**30, 10**400))
    count = luck.choice((50, 3_000))
    text = "WEBVTT\n\n" + "".join(
        cue.replace("{at}", f"{hours}:{n // 60 % 60:02}:{n % 60:02}.000").replace("{n}", str(n)) for n in range(count)
    )
    return luck.choice(("made.vtt", "made.srt", "made.txt")), text.encode()


MAKERS: tuple[Callable[[random.Random], Made], ...] = (
    _deep_json,
    _odd_json,
    _odd_json,
    _deep_markup,
    _wide_markup,
    _entities,
    word_document,
    bomb,
    zip_bomb,
    _many_lines,
    _many_lines,
    _many_lines,
    _long_line,
    _wide_table,
    _quotes,
    _front_matter,
    archive,
    pdf_document,
    _captions,
)
