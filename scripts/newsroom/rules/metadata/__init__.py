"""What a story must say of itself before it can be judged at all."""
