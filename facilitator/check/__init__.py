"""Whether a workshop can begin: facts of this machine and what they mean; shows nothing and changes nothing."""
