"""The site as files: Pelican is started, watched and believed only when it proves its work.

No Pelican is imported here; it runs as a process of its own.
"""
