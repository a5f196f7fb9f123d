"""Pelican's generator for orders: they come over a socket, or from a build of its own."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

from jinja2 import Environment
from pelican.generators import Generator

from newsroom.build.cache import Cache
from newsroom.build.press import Press
from newsroom.build.sheets import AnySheet, DataSheet, FeedSheet, Sheet, TextSheet
from newsroom.build.site import Options, build_site
from newsroom.build.task import JSON_FEED, Order, Rendered
from newsroom.build.workshop import Commission, stage
from newsroom.page.json_feed import json_feed
from newsroom.page.notebook import Notebook
from newsroom.parallel import rarely_collecting
from newsroom.pictures import Original, variants_of
from newsroom.theme.environment import translated
from newsroom.tongue import Tongue
from newsroom_incremental.articles import article_of
from newsroom_incremental.writer import SheetWriter


class OrderGenerator(Generator):  # type: ignore[misc] # Pelican carries no types
    """Renders what it is asked for."""

    def generate_output(self, writer: SheetWriter) -> None:
        """Carry out all orders."""
        socket = self.settings["NEWSROOM_SOCKET"]
        if socket is None:
            self._build_alone(writer)
        else:
            with rarely_collecting():
                self._answer(writer, Connection(socket))

    def _build_alone(self, writer: SheetWriter) -> None:
        root = Path(self.settings["NEWSROOM_ROOT"])
        now = datetime.fromisoformat(self.settings["NEWSROOM_NOW"])
        options = Options(jobs=1, renderers=Alone(self, writer))
        build_site(root, Path(self.settings["OUTPUT_PATH"]), now, options=options)

    def _answer(self, writer: SheetWriter, connection: Connection) -> None:
        printer = Printer(self, writer)
        while True:
            try:
                message = connection.recv()
            except EOFError:
                return
            if isinstance(message, Commission):
                printer.take(message)
                connection.send([])
            else:
                connection.send([printer.carry_out(order) for order in message])


class Alone:
    """Carries out the orders of a build in this very process."""

    def __init__(self, generator: OrderGenerator, writer: SheetWriter) -> None:
        self._generator = generator
        self._writer = writer

    def render(
        self, commission: Commission, orders: Iterable[Order], count: int
    ) -> Iterator[list[Rendered]]:
        """Carry out the orders, one after the other."""
        del count
        printer = Printer(self._generator, self._writer)
        printer.take(commission)
        yield from ([printer.carry_out(order)] for order in orders)


class Printer:
    """Carries out orders with Pelican's templates and writer, for one commission after another."""

    def __init__(self, generator: OrderGenerator, writer: SheetWriter) -> None:
        self._env: Environment = generator.env
        self._context = generator.context
        self._settings = generator.settings
        self._writer = writer
        self._notes = notes = Notebook()
        given = {"look": notes.wear, "script": notes.script, "once": notes.once}
        self._env.globals.update(site=notes.frame, **given)

    def take(self, commission: Commission) -> None:
        """Begin to work for `commission`."""
        self._commission = commission
        self._site = commission.site
        self._translated: dict[str, Environment] = {}
        self._notes.show(self._site.frame, self._site.givens.wear)
        self._press = Press(self._site, Cache(commission.home), self._notes.note)

    def carry_out(self, order: Order) -> Rendered:
        """Render one output; what was read for it comes with the result."""
        self._notes.begin()
        sheet = self._press.set(order)
        rendered = self._rendered(order, sheet)
        shown = tuple(_names(sheet.originals))
        return rendered._replace(needs=(*order.needs, *self._notes.read), shown=shown)

    def _rendered(self, order: Order, sheet: AnySheet) -> Rendered:
        if isinstance(sheet, TextSheet):
            return stage(self._commission, order.address, sheet.text.encode())
        if isinstance(sheet, DataSheet):
            return stage(self._commission, order.address, sheet.data)
        if isinstance(sheet, FeedSheet):
            return self._feed(order, sheet)
        return self._page(order, sheet)

    def _page(self, order: Order, sheet: Sheet) -> Rendered:
        template = self._speaking(sheet.tongue).get_template(sheet.template)
        context = {**self._context, **sheet.values, "output_file": order.address}
        return self._writer.sheet(self._commission, order.address, template, context)

    def _speaking(self, tongue: Tongue) -> Environment:
        """The templates in a language; compiled when a page in it is asked for."""
        if tongue.is_source:
            return self._env
        if tongue.code not in self._translated:
            self._translated[tongue.code] = translated(self._env, tongue)
        return self._translated[tongue.code]

    def _feed(self, order: Order, sheet: FeedSheet) -> Rendered:
        if sheet.kind == JSON_FEED:
            return self._json_feed(order, sheet)
        articles = [article_of(page, self._settings, self._context) for page in sheet.stories]
        office, url = self._site.public.office, self._site.frame.url
        context = {
            **self._context,
            # As they are now: Pelican may have read them before newsroom.toml changed.
            "SITENAME": office.name,
            "SITESUBTITLE": office.tagline if sheet.tongue.is_source else "",
            "SITEURL": url,
            "FEED_DOMAIN": url,
            "NEWSROOM_STORIES": {page.url: page for page in sheet.stories},
            "NEWSROOM_HUB": sheet.hub,
            "NEWSROOM_ITEM": self._speaking(sheet.tongue).get_template(sheet.template),
            "NEWSROOM_LANG": sheet.tongue.code,
        }
        return self._writer.feed(
            self._commission,
            order.address,
            articles,
            context,
            feed_type=sheet.kind,
            feed_title=sheet.title,
        )

    def _json_feed(self, order: Order, sheet: FeedSheet) -> Rendered:
        template = self._env.get_template(sheet.template)
        stories = ((page, template.render(page=page)) for page in sheet.stories)
        address = f"{self._site.frame.url}/{order.address}"
        text = json_feed(self._site.public.office, address, stories, sheet.hub)
        return stage(self._commission, order.address, text.encode())


def _names(originals: Iterable[Original]) -> Iterator[str]:
    """The files that show these pictures, each with the original's name."""
    for original in originals:
        yield from (f"{variant.name}|{original.name}" for variant in variants_of(original))
