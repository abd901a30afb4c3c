package io.tradeschema.maven;

import io.tradeschema.gate.Main;
import io.tradeschema.gate.cli.ExitCode;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/** Writes a first tradeschema.yaml from the project's source, as "tradeschema init" does; contract:check then goes by it. */
@Mojo(name = "init", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
public final class InitMojo extends AbstractMojo {

    /** The folder whose source is read, and where the file is written. */
    @Parameter(property = "contract.directory", defaultValue = "${project.basedir}")
    private File directory = new File(".");

    /** Whether a file that is there already is written over. */
    @Parameter(property = "contract.force", defaultValue = "false")
    private boolean force;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project = new MavenProject();

    /** Called by Maven. */
    public InitMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        new ProjectClasses(project).inSight(this::init);
    }

    private void init() throws MojoExecutionException {
        var arguments = new ArrayList<>(List.of(
                "init", "--gate", "mvn contract:check", "--project", project.getArtifactId(), directory.getPath()));
        if (force) {
            arguments.add(1, "--force");
        }
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Main.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        out.toString().lines().forEach(getLog()::info);
        if (code != ExitCode.CLEAN) {
            throw new MojoExecutionException(err.toString().strip());
        }
        err.toString().lines().forEach(getLog()::warn);
    }
}
