"""A briefing as a PowerPoint file in which everything is native: text, tables, charts, shapes, notes and links."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from components.exhibits import fitting
from components.exhibits.exhibit import Body, Chart, Exhibit, Filters, Map, Matrix, Strip, Table, Text, Timeline
from components.records import Dossier
from components.wording import format as written
from components.wording import words

from . import chart, map, sentences, strip, table, theme, timeline
from .canvas import Box
from .ink import LIGHT
from .measure import cut, height, wrapped
from .shape import LONGEST_ALT, Run, Shapes, paragraphs

MOST_PAGES = 4
"""Slides that one exhibit takes at most, those in the appendix among them."""
WAYS = 3
"""Ways of a strip map on one slide."""
TITLE_SIZES = ((theme.TITLE_SIZE, 2), (19.0, 2), (17.0, 3), (15.0, 3), (13.0, 4))
"""Sizes of a headline that are tried, the largest first, each with the lines it may take."""
TITLE_SHARE = 0.93
"""Share of the width that a headline fills: widths are measured in regular type, and it is bold."""
PUBLISHERS = 6
LISTED_SOURCES = 60
"""Sources in the notes of a slide at most; the live view has all."""
INK = LIGHT


@dataclass(frozen=True)
class Shown:
    """A slide to be made: its exhibit (None where it can't be shown: `problem` says why), under which filters, with what
    title and notes, and the address of the live view.
    """

    exhibit: Exhibit | None
    filters: Filters
    title: str = ""
    notes: str = ""
    link: str = ""
    problem: str = ""


def made(
    dossier: Dossier,
    title: str,
    filters: Filters,
    shown: Iterable[Shown],
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """The PowerPoint file. `progress` is told the number of each exhibit when it is begun.

    After the cover each exhibit has one slide, in the order and with the count of the briefing; what goes on from there stands
    in an appendix behind the last.
    """
    lang = filters.lang
    file = theme.blank(INK, lang)
    _cover(file, dossier, title, filters)
    writers: list[_Writer] = []
    for number, one in enumerate(shown, 1):
        if progress is not None:
            progress(number)
        writers.append(_Writer(file, dossier, one))
        writers[-1].write()
    for writer in writers:
        writer.carry_over()
    file.core_properties.title = _text(title)
    file.core_properties.author = "Kairo"
    file.core_properties.language = lang
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def as_of(dossier: Dossier, filters: Filters) -> str:
    """The day of a view in words, with how far the evidence reaches where it lies beyond."""
    t = words(filters.lang)
    text = t("shell.exhibit.as_of", day=written.date(filters.as_of, filters.lang))
    if filters.as_of > dossier.horizon:
        text += f" ({t('briefing.known_by', day=written.date(dossier.horizon, filters.lang))})"
    return text


def sources_line(exhibit: Exhibit, dossier: Dossier, lang: str, most: int = PUBLISHERS) -> str:
    """The publishers of an exhibit's first sources, at most so many, and how many more there are; empty where it has none."""
    known = [dossier.sources[one].publisher for one in exhibit.sources if one in dossier.sources]
    names = list(dict.fromkeys(known))
    if not names:
        return ""
    if len(names) <= most:
        return words(lang)("briefing.sources", list="; ".join(names))
    return words(lang)("briefing.sources_more", list="; ".join(names[:most]), count=len(names) - most)


def sources_within(
    exhibit: Exhibit, dossier: Dossier, lang: str, before: str, width: float, size: float, lines: int = 1
) -> str:
    """The line of sources with as many publishers as fit behind a text into lines of a width, in type of a size."""
    found = (sources_line(exhibit, dossier, lang, most) for most in range(PUBLISHERS, 0, -1))
    return next((one for one in found if len(wrapped(f"{before}. {one}", width, size)) <= lines), "")


def _cover(file: Any, dossier: Dossier, title: str, filters: Filters) -> None:
    slide = file.slides.add_slide(file.slide_layouts[0])
    lang, t = filters.lang, words(filters.lang)
    made = t("briefing.made", version=dossier.version[:8])
    _fill(slide.shapes.title, [[Run(cut(title, 860, 34, 2), 34, INK.ink, True)]], lang, title)
    lines = [dossier.desk.title(lang), as_of(dossier, filters), made]
    _fill(slide.placeholders[1], [[Run(line, 16, INK.soft)] for line in lines], lang, " · ".join(lines))
    _notes(slide, " · ".join([title, *lines]), lang)


class _Writer:
    """Writes the slides of one exhibit."""

    def __init__(self, file: Any, dossier: Dossier, shown: Shown) -> None:
        self.file, self.dossier, self.shown = file, dossier, shown
        self.lang, self.t = shown.filters.lang, words(shown.filters.lang)
        headline = shown.exhibit.headline if shown.exhibit is not None else shown.problem
        self.headline = headline or shown.title
        width = theme.TITLE.w * TITLE_SHARE
        sizes = (one for one in TITLE_SIZES if cut(self.headline, width, *one) == self.headline)
        self.size, lines = next(sizes, TITLE_SIZES[-1])
        self.headline_shown = cut(self.headline, width, self.size, lines)
        self.title = theme.TITLE._replace(h=height(self.headline_shown, width, self.size) + 2)
        top = self.title.y + self.title.h + 6
        self.room = Box(theme.BODY.x, top, theme.BODY.w, theme.BODY.y + theme.BODY.h - top)
        nothing: list[Callable[[Any, Shapes], None]] = [lambda slide, shapes: None]
        self.pages, self.left_out = self._pages(shown.exhibit) if shown.exhibit is not None else (nothing, 0)

    def write(self) -> None:
        """Add the slide of the exhibit."""
        self.first = self._slide(1)

    def carry_over(self) -> None:
        """Add the slides on which the exhibit goes on, and say on its first where they are and what is left out."""
        told = [Run(self.t("briefing.cut", count=self.left_out), 9, INK.soft)] if self.left_out else []
        for number in range(2, len(self.pages) + 1):
            last = self._slide(number)
            if number == 2:
                relation = self.first.part.relate_to(last.part, RT.SLIDE)
                text = self.t("briefing.goes_on", number=len(self.file.slides))
                jump = Run(text, 9, INK.link, link=relation, is_jump=True)
                self._tell(self.first, [jump])
            if number == len(self.pages):
                self._tell(last, told)
        if len(self.pages) == 1:
            self._tell(self.first, told)

    def _tell(self, slide: Any, runs: list[Run]) -> None:
        """Put a line under the body of a slide."""
        if runs:
            Shapes(slide, self.lang).box(theme.LEFT_OUT, [runs], "Left out")

    def _pages(self, exhibit: Exhibit) -> tuple[list[Callable[[Any, Shapes], None]], int]:
        """What to draw on each slide, and how many entries are left out."""
        body, alt, room = exhibit.body, exhibit.alt or exhibit.headline, self.room
        empty = _empty(body)
        if empty is not None:
            text = empty or self.t("shell.exhibit.no_data")
            return [lambda slide, shapes: shapes.box(room, [[Run(text, 14, INK.soft)]], "Text")], 0
        if isinstance(body, (Matrix, Table)):
            below = self._key_height(body)
            inner = room._replace(h=room.h - below)
            made, left = table.pages(body, inner, INK, self.lang, MOST_PAGES)
            return [partial(self._table, body, page, inner, alt) for page in made], left
        if isinstance(body, Text):
            texts, left = sentences.pages(body, room, MOST_PAGES)
            return [partial(_sentences, page) for page in texts], left
        if isinstance(body, Map):
            return [partial(self._map, body, alt)], 0
        per_slide = (
            timeline.fits(body, room) if isinstance(body, Timeline)
            else WAYS if isinstance(body, Strip)
            else chart.fits(body, room)
        )  # fmt: skip
        parts, left = _split(body, per_slide)
        return [partial(self._drawn, one, alt) for one in parts], left

    def _table(self, body: Matrix | Table, page: table.Page, box: Box, alt: str, slide: Any, shapes: Shapes) -> None:
        table.draw(slide, page, box, shapes, INK, alt)
        text = table.key(body, self.lang, self.room.w)
        if text:
            below = Box(box.x, box.y + min(sum(page.heights) + 6, box.h + 2), box.w, self._key_height(body))
            shapes.box(below, [[Run(text, table.KEY_SIZE, INK.soft)]], "Legend")

    def _key_height(self, body: Matrix | Table) -> float:
        text = table.key(body, self.lang, self.room.w)
        return height(text, self.room.w, table.KEY_SIZE) + 8 if text else 0.0

    def _map(self, body: Map, alt: str, slide: Any, shapes: Shapes) -> None:
        lines = [line for line in (body.boundary_note, body.credit) if line]
        note = cut(" ".join(lines), self.room.w, 7, 3)
        tall = height(note, self.room.w, 7) + 4 if note else 0.0
        frame = self.room._replace(h=self.room.h - tall)
        map.draw(shapes, body, frame, INK, self.dossier)
        shapes.put("Map", alt, frame)
        if note:
            below = Box(frame.x, frame.y + frame.h + 4, frame.w, tall)
            shapes.box(below, [[Run(note, 7, INK.soft)]], "Map note", " ".join(lines))

    def _drawn(self, body: Body, alt: str, slide: Any, shapes: Shapes) -> None:
        if isinstance(body, Timeline):
            timeline.draw(shapes, body, self.room, INK)
            shapes.put("Timeline", alt, self.room)
        elif isinstance(body, Strip):
            strip.draw(shapes, body, self.room, INK)
            shapes.put("Strip map", alt, self.room)
        elif isinstance(body, Chart):
            chart.draw(slide, body, self.room, INK, alt, shapes)

    def _slide(self, number: int) -> Any:
        """Add the slide with a page of the exhibit."""
        count = len(self.pages)
        slide = self.file.slides.add_slide(self.file.slide_layouts[1])
        more = " " + self.t("briefing.continued", number=number, count=count) if count > 1 else ""
        title = [Run(self.headline_shown, self.size, INK.ink, True)]
        _fill(slide.shapes.title, [title], self.lang, self.headline + more)
        theme.place(slide.shapes.title, self.title)
        exhibit = self.shown.exhibit
        over = self.shown.title or (exhibit.question if exhibit is not None else "")
        over = self.t("briefing.appendix", title=over) if number > 1 else over
        shapes = Shapes(slide, self.lang)
        if over or more:
            hue = INK.link if self.shown.title else INK.soft
            run = Run(cut(over, theme.OVER.w - 60, 11), 11, hue, bool(self.shown.title))
            shapes.box(theme.OVER, [[run, Run(more, 11, INK.soft)]], "Question", over + more)
        self._foot(slide, shapes)
        self.pages[number - 1](slide, Shapes(slide, self.lang))
        _notes(slide, "\n".join(self._spoken()), self.lang)
        return slide

    def _foot(self, slide: Any, shapes: Shapes) -> None:
        day = as_of(self.dossier, self.shown.filters)
        exhibit = self.shown.exhibit
        sources = sources_within(exhibit, self.dossier, self.lang, day, theme.FOOT.w * 0.96, 8.5, 2) if exhibit else ""
        text = cut(f"{day}. {sources}" if sources else day, theme.FOOT.w * 0.96, 8.5, 2)
        foot = paragraphs([[Run(text, 8.5, INK.soft)]], self.lang)
        for id_, name, kind, box, body, size, more in (
            (90, "Foot", "ftr", theme.FOOT, foot, 8.5, 'sz="quarter" idx="10"'),
            (91, "Number", "sldNum", theme.NUMBER, "number", 10, 'sz="quarter" idx="11"'),
        ):
            shape = theme.placeholder(
                id_, name, kind, box, body, self.lang, INK, size, kind == "sldNum", 'anchor="t"', more
            )
            shape.nvSpPr.cNvPr.set("descr", text if kind == "ftr" else "Slide number")
            shapes.tree.append(shape)
        shapes.next_id = max(shapes.next_id, 92)
        if self.shown.link:
            relation = slide.part.relate_to(self.shown.link, RT.HYPERLINK, is_external=True)
            live = [[Run(self.t("briefing.live"), 8.5, INK.link, False, relation)]]
            shapes.box(theme.LIVE, live, "Link", self.t("briefing.live"), "right")

    def _spoken(self) -> Iterator[str]:
        """The notes of a slide: what the speaker says, the notes of the exhibit, and its sources."""
        exhibit = self.shown.exhibit
        if self.shown.notes:
            yield self.shown.notes
            yield ""
        if exhibit is None:
            return
        yield exhibit.question
        yield exhibit.headline
        yield as_of(self.dossier, self.shown.filters)
        yield from exhibit.notes
        if isinstance(exhibit.body, Map):
            yield from (line for line in (exhibit.body.boundary_note, exhibit.body.credit) if line)
        known = [self.dossier.sources[one] for one in exhibit.sources if one in self.dossier.sources]
        for number, source in enumerate(known[:LISTED_SOURCES], 1):
            day = written.date(source.published, self.lang) if source.published else self.t("shell.exhibit.undated")
            yield f"{number}. {source.publisher}, {source.title}, {day}. {source.url}"
        if len(known) > LISTED_SOURCES:
            yield self.t("briefing.cut", count=len(known) - LISTED_SOURCES)
        if self.shown.link:
            yield f"{self.t('briefing.live')}: {self.shown.link}"


def _sentences(page: sentences.Page, slide: Any, shapes: Shapes) -> None:
    sentences.draw(shapes, page, INK)


def _empty(body: Body) -> str | None:
    """What stands where a body has nothing to show; None where it has."""
    if isinstance(body, Chart):
        return None if any(series.points for series in body.series) else body.empty
    if isinstance(body, (Table, Text, Strip)):
        return None if fitting.entries(body) else body.empty
    return None


def _split(body: Body, per_slide: int) -> tuple[list[Body], int]:
    """The body in parts that fill a slide each, and how many entries are left out."""
    if isinstance(body, Chart) and body.kind == "lines":
        left = max(len(body.series) - chart.MOST_SERIES, 0)
        return [replace(body, series=body.series[: chart.MOST_SERIES])], left
    count = fitting.entries(body)
    pages = -(-count // per_slide) or 1
    if pages <= MOST_PAGES:
        per_slide = max(-(-count // pages), 1)
    starts = range(0, max(count, 1), per_slide)[:MOST_PAGES]
    parts = [fitting.part(body, start, start + per_slide) for start in starts]
    return parts, max(count - per_slide * len(parts), 0)


def _text(text: str) -> str:
    """A text for a place that takes no markup, without what no XML file can hold."""
    return "".join(one if one.isprintable() else " " for one in text)[:255]


def _fill(shape: Any, lines: list[list[Run]], lang: str, alt: str) -> None:
    """Put paragraphs into a placeholder."""
    body = shape.text_frame._txBody
    for old in body.findall(qn("a:p")):
        body.remove(old)
    inside = parse_xml(f"<p:txBody {nsdecls('p', 'a', 'r')}><a:bodyPr/>{paragraphs(lines, lang)}</p:txBody>")
    for paragraph in inside.findall(qn("a:p")):
        body.append(paragraph)
    shape._element.nvSpPr.cNvPr.set("descr", _text(alt)[:LONGEST_ALT])


def _notes(slide: Any, text: str, lang: str) -> None:
    frame = slide.notes_slide.notes_text_frame
    body = frame._txBody
    for old in body.findall(qn("a:p")):
        body.remove(old)
    lines = [[Run(line, 12, "#000000")] if line else [] for line in text.split("\n")]
    inside = parse_xml(f"<p:txBody {nsdecls('p', 'a', 'r')}><a:bodyPr/>{paragraphs(lines, lang)}</p:txBody>")
    for paragraph in inside.findall(qn("a:p")):
        body.append(paragraph)
