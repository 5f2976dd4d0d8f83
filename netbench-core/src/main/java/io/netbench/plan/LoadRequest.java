package io.netbench.plan;

import io.netbench.text.Property;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which load was asked for.
 *
 * @param ownName what somebody called it; empty: as its pattern
 * @param roles who takes part in it
 * @param settings of all its links
 * @param overrides of some links; of several that match, the later ones count
 * @param barrier whether blocks go in rounds
 * @param rounds how many; empty: no limit
 * @param arrivalPhase how paced connections lie to each other
 * @param span its part of the run's window
 * @param thresholds what it has to reach
 * @param protocol what carries its blocks
 */
public record LoadRequest(
        Optional<String> ownName,
        RoleRequest roles,
        LinkSettings settings,
        List<LinkOverride> overrides,
        boolean barrier,
        OptionalLong rounds,
        ArrivalPhase arrivalPhase,
        LoadSpan span,
        Thresholds thresholds,
        DataProtocol protocol) {

    /** What is called so flows from clients to servers, and the other way. */
    private static final String TO_SERVERS = "to-servers";

    private static final String TO_CLIENTS = "to-clients";

    /** One over TCP. */
    public LoadRequest(
            Optional<String> ownName,
            RoleRequest roles,
            LinkSettings settings,
            List<LinkOverride> overrides,
            boolean barrier,
            OptionalLong rounds,
            ArrivalPhase arrivalPhase,
            LoadSpan span,
            Thresholds thresholds) {
        this(ownName, roles, settings, overrides, barrier, rounds, arrivalPhase, span, thresholds, DataProtocol.TCP);
    }

    /** One that is called as its pattern, and lasts as long as the run. */
    public LoadRequest(
            RoleRequest roles,
            LinkSettings settings,
            List<LinkOverride> overrides,
            boolean barrier,
            OptionalLong rounds,
            ArrivalPhase arrivalPhase) {
        this(
                Optional.empty(),
                roles,
                settings,
                overrides,
                barrier,
                rounds,
                arrivalPhase,
                LoadSpan.WHOLE,
                Thresholds.NONE);
    }

    public LoadRequest {
        ownName.ifPresent(Load::requireName);
        Objects.requireNonNull(roles, "roles");
        Objects.requireNonNull(settings, "settings");
        overrides = List.copyOf(overrides);
        Objects.requireNonNull(rounds, "rounds");
        Objects.requireNonNull(arrivalPhase, "arrivalPhase");
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(thresholds, "thresholds");
        Objects.requireNonNull(protocol, "protocol");
    }

    /** What it is called; no other load of the run has the same. */
    public String name() {
        return ownName.orElseGet(() -> roles.pattern().optionName());
    }

    /** One of which nothing was asked but who takes part. */
    public static LoadRequest of(RoleRequest roles) {
        return of(roles, LinkSettings.NONE);
    }

    /** One whose links all carry the same, on and on. */
    public static LoadRequest of(RoleRequest roles, LinkSettings settings) {
        return new LoadRequest(roles, settings, List.of(), false, OptionalLong.empty(), ArrivalPhase.SPREAD);
    }

    /** The same with other thresholds. */
    public LoadRequest with(Thresholds others) {
        return new LoadRequest(
                ownName, roles, settings, overrides, barrier, rounds, arrivalPhase, span, others, protocol);
    }

    /** The same with other endpoints. */
    public LoadRequest with(RoleRequest others) {
        return new LoadRequest(
                ownName, others, settings, overrides, barrier, rounds, arrivalPhase, span, thresholds, protocol);
    }

    /** The same with other settings of all its links. */
    public LoadRequest with(LinkSettings others) {
        return new LoadRequest(
                ownName, roles, others, overrides, barrier, rounds, arrivalPhase, span, thresholds, protocol);
    }

    /** The same over another protocol. */
    public LoadRequest over(DataProtocol other) {
        return new LoadRequest(
                ownName, roles, settings, overrides, barrier, rounds, arrivalPhase, span, thresholds, other);
    }

    /**
     * Two loads side by side between the same endpoints: this one, and one whose blocks flow the other way.
     *
     * @throws PlanException if some links are named, which are those of one direction alone
     */
    public List<LoadRequest> inBothDirections() {
        if (!overrides.isEmpty()) {
            throw new PlanException(Property.LINK + " names links of one direction, and " + Property.BIDIR
                    + " has both: leave one of them out, or describe each direction by a load of its own");
        }
        return List.of(directed(roles), directed(roles.opposite()));
    }

    private LoadRequest directed(RoleRequest own) {
        return new LoadRequest(
                Optional.of(own.sourceIsClient() ? TO_SERVERS : TO_CLIENTS),
                own,
                settings,
                overrides,
                barrier,
                rounds,
                arrivalPhase,
                span,
                thresholds,
                protocol);
    }
}
