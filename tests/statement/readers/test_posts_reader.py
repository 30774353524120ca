"""Posts in the shapes networks export them: order, threads, authors, times, reposts."""

import json
from datetime import UTC, datetime

import pytest

from glossator.errors import InputError
from glossator.formats.posts import exports
from glossator.statement.readers import posts


def test_newest_first_is_put_in_order_and_a_thread_runs_on() -> None:
    rows = [
        {
            "id_str": "2",
            "text": "...because of the new law. It passed.",
            "created_at": "Wed Mar 21 19:05:40 +0000 2018",
        },
        {"id_str": "1", "text": "Prices fell by 3 percent.....", "created_at": "Wed Mar 21 18:56:14 +0000 2018"},
    ]
    reading = posts.read_json(json.dumps(rows))
    assert reading.text == "Prices fell by 3 percent..... ...because of the new law. It passed."
    assert [u.time for u in reading.utterances] == [
        datetime(2018, 3, 21, 18, 56, 14, tzinfo=UTC),
        datetime(2018, 3, 21, 19, 5, 40, tzinfo=UTC),
    ]


def test_a_thread_whose_next_post_begins_a_sentence_is_kept_apart() -> None:
    assert not posts.continues("It is not a bad thing.......", ".....They can help")
    assert posts.continues("not a bad thing...", "...and they can help")
    assert not posts.continues("A whole sentence.", "...and they can help")


SHAPES = {
    "archive": 'window.YTD.tweets.part0 = [{"tweet": {"full_text": "Hello &amp; thanks", '
    '"created_at": "Wed Mar 21 18:56:14 +0000 2018", "id_str": "7", "user": {"name": "Ada", "screen_name": "ada"}}}]',
    "version 2": '{"data": [{"id": "7", "text": "Hello &amp; thanks", "created_at": "2018-03-21T18:56:14.000Z", '
    '"author_id": "1"}], "includes": {"users": [{"id": "1", "name": "Ada", "username": "ada"}]}}',
    "mastodon": '[{"content": "<p>Hello &amp; thanks</p>", "created_at": "2018-03-21T18:56:14Z", '
    '"account": {"acct": "ada", "display_name": "Ada"}, "url": "https://example.social/@ada/7"}]',
    "outbox": '{"orderedItems": [{"type": "Create", "object": {"content": "<p>Hello &amp; thanks</p>", '
    '"published": "2018-03-21T18:56:14Z", "name": "Ada"}}]}',
    "bluesky": '{"feed": [{"post": {"author": {"displayName": "Ada", "handle": "ada.example"}, '
    '"record": {"text": "Hello & thanks", "createdAt": "2018-03-21T18:56:14Z"}}}]}',
    "facebook": '[{"timestamp": 1521658574, "data": [{"post": "Hello & thanks"}], "name": "Ada"}]',
    "telegram": '{"name": "Ada", "messages": [{"date": "2018-03-21T18:56:14", "text": ["Hello ", '
    '{"type": "bold", "text": "& thanks"}]}]}',
    "reddit": '{"kind": "Listing", "data": {"children": [{"kind": "t1", "data": {"body": "Hello &amp; thanks", '
    '"created_utc": 1521658574.0, "author": "Ada", "permalink": "/r/x/1", "replies": ""}}]}}',
    "note tweets": 'window.YTD.note_tweet.part0 = [{"noteTweet": {"noteTweetId": "7", "name": "Ada", "createdAt": '
    '"2018-03-21T18:56:14.000Z", "core": {"text": "Hello & thanks", "hashtags": [{"text": "not this"}]}}}]',
    "facebook comments": '{"comments_v2": [{"timestamp": 1521658574, "title": "Ada commented", "data": [{"comment": '
    '{"timestamp": 1521658574, "comment": "Hello & thanks", "author": "Ada"}}]}]}',
    "instagram": '[{"author": "Ada", "media": [{"uri": "a.jpg", "creation_timestamp": 1521658574, "title": '
    '"Hello & thanks"}]}]',
    "threads": '{"text_post_app_text_posts": [{"media": [{"title": "Hello & thanks", "creation_timestamp": 1521658574, '
    '"author": "Ada"}]}]}',
    "youtube": '{"items": [{"snippet": {"topLevelComment": {"snippet": {"textDisplay": "Hello &amp;<br>thanks", '
    '"textOriginal": "Hello & thanks", "authorDisplayName": "Ada", "publishedAt": "2018-03-21T18:56:14Z"}}}}]}',
    "tiktok": '{"Comment": {"Comments": {"CommentsList": [{"date": "2018-03-21 18:56:14", "comment": "Hello & thanks", '
    '"user": "Ada"}]}}}',
    "discord": '{"guild": {"id": "1"}, "channel": {"type": "GuildTextChat"}, "messages": [{"timestamp": '
    '"2018-03-21T18:56:14+00:00", "content": "Hello & thanks", "author": {"name": "Ada"}, "mentions": []}]}',
}


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_shapes_of_networks(shape: str) -> None:
    reading = posts.read_json(SHAPES[shape])
    assert reading.text == "Hello & thanks"
    assert reading.utterances[0].time == datetime(2018, 3, 21, 18, 56, 14, tzinfo=UTC)
    if shape != "facebook":
        assert reading.speaker == "Ada"


