"""A graph as tables: nodes, edges, mentions and claims, for data frames and SQL."""

from kg.export.tables.parquet import FORMAT

__all__ = ["FORMAT"]
