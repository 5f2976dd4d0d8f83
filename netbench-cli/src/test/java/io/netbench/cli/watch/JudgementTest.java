package io.netbench.cli.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {

    @Test
    void shouldSayWhyItIsNotConfirmed() {
        Judgement one =
                Judgement.of(Outcome.BAD, List.of("h1 is slow", "h2 too")).unconfirmed();

        assertEquals(Outcome.INTERRUPTED, one.outcome());
        assertEquals(
                List.of("not confirmed, since the watch ended before it was measured again: h1 is slow", "h2 too"),
                one.reasons());
    }

    @Test
    void shouldSayThatItIsNotConfirmedWhereNobodySaidWhatIsBad() {
        assertEquals(
                List.of("not confirmed, since the watch ended before it was measured again"),
                Judgement.of(Outcome.BAD, List.of()).unconfirmed().reasons());
    }
}
