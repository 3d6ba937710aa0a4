"""Notifying: what a run brought, sent by mail and to a webhook."""
