"""Tayang: a newsroom in a Git repository."""

__version__ = "0.1.0"
