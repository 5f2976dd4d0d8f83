package io.netbench.cli.options;

import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Where figures of the process are shown to Prometheus. */
public final class MetricsOptions {

    @Option(
            names = "--metrics",
            paramLabel = "[ADDRESS:]PORT",
            converter = Place.class,
            description =
                    "Show figures for Prometheus at http://ADDRESS:PORT/metrics, to whoever can reach it: what is "
                            + "sent and received now and in all, runs, refusals, lost coordinators. ADDRESS is the loopback "
                            + "unless it is told; PORT 0 takes a free one. Default: none are shown.")
    @Sets(Property.METRICS)
    private Optional<InetSocketAddress> metrics = Optional.empty();

    /** Where; empty: nowhere. */
    public Optional<InetSocketAddress> address() {
        return metrics;
    }

    /** A port, with an address of this host in front of it or not. */
    static final class Place implements ITypeConverter<InetSocketAddress> {

        private static final Pattern FORM = Pattern.compile("(?:(?:\\[([^\\]]+)\\]|([^:\\[\\]]+)):)?([0-9]+)");
        private static final int MAX_PORT = 65_535;

        @Override
        public InetSocketAddress convert(String text) {
            Matcher parts = FORM.matcher(text);
            if (!parts.matches()) {
                throw new PlanException("'" + PlanException.quoted(text)
                        + "' is not a port; write one such as 9464, or with an address of this host in front, such as "
                        + "10.1.0.7:9464 or [fd00::7]:9464");
            }
            String address = parts.group(1) == null ? parts.group(2) : parts.group(1);
            return new InetSocketAddress(
                    address == null ? InetAddress.getLoopbackAddress() : new OptionValues.Address().convert(address),
                    port(parts.group(3)));
        }

        private static int port(String digits) {
            if (digits.length() > 9 || Integer.parseInt(digits) > MAX_PORT) {
                throw new PlanException("a port must be from 0 to " + MAX_PORT + ", got: " + digits);
            }
            return Integer.parseInt(digits);
        }
    }
}
