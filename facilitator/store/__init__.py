"""Keeping sessions: one TinyDB file each with a write-ahead journal; knows no plan, no question and no phone."""
