package io.netbench.transport;

import java.util.Objects;
import java.util.Optional;

/**
 * Whether a transport, or something that it may be able to do, can be used on this host.
 *
 * @param reason why it can't, in words for a person; empty when it can
 */
public record Availability(Optional<String> reason) {

    /** It can be used. */
    public static final Availability YES = new Availability(Optional.empty());

    public Availability {
        Objects.requireNonNull(reason, "reason");
    }

    /** It can't be used because of {@code reason}. */
    public static Availability no(String reason) {
        return new Availability(Optional.of(reason));
    }

    public boolean isUsable() {
        return reason.isEmpty();
    }
}
