/** What both ends of PrivMX TLS say to each other above the records: calls and their answers, texts of alerts (transport.md §9, §12, §21). */
@NullMarked
package org.postern.transport.message;

import org.jspecify.annotations.NullMarked;
