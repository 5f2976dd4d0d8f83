package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import io.netbench.text.FileFailure;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.InvalidPathException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The endpoints of one role: so many within the process that plans, or hosts that run agents. */
public sealed interface HostList {

    /** The most hosts, or local endpoints, of one list. */
    int MAX_HOSTS = 100_000;

    /** How many endpoints the list stands for. */
    int size();

    /**
     * Endpoints that the embedded agent carries.
     *
     * @param count how many
     */
    record Local(int count) implements HostList {

        public Local {
            require(count >= 1 && count <= MAX_HOSTS, "number of endpoints", count, "from 1 to " + MAX_HOSTS);
        }

        @Override
        public int size() {
            return count;
        }

        @Override
        public String toString() {
            return Integer.toString(count);
        }
    }

    /**
     * Hosts with an agent each, in the order in which they were named; none twice.
     *
     * @param hosts where their agents listen
     */
    record Hosts(List<HostAddress> hosts) implements HostList {

        public Hosts {
            hosts = List.copyOf(hosts);
            require(!hosts.isEmpty() && hosts.size() <= MAX_HOSTS, "host list", hosts.size(), "1 to " + MAX_HOSTS);
            Set<HostAddress> seen = new HashSet<>();
            for (HostAddress host : hosts) {
                if (!seen.add(host)) {
                    throw new PlanException("'" + host + "' is named twice in the host list");
                }
            }
        }

        @Override
        public int size() {
            return hosts.size();
        }

        @Override
        public String toString() {
            return String.join(",", hosts.stream().map(HostAddress::toString).toList());
        }
    }

    /**
     * Reads a list as it is written on a command line: a plain number of local endpoints; or hosts with commas between
     * them, with number ranges in brackets ({@code node[01-16,20]}), control ports ({@code host:7411},
     * {@code [v6]:7411}), and files of hosts ({@code @file}).
     *
     * @throws PlanException if it can't be read; the message quotes what was wrong and says what would be right
     */
    static HostList parse(String text) {
        return new HostListParser(HostList::readFile).parse(text);
    }

    private static String readFile(String name) {
        try {
            return ListFiles.read(name);
        } catch (MalformedInputException e) {
            throw new PlanException("'@" + name + "' is not a text file");
        } catch (InvalidPathException e) {
            throw new PlanException("'@" + name + "' is not the name of a file");
        } catch (IOException e) {
            throw new PlanException("'@" + name + "' can't be read: " + FileFailure.reasonOf(e));
        }
    }
}
