package io.netbench.suite.sweep;

import io.netbench.plan.HostList;
import io.netbench.plan.LinkSettings;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.Pattern;
import io.netbench.plan.PlanException;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.RunRequest;
import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Runs that differ in one or two things, and are repeated.
 *
 * @param axes what varies; none: the same run again and again
 * @param repeats runs of each point
 * @param fixed what stays the same as the number of sources grows
 */
public record Sweep(List<SweepAxis> axes, int repeats, Fixed fixed) {

    /** More can't be told in a table. */
    public static final int MAX_AXES = 2;

    /** The most runs of one sweep. */
    public static final int MAX_RUNS = 10_000;

    /** What stays the same as the number of sources of an incast grows. */
    public enum Fixed {
        /** The block of each source. */
        FRAGMENT,
        /** The block of all sources together, of which each carries its part. */
        BLOCK
    }

    /**
     * A run that is to be made.
     *
     * @param repeat from 1
     */
    public record Visit(SweepPoint point, int repeat) {}

    public Sweep {
        axes = List.copyOf(axes);
        if (repeats < 1 || repeats > MAX_RUNS) {
            throw new PlanException(Property.REPEAT + " must be from 1 to " + MAX_RUNS + ", got: " + repeats);
        }
        if (axes.size() > MAX_AXES) {
            throw new PlanException(Property.SWEEP + ": at most two things may vary at a time, got: "
                    + String.join(", ", axes.stream().map(SweepAxis::name).toList()));
        }
        if (axes.size() == MAX_AXES && axes.get(0).name().equals(axes.get(1).name())) {
            throw new PlanException(Property.SWEEP + ": " + axes.get(0).name() + " is there twice; give it once");
        }
        long runs = repeats;
        for (SweepAxis axis : axes) {
            runs *= axis.values().size();
        }
        if (runs > MAX_RUNS) {
            throw new PlanException(Property.SWEEP + ": it has " + runs + " runs; the most are " + MAX_RUNS);
        }
    }

    /** All points, the last axis running fastest. */
    public List<SweepPoint> points() {
        List<List<String>> points = List.of(List.of());
        for (SweepAxis axis : axes) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> point : points) {
                for (String value : axis.values()) {
                    List<String> more = new ArrayList<>(point);
                    more.add(value);
                    longer.add(more);
                }
            }
            points = longer;
        }
        return points.stream().map(values -> new SweepPoint(axes, values)).toList();
    }

    /**
     * All runs in their order: every point once, at random, then every point again. What drifts with time is then no
     * part of what differs between points. One seed gives one order.
     */
    public List<Visit> order(long seed) {
        Random random = new Random(seed);
        List<Visit> visits = new ArrayList<>();
        for (int repeat = 1; repeat <= repeats; repeat++) {
            List<SweepPoint> points = new ArrayList<>(points());
            Collections.shuffle(points, random);
            for (SweepPoint point : points) {
                visits.add(new Visit(point, repeat));
            }
        }
        return visits;
    }

    /**
     * The run of a point.
     *
     * @throws PlanException if there can't be one; the message names what was varied
     */
    public RunRequest at(SweepPoint point, RunRequest base) {
        RunRequest run = base;
        for (int i = 0; i < axes.size(); i++) {
            SweepAxis axis = axes.get(i);
            try {
                run = axis.field().apply(run, load(axis, base), point.values().get(i));
            } catch (RuntimeException e) {
                throw refused(axis, e);
            }
        }
        return fixed == Fixed.BLOCK ? inParts(run, fanIn(base).map(axis -> load(axis, base))) : run;
    }

    /** What varies the fan-in of an incast; empty if nothing does. */
    public Optional<SweepAxis> fanIn(RunRequest base) {
        return axes.stream()
                .filter(axis -> axis.field().countsEndpoints())
                .filter(axis -> {
                    String name = load(axis, base);
                    RoleRequest roles = base.loads().stream()
                            .filter(load -> load.name().equals(name))
                            .findFirst()
                            .orElseThrow()
                            .roles();
                    return roles.pattern() == Pattern.INCAST
                            && (axis.field() == SweepField.SERVERS) == roles.serversAreMany();
                })
                .findFirst();
    }

    private static RuntimeException refused(SweepAxis axis, RuntimeException wrong) {
        return wrong instanceof IllegalArgumentException
                ? new PlanException(Property.SWEEP + ": " + axis.name() + ": " + wrong.getMessage())
                : wrong;
    }

    /** The load that an axis varies. */
    public static String load(SweepAxis axis, RunRequest run) {
        List<String> names = run.loads().stream().map(LoadRequest::name).toList();
        if (axis.load().isPresent()) {
            if (axis.field() == SweepField.TRANSPORT) {
                throw new PlanException("it is of the whole run; write it without a load");
            }
            return axis.load()
                    .filter(names::contains)
                    .orElseThrow(() ->
                            new PlanException("there is no load '" + axis.load().get() + "'; there "
                                    + (names.size() == 1 ? "is " : "are ") + String.join(", ", names)));
        }
        if (names.size() > 1 && axis.field() != SweepField.TRANSPORT) {
            throw new PlanException("say of which load, such as " + names.get(0) + "."
                    + axis.field().key());
        }
        return names.get(0);
    }

    /** One block is divided over the sources of the load that is varied; others are as they were. */
    private static RunRequest inParts(RunRequest run, Optional<String> varied) {
        return run.with(run.loads().stream()
                .map(load -> varied.filter(load.name()::equals).isPresent() ? inParts(load) : load)
                .toList());
    }

    private static LoadRequest inParts(LoadRequest load) {
        long block = load.settings().blockSizeBytes().orElse(LinkSettings.DEFAULT_BLOCK_SIZE_BYTES);
        int sources = many(load.roles());
        LinkSettings part = new LinkSettings(
                OptionalLong.of((block + sources - 1) / sources),
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
        return load.with(part.orElse(load.settings()));
    }

    private static int many(RoleRequest roles) {
        Optional<HostList> many = roles.serversAreMany() ? roles.servers() : roles.clients();
        return many.map(HostList::size).orElse(RoleRequest.DEFAULT_MANY);
    }
}
