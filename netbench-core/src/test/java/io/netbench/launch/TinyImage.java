package io.netbench.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An image of a few hundred bytes, whose agent does nothing but announce itself and note that in the cache folder. */
final class TinyImage {

    private final Path folder;

    /**
     * @param folder where it is made
     * @param mark what tells it from other images
     */
    TinyImage(Path folder, String mark) throws Exception {
        this.folder = folder;
        Files.createDirectories(folder.resolve("runtime/bin"));
        Files.writeString(folder.resolve("mark"), mark);
        Files.writeString(folder.resolve("netbench"), """
                #!/bin/sh
                read -r token
                echo "$0 $* [$token] $NETBENCH_JAVA_OPTS" >>"${0%/netbench/images/*}/started"
                echo '{"netbench_agent":1,"version":"0","host":"here","node":null,"pid":'$$',"control_port":4711,"addresses":["192.0.2.1"]}'
                exec cat >/dev/null
                """);
        folder.resolve("netbench").toFile().setExecutable(true);
        describe("Linux", shell("uname -m").strip(), 64);
    }

    /** Says of it what {@code packages/build} would. */
    void describe(String system, String architecture, long kib) throws Exception {
        describe(system, architecture, "2.2", kib);
    }

    /** The same of one that needs a certain glibc. */
    void describe(String system, String architecture, String glibc, long kib) throws Exception {
        Files.writeString(folder.resolve("IMAGE"), """
                version=0
                os=%s
                arch=%s
                glibc=%s
                java=25
                epoch=1735689600
                kib=%d
                """.formatted(system, architecture, glibc, kib));
        shell("cd '" + folder + "' && find . -type f ! -name MANIFEST | LC_ALL=C sort | xargs sha256sum >MANIFEST");
    }

    AgentImage image() {
        return AgentImage.at(folder);
    }

    /** The same in a file, as it is published. */
    AgentImage packed() throws Exception {
        Path file = folder.resolveSibling(folder.getFileName() + ".tar.gz");
        shell("tar -C '" + folder.getParent() + "' --sort=name -czf '" + file + "' " + folder.getFileName());
        return AgentImage.at(file);
    }

    private static String shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(command + ": " + output);
        }
        return output;
    }
}
