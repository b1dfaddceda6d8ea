"""The desktop, one file a capability."""
