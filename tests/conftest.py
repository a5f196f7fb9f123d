"""What holds for all tests."""

from hypothesis import settings

# No test fails for the time it takes: the machine may have other work.
settings.register_profile("untimed", parent=settings(), deadline=None)
settings.load_profile("untimed")
