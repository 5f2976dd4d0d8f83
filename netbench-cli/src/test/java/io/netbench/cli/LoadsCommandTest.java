package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.options.ShellWords;
import io.netbench.cli.process.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadsCommandTest {

    private static CommandRun run(String arguments) {
        return CommandRun.of(ShellWords.split("run " + arguments).toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            -t 5s                                   | --load is missing; describe one load or more, such as --load 'bulk: incast -b 1m', or name the FILE of a scenario
            --load bulk: incast                     | 'incast' stands outside of all loads; put each load into quotes, such as --load 'bulk: incast -b 1m'
            --load bulk: incast -c 3                | unknown option '-c'; write it into a load, --load 'NAME: PATTERN -c ...', with the quotes
            --load 'a: incast' --block-size 4k      | unknown option '--block-size'; write it into a load, --load 'NAME: PATTERN --block-size ...', with the quotes
            --load 'incast -c 3'                    | --load: 'incast -c 3' does not begin with a name; write 'NAME: PATTERN OPTIONS', such as 'bulk: incast -b 1m', with a NAME of a-z, 0-9 and -
            --load 'Bulk: incast'                   | --load: 'Bulk: incast' does not begin with a name; write 'NAME: PATTERN OPTIONS', such as 'bulk: incast -b 1m', with a NAME of a-z, 0-9 and -
            --load ': incast'                       | --load: ': incast' does not begin with a name; write 'NAME: PATTERN OPTIONS', such as 'bulk: incast -b 1m', with a NAME of a-z, 0-9 and -
            --load a:                               | --load 'a': its pattern is missing; write incast or broadcast after the name
            --load 'a: incats'                      | --load 'a': there is no pattern 'incats'; did you mean incast?
            --load 'a: -c 3'                        | --load 'a': there is no pattern '-c'; write incast or broadcast after the name
            --load "a: incast 'x"                   | --load 'a': a quote is not closed: 'x
            --load 'a: incast -t 3s'                | --load 'a': -t is of the whole run; write it outside of the load, or --start and --stop for a part of the run
            --load 'a: incast --tls'                | --load 'a': --tls is of the whole run; write it outside of the load
            --load 'a: incast --json=x'             | --load 'a': --json is of the whole run; write it outside of the load
            --load 'a: incast --hosts a,b'          | --load 'a': --hosts is of the whole run; write it outside of the load
            --load 'a: incast --clinets 3'          | --load 'a': unknown option '--clinets'; did you mean --clients?
            --load 'a: incast --iodepth 3'          | --load 'a': unknown option '--iodepth'; did you mean --queue-depth?
            --load 'a: incast node1'                | --load 'a': unexpected argument 'node1'; hosts follow -s or -c, with commas between them
            --load 'a: incast -servers 3'           | --load 'a': '-servers' has one dash; did you mean --servers?
            --load 'a: incast -b 1m --block-size 2m' | --load 'a': -b/--block-size is given twice; give it once
            --load 'a: incast -b 10x'               | --load 'a': -b: '10x' is not a size; write bytes with an optional suffix k, m, g or t, such as 64k
            --load 'a: incast -b'                   | --load 'a': -b: its value is missing; write -b SIZE
            --load 'a: incast' --load 'a: incast'   | --load 'a' is there twice; give each a name of its own
            --load 'a: incast' --load 'b: incast --block-size 0' | --load 'b': --block-size must be from 1 byte to 1 TiB, got: 0
            --load 'a: incast -b 0'                 | --load 'a': -b must be from 1 byte to 1 TiB, got: 0
            --load 'a: incast --stop 2s --start 3s' | --load 'a': --stop must be after the load begins, which is at 3s, got: 2s
            --load 'a: incast' --load 'b: incast --start 10s' | --load 'b': --start must be before the run ends, which is at 10s, got: 10s
            --load 'a: incast' --load 'b: incast -q 2 --barrier' | --load 'b': -q must be 1 with --barrier, got: 2
            --load 'a: incast' --load 'b: incast -s x -c 2 --link */x:rate=1bit' | --load 'b': --link '*/x': rate must be at least 8388608 bit/s, so that each connection starts a block of 1 MiB a second, got: 1 bit/s; or give smaller blocks with --block-size
            --load 'a: incast -r 0' --load 'b: incast -r 0' --max-p99 2ms | --max-p99 needs blocks that are answered: with -r 0 a link is a plain stream and has no latency
            --load 'a: incast --start 30s'          | --load 'a': --start must be before the run ends, which is at 10s, got: 30s
            --load 'incast: incast -b 0'            | --load 'incast': -b must be from 1 byte to 1 TiB, got: 0
            --load 'incast: incast --start 30s'     | --load 'incast': --start must be before the run ends, which is at 10s, got: 30s
            --load 'a: incast --barrier --rate 1g'  | --load 'a': --rate must be left out with --barrier: a round starts when the last one is done
            --load 'a: incast -r 0 --max-p99 2ms'   | --load 'a': --max-p99 needs blocks that are answered: with -r 0 a link is a plain stream and has no latency
            --load 'a: incast --min-share 80'       | --load 'a': --min-share: '80' is not a share; write a percentage with its sign, such as 80%, or a fraction from 0 to 1, such as 0.8
            --load 'a: incast' -t 15ms              | -t must be a multiple of --tick, which is 10ms, got: 15ms; the nearest that fits is 20ms
            --load 'a: incast' --launch ssh         | --launch starts agents on hosts; name them with --hosts, --servers or --clients
            --hosts a --load 'a: incast'            | --load 'a': --hosts names too few hosts: --clients takes 1, and 0 are left
            """)
    void shouldNameTheLoadAndTheWordAndWhatWouldBeRight(String arguments, String message) {
        CommandRun run = run(arguments);
        assertEquals(
                "netbench run: " + message + " (see 'netbench run --help')",
                run.err().strip());
        assertEquals(ExitStatus.USAGE, run.status());
        assertEquals("", run.out());
    }

    @Test
    void shouldSpreadTheHostsOfTheRunOverEachLoad() {
        CommandRun run =
                run("--hosts node[1-4] --dry-run --load 'w: incast -b 1m' --load 'r: broadcast --read -c 2 -b 4k'");
        assertEquals("", run.err());
        assertEquals(ExitStatus.PASSED, run.status());
        assertTrue(
                run.out().matches("(?s).*node2 +node1 .*node3 +node1 .*node4 +node1 .*node1 +node2 .*node1 +node3.*"),
                run.out());
    }
}
