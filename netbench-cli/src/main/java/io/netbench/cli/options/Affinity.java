package io.netbench.cli.options;

import io.netbench.plan.PlanException;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;

/**
 * The CPUs of both ends, as iperf3's {@code -A} has them.
 *
 * @param here of this host
 * @param there of the server
 */
public record Affinity(int here, OptionalInt there) {

    private static final int MOST = 1023;

    /** Reads {@code N[,M]}. */
    static final class Text implements ITypeConverter<Affinity> {
        @Override
        public Affinity convert(String text) {
            if (!text.matches("[0-9]{1,4}(,[0-9]{1,4})?")) {
                throw new PlanException(
                        "'" + text + "' is not a CPU; write its number, and that of the server's after a comma");
            }
            String[] numbers = text.split(",", -1);
            return new Affinity(
                    cpu(numbers[0]), numbers.length > 1 ? OptionalInt.of(cpu(numbers[1])) : OptionalInt.empty());
        }

        private static int cpu(String number) {
            int cpu = Integer.parseInt(number);
            if (cpu > MOST) {
                throw new PlanException("there is no CPU " + cpu + "; write one from 0 to " + MOST);
            }
            return cpu;
        }
    }
}
