"""The search box: Textual's `Input` (so that the terminal's cursor stands where an IME composes) and direct Hangul."""

from __future__ import annotations

import unicodedata
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input, Static

from reader.i18n import t
from reader.text.hangul import Composer, to_hangul
from reader.ui.cells import cells, fit, safe
from reader.ui.footer import GAP
from reader.ui.widgets.text_line import TextLine

PROMPT = " / "
_LEAST_ROOM = 12
"""Cells of the box that a note beside it never takes."""
_LEAST_NOTE = 8
"""Cells below which the beginning of a sentence says nothing."""


class SearchBox(TextLine, inherit_css=False):
    """A line of text. In direct mode Latin keys compose Hangul in it, and every key can be seen at once.

    Hangul that comes taken apart, as macOS names its files, is put together: the title repeats what stands here.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = Input.COMPONENT_CLASSES
    virtual_size = Reactive(Size(0, 0))  # Textual's lays the whole screen out with every key

    def __init__(self) -> None:
        super().__init__(select_on_focus=False, id="search")
        self.direct = False
        """Whether keys compose Hangul here instead of in an IME."""
        self.cursor_blink = False
        self._composer: Composer | None = None
        self._before = self._after = ""

    def toggle_direct(self) -> bool:
        """Turn direct Hangul on or off; whether it is on now."""
        self.direct = not self.direct
        self._composer = None
        return self.direct

    def take(self, character: str | None) -> bool:
        """Type `character` where the cursor is, in place of what is selected; False where it prints nothing."""
        if character is None or not character.isprintable():
            return False
        if self.direct and character.isascii() and character.isalpha():
            self._press(character)
        else:
            self.take_text(character)
        return True

    def take_text(self, text: str) -> None:
        """Put `text` where the cursor is, together with what stands before it."""
        self._composer = None
        super().take_text(text)
        before, after = self.value[: self.cursor_position], self.value[self.cursor_position :]
        if not unicodedata.is_normalized("NFC", before):
            before = unicodedata.normalize("NFC", before)
            self.value = before + after
            self.cursor_position = len(before)

    def action_delete_left(self) -> None:
        """Take back one key of the syllable being composed, else a character."""
        if self._composer is not None and self._composer.composing and self._in_composition:
            self._composer.backspace()
            self._put()
        else:
            self._composer = None
            super().action_delete_left()

    @property
    def _in_composition(self) -> bool:
        """Whether the text is still as composing left it: nothing was pasted, deleted, or moved to."""
        if self._composer is None:
            return False
        head = self._before + self._composer.text
        return self.value == head + self._after and self.cursor_position == len(head)

    def _press(self, letter: str) -> None:
        """Take a Latin letter as a key of the Hangul layout."""
        if self._composer is None or not self._in_composition:
            self._composer = Composer()
            start, end = sorted(self.selection)
            self._before, self._after = self.value[:start], self.value[end:]
        self._composer.press(to_hangul(letter))
        self._put()

    def _put(self) -> None:
        """Show what has been composed."""
        head = self._before + (self._composer.text if self._composer else "")
        self.value = head + self._after
        self.cursor_position = len(head)


class SearchLine(Horizontal):
    """The line at the top: the box, and beside it a note (the mode, waiting articles, or the keys of the box)."""

    def __init__(self) -> None:
        super().__init__(id="line")
        self.box = SearchBox()
        self._note = Static("", id="note", markup=False)
        self._words = self._note_shown = ""

    def compose(self) -> ComposeResult:
        """The prompt, the box, the note."""
        yield Static(PROMPT, id="prompt", markup=False)
        yield self.box
        yield self._note

    def say(self, words: str) -> None:
        """Show `words` beside the box, as far as there is room."""
        if words != self._words:
            self._words = words
            self._fit_words()

    def on_resize(self) -> None:
        """Cut the placeholder and the note to the new width."""
        self._fit_words()

    def on_input_changed(self) -> None:
        """Give way to a text that grows."""
        self._fit_words()

    def _fit_words(self) -> None:
        width = self.size.width - cells(PROMPT)
        typed = cells(self.box.value) + 2
        note = words_that_fit(self._words, max(0, min(width - typed, width - _LEAST_ROOM) - 2))
        if note != self._note_shown:
            self._note_shown = note
            self._note.update(Content(f"{safe(note)} " if note else ""))
        room = width - (cells(note) + 2 if note else 0)
        self.box.placeholder = fit(t("search.placeholder"), max(0, room - 1))


def words_that_fit(words: str, room: int) -> str:
    """As many of the keys in `words`, the first ones, as have room; a sentence is cut where there is room for some."""
    first, *more = words.split(GAP)
    kept = first if more else fit(first, room)
    if cells(kept) > room or (kept != first and cells(kept) < _LEAST_NOTE):
        return ""
    for item in more:
        if cells(kept + GAP + item) > room:
            break
        kept += GAP + item
    return kept
