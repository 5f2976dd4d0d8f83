package io.netbench.cli;

import io.netbench.cli.options.Iperf3Flags;
import io.netbench.cli.options.NearNames;
import io.netbench.cli.options.OptionNames;
import io.netbench.cli.options.OtherTools;
import io.netbench.cli.options.SingleDashes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said to words that a command does not know: that, and what they may have meant. */
final class UnknownWords {

    private static final int SHORT_OPTION = 2;

    /** Whole programs of other tools are options there. */
    private static final Map<String, String> COMMANDS = Map.of(
            "-s", "netbench server",
            "--server", "netbench server",
            "-c", "netbench client HOST",
            "--client", "netbench client HOST");

    private static final Set<String> ONE_PATTERN = Set.of("netbench incast", "netbench broadcast");

    private final CommandLine command;
    private final OptionNames names;

    private UnknownWords(CommandLine command, OptionNames names) {
        this.command = command;
        this.names = names;
    }

    /** The message about the first of them. */
    static String messageOf(UnmatchedArgumentException unknown, OptionNames names) {
        String first = unknown.getUnmatched().get(0);
        UnknownWords words = new UnknownWords(unknown.getCommandLine(), names);
        // The parser takes -1 for a number, which iperf3 has for an option.
        Optional<String> ofIperf3 =
                Iperf3Flags.explain(words.command.getCommandSpec().qualifiedName(), first);
        if (ofIperf3.isPresent()) {
            return ofIperf3.get();
        }
        if (unknown.isUnknownOption()) {
            return words.option(first);
        }
        return words.command.getSubcommands().isEmpty() ? words.argument(first) : noCommand(words.command, first);
    }

    /** The message about a word in the place of a command. */
    static String noCommand(CommandLine command, String name) {
        Set<String> commands = command.getSubcommands().keySet();
        List<String> near = NearNames.of(name, commands);
        return "there is no command '" + name + "'; "
                + (near.isEmpty() ? "there are " + String.join(", ", commands) : question(near));
    }

    private String option(String written) {
        String option = withoutValue(written);
        return "unknown option '" + written + "'"
                + meant(option).map(text -> "; " + text).orElse("");
    }

    /** A value may follow after an equals sign, or right behind a letter. */
    private static String withoutValue(String written) {
        return written.startsWith("--")
                ? written.replaceFirst("=.*", "")
                : written.substring(0, Math.min(SHORT_OPTION, written.length()));
    }

    private Optional<String> meant(String option) {
        List<String> same = NearNames.sameLetters(option, known());
        if (isLong(option) && !same.isEmpty()) {
            return Optional.of(question(same));
        }
        return inLoads(option)
                .or(() -> ofOtherTool(option))
                .or(() -> otherDirection(option))
                .or(() -> elsewhere(option))
                .or(() -> near(option));
    }

    private Optional<String> ofOtherTool(String option) {
        if (isNetbench()) {
            return Optional.ofNullable(COMMANDS.get(option)).map(meant -> question(List.of(meant)));
        }
        return OtherTools.meaning(option).flatMap(names::of).map(meant -> question(List.of(meant)));
    }

    private Optional<String> inLoads(String option) {
        return command.getCommand() instanceof LoadsCommand && LoadLine.EMPTY.knows(option)
                ? Optional.of("write it into a load, --load 'NAME: PATTERN " + option + " ...', with the quotes")
                : Optional.empty();
    }

    private Optional<String> otherDirection(String option) {
        boolean isAsked = option.equals("-R") || option.equals("--reverse");
        if (!isAsked || !ONE_PATTERN.contains(command.getCommandSpec().qualifiedName())) {
            return Optional.empty();
        }
        return Optional.of("the other direction is netbench "
                + (command.getCommandName().equals("incast") ? "broadcast" : "incast"));
    }

    private Optional<String> elsewhere(String option) {
        List<String> owners = command.getCommandSpec().root().subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(spec -> isLong(option) && spec.findOption(option) != null)
                .map(spec -> spec.name())
                .distinct()
                .toList();
        if (owners.isEmpty()) {
            return Optional.empty();
        }
        String where = NearNames.either(owners);
        return Optional.of(isNetbench() ? "write it after a command, " + where : "it is one of " + where);
    }

    private Optional<String> near(String option) {
        List<String> near = isLong(option) ? NearNames.of(option, known()) : List.of();
        return near.isEmpty() ? Optional.empty() : Optional.of(question(near));
    }

    /** Where no argument is taken, dashes or commas were forgotten. */
    private String argument(String word) {
        Optional<String> oneDash = command.getCommandSpec().options().stream()
                .flatMap(option -> SingleDashes.explain(command.getCommandSpec(), option, names.typed()).stream())
                .findFirst();
        if (oneDash.isPresent()) {
            return oneDash.get();
        }
        List<String> same = NearNames.sameLetters(word.replaceFirst("=.*", ""), known());
        if (!same.isEmpty()) {
            return "unexpected argument '" + word + "'; " + question(same);
        }
        List<String> lists =
                Stream.of("-s", "-c", "--hosts").filter(this::isKnown).toList();
        return "unexpected argument '" + word + "'"
                + (isKnown("--clients")
                        ? "; hosts follow " + NearNames.either(lists) + ", with commas between them"
                        : shells());
    }

    /** Other programs have a script for each shell, and want its name. */
    private String shells() {
        return command.getCommand() instanceof CompletionCommand ? "; its script is for bash and zsh alike" : "";
    }

    private boolean isKnown(String option) {
        return command.getCommandSpec().findOption(option) != null;
    }

    private List<String> known() {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> Stream.of(option.names()))
                .filter(UnknownWords::isLong)
                .collect(Collectors.toList());
    }

    private boolean isNetbench() {
        return !command.getSubcommands().isEmpty();
    }

    private static boolean isLong(String option) {
        return option.startsWith("--");
    }

    private static String question(List<String> names) {
        return "did you mean " + NearNames.either(names) + "?";
    }
}
