"""Which words are Indonesian, and slips of typing."""
