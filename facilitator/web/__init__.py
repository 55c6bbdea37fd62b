"""The phones' side."""
