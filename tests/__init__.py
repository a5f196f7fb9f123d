"""The tests; a package of its own, because an installed one carries the same name."""
