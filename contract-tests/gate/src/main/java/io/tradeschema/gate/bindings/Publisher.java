package io.tradeschema.gate.bindings;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Who publishes the packages, as the build was told. */
record Publisher(String name, String email, String address) {

    /** The one of this build. */
    static Publisher ours() {
        var said = new Properties();
        try {
            said.load(new StringReader(PackageFiles.template("publisher.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Publisher(said.getProperty("name"), said.getProperty("email"), said.getProperty("address"));
    }

    /** A template with what it says of the publisher. */
    String in(String template) {
        return template.replace("$NAME", name).replace("$EMAIL", email).replace("$ADDRESS", address);
    }
}
