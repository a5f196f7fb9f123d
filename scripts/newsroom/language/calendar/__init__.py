"""Days, dates and hours as the press writes them."""
