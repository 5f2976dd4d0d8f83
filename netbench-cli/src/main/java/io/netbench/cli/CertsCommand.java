package io.netbench.cli;

import io.netbench.cli.certs.CertificateAuthority;
import io.netbench.cli.certs.IssuedCertificate;
import io.netbench.cli.options.OptionValues;
import io.netbench.cli.options.Sets;
import io.netbench.cli.process.ExitStatus;
import io.netbench.control.net.ControlAccessException;
import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.plan.PlanException;
import io.netbench.text.FileFailure;
import io.netbench.text.Property;
import io.netbench.text.QuantityText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netbench certs}. */
@Command(
        name = "certs",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        description =
                "Makes an authority, and certificates of it for the agents of a test bed and their coordinator. The "
                        + "authority's key is not kept: for other hosts, make them all anew.",
        footerHeading = "%nExample:%n",
        footer = {
            "  netbench certs pki --hosts 'node[01-16]'",
            "  netbench agent --token-file token --tls-ca pki/hosts/node01/ca.pem \\",
            "      --tls-cert pki/hosts/node01/cert.pem --tls-key pki/hosts/node01/key.pem",
            "  netbench incast --hosts 'node[01-16]' --token-file token \\",
            "      --tls-ca pki/coordinator/ca.pem --tls-cert pki/coordinator/cert.pem \\",
            "      --tls-key pki/coordinator/key.pem",
            ""
        })
final class CertsCommand implements Callable<Integer> {

    private static final int MAX_DAYS = 3650;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            description =
                    "The folder to make: hosts/HOST/ for each agent, and coordinator/, each with ca.pem, cert.pem "
                            + "and key.pem.")
    private Path folder;

    @Option(
            names = "--hosts",
            paramLabel = "LIST",
            converter = OptionValues.Endpoints.class,
            description = "The hosts, by the names or addresses by which the coordinator reaches them, such as "
                    + "node[01-16],10.1.0.7.")
    @Sets(Property.HOSTS)
    private Optional<HostList> hosts = Optional.empty();

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "For how many days the certificates are valid. Default: ${DEFAULT-VALUE}.",
            defaultValue = "90")
    private int days;

    @Override
    public Integer call() {
        if (days < 1 || days > MAX_DAYS) {
            throw new PlanException("{--days} must be from 1 to " + MAX_DAYS + ", got: " + days);
        }
        List<String> names = names();
        if (folder.toString().isEmpty()) {
            throw new PlanException("DIR is empty; name the folder to make");
        }
        if (Files.exists(folder)) {
            throw new PlanException(folder + " is there already; name a folder that is not");
        }
        try {
            for (Map.Entry<Path, IssuedCertificate> issued : issue(names).entrySet()) {
                issued.getValue().writeTo(folder.resolve(issued.getKey()));
            }
        } catch (IOException e) {
            throw new ControlAccessException(folder + " can't be written: " + FileFailure.reasonOf(e));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s: certificates for a coordinator and %s, valid for %s%n",
                folder, QuantityText.counted(names.size(), "host"), QuantityText.counted(days, "day"));
        out.flush();
        return ExitStatus.PASSED;
    }

    /** All of them, before the first is written, with the folder of each: none or all get written. */
    private Map<Path, IssuedCertificate> issue(List<String> names) throws IOException {
        Map<Path, IssuedCertificate> issued = new LinkedHashMap<>();
        try (CertificateAuthority authority = CertificateAuthority.create(days)) {
            for (String name : names) {
                issued.put(Path.of("hosts", name), authority.issueForAgent(name));
            }
            issued.put(Path.of("coordinator"), authority.issueForCoordinator());
        }
        return issued;
    }

    /** Each host once, whatever ports were named. */
    private List<String> names() {
        HostList list = hosts.orElseThrow(
                () -> new PlanException("{--hosts} is missing; name the hosts, such as 'node[01-16]'"));
        if (list instanceof HostList.Hosts named) {
            return named.hosts().stream().map(HostAddress::host).distinct().toList();
        }
        throw new PlanException("{--hosts}: '" + list + "' is a number; name the hosts, such as 'node[01-16]'");
    }
}
