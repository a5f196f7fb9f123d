"""Flat illustrations of the invented Kota Contoh, drawn from shapes.

Every picture is a pure function of this code: no photographs, no randomness, no fonts.
"""
