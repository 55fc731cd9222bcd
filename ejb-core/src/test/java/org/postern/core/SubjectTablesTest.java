package org.postern.core;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.settings.Settings;

/** No subject reads another's tables: every text of a compiled class that is SQL or JPQL is looked at. */
class SubjectTablesTest {
    private static final Map<String, String> SUBJECTS = Map.ofEntries(
            entry("account", "account"),
            entry("invitation", "account"),
            entry("console_account", "admin"),
            entry("console_link", "admin"),
            entry("one_time_value", "freshness"),
            entry("quota", "quota"),
            entry("block", "storage"),
            entry("block_bytes", "storage"),
            entry("block_reference", "storage"),
            entry("transfer", "storage"),
            entry("transfer_block", "storage"),
            entry("descriptor", "storage"),
            entry("sink", "mailbox"),
            entry("message", "mailbox"),
            entry("message_body", "mailbox"));
    private static final Pattern STATEMENT =
            Pattern.compile("\\b(select|insert into|delete from|update \\w+ set|truncate)\\b");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern SUBJECT = Pattern.compile("org/postern/core/(\\w+)/.*");

    private final Map<String, String> entities = new HashMap<>();
    private final List<String> trespasses = new ArrayList<>();
    private int statements;

    @Test
    void noSubjectReadsTheTablesOfAnother(TestReporter reporter) throws Exception {
        List<ClassModel> classes = classes();
        for (ClassModel one : classes) {
            noteEntity(one);
        }
        classes.forEach(this::look);
        reporter.publishEntry("classes", String.valueOf(classes.size()));
        reporter.publishEntry("statements", String.valueOf(statements));
        assertEquals(List.of(), trespasses);
        assertTrue(statements >= 40, "expected the statements of all subjects, saw " + statements);
    }

    @Test
    void everyTableHasASubject() throws SQLException {
        assertEquals(new TreeSet<>(SUBJECTS.keySet()), tables());
    }

    @Test
    void seesATrespass() {
        look("account", "Wherever", "select count(*) from message where not deleted");
        look("mailbox", "Wherever", "select count(*) from message where kind <> 'block' and text <> ' sink '");
        look("mailbox", "Wherever", "not a message to an account");
        assertEquals(List.of("Wherever: message"), trespasses);
        assertEquals(2, statements);
    }

    /** JPQL names entities, and each belongs to the subject of its table. */
    private void noteEntity(ClassModel model) throws ClassNotFoundException {
        Class<?> type = Class.forName(model.thisClass().asInternalName().replace('/', '.'));
        if (!type.isAnnotationPresent(Entity.class)) {
            return;
        }
        String table = Optional.ofNullable(type.getAnnotation(Table.class))
                .map(Table::name)
                .orElse(type.getSimpleName().toLowerCase(Locale.ROOT));
        assertEquals(Optional.of(subject(model)), Optional.ofNullable(SUBJECTS.get(table)), "table of " + type);
        entities.put(type.getSimpleName(), subject(model));
    }

    private void look(ClassModel model) {
        StreamSupport.stream(model.constantPool().spliterator(), false)
                .filter(StringEntry.class::isInstance)
                .map(entry -> ((StringEntry) entry).stringValue())
                .distinct()
                .forEach(text -> look(subject(model), model.thisClass().asInternalName(), text));
    }

    private void look(String subject, String where, String text) {
        if (!STATEMENT.matcher(text).find()) {
            return;
        }
        statements++;
        WORD.matcher(QUOTED.matcher(text).replaceAll("''"))
                .results()
                .map(MatchResult::group)
                .filter(word -> {
                    String owner = SUBJECTS.getOrDefault(word, entities.getOrDefault(word, subject));
                    return !owner.equals(subject);
                })
                .forEach(word -> trespasses.add(where + ": " + word));
    }

    private static String subject(ClassModel model) {
        var found = SUBJECT.matcher(model.thisClass().asInternalName());
        return found.matches() ? found.group(1) : "";
    }

    private static List<ClassModel> classes() throws IOException, URISyntaxException {
        Path root = Path.of(Settings.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<ClassModel> models = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                models.add(ClassFile.of().parse(file));
            }
        }
        return models;
    }

    private static Set<String> tables() throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (Connection connection = RealDatabase.shared().getConnection();
                PreparedStatement query = connection.prepareStatement("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_name <> 'flyway_schema_history'");
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }
}
