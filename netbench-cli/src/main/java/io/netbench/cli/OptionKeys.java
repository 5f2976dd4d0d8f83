package io.netbench.cli;

import io.netbench.cli.options.OptionNames;
import io.netbench.cli.scenario.Problems;
import io.netbench.cli.scenario.Variables;
import io.netbench.plan.HostList;
import io.netbench.yaml.YamlValue;
import io.netbench.yaml.YamlValue.Entry;
import io.netbench.yaml.YamlValue.Scalar;
import io.netbench.yaml.YamlValue.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Options as keys of a file: {@code block-size: 64k} is {@code --block-size=64k}. What a value may be is so the same in both, and
 * is told by the same words.
 */
final class OptionKeys {

    private final Supplier<CommandLine> commands;
    private final CommandLine command;
    private final Set<String> keys = new TreeSet<>();

    /**
     * @param commands makes commands that have the options
     * @param without options that are no keys
     */
    OptionKeys(Supplier<CommandLine> commands, Set<String> without) {
        this.commands = commands;
        command = commands.get();
        for (OptionSpec option : command.getCommandSpec().options()) {
            String key = option.longestName().substring(2);
            if (!option.hidden() && !without.contains(key)) {
                keys.add(key);
            }
        }
    }

    Set<String> all() {
        return keys;
    }

    /** The option of a key. */
    OptionSpec option(String key) {
        return command.getCommandSpec().findOption("--" + key);
    }

    boolean knows(String key) {
        return keys.contains(key);
    }

    /** The words of a key on a command line; empty if its value is wrong, which is told. */
    Optional<List<String>> words(String key, Entry entry, Variables variables, Problems problems) {
        int before = problems.count();
        OptionSpec option = option(key);
        List<String> words = option.arity().max() == 0
                ? flag(key, entry, variables, problems)
                : values(option, key, entry, variables, problems);
        if (problems.count() == before && !words.isEmpty()) {
            parse(key, entry, words, problems);
        }
        return problems.count() == before ? Optional.of(words) : Optional.empty();
    }

    private static List<String> flag(String key, Entry entry, Variables variables, Problems problems) {
        String text = entry.value() instanceof Scalar scalar
                ? variables.fill(entry.line(), key, scalar.text(), problems)
                : entry.value().kind();
        if (!text.equals("true") && !text.equals("false")) {
            problems.add(entry.line(), key, "must be true or false, got: " + (text.isEmpty() ? "nothing" : text));
        }
        return text.equals("true") ? List.of("--" + key) : List.of();
    }

    private static List<String> values(
            OptionSpec option, String key, Entry entry, Variables variables, Problems problems) {
        boolean isList = entry.value() instanceof Sequence;
        boolean isHosts = option.type() == HostList.class;
        if (entry.value() instanceof Scalar scalar && !scalar.isNull()) {
            return List.of("--" + key + "=" + variables.fill(scalar.line(), key, scalar.text(), problems));
        }
        if (!isList || !(isHosts || option.isMultiValue())) {
            problems.wrongKind(key, entry, isHosts || option.isMultiValue() ? "a value or a list" : "a single value");
            return List.of();
        }
        List<String> texts = texts(key, entry, variables, problems);
        return isHosts
                ? List.of("--" + key + "=" + String.join(",", texts))
                : texts.stream().map(text -> "--" + key + "=" + text).toList();
    }

    /** The texts of a list, or the one text. */
    static List<String> texts(String key, Entry entry, Variables variables, Problems problems) {
        List<YamlValue> items = entry.value() instanceof Sequence sequence ? sequence.items() : List.of(entry.value());
        List<String> texts = new ArrayList<>();
        for (YamlValue item : items) {
            if (item instanceof Scalar scalar && !scalar.isNull()) {
                texts.add(variables.fill(item.line(), key, scalar.text(), problems));
            } else {
                problems.add(item.line(), key, "must be a list of single values, got: " + item.kind());
            }
        }
        if (items.isEmpty()) {
            problems.add(entry.line(), key, "is an empty list");
        }
        return texts;
    }

    /** By itself, so that each wrong value is told. */
    private void parse(String key, Entry entry, List<String> words, Problems problems) {
        CommandLine alone = commands.get();
        try {
            alone.parseArgs(words.toArray(String[]::new));
        } catch (ParameterException wrong) {
            String message = UsageErrors.messageOf(wrong, OptionNames.of(alone, words));
            problems.add(entry.line(), key, message.replaceFirst("^--[a-z0-9-]+:? ", ""));
        }
    }
}
