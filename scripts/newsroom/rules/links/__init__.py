"""Links that lead where they say, and follow nobody."""
