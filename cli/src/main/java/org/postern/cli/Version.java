package org.postern.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this program, that of the appliance it comes with. */
final class Version implements IVersionProvider {
    /** Kept equal to the project's version by a test. */
    static final String NUMBER = "0.1.0";

    @Override
    public String[] getVersion() {
        return new String[] {"postern cli " + NUMBER};
    }
}
