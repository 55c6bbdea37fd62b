"""What stays afterwards."""
