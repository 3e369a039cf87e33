"""Who, when, which act, which rendering: the pages of evidence."""
