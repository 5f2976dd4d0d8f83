package io.netbench.cli.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IAnnotatedElement;

/**
 * Lists the options of mixins that have a {@link Heading} under it. A group that picocli makes of an annotation would do
 * so too, but it begins anew, and forgets its other options, when one of them comes a second time. These hold no values:
 * all that is given stays with the mixin.
 */
public final class OptionSections {

    private OptionSections() {}

    /** Arranges the help of all commands below this one. */
    public static void arrange(CommandLine netbench) {
        netbench.getSubcommands().values().forEach(command -> arrange(command.getCommandSpec()));
    }

    private static void arrange(CommandSpec command) {
        Map<String, IAnnotatedElement> fields = command.mixinAnnotatedElements();
        Map<String, List<CommandSpec>> sections = new LinkedHashMap<>();
        fields.entrySet().stream()
                .filter(field -> headingOf(field.getValue()) != null)
                .sorted((one, other) -> Boolean.compare(isFirst(other), isFirst(one)))
                .forEach(field -> sections.computeIfAbsent(
                                headingOf(field.getValue()).value(), heading -> new ArrayList<>())
                        .add(command.mixins().get(field.getKey())));
        sections.forEach((heading, mixins) -> move(mixins, command, heading));
    }

    private static boolean isFirst(Map.Entry<String, IAnnotatedElement> field) {
        return headingOf(field.getValue()).first();
    }

    private static Heading headingOf(IAnnotatedElement field) {
        return field.getAnnotation(Heading.class);
    }

    private static void move(List<CommandSpec> mixins, CommandSpec command, String heading) {
        ArgGroupSpec.Builder section = ArgGroupSpec.builder().validate(false).heading("%n" + heading + ":%n");
        for (ArgSpec argument :
                mixins.stream().flatMap(mixin -> mixin.args().stream()).toList()) {
            if (argument.defaultValue() != null) {
                throw new IllegalStateException(argument + " has a default that picocli would not set in a section");
            }
            command.remove(argument);
            section.addArg(argument);
        }
        command.addArgGroup(section.build());
    }
}
