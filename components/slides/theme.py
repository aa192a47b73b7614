"""The look of a deck: wide slides, a master with title, foot and number, fonts for both scripts."""

from __future__ import annotations

import re
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu

from .canvas import Box
from .ink import Ink
from .shape import EAST_ASIAN, EMU, LATIN, run_properties

SLIDE = Box(0, 0, 960, 540)
MARGIN = 36.0
OVER = Box(MARGIN, 18, 700, 16)
TITLE = Box(MARGIN, 34, 888, 58)
BODY = Box(MARGIN, 98, 888, 384)
LEFT_OUT = Box(MARGIN, 484, 888, 14)
FOOT = Box(MARGIN, 504, 720, 26)
LIVE = Box(764, 504, 104, 14)
NUMBER = Box(874, 504, 50, 14)
COVER_TITLE = Box(MARGIN, 180, 888, 90)
COVER_BELOW = Box(MARGIN, 280, 888, 120)
TITLE_SIZE = 22.0
_KEPT = ("Title Slide", "Title Only")


def blank(ink: Ink, lang: str) -> Any:
    """An empty deck with two layouts: `Cover` and `Exhibit`."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(round(SLIDE.w * EMU)), Emu(round(SLIDE.h * EMU))
    package = deck.part.package
    for id_, relation in list(package._rels.items()):
        if relation.reltype == RT.THUMBNAIL:
            package._rels.pop(id_)
    master = deck.slide_master
    for layout in list(deck.slide_layouts):
        if layout.name not in _KEPT:
            deck.slide_layouts.remove(layout)
    _master(master, ink, lang)
    for layout, name in zip(deck.slide_layouts, ("Cover", "Exhibit"), strict=True):
        layout.name = name
        _layout(layout, name == "Cover", ink, lang)
    _theme(master, ink)
    return deck


def _theme(master: Any, ink: Ink) -> None:
    """Fonts and colours of the theme."""
    part = master.part.part_related_by(RT.THEME)
    text = part.blob.decode("utf-8")
    for kind in ("majorFont", "minorFont"):
        fonts = f'<a:latin typeface="{LATIN}"/><a:ea typeface="{EAST_ASIAN}"/><a:cs typeface="{LATIN}"/>'
        text = re.sub(
            rf"(<a:{kind}>)<a:latin[^>]*/><a:ea[^>]*/><a:cs[^>]*/>(.*?)(</a:{kind}>)", rf"\1{fonts}\3", text, flags=re.S
        )
    colours = {
        "dk1": ink.ink, "lt1": ink.paper, "dk2": ink.soft, "lt2": ink.wash, "hlink": ink.link, "folHlink": ink.link,
        **{f"accent{number}": hue for number, hue in enumerate(ink.hues[:6], 1)},
    }  # fmt: skip
    for name, colour in colours.items():
        text = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>', text, flags=re.S
        )
    part._blob = text.encode("utf-8")


def _master(master: Any, ink: Ink, lang: str) -> None:
    tree = master.shapes._spTree
    _clear(tree)
    for shape in (
        placeholder(2, "Title", "title", TITLE, "", lang, ink, TITLE_SIZE, True, 'anchor="t"'),
        placeholder(3, "Foot", "ftr", FOOT, "", lang, ink, 8.5, False, 'anchor="t"', 'sz="quarter" idx="3"'),
        placeholder(4, "Number", "sldNum", NUMBER, "number", lang, ink, 10, True, 'anchor="t"', 'sz="quarter" idx="4"'),
    ):
        tree.append(shape)
    tree.append(_rule(5, ink))
    ground = master._element.cSld
    for old in ground.findall(qn("p:bg")):
        ground.remove(old)
    ground.insert(
        0,
        parse_xml(
            f'<p:bg {nsdecls("p", "a")}><p:bgPr><a:solidFill><a:srgbClr val="{ink.paper[1:]}"/></a:solidFill>'
            "<a:effectLst/></p:bgPr></p:bg>"
        ),
    )
    for style in master._element.iter(qn("a:defRPr")):
        for tag, face in (("a:latin", "+mn-lt"), ("a:ea", "+mn-ea"), ("a:cs", "+mn-cs")):
            for old in style.findall(qn(tag)):
                old.set("typeface", face)
    titles = master._element.find(qn("p:txStyles")).find(qn("p:titleStyle"))
    for level in titles.iter(qn("a:lvl1pPr")):
        level.set("algn", "l")


def _layout(layout: Any, is_cover: bool, ink: Ink, lang: str) -> None:
    tree = layout.shapes._spTree
    _clear(tree)
    if is_cover:
        layout._element.set("showMasterSp", "0")
        tree.append(placeholder(2, "Title", "ctrTitle", COVER_TITLE, "", lang, ink, 34, True, 'anchor="b"'))
        tree.append(
            placeholder(3, "Subtitle", "subTitle", COVER_BELOW, "", lang, ink, 16, False, 'anchor="t"', 'idx="1"')
        )
        return
    tree.append(placeholder(2, "Title", "title", TITLE, "", lang, ink, TITLE_SIZE, True, 'anchor="t"'))
    tree.append(placeholder(3, "Foot", "ftr", FOOT, "", lang, ink, 8.5, False, 'anchor="t"', 'sz="quarter" idx="10"'))
    tree.append(
        placeholder(4, "Number", "sldNum", NUMBER, "number", lang, ink, 10, True, 'anchor="t"', 'sz="quarter" idx="11"')
    )


def placeholder(
    id_: int, name: str, kind: str, box: Box, body: str, lang: str, ink: Ink, size: float, bold: bool, anchor: str,
    more: str = "",
) -> Any:  # fmt: skip
    """A placeholder of a master, a layout or a slide; `body` its paragraphs, or `number` for the slide's number."""
    colour = ink.ink if kind in ("title", "ctrTitle", "sldNum") else ink.soft
    type_ = run_properties(size, colour, bold, lang)
    align = ' algn="r"' if kind == "sldNum" else ""
    if body == "number":
        body = f'<a:p><a:pPr{align}/><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">{type_}<a:t>‹#›</a:t></a:fld></a:p>'
    default = type_.replace("a:rPr", "a:defRPr").replace(' dirty="0"', "")
    return parse_xml(
        f'<p:sp {nsdecls("p", "a", "r")}><p:nvSpPr><p:cNvPr id="{id_}" name="{name} {id_}" descr="{name}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" {more}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{round(box.x * EMU)}" y="{round(box.y * EMU)}"/><a:ext cx="{round(box.w * EMU)}" cy="{round(box.h * EMU)}"/>'
        f'</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" '
        f'{anchor}><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL="0" indent="0"{align or " algn=" + chr(34) + "l" + chr(34)}>'
        f"<a:buNone/>{default}</a:lvl1pPr></a:lstStyle>{body or '<a:p><a:endParaRPr/></a:p>'}</p:txBody></p:sp>"
    )


def place(shape: Any, box: Box) -> None:
    """Give a shape a place and size of its own."""
    shape.left, shape.top, shape.width, shape.height = (Emu(round(one * EMU)) for one in box)


def _rule(id_: int, ink: Ink) -> Any:
    """The thin line over the foot."""
    return parse_xml(
        f'<p:cxnSp {nsdecls("p", "a")}><p:nvCxnSpPr><p:cNvPr id="{id_}" name="Rule" descr="Rule"/><p:cNvCxnSpPr/><p:nvPr/>'
        f'</p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="{round(MARGIN * EMU)}" y="{round(500 * EMU)}"/>'
        f'<a:ext cx="{round(888 * EMU)}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525">'
        f'<a:solidFill><a:srgbClr val="{ink.line[1:]}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )


def _clear(tree: Any) -> None:
    for tag in ("p:sp", "p:cxnSp", "p:pic", "p:grpSp"):
        for old in tree.findall(qn(tag)):
            tree.remove(old)
