"""Editors' tests make their mistakes in the same small guide as the guide's own."""

from __future__ import annotations

from ..guide.conftest import Guide, guide

__all__ = ["Guide", "guide"]
