"""What goes to the social networks."""
