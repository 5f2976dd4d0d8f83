package io.netbench.launch;

import io.netbench.plan.HostList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A site in a folder: an ssh that runs what it is given on this host, and agents that do nothing but announce. */
final class FakeSite {

    private final Path folder;

    FakeSite(Path folder) throws IOException {
        this.folder = folder;
        script("ssh", """
                for last; do :; done
                case " $* " in
                *" -G "*) echo "user bench"; echo "hostname address-of-$last" ;;
                *) echo "$*" >>"$(dirname "$0")/arguments"; echo "Welcome!"; sh -c "$last" ;;
                esac
                """);
        script("agent", """
                read -r token
                echo "$token" >>"$(dirname "$0")/tokens"
                echo '{"netbench_agent":1,"version":"0","host":"here","node":null,"pid":'$$',"control_port":4711,"addresses":["192.0.2.1"]}'
                exec cat >/dev/null
                """);
    }

    void script(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    LaunchPlan plan(String hosts, String program, Duration timeout) {
        LaunchMethod.Ssh ssh = new LaunchMethod.Ssh(List.of(path("ssh")), List.of("Port=2222"), 2, Optional.empty());
        HostList.Hosts list = (HostList.Hosts) HostList.parse(hosts);
        return new LaunchPlan(ssh, list, new AgentProgram(List.of(path(program)), List.of()), timeout);
    }
}
