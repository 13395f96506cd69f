"""The number of a card, and its short address: all that the QR code on paper has to hold."""

from __future__ import annotations

import hashlib

from guide.cards.versions import LENGTH, CardVersion

NUMBER_FOLDER = "K"  # a capital, as the whole address is in the code, which then has fewer and larger squares


def method_number(version: CardVersion) -> str:
    """The number of a method's card: each version has its own."""
    return version.id.upper()


def case_number(id: str) -> str:
    """The number of a case's card, which is the same however the case changes."""
    return hashlib.sha256(f"fall/{id}".encode()).hexdigest()[:LENGTH].upper()


def short_address(number: str) -> str:
    """Where a number leads, from the top of the site."""
    return f"{NUMBER_FOLDER}/{number}/"
