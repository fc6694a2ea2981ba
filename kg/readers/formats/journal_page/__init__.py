"""Journals' landing pages, saved or copied as text."""

from kg.readers.formats.journal_page.reader import JournalPageReader

__all__ = ["JournalPageReader"]
