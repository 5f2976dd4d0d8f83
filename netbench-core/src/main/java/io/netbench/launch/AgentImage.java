package io.netbench.launch;

import io.netbench.plan.PlanException;
import io.netbench.text.FileFailure;
import io.netbench.text.Property;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * netbench with the Java that it needs, as {@code packages/build tar} makes it: what an agent needs on a host that has
 * nothing. Immutable.
 *
 * @param source the folder, or the packed file
 * @param id the hash of its list of files, which tells one from another
 * @param machine the hosts that it is for, as {@code uname -s} and {@code uname -m} say it
 * @param glibc the version that it needs, or a later one; empty if its makers did not say
 * @param kib what it takes on a disk
 * @param epochS the time of its files, in seconds of the epoch; its archive of classes asks for it
 */
public record AgentImage(Path source, String id, String machine, String glibc, long kib, long epochS) {

    /** Names the folder of the image that this process runs from. */
    static final String FOLDER_PROPERTY = "netbench.image";

    private static final String OPTIONS_VARIABLE = "NETBENCH_JAVA_OPTS";
    private static final String FACTS = "IMAGE";
    private static final String LIST = "MANIFEST";
    private static final long READ_TIMEOUT_MS = 20_000;

    /**
     * The image that this process runs from.
     *
     * @throws PlanException if it runs from none
     */
    public static AgentImage ofThisProcess() {
        String folder = System.getProperty(FOLDER_PROPERTY);
        if (folder == null) {
            throw new PlanException(Property.INSTALL + ": this netbench runs from no image of its own that hosts could"
                    + " be given; name one with " + Property.INSTALL_IMAGE
                    + ", such as netbench-VERSION-linux-x86_64.tar.gz of packages/build");
        }
        return at(Path.of(folder));
    }

    /**
     * An image in a folder, or one in a packed file.
     *
     * @throws PlanException if it is none
     */
    public static AgentImage at(Path source) {
        try {
            String facts = text(source, FACTS);
            return of(source, facts, hash(text(source, LIST)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlanException(Property.INSTALL_IMAGE + ": interrupted");
        } catch (IOException e) {
            throw new PlanException(
                    Property.INSTALL_IMAGE + ": " + source + " can't be read: " + FileFailure.reasonOf(e));
        }
    }

    /**
     * The arguments of {@link ImageScript#START}; agents are given the JVM's options that a person gave this one.
     *
     * @param patience how long the agent is waited for, after which the host may give up too
     */
    List<String> startOptions(Duration patience, List<String> agentOptions) {
        List<String> words = new ArrayList<>(List.of(
                id,
                machine,
                glibc,
                Long.toString(kib),
                Long.toString(patience.toSeconds() + 1),
                System.getenv().getOrDefault(OPTIONS_VARIABLE, "")));
        words.addAll(agentOptions);
        return words;
    }

    private static AgentImage of(Path source, String facts, String id) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new StringReader(facts)) {
            properties.load(reader);
        }
        try {
            return new AgentImage(
                    source,
                    id,
                    properties.getProperty("os") + " " + properties.getProperty("arch"),
                    properties.getProperty("glibc", ""),
                    Long.parseLong(properties.getProperty("kib", "")),
                    Long.parseLong(properties.getProperty("epoch", "")));
        } catch (NumberFormatException e) {
            throw noImage(source);
        }
    }

    private static String text(Path source, String name) throws IOException, InterruptedException {
        if (Files.isDirectory(source)) {
            Path file = source.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw noImage(source);
            }
            return Files.readString(file);
        }
        Files.newInputStream(source).close();
        // Both are among the first entries, so that little is unpacked.
        List<String> lines = CommandLines.of(
                List.of(
                        "tar",
                        "--extract",
                        "--gzip",
                        "--to-stdout",
                        "--occurrence=1",
                        "--wildcards",
                        "--file=" + source.toAbsolutePath(),
                        "*/" + name),
                READ_TIMEOUT_MS);
        if (lines.isEmpty()) {
            throw noImage(source);
        }
        return String.join("\n", lines) + "\n";
    }

    private static PlanException noImage(Path source) {
        return new PlanException(
                Property.INSTALL_IMAGE + ": " + source + " is no image of netbench; packages/build tar makes one");
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
