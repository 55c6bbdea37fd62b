"""Thought only: no clock, no disk, no network, no event loop, no screen."""
