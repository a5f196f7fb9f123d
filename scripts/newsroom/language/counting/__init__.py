"""Numbers, what they count, and whether they agree with each other."""
