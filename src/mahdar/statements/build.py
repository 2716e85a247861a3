"""From chosen candidates to `Statement`s: speakers, circumstances, chain, ids."""

from __future__ import annotations

from dataclasses import replace

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.model import (
    Article,
    ChainLink,
    Cue,
    Doubt,
    LinkRole,
    Span,
    Speaker,
    Statement,
    Status,
    make_id,
)
from mahdar.statements.anonymous import source_type
from mahdar.statements.candidates import Candidate, Opening, Place
from mahdar.statements.carriers import Carriers
from mahdar.statements.carry import Voices, expressed
from mahdar.statements.context import Circumstances, circumstances, named_relays, relay_phrase
from mahdar.statements.ends import kind_of
from mahdar.statements.names import phrase_range
from mahdar.statements.parties import Parties, Party
from mahdar.statements.score import score
from mahdar.statements.signs import later_signs, signs
from mahdar.statements.tokens import Tokens
from mahdar.statements.wording import mark_doubts, wording

#: So many statements at most are looked at as holders of another.
DEEPEST = 12
#: Behind these a verb's first letter is its own, no conjunction.
_WHAT = Class.RELATIVE_WHAT | Class.ACCORDING


def build(
    article: Article, tokens: Tokens, chosen: list[Candidate], seen: dict[str, tuple[str, ...]] | None = None
) -> tuple[Statement, ...]:
    """Return the statements of an article from its settled candidates.

    Args:
        article: the article.
        tokens: of its body or its headline.
        chosen: candidates with their contents settled.
        seen: where to put the signs on each statement, by its id, for whoever fits scores.
    """
    if not chosen:
        return ()  # who is named where nobody speaks need not be known
    voices = Voices(tokens, Parties(tokens))
    carriers = Carriers(tokens, voices.parties)
    made: list[tuple[Candidate, Statement]] = []
    parties: list[tuple[Candidate, Party | None, str, tuple[str, ...]]] = []
    outer: list[tuple[Candidate, Party | None]] = []
    for candidate in chosen:
        holder = next(
            (o for o in reversed(outer[-DEEPEST:]) if o[0].content[0] <= candidate.cue < o[0].content[1]), None
        )
        nested = holder is not None
        if holder is not None and holder[1] is not None and holder[1].kind == "media" and holder[0].subject is not None:
            candidate.relays.append(holder[0].subject)
        party, how = _speaker(tokens, voices, candidate)
        known = signs(voices, candidate, party, how)
        if party is not None:
            voices.said(candidate, party, nested=nested)
        if not nested:
            outer.append((candidate, party))
        unknown = party is None and candidate.subject is None and candidate.place is not Place.NOBODY
        act = candidate.opening is Opening.NOMINAL
        if unknown and act and (nested or candidate.reading.tense is Tense.MASDAR):
            continue  # a noun of an act, or an act within another's words, by nobody in sight says nothing
        parties.append((candidate, party, how, known))
    for candidate, party, how, known in parties:
        statement, all_signs = _statement(article, tokens, carriers, candidate, party, how, known)
        made.append((candidate, statement))
        if seen is not None:
            seen[statement.id] = all_signs
    ordered = sorted(made, key=lambda pair: (pair[1].content.start, pair[1].content.end, pair[0].cue))
    return _nested(tuple(statement for _, statement in ordered))


def _speaker(tokens: Tokens, voices: Voices, candidate: Candidate) -> tuple[Party | None, str]:
    if candidate.subject is not None:
        quoted_from = relay_phrase(tokens, candidate)
        if quoted_from is not None:
            candidate.relays.append(candidate.subject)
            candidate.subject = quoted_from
        return expressed(voices, candidate), "expressed"
    quoted_from = relay_phrase(tokens, candidate)
    if quoted_from is not None:
        candidate.subject, candidate.place = quoted_from, Place.AFTER
        return expressed(voices, candidate), "expressed"
    return (None, "nobody") if candidate.place is Place.NOBODY else voices.carried(candidate)


