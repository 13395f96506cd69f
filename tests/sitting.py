"""How long people may sit before they need a pause, as the planner has it."""

from __future__ import annotations

LONGEST = {True: 50, False: 90}  # minutes, on remote and on site
ENDING = 15  # minutes: with no more than this left, people rather end than pause


def long_sittings(agenda: list[tuple[int, bool]], remote: bool) -> list[int]:
    """Where people would sit too long, as places in an agenda: the minutes of each item, and whether it is a pause."""
    longest, sitting, left, found = LONGEST[remote], 0, sum(minutes for minutes, _ in agenda), []
    for place, (minutes, is_pause) in enumerate(agenda):
        if not is_pause and sitting and sitting + minutes > longest and left > ENDING:
            found.append(place)
        sitting = 0 if is_pause else sitting + minutes
        left -= minutes
    return found
