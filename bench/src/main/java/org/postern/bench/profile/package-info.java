/** Where the processor time of the server goes: samples of the Java Flight Recorder, by subject and as a picture. */
@NullMarked
package org.postern.bench.profile;

import org.jspecify.annotations.NullMarked;
