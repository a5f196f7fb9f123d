"""What happens to a story once readers have seen it."""
