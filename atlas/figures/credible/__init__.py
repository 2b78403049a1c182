"""How credible stated capacity is, by what sources have shown since: no probability and no score, only counts and times.

``steps`` tells how far capacity has come and how long a step took, ``promises`` holds each package to what was seen of it,
``silence`` how long no source has told of a thing. All of it is computed here and is nobody's claim.
"""
