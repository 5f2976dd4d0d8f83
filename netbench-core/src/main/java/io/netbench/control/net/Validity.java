package io.netbench.control.net;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * From when to when a certificate is good, and what a clock says.
 *
 * @param from its first instant
 * @param to its last instant
 * @param now of this host's clock
 */
record Validity(Instant from, Instant to, Instant now) {

    static Validity of(X509Certificate certificate, Instant now) {
        return new Validity(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                now);
    }

    /** Why it is not good now, in words that go on after "the certificate"; empty if it is. */
    Optional<String> obstacle() {
        if (now.isAfter(to)) {
            return Optional.of("expired at %s, and this host's clock says %s: make a new one, or check the clocks"
                    .formatted(text(to), text(now)));
        }
        if (now.isBefore(from)) {
            return Optional.of("is not valid before %s, and this host's clock says %s: check the clocks"
                    .formatted(text(from), text(now)));
        }
        return Optional.empty();
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
