"""Native shapes and text boxes of PowerPoint, written as its own markup: every run names its fonts, every shape its meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from .canvas import Align, Box, Dash, Xy

LATIN, EAST_ASIAN = "Calibri", "Yu Gothic"
EMU = 12_700
"""English metric units in a point."""
DASHES = {"solid": "", "dashed": '<a:prstDash val="dash"/>', "dotted": '<a:prstDash val="sysDot"/>'}
ALIGNS = {"left": "l", "middle": "ctr", "right": "r"}
LONGEST = 4_000
"""Characters of one text on a slide."""
LONGEST_ALT = 250
GROUND = 70_000
"""How much of a ground covers what is under it, in thousandths of a percent."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Run:
    """A piece of text in one type; `link` what it leads to (the id of a relation of the slide): an address, or by a jump a slide."""

    text: str
    size: float
    colour: str
    bold: bool = False
    link: str = ""
    is_jump: bool = False


def plain(text: str, longest: int = LONGEST) -> str:
    """A text escaped for markup, without what no XML file can hold, cut with … where it is too long."""
    shown = _FORBIDDEN.sub("\ufffd", text)
    return escape(shown if len(shown) <= longest else shown[: longest - 1] + "…")


def run_properties(size: float, colour: str, bold: bool, lang: str, inner: str = "", tag: str = "a:rPr") -> str:
    """The type of a run: size, weight, colour, and a font for Latin, East Asian and complex scripts."""
    return (
        f'<{tag} lang="{"ja-JP" if lang == "ja" else "en-GB"}" altLang="{"en-GB" if lang == "ja" else "ja-JP"}" '
        f'sz="{round(size * 100)}" b="{int(bold)}" dirty="0"><a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'
        f'<a:latin typeface="{LATIN}"/><a:ea typeface="{EAST_ASIAN}"/><a:cs typeface="{LATIN}"/>{inner}</{tag}>'
    )


def paragraphs(lines: Sequence[Sequence[Run]], lang: str, align: Align = "left") -> str:
    """Paragraphs of runs."""
    done = []
    for runs in lines:
        inside = "".join(
            f"<a:r>{run_properties(run.size, run.colour, run.bold, lang, _link(run))}<a:t>{part}</a:t></a:r>"
            for run in runs
            for part in [plain(run.text).replace("\n", " ")]
        )
        done.append(f'<a:p><a:pPr algn="{ALIGNS[align]}" hangingPunct="0"/>{inside}</a:p>')
    return "".join(done) or "<a:p/>"


def _link(run: Run) -> str:
    if not run.link:
        return ""
    action = ' action="ppaction://hlinksldjump"' if run.is_jump else ""
    return f'<a:hlinkClick r:id="{run.link}"{action}/>'


