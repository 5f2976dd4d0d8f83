package io.netbench.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.CommandRun;
import org.junit.jupiter.api.Test;

class DryRunTest {

    @Test
    void shouldShowSizeEndAndEveryLink() {
        CommandRun run = CommandRun.of(("incast --dry-run -c 2 -n 1g -t 5s -b 64k --seed 7 --verify --link"
                        + " client-2/*:rate=100mbit,connections=3")
                .split(" "));
        assertEquals("", run.err());
        assertEquals(0, run.status());
        assertEquals("""
                incast by push, mesh
                  size     2 links, 4 connections, 8 descriptors
                  end      5 s or the bytes of each link, after 2 s of warm-up; ticks of 10 ms
                  memory   recorders take # MiB of heap at most
                  data     transport auto, seed 7, every byte is checked

                  host       links  connection ends
                  this host  2      8

                  source    sink      connections  depth  block   response  rate        bytes
                  client-1  server-1  1            1      64 KiB  1 B       full        1 GiB
                  client-2  server-1  3            32     64 KiB  1 B       100 Mbit/s  1 GiB
                """, withoutMemory(run));
    }

    @Test
    void shouldShowThatSinksAreToDoWithoutACopy() {
        CommandRun run = CommandRun.of("incast --dry-run -c 1 --seed 7 --zero-copy".split(" "));
        assertTrue(
                run.out().contains("transport auto, seed 7, received without a copy where io_uring is available"),
                run.out());
    }

    @Test
    void shouldShowStreamsAndRounds() {
        assertEquals(
                """
                broadcast by read, mesh
                  size     1 link, 1 connection, 2 descriptors
                  end      10 s, after 0 s of warm-up; ticks of 10 ms
                  memory   recorders take # MiB of heap at most
                  data     transport auto, seed 7

                  host       links  connection ends
                  this host  1      2

                  source    sink      connections  depth   block  response  rate  bytes
                  server-1  client-1  1            stream  1 MiB  0 B       full  -
                """, withoutMemory(CommandRun.of("broadcast --read --dry-run -c 1 -r 0 -w 0 --seed 7".split(" "))));
    }

    @Test
    void shouldShowEachLoadWithItsPartOfTheRunAndWhatItHasToReach() {
        CommandRun run = CommandRun.of(
                "run",
                "--dry-run",
                "--seed=7",
                "--max-retransmits=0.01%",
                "--load=bulk: incast -c 2 --min-fairness 0.98",
                "--load=probe: incast -c 1 -b 4k --rate 100MB/s --start 2s --stop 4s --min-link 700mbit --max-p99 2ms",
                "--load=sync: broadcast -c 1 --barrier --rounds 1000 --min-total 1GB/s");
        assertEquals("", run.err());
        assertEquals("""
                3 loads side by side
                  size     4 links, 4 connections, 8 descriptors
                  end      10 s, after 2 s of warm-up; ticks of 10 ms
                  memory   recorders take # MiB of heap at most
                  data     transport auto, seed 7

                  host       links  connection ends
                  this host  4      8

                bulk: incast by push, mesh
                  passes   with retransmits 0.01 % or less, fairness 0.98 or more
                  source    sink      connections  depth  block  response  rate  bytes
                  client-1  server-1  1            1      1 MiB  1 B       full  -
                  client-2  server-1  1            1      1 MiB  1 B       full  -

                probe: incast by push, mesh
                  part     from 2 s to 4 s
                  passes   with each link 700 Mbit/s or more, latency p99 2 ms or less
                                retransmits 0.01 % or less
                  source    sink      connections  depth  block  response  rate        bytes
                  client-1  server-1  1            32     4 KiB  1 B       800 Mbit/s  -

                sync: broadcast by push, mesh
                  end      1,000 rounds of each hub
                  passes   with in all 8 Gbit/s or more, retransmits 0.01 % or less
                  source    sink      connections  depth  block  response  rate  bytes
                  server-1  client-1  1            1      1 MiB  1 B       full  -
                """, withoutMemory(run));
    }

    @Test
    void shouldShowWhatTheOnlyLoadHasToReach() {
        CommandRun run = CommandRun.of("incast --dry-run -c 2 --max-spread 25% --min-link 1GiB/s".split(" "));
        assertTrue(run.out().contains("  passes   with each link 8.59 Gbit/s or more, links within 25 %\n"), run.out());
    }

    @Test
    void shouldShowConnectionsOfEachHost() {
        CommandRun run =
                CommandRun.of("incast --dry-run -s 127.0.0.1:7001 -c 127.0.0.1:7002,127.0.0.1:7003 -P 3".split(" "));
        assertEquals(0, run.status(), run::err);
        assertTrue(run.out().contains("""
                        host            links  connection ends
                        127.0.0.1:7001  2      6
                        127.0.0.1:7002  1      3
                        127.0.0.1:7003  1      3
                      """), run::out);
    }

    /** How much recorders take depends on the number of CPUs. */
    private static String withoutMemory(CommandRun run) {
        return run.out().replaceFirst("take [\\d.]+ [KM]iB", "take # MiB");
    }
}
