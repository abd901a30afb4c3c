package io.tradeschema.gate.compat;

import io.tradeschema.compat.change.CompatRule;
import io.tradeschema.compat.change.VerdictRule;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonRefused;
import io.tradeschema.compat.json.JsonText;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The waivers of a project: takes out the findings they cover, and finds fault with waivers that do not hold. */
final class Waivers {

    private final String file;
    private final LocalDate today;
    private final List<Waiver> waivers = new ArrayList<>();
    private final List<Finding> faults = new ArrayList<>();

    private Waivers(String file, LocalDate today) {
        this.file = file;
        this.today = today;
    }

    /** No waivers at all. */
    static Waivers none() {
        return new Waivers("", LocalDate.EPOCH);
    }

    /** The waivers of a JSON text: a list of objects with fingerprint, reason, owner and expires. */
    static Waivers of(String file, String text, LocalDate today) {
        var read = new Waivers(file, today);
        try {
            if (JsonText.read(text) instanceof Json.Arr list) {
                list.items().forEach(read::take);
            } else {
                read.fault(VerdictRule.WAIVER_MALFORMED, "", "the file is no list of waivers", "write a JSON list");
            }
        } catch (JsonRefused e) {
            read.fault(VerdictRule.WAIVER_MALFORMED, "", "the file is no JSON: " + e.getMessage(), "write a JSON list");
        }
        return read;
    }

    private void take(Json written) {
        if (written instanceof Json.Obj object) {
            waivers.add(Waiver.of(object));
        } else {
            fault(VerdictRule.WAIVER_MALFORMED, "", "a waiver that is no object", "write an object");
        }
    }

    /** The findings that are not waived, and the faults of the waivers. */
    List<Finding> applied(List<Finding> findings) {
        var left = new ArrayList<>(findings);
        for (var waiver : waivers) {
            if (holds(waiver) && !left.removeIf(finding -> finding.fingerprint().equals(waiver.fingerprint()))) {
                fault(
                        VerdictRule.WAIVER_UNUSED,
                        waiver.fingerprint(),
                        "the waiver " + waiver.fingerprint() + " of " + waiver.owner() + " fits no finding",
                        "delete it");
            }
        }
        left.addAll(faults);
        return left;
    }

    private boolean holds(Waiver waiver) {
        var name = "the waiver " + waiver.fingerprint();
        if (!waiver.isWellFormed()) {
            fault(
                    VerdictRule.WAIVER_MALFORMED,
                    waiver.fingerprint(),
                    name + " lacks a fingerprint of 16 hexadecimal digits, or an owner",
                    "complete it");
            return false;
        }
        if (waiver.reason().isEmpty()) {
            fault(VerdictRule.WAIVER_NO_REASON, waiver.fingerprint(), name + " gives no reason", "write the reason");
            return false;
        }
        if (waiver.expires().isEmpty() || waiver.expires().get().isBefore(today)) {
            var date = waiver.expires().map(expires -> "on " + expires).orElse("at a date that is none");
            fault(
                    VerdictRule.WAIVER_EXPIRED,
                    waiver.fingerprint(),
                    name + " of " + waiver.owner() + " expired " + date,
                    "put the cause right, or agree on a new date");
            return false;
        }
        return true;
    }

    private void fault(CompatRule rule, String fingerprint, String what, String fix) {
        faults.add(
                Finding.of(rule, "waivers", Where.file(file, 0, 0), what, fix).evidence(fingerprint));
    }
}
