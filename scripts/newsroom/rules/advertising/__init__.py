"""Paid content, told apart from news."""
