"""People and places, spelled alike throughout."""
