package io.netbench.cli.certs;

import io.netbench.control.net.ControlAccessException;
import io.netbench.host.ChildEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code keytool} of the Java that runs here, which makes key pairs and signs their certificates. */
final class KeyTool {

    private static final long DEADLINE_S = 60;

    private final Path program;
    private final Path passwordFile;

    /**
     * @param passwordFile holds the password of all key stores, so that it is in no argument
     * @throws ControlAccessException if this Java has none
     */
    KeyTool(Path passwordFile) {
        this.program = Path.of(System.getProperty("java.home"), "bin", "keytool");
        this.passwordFile = passwordFile;
        if (!Files.isExecutable(program)) {
            throw new ControlAccessException("certificates are made with keytool, and this Java has no " + program
                    + "; run netbench certs with a complete Java");
        }
    }

    /**
     * Makes a key pair with an elliptic curve, and its certificate.
     *
     * @param store where both go; made if it is not there
     * @param arguments what the certificate says and who signs it
     */
    void makeKeyPair(Path store, String alias, int days, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                Integer.toString(days),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:file",
                passwordFile.toString()));
        command.addAll(arguments);
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        Path log = Files.createTempFile("netbench-keytool-", ".log");
        try {
            ProcessBuilder program =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            ChildEnvironment.withholdToken(program);
            Process process = program.start();
            process.getOutputStream().close();
            if (!process.waitFor(DEADLINE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new ControlAccessException("keytool took more than " + DEADLINE_S + " s");
            }
            if (process.exitValue() != 0) {
                throw new ControlAccessException("keytool refused: " + reason(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    /** The last line, without the names of exceptions before it. */
    private static String reason(Path log) throws IOException {
        String line = Files.readString(log, StandardCharsets.UTF_8)
                .lines()
                .filter(text -> !text.isBlank())
                .reduce("no reason", (first, second) -> second);
        return line.replaceFirst("^keytool error: ", "").replaceFirst("^([\\w.]+Exception: )+", "");
    }
}
