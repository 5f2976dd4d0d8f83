package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import io.netbench.launch.Announcement;
import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.file.ResultReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Agents as processes: how they begin, how they end, and what a run makes of one that dies or freezes. */
@Timeout(90)
class AgentProcessTest {

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stopProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(NetbenchProcess.commandLine(List.of("-Xmx128m")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        processes.add(process);
        return process;
    }

    private static String line(Process process) throws IOException {
        return new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
    }

    /** Starts agents on free ports, side by side. Returns where they listen. */
    private List<String> startAgents(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            start("agent", "--port", "0", "--data-port", "0");
        }
        List<String> addresses = new ArrayList<>();
        for (Process agent : processes) {
            BufferedReader out = agent.inputReader(StandardCharsets.UTF_8);
            String line = out.readLine();
            while (line != null && !line.contains("control")) {
                line = out.readLine();
            }
            addresses.add("127.0.0.1:" + String.valueOf(line).replaceAll(".*port ([0-9]+).*", "$1"));
        }
        return addresses;
    }

    @Test
    void shouldAnnounceItselfAndEndWithStandardInputWhenLaunched() throws Exception {
        Process agent = start("agent", "--launched");
        agent.getOutputStream().write("0123456789abcdef\n".getBytes(StandardCharsets.US_ASCII));
        agent.getOutputStream().flush();

        Announcement announcement = ResultJson.mapper().readValue(line(agent), Announcement.class);
        assertEquals(agent.pid(), announcement.pid());

        agent.getOutputStream().close();
        assertTrue(agent.waitFor(20, TimeUnit.SECONDS), "it ends with its standard input");
        assertEquals(0, agent.exitValue());
    }

    @Test
    void shouldNameHostsThatDieOrFreezeAndKeepTheRest() throws Exception {
        List<String> agents = startAgents(4);
        String server = agents.get(0);
        String stays = agents.get(1);
        String dies = agents.get(2);
        String freezes = agents.get(3);
        Path json = folder.resolve("run.json");
        // On a busy machine young agents may take longer for their first word than the next run waits for one.
        CommandRun.of(("incast -s " + server + " -c " + stays + "," + dies + "," + freezes + " -t 100ms -w 0 --quiet")
                .split(" "));
        try (NetbenchProcess run = NetbenchProcess.start(
                folder,
                "",
                List.of(),
                "incast -s " + server + " -c " + stays + "," + dies + "," + freezes
                        + " -b 64k --rate 50mbit -t 3 -w 0 -i 200ms --host-timeout 3s --drain 1s --live line --json "
                        + json)) {
            run.awaitOnErr("measured");
            processes.get(2).destroyForcibly();
            new ProcessBuilder("kill", "-STOP", Long.toString(processes.get(3).pid()))
                    .start()
                    .waitFor();
            assertEquals(ExitStatus.FAILED, run.exitStatus(), run::err);
        }
        RunResult result = ResultReader.read(json);
        assertEquals(RunStatus.INCOMPLETE, result.status());
        String errors = result.errors().toString();
        assertTrue(errors.contains(dies + ": load: "), () -> errors);
        assertTrue(errors.contains(freezes + ": load: not a word for"), () -> errors);
        Long bytes = result.links().get(0).bytes();
        assertTrue(bytes != null && bytes > 0, () -> errors);
        RunInvariants.assertWindowsAgree(result);
        assertEquals(
                0,
                CommandRun.of(("incast -s " + server + " -c " + stays + " -b 64k -t 200ms -w 0 --quiet").split(" "))
                        .status(),
                "they take the next run");
    }
}
