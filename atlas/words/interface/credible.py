"""Credible capacity: steps, promise against delivery, the silence clock."""

WORDS: dict[str, tuple[str, str]] = {}
