"""Texts of what readers carry away: one file for each kind."""
