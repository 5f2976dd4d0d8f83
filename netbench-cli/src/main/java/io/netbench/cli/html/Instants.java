package io.netbench.cli.html;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Points in time for people. */
final class Instants {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Instants() {}

    /** In UTC, to the second; empty where it is unknown. */
    static Optional<String> text(Instant instant) {
        return Optional.ofNullable(instant).map(FORM::format);
    }
}
