package io.netbench.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HeartbeatsTest {

    private static final long PERIOD_MS = 5;

    /** A script that puts a program in place reads its standard input too, and takes every line for an answer. */
    @Test
    void shouldReachAgentsOnceTheyHaveTheirTokenAndNothingBefore() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        ChildProcess child = ChildProcess.start(
                "child",
                List.of(
                        "sh",
                        "-c",
                        "read -r script; echo \"script $script\"; read -r token; echo \"token ${#token}\"; read -r beat; echo \"beat$beat\""),
                new ChildProcess.Listener() {
                    @Override
                    public void line(String line) {
                        heard.add(line);
                    }

                    @Override
                    public void ended(int exitStatus) {
                        heard.add("ended " + exitStatus);
                    }
                });
        ChildProcess pacemaker = ChildProcess.start("pacemaker", List.of("cat"), listener(heard));
        pacemaker.send("it is an agent");
        try (Heartbeats beats = Heartbeats.to(() -> List.of(child, pacemaker), PERIOD_MS)) {
            assertEquals("[hidden]", heard.poll(10, TimeUnit.SECONDS));
            assertEquals("", heard.poll(10, TimeUnit.SECONDS), "there are beats");
            pacemaker.kill();
            child.write("here\n");
            await(heard, "script here");
            child.send("secret");
            await(heard, "token 6");
            await(heard, "beat");
            await(heard, "ended 0");
        }
    }

    private static ChildProcess.Listener listener(BlockingQueue<String> heard) {
        return new ChildProcess.Listener() {
            @Override
            public void line(String line) {
                heard.add(line);
            }

            @Override
            public void ended(int exitStatus) {}
        };
    }

    /** Passes over beats that another process was sent, which are empty lines. */
    private static void await(BlockingQueue<String> heard, String line) throws InterruptedException {
        String next = heard.poll(10, TimeUnit.SECONDS);
        while (next != null && next.isEmpty()) {
            next = heard.poll(10, TimeUnit.SECONDS);
        }
        assertEquals(line, next);
    }
}
