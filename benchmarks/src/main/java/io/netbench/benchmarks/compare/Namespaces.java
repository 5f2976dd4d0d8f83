package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two network namespaces with a pair of virtual interfaces between them; needs root. Their names have the id of this
 * process, so that two comparisons don't meet, and what one left that was killed is found.
 */
final class Namespaces implements AutoCloseable {

    /** The interface of either end. */
    static final String DEVICE = "nbcmp0";

    static final String SERVER_ADDRESS = "10.231.77.1";
    static final String CLIENT_ADDRESS = "10.231.77.2";

    private static final Pattern NAME = Pattern.compile("nbcmp-(\\d{1,10})-(?:server|client)");
    private static final Path ALLOWED = Path.of("/proc/sys/net/ipv4/tcp_allowed_congestion_control");
    private static final Path AVAILABLE = Path.of("/proc/sys/net/ipv4/tcp_available_congestion_control");
    private static final String SERVER = name("server");
    private static final String CLIENT = name("client");

    private Namespaces() {}

    /** Makes them, after what earlier comparisons left is gone. */
    static Namespaces make() throws IOException {
        removeOfTheDead();
        Namespaces made = new Namespaces();
        try {
            ip("netns", "add", SERVER);
            ip("netns", "add", CLIENT);
            ip("-n", SERVER, "link", "add", DEVICE, "type", "veth", "peer", "name", DEVICE, "netns", CLIENT);
            up(SERVER, SERVER_ADDRESS);
            up(CLIENT, CLIENT_ADDRESS);
            return made;
        } catch (IOException e) {
            made.close();
            throw e;
        }
    }

    /** Words before a command of the server's side. */
    List<String> inServer() {
        return List.of("ip", "netns", "exec", SERVER);
    }

    /** Words before a command of the client's side. */
    List<String> inClient() {
        return List.of("ip", "netns", "exec", CLIENT);
    }

    /**
     * Has each end's interrupts done by a CPU: a packet that reaches an end's interface is worked off there. So data
     * costs the sink's CPU what the kernel does to receive, and acknowledgements the source's, as between two hosts.
     */
    void steer(CpuPair cpus) throws IOException {
        steer(inServer(), cpus.server());
        steer(inClient(), cpus.client());
    }

    /**
     * Sets the congestion control of both.
     *
     * @throws IOException if the kernel does not have it
     */
    void useCongestionControl(String algorithm) throws IOException {
        List<String> available = words(AVAILABLE);
        if (!available.contains(algorithm)) {
            throw new IOException("this kernel has no congestion control '" + algorithm + "', it has "
                    + String.join(", ", available));
        }
        // A namespace takes only what everybody may use. Once it has it, that no longer matters.
        List<String> allowed = words(ALLOWED);
        List<String> more = new ArrayList<>(allowed);
        more.add(algorithm);
        Files.writeString(ALLOWED, String.join(" ", more));
        try {
            for (List<String> inside : List.of(inServer(), inClient())) {
                shell(inside, "echo " + algorithm + " > /proc/sys/net/ipv4/tcp_congestion_control");
            }
        } finally {
            Files.writeString(ALLOWED, String.join(" ", allowed));
        }
    }

    /** Takes them down, and with them their interfaces. */
    @Override
    public void close() {
        removeOfThisProcess();
    }

    /** Removes what this process made, where there is something. */
    static void removeOfThisProcess() {
        for (String name : List.of(SERVER, CLIENT)) {
            if (Files.exists(Path.of("/run/netns/" + name))) {
                remove(name);
            }
        }
    }

    private static void removeOfTheDead() throws IOException {
        for (String line : run(List.of("ip", "netns", "list")).lines().toList()) {
            Matcher matcher = NAME.matcher(line.split(" ", -1)[0]);
            if (matcher.matches()
                    && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()) {
                remove(matcher.group());
            }
        }
    }

    private static void remove(String name) {
        try {
            ip("netns", "del", name);
        } catch (IOException e) {
            System.err.println("can't remove the network namespace " + name + ": " + e.getMessage());
        }
    }

    private static void steer(List<String> inside, int cpu) throws IOException {
        shell(
                inside,
                "for q in /sys/class/net/" + DEVICE + "/queues/rx-*; do echo " + CpuPair.mask(cpu)
                        + " > $q/rps_cpus; done");
    }

    private static void up(String space, String address) throws IOException {
        ip("-n", space, "addr", "add", address + "/24", "dev", DEVICE);
        ip("-n", space, "link", "set", DEVICE, "up");
        ip("-n", space, "link", "set", "lo", "up");
    }

    private static String name(String side) {
        return "nbcmp-" + ProcessHandle.current().pid() + "-" + side;
    }

    private static List<String> words(Path file) throws IOException {
        return Arrays.asList(Files.readString(file).trim().split(" +", -1));
    }

    private static void ip(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void shell(List<String> inside, String script) throws IOException {
        List<String> command = new ArrayList<>(inside);
        command.addAll(List.of("sh", "-ec", script));
        run(command);
    }

    /** Not as a {@link Program}, since none of those starts once the comparison is being ended. */
    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("'" + String.join(" ", command) + "' was not over after 10 s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        if (process.exitValue() != 0) {
            throw new IOException("'" + String.join(" ", command) + "' failed: " + output.trim());
        }
        return output;
    }
}
