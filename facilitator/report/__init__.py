"""The protocol of a session for those who were there: one page, or Markdown, made of its document."""
