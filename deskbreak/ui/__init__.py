"""Renders snapshots and sends events; decides nothing."""
