"""Posts: what is said on each network, and the cards that go with it."""
