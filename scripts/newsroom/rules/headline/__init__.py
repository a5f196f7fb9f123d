"""What stands above the story, and its first paragraph."""
