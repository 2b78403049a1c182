"""The briefing: what the pages find for the present filters and day, as a text to hand over, in Word and as a page to print.

``sheet`` is what is written on, ``standing``, ``course`` and ``doubts`` write its sections, ``compose`` puts them in order, ``word``
and ``paper`` make files of it. The sections compute nothing: they say what ``figures`` and ``markup`` say on the pages.
"""
