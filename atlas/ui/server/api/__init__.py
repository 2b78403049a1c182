"""Stable addresses for programs, below ``/api/v1``: every table in every format, the package, health, and their description."""
