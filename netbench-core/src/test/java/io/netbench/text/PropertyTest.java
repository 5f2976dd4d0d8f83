package io.netbench.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PropertyTest {

    @ParameterizedTest
    @EnumSource
    void shouldBeFoundByItsKeyAndInMessages(Property property) {
        assertEquals(Optional.of(property), Property.ofKey(property.key()));
        assertEquals(List.of(property), Property.namedIn(property + " must be 1"));
        assertEquals(property.key() + " must be 1", PropertyNames.KEYS.in(property + " must be 1"));
        assertEquals(property.words() + " must be 1", PropertyNames.WORDS.in(property + " must be 1"));
    }

    @Test
    void shouldNameWhatCanBeSetAndPutTheRestIntoWords() {
        PropertyNames names = property -> property == Property.DURATION ? Optional.of("-t $1") : Optional.empty();

        assertEquals(
                "-t $1 must be a multiple of tick, got: {15ms} {} {nobody}",
                names.in(Property.DURATION + " must be a multiple of " + Property.TICK + ", got: {15ms} {} {nobody}"));
    }

    @Test
    void shouldCallAgentsAsTheCommandDoesAndLeaveTheNamesOfHosts() {
        PropertyNames ofSessions = new PropertyNames() {
            @Override
            public Optional<String> of(Property property) {
                return Optional.empty();
            }

            @Override
            public String agent() {
                return "server";
            }
        };
        String message = "agent-7: hello: no {agent} listens there; start one with netbench {agent}";

        assertEquals("agent-7: hello: no server listens there; start one with netbench server", ofSessions.in(message));
        assertEquals(
                "agent-7: hello: no agent listens there; start one with netbench agent",
                PropertyNames.KEYS.in(message));
    }

    @Test
    void shouldListPropertiesInTheOrderOfTheMessage() {
        assertEquals(
                List.of(Property.RATE, Property.BARRIER, Property.RATE),
                Property.namedIn("{rate} {x} {barrier}{rate}"));
        assertEquals(List.of(), Property.namedIn("nothing"));
    }
}
