"""Wizards: a Qt-free state beside thin pages, in one common frame."""
