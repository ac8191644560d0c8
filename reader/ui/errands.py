"""Work of the library that may take seconds, in a thread: told on the screen, and ended when the reader is left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.worker import Worker, get_current_worker

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

Tell = Callable[..., None]
"""Calls a function on the screen, with its arguments; nothing more once the reader is being left."""


def begin(screen: MainScreen, work: Callable[[Tell], None], name: str) -> None:
    """Do `work` (``look``, ``fetch`` or ``text``) in a thread, which is given a `Tell`. Others may go on beside it.

    A thread that waits for a server would keep the process from ending: a task beside it, which is cancelled with
    the screen, has the library end what it is at.
    """
    loop, over = asyncio.get_running_loop(), asyncio.Event()

    def run() -> None:
        worker: Worker[Any] = get_current_worker()

        def tell(function: Callable[..., object], *arguments: object) -> None:
            if not worker.is_cancelled:
                screen.app.call_from_thread(function, *arguments)

        try:
            work(tell)
        finally:
            loop.call_soon_threadsafe(over.set)

    async def until_left() -> None:
        try:
            await over.wait()
        except asyncio.CancelledError:
            screen.library.feeds.cancel(name)
            raise

    screen.run_worker(run, thread=True, name=name)
    screen.run_worker(until_left(), name=f"{name}-guard")
