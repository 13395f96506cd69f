"""The zero of the guide's letters: plain, so that 10 is not read as 18, and as wide as it was."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from guide.print import fonts, zero

ZERO = 0x30


def opened(style: str) -> TTFont:
    return TTFont(BytesIO(fonts.source(style)))


@pytest.mark.parametrize("style", fonts.STYLES)
def test_a_zero_is_an_outline_and_one_hole_and_keeps_its_width(style: str) -> None:
    before, after = opened(style), zero.make_plain(opened(style))
    name = after.getBestCmap()[ZERO]
    assert after["glyf"][name].numberOfContours == 2
    assert after["hmtx"][name][0] == before["hmtx"][name][0]


def test_a_zero_that_is_plain_stays_as_it_is() -> None:
    font = zero.make_plain(opened("Regular"))
    once = font["glyf"][font.getBestCmap()[ZERO]]
    again = zero.make_plain(font)["glyf"][font.getBestCmap()[ZERO]]
    assert once is again
