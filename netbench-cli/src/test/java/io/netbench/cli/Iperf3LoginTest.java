package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** iperf3's login, with keys and users that iperf3 itself reads: both programs in either role. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class Iperf3LoginTest {

    private static final Pattern CONTROL = Pattern.compile("control  .* port ([0-9]+)");

    @TempDir
    private static Path folder;

    private static Path privateKey;
    private static Path publicKey;
    private static Path users;

    @BeforeAll
    static void makeKeys() throws Exception {
        Iperf3.skipWhereNoneIs();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        privateKey = pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        publicKey = pem("PUBLIC KEY", keys.getPublic().getEncoded());
        byte[] hash = MessageDigest.getInstance("SHA-256").digest("{mario}rossi".getBytes(StandardCharsets.UTF_8));
        users = Files.writeString(
                folder.resolve("users.csv"), "mario," + HexFormat.of().formatHex(hash) + "\n");
    }

    private static Path pem(String kind, byte[] der) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(
                folder.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    /** Older than 3.17, iperf3 knows the older padding alone; later ones take it where they are told to. */
    private static String padding() throws Exception {
        Process help = new ProcessBuilder(Iperf3Server.program().orElseThrow().toString(), "--help")
                .redirectErrorStream(true)
                .start();
        String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return text.contains("--use-pkcs1-padding") ? "" : " --use-pkcs1-padding";
    }

    @Test
    void shouldLogInAtAServerOfIperf3() throws Exception {
        try (Iperf3Server server = Iperf3Server.start(
                folder, "--rsa-private-key-path", privateKey.toString(), "--authorized-users-path", users.toString())) {
            Path in = Files.createDirectory(folder.resolve("in"));
            try (NetbenchProcess client = client(in, server, "rossi")) {
                assertEquals(ExitStatus.PASSED, client.exitStatus(), () -> client.out() + client.err());
            }
            Path out = Files.createDirectory(folder.resolve("out"));
            try (NetbenchProcess client = client(out, server, "verdi")) {
                assertEquals(ExitStatus.FAILED, client.exitStatus(), client::out);
                assertEquals(1, client.err().lines().count(), client::err);
                assertTrue(
                        client.err().contains("refused the login")
                                || client.err().contains("authorization"),
                        client::err);
            }
        }
    }

    private static NetbenchProcess client(Path runFolder, Iperf3Server server, String password) throws Exception {
        return NetbenchProcess.start(
                runFolder,
                "export IPERF3_PASSWORD=" + password,
                List.of(),
                "client 127.0.0.1 -p " + server.port() + " --iperf3 -t 0.3 -O 0 -b 10M --username mario"
                        + " --rsa-public-key-path " + publicKey + padding());
    }

    @Test
    void shouldTakeLoginsOfClientsOfIperf3() throws Exception {
        Path runFolder = Files.createDirectory(folder.resolve("server"));
        try (NetbenchProcess server = NetbenchProcess.start(
                runFolder,
                "",
                List.of("-Djava.io.tmpdir=" + folder),
                "server -p 0 --rsa-private-key-path " + privateKey + " --authorized-users-path " + users + padding())) {
            server.awaitOnOut("iperf3   ");
            Matcher control = CONTROL.matcher(server.out());
            assertTrue(control.find(), server::out);
            int port = Integer.parseInt(control.group(1));
            String login = "-t 1 -b 10M --username mario --rsa-public-key-path " + publicKey;

            Iperf3.start(port, Map.of("IPERF3_PASSWORD", "rossi"), login).end().assertGood();
            server.awaitOnOut(", user mario");
            Iperf3.Ended refused = Iperf3.start(port, Map.of("IPERF3_PASSWORD", "verdi"), login)
                    .end();
            Iperf3.Ended anonymous = Iperf3.run(port, "-t 1");

            for (Iperf3.Ended turnedAway : List.of(refused, anonymous)) {
                assertEquals(1, turnedAway.status(), turnedAway::out);
                assertTrue(
                        (turnedAway.out() + turnedAway.err()).contains("authorization failed"),
                        () -> turnedAway.out() + turnedAway.err());
            }
        }
    }
}
