package io.netbench.launch;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.time.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An OpenSSH server of one's own on loopback, with keys of its own, that the hosts {@code h1} to {@code h9} of its
 * client's configuration all lead to.
 */
public final class RealSshd implements AutoCloseable {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    private final Path folder;
    private final Process process;

    private RealSshd(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Starts it, or skips the test where that can't be. Whoever runs the tests has to be root. */
    public static RealSshd start(Path folder) throws Exception {
        assumeTrue(Files.isExecutable(SSHD), "there is no " + SSHD + "; install openssh-server");
        assumeTrue("root".equals(System.getProperty("user.name")), "sshd lets root alone in here");
        Files.createDirectories(Path.of("/run/sshd"));
        newKey(folder, "host");
        newKey(folder, "user");
        int port = freePort();
        Files.writeString(folder.resolve("sshd_config"), """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %2$s/host
                AuthorizedKeysFile %2$s/user.pub
                PidFile none
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin yes
                SetEnv XDG_CACHE_HOME=%2$s/cache
                """.formatted(port, folder));
        Files.writeString(
                folder.resolve("known_hosts"),
                "[127.0.0.1]:" + port + " " + Files.readString(folder.resolve("host.pub")));
        Files.writeString(folder.resolve("ssh_config"), """
                Host h?
                  HostName 127.0.0.1
                  Port %d
                  User root
                  IdentitiesOnly yes
                  IdentityFile %2$s/user
                  UserKnownHostsFile %2$s/known_hosts
                  GlobalKnownHostsFile none
                  StrictHostKeyChecking yes
                """.formatted(port, folder));
        Process process = new ProcessBuilder(
                        SSHD.toString(),
                        "-D",
                        "-f",
                        folder.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        Await.until("sshd", () -> !process.isAlive() || accepts(port));
        assertTrue(process.isAlive(), () -> "sshd ended at once; its log is in " + folder);
        return new RealSshd(folder, process);
    }

    /** The ssh client that knows these hosts. */
    public String command() {
        return "ssh -F " + folder.resolve("ssh_config");
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static void newKey(Path folder, String name) throws Exception {
        Process keygen = new ProcessBuilder(List.of(
                        "ssh-keygen",
                        "-q",
                        "-t",
                        "ed25519",
                        "-N",
                        "",
                        "-f",
                        folder.resolve(name).toString()))
                .inheritIO()
                .start();
        assertTrue(keygen.waitFor(10, TimeUnit.SECONDS) && keygen.exitValue() == 0, "ssh-keygen");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
