"""The promise to be on air soon after the event ended."""
