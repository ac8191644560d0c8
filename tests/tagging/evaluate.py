"""How right the tagger and the resolver are on labelled files.

``python -m tests.tagging.evaluate [LABELLED.jsonl]`` measures places (without a path: our own labelled edition);
``python -m tests.tagging.evaluate --pages DATED.jsonl[.gz]`` makes pages of dated releases and measures their days.
A line of LABELLED has title, body, outlet, published, and what two readers say: primary, accept (also right), places
(must be named), may (may be), institution (a list means alternatives). What ``gjnews export --corrected --to json``
writes is such a file: the places are those that the person decided on.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from math import sqrt
from pathlib import Path
from typing import Any

from reader.intake import RawArticle
from reader.tagging.places import Placed, place
from reader.text.clean import clean
from tests.sample.labelled import FIXTURES, labels
from tests.tagging.pace import paces
from tests.tagging.pages import measure

Label = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One article: what it should be, and what it was made."""

    label: Label
    placed: Placed

    @property
    def right(self) -> bool:
        """Whether the primary place is right; unknown counts where elsewhere would."""
        right = {self.label["primary"], *self.label["accept"]}
        return self.placed.primary in right or (self.placed.primary == "unknown" and "elsewhere" in right)

    @property
    def contained(self) -> bool:
        """Whether every place that must be is named, and none that may not."""
        must, named = set(self.label["places"]), {one.value for one in self.placed.places}
        return must <= named <= must | set(self.label["may"]) | set(self.label["accept"])

    @property
    def institutions(self) -> set[str | None]:
        """The institutions that are right."""
        wanted = self.label["institution"]
        return set(wanted) if isinstance(wanted, list) else {wanted}


def read(path: Path) -> Iterator[Label]:
    """The lines of a JSONL file, also a gzipped one."""
    data = path.read_bytes()
    for line in (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines():
        yield {"accept": [], "may": [], **json.loads(line)}


def own() -> Iterator[Label]:
    """Our own labelled articles: those of the sample edition that are JSONL."""
    lines = (FIXTURES / "edition" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    for label in labels():
        if label["file"] == "articles.jsonl":
            article = json.loads(lines[label["line"] - 1])
            yield {**article, **label, "id": f"edition-{label['line']}"}


def day(published: str | None) -> date | None:
    """The day of an ISO or an e-mail date; None where it is neither."""
    if not published:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        try:
            return parsedate_to_datetime(published).date()
        except ValueError:
            return None


def judge(label: Label) -> Judged:
    """Cleans and places one labelled article."""
    raw = RawArticle("eval", 1, label.get("title") or "", label.get("body") or "", outlet=label.get("outlet"))
    return Judged(label, place(clean(raw), day(label.get("published"))))


def interval(right: int, total: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, right / total
    middle, spread = share + z * z / (2 * total), z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return (middle - spread) / scale, (middle + spread) / scale


def share(name: str, hits: Iterable[bool]) -> str:
    """A share with its interval, as a line."""
    values = list(hits)
    low, high = interval(sum(values), len(values))
    return (
        f"{name:<12} {sum(values) / max(1, len(values)):.3f}  [{low:.3f}, {high:.3f}]  {sum(values)} of {len(values)}"
    )


def report(name: str, judged: Sequence[Judged]) -> Iterator[str]:
    """The figures of one set of articles."""
    yield f"== {name}: {len(judged)} articles"
    yield share("primary", (one.right for one in judged))
    yield share("places", (one.contained for one in judged))
    yield share("unknown", (one.placed.primary == "unknown" for one in judged))
    told = [one for one in judged if one.placed.institution]
    hit = sum(one.placed.institution in one.institutions for one in told)
    wanted = sum(None not in one.institutions for one in judged)
    found = sum(one.placed.institution in one.institutions for one in judged if None not in one.institutions)
    precision, recall = hit / max(1, len(told)), found / max(1, wanted)
    both = 2 * precision * recall / max(1e-9, precision + recall)
    yield f"institution  F1 {both:.3f}  precision {precision:.3f}  recall {recall:.3f}"


def classes(judged: Sequence[Judged]) -> Iterator[str]:
    """Precision and recall by place, and what was taken for what."""
    said, meant, hits = Counter[str](), Counter[str](), Counter[str]()
    for one in judged:
        primary = one.placed.primary.value
        target = primary if one.right else one.label["primary"]
        said[primary] += 1
        meant[target] += 1
        hits[primary] += primary == target
    for name in sorted(meant | said):
        yield f"  {name:<10} precision {hits[name] / max(1, said[name]):.3f}  recall {hits[name] / max(1, meant[name]):.3f}  n {meant[name]}"
    for (wanted, got), count in Counter(
        (one.label["primary"], one.placed.primary.value) for one in judged if not one.right
    ).items():
        yield f"  {wanted} taken for {got}: {count}"


def errors(judged: Iterable[Judged]) -> Iterator[str]:
    """Every article that is not right in all, with its evidence."""
    for one in judged:
        wrong = [name for name, right in (("primary", one.right), ("places", one.contained),
                                          ("institution", one.placed.institution in one.institutions)) if not right]  # fmt: skip
        if wrong:
            yield f"{one.label.get('id')} {', '.join(wrong)}: {one.label['primary']} {one.label['places']} {one.label['institution']}"
            yield f"    got {one.placed.primary} {[place.value for place in one.placed.places]} {one.placed.institution}"
            yield from (
                f"      {why.span} ({why.where}) {why.value} {why.weight} {why.reason}"
                for why in one.placed.evidence[:5]
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path)
    parser.add_argument("--pages", type=int, nargs="?", const=500, help="measure days on so many made pages")
    parser.add_argument("--errors", choices=("none", "made", "all"), default="made",
                        help="list errors of the half that rules were made on, or of all")  # fmt: skip
    options = parser.parse_args()
    if options.pages:
        if options.path is None:
            parser.error("--pages needs a file of dated releases")
        print(*measure(list(read(options.path)), options.pages), sep="\n")
        return
    judged = [judge(label) for label in (read(options.path) if options.path else own())]
    made = [one for one in judged if zlib.crc32(str(one.label["id"]).encode()) % 2 == 0]
    held = [one for one in judged if one not in made]
    lines = [
        *report("all", judged),
        *classes(judged),
        *report("half that rules were made on", made),
        *report("half held out", held),
        *paces([one.label for one in judged]),
    ]
    shown = {"none": [], "made": made, "all": judged}[options.errors]
    print(*lines, *errors(shown), sep="\n")


if __name__ == "__main__":
    main()
