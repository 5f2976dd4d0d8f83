package io.netbench.cli.doctor;

import io.netbench.advice.Hint;
import io.netbench.advice.HostAdvice;
import io.netbench.cli.ceiling.Ceiling;
import io.netbench.host.HostFacts;
import io.netbench.host.Steering;
import io.netbench.plan.DataPlan;
import io.netbench.result.ResultJson;
import io.netbench.transport.Transports;
import java.util.List;

/**
 * All that {@code netbench doctor} tells, in the order in which a reader needs it; its JSON form is this record.
 *
 * @param schema what kind of document this is, and its version
 * @param transports the transports of this build, the preferred first
 * @param host facts of this host
 * @param ceilings what this build was found to reach on loopback of this host, the latest first
 * @param connections how many connections the hints were made for
 * @param hints what could be better, warnings first
 */
public record DoctorReport(
        String schema,
        List<TransportState> transports,
        HostFacts host,
        List<Ceiling> ceilings,
        int connections,
        List<Hint> hints) {

    private static final String SCHEMA = "netbench-doctor/1";

    public DoctorReport {
        transports = List.copyOf(transports);
        ceilings = List.copyOf(ceilings);
        hints = List.copyOf(hints);
    }

    /** Puts together what is known of a host that is to carry a number of connections. */
    public static DoctorReport of(
            Transports installed, HostFacts host, Steering steering, List<Ceiling> ceilings, int connections) {
        boolean anyUsable =
                installed.all().stream().anyMatch(t -> t.availability().isUsable());
        String automatic = anyUsable ? installed.choose(DataPlan.AUTO).name() : "";
        List<TransportState> transports = installed.all().stream()
                .map(transport -> TransportState.of(transport, transport.name().equals(automatic)))
                .toList();
        return new DoctorReport(
                SCHEMA, transports, host, ceilings, connections, HostAdvice.forHost(host, steering, connections));
    }

    /** This report as one JSON document, indented, with a line feed at its end. */
    public String json() {
        return ResultJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }
}
