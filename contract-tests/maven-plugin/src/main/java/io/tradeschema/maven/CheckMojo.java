package io.tradeschema.maven;

import io.tradeschema.gate.check.WholeGate;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.report.LinkBase;
import io.tradeschema.gate.report.Report;
import io.tradeschema.gate.report.ReportFormat;
import io.tradeschema.gate.report.Section;
import io.tradeschema.gate.rules.Failing;
import io.tradeschema.model.Severity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Holds the project to its contracts as tradeschema.yaml describes it: source, topology, archive, captured messages, git
 * base. The same gate as "tradeschema check". Fails on errors, and always when something could not be checked.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class CheckMojo extends AbstractMojo {

    /** The facts of a report that say how much was looked at, and what was not. */
    private static final Set<String> SAID = Set.of("checked", "accepted");

    /** The file that says what is checked. */
    @Parameter(property = "contract.config", defaultValue = "${project.basedir}/tradeschema.yaml")
    private File config = new File("tradeschema.yaml");

    /** Checks nothing and says so. */
    @Parameter(property = "contract.skip", defaultValue = "false")
    private boolean skip;

    /** Whether errors fail the build. What could not be checked fails it in any case. */
    @Parameter(property = "contract.failOnViolation", defaultValue = "true")
    private boolean failOnViolation = true;

    /** What fails beside errors: "warning", or rules by their ids; "none" among them takes the errors out. */
    @Parameter(property = "contract.failOn")
    private List<String> failOn = List.of();

    /** Whether warnings fail the build as errors do. */
    @Parameter(property = "contract.warningsFail", defaultValue = "false")
    private boolean warningsFail;

    /** The git revision that the archive is compared with, in place of the one in tradeschema.yaml. */
    @Parameter(property = "contract.base")
    private @Nullable String base;

    /** The file with the findings known so far, in place of the one in tradeschema.yaml; only new ones fail. */
    @Parameter(property = "contract.baseline")
    private @Nullable File baseline;

    /** The folder for the report files, each named "tradeschema" and an ending. */
    @Parameter(property = "contract.reportDirectory", defaultValue = "${project.build.directory}/tradeschema")
    private File reportDirectory = new File("target/tradeschema");

    /** The forms of the report, named as {@code tradeschema check --format} names them. */
    @Parameter(property = "contract.reportFormats", defaultValue = "text,sarif")
    private List<String> reportFormats = List.of();

    /** Where the repository's files are read, for the links of the HTML page. */
    @Parameter(property = "contract.linkBase")
    private @Nullable String linkBase;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project = new MavenProject();

    /** Called by Maven. */
    public CheckMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("contract:check is skipped: nothing was checked");
            return;
        }
        var forms = forms();
        var links = links();
        new ProjectClasses(project).inSight(() -> judge(run(), forms, links));
    }

    private List<ReportFormat> forms() throws MojoExecutionException {
        var forms = new ArrayList<ReportFormat>();
        for (var name : reportFormats) {
            try {
                forms.add(ReportFormat.named(name));
            } catch (IllegalArgumentException e) {
                throw new MojoExecutionException("reportFormats: " + e.getMessage());
            }
        }
        return forms;
    }

    private Optional<LinkBase> links() throws MojoExecutionException {
        try {
            return Optional.ofNullable(linkBase).map(LinkBase::new);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException("linkBase: " + e.getMessage());
        }
    }

    private Failing failing() {
        return Failing.on(failOn, warningsFail);
    }

    private WholeGate.Ran run() throws MojoExecutionException, IOException {
        try {
            var known = Optional.ofNullable(baseline).map(File::toPath);
            return WholeGate.knowing(known, shortened(config.toPath()), Optional.ofNullable(base), failing())
                    .run("contract:check");
        } catch (NotCheckedException e) {
            throw new MojoExecutionException("nothing was checked: " + e.getMessage());
        }
    }

    /** As one would type it where Maven was started: findings then name files as the editor does. */
    private static Path shortened(Path path) {
        var here = Path.of("").toAbsolutePath();
        var absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }

    private void judge(WholeGate.Ran ran, List<ReportFormat> forms, Optional<LinkBase> links)
            throws MojoExecutionException, MojoFailureException, IOException {
        var report = ran.outcome().report();
        var unchecked = ran.outcome().exitCode() == ExitCode.NOT_CHECKED;
        say(report, unchecked || failOnViolation);
        for (var form : forms) {
            write(links.map(report::linked).orElse(report), form);
        }
        if (unchecked) {
            throw new MojoExecutionException(
                    "something could not be checked, and that is never taken for clean; see the errors above");
        }
        if (ran.outcome().exitCode() == ExitCode.FINDINGS && failOnViolation) {
            throw new MojoFailureException(report.verdict() + "; each says above what to do. The report is in "
                    + shortened(reportDirectory.toPath()));
        }
    }

    private void say(Report report, boolean fails) {
        report.findings().forEach(finding -> {
            if (fails && (finding.severity() == Severity.ERROR || failing().on(finding))) {
                getLog().error(finding.toString());
            } else {
                getLog().warn(finding.toString());
            }
        });
        report.sections().stream()
                .filter(section -> SAID.contains(section.id()))
                .map(Section.Facts.class::cast)
                .forEach(facts -> facts.values().forEach((what, value) -> getLog().info(what + ": " + value)));
        getLog().info("contract:check: " + report.verdict());
    }

    private void write(Report report, ReportFormat form) throws IOException {
        var file = reportDirectory.toPath().resolve("tradeschema." + form.ending());
        Files.createDirectories(reportDirectory.toPath());
        Files.writeString(file, form.text(report));
    }
}
