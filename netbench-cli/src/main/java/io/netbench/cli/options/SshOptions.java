package io.netbench.cli.options;

import io.netbench.launch.LaunchMethod;
import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** How hosts are reached by ssh. */
public final class SshOptions {

    @Option(
            names = "--launch-parallel",
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "How many ssh connections are set up at a time. Default: 32.")
    @Sets(Property.LAUNCH_PARALLEL)
    private OptionalInt parallel = OptionalInt.empty();

    @Option(
            names = "--ssh-command",
            paramLabel = "COMMAND",
            description = "The ssh client, and arguments with spaces between them. Default: ssh.")
    @Sets(Property.SSH_COMMAND)
    private String sshCommand;

    @Option(
            names = "--ssh-option",
            paramLabel = "OPTION",
            description = "An option for ssh as its -o takes it, such as Port=2222; may be repeated.")
    private List<String> sshOptions = new ArrayList<>();

    /** The names of those that were given, as places for messages. */
    List<String> given() {
        List<String> names = new ArrayList<>();
        if (parallel.isPresent()) {
            names.add("{--launch-parallel}");
        }
        if (sshCommand != null) {
            names.add("{--ssh-command}");
        }
        if (!sshOptions.isEmpty()) {
            names.add("{--ssh-option}");
        }
        return names;
    }

    /** The client and its first arguments; empty where the standard one is meant. */
    Optional<List<String>> command() {
        return Optional.ofNullable(sshCommand)
                .map(command -> List.of(command.strip().split("\\s+", -1)));
    }

    /** What ssh takes behind {@code -o}. */
    List<String> options() {
        return sshOptions;
    }

    /** How many connections are set up at a time; empty where the standard is meant. */
    OptionalInt parallel() {
        return parallel;
    }

    /**
     * The same for what launches no agents.
     *
     * @throws io.netbench.plan.PlanException if a value can't be
     */
    public LaunchMethod.Ssh toMethod() {
        LaunchMethod.Ssh standard = LaunchMethod.Ssh.standard();
        return new LaunchMethod.Ssh(
                command().orElse(standard.command()),
                sshOptions,
                parallel.orElse(standard.parallel()),
                Optional.empty());
    }
}
