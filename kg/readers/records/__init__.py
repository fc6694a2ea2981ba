"""What formats of records have in common: a document in the making, tagged text, JSON, the account.

Law: whatever a record holds is read by a rule or counted; `kg.readers.records.unread` counts.
"""
