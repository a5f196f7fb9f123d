"""Terjemahan dan berita aslinya: satu isi, satu nasib. / A translation and its original: told alike, and mended together."""