class Shapes:
    """A canvas that collects native shapes of one slide; `put` places them as one group with a meaning of its own."""

    def __init__(self, slide: Any, lang: str) -> None:
        self.tree = slide.shapes._spTree
        self.lang = lang
        self.next_id = max((int(one) for one in self.tree.xpath("//@id") if str(one).isdigit()), default=1) + 1
        self.parts: list[str] = []

    def put(self, name: str, alt: str, box: Box) -> None:
        """Place what was drawn as a group."""
        if not self.parts:
            return
        around = _frame(box)
        group = (
            f"<p:grpSp {nsdecls('p', 'a', 'r')}><p:nvGrpSpPr>{self._named(name, alt)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr><a:xfrm>{around}{around.replace('a:off', 'a:chOff').replace('a:ext', 'a:chExt')}</a:xfrm></p:grpSpPr>"
            f"{''.join(self.parts)}</p:grpSp>"
        )
        self.tree.append(parse_xml(group))
        self.parts = []

    def box(
        self, box: Box, lines: Sequence[Sequence[Run]], name: str, alt: str = "", align: Align = "left",
        anchor: Literal["t", "ctr", "b"] = "t",
    ) -> None:  # fmt: skip
        """A text box of its own, wrapped; not part of the group."""
        text = " ".join(run.text for runs in lines for run in runs)
        shape = self._text_shape(box, paragraphs(lines, self.lang, align), name, alt or text, "square", anchor)
        self.tree.append(parse_xml(shape.replace("<p:sp>", f"<p:sp {nsdecls('p', 'a', 'r')}>", 1)))

    def area(self, rings: Sequence[Sequence[Xy]], fill: str, alt: str) -> None:
        """A filled freeform of one or more closed rings."""
        self._freeform(rings, _solid(fill), "<a:ln><a:noFill/></a:ln>", alt, True)

    def line(self, points: Sequence[Xy], colour: str, width: float, alt: str, dash: Dash = "solid") -> None:
        """A freeform line."""
        stroke = f'<a:ln w="{round(width * EMU)}" cap="flat">{_solid(colour)}{DASHES[dash]}<a:round/></a:ln>'
        self._freeform([points], "<a:noFill/>", stroke, alt, False)

    def rect(self, box: Box, fill: str, alt: str, outline: str = "", select: str = "") -> None:
        """A rectangle."""
        self._preset("rect", box, fill, alt, outline)

    def disc(self, centre: Xy, radius: float, fill: str, alt: str, outline: str = "") -> None:
        """A disc."""
        around = Box(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius)
        self._preset("ellipse", around, fill, alt, outline)

    def text(
        self, box: Box, text: str, size: float, colour: str, align: Align = "left", bold: bool = False, alt: str = "",
        ground: str = "",
    ) -> None:  # fmt: skip
        """A text box with one line."""
        lines = paragraphs([[Run(text, size, colour, bold)]], self.lang, align)
        self.parts.append(self._text_shape(box, lines, "Label", alt or text, "none", "ctr", ground))

    def _text_shape(self, box: Box, body: str, name: str, alt: str, wrap: str, anchor: str, ground: str = "") -> str:
        fill = "<a:noFill/>"
        if ground:
            fill = f'<a:solidFill><a:srgbClr val="{ground[1:]}"><a:alpha val="{GROUND}"/></a:srgbClr></a:solidFill>'
        return (
            f'<p:sp><p:nvSpPr>{self._named(name, alt)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{_frame(box)}'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"{fill}</p:spPr><p:txBody>"
            f'<a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f"{body}</p:txBody></p:sp>"
        )

    def _preset(self, kind: str, box: Box, fill: str, alt: str, outline: str) -> None:
        stroke = f'<a:ln w="9525">{_solid(outline)}</a:ln>' if outline else "<a:ln><a:noFill/></a:ln>"
        self.parts.append(
            f"<p:sp><p:nvSpPr>{self._named('Mark', alt)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{_frame(box)}</a:xfrm>"
            f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>{_solid(fill)}{stroke}</p:spPr></p:sp>'
        )

    def _freeform(self, rings: Sequence[Sequence[Xy]], fill: str, stroke: str, alt: str, is_closed: bool) -> None:
        xs = [x for ring in rings for x, _ in ring]
        ys = [y for ring in rings for _, y in ring]
        if not xs:
            return
        left, top = min(xs), min(ys)
        box = Box(left, top, max(max(xs) - left, 0.1), max(max(ys) - top, 0.1))
        path = []
        for ring in rings:
            for number, (x, y) in enumerate(ring):
                kind = "lnTo" if number else "moveTo"
                path.append(f'<a:{kind}><a:pt x="{round((x - left) * EMU)}" y="{round((y - top) * EMU)}"/></a:{kind}>')
            if is_closed:
                path.append("<a:close/>")
        size = f'w="{round(box.w * EMU)}" h="{round(box.h * EMU)}"'
        self.parts.append(
            f"<p:sp><p:nvSpPr>{self._named('Shape', alt)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{_frame(box)}</a:xfrm>"
            '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
            f"<a:pathLst><a:path {size}>{''.join(path)}</a:path></a:pathLst></a:custGeom>{fill}{stroke}</p:spPr></p:sp>"
        )

    def _named(self, name: str, alt: str) -> str:
        self.next_id += 1
        return f'<p:cNvPr id="{self.next_id}" name="{name} {self.next_id}" descr="{plain(alt or name, LONGEST_ALT)}"/>'


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'


def _frame(box: Box) -> str:
    return (
        f'<a:off x="{round(box.x * EMU)}" y="{round(box.y * EMU)}"/>'
        f'<a:ext cx="{max(round(box.w * EMU), 1)}" cy="{max(round(box.h * EMU), 1)}"/>'
    )
