"""One spelling for the many spellings of a name, the same for a vocabulary's terms and for texts.

Laws
    1. ``normalise`` is idempotent, and depends on nothing but its argument.
    2. It works word by word, so that the words of a normalised text may be joined, by one space,
       into the normalised form of any stretch of whole words.
    3. It only folds what lexicographers call variants: case, diacritics, ligatures, Greek letters,
       hyphens and other punctuation, the possessive, the plural, British and American spelling.
       Word order is not its business: see `uninverted`.

After the norm of the UMLS SPECIALIST lexical tools (McCray, Srinivasan and Browne 1994), without
its word sorting and its stop words, which would make different chemicals one.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from kg.remembering import Remembered

_GREEK: Final = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau",
    "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip
_LETTERS: Final = str.maketrans(
    {greek: f" {name} " for greek, name in _GREEK.items()}
    | {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
    | {"’": "'", "‘": "'", "ʼ": "'", "′": "'", "`": "'", "&": " and "}
)
_POSSESSIVE: Final = re.compile(r"(?<=[^\W\d_])'s(?![^\W_])")
_WORD: Final = re.compile(r"[^\W_]+")
_PLURAL_ACRONYM: Final = re.compile(r"\b([A-Z]{2,}[0-9]*)s\b")
_GREEK_AND_NUMBER: Final = re.compile(r"(alpha|beta|gamma|delta|kappa|lambda|omega)([0-9]+)")

_SHORTEST_PLURAL: Final = 5  # "AIDS", "ribs": with four letters an s is part of the word too often
_SHORTEST_OSES: Final = 8  # "fibroses" is a plural of "fibrosis", "glucose" and "noses" are not
_SHORTEST_USES: Final = 7
_SHORTEST_DIGRAPH: Final = 5

# British or variant spelling on the left, the American one of MeSH on the right.
_SPELLINGS: Final = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"(arm|behavi|col|fav|flav|harb|hon|hum|lab|neighb|od|rum|savi|tum|vap|vig)our", r"\1or"),
        (r"(?<=.{3})isation", "ization"),
        (r"(?<=.{4})is(e|ed|er|ing)$", r"iz\1"),
        (r"(?<=.{3})ys(e|ed|er|ing)$", r"yz\1"),
        (r"(cali|fi)bre$", r"\1ber"),
        (r"(cen|goi|li|lus|me|ni|spec|thea|ti)tre$", r"\1ter"),
        (r"(cen|goi)tred$", r"\1tered"),
        (r"sulph", "sulf"),
        (r"(ana|cata|dia|homo)logue$", r"\1log"),
        (r"(label|model|signal|travel|channel|counsel|tunnel|cancel)l(ed|er|ing)$", r"\1\2"),
        (r"^programme$", "program"),
        (r"^ageing$", "aging"),
        (r"^aluminium$", "aluminum"),
        (r"(def|off|lic|pret)ence$", r"\1ense"),
        (r"^mould", "mold"),
    )
)
# None of the above has anything to say of a word that neither ends so nor holds one of these.
_BRITISH_ENDS: Final = (
    "ise", "ised", "iser", "ising", "yse", "ysed", "yser", "ysing", "bre", "tre", "tred", "logue",
    "led", "ler", "ling", "ence",
)  # fmt: skip
_BRITISH_PART: Final = re.compile("our|isation|sulph|programme|ageing|aluminium|mould")


def _singular(word: str) -> str:
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    for plural, singular, shortest in (
        ("ies", "y", _SHORTEST_PLURAL),
        ("oses", "osis", _SHORTEST_OSES),
        ("lyses", "lysis", _SHORTEST_OSES),
        ("stases", "stasis", _SHORTEST_OSES),
        ("uses", "us", _SHORTEST_USES),
        ("sses", "ss", _SHORTEST_PLURAL),
        ("shes", "sh", _SHORTEST_PLURAL),
        ("ches", "ch", _SHORTEST_PLURAL),
        ("xes", "x", _SHORTEST_PLURAL),
    ):
        if len(word) >= shortest and word.endswith(plural):
            return word.removesuffix(plural) + singular
    return word[:-1]


def _american(word: str) -> str:
    if len(word) < _SHORTEST_DIGRAPH:
        return word
    word = word.replace("ae", "e").replace("oe", "e")
    if not word.endswith(_BRITISH_ENDS) and _BRITISH_PART.search(word) is None:
        return word
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    return word


def _folded(word: str) -> str:
    """Fold one lower-case word without diacritics; the result may be two words (``beta 2``)."""
    divided = _GREEK_AND_NUMBER.fullmatch(word) if word[-1:].isdigit() else None
    if divided:
        return f"{divided[1]} {divided[2]}"
    while (folded := _american(_singular(word))) != word:
        word = folded
    return word


_fold: Final = Remembered(_folded, most=1 << 16).__getitem__


def _plain(text: str) -> str:
    """Case-folded text, without diacritics, with Greek letters and ligatures spelt out."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    # A combining mark goes only where it sits on a letter of ours; elsewhere it may be a vowel.
    plain = "".join(c for c in folded if not "\u0300" <= c <= "\u036f")
    return plain.translate(_LETTERS)


@lru_cache(maxsize=1 << 14)
def normalise(text: str) -> str:
    """Return the words of a text, folded and joined by single spaces; ``""`` when it has none.

    >>> normalise("Sjögren’s Syndrome"), normalise("anti-inflammatory agents")
    ('sjogren syndrome', 'anti inflammatory agent')
    >>> normalise("TNF-α"), normalise("Haemorrhages"), normalise("tumour")
    ('tnf alpha', 'hemorrhage', 'tumor')
    >>> normalise("SSRIs"), normalise("AIDS"), normalise("lupus")
    ('ssri', 'aids', 'lupus')
    """
    if "s" in text and not text.islower():
        text = _PLURAL_ACRONYM.sub(r"\1", text)
    if text.isascii() and text.isalnum():  # one plain word, as most are
        return _fold(text.lower())
    plain = text.lower().replace("&", " and ").replace("`", "'") if text.isascii() else _plain(text)
    if "'" in plain:
        plain = _POSSESSIVE.sub("", plain)
    return " ".join(map(_fold, _WORD.findall(plain)))


def uninverted(text: str) -> str | None:
    """Return an inverted heading in natural order, or ``None`` when the text has no ``", "``.

    >>> uninverted("Antibodies, Monoclonal, Humanized")
    'Humanized Monoclonal Antibodies'
    """
    return " ".join(reversed(text.split(", "))) if ", " in text else None


def keys(text: str) -> tuple[str, ...]:
    """Return the normalised forms that a term, or a query, is filed under: at most two.

    >>> keys("Lupus Erythematosus, Systemic")
    ('lupus erythematosus systemic', 'systemic lupus erythematosus')
    """
    key = normalise(text)
    natural = uninverted(text)
    if natural is None:
        return (key,) if key else ()
    return tuple(k for k in dict.fromkeys((key, normalise(natural))) if k)
