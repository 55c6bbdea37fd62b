"""A terminal companion for workshops in rooms without internet; knows its version and nothing else."""

__version__ = "0.1.0"
