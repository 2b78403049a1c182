"""Texts of what readers carry away, and of what is written in it: one file for each kind."""
