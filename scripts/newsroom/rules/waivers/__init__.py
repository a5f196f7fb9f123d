"""Rules that were set aside for a story, and whether that was done in the open."""