def test_csv_and_reposts_of_others_are_left_out() -> None:
    table = "id,text,created_at,is_retweet\n1,Mine.,2018-03-21 10:00:00,false\n2,Theirs.,2018-03-21 11:00:00,true\n"
    reading = posts.read_csv(table)
    assert reading.text == "Mine."
    assert reading.remarks == ["1 reposts of others' words were left out"]


def test_what_holds_no_posts_is_refused_with_a_reason() -> None:
    with pytest.raises(InputError, match="no posts"):
        posts.read_json('{"a": 1}')
    with pytest.raises(InputError, match="line 1: not JSON"):
        posts.read_json("{nonsense")
    with pytest.raises(InputError, match="no column of text"):
        posts.read_csv("a,b\n1,2\n")


def test_words_of_others_are_left_out_however_the_network_marks_them() -> None:
    marked = {
        "bluesky": {"post": {"record": {"text": "Theirs"}}, "reason": {"$type": "app.bsky.feed.defs#reasonRepost"}},
        "telegram": {"text": "Theirs", "forwarded_from": "Bob"},
        "version 2": {"text": "Theirs", "referenced_tweets": [{"type": "retweeted", "id": "1"}]},
        "mastodon": {"content": "", "reblog": {"content": "<p>Theirs</p>"}},
    }
    for name, row in marked.items():
        assert posts.read_json(json.dumps([row, {"text": "Mine"}])).text == "Mine", name
    replied = {"text": "A reply", "referenced_tweets": [{"type": "replied_to", "id": "1"}]}
    assert posts.read_json(json.dumps([replied])).text == "A reply"


def test_a_post_that_was_cut_is_read_whole() -> None:
    for key, field in (("note_tweet", "text"), ("extended_tweet", "full_text")):
        assert (
            posts.read_json(json.dumps([{"text": "We cut…", key: {field: "We cut 4 taxes."}}])).text
            == "We cut 4 taxes."
        )


def test_facebook_bytes_are_letters_again() -> None:
    export = [{"timestamp": 1521658574, "data": [{"post": "caf\u00c3\u00a9 \u00e2\u0080\u0099"}]}]
    assert posts.read_json(json.dumps(export)).text == "café ’"


def test_addresses_and_authors_that_have_to_be_made() -> None:
    blue = {
        "post": {
            "uri": "at://did:plc:x/app.bsky.feed.post/3k",
            "author": {"handle": "ada.example"},
            "record": {"text": "Hi"},
        }
    }
    cases = {
        "https://bsky.app/profile/ada.example/post/3k": blue,
        "https://twitter.com/i/web/status/7": {"tweet": {"full_text": "Hi", "id_str": "7"}},
        "https://example.org/7": {
            "content": "<p>Hi</p>",
            "url": "https://example.org/7",
            "attributedTo": "https://example.org/users/ada",
        },
    }
    for address, row in cases.items():
        assert posts.read_json(json.dumps([row])).utterances[0].address == address
    assert posts.read_json(json.dumps([cases["https://example.org/7"]])).speaker == "ada"
    graph = {"message": "Hi", "from": {"name": "Ada"}, "created_time": "2018-03-21T10:00:00+0000"}
    reading = posts.read_json(json.dumps({"data": [graph]}))
    assert (reading.speaker, str(reading.date)) == ("Ada", "2018-03-21")


def test_tables_by_any_common_separator_and_heading() -> None:
    assert posts.read_csv("Date;Text\n2018-03-21;We cut 4 taxes, twice.\n").text == "We cut 4 taxes, twice."
    assert posts.read_csv("Date,Tweet Text,Author\n2018-03-21,We cut 4 taxes.,Ada\n").speaker == "Ada"
    linked_in = (
        'Date,ShareCommentary,Visibility\n2018-03-21 10:00:00,"We cut 4 taxes.\n""\n""All of them.",MEMBER_NETWORK\n'
    )
    assert posts.read_csv(linked_in).text == "We cut 4 taxes.\n\nAll of them."


