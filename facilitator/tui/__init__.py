"""The Textual front end: what the facilitator leads with and the room looks at."""
