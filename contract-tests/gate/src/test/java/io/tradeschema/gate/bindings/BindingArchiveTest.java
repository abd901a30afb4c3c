package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** A package is the same bytes wherever it is made. */
class BindingArchiveTest {

    private static byte[] wheel() {
        var files = new TreeMap<>(Map.of("a/b.py", new byte[] {1}, "README.md", new byte[] {'#'}));
        PackageFiles.LICENCES.forEach(name -> files.put(name, new byte[] {2}));
        return BindingArchive.wheel(files, "a", "1.0.0", "Name: a\n");
    }

    @Test
    void a_wheel_has_no_time_of_the_machine_that_made_it() throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(wheel()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getExtra()).as(entry.getName()).isNull();
            }
        }
    }

    @Test
    void a_wheel_is_the_same_in_another_zone() {
        var here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
            var one = wheel();
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            assertThat(wheel()).isEqualTo(one);
        } finally {
            TimeZone.setDefault(here);
        }
    }
}
