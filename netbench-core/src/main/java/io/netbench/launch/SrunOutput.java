package io.netbench.launch;

import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.plan.PlanException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what one {@code srun --label} prints for all of its tasks, and tells what it means for each node. Owned by the
 * thread of that process.
 */
final class SrunOutput implements ChildProcess.Listener {

    /** What a task printed: its number, and the line. */
    private static final Pattern OF_TASK = Pattern.compile("\\s*(\\d+): (.*)");

    /** What srun says of tasks that failed: nodes, the number of the first task, and how they ended. */
    private static final Pattern TASKS_ENDED = Pattern.compile("srun: error: (\\S+): tasks? (\\d+)\\S*: (.*)");

    private static final long STRAGGLING_LINES_MS = 500;

    private final Map<String, PendingAgent> agents;
    private final Map<String, String> addresses;
    private final Map<String, FailureOutput> wordsOfTasks = new HashMap<>();
    private final Map<String, Supplier<String>> reasons = new HashMap<>();
    private final FailureOutput ownWords = new FailureOutput();

    /**
     * @param agents by the names of their nodes
     * @param addresses of nodes; a node that is not in it is reached by its name
     */
    SrunOutput(Map<String, PendingAgent> agents, Map<String, String> addresses) {
        this.agents = agents;
        this.addresses = addresses;
    }

    @Override
    public void line(String line) {
        Optional<Announcement> announcement = Announcement.in(line);
        Matcher ofTask = OF_TASK.matcher(line);
        Matcher ended = TASKS_ENDED.matcher(line);
        if (announcement.isPresent()) {
            welcome(announcement.get());
        } else if (ofTask.matches()) {
            wordsOfTask(ofTask.group(1)).add(ofTask.group(2));
        } else if (ended.matches()) {
            FailureOutput words = wordsOfTask(ended.group(2));
            nodes(ended.group(1)).forEach(node -> hasEnded(node, () -> words.or(ended.group(3))));
        } else {
            ownWords.add(line);
        }
    }

    @Override
    public void ended(int exitStatus) {
        String reason = ownWords.afterEnd("srun", exitStatus);
        agents.forEach((node, agent) ->
                agent.fail(reasons.getOrDefault(node, () -> reason).get()));
    }

    private void welcome(Announcement announcement) {
        String node = announcement.node() == null ? announcement.host() : announcement.node();
        PendingAgent agent = agents.get(node);
        if (agent != null) {
            agent.isReady(addresses.getOrDefault(node, node), announcement);
        }
    }

    /** Why comes when it likes: a task's last line may follow the news of its end. */
    private void hasEnded(String node, Supplier<String> reason) {
        PendingAgent agent = agents.get(node);
        if (agent != null) {
            reasons.put(node, reason);
            CompletableFuture.delayedExecutor(STRAGGLING_LINES_MS, TimeUnit.MILLISECONDS)
                    .execute(() -> agent.fail(reason.get()));
        }
    }

    private FailureOutput wordsOfTask(String task) {
        return wordsOfTasks.computeIfAbsent(task, number -> new FailureOutput());
    }

    private static List<String> nodes(String list) {
        try {
            return HostList.parse(list) instanceof HostList.Hosts hosts
                    ? hosts.hosts().stream().map(HostAddress::host).toList()
                    : List.of();
        } catch (PlanException e) {
            return List.of();
        }
    }
}
