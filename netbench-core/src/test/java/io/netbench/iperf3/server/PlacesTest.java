package io.netbench.iperf3.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final String LAST = "this server is to end with the session that it has";

    private final Life life = new Life();
    private final Places places = new Places(life, 2);

    @Test
    void shouldHaveAsManyAsMayBe() {
        assertTrue(places.take());
        assertFalse(places.isFull());
        assertTrue(places.take());
        assertTrue(places.isFull());
        assertFalse(places.take());
        assertEquals("there are 2 iperf3 clients already, the limit", places.whyFull());
        places.giveBack();

        assertTrue(places.take());
    }

    /** Two whose streams come at the same time would else both be the first. */
    @Test
    void shouldHaveOneWhereTheServerEndsWithItsFirstSession() {
        life.endsWithFirst = true;
        assertTrue(places.take());

        assertTrue(places.isFull());
        assertFalse(places.take());
        assertEquals(LAST, places.whyFull());
    }

    @Test
    void shouldGiveItToAnotherTestWhereTheFirstDoesNotComeToItsLoad() {
        life.endsWithFirst = true;
        assertTrue(places.take());
        places.giveBack();

        assertTrue(places.take());
    }

    @Test
    void shouldHaveNoneWhenTheFirstSessionHasBeen() {
        life.endsWithFirst = true;
        assertTrue(places.take());
        life.takesMore = false;
        places.giveBack();

        assertTrue(places.isFull());
        assertFalse(places.take());
        assertEquals(LAST, places.whyFull());
    }

    private static final class Life implements SessionListener {

        private boolean endsWithFirst;
        private boolean takesMore = true;

        @Override
        public boolean takesMore() {
            return takesMore;
        }

        @Override
        public boolean endsWithFirst() {
            return endsWithFirst;
        }

        @Override
        public void began(SessionStart session) {}

        @Override
        public void warned(long number, String text) {}

        @Override
        public void ended(SessionEnd session) {}

        @Override
        public void refused(InetAddress peer, Refusal why) {}
    }
}
