package org.postern.core.quota;

/**
 * How much is used of one bound.
 *
 * @param setting the setting that is the bound (api.md §23)
 * @param used in the unit of the setting
 */
public record Figure(String setting, long used, long limit) {}
