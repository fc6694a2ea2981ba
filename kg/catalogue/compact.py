"""IRIs as people write them: with the prefixes of the model."""

from functools import cache

from kg.names import PREFIXES


@cache
def _longest_first() -> tuple[tuple[str, str], ...]:
    pairs = ((iri, prefix) for prefix, iri in PREFIXES.items())
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def compact(iri: str) -> str:
    """Return an IRI with its prefix, or as it is where no prefix fits.

    >>> compact("http://id.nlm.nih.gov/mesh/D008180"), compact("https://example.org/a")
    ('mesh:D008180', 'https://example.org/a')
    """
    for namespace, prefix in _longest_first():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def expand(curie: str) -> str | None:
    """Return the IRI of a name with one of the model's prefixes, in any letter case, else ``None``.

    >>> expand("mesh:D008180")
    'http://id.nlm.nih.gov/mesh/D008180'
    """
    prefix, colon, local = curie.partition(":")
    namespace = PREFIXES.get(prefix.lower()) if colon and local else None
    return None if namespace is None else namespace + local
