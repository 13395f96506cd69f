"""Whom a method's texts speak to: what is shown to the group has no leader's words, what is led on remote no paper."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.library import Entry
from guide.content.method import Method
from guide.text import audience
from guide.text.mistakes import Mistake

_SPOKEN = ("do", "say", "screen")


def misdirected(method: Entry[Method]) -> Iterator[Mistake]:
    """Every text of a method's steps that speaks to somebody else than those who read it."""
    for index in range(len(method.data.steps)):
        yield from _screens(method, index)
        if "distans" in method.data.formats:
            yield from _remote(method, index)


def _screens(method: Entry[Method], index: int) -> Iterator[Mistake]:
    step = method.data.steps[index]
    shown = {("screen",): step.screen, ("remote", "screen"): step.remote.screen if step.remote else None}
    for place, text in shown.items():
        if word := audience.leaders_word(text or ""):
            message = f"”{word}” är till den som leder. På skärmen står bara det deltagarna ska göra."
            yield method.document.mistake(("steps", index, *place), message)


def _remote(method: Entry[Method], index: int) -> Iterator[Mistake]:
    step = method.data.steps[index]
    if word := audience.paper_word(step.ready or ""):
        message = f"”{word}” finns inte på distans, och ”ready” gäller överallt. Skriv ett tecken som syns också där."
        yield method.document.mistake(("steps", index, "ready"), message)
    own = step.remote.model_dump(exclude_none=True) if step.remote else {}
    for name in _SPOKEN:
        if word := audience.paper_word(getattr(step.at_home, name) or ""):
            place = ("remote", name) if name in own else (name,)
            message = f"”{word}” finns inte på distans. Skriv vad de som är hemma gör i stället, i ”remote: {name}”."
            yield method.document.mistake(("steps", index, *place), message)
