"""A language that a person names, as the graph names it."""

from pyoxigraph import NamedNode

from kg.languages import LANGUAGES, language_code
from kg.names import language


def language_of(text: str) -> NamedNode | None:
    """Return the language of a code or an English name, else ``None``.

    >>> language_of("French").value, language_of("fr").value
    ('http://id.loc.gov/vocabulary/iso639-1/fr', 'http://id.loc.gov/vocabulary/iso639-1/fr')
    """
    code = text.casefold()
    found = code if code in LANGUAGES.values() else language_code(text)
    return None if found is None else language(found)


def language_names() -> tuple[str, ...]:
    """Return the names that `language_of` knows, for messages."""
    return tuple(sorted(LANGUAGES))
