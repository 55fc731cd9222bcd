package org.postern.appliance;

/** Who said what a setting is; earlier ones win. */
enum Origin {
    OPTION("option"),
    ENVIRONMENT("environment"),
    FILE("file"),
    /** What the instance is since its first start. */
    REMEMBERED("remembered"),
    DEFAULT("default");

    private final String text;

    Origin(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
