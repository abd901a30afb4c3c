package io.tradeschema.maven;

import io.tradeschema.gate.busfile.BusFileException;
import io.tradeschema.gate.busfile.BusFileReader;
import io.tradeschema.gate.busfile.SchemaContracts;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.json.Archive;
import io.tradeschema.model.Contract;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Publishes the newest version of the project's own events into its archive of schemas: one file, one line in the lock.
 * Compiles the project first. What is published never changes again.
 */
@Mojo(name = "freeze", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
@Execute(phase = LifecyclePhase.COMPILE)
public final class FreezeMojo extends AbstractMojo {

    /** The archive's folder. */
    @Parameter(property = "contract.archive", defaultValue = "${project.basedir}/src/main/resources/META-INF/schemas")
    private File archive = new File("src/main/resources/META-INF/schemas");

    /** The bus file: contracts that it declares by JSON Schemas are published into the archive that it names. */
    @Parameter(property = "contract.config", defaultValue = "${project.basedir}/tradeschema.yaml")
    private File config = new File("tradeschema.yaml");

    /** The names of the events to publish; without any, those whose records are in this project's sources. */
    @Parameter(property = "contract.events")
    private List<String> events = List.of();

    /** Publishes nothing and says so. */
    @Parameter(property = "contract.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project = new MavenProject();

    /** Called by Maven. */
    public FreezeMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("contract:freeze is skipped: nothing was published");
            return;
        }
        var classes = new ProjectClasses(project);
        classes.inSight(() -> {
            var types = types(classes);
            var declared = events.isEmpty() ? declared() : Optional.<Declared>empty();
            if (types.isEmpty() && declared.isEmpty()) {
                throw new MojoExecutionException(
                        "this project has no event of its own: name its record in " + Events.RESOURCE
                                + ", or its schema in " + config.getName() + ", or say -Dcontract.events=NAME");
            }
            if (!types.isEmpty()) {
                freeze(archive.toPath(), types);
            }
            if (declared.isPresent()) {
                freeze(declared.get().folder(), declared.get().contracts());
            }
        });
    }

    private List<EventType<?>> types(ProjectClasses classes) throws MojoExecutionException {
        var known = known();
        var chosen = new ArrayList<EventType<?>>();
        for (var name : events) {
            chosen.add(known.named(name)
                    .orElseThrow(() -> new MojoExecutionException("no event is named \"" + name
                            + "\"; there are: "
                            + String.join(
                                    ", ",
                                    known.types().stream().map(EventType::name).toList()))));
        }
        if (events.isEmpty()) {
            known.types().stream()
                    .filter(type -> classes.compiled(type.javaType().getName()))
                    .forEach(chosen::add);
        }
        return chosen;
    }

    /**
     * Contracts that a bus file declares by schemas.
     *
     * @param folder the archive that it names
     */
    private record Declared(Path folder, List<Contract<?>> contracts) {}

    private Optional<Declared> declared() throws MojoExecutionException, IOException {
        if (!config.exists()) {
            return Optional.empty();
        }
        try {
            var bus = BusFileReader.read(config.toPath());
            var contracts = SchemaContracts.of(bus, config.toPath()).orThrow();
            var folder = bus.evidence()
                    .archive()
                    .map(named -> config.toPath().resolveSibling(named.value()).normalize())
                    .orElseGet(archive::toPath);
            return contracts.isEmpty() ? Optional.empty() : Optional.of(new Declared(folder, contracts));
        } catch (BusFileException | NotCheckedException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()));
        }
    }

    private static Events known() throws MojoExecutionException {
        try {
            return Events.all();
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()));
        }
    }

    private void freeze(Path into, List<? extends Contract<?>> types) throws MojoFailureException, IOException {
        var folder = Archive.in(into);
        var added = folder.freeze(types);
        added.forEach(schema -> getLog().info("published " + schema + " as " + into.resolve(schema.file())));
        var findings = folder.check(types, "mvn contract:freeze");
        if (added.isEmpty() && findings.isEmpty()) {
            getLog().info("every version is published already");
        }
        findings.forEach(finding -> getLog().error(finding.toString()));
        if (!findings.isEmpty()) {
            throw new MojoFailureException("the archive contradicts itself or the model; see the errors above");
        }
    }
}
