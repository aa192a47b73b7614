"""The claim ledger: where publications differ, both statements, which one is preferred, and why."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from components.records import Claim, Dossier, Statement
from components.records.partial_date import PartialDate
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Table, Tone

TONES: Mapping[str, Tone] = {
    "correct": "good",
    "outdated": "weak",
    "imprecise": "partial",
    "incorrect": "bad",
    "open": "none",
}


def treaties_claims(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Every disputed point with its statements, the preferred one first; the option `subject` narrows it."""
    t, lang = words(filters.lang), filters.lang
    found = [one for one in dossier.claims.values() if _is_asked(dossier, one, filters, options)]
    found.sort(key=lambda one: not _is_of_paper(dossier, one))
    rows: list[tuple[Cell, ...]] = []
    facts: list[dict[str, object]] = []
    used: list[str] = []
    for claim in found:
        statements = list(enumerate(claim.statements))
        statements.sort(key=lambda one: one[0] != claim.preferred)
        for place, (number, statement) in enumerate(statements):
            is_preferred = number == claim.preferred
            publisher, detail = _voice(dossier, statement, lang)
            rows.append(
                (
                    _question(dossier, claim, filters) if place == 0 else Cell("〃"),
                    Cell(statement.said("text", lang), "", "✓" if is_preferred else "", "good" if is_preferred else "plain",
                         sources=statement.source),
                    Cell(publisher, detail),
                    Cell(t("claims.preferred"), claim.said("reason", lang)) if is_preferred else _verdict(claim, filters),
                )
            )  # fmt: skip
            used += statement.source
            facts.append(
                {"claim": claim.id, "subject": claim.subject, "question": claim.said("question", lang),
                 "statement": statement.said("text", lang), "publisher": publisher, "date": str(_date(dossier, statement) or ""),
                 "authority": _authority(dossier, statement), "preferred": is_preferred, "reason": claim.said("reason", lang),
                 "verdict": claim.verdict or "", "checked": str(claim.checked), "source": ";".join(statement.source)}
            )  # fmt: skip
    columns = ("question", "statement", "publisher", "judgement")
    of_paper = [one for one in found if _is_of_paper(dossier, one)]
    judged = _counted(found, lang)
    key = "claims.headline" if judged else "claims.headline_unjudged" if found else "claims.none"
    headline = t(key, count=len(found), list=judged)
    if dossier.paper is not None and _counted(of_paper, lang):
        label = dossier.paper.said("label", lang)
        headline += t("claims.paper", label=label, count=len(of_paper), list=_counted(of_paper, lang))
    return Exhibit(
        id="treaties-claims",
        question=t("claims.question"),
        headline=headline,
        body=Table(
            tuple(Header(one, t(f"claims.columns.{one}")) for one in columns),
            tuple(rows),
            widths={"question": 2.4, "statement": 2.8, "publisher": 1.8, "judgement": 3},
            option="instrument",
            selected=options.get("instrument"),
            empty=t("claims.none"),
        ),
        table=pd.DataFrame(
            facts,
            columns=["claim", "subject", "question", "statement", "publisher", "date", "authority", "preferred", "reason", "verdict",
                     "checked", "source"],
        ),
        sources=tuple(dict.fromkeys(used)),
        notes=(t("claims.rule"),),
    )  # fmt: skip


def _is_of_paper(dossier: Dossier, claim: Claim) -> bool:
    """Whether the paper makes the statement that is judged."""
    paper = dossier.paper.id if dossier.paper is not None else None
    return any(
        paper in statement.source for number, statement in enumerate(claim.statements) if number != claim.preferred
    )


def _counted(claims: list[Claim], lang: str) -> str:
    """How often each judgement was made."""
    t = words(lang)
    counts = {one: sum(claim.verdict == one for claim in claims) for one in TONES}
    return t("register.parts").join(
        t("claims.count", verdict=t(f"claims.verdicts.{one}"), count=count) for one, count in counts.items() if count
    )


def claim_subjects(dossier: Dossier, lang: str) -> dict[str, str]:
    """The subjects of the ledger in words."""
    t = words(lang)
    used = dict.fromkeys(claim.subject for claim in dossier.claims.values())
    return {one: t(f"claims.subjects.{one}") for one in used}


def _is_asked(dossier: Dossier, claim: Claim, filters: Filters, options: Mapping[str, str]) -> bool:
    """Whether a point is asked for, and all its statements were public by the day."""
    subject = options.get("subject", "")
    dates = [_date(dossier, statement) for statement in claim.statements]
    return (
        all(one is None or one.first_day <= filters.as_of for one in dates)
        and (not filters.countries or not claim.countries or bool(set(filters.countries) & set(claim.countries)))
        and (not filters.actors or not claim.actors or bool(set(filters.actors) & set(claim.actors)))
        and (not filters.corridors or claim.corridor is None or claim.corridor in filters.corridors)
        and subject in ("", claim.subject)
    )


def _question(dossier: Dossier, claim: Claim, filters: Filters) -> Cell:
    t, lang = words(filters.lang), filters.lang
    detail = t("claims.checked", day=written.date(claim.checked, lang))
    return Cell(
        claim.said("question", lang),
        detail,
        select=claim.instrument if claim.instrument in dossier.instruments else None,
    )


def _verdict(claim: Claim, filters: Filters) -> Cell:
    if claim.verdict is None:
        return Cell("–")
    return Cell(words(filters.lang)(f"claims.verdicts.{claim.verdict}"), tone=TONES[claim.verdict])


def _voice(dossier: Dossier, statement: Statement, lang: str) -> tuple[str, str]:
    """Who says it; when, and with what authority."""
    t = words(lang)
    source = dossier.sources[statement.source[0]]
    day = _date(dossier, statement)
    when = written.date(day, lang) if day is not None else t("shell.exhibit.undated")
    return source.publisher, f"{when} · {t(f'claims.authorities.{_authority(dossier, statement)}')}"


def _date(dossier: Dossier, statement: Statement) -> PartialDate | None:
    return statement.date or dossier.sources[statement.source[0]].published


def _authority(dossier: Dossier, statement: Statement) -> str:
    return statement.authority or dossier.sources[statement.source[0]].kind
