"""Spelling and form, by the rules of Indonesian spelling (EYD)."""
