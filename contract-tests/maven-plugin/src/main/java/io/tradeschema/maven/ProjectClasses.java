package io.tradeschema.maven;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/** The project's own classes and its dependencies, in whose sight a goal runs: events of its own are known there. */
final class ProjectClasses {

    private final MavenProject project;

    ProjectClasses(MavenProject project) {
        this.project = project;
    }

    /** What a goal does. */
    interface Goal {
        void run() throws MojoExecutionException, MojoFailureException, IOException;
    }

    /** Runs the goal with the project's classes behind this plugin's. */
    void inSight(Goal goal) throws MojoExecutionException, MojoFailureException {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(urls(), ProjectClasses.class.getClassLoader())) {
            thread.setContextClassLoader(loader);
            goal.run();
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read or write: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private URL[] urls() throws MalformedURLException {
        var urls = new ArrayList<URL>();
        urls.add(output().toUri().toURL());
        for (var artifact : project.getArtifacts()) {
            var file = artifact.getFile();
            if (file != null) {
                urls.add(file.toURI().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    /** Whether a class of that name was compiled from the project's own sources. */
    boolean compiled(String className) {
        return new File(output().toFile(), className.replace('.', '/') + ".class").isFile();
    }

    private Path output() {
        return Path.of(project.getBuild().getOutputDirectory());
    }
}