NOT_PUBLIC = {
    "a direct message of an outbox": {"content": "<p>Quiet</p>", "directMessage": True},
    "to followers": {"content": "Quiet", "to": ["https://m.example/users/ada/followers"], "cc": []},
    "in an activity": {
        "type": "Create",
        "to": ["https://m.example/users/bob"],
        "object": {"content": "Quiet", "published": "2018-03-21T10:00:00Z"},
    },
    "by its visibility": {"content": "Quiet", "visibility": "direct"},
    "to friends": {"message": "Quiet", "privacy": {"value": "ALL_FRIENDS"}},
    "messages of an archive": {"dmConversation": {"messages": [{"messageCreate": {"text": "Quiet", "senderId": "1"}}]}},
    "a chat of two": {"participants": [{"name": "Ada"}, {"name": "Bob"}], "messages": [{"content": "Quiet"}]},
    "a private group": {"type": "private_group", "messages": [{"type": "message", "text": "Quiet"}]},
    "a message of a server": {"channel": {"type": "DirectTextChat"}, "messages": [{"content": "Quiet"}]},
}


@pytest.mark.parametrize("name", NOT_PUBLIC)
def test_what_was_not_public_is_no_statement(name: str) -> None:
    reading = posts.read_json(json.dumps([NOT_PUBLIC[name], {"text": "Loud"}]))
    assert reading.text == "Loud"
    assert reading.remarks == ["1 messages and posts that were not public were left out"]
    with pytest.raises(InputError, match="1 messages and posts that were not public"):
        posts.read_json(json.dumps(NOT_PUBLIC[name]))


@pytest.mark.parametrize(
    "public",
    [
        {"to": ["https://www.w3.org/ns/activitystreams#Public"], "cc": ["https://m.example/users/ada/followers"]},
        {"to": ["https://m.example/users/ada/followers"], "cc": ["as:Public"]},
        {"visibility": "unlisted"},
        {"privacy": {"value": "EVERYONE"}},
        {"is_private": "false"},
    ],
)
def test_what_anybody_could_read_is(public: dict[str, object]) -> None:
    assert posts.read_json(json.dumps({"content": "Loud", **public})).text == "Loud"


def test_more_marks_of_words_of_others() -> None:
    rows: list[dict[str, object]] = [
        {"type": "Announce", "object": "https://m.example/77"},
        {"text": "RT @bob: Theirs"},
        {"text": "“RT @bob Theirs”"},
        {"text": "Theirs", "Type": "Retweet"},
        {"text": "Theirs", "is_repost": 1},
        {"text": "Mine", "type": "post", "quoted_status": {"text": "Theirs"}, "is_retweet": False},
    ]
    reading = posts.read_json(json.dumps(rows))
    assert reading.text == "Mine"
    assert reading.remarks == ["5 reposts of others' words were left out"]


def test_a_bad_line_or_row_is_named_and_the_rest_goes_on() -> None:
    reading = posts.read_json('{"text": "One."}\n{"text": "Tw\n{"text": "Three."}')
    assert reading.text == "One.\n\nThree."
    assert "line 2: not JSON" in reading.remarks[0]
    reading = posts.read_csv('text,date\n"One.,2018-03-21\nTwo.,2018-03-22\n')
    assert reading.text == "Two."
    assert "row 1: a quotation mark is opened and never closed" in reading.remarks[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[" * 5_000 + "1", "nested too deep"),
        ('{"data":' * 5_000 + "1", "nested too deep"),
        ('{"text": "It is open.", "id": ' + "7" * 5_000 + "}", "a number with too many digits"),
        ("[" + "{}," * exports.MOST + "{}]", "more than 500,000 posts"),
        ("{}\n" * (exports.MOST + 2), "more than 500,000 posts"),
    ],
)
def test_json_without_end_is_refused(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        posts.read_json(text)


def test_a_line_nested_without_end_leaves_the_others() -> None:
    reading = posts.read_json('{"text": "The ferry runs again."}\n' + "[" * 5_000 + "\n")
    assert reading.text == "The ferry runs again."
    assert reading.remarks == ["left out, because it cannot be read: line 2: not JSON (nested too deep)"]


def test_half_an_emoji_is_one_sign_that_can_be_written() -> None:
    reading = posts.read_json('[{"text": "The ferry \\ud83d runs.", "user": {"name": "Ann \\udfff"}}]')
    assert reading.text == "The ferry \ufffd runs."
    assert reading.statement().model_dump_json().count("\ufffd") == 3
