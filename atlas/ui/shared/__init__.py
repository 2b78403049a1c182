"""What the pages share: the frame around them, the address, the choices of a page, the pieces that pages are made of."""
