package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** netbench in processes whose environment is not the usual one. */
class EnvironmentTest {

    @TempDir
    private Path folder;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldRefuseANameThatTheLocaleCanNotWrite() throws Exception {
        try (NetbenchProcess netbench = NetbenchProcess.start(
                folder, "export LC_ALL=C", List.of(), "incast -c 1 -t 200ms -w 0 --live off --json zo\u00EB.json")) {
            assertEquals(ExitStatus.USAGE, netbench.exitStatus(), netbench::err);
            assertEquals(1, netbench.err().lines().count(), netbench::err);
            assertTrue(netbench.err().contains("set LC_ALL=C.UTF-8"), netbench::err);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldNameTheArgumentThatTheLocaleCanNotWrite() throws Exception {
        try (NetbenchProcess netbench =
                NetbenchProcess.start(folder, "export LC_ALL=C", List.of(), "report zo\u00EB.json")) {
            assertEquals(ExitStatus.USAGE, netbench.exitStatus(), netbench::err);
            assertEquals(1, netbench.err().lines().count(), netbench::err);
            assertTrue(netbench.err().startsWith("netbench report: FILE: '"), netbench::err);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de DE", "ar EG"})
    @Execution(ExecutionMode.CONCURRENT)
    void shouldWriteFiguresTheSameInEachLocale(String locale) throws Exception {
        List<String> names = List.of(locale.split(" ", 2));
        Files.writeString(folder.resolve("broken.json"), "{\n\"a\" 1}");
        try (NetbenchProcess netbench = NetbenchProcess.start(
                folder,
                "cd " + folder,
                List.of("-Duser.language=" + names.get(0), "-Duser.country=" + names.get(1)),
                "report broken.json")) {
            assertEquals(ExitStatus.USAGE, netbench.exitStatus(), netbench::err);
            assertTrue(netbench.err().contains("line 2, column 5 "), netbench::err);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldKeepTheTokenFromSsh() throws Exception {
        Path ssh = Files.writeString(
                folder.resolve("ssh"), "#!/bin/sh\nenv >'" + folder.resolve("environment") + "'\nexit 1\n");
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
        String launch = "incast --hosts h1,h2 --launch ssh --launch-path netbench --ssh-command " + ssh;
        try (NetbenchProcess netbench = NetbenchProcess.start(
                folder, "export NETBENCH_TOKEN=0123456789abcdef", List.of(), launch + " -t 200ms --quiet")) {
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(), netbench::err);
        }
        String environment = Files.readString(folder.resolve("environment"), StandardCharsets.ISO_8859_1);
        assertTrue(environment.contains("PATH="), environment);
        assertFalse(environment.contains("0123456789abcdef"), "ssh was handed the token");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldEndWithOneLineWhenDirectMemoryIsTooSmall() throws Exception {
        try (NetbenchProcess netbench = NetbenchProcess.start(
                folder, "", List.of("-XX:MaxDirectMemorySize=1m"), "incast -c 4 -t 200ms -w 0 --quiet")) {
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(), netbench::err);
            assertEquals(1, netbench.err().lines().count(), netbench::err);
            assertTrue(netbench.err().contains("MaxDirectMemorySize"), netbench::err);
        }
    }
}
