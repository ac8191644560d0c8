from __future__ import annotations

from dataclasses import replace
from email.utils import formatdate

import pytest

from reader.sources import asking
from reader.sources.asking import DAY, LONGEST_WAIT, Answer, Failure, Memory, State

NOW = 1_800_000_000
HALF_AN_HOUR = 1_800
URL = "https://news.example/rss"
KNOWN = Memory(URL, etag='"7"', modified="Mon", tried=NOW, succeeded=NOW, state=State.OK, body=1)


def test_a_feed_is_asked_for_what_has_changed_since_the_last_time() -> None:
    assert asking.request(KNOWN) == asking.Request(URL, '"7"', "Mon", URL)


def test_a_feed_that_moved_for_good_is_asked_where_it_is_now() -> None:
    assert asking.request(replace(KNOWN, moved="https://new.example/")).url == "https://new.example/"


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (401, State.FORBIDDEN),
        (403, State.FORBIDDEN),
        (404, State.MISSING),
        (410, State.GONE),
        (418, State.STATUS),
        (429, State.BUSY),
        (500, State.SERVER),
        (503, State.BUSY),
        (599, State.SERVER),
    ],
)
def test_every_status_without_news_has_a_meaning(status: int, state: State) -> None:
    assert asking.meaning(Answer(status, URL)) == Failure(state, str(status))


@pytest.mark.parametrize("status", [200, 203, 304])
def test_news_and_no_change_are_no_failure(status: int) -> None:
    assert asking.meaning(Answer(status, URL)) is None


def test_only_what_was_read_whole_is_not_asked_for_again() -> None:
    answer = Answer(200, URL, {"etag": '"8"', "last-modified": "Tue"}, b"<rss/>")
    read = asking.read(KNOWN, answer, NOW + 5, "예시일보", "https://news.example/")
    assert (read.etag, read.modified, read.body) == ('"8"', "Tue", asking.fingerprint(b"<rss/>"))
    assert (read.title, read.site, read.succeeded, read.state) == (
        "예시일보",
        "https://news.example/",
        NOW + 5,
        State.OK,
    )
    failed = asking.failed(read, Failure(State.CUT), NOW + 9)
    assert (failed.etag, failed.succeeded, failed.tried, failed.failures) == ('"8"', NOW + 5, NOW + 9, 1)


def test_a_server_that_says_unchanged_without_its_tag_is_still_asked_with_it() -> None:
    assert asking.unchanged(KNOWN, Answer(304, URL), NOW + 5).etag == '"7"'


def test_a_success_forgets_the_failures_before_it() -> None:
    failed = asking.failed(KNOWN, Failure(State.BUSY, "503"), NOW, {"retry-after": "600"})
    again = asking.unchanged(failed, Answer(304, URL), NOW + 700)
    assert (again.failures, again.wait_until, again.detail, again.state) == (0, 0, "", State.UNCHANGED)


def test_a_new_address_that_is_no_good_is_forgotten_for_the_old_one() -> None:
    moved = replace(KNOWN, moved="https://new.example/")
    assert asking.failed(moved, Failure(State.MISSING, "404"), NOW).moved is None
    gone = asking.failed(moved, Failure(State.GONE, "410"), NOW)
    assert (gone.moved, gone.gone) == (None, False)
    assert asking.failed(moved, Failure(State.TIMEOUT), NOW).moved == "https://new.example/"


def test_a_feed_that_is_gone_is_not_asked_by_itself_any_more() -> None:
    gone = asking.failed(KNOWN, Failure(State.GONE, "410"), NOW)
    assert gone.gone
    assert not asking.is_due(gone, HALF_AN_HOUR, NOW + 100 * DAY)


@pytest.mark.parametrize(
    ("header", "until"),
    [
        ("120", NOW + 120),
        (" 5 ", NOW + 5),
        ("99999999999", NOW + LONGEST_WAIT),
        (formatdate(NOW + 60, usegmt=True), NOW + 60),
        (formatdate(NOW - 60, usegmt=True), 0),
        ("soon", 0),
        ("-5", 0),
        ("١٢", 0),
        ("", 0),
        (None, 0),
    ],
)
def test_the_wish_to_be_left_alone_is_read_and_bounded(header: str | None, until: int) -> None:
    assert asking.retry_after(header, NOW) == until


def test_a_feed_is_due_after_its_interval_give_or_take_a_tenth() -> None:
    assert asking.is_due(Memory(URL), HALF_AN_HOUR, NOW), "never asked"
    assert not asking.is_due(KNOWN, HALF_AN_HOUR, NOW + 1_600)
    assert asking.is_due(KNOWN, HALF_AN_HOUR, NOW + 2_000)


def test_feeds_asked_at_one_moment_are_not_due_at_one_moment() -> None:
    due = {asking.next_try(replace(KNOWN, url=f"https://news.example/{n}"), HALF_AN_HOUR) for n in range(50)}
    assert len(due) > 25


@pytest.mark.parametrize(("failures", "wait"), [(0, 1_800), (1, 3_600), (3, 14_400), (20, DAY)])
def test_each_failure_doubles_the_wait_up_to_a_day(failures: int, wait: int) -> None:
    due = asking.next_try(replace(KNOWN, failures=failures), HALF_AN_HOUR) - NOW
    assert 0.9 * wait <= due <= 1.1 * wait


def test_the_servers_wish_counts_for_more_than_our_interval() -> None:
    busy = asking.failed(KNOWN, Failure(State.BUSY, "429"), NOW, {"retry-after": "36000"})
    assert asking.next_try(busy, HALF_AN_HOUR) == NOW + 36_000
