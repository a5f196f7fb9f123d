"""Protected people and fairness: whom a story may not lay bare, and who may answer."""
