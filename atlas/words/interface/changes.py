"""What changed between two days or releases, and published totals beside this list."""

WORDS: dict[str, tuple[str, str]] = {}
