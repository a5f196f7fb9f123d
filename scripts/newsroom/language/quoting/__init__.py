"""Quoted speech: where it stands, and who is said to have said it."""
