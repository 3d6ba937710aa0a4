"""The daemon thread of arXiv's requests."""

from paperdigest.daemon_thread import AbandonedError, in_daemon_thread

__all__ = ["AbandonedError", "in_daemon_thread"]
