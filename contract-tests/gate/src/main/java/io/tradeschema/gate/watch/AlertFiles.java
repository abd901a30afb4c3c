package io.tradeschema.gate.watch;

import java.util.List;
import java.util.Map;

/** Rules and the cases that prove them, as the files that Prometheus and promtool read. */
final class AlertFiles {

    private AlertFiles() {}

    /** The rules' file. */
    static String rules(List<AlertRules.Rule> rules) {
        var text = new StringBuilder(
                "# Made by: tradeschema alerts. Do not edit: change what is expected, and make it anew.\n"
                        + "# Scrape the watch at least every " + AlertRules.SECONDS
                        + " s, and evaluate as often: an alarm comes up to "
                        + 2 * AlertRules.SECONDS + " s after its time.\n"
                        + "# What is waited for is held against the time at which the watch judged last, which is as old as the"
                        + " sample itself:\n# so nothing looks late between two scrapes, however short its time.\n"
                        + "groups:\n  - name: tradeschema\n    interval: " + AlertRules.SECONDS + "s\n    rules:\n");
        for (var rule : rules) {
            text.append("      - alert: ").append(rule.alert()).append('\n');
            text.append("        expr: ").append(quoted(rule.expression())).append('\n');
            rule.pending()
                    .ifPresent(time -> text.append("        for: ").append(time).append('\n'));
            text.append("        keep_firing_for: " + AlertRules.KEPT_MINUTES + "m\n");
            text.append("        labels:\n");
            rule.labels()
                    .forEach((name, value) -> text.append("          ")
                            .append(name)
                            .append(": ")
                            .append(value)
                            .append('\n'));
            text.append("        annotations:\n          summary: ")
                    .append(quoted(plain(rule.summary())))
                    .append('\n');
        }
        return text.toString();
    }

    /** The file of promtool's cases, beside the rules' file. */
    static String cases(List<AlertRules.Rule> rules, String file) {
        var text = new StringBuilder("# Made by: tradeschema alerts. Run: promtool test rules FILE\n"
                + "rule_files:\n  - " + file + "\nevaluation_interval: " + AlertRules.SECONDS + "s\ntests:\n");
        for (var rule : rules) {
            for (var one : rule.cases()) {
                text.append("  - name: ")
                        .append(quoted(rule.alert() + ": " + one.name()))
                        .append('\n');
                text.append("    interval: ").append(one.step()).append("s\n    input_series:\n");
                one.series().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(series -> text.append("      - series: ")
                                .append(quoted(series.getKey()))
                                .append("\n        values: ")
                                .append(quoted(series.getValue()))
                                .append('\n'));
                text.append("    alert_rule_test:\n");
                one.firing().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(at -> text.append(expected(rule, at.getKey(), at.getValue())));
            }
        }
        return text.toString();
    }

    private static String expected(AlertRules.Rule rule, int seconds, boolean firing) {
        var text = new StringBuilder("      - eval_time: " + seconds + "s\n        alertname: " + rule.alert() + "\n");
        if (!firing) {
            return text.append("        exp_alerts: []\n").toString();
        }
        text.append("        exp_alerts:\n          - exp_labels:\n");
        rule.labels()
                .forEach((name, value) -> text.append("              ")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\n'));
        return text.append("            exp_annotations:\n              summary: ")
                .append(quoted(rule.summary()))
                .append('\n')
                .toString();
    }

    /** A text that Prometheus takes for a template, which is to say what it says. */
    private static String plain(String text) {
        return text.replace("{{", "{{ \"{{\" }}");
    }

    /** In the quotes of YAML; every text here is printable. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
