"""The version of reading: part of the cache key of every document."""

READER_VERSION = "5"  # raise it when the same PDF gives another Document
