package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What packages tell systemd of their unit, each script in a namespace whose /run says that there is one, or none. */
@Timeout(60)
class PackagesUnitTest {

    private static final long DEADLINE_S = 20;
    private static final String AGENT = " netbench-agent.service";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeSystemctl() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "root alone may mount");
        // A unit that nobody enabled, or a systemd that is about to end, is no reason for a package to fail.
        Path program = Files.writeString(
                folder.resolve("systemctl"), "#!/bin/sh\necho \"$*\" >>'" + folder + "/told'\nexit 1\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void shouldEndAgentsOnRemovalAlone() throws Exception {
        List<String> ended = List.of("disable --now" + AGENT);
        assertEquals(ended, told(deb("prerm"), "remove"));
        assertEquals(List.of(), told(deb("prerm"), "upgrade", "2"));
        assertEquals(ended, told(rpm("preun"), "0"));
        assertEquals(List.of(), told(rpm("preun"), "1"));
        List<String> forgotten = List.of("daemon-reload");
        assertEquals(forgotten, told(deb("postrm"), "remove"));
        assertEquals(List.of(), told(deb("postrm"), "upgrade", "2"));
        assertEquals(forgotten, told(rpm("postun"), "0"));
        assertEquals(List.of(), told(rpm("postun"), "1"));
    }

    @Test
    void shouldStartRunningAgentsAnewWhenTheyAreReplaced() throws Exception {
        List<String> renewed = List.of("daemon-reload", "try-restart" + AGENT);
        assertEquals(renewed, told(deb("postinst"), "configure", "1"));
        assertEquals(List.of(), told(deb("postinst"), "abort-upgrade", "2"));
        assertEquals(renewed, told(rpm("post"), "2"));
    }

    @Test
    void shouldTellNothingWhereSystemdDoesNotRun() throws Exception {
        for (String script : List.of(deb("prerm"), deb("postrm"))) {
            assertEquals(List.of(), toldWhere("true", script, "remove"));
        }
        assertEquals(List.of(), toldWhere("true", deb("postinst"), "configure"));
        for (String script : List.of(rpm("post"), rpm("preun"), rpm("postun"))) {
            assertEquals(List.of(), toldWhere("true", script, "0"));
        }
    }

    private static String deb(String script) throws IOException {
        return Files.readString(Path.of("../packages/deb." + script));
    }

    private static String rpm(String script) throws IOException {
        Matcher matcher = Pattern.compile("(?ms)^%" + script + "\\n(.*?)^(%|\\z)")
                .matcher(Files.readString(Path.of("../packages/netbench.spec")));
        assertTrue(matcher.find(), script);
        return matcher.group(1);
    }

    private List<String> told(String script, String... words) throws Exception {
        return toldWhere("mkdir -p /run/systemd/system", script, words);
    }

    private List<String> toldWhere(String first, String script, String... words) throws Exception {
        Path told = folder.resolve("told");
        Files.deleteIfExists(told);
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs none /run && " + first
                        + " && script=$1 && shift && exec sh -c \"$script\" script \"$@\"",
                "sh",
                script));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().merge("PATH", folder + ":", (path, own) -> own + path);
        Path output = folder.resolve("output");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertTrue(process.waitFor(DEADLINE_S, TimeUnit.SECONDS), "still running");
        assertEquals(0, process.exitValue(), Files.readString(output));
        return Files.exists(told) ? Files.readAllLines(told) : List.of();
    }
}
