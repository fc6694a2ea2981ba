"""Which conditions the indexers say that a paper is about."""

from typing import ClassVar

from kg.extractors.extractor import Context, Emissions
from kg.model import Category
from kg.names import CITO

CATEGORIES = frozenset({Category.DISEASE, Category.PHENOTYPE})


class Conditions:
    """``cito:discusses`` from a paper to each disease or finding that it is indexed with.

    A curator's word only: what a machine read in the text is ``kg:mentions``.
    """

    name: ClassVar = "conditions"
    version: ClassVar = "1"
    summary: ClassVar = "the diseases and findings that a paper is indexed with"
    requires: ClassVar = frozenset({"headings", "supplementary_concepts"})
    emits: ClassVar = frozenset({CITO.discusses})

    def extract(self, context: Context) -> Emissions:
        """Yield the links to diseases and phenotypic features."""
        yield context.indexed.discussed(context.written_paper, CATEGORIES)
