package org.postern.core.admin.boundary;

/**
 * Somebody who may sign in to the console.
 *
 * @param since ms since 1970; 0 where that was not yet written down
 */
public record Administrator(String name, long since) {}
