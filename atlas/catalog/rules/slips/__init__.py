"""Slips of whoever enters the data: one thing under two ids, a year that cannot be, signs and rows that went missing."""
