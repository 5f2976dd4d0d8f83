package io.netbench.dataplane;

import io.netbench.result.KeepAliveSettings;
import io.netbench.result.SocketOptions;
import io.netbench.result.SocketSettings;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.PlannedOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts the options that were set on a socket into the result's words. */
final class SocketReport {

    private SocketReport() {}

    static SocketOptions of(List<AppliedOption> applied) {
        return new SocketOptions(settings(applied, AppliedOption::asked), settings(applied, AppliedOption::inForce));
    }

    private static SocketSettings settings(List<AppliedOption> applied, Function<AppliedOption, String> value) {
        Values values = new Values(applied, value);
        return new SocketSettings(
                values.of(PlannedOption.SEND_BUFFER).map(Long::valueOf),
                values.of(PlannedOption.RECEIVE_BUFFER).map(Long::valueOf),
                values.of(PlannedOption.MAX_SEGMENT).map(Long::valueOf),
                values.of(PlannedOption.CONGESTION_CONTROL),
                values.of(PlannedOption.DSCP).map(Integer::valueOf),
                values.of(PlannedOption.DEVICE),
                values.of(PlannedOption.PACING_RATE).map(Long::valueOf),
                values.of(PlannedOption.NOTSENT_LOWAT).map(Long::valueOf),
                values.of(PlannedOption.BUSY_POLL).map(Long::valueOf),
                values.of(PlannedOption.KEEP_ALIVE)
                        .filter(Boolean::parseBoolean)
                        .map(on -> new KeepAliveSettings(
                                values.of(PlannedOption.KEEP_ALIVE_IDLE).map(Integer::valueOf),
                                values.of(PlannedOption.KEEP_ALIVE_INTERVAL).map(Integer::valueOf),
                                values.of(PlannedOption.KEEP_ALIVE_COUNT).map(Integer::valueOf))),
                values.of(PlannedOption.USER_TIMEOUT).map(Long::valueOf),
                values.of(PlannedOption.NAGLE).map(Boolean::valueOf),
                Optional.empty());
    }

    private record Values(List<AppliedOption> applied, Function<AppliedOption, String> value) {
        Optional<String> of(PlannedOption option) {
            return applied.stream()
                    .filter(set -> set.name().equals(option.kernelName()))
                    .map(value)
                    .findFirst();
        }
    }
}
