"""Posts in the shapes networks export them: order, threads, authors, times, reposts."""

import json
from datetime import UTC, datetime

import pytest

from glossator.errors import InputError
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
    "reddit": '{"data": {"children": []}, "body": "Hello & thanks", "created_utc": 1521658574, "author": "Ada"}',
}


@pytest.mark.parametrize("shape", sorted(set(SHAPES) - {"reddit"}))
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
