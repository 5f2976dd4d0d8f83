package io.netbench.cli.options;

import io.netbench.text.Property;
import io.netbench.text.PropertyNames;
import java.lang.reflect.AnnotatedElement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What the options of a command are called: as they were typed, or else by the name that says most. Messages name a
 * {@link Property} or, where it is the command's own matter, one of the option's names: {@code {--quiet}}.
 */
public final class OptionNames implements PropertyNames {

    /** A place in a message for an option: one of its names in braces. */
    private static final Pattern PLACE = Pattern.compile("\\{(--?[A-Za-z0-9][a-z0-9-]*)\\}");

    private static final int SHORT = 2;

    private final CommandSpec command;
    private final List<String> typed;

    private OptionNames(CommandSpec command, List<String> typed) {
        this.command = command;
        this.typed = typed;
    }

    /** Those of a command that was parsed, or not yet. */
    public static OptionNames of(CommandLine command) {
        CommandLine netbench = command.getCommandSpec().root().commandLine();
        return of(
                command,
                netbench.getParseResult() == null
                        ? List.of()
                        : netbench.getParseResult().originalArgs());
    }

    /** Those of a command that is being parsed. */
    public static OptionNames of(CommandLine command, List<String> typed) {
        return new OptionNames(command.getCommandSpec(), typed);
    }

    /** The words of the command line. */
    public List<String> typed() {
        return typed;
    }

    /** Of several options that set the property, the one that was typed. */
    @Override
    public Optional<String> of(Property property) {
        String sameName = "--" + property.key().replace('_', '-');
        List<OptionSpec> setting = command.options().stream()
                .filter(option -> !option.hidden() && sets(option, property))
                .toList();
        return setting.stream()
                .map(this::typedNames)
                .filter(names -> !names.isEmpty())
                .findFirst()
                .or(() -> setting.stream()
                        .flatMap(option -> Stream.of(option.names()))
                        .max(Comparator.comparing((String name) -> name.equals(sameName))
                                .thenComparing(String::length)))
                .or(() -> command.userObject() instanceof HasLoads loads
                        ? loads.nameInLoads(property)
                        : Optional.empty());
    }

    /** An option as it was typed, or by its longest name; another argument by its label. */
    public String of(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return argument.paramLabel();
        }
        String names = typedNames(option);
        return names.isEmpty() ? option.longestName() : names;
    }

    /** Who starts servers and clients need not know that agents are what they are. */
    @Override
    public String agent() {
        return Iperf3Flags.COMMANDS.contains(command.qualifiedName()) ? "server" : PropertyNames.super.agent();
    }

    @Override
    public String in(String message) {
        String named = PLACE.matcher(message)
                .replaceAll(place -> Matcher.quoteReplacement(Optional.ofNullable(command.findOption(place.group(1)))
                        .map(this::of)
                        .orElse(place.group(1))));
        return PropertyNames.super.in(named);
    }

    private static boolean sets(OptionSpec option, Property property) {
        return option.userObject() instanceof AnnotatedElement field
                && field.getAnnotation(Sets.class) != null
                && List.of(field.getAnnotation(Sets.class).value()).contains(property);
    }

    /** As the option was typed, each name once; empty if it was not. */
    private String typedNames(OptionSpec option) {
        String alone = Stream.of(option.names()).filter(this::isTyped).collect(Collectors.joining("/"));
        return alone.isEmpty() && mayBeGiven(option)
                ? Stream.of(option.names())
                        .filter(name -> name.length() == SHORT && standsInACluster(name.charAt(1)))
                        .findFirst()
                        .orElse("")
                : alone;
    }

    /** A short option may have its value right behind it. */
    private boolean isTyped(String name) {
        return typed.stream()
                .anyMatch(word -> word.equals(name)
                        || word.startsWith(name + "=")
                        || (name.length() == SHORT && word.startsWith(name)));
    }

    private boolean standsInACluster(char letter) {
        return typed.stream().anyMatch(word -> word.matches("-[A-Za-z0-9].*") && word.indexOf(letter) > 0);
    }

    private boolean mayBeGiven(OptionSpec option) {
        ParseResult parsed = command.commandLine().getParseResult();
        return parsed == null || parsed.hasMatchedOption(option);
    }
}
