package org.postern.conformance;

/** A report as JUnit writes it, of the one class BlockTest, which may have a nested class Reading. */
final class HandMadeReport {
    private static final String CLASS = "1";
    private static final String NESTED = "2";

    private final StringBuilder events = new StringBuilder();
    private String className = "BlockTest";
    private String nestedName = "Reading";
    private String classResult = "SUCCESSFUL";
    private int lastId = 2;

    void className(String displayName) {
        className = displayName;
    }

    void nestedClass(String displayName) {
        nestedName = displayName;
    }

    void classResult(String status) {
        classResult = status;
    }

    void test(String name, String status) {
        node(CLASS, name, "TEST", "", status);
    }

    void testInNestedClass(String name, String status) {
        node(NESTED, name, "TEST", "", status);
    }

    void standIn(String name, String status) {
        node(CLASS, name, "TEST", "<tags><tag>stand-in</tag></tags>", status);
    }

    void factory(String name, String... statusOfCases) {
        String factory = node(CLASS, name, "CONTAINER", "", "SUCCESSFUL");
        for (int i = 0; i < statusOfCases.length; i++) {
            node(factory, "[" + (i + 1) + "]", "TEST", "", statusOfCases[i]);
        }
    }

    private String node(String parent, String name, String type, String tags, String status) {
        String id = Integer.toString(++lastId);
        events.append("""
                <e:started id="%s" parentId="%s" name="%s"><metadata>%s<junit:type>%s</junit:type></metadata>
                </e:started><e:finished id="%s"><result status="%s"/></e:finished>
                """.formatted(id, parent, name, tags, type, id, status));
        return id;
    }

    String xml() {
        return """
                <e:events xmlns:e="e" xmlns:java="j" xmlns:junit="u">
                <e:started id="1" name="%s"><metadata><junit:type>CONTAINER</junit:type></metadata>
                <sources><java:classSource className="org.example.BlockTest"/></sources></e:started>
                <e:started id="2" parentId="1" name="%s"><metadata><junit:type>CONTAINER</junit:type></metadata>
                <sources><java:classSource className="org.example.BlockTest$Reading"/></sources></e:started>
                %s
                <e:finished id="2"><result status="SUCCESSFUL"/></e:finished>
                <e:finished id="1"><result status="%s"/></e:finished>
                </e:events>
                """.formatted(className, nestedName, events, classResult);
    }
}
