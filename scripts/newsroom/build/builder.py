"""One build, step by step, with everything that it has open."""

import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from newsroom.build.cache import Cache
from newsroom.build.entry import Entry, Reading
from newsroom.build.givens import Givens, Site, work_out
from newsroom.build.index import Index
from newsroom.build.inputs import Differences, compare, scan
from newsroom.build.orders import Clerk
from newsroom.build.outputs import Outputs
from newsroom.build.plan import Plan, Planner
from newsroom.build.state import State
from newsroom.build.task import Order, Rendered
from newsroom.build.wanted import fixed_addresses
from newsroom.build.workshop import Commission
from newsroom.corpus import FOLDER as STORIES
from newsroom.errors import ContentError
from newsroom.finding import Finding, Severity, tell_places
from newsroom.ledger import Ledger, Recorded, recorded_of
from newsroom.node import Node, parse_node
from newsroom.page.pictures import FOLDER as PICTURES
from newsroom.parallel import map_chunks
from newsroom.settings import Settings
from newsroom.typed import from_json, to_json
