package io.netbench.cli.options;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Lists the options of a mixin that has a {@link Heading} under it. A group that picocli makes of an annotation would do
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
        command.mixinAnnotatedElements().forEach((name, field) -> {
            Heading heading = field.getAnnotation(Heading.class);
            if (heading != null) {
                move(command.mixins().get(name), command, heading.value());
            }
        });
    }

    private static void move(CommandSpec mixin, CommandSpec command, String heading) {
        ArgGroupSpec.Builder section = ArgGroupSpec.builder().validate(false).heading("%n" + heading + ":%n");
        for (ArgSpec argument : mixin.args()) {
            if (argument.defaultValue() != null) {
                throw new IllegalStateException(argument + " has a default that picocli would not set in a section");
            }
            command.remove(argument);
            section.addArg(argument);
        }
        command.addArgGroup(section.build());
    }
}
