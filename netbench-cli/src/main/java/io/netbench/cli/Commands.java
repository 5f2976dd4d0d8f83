package io.netbench.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands below {@code netbench}, of which most starts need one. To find out what options a command has takes longer
 * than the JVM does to start, so the others have only a name and a description, which is what the list of commands shows.
 */
final class Commands {

    private static final List<Class<?>> ALL = List.of(
            IncastCommand.class,
            BroadcastCommand.class,
            LoadsCommand.class,
            ContentionCommand.class,
            MatrixCommand.class,
            ValidateCommand.class,
            WatchCommand.class,
            ClientCommand.class,
            ServerCommand.class,
            AgentCommand.class,
            UninstallAgentsCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            LayersCommand.class,
            ProfilesCommand.class,
            DoctorCommand.class,
            CertsCommand.class,
            CompletionCommand.class,
            HelpCommand.class);

    /** They tell of other commands. */
    private static final Set<Class<?>> TELL_OF_ALL = Set.of(HelpCommand.class, CompletionCommand.class);

    private static final Set<String> VERSION = Set.of("--version", "-V");

    private static final Set<String> OF_NONE = Set.of("--help", "-h", "--version", "-V");

    private final List<Class<?>> shown;
    private final List<Class<?>> whole;

    private Commands(List<Class<?>> shown, List<Class<?>> whole) {
        this.shown = shown;
        this.whole = whole;
    }

    static Commands all() {
        return new Commands(ALL, ALL);
    }

    /** Those that are needed to do what arguments say, as long as nothing is wrong with these. */
    static Commands neededFor(List<String> arguments) {
        if (arguments.size() == 1 && VERSION.contains(arguments.get(0))) {
            return new Commands(List.of(), List.of());
        }
        if (OF_NONE.containsAll(arguments)) {
            return new Commands(ALL, List.of());
        }
        Optional<Class<?>> named = ALL.stream()
                .filter(type -> nameOf(type).equals(arguments.get(0)))
                .filter(type -> !TELL_OF_ALL.contains(type))
                .findFirst();
        return named.map(type -> new Commands(ALL, List.of(type))).orElseGet(Commands::all);
    }

    /** All of them, in the order in which they are shown. */
    void addTo(CommandLine netbench) {
        for (Class<?> type : shown) {
            if (whole.contains(type)) {
                netbench.addSubcommand(type);
            } else {
                netbench.addSubcommand(nameOf(type), outline(type));
            }
        }
    }

    private static CommandSpec outline(Class<?> type) {
        Command command = type.getAnnotation(Command.class);
        CommandSpec outline = CommandSpec.create().name(command.name());
        outline.usageMessage().header(command.header()).description(command.description());
        return outline;
    }

    private static String nameOf(Class<?> type) {
        return type.getAnnotation(Command.class).name();
    }
}
