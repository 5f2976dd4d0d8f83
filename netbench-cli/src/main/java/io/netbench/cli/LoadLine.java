package io.netbench.cli;

import io.netbench.cli.options.EmptyPlaces;
import io.netbench.cli.options.EndpointOptions;
import io.netbench.cli.options.HostOptions;
import io.netbench.cli.options.LoadOptions;
import io.netbench.cli.options.NearNames;
import io.netbench.cli.options.OptionNames;
import io.netbench.cli.options.ProfileOptions;
import io.netbench.cli.options.RepeatedOptions;
import io.netbench.cli.options.ShellWords;
import io.netbench.cli.options.SingleDashes;
import io.netbench.cli.options.SpanOptions;
import io.netbench.cli.options.ThresholdOptions;
import io.netbench.plan.HostList;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.Pattern;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import io.netbench.text.PropertyNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What follows {@code --load}: {@code NAME: PATTERN OPTIONS}. */
@Command(name = "load")
final class LoadLine {

    private static final String FORM =
            "write 'NAME: PATTERN OPTIONS', such as 'bulk: incast -b 1m', with a NAME of a-z, 0-9 and -";

    private static final String WRITE_PATTERN = "write incast or broadcast after the name";

    /** One of which nothing was asked. */
    static final LoadLine EMPTY = new LoadLine("empty", Pattern.INCAST, PropertyNames.WORDS);

    private final String name;
    private final Pattern pattern;
    private final CommandLine command;

    @Mixin
    private EndpointOptions endpoints = new EndpointOptions();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Mixin
    private SpanOptions span = new SpanOptions();

    @Mixin
    private ThresholdOptions thresholds = new ThresholdOptions();

    private final PropertyNames ofRun;
    private OptionNames names;
    private boolean isOfFile;

    private LoadLine(String name, Pattern pattern, PropertyNames ofRun) {
        this.name = name;
        this.pattern = pattern;
        this.ofRun = ofRun;
        command = new CommandLine(this).setOverwrittenOptionsAllowed(true).setExpandAtFiles(false);
        names = OptionNames.of(command, List.of());
    }

    /**
     * Reads a load.
     *
     * @param text as it was typed
     * @param run the command that it was typed for
     * @throws PlanException if it can't be read; the message names the load, and the word
     */
    static LoadLine parse(String text, CommandLine run) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(0, colon).strip();
        if (!name.matches("[a-z0-9-]+")) {
            throw new PlanException(
                    Property.LOAD + ": '" + PlanException.quoted(text) + "' does not begin with a name; " + FORM);
        }
        List<String> words = words(name, text.substring(colon + 1));
        LoadLine line = new LoadLine(name, pattern(name, words), OptionNames.of(run));
        line.read(words.subList(1, words.size()), run);
        return line;
    }

    /**
     * One of a file, of which the words are known to be right. Its refusals leave places for the names of properties.
     *
     * @param words its options
     */
    static LoadLine of(String name, Pattern pattern, List<String> words) {
        LoadLine line = new LoadLine(name, pattern, PropertyNames.WORDS);
        line.isOfFile = true;
        line.command.parseArgs(words.toArray(String[]::new));
        return line;
    }

    /** A command that has its options. */
    static CommandLine newCommand() {
        return new LoadLine("load", Pattern.INCAST, PropertyNames.WORDS).command;
    }

    private static List<String> words(String name, String rest) {
        try {
            return ShellWords.split(rest);
        } catch (PlanException e) {
            throw new PlanException(label(name) + e.getMessage());
        }
    }

    private static Pattern pattern(String name, List<String> words) {
        String word = words.isEmpty() ? "" : words.get(0);
        return Stream.of(Pattern.values())
                .filter(pattern -> pattern.optionName().equals(word))
                .findFirst()
                .orElseThrow(() -> new PlanException(label(name) + noPattern(word)));
    }

    private static String noPattern(String word) {
        if (word.isEmpty()) {
            return "its pattern is missing; " + WRITE_PATTERN;
        }
        List<String> near = NearNames.of(
                word, Stream.of(Pattern.values()).map(Pattern::optionName).toList());
        return "there is no pattern '" + PlanException.quoted(word) + "'; "
                + (near.isEmpty() ? WRITE_PATTERN : "did you mean " + NearNames.either(near) + "?");
    }

    private void read(List<String> words, CommandLine run) {
        names = OptionNames.of(command, words);
        try {
            ParseResult parsed = command.parseArgs(words.toArray(String[]::new));
            SingleDashes.refuse(parsed);
            RepeatedOptions.refuse(parsed);
            EmptyPlaces.refuse(parsed);
        } catch (UnmatchedArgumentException unknown) {
            String word = unknown.getUnmatched().get(0);
            throw refused(ofRun(word, run).orElseGet(() -> UnknownWords.messageOf(unknown, names)));
        } catch (ParameterException wrong) {
            throw refused(UsageErrors.messageOf(wrong, names));
        }
    }

    private PlanException refused(String message) {
        return new PlanException(label() + (isOfFile ? message : names().in(message)));
    }

    /** Who finds an option of the run in a load would think that the load alone has it. */
    private static Optional<String> ofRun(String word, CommandLine run) {
        String option =
                word.startsWith("--") ? word.replaceFirst("=.*", "") : word.substring(0, Math.min(2, word.length()));
        OptionSpec known = run.getCommandSpec().findOption(option);
        if (known == null) {
            return Optional.empty();
        }
        boolean isTime = known.longestName().equals("--duration");
        return Optional.of(option + " is of the whole run; write it outside of the load"
                + (isTime ? ", or --start and --stop for a part of the run" : ""));
    }

    /**
     * The load that was asked for.
     *
     * @param hosts those of the run
     * @param hostsOfJob those to take where none are named
     * @param profiles that it may name
     * @param variesRate whether a sweep gives it a rate
     * @throws PlanException if it can't be; the message names the load
     */
    LoadRequest toRequest(
            HostOptions hosts, Optional<HostList.Hosts> hostsOfJob, ProfileOptions profiles, boolean variesRate) {
        try {
            LoadRequest made = load.toRequest(
                    Optional.of(name),
                    endpoints.toRequest(pattern, hosts, hostsOfJob),
                    span.toSpan(),
                    thresholds.toThresholds(),
                    profiles);
            load.requireUse(made, variesRate);
            return made;
        } catch (PlanException wrong) {
            throw refused(wrong.getMessage());
        }
    }

    /** How a message about this load begins. */
    String label() {
        return label(name);
    }

    /** Names as they were typed in this load, and outside of it. */
    PropertyNames names() {
        return property -> names.of(property).or(() -> ofRun.of(property));
    }

    /** How a property is called in it. */
    Optional<String> nameOf(Property property) {
        return names.of(property);
    }

    /** Whether a load can have an option of this name. */
    boolean knows(String option) {
        return command.getCommandSpec().findOption(option) != null;
    }

    private static String label(String name) {
        return Property.LOAD + " '" + name + "': ";
    }
}
