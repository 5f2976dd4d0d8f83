package io.netbench.transport.unix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.transport.Availability;
import java.io.FileNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class NativeLibraryTest {

    @Test
    void shouldBeAvailableWithoutCause() {
        assertEquals(Availability.YES, NativeLibrary.availability(() -> null, NativeLibrary::reason));
    }

    @Test
    void shouldSayWhichArchitectureLacksLibrary() {
        Throwable cause = new UnsatisfiedLinkError("could not load a native library: netty_transport_native_epoll_s390")
                .initCause(new FileNotFoundException("META-INF/native/libnetty_transport_native_epoll_s390.so"));
        String reason = NativeLibrary.reason(cause);
        assertTrue(
                reason.startsWith("this build has no native library of it for " + System.getProperty("os.arch")),
                reason);
        assertTrue(reason.contains("libnetty_transport_native_epoll_s390.so"), reason);
    }

    @Test
    void shouldNameTheWayOutOfNoexecFolders() {
        String reason = NativeLibrary.reason(new UnsatisfiedLinkError(
                "/tmp/libx.so: failed to map segment from shared object: Operation not permitted"));
        assertTrue(reason.contains("-Dio.netty.native.workdir"), reason);
    }

    @Test
    void shouldSayThatNativeTransportsAreSwitchedOff() {
        assertEquals(
                "native transports are switched off (-Dio.netty.transport.noNative)",
                NativeLibrary.reason(new UnsupportedOperationException(
                        "Native transport was explicit disabled with -Dio.netty.transport.noNative=true")));
    }

    @Test
    void shouldTakeFirstLineOfWhateverElseHappened() {
        assertEquals("what", NativeLibrary.reason(new IllegalStateException(new RuntimeException("what\nwhere"))));
        assertEquals("IllegalStateException", NativeLibrary.reason(new IllegalStateException((String) null)));
    }

    @Test
    void shouldNotThrowWhenClassesAreMissing() {
        Availability availability = NativeLibrary.availability(
                () -> {
                    throw new NoClassDefFoundError("io/netty/channel/epoll/Epoll");
                },
                NativeLibrary::reason);
        assertEquals(
                "this build lacks Netty's classes for it (io/netty/channel/epoll/Epoll)",
                availability.reason().orElseThrow());
    }
}
