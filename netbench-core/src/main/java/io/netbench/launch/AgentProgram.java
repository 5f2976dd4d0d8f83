package io.netbench.launch;

import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command that is an agent on a host. It only starts what is there; nothing is built or copied.
 *
 * @param words of the command, before {@code agent --launched}
 * @param agentOptions more options of {@code netbench agent}
 */
public record AgentProgram(List<String> words, List<String> agentOptions) {

    /** What makes sense in this JVM alone: its debuggers and profilers, and what lies beside this very jar. */
    private static final List<String> OWN_FLAGS = List.of(
            "-agent",
            "-javaagent",
            "-XX:SharedArchiveFile",
            "-XX:AOT",
            "-Xdebug",
            "-Djava.library.path",
            "-Dnetbench.image");

    /** Lets a JVM of another version pass over what it does not know. */
    private static final String TOLERANT = "-XX:+IgnoreUnrecognizedVMOptions";

    public AgentProgram {
        words = List.copyOf(words);
        agentOptions = List.copyOf(agentOptions);
    }

    /**
     * A jar, or another command such as the {@code netbench} script beside a jar.
     *
     * @param path on the hosts; a name that ends in {@code .jar} is given to Java; {@code ~/} is the home folder there
     * @param java the command that is Java on the hosts
     */
    public static AgentProgram at(String path, String java, List<String> agentOptions) {
        return new AgentProgram(path.endsWith(".jar") ? startOfJar(path, java) : List.of(path), agentOptions);
    }

    List<String> command() {
        return Stream.of(words, List.of("agent", "--launched"), agentOptions)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> startOfJar(String path, String java) {
        List<String> words = new ArrayList<>();
        words.add(java);
        words.addAll(flags(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        words.addAll(List.of("-jar", path));
        return words;
    }

    /** The flags of this JVM, so that there is one list of them, and agents are given the heap that this one has. */
    static List<String> flags(List<String> flagsOfThisJvm) {
        Stream<String> shared = flagsOfThisJvm.stream()
                .filter(flag -> !flag.equals(TOLERANT) && OWN_FLAGS.stream().noneMatch(flag::startsWith));
        return Stream.concat(Stream.of(TOLERANT), shared).toList();
    }

    /**
     * The path of what this process was started from: the command of its image, or its jar.
     *
     * @throws PlanException if it was started from neither
     */
    public static String ownPath() {
        String image = System.getProperty(AgentImage.FOLDER_PROPERTY);
        return image == null ? ownJar() : Path.of(image, "netbench").toString();
    }

    /**
     * The jar that this process runs from.
     *
     * @throws PlanException if this process does not run from a jar
     */
    static String ownJar() {
        CodeSource source = AgentProgram.class.getProtectionDomain().getCodeSource();
        try {
            Path path = Path.of(source.getLocation().toURI()).toRealPath();
            if (Files.isRegularFile(path)) {
                return path.toString();
            }
        } catch (URISyntaxException | java.io.IOException e) {
            throw new PlanException("this netbench can't tell where its jar is (" + e.getMessage()
                    + "); name the jar on the hosts with " + Property.LAUNCH_PATH);
        }
        throw new PlanException(
                "this netbench does not run from a jar; name the jar on the hosts with " + Property.LAUNCH_PATH);
    }
}
