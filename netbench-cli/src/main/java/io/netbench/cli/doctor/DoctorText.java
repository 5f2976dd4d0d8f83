package io.netbench.cli.doctor;

import io.netbench.host.Hint;
import io.netbench.host.HostFacts;
import io.netbench.host.NicFacts;
import io.netbench.transport.Capability;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report as one screen for people. What is unknown says so, with its reason where it matters. */
public final class DoctorText {

    private final DoctorReport report;

    private DoctorText(DoctorReport report) {
        this.report = report;
    }

    /** The whole text; every line ends with a line feed. */
    public static String of(DoctorReport report) {
        return new DoctorText(report).text();
    }

    private String text() {
        return title()
                + "\nTransports\n" + transports()
                + "\nHost\n" + new HostTable(report.host()).text()
                + "\nNetwork\n" + new NetworkTable(report.host().network()).text()
                + "\nInterfaces\n" + interfaces()
                + "\nHints for " + Show.count(report.connections()) + " connections\n" + hints();
    }

    private String title() {
        HostFacts host = report.host();
        String kernel = host.system().kernel() == null
                ? null
                : "kernel " + host.system().kernel();
        return Stream.of(
                                host.hostName(),
                                host.system().distribution(),
                                kernel,
                                host.system().architecture())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("   "))
                + "\n";
    }

    private String transports() {
        Columns columns = new Columns();
        for (TransportState transport : report.transports()) {
            columns.row(
                    transport.name(),
                    transport.automatic() ? "available, taken by auto" : transport.available() ? "available" : "no",
                    transport.reason().orElseGet(() -> capabilities(transport)));
        }
        return report.transports().isEmpty() ? " none in this build\n" : columns.text();
    }

    private static String capabilities(TransportState transport) {
        return transport.capabilities().stream().map(DoctorText::capability).collect(Collectors.joining(", "));
    }

    private static String capability(Capability capability) {
        return switch (capability) {
            case TCP_INFO -> "TCP_INFO";
            case UDP_SEGMENTATION -> "UDP segmentation";
            default ->
                capability
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace("zero_copy", "zero-copy")
                        .replace('_', ' ');
        };
    }

    private String interfaces() {
        if (report.host().nics().isEmpty()) {
            return " " + report.host().absent().getOrDefault("nics", "none") + "\n";
        }
        Columns columns = new Columns();
        columns.row("name", "state", "speed", "MTU", "queues", "node", "driver", "addresses");
        for (NicFacts nic : report.host().nics()) {
            columns.row(
                    nic.name(),
                    Show.orDash(nic.operationalState()),
                    nic.speedBitsPerS() == null ? "-" : Show.rate(nic.speedBitsPerS()),
                    Show.orDash(nic.mtuBytes()),
                    Show.orDash(nic.rxQueues()) + " rx, " + Show.orDash(nic.txQueues()) + " tx",
                    Show.orDash(nic.numaNode()),
                    nic.driver() == null ? kind(nic) : nic.driver(),
                    String.join(" ", nic.addresses()));
        }
        return columns.text();
    }

    private static String kind(NicFacts nic) {
        return nic.kind() == null || nic.kind() == NicFacts.Kind.DEVICE
                ? "-"
                : nic.kind().name().toLowerCase(Locale.ROOT);
    }

    private String hints() {
        if (report.hints().isEmpty()) {
            return " none\n";
        }
        return report.hints().stream().map(DoctorText::hint).collect(Collectors.joining());
    }

    private static String hint(Hint hint) {
        boolean warning = hint.severity() == Hint.Severity.WARNING;
        String start = warning ? " warning  " : " note     ";
        String below = " ".repeat(start.length());
        return Paragraph.of(start, hint.topic() + ": " + hint.finding())
                + Paragraph.of(below, hint.better())
                + hint.command().map(command -> below + "$ " + command + "\n").orElse("");
    }
}
