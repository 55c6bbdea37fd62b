"""The screens, one file each, with a ``.tcss`` beside it."""
