"""What the text room found in one document."""

from kg.model.claim import Case, Claim
from kg.model.finding import Finding
from kg.model.mention import Mention, UnlinkedMention
from kg.model.record import Record


class Annotation(Record, frozen=True):
    """What the text room found in one document; ``unlinked`` are names without a concept."""

    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    cases: tuple[Case, ...] = ()
    findings: tuple[Finding, ...] = ()
    unlinked: tuple[UnlinkedMention, ...] = ()
