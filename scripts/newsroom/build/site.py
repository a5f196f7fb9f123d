"""Builds the site: finds what changed, has it rendered, replaces what differs."""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newsroom.build import pelican
from newsroom.build.assets import Assets
from newsroom.build.builder import Builder, Built
from newsroom.build.output import must_be_ours
from newsroom.build.workers import Workers
from newsroom.edition import refuse_unreadable_reviews
from newsroom.settings import Settings, load_settings

CACHE = ".cache/newsroom"
