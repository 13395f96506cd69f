"""Days on which few people can come: Sweden's public holidays and the eves that are kept as such."""

from __future__ import annotations

import holidays

YEARS = 10


def days_off(first: int, years: int = YEARS) -> dict[str, str]:
    """ISO date → what the day is called, for so many whole years from `first`.

    Public holidays by lagen (1989:253) om allmänna helgdagar; de facto days off (Midsummer's, Christmas and New
    Year's Eve) as the `holidays` package has them. Sundays are left out: they are weekends anyway.
    """
    categories = ("public", "de_facto")
    found = holidays.country_holidays("SE", categories=categories, language="sv", years=range(first, first + years))
    return {day.isoformat(): name for day, name in sorted(found.items())}
