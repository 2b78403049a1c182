"""Everything that is said of wrong data, in English and Chinese: templates by area, and ``phrase.said`` that fills them."""
