package io.tradeschema.gate.bindings;

import io.tradeschema.live.LiveScript;
import io.tradeschema.model.expect.Pulse;
import java.util.List;
import java.util.SortedMap;

/** A language that has bindings, and how its package is laid out. */
enum BindingLanguage {
    PYTHON {
        @Override
        SortedMap<String, byte[]> files(ContractModel model) {
            var classes = new PythonClasses(model);
            var files = new PackageFiles()
                    .licensed()
                    .add("pyproject.toml", versioned("python/pyproject.toml"))
                    .add("README.md", PackageFiles.template("python/README.md"))
                    .add("tradeschema/py.typed", "")
                    .add("tradeschema/model.json", PackageFiles.json(model.document()))
                    .add("tradeschema/" + CaseLines.FILE, CaseLines.of(model))
                    .add("tradeschema/events.py", classes.events())
                    .add("tradeschema/__init__.py", classes.exports(VERSION))
                    .add(
                            "tradeschema/live.py",
                            PackageFiles.template("python/live.py")
                                    .replace("$PULSE", Pulse.STREAM)
                                    .replace("$MOST", String.valueOf(Pulse.MOST)))
                    .add("tradeschema/" + LiveScript.FILE, LiveScript.text())
                    .addAll("tradeschema/schemas/", SchemaFiles.of(model));
            List.of(
                            "_contract.py",
                            "_event.py",
                            "_figures.py",
                            "_findings.py",
                            "_log.py",
                            "_reads.py",
                            "_short_way.py",
                            "_strict_json.py",
                            "_text.py",
                            "_time.py",
                            "testing.py")
                    .forEach(name -> files.add(
                            "tradeschema/" + name, EnvelopeLists.python(PackageFiles.template("python/" + name))));
            return files.files();
        }

        @Override
        byte[] archive(SortedMap<String, byte[]> files) {
            return BindingArchive.wheel(files, "tradeschema", VERSION, versioned("python/METADATA"));
        }

        @Override
        String archiveName() {
            return "tradeschema-" + VERSION + "-py3-none-any.whl";
        }
    },

    TYPESCRIPT {
        @Override
        SortedMap<String, byte[]> files(ContractModel model) {
            var classes = new TypeScriptClasses(model);
            return new PackageFiles()
                    .licensed()
                    .add("package.json", versioned("typescript/package.json"))
                    .add("README.md", PackageFiles.template("typescript/README.md"))
                    .add("index.mjs", classes.module(VERSION))
                    .add("index.cjs", classes.commonJs(VERSION))
                    .add("index.d.mts", classes.types())
                    .add("index.d.cts", classes.types())
                    .add(CaseLines.FILE, CaseLines.of(model))
                    .add("testing.mjs", PackageFiles.template("typescript/testing.mjs"))
                    .add("testing.d.mts", PackageFiles.template("typescript/testing.d.mts"))
                    .addAll("schemas/", SchemaFiles.of(model))
                    .files();
        }

        @Override
        byte[] archive(SortedMap<String, byte[]> files) {
            return BindingArchive.npm(files);
        }

        @Override
        String archiveName() {
            return "tradeschema-" + VERSION + ".tgz";
        }
    };

    /** The version of the packages, a number of their own: raised when what they generate changes. */
    private static final String VERSION = "0.1.0";

    private static String versioned(String template) {
        return Publisher.ours().in(PackageFiles.template(template).replace("$VERSION", VERSION));
    }

    /** The files of the package, by path. */
    abstract SortedMap<String, byte[]> files(ContractModel model);

    /** The package as one file for the language's own installer. */
    abstract byte[] archive(SortedMap<String, byte[]> files);

    /** The name that the installer wants the file to have. */
    abstract String archiveName();
}
