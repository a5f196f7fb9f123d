"""Where a story comes from, and how well that is known."""
