package io.tradeschema.json.schema;

import io.tradeschema.model.Finding;
import java.util.ArrayList;
import java.util.List;

/** What is wrong in a schema, as it is found. */
final class Complaints {

    private final String subject;
    private final List<Finding> findings = new ArrayList<>();

    Complaints(String subject) {
        this.subject = subject;
    }

    void add(SchemaRule rule, Place place, String what, String fix) {
        findings.add(Finding.of(rule, subject, place.where(), what, fix).evidence(place.pointer()));
    }

    boolean none() {
        return findings.isEmpty();
    }

    List<Finding> findings() {
        return findings.stream().distinct().sorted(Finding.BY_PLACE).toList();
    }
}
