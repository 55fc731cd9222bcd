package org.postern.conformance;

import java.util.List;

/**
 * One promise; it is shown when every one of its clauses is.
 *
 * @param id such as {@code S-30}
 * @param text the promise
 * @param clauses what it consists of
 */
record Promise(String id, String text, List<Clause> clauses) {}
