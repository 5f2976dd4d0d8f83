package io.netbench.host;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What an interface is connected to, as its neighbour says by LLDP.
 *
 * @param system name of the switch
 * @param port its port
 */
public record SwitchPort(@JsonProperty("switch") String system, String port) {

    /** For people: {@code leaf3 port Ethernet1/12}. */
    @Override
    public String toString() {
        return system + " port " + port;
    }
}
