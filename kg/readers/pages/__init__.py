"""What pages that people save have in common: rows, blocks under headings, the account of lines.

Law: every line of a page is read once, is the site's, or is reported; the ledger holds to it.
"""
