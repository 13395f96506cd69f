"""What a story consists of: one invented case, told through the filled-in examples of the methods that it used."""

from __future__ import annotations

from pydantic import Field

from guide.content.base import MethodId, Model, Text, Title

EXAMPLE = "Exempel"  # the heading in a method's file


class StoryPart(Model):
    """What happened before a method's example, which the method itself tells."""

    method: MethodId = Field(title="Metod")
    text: Text = Field(title="Vad som hände dessförinnan")


class Story(Model):
    """One case from its first step to its last; each part belongs to its method's step."""

    place: Title = Field(title="Var")
    about: Text = Field(title="Vad det handlar om")
    parts: tuple[StoryPart, ...] = Field(title="Delar", min_length=1)
    end: Text = Field(title="Hur det slutade")
