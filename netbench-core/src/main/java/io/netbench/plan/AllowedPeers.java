package io.netbench.plan;

import io.netbench.text.Property;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From where peers may connect to an agent. It is asked before anything else is done for a peer.
 *
 * @param blocks a peer's address has to be in one of them
 */
public record AllowedPeers(List<AddressBlock> blocks) {

    private static final AllowedPeers ALL = parse("0.0.0.0/0,::/0");

    public AllowedPeers {
        blocks = List.copyOf(blocks);
        PlanException.require(!blocks.isEmpty(), Property.ALLOW_PEERS, "none", "at least one block of addresses");
    }

    /** Everybody. */
    public static AllowedPeers all() {
        return ALL;
    }

    /**
     * Reads addresses and blocks with commas between them, such as {@code 10.1.0.0/16,fd00::/8,192.168.1.7}.
     *
     * @throws PlanException if one of them is neither; the message quotes it
     */
    public static AllowedPeers parse(String text) {
        return new AllowedPeers(Stream.of(text.split(",", -1))
                .map(String::strip)
                .map(AddressBlock::parse)
                .toList());
    }

    /** Those of each list together; everybody, where there is no list. */
    public static AllowedPeers ofAny(List<AllowedPeers> lists) {
        return lists.isEmpty()
                ? ALL
                : new AllowedPeers(
                        lists.stream().flatMap(list -> list.blocks().stream()).toList());
    }

    /** Whether they are everybody, as {@link #all} has it. */
    public boolean isAll() {
        return blocks.equals(ALL.blocks);
    }

    /** Whether a peer with this address may connect. */
    public boolean allows(InetAddress peer) {
        for (AddressBlock block : blocks) {
            if (block.contains(peer)) {
                return true;
            }
        }
        return false;
    }

    /** As it was written, in the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return blocks.stream().map(AddressBlock::toString).collect(Collectors.joining(","));
    }
}
