package org.postern.core.freshness.boundary;

/** The same for nonces of calls that only read: keeping these must need no room on the disk (api.md §4 "Nonce check", §22). */
public interface ReadValues extends OneTimeValues {}
