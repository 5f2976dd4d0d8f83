package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import io.netbench.text.Property;
import io.netbench.text.QuantityException;
import io.netbench.text.TimeSpan;
import java.util.OptionalInt;

/**
 * When the kernel asks a silent peer whether it is still there ({@code SO_KEEPALIVE}). Empty: the system's own choice.
 *
 * @param idleS silence before the first probe, in seconds ({@code TCP_KEEPIDLE})
 * @param intervalS from one probe to the next, in seconds ({@code TCP_KEEPINTVL})
 * @param count unanswered probes after which the connection is over ({@code TCP_KEEPCNT})
 */
public record KeepAlive(OptionalInt idleS, OptionalInt intervalS, OptionalInt count) {

    private static final int MOST_S = 32_767;
    private static final int MOST_COUNT = 127;
    private static final long S = 1_000_000_000L;
    private static final int PARTS = 3;

    public KeepAlive {
        requireSeconds(idleS, "an idle time");
        requireSeconds(intervalS, "an interval");
        int probes = count.orElse(1);
        require(probes >= 1 && probes <= MOST_COUNT, Property.KEEP_ALIVE, count, "a count from 1 to " + MOST_COUNT);
    }

    private static void requireSeconds(OptionalInt seconds, String what) {
        int value = seconds.orElse(1);
        require(value >= 1 && value <= MOST_S, Property.KEEP_ALIVE, seconds, what + " from 1 to " + MOST_S + " s");
    }

    /**
     * Reads {@code 10s/1s/5}: idle time, interval and count, of which the last ones may be left out.
     *
     * @throws PlanException if it can't be read
     */
    public static KeepAlive parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length > PARTS) {
            throw unreadable(text);
        }
        OptionalInt count = OptionalInt.empty();
        if (parts.length == PARTS) {
            if (!parts[2].matches("[0-9]{1,9}")) {
                throw unreadable(text);
            }
            count = OptionalInt.of(Integer.parseInt(parts[2]));
        }
        return new KeepAlive(
                seconds(parts[0], text), parts.length > 1 ? seconds(parts[1], text) : OptionalInt.empty(), count);
    }

    private static OptionalInt seconds(String part, String text) {
        long ns;
        try {
            ns = TimeSpan.parse(part);
        } catch (QuantityException none) {
            throw unreadable(text);
        }
        if (ns % S != 0) {
            throw unreadable(text);
        }
        return OptionalInt.of((int) Math.min(Integer.MAX_VALUE, ns / S));
    }

    private static PlanException unreadable(String text) {
        return new PlanException("'" + PlanException.quoted(text)
                + "' is no idle time, interval and count; write whole seconds and a number, such as 10s/1s/5");
    }
}
