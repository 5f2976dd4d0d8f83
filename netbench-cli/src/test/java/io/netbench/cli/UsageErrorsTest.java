package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageErrorsTest {

    private static void assertRefused(String message, CommandRun run) {
        assertEquals(message, run.err().strip());
        assertEquals(ExitStatus.USAGE, run.status());
        assertEquals("", run.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            -b 0                    | -b must be from 1 byte to 1 TiB, got: 0
            -b 10x                  | -b: '10x' is not a size; write bytes with an optional suffix k, m, g or t, such as 64k
            -t -1                   | -t: '-1' is not a time; write seconds, or a number with the suffix ms, s, m or h, such as 500ms
            -t 15ms                 | -t must be a multiple of --tick, which is 10ms, got: 15ms; the nearest that fits is 20ms
            --clients 0             | --clients: '0' is not a number of endpoints; write 1 to 100000, or a list of hosts
            -s 2 -c node[1-4]       | -s: clients on other hosts need servers that they can reach; start netbench agent on this host too, and name it
            -s node,node -c 1       | -s: 'node' is named twice in the host list
            --hosts 3               | --hosts: '3' is a number; write hosts, such as node[01-16]
            --hosts node1           | --hosts names too few hosts: --clients takes 1, and 0 are left
            --hosts node[1-4] -s 9  | --hosts names too few hosts: -s takes 9, and 4 are left
            -s @/no/such/file       | -s: '@/no/such/file' can't be read: no such file or folder
            -s unknown.invalid      | no address is known for unknown.invalid; check the names, or write IP addresses
            --token-file /none      | --token-file: /none can't be read: no such file or folder
            --launch ssh            | --launch starts agents on hosts; name them with --hosts, --servers or --clients
            --ssh-option Port=22    | --ssh-option is of no use without --launch ssh; give both, or neither
            --launch-timeout 5s     | --launch-timeout is of no use without --launch; give both, or neither
            --host-timeout 1s       | --host-timeout must be from 2s to 1m, got: 1s
            -s node[4-1]            | -s: 'node[4-1]' has the range '4-1', which runs backwards
            -P none                 | -P: 'none' is not a whole number
            -P 99999999999          | -P: '99999999999' is out of range; the most is 2147483647
            -P 0                    | -P must be from 1 to 100000, got: 0
            -q 5000                 | -q must be from 1 to 4096, got: 5000
            -q 2 --barrier          | -q must be 1 with --barrier, got: 2
            --rate fast             | --rate: 'fast' is not a rate; write bits per second, such as 10gbit, or bytes per second, such as 3GB/s or 2.8GiB/s
            --rate 750mb            | --rate: '750mb' may be bits or bytes; write 750mbit for bits per second, or 750MB/s for bytes
            --link */*:rate=10Gb/s  | --link: '*/*:rate=10Gb/s': rate '10Gb/s' may be bits or bytes; write 10gbit for bits per second, or 10GB/s for bytes
            --rate 1g --barrier     | --rate must be left out with --barrier: a round starts when the last one is done
            --rounds 5              | --rounds needs --barrier: only a barrier keeps rounds
            --rate-phase aligned    | --rate-phase needs --rate: without one there is no schedule
            --rate-phase aligned --link */*:bytes=1g | --rate-phase needs --rate: without one there is no schedule
            --round-deadline 1s     | --round-deadline needs --barrier: only a barrier keeps rounds
            --host-timeout 20s      | --host-timeout is of no use without agents on hosts; give both, or neither
            --rounds 0 --barrier    | --rounds must be at least 1, got: 0
            -r 0 --barrier          | -r must be at least 1 with --barrier: rounds are kept by responses
            -n 0                    | -n must be from 1 byte to 1 EiB, got: 0
            --topology ring         | --topology: 'ring' is not a topology; write one of mesh, spread, pairs
            --topology pairs -s 2   | --topology pairs needs as many servers as clients, got: 2 and 8
            --rate-phase late       | --rate-phase: 'late' is not a phase; write one of spread, aligned, random
            --live loud             | --live: 'loud' is not a live view; write one of auto, line, full, off
            --busy-poll -s a -c b   | --busy-poll: no event loop runs on this host; give it to the agents (--agent-option=--busy-poll for those that are launched)
            --threads 0             | --threads must be from 1 to 1024, got: 0
            --dscp low              | --dscp: 'low' is not a code point; write 0 to 63, or a name such as af11, cs1 or ef
            --zero-copy --verify    | --zero-copy: sinks that throw bytes away can't check them; leave out --verify, or this
            --zero-copy --transport epoll | --zero-copy: transport epoll can't receive without a copy; write --transport io_uring, or leave --transport out
            --dscp 64               | --dscp must be from 0 to 63, got: 64
            --mss 8                 | --mss must be from 88 to 65495, got: 8
            --send-buffer 4g        | --send-buffer: '4g' is more than a socket can have; the most is 2147483647 bytes
            --send-buffer 1         | --send-buffer must be at least 1k, got: 1
            --congestion cu-bic     | --congestion must be a name of 1 to 15 letters, digits or underscores, got: cu-bic
            --seed x                | --seed: 'x' is not a whole number
            --links all --repeat 2  | --links is of one run, and there are several; --out keeps all of them, and netbench report shows each
            --live full --repeat 2  | --live full is of one run, and there are several; leave it out
            --link a                | --link: 'a' does not name links and their settings; write source/sink:setting=value, such as client-1/*:rate=100mbit
            --link a/b:rate=1m      | --link 'a/b' matches no link; names are those of sources and sinks, such as client-1/server-1
            --json - --csv -        | --json and --csv can't both go to standard output; give a file to all but one
            --json - --html -       | --json and --html can't both go to standard output; give a file to all but one
            --html x --csv ./x      | --html x and --csv ./x: are the same file; give each its own
            --html /no/such/file    | --html /no/such/file: there is no folder /no/such
            --json /no/such/file    | --json /no/such/file: there is no folder /no/such
            --csv /                 | --csv /: is a folder, give a file's name
            --csv-run /no/such/file | --csv-run /no/such/file: there is no folder /no/such
            --hgrm /dev/null        | --hgrm /dev/null: is not a folder
            --busy-poll=please      | --busy-poll takes no value; write --busy-poll alone
            --token abc             | unknown option '--token'; did you mean --token-file?
            --clinets 4             | unknown option '--clinets'; did you mean --clients?
            --block_size 4k         | unknown option '--block_size'; did you mean --block-size?
            --block-sise=4k         | unknown option '--block-sise=4k'; did you mean --block-size?
            --tls-c file            | unknown option '--tls-c'; did you mean --tls-ca or --tls-cert?
            --timeout 3s            | unknown option '--timeout'; did you mean --user-timeout, --host-timeout or --launch-timeout?
            --pigeon                | unknown option '--pigeon'
            -x                      | unknown option '-x'
            -servers 4              | '-servers' has one dash; did you mean --servers?
            -rate=10g               | '-rate' has one dash; did you mean --rate?
            --parallel 4            | unknown option '--parallel'; did you mean --connections?
            --iodepth 16            | unknown option '--iodepth'; did you mean --queue-depth?
            -l 128K                 | unknown option '-l'; did you mean --block-size?
            -J                      | unknown option '-J'; did you mean --json?
            -R                      | unknown option '-R'; the other direction is netbench broadcast
            --one-off               | unknown option '--one-off'; it is one of server
            extra                   | unexpected argument 'extra'; hosts follow -s, -c or --hosts, with commas between them
            -s a b -c 1             | unexpected argument 'b'; hosts follow -s, -c or --hosts, with commas between them
            read                    | unexpected argument 'read'; did you mean --read?
            rate=1g                 | unexpected argument 'rate=1g'; did you mean --rate?
            -t 3 -P 4 --duration 5s | -t/--duration is given twice; give it once
            --bind-device ,         | --bind-device: ',' has an empty place; write values with one comma between them
            --bind-device lo,,lo    | --bind-device: 'lo,,lo' has an empty place; write values with one comma between them
            -P 4 -P 4               | -P is given twice; give it once
            --token-file a --tls --token-file b | --token-file is given twice; give it once
            --tls-ca a --tls --tls --tls-ca b | --tls-ca is given twice; give it once
            --hosts a --hosts b     | --hosts is given twice; give it once
            -b                      | -b: its value is missing; write -b SIZE
            """)
    void shouldNameOptionAndWhatWouldBeRight(String arguments, String message) {
        assertRefused(
                "netbench incast: " + message + " (see 'netbench incast --help')",
                CommandRun.of(("incast " + arguments).split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --data-address ,        | --data-address: ',' has an empty place; write values with one comma between them
            --allow-peers ,         | --allow-peers: '' is no block of addresses; write one like 10.1.0.0/16 or fd00::/8
            --port 7500 --insecure --port 7501 | --port is given twice; give it once
            --token-file /none --insecure --token-file /other | --token-file is given twice; give it once
            --bind 127.0.0.1 --bind 192.0.2.1 | --bind is given twice; give it once
            --port http             | --port: 'http' is not a whole number
            --port 99999999999      | --port: '99999999999' is out of range; the most is 2147483647
            --port 65536            | --port must be from 0 to 65535, got: 65536
            --port 7413             | --port 7413 is one of the ports for data, 7412 to 7415; choose another, or move those with --data-port
            --data-port -1          | --data-port must be from 0 to 65535, got: -1
            --data-port 65533       | --data-port must be at most 65532, so that 4 runs have a port each, got: 65533
            --bind host             | --bind: 'host' is not an IP address; write one such as 10.1.0.7 or fd00::7
            --bind 192.0.2.1        | --bind: 192.0.2.1 can be reached by others; give --token-file (or NETBENCH_TOKEN), or --insecure if nobody else is on that network
            --data-address 198.51.100.7 | --data-address: 198.51.100.7 is not an address of this host; netbench doctor lists those that are
            --token-file /none      | --token-file: /none can't be read: no such file or folder
            --allow-peers 10.0.0.1/8 | --allow-peers: '10.0.0.1/8' must be a block's first address, 10.0.0.0/8, got: bits beyond its prefix
            --max-runs 0            | --max-runs must be more than 0, got: 0
            --max-connections -5    | --max-connections must be more than 0, got: -5
            """)
    void shouldSayWhatAnAgentCanNotBeToldToDo(String arguments, String message) {
        assertRefused(
                "netbench agent: " + message + " (see 'netbench agent --help')",
                CommandRun.of(("agent " + arguments).split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            -P 4 -R -t 3 -P 8       | -P is given twice; give it once
            -4 -6                   | -4 and -6 exclude each other; give one of them
            -M 1000 --mss 1400      | -M and --mss set the same; give one of them
            -w 64k --send-buffer 1m | -w and --send-buffer set the same; give one of them
            -w 64k --receive-buffer 1m | -w and --receive-buffer set the same; give one of them
            -C reno --congestion cubic | -C and --congestion set the same; give one of them
            -S 0x20 --dscp 8        | -S and --dscp set the same; give one of them
            -t 15ms                 | -t must be a multiple of tick, which is 10ms, got: 15ms; the nearest that fits is 20ms
            --time 15ms             | --time must be a multiple of tick, which is 10ms, got: 15ms; the nearest that fits is 20ms
            -RP0                    | -P must be from 1 to 100000, got: 0
            --parallel=0            | --parallel must be from 1 to 100000, got: 0
            -w 100                  | -w must be at least 1k, got: 100
            --length 0              | --length must be from 1 byte to 1 TiB, got: 0
            -M 8                    | -M must be from 88 to 65495, got: 8
            -C cu-bic               | -C must be a name of 1 to 15 letters, digits or underscores, got: cu-bic
            --omit 31d              | --omit must be from 0s to 30d, got: 744h
            --iperf3 -O 500ms       | -O: an iperf3 server omits whole seconds; write a whole number of them, got: 500ms
            --iperf3 --warmup 1.2   | --warmup: an iperf3 server omits whole seconds; write a whole number of them, got: 1200ms
            -J --json x             | -J writes JSON to standard output; leave out --json, and what else is to go there
            """)
    void shouldRefuseWhatAClientIsToldTwice(String arguments, String message) {
        assertRefused(
                "netbench client: " + message + " (see 'netbench client --help')",
                CommandRun.of(("client 127.0.0.1 --dry-run " + arguments).split(" ")));
    }

    @Test
    void shouldNameTransportsOfBuildWhenAskedForUnknownOne() {
        CommandRun run = CommandRun.of("broadcast", "--transport", "pigeon");
        assertEquals(ExitStatus.USAGE, run.status());
        assertTrue(
                run.err()
                        .startsWith(
                                "netbench broadcast: --transport: unknown transport 'pigeon'; this build has auto, "),
                run.err());
        assertTrue(run.err().contains("nio"), run.err());
    }

    @ParameterizedTest
    @CsvSource({"matrix, --gso", "validate, --gro"})
    void shouldRefuseWhatDatagramsAloneHaveWherePairsAreMeasured(String command, String option) {
        assertRefused(
                "netbench " + command + ": " + option + ": datagrams alone have this, and this load is of TCP; leave it"
                        + " out (see 'netbench " + command + " --help')",
                CommandRun.of(command, "--hosts", "3", option, "on"));
    }

    @Test
    void shouldTakeAPhaseOfSchedulesWhereASweepGivesTheRate() {
        CommandRun run = CommandRun.of("incast --rate-phase aligned --sweep rate=1g,2g --dry-run".split(" "));

        assertEquals(ExitStatus.PASSED, run.status(), run::err);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            incats             | there is no command 'incats'; did you mean incast?
            broad              | there is no command 'broad'; did you mean broadcast?
            Client             | there is no command 'Client'; did you mean client?
            help incats        | there is no command 'incats'; did you mean incast?
            -c                 | unknown option '-c'; did you mean netbench client HOST?
            --vresion          | unknown option '--vresion'; did you mean --version?
            --one-off          | unknown option '--one-off'; write it after a command, server
            """)
    void shouldSayWhichCommandIsMeant(String arguments, String message) {
        CommandRun run = CommandRun.of(arguments.split(" "));
        assertEquals(ExitStatus.USAGE, run.status());
        assertTrue(run.err().contains(": " + message + " (see '"), run.err());
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void shouldNameCommandsWhenNoneIsNear() {
        CommandRun run = CommandRun.of("pigeon");
        assertEquals(ExitStatus.USAGE, run.status());
        assertTrue(
                run.err().startsWith("netbench: there is no command 'pigeon'; there are incast, broadcast"), run.err());
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void shouldLeaveNoTraceWhenOutputsAreRefused(@TempDir Path folder) {
        CommandRun run =
                CommandRun.of("incast", "--json", folder.resolve("run.json").toString(), "--csv", "/no/such/file");
        assertEquals(ExitStatus.USAGE, run.status());
        assertEquals(0, folder.toFile().list().length);
    }

    @Test
    void shouldSayThatOneScriptOfCompletionServesEachShell() {
        assertRefused(
                "netbench completion: unexpected argument 'bash'; its script is for bash and zsh alike"
                        + " (see 'netbench completion --help')",
                CommandRun.of("completion", "bash"));
    }
}
