package org.postern.core.settings;

/**
 * What can be said of one setting without reading its value (api.md §23): one row of the table.
 *
 * @param name without the prefix
 * @param fallback what holds when nothing is said, as it would be written
 * @param doc one line
 */
public record Setting(String name, SettingType type, String fallback, String doc) {}
