"""The models behind one protocol, one file a provider."""
