"""The balance of the chain: how much of one link the next could use, by coefficients that sources state.

All that comes out of this package is computed here and is no claim of any source: an ``Interval`` from the least to the most
that the sources allow. It is never put into the ledger, a table of claims or their downloads.
"""
