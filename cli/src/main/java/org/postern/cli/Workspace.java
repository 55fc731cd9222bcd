package org.postern.cli;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.cli.home.Home;
import org.postern.cli.home.HomeProfile;
import org.postern.cli.home.HomeServers;
import org.postern.cli.home.Memory;
import org.postern.client.account.Account;
import org.postern.client.account.LoggingIn;
import org.postern.client.account.Password;
import org.postern.client.connection.Connector;
import org.postern.client.connection.KnownServers;
import org.postern.client.connection.Patience;
import org.postern.client.connection.ServerSession;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.WrongUse;
import org.postern.client.storage.Progress;
import org.postern.crypto.hd.InvalidMnemonicException;
import org.postern.crypto.hd.Mnemonic;
import org.postern.password.PasswordStrength;

/** What one command works with: home, connections, the account once it is logged in. */
final class Workspace implements AutoCloseable {
    private static final String PASSWORD = "POSTERN_PASSWORD";
    private static final String RECOVERY_WORDS = "POSTERN_RECOVERY_WORDS";
    private static final String AGENT = "postern-cli;" + Version.NUMBER;

    private final Terminal terminal;
    private final GlobalOptions options;
    private final Output output;
    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();
    private @Nullable Network network;
    private Optional<Password> password = Optional.empty();

    Workspace(Terminal terminal, GlobalOptions options) {
        this.terminal = terminal;
        this.options = options;
        this.output = options.output(terminal);
    }

    /** What connections of this command are made with, and what they learn. */
    private record Network(KnownServers servers, Connector connector) {}

    /** Made for the first connection, as it needs what this home knows. */
    private Network network() throws ClientFailure {
        Network existing = network;
        if (existing != null) {
            return existing;
        }
        KnownServers servers = HomeServers.of(home());
        Connector.Habits habits = new Connector.Habits(options.transport(), servers, new KeyWarnings(output));
        Network made = new Network(servers, new Connector(random, clock, AGENT, Patience.FOR_TRANSFERS, habits));
        network = made;
        return made;
    }

    Terminal terminal() {
        return terminal;
    }

    Output output() {
        return output;
    }

    Home home() {
        return options.home();
    }

    SecureRandom random() {
        return random;
    }

    /** The account of this home, if it has one and the command does not name another server. */
    Optional<HomeProfile> profile() throws ClientFailure {
        return home().profile();
    }

    /** The server named with --server, else that of the profile. */
    ServerAddress server() throws ClientFailure {
        Optional<ServerAddress> named = options.server();
        if (named.isPresent()) {
            return named.get();
        }
        return profile()
                .map(HomeProfile::server)
                .orElseThrow(() -> new WrongUse("Which server? Give it with --server HOST[:PORT]."));
    }

    /** A standard connection: no user. */
    ServerSession open(ServerAddress server) throws ClientFailure {
        return network().connector().open(server);
    }

    /** Logs in with the account of this home. */
    Account logIn() throws ClientFailure {
        HomeProfile profile = profile()
                .orElseThrow(() -> new WrongUse(
                        "There is no account in " + home().folder() + " yet. Use login --name NAME, or register."));
        return LoggingIn.logIn(open(options.server().orElse(profile.server())), profile.account(), password());
    }

    /** The password of an account that exists, from the environment, else asked for. */
    Password password() throws ClientFailure {
        return take(typed());
    }

    /**
     * A password that an account gets now, from the environment, else asked for twice.
     *
     * @param own words that anybody would try first, such as the name of the account
     */
    Password newPassword(List<String> own) throws ClientFailure {
        char[] text = typed();
        Optional<String> weakness = PasswordStrength.weakness(text, own);
        if (weakness.isPresent()) {
            Arrays.fill(text, '\0');
            throw new WrongUse(weakness.get() + " Nothing was sent.");
        }
        if (given().isEmpty()) {
            compareAgain(text);
        }
        return take(text);
    }

    private Optional<char[]> given() {
        return terminal.environment().apply(PASSWORD).map(String::toCharArray);
    }

    private char[] typed() throws WrongUse {
        Optional<char[]> given = given();
        char[] text = given.isPresent() ? given.get() : asked("Password: ", PASSWORD);
        if (text.length == 0) {
            throw new WrongUse("The password is empty. Nothing was sent.");
        }
        return text;
    }

    private void compareAgain(char[] text) throws WrongUse {
        char[] again = asked("Password again: ", PASSWORD);
        boolean same = Arrays.equals(text, again);
        Arrays.fill(again, '\0');
        if (!same) {
            throw new WrongUse("The two passwords differ. Nothing was sent; try again.");
        }
    }

    private Password take(char[] text) {
        Password result = new Password(text, options.floor());
        password = Optional.of(result);
        return result;
    }

    /** The password this command has logged in with. */
    Password givenPassword() {
        return password.orElseThrow(() -> new IllegalStateException("expected a login, found none"));
    }

    /** The recovery words from the environment, else asked for. */
    Mnemonic recoveryWords() throws WrongUse {
        Optional<char[]> given = terminal.environment().apply(RECOVERY_WORDS).map(String::toCharArray);
        char[] text = given.isPresent() ? given.get() : asked("Recovery words: ", RECOVERY_WORDS);
        try {
            return Mnemonic.parse(new String(text));
        } catch (InvalidMnemonicException e) {
            throw new WrongUse(e.getMessage() + ". Nothing was sent.", e);
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private char[] asked(String question, String variable) throws WrongUse {
        return terminal.passwords()
                .apply(question)
                .orElseThrow(() -> new WrongUse(
                        "Nobody can be asked for it here. Put it into the environment variable " + variable + "."));
    }

    /** Keeps who logged in, so that the next command knows. */
    void remember(Account account) throws ClientFailure {
        home().write(new HomeProfile(
                account.address(),
                account.session().server(),
                password.orElseThrow().parameters(),
                network().servers().find(account.session().server()),
                Optional.empty()));
    }

    /** What this home remembers of the account; nothing where the profile is another account's. */
    Memory memory() throws ClientFailure {
        byte[] key = password.orElseThrow().profileKey();
        return profile()
                .flatMap(HomeProfile::sealed)
                .map(bytes -> Memory.open(key, bytes))
                .orElse(Memory.EMPTY);
    }

    /** Remembers that a message was shown. */
    void seen(String sinkId, long number) throws ClientFailure {
        byte[] key = password.orElseThrow().profileKey();
        home().update(profile -> {
            Memory memory =
                    profile.sealed().map(bytes -> Memory.open(key, bytes)).orElse(Memory.EMPTY);
            return profile.with(memory.seen(sinkId, number).seal(key, random()));
        });
    }

    /** A bar for a person who watches, silence otherwise. */
    Watched watch(String label) {
        if (!output.showsProgress()) {
            return new Watched(Progress.SILENT, () -> {});
        }
        ProgressLine line = new ProgressLine(terminal.err(), clock, label);
        return new Watched(line, line::close);
    }

    /** A progress that has to be taken off the terminal in the end. */
    record Watched(Progress progress, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    @Override
    public void close() {
        password.ifPresent(Password::close);
        Network made = network;
        if (made != null) {
            made.connector().close();
        }
    }
}
