"""Days, dates and figures that can be worked out."""
