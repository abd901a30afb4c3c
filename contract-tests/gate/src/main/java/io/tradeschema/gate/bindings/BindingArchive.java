package io.tradeschema.gate.bindings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package as the one file that the language's own installer takes. The same files give the same bytes. */
final class BindingArchive {

    /** The second time that a zip file can say: beside the first, Java writes the same moment in the zone of the machine. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

    private static final int BLOCK = 512;

    private BindingArchive() {}

    /**
     * A Python wheel: the modules, and what pip wants to know of them.
     *
     * @param metadata what an index shows of the package
     */
    static byte[] wheel(SortedMap<String, byte[]> files, String name, String version, String metadata) {
        var info = name + "-" + version + ".dist-info/";
        var all = new TreeMap<String, byte[]>();
        files.forEach((path, bytes) -> {
            if (path.startsWith(name + "/")) {
                all.put(path, bytes);
            }
        });
        all.put(
                info + "WHEEL",
                text("Wheel-Version: 1.0\nGenerator: tradeschema\nRoot-Is-Purelib: true\nTag: py3-none-any\n"));
        PackageFiles.LICENCES.forEach(licence -> all.put(info + licence, Objects.requireNonNull(files.get(licence))));
        all.put(info + "METADATA", described(metadata, files));
        var record = new StringBuilder();
        all.forEach((path, bytes) -> record.append(path)
                .append(",sha256=")
                .append(Base64.getUrlEncoder().withoutPadding().encodeToString(BindingFolder.sha256(bytes)))
                .append(',')
                .append(bytes.length)
                .append('\n'));
        all.put(info + "RECORD", text(record.append(info).append("RECORD,,\n").toString()));
        return zip(all);
    }

    /** Behind its fields, an index shows what the package says of itself. */
    private static byte[] described(String metadata, SortedMap<String, byte[]> files) {
        var readme = new String(Objects.requireNonNull(files.get("README.md")), StandardCharsets.UTF_8);
        var licences = PackageFiles.LICENCES.stream()
                .map(name -> "License-File: " + name + "\n")
                .collect(Collectors.joining());
        return text(metadata + licences + "Description-Content-Type: text/markdown\n\n" + readme);
    }

    private static byte[] zip(SortedMap<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(EPOCH);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return out.toByteArray();
    }

    /** What npm pack writes: a compressed tar whose files lie below package/. */
    static byte[] npm(SortedMap<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var tar = new GZIPOutputStream(out)) {
            for (var file : files.entrySet()) {
                writeTar("package/" + file.getKey(), file.getValue(), tar);
            }
            tar.write(new byte[2 * BLOCK]);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return out.toByteArray();
    }

    /** One file in the ustar form: numbers in octal, the sum of the header's bytes in itself. */
    private static void writeTar(String path, byte[] bytes, OutputStream tar) throws IOException {
        var header = new byte[BLOCK];
        var parts = Map.of(
                0,
                path,
                100,
                "0000644\0",
                108,
                "0000000\0",
                116,
                "0000000\0",
                124,
                octal(bytes.length),
                136,
                octal(0),
                148,
                "        ",
                156,
                "0",
                257,
                "ustar\00000");
        parts.forEach((at, part) -> {
            var written = text(part);
            System.arraycopy(written, 0, header, at, written.length);
        });
        var sum = 0;
        for (var b : header) {
            sum += b & 0xFF;
        }
        System.arraycopy(text(octal(sum).substring(5) + "\0 "), 0, header, 148, 8);
        tar.write(header);
        tar.write(bytes);
        tar.write(new byte[(BLOCK - bytes.length % BLOCK) % BLOCK]);
    }

    private static String octal(int number) {
        return String.format(java.util.Locale.ROOT, "%011o", number);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
