package io.netbench.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands below {@code netbench}, of which most starts need one. To find out what options a command has takes longer
 * than the JVM does to start, so the others are left out, or have only a name and a description where all are listed.
 */
final class Commands {

    /** By their names, which their annotations have too: to read those of all takes longer than to parse a line. */
    private static final Map<String, Class<?>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("incast", IncastCommand.class);
        ALL.put("broadcast", BroadcastCommand.class);
        ALL.put("run", LoadsCommand.class);
        ALL.put("contention", ContentionCommand.class);
        ALL.put("matrix", MatrixCommand.class);
        ALL.put("validate", ValidateCommand.class);
        ALL.put("watch", WatchCommand.class);
        ALL.put("client", ClientCommand.class);
        ALL.put("server", ServerCommand.class);
        ALL.put("agent", AgentCommand.class);
        ALL.put("uninstall-agents", UninstallAgentsCommand.class);
        ALL.put("report", ReportCommand.class);
        ALL.put("compare", CompareCommand.class);
        ALL.put("layers", LayersCommand.class);
        ALL.put("profiles", ProfilesCommand.class);
        ALL.put("doctor", DoctorCommand.class);
        ALL.put("certs", CertsCommand.class);
        ALL.put("completion", CompletionCommand.class);
        ALL.put("help", HelpCommand.class);
    }

    /** They tell of other commands. */
    private static final Set<Class<?>> TELL_OF_ALL = Set.of(HelpCommand.class, CompletionCommand.class);

    private static final Set<String> VERSION = Set.of("--version", "-V");

    private static final Set<String> OF_NONE = Set.of("--help", "-h", "--version", "-V");

    private final Collection<Class<?>> shown;
    private final Collection<Class<?>> whole;

    private Commands(Collection<Class<?>> shown, Collection<Class<?>> whole) {
        this.shown = shown;
        this.whole = whole;
    }

    static Commands all() {
        return new Commands(ALL.values(), ALL.values());
    }

    /** Those that are needed to do what arguments say, as long as nothing is wrong with these. */
    static Commands neededFor(List<String> arguments) {
        if (arguments.size() == 1 && VERSION.contains(arguments.get(0))) {
            return new Commands(List.of(), List.of());
        }
        if (OF_NONE.containsAll(arguments)) {
            return new Commands(ALL.values(), List.of());
        }
        Class<?> named = arguments.isEmpty() ? null : ALL.get(arguments.get(0));
        return named == null || TELL_OF_ALL.contains(named) ? all() : new Commands(List.of(named), List.of(named));
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
