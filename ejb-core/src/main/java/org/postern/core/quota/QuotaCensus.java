package org.postern.core.quota;

import java.util.List;

/** What a subject has used of the bounds of the whole installation; for those who look after it. */
public interface QuotaCensus {
    List<Figure> figures();
}
