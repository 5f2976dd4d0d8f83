package io.netbench.coordinator;

import java.util.Optional;

/**
 * How a person changes the times after which a run gives somebody up, so that messages can say so: options as they are
 * typed. Empty where the command has none.
 *
 * @param host for a host that does not answer
 * @param connect for connections that are not up
 * @param drain for what is still on its way at the end
 */
public record TimeOptions(Optional<String> host, Optional<String> connect, Optional<String> drain) {

    /** Nobody can change them. */
    public static final TimeOptions NONE = new TimeOptions(Optional.empty(), Optional.empty(), Optional.empty());

    /** A reason for which somebody was given up in a step, with the option that would have given more time. */
    String after(String step, String reason) {
        Optional<String> option =
                switch (step) {
                    case "connect" -> connect;
                    case "drain" -> drain;
                    default -> host;
                };
        return reason + option.map(name -> " (" + name + " changes that time)").orElse("");
    }
}
