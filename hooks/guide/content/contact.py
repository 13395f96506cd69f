"""Who answers: always a role and a functional mailbox, never a private person."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from guide.content import privacy
from guide.content.base import Line, Model, Url
from guide.text import patterns
from guide.text.mistakes import wrong


def _no_private_address(value: str) -> str:
    if privacy.is_private_address(value):
        raise wrong("Adressen är privat. Ange en funktionsbrevlåda hos organisationen.")
    return value


# A private address in a file of content is found wherever it stands.
Email = Annotated[str, StringConstraints(pattern=patterns.EMAIL)]
Mailbox = Annotated[Email, AfterValidator(_no_private_address)]


class Contact(Model):
    """A role that answers, never a private person."""

    role: Line = Field(title="Roll", description="En funktion, till exempel verksamhetsutvecklare. Inget namn.")
    organisation: Line = Field(title="Organisation")
    url: Url | None = Field(None, title="Webbadress")
    email: Email | None = Field(
        None, title="E-post till funktionsbrevlåda", description="Aldrig en enskild persons adress."
    )
