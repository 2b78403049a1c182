"""The only part of the library that knows Streamlit: the frame, the address, the shared pieces, and those of each page.

A page asks ``frame.view()`` for what the reader chose, computes rows and calls pieces; ``frame.finish`` draws the footnotes.
Filters live in the frame, before the page runs, so that they and the address survive a change of page.
"""
