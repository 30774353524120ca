"""Exports of social networks: which network, whose words, what is left out."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from tests.formats import social

from glossator.errors import InputError
from glossator.formats.posts import bluesky, exports, telegram


def test_an_archive_of_x_in_parts_without_the_words_of_others() -> None:
    rows = [social.tweet(1, "We cut taxes &amp; more."), social.tweet(2, "RT @bob: Theirs.")]
    found = exports.of_json(social.archive("tweets", rows, part=1))
    assert found.network == "X"
    assert [post.text for post in found.own] == ["We cut taxes & more."]
    assert found.left_out == ["1 reposts of others' words were left out"]


@pytest.mark.parametrize("name", ["like", "direct_messages", "account", "deleted_tweets"])
def test_lists_of_others_words_are_refused_by_name(name: str) -> None:
    rows = [{"like": {"tweetId": "9", "fullText": "Somebody else's words."}}]
    with pytest.raises(exports.OthersWordsError, match=name):
        exports.of_json(social.archive(name, rows))


def test_an_outbox_without_boosts_and_letters() -> None:
    found = exports.of_json(social.outbox())
    assert found.network == ""
    assert [(post.text, post.author, post.address) for post in found.own] == [
        ("Prices fell.", "ada", "https://m.example/@ada/1")
    ]
    assert len(found.left_out) == 2


def test_posts_that_others_put_on_a_wall_are_not_its_owners() -> None:
    wall = {"wall_posts_sent_to_you": {"activity_log_data": [{"timestamp": 1521658574, "data": [{"post": "Theirs"}]}]}}
    assert not exports.of_json(json.dumps(wall)).own


def test_a_comment_in_parts_at_its_address() -> None:
    cell = '"{""text"":""It cost ""},{""text"":""3 million.""}"'
    header = "Comment ID,Channel ID,Comment Create Timestamp,Video ID,Comment Text"
    found = exports.of_table([f"{header}\n", f"Ug1,UC1,2024-01-02T03:04:05Z,vid,{cell}\n"])
    assert found.network == "YouTube"
    assert [(post.text, post.address) for post in found.own] == [
        ("It cost 3 million.", "https://www.youtube.com/watch?v=vid&lc=Ug1")
    ]


def test_json_of_no_network_is_of_none() -> None:
    assert exports.of_json('[{"text": "A row of a table."}]').network is None


def test_a_repository_of_bluesky() -> None:
    found = bluesky.of_repository(social.repository({"3kaa": "The bridge opened.", "3kab": "It cost 3 million."}))
    assert [(post.text, post.author, post.address) for post in found.own] == [
        ("The bridge opened.", "Ada Example", "https://bsky.app/profile/did:plc:ada/post/3kaa"),
        ("It cost 3 million.", "Ada Example", "https://bsky.app/profile/did:plc:ada/post/3kab"),
    ]


@pytest.mark.parametrize("data", [b"", b"\x00", b"nonsense", social.repository({"3k": "x"})[:-40]])
def test_what_is_no_repository_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="not a Bluesky repository"):
        bluesky.of_repository(data)


def test_a_channel_of_telegram() -> None:
    page = social.chat("Ada News", ("Ada News", "The bridge <strong>opened</strong><br>today."), ("", "It cost 3."))
    assert telegram.is_export(page)
    found = telegram.of_page(page)
    assert [post.text for post in found.own] == ["The bridge opened\ntoday.", "It cost 3."]
    assert found.own[0].time == datetime(2021, 1, 2, 23, 4, 5, tzinfo=timezone(timedelta(hours=1)))
    assert found.own[0].time < datetime(2021, 1, 3, tzinfo=UTC)
    assert found.remarks == ["the export does not say whether the channel is public"]


def test_a_chat_of_several_may_have_been_private() -> None:
    with pytest.raises(InputError, match="several people"):
        telegram.of_page(social.chat("Bob", ("Bob", "Hello"), ("Ada", "Hi")))


def test_a_text_by_languages_alone_is_read_and_entries_without_words_are_counted() -> None:
    public = {"to": ["https://www.w3.org/ns/activitystreams#Public"], "type": "Create"}
    notes = [
        {"contentMap": {"de": "<p>Es fiel.</p>", "en": "<p>It fell.</p>"}},
        {"content": "It rose.", "contentMap": {"en": "No"}},
    ]
    rows = [*({**public, "object": note} for note in notes), None, {**public, "object": None}]
    found = exports.of_json(json.dumps({"orderedItems": rows}))
    assert [post.text for post in found.own] == ["It fell.", "It rose."]
    assert found.left_out == ["2 entries without words were left out"]


@pytest.mark.parametrize("header", ["url,text,title,text", "url,Full Text,title,full_text", "date,text,title,date"])
def test_a_name_that_two_columns_bear_is_refused_where_it_counts(header: str) -> None:
    with pytest.raises(InputError, match=r"the same name: \d .* and 4 "):
        exports.of_table([f"{header}\n", "a,b,c,d\n"])


def test_a_name_that_two_columns_bear_does_no_harm_elsewhere() -> None:
    assert [post.text for post in exports.of_table(["label,text,label\n", "a,It fell.,b\n"]).own] == ["It fell."]