def _statement(
    article: Article,
    tokens: Tokens,
    carriers: Carriers,
    candidate: Candidate,
    party: Party | None,
    how: str,
    known: tuple[str, ...],
) -> tuple[Statement, tuple[str, ...]]:
    start, end = tokens.starts[candidate.content[0]], tokens.ends[candidate.content[1] - 1]
    first = tokens.words[candidate.content[0]]
    if first.conj and (candidate.opening.value == "attributed" or candidate.content[1] <= candidate.cue):
        start += 1
    content = Span.of(tokens.text, start, end)
    kind = kind_of(tokens, candidate)
    around = circumstances(
        tokens,
        candidate,
        article.published.value[:10] if article.published else None,
        tokens.lexicon.language if tokens.lexicon is not None else article.language,
    )
    doubts: list[Doubt] = []
    speaker = _as_speaker(tokens, candidate, party)
    if candidate.subject is None:
        doubts.append(Doubt("speaker-unknown" if party is None else "speaker-carried", how))
    elif party is None:
        doubts.append(Doubt("office-ambiguous", "two or more holders of this office stand on the page"))
    if _in_unclosed(tokens, candidate):
        doubts.append(Doubt("quotation-unclosed"))
    words, why = wording(tokens, candidate, party, kind, around)
    doubts += [*mark_doubts(tokens, candidate, kind), *why]
    cue = _cue(tokens, candidate)
    known = (*known, *later_signs(content, speaker.name, addressed=around.addressee is not None))
    statement = Statement(
        id=make_id("st", article.id, start, end, cue.span.start if cue else -1),
        kind=kind,
        status=Status(candidate.status),
        score=score(known),
        speaker=speaker,
        cue=cue,
        content=content,
        said=around.said,
        occasion=around.occasion,
        medium=around.medium,
        addressee=around.addressee,
        addressee_name=around.addressee_name,
        wording=words,
        chain=_chain(article, tokens, carriers, candidate, speaker, around),
        act=candidate.frame.act,
        doubts=tuple(doubts),
    )
    return statement, known


def _in_unclosed(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether a content stands in a quotation that nobody closed."""
    opened = (tokens.opening.get(candidate.content[0] - 1), tokens.opening.get(candidate.content[0]))
    around = tokens.inside[candidate.content[0]]
    inner = tokens.quotations[around] if around >= 0 else None
    return any(q is not None and not q.closed for q in (*opened, inner))


def _cue(tokens: Tokens, candidate: Candidate) -> Cue:
    start, end = tokens.starts[candidate.cue], tokens.ends[candidate.cue]
    word = tokens.words[candidate.cue]
    own = candidate.cue > 0 and tokens.words[candidate.cue - 1].flags & _WHAT  # "وفقا لما ورد"
    if (word.conj and not own) or candidate.reading.conj:
        start += 1
    if candidate.reading.future:
        start += 1
    span = Span.of(tokens.text, start, end)
    return Cue(span, candidate.frame.lemma or span.text, candidate.frame.id)


def _as_speaker(tokens: Tokens, candidate: Candidate, party: Party | None) -> Speaker:
    span = None
    if candidate.subject is not None:
        span = Span.of(tokens.text, *phrase_range(tokens, candidate.subject))
    if party is None:
        return Speaker(span, span.text if span is not None else None)
    if party.issuer is not None:
        party = party.issuer
    antecedent = None
    if party.end and (span is None or not (span.start <= party.start and party.end <= span.end)):
        antecedent = Span.of(tokens.text, party.start, party.end)
    return Speaker(span, party.name, source_type(tokens, party), antecedent)


def _chain(
    article: Article,
    tokens: Tokens,
    carriers: Carriers,
    candidate: Candidate,
    speaker: Speaker,
    around: Circumstances,
) -> tuple[ChainLink, ...]:
    links = [ChainLink(LinkRole.SPEAKER, speaker.name, speaker.span)]
    own = candidate.subject.start if candidate.subject is not None else -1
    for relay in [*candidate.relays, *named_relays(tokens, candidate)]:
        if relay.start == own:
            continue
        name = carriers.relay(relay)
        if name is not None and name == speaker.name:
            continue  # "أعلنت الوزارة، وفق ما جاء في بيان لها، أن": nobody passes on words of his own
        links.append(ChainLink(LinkRole.RELAY, name, Span.of(tokens.text, *phrase_range(tokens, relay))))
    if around.medium is not None:
        name = carriers.name(*around.medium_at) if around.medium_at is not None else around.medium.text
        links.append(ChainLink(LinkRole.CHANNEL, name, around.medium))
    if article.agencies:
        links.extend(ChainLink(LinkRole.AGENCY, a.name if not a.generic else None, a.span) for a in article.agencies)
    else:
        links.append(ChainLink(LinkRole.AGENCY, None))
    outlet = article.outlet
    links.append(
        ChainLink(
            LinkRole.OUTLET,
            outlet.name if outlet else None,
            outlet.span if outlet else None,
            inferred=bool(outlet and outlet.span is None),
        )
    )
    return tuple(links)


def _nested(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Set `inside`: the smallest other statement whose content holds this one's cue and content.

    One pass over statements in order of their contents; those still open are kept on a stack.
    """
    out: list[Statement] = []
    open_ones: list[Statement] = []
    for statement in statements:
        start = min(statement.content.start, statement.cue.span.start) if statement.cue else statement.content.start
        open_ones = [o for o in open_ones[-DEEPEST:] if o.content.end > start]
        holders = [
            o
            for o in open_ones
            if statement.cue is not None
            and o.content.start <= statement.cue.span.start
            and statement.cue.span.end <= o.content.end
            and statement.content.end <= o.content.end
        ]
        smallest = min(holders, key=lambda o: o.content.end - o.content.start, default=None)
        out.append(statement if smallest is None else replace(statement, inside=smallest.id))
        open_ones.append(statement)
    return tuple(out)
