package io.netbench.cli.options;

import io.netbench.iperf3.login.Login;
import io.netbench.iperf3.login.LoginException;
import io.netbench.iperf3.login.Padding;
import io.netbench.iperf3.login.RsaKeys;
import io.netbench.plan.PlanException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Sessions with a server that is iperf3's. */
public final class ForeignServerOptions {

    /** The environment variable that holds the password, as with iperf3. */
    static final String PASSWORD = "IPERF3_PASSWORD";

    @Option(
            names = "--iperf3",
            description =
                    "HOST runs iperf3 -s, of any version from 3.7 on: speak its protocol. What only the server could "
                            + "tell is left out, or marked as its own.")
    private boolean iperf3;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "With --iperf3: ask a server that is busy with another test again, for so long. Default: 0.")
    private OptionalLong wait = OptionalLong.empty();

    @Option(
            names = "--username",
            paramLabel = "TEXT",
            description = "With --iperf3: log in under this name; the password is in the environment variable "
                    + PASSWORD + ".")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--rsa-public-key-path",
            paramLabel = "FILE",
            description = "With --iperf3: the server's public key, with which the login is encrypted.")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--use-pkcs1-padding",
            description = "With --iperf3: for the login at a server older than 3.17, or one that has the same option.")
    private boolean usesOldPadding;

    /** Whether the server is iperf3's. */
    public boolean isIperf3() {
        return iperf3;
    }

    /** For how long a busy server is asked again, in nanoseconds. */
    public long waitNs() {
        return wait.orElse(0);
    }

    /**
     * Does nothing where the options fit together.
     *
     * @throws PlanException if one is given that only an iperf3 server understands, and the server is not said to be one
     */
    public void requireFitting() {
        if (iperf3) {
            return;
        }
        Optional<String> lonely = wait.isPresent()
                ? Optional.of("{--wait}")
                : user.isPresent()
                        ? Optional.of("{--username}")
                        : key.isPresent()
                                ? Optional.of("{--rsa-public-key-path}")
                                : usesOldPadding ? Optional.of("{--use-pkcs1-padding}") : Optional.empty();
        lonely.ifPresent(option -> {
            throw new PlanException(option + " is for iperf3 servers; give {--iperf3} too, or leave it out"
                    + (option.equals("{--wait}") ? "" : ": netbench servers know clients by {--token-file}"));
        });
    }

    /**
     * Makes logins, each with the time in it; empty if nobody logs in.
     *
     * @throws PlanException if a part of it is missing, or can't be read
     */
    public Optional<Supplier<String>> login(Map<String, String> environment) {
        if (user.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        if (user.isEmpty() || key.isEmpty()) {
            throw new PlanException("{--username} and {--rsa-public-key-path} go together; give both");
        }
        String password = Optional.ofNullable(environment.get(PASSWORD))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new PlanException(
                        "{--username}: the password is not there; put it into the environment variable " + PASSWORD));
        if (user.get().matches(".*\\s.*") || password.matches("(?s).*\\s.*")) {
            throw new PlanException("{--username}: an iperf3 server takes no blanks in names and passwords");
        }
        try {
            PublicKey read = RsaKeys.publicKey("{--rsa-public-key-path}", key.get());
            Padding padding = usesOldPadding ? Padding.PKCS1 : Padding.OAEP;
            Supplier<String> login =
                    () -> new Login(user.get(), password, Instant.now().getEpochSecond()).encrypt(read, padding);
            // A key that is too short for the login is refused now, not in the middle of a session.
            String unused = login.get();
            return Optional.of(login);
        } catch (LoginException refused) {
            throw new PlanException(refused.getMessage());
        }
    }
}
