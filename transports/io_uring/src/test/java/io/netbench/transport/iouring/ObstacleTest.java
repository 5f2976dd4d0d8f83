package io.netbench.transport.iouring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObstacleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    failed to create io_uring ring fd: Operation not permitted | 1 | kernel.io_uring_disabled is 1
                    failed to create io_uring ring fd: Operation not permitted | 2 | kernel.io_uring_disabled is 2
                    failed to create io_uring ring fd: Operation not permitted | 0 | seccomp
                    failed to create io_uring ring fd: Operation not permitted | '' | seccomp
                    failed to create io_uring ring fd: Function not implemented | 0 | this kernel was built without it
                    failed to allocate memory for io_uring ring: Cannot allocate memory | 0 | ulimit -l
                    you need at least kernel version 5.9, current kernel version: 4.18.0-553.el8 | '' | this is 4.18.0-553.el8
                    something new | 0 | something new
                    """)
    void shouldSayWhy(String message, String setting, String expected) {
        Throwable cause =
                new IllegalStateException("failed to create a child event loop", new RuntimeException(message));
        String reason = Obstacle.reason(cause, setting);
        assertTrue(reason.contains(expected), reason);
        assertEquals(1, reason.lines().count());
    }
}
