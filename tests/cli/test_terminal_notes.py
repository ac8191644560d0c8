from __future__ import annotations

import pytest

from reader.cli.terminal import colours, measured, width_in, width_line


@pytest.mark.parametrize(
    ("answer", "width"),
    [(b"\x1b[5;2R", 1), (b"\x1b[5;3R", 2), (b"abc\x1b[12;3R", 2), (b"", None), (b"\x1b[5;9R", None)],
)
def test_the_width_is_told_by_where_the_cursor_stands(answer: bytes, width: int | None) -> None:
    assert width_in(answer) == width


@pytest.mark.parametrize(
    ("environ", "kind"),
    [
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "all"),
        ({"TERM": "xterm"}, "16"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "none"),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, "none"),
        ({}, "none"),
    ],
)
def test_colours_are_those_that_the_environment_promises(environ: dict[str, str], kind: str) -> None:
    assert colours(environ) == kind


def test_a_width_that_is_not_that_of_the_settings_says_what_to_write() -> None:
    assert "ambiguous_width = 2" in width_line(2, 1)
    assert "맞습니다" in width_line(1, 1)
    assert "재지 못했습니다" in width_line(None, 1)


def test_without_a_terminal_nothing_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert measured() is None
