package io.netbench.cli.options;

import io.netbench.plan.PlanException;
import java.net.InetAddress;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/**
 * Where connections come from, as iperf3's {@code -B} has it.
 *
 * @param address of this host
 * @param device that they go out by
 */
public record LocalPlace(InetAddress address, Optional<String> device) {

    /** Reads {@code ADDRESS[%DEVICE]}. */
    static final class Text implements ITypeConverter<LocalPlace> {
        @Override
        public LocalPlace convert(String text) {
            int percent = text.indexOf('%');
            if (percent < 0) {
                return new LocalPlace(new OptionValues.Address().convert(text), Optional.empty());
            }
            if (percent == text.length() - 1) {
                throw new PlanException("'" + text + "' names no device after the %; write one, or leave the % out");
            }
            InetAddress address = new OptionValues.Address().convert(text.substring(0, percent));
            return new LocalPlace(address, Optional.of(text.substring(percent + 1)));
        }
    }
}
