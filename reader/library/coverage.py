"""Coverage: who published a story, who first, who under another headline, who wrote it themselves, after which release.

Pure: from the members of a story, in any order, to a value that the list, the tables and the briefing all tell from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from reader.frozen import frozen
from reader.model import Headline, Kind

_NEVER = 10**9


@frozen
class Coverage:
    """A story and its members. A release is no coverage: it stands apart from the articles."""

    story: str
    articles: tuple[Headline, ...]
    """In the order of publication, as far as it is known; then that of their files."""
    lead: Headline
    """What stands for the story: the article, or the release, that the row of the list shows."""
    release: Headline | None = None
    """The office's own text; the earliest where there are several."""
    first: Headline | None = None
    """Who was first; None for one article alone, and where inferred days or days without a time do not tell."""
    retitled: frozenset[str] = frozenset()
    """Ids of copies under another headline than the release's, or without one than that of most copies."""
    own: frozenset[str] = frozenset()
    """Ids of articles that are no copy of another, nor of a release."""

    @property
    def outlets(self) -> tuple[str, ...]:
        """Each known outlet once, in the order of publication."""
        return tuple(dict.fromkeys(each.outlet for each in self.articles if each.outlet))

    @property
    def unknown(self) -> int:
        """Articles of unknown outlets."""
        return sum(each.outlet is None for each in self.articles)


def coverage(members: Sequence[Headline], lead: Headline | None = None) -> Coverage:
    """Of one story; `lead` is what the list shows of it, the earliest article where no list is asked. Raises ValueError
    without members."""
    if not members:
        raise ValueError("a story without members")
    in_order = sorted(members, key=_when)
    articles = tuple(each for each in in_order if each.kind is Kind.ARTICLE)
    release = next((each for each in in_order if each.kind is Kind.RELEASE), None)
    copies = Counter(_group(each) for each in members)
    own = frozenset(each.id for each in articles if copies[_group(each)] == 1)
    return Coverage(
        members[0].story or members[0].id,
        articles,
        lead or (articles[0] if articles else in_order[0]),
        release,
        _first(articles),
        _retitled([each for each in articles if each.id not in own], release),
        own,
    )


def in_order(story: Coverage) -> tuple[Headline, ...]:
    """Its articles in the order of publication, after the release that they come from."""
    return (*([story.release] if story.release is not None else []), *story.articles)


def by_story(members: Iterable[Headline]) -> Mapping[str, list[Headline]]:
    """Members by their story, stories in the order of their first sight."""
    stories: dict[str, list[Headline]] = {}
    for each in members:
        stories.setdefault(each.story or each.id, []).append(each)
    return stories


def moment(headline: Headline) -> datetime | None:
    """When it was published, where a time of day is known."""
    text = headline.published.text
    return datetime.fromisoformat(text) if "T" in text else None


def _group(headline: Headline) -> str:
    return headline.reprints or headline.id


def _when(headline: Headline) -> tuple[int, float, int]:
    """Earliest first; on one day those with a time first; undated ones last."""
    day, time = headline.published.first, moment(headline)
    return (day.toordinal() if day else _NEVER), (time.timestamp() if time else float("inf")), headline.row


def _first(articles: Sequence[Headline]) -> Headline | None:
    if len(articles) < 2:
        return None
    (day, time, _), (next_day, next_time, _) = map(_when, articles[:2])
    if not all(each.published.certain and not each.published.month_only for each in articles[:2]):
        return None
    same_day = [each for each in articles if each.published.first == articles[0].published.first]
    is_told = day < next_day or (time < next_time and all(moment(each) for each in same_day))
    return articles[0] if is_told else None


def _retitled(copies: Sequence[Headline], release: Headline | None) -> frozenset[str]:
    printed = [each for each in copies if not each.title_derived]
    if release is not None and not release.title_derived:
        original = _letters(release.title)
    elif len(printed) > 1:
        original = Counter(_letters(each.title) for each in printed).most_common(1)[0][0]
    else:
        return frozenset()
    return frozenset(each.id for each in printed if _letters(each.title) != original)


def _letters(title: str) -> str:
    """A headline without what outlets change in passing: spaces, quotation marks, commas, dots."""
    return "".join(char for char in title.casefold() if char.isalnum())
