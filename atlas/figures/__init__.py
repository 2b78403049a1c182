"""From the catalogue to filtered rows and totals: pure functions of the catalogue and what the reader has chosen.

Nothing here knows how a number is shown. What is remembered goes with its catalogue. One file for each page, beside what
several pages share: the selection, the ledger of claims, rivals, and what each project adds to a sum.
"""
