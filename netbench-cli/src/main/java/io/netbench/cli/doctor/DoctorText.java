package io.netbench.cli.doctor;

import io.netbench.advice.Hint;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.host.HostFacts;
import io.netbench.text.QuantityText;
import io.netbench.transport.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report as one screen of text. What is unknown says so, with its reason where there is room for it. */
public final class DoctorText {

    private final DoctorReport report;
    private final Screen screen;
    private final List<String> lines = new ArrayList<>();

    private DoctorText(DoctorReport report, Screen screen) {
        this.report = report;
        this.screen = screen;
    }

    /** The report's lines, without line ends. */
    public static List<String> lines(DoctorReport report, Screen screen) {
        return new DoctorText(report, screen).lines();
    }

    private List<String> lines() {
        lines.add(screen.styled(Style.STRONG, title(report.host())));
        part("Transports", transports());
        part("Host", MachineTable.lines(report.host(), screen.width()));
        part("Network", NetworkTable.lines(report.host().network(), screen.width()));
        part("Interfaces", NicTable.lines(report.host(), screen.width()));
        part("What netbench itself reaches on loopback", CeilingTable.lines(report.ceilings(), screen.width()));
        part("Hints for " + QuantityText.count(report.connections()) + " connections", hints());
        return lines;
    }

    private void part(String heading, List<String> body) {
        lines.add("");
        lines.add(screen.styled(Style.STRONG, heading));
        lines.addAll(body.isEmpty() ? List.of(" none") : body);
    }

    private static String title(HostFacts host) {
        String kernel = host.system().kernel() == null
                ? null
                : "kernel " + host.system().kernel();
        return Stream.of(
                        host.hostName(),
                        host.system().distribution(),
                        kernel,
                        host.system().architecture())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("   "));
    }

    private List<String> transports() {
        FactColumns columns = new FactColumns();
        for (TransportState transport : report.transports()) {
            columns.row(
                    transport.name(),
                    transport.automatic() ? "available, taken by auto" : transport.available() ? "available" : "no",
                    transport.reason().orElseGet(() -> capabilities(transport)));
            transport
                    .obstacles()
                    .forEach((capability, reason) -> columns.row("", "", "no " + name(capability) + ": " + reason));
        }
        return columns.lines(screen.width());
    }

    private static String capabilities(TransportState transport) {
        return transport.capabilities().stream().map(DoctorText::name).collect(Collectors.joining(", "));
    }

    private static String name(Capability capability) {
        return switch (capability) {
            case TCP_INFO -> "TCP_INFO";
            case ZERO_COPY_SEND -> "zero-copy send";
            case FILE_SEND -> "sendfile";
            case ZERO_COPY_RECEIVE -> "zero-copy receive";
            case BIND_TO_DEVICE -> "binding to devices";
            case UDP_SEGMENTATION -> "UDP segmentation";
            case UDP_COALESCING -> "UDP coalescing";
            case RAW_SOCKET_OPTIONS -> "raw socket options";
        };
    }

    private List<String> hints() {
        return report.hints().stream().flatMap(this::hint).toList();
    }

    private Stream<String> hint(Hint hint) {
        boolean warning = hint.severity() == Hint.Severity.WARNING;
        String label = warning ? " warning  " : " note     ";
        String below = " ".repeat(label.length());
        return Stream.of(
                        Paragraph.ofWords(label, hint.topic() + ": " + hint.finding(), screen.width()).stream()
                                .map(line -> screen.styled(warning ? Style.WARNING : Style.PLAIN, line)),
                        Paragraph.ofWords(below, hint.better(), screen.width()).stream(),
                        hint.command().map(command -> below + "$ " + command).stream())
                .flatMap(part -> part);
    }
}
