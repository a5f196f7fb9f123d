"""Stories that a screen reader, an ear or a small phone can follow."""
