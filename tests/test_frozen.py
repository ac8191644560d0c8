from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace

import pytest

from reader.frozen import frozen, swiftly


@frozen
class Release:
    """An office's own text."""

    title: str
    places: tuple[str, ...] = ()
    """Where it belongs."""
    note: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_placed(self) -> bool:
        return bool(self.places)


@frozen
class Day:
    iso: str


@frozen
class Nothing:
    """Has no fields."""


def standard(cls: type) -> type:
    return dataclass(frozen=True, slots=True)(type(cls.__name__, (), {
        "__annotations__": {each.name: each.type for each in fields(cls)}, "__qualname__": cls.__qualname__,
        **{each.name: field(default=each.default, default_factory=each.default_factory) for each in fields(cls)},
    }))  # fmt: skip


ARGUMENTS = [
    (Release, ("개관",), {}),
    (Release, ("개관", ("seo",)), {"note": "메모"}),
    (Release, (), {"title": "개관", "counts": {"a": 1}}),
    (Day, ("2026-11-03",), {}),
    (Nothing, (), {}),
]


@pytest.mark.parametrize(("cls", "args", "named"), ARGUMENTS)
def test_it_says_and_holds_what_a_standard_dataclass_does(cls: type, args: tuple, named: dict) -> None:
    ours, theirs = cls(*args, **named), standard(cls)(*args, **named)
    assert repr(ours) == repr(theirs)
    assert [getattr(ours, each.name) for each in fields(ours)] == [
        getattr(theirs, each.name) for each in fields(theirs)
    ]
    assert [each.name for each in fields(ours)] == [each.name for each in fields(theirs)]
    assert cls.__match_args__ == type(theirs).__match_args__
    assert cls.__slots__ == type(theirs).__slots__
    assert is_dataclass(cls)


@pytest.mark.parametrize(("cls", "args", "named"), ARGUMENTS)
def test_copies_are_equal(cls: type, args: tuple, named: dict) -> None:
    ours = cls(*args, **named)
    for other in (copy.copy(ours), copy.deepcopy(ours), pickle.loads(pickle.dumps(ours)), replace(ours)):
        assert other == ours
        assert type(other) is cls


def test_equal_values_have_equal_hashes_and_others_differ() -> None:
    assert hash(Release("개관", ("seo",), counts=())) == hash(Release("개관", ("seo",), counts=()))
    assert Release("개관") != Release("개관", ("seo",))
    assert Day("개관") != ("개관",)
    assert Nothing() == Nothing()
    assert Day("개관") != Release("개관")
    with pytest.raises(TypeError):
        hash(Release("개관"))


def test_nothing_can_be_changed() -> None:
    release = Release("개관")
    with pytest.raises(FrozenInstanceError):
        release.title = "폐관"
    with pytest.raises(FrozenInstanceError):
        del release.title
    with pytest.raises((FrozenInstanceError, AttributeError)):
        release.other = 1
    assert replace(release, title="폐관").title == "폐관"


def test_what_is_made_by_default_is_not_shared() -> None:
    assert Release("개관").counts is not Release("개관").counts


def test_wrong_arguments_are_named() -> None:
    with pytest.raises(TypeError, match=r"Release\.__init__\(\) missing 1 required positional argument: 'title'"):
        Release()
    with pytest.raises(TypeError, match="unexpected keyword argument 'titel'"):
        Release(titel="개관")


def test_its_parts_can_be_matched_and_its_properties_asked() -> None:
    match Release("개관", ("seo",)):
        case Release(title, places):
            assert (title, places) == ("개관", ("seo",))
        case _:
            pytest.fail("no match")
    assert Release("개관", ("seo",)).is_placed


def test_what_is_made_swiftly_is_the_same_and_as_frozen() -> None:
    swift, usual = swiftly(Release)("개관", ("seo",), None, {"seo": 1}), Release("개관", ("seo",), None, {"seo": 1})
    assert (type(swift), swift, repr(swift)) == (Release, usual, repr(usual))
    with pytest.raises(FrozenInstanceError):
        swift.title = "폐관"
    with pytest.raises(TypeError, match="missing"):
        swiftly(Release)("개관")
