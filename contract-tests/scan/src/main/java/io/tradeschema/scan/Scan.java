package io.tradeschema.scan;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.java.JavaScan;
import io.tradeschema.scan.judge.ReadJudge;
import io.tradeschema.scan.judge.StreamJudge;
import io.tradeschema.scan.judge.Topology;
import io.tradeschema.scan.judge.UnresolvedJudge;
import io.tradeschema.scan.judge.WriteJudge;
import io.tradeschema.scan.library.Surroundings;
import io.tradeschema.scan.python.PythonScan;
import io.tradeschema.scan.shell.ShellScan;
import io.tradeschema.scan.typescript.TypeScriptScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/** One scan of a source tree: facts from every language, held against the contract and against each other. */
public final class Scan {

    private Scan() {}

    /** What a scan found out. */
    public record Result(Facts facts, List<Finding> findings) {}

    /** Scans the tree. */
    public static Result of(SourceTree tree, Contracts contract, Topology declared) throws IOException {
        return of(tree, contract, declared, Surroundings.NONE);
    }

    /** Scans the tree, of which this is told beside. */
    public static Result of(SourceTree tree, Contracts contract, Topology declared, Surroundings told)
            throws IOException {
        var surroundings = told.configuredBy(Configuration.of(tree));
        var python = new PythonScan(tree.ending(".py"), contract, surroundings);
        var java = new JavaScan(tree.ending(".java"), contract, surroundings);
        var typeScript = new TypeScriptScan(
                tree.ending(SourceTree.TYPESCRIPT), tree.ending(".json", ".jsonc"), contract, surroundings);
        var code = python.run()
                .and(java.run())
                .and(typeScript.run())
                .and(new ShellScan(tree.ending(".sh", ".bash"), contract).run());
        var facts = new SoleFields(contract).settle(new StreamNames(contract).unify(code));
        var pages = new ShellScan(tree.ending(".md"), contract).run();
        var unread = new ArrayList<>(UnreadClients.in(tree, python.tables(), ".py"));
        unread.addAll(UnreadClients.in(tree, java.tables(), ".java"));
        unread.addAll(UnreadClients.in(tree, typeScript.tables(), SourceTree.TYPESCRIPT));
        var others = unread.stream().map(UnreadClients.Import::file).distinct().toList();
        var findings = judge(facts, contract, declared, new OtherPrograms(tree, facts, others));
        findings.addAll(new UnresolvedJudge(contract, facts).judge());
        if (findings.stream().anyMatch(Scan::presumesContract)
                && bare(declared, told)
                && !new Mentions(tree, contract).any()) {
            findings.removeIf(Scan::presumesContract);
        }
        findings.addAll(new WriteJudge(contract).judge(pages.writes()));
        var not = new NotFollowed(tree, contract, facts.streams());
        findings.addAll(not.languages(contract));
        findings.addAll(not.clients(unread));
        tree.closed().forEach(name -> findings.add(closed(name)));
        return new Result(facts, once(findings));
    }

    /** What is told only since a contract may be meant: a place that may be on its stream, a class that has its name. */
    private static boolean presumesContract(Finding finding) {
        return finding.rule() == ScanRule.CALLSITE_UNRESOLVED || finding.rule() == ScanRule.CALLSITE_SHADOW_MODEL;
    }

    /** Whether nobody says anything about the tree: then what it names itself is all that is known. */
    private static boolean bare(Topology declared, Surroundings surroundings) {
        return declared.equals(Topology.NONE) && surroundings.equals(Surroundings.NONE);
    }

    /** Programs in languages that are not read, and where in each one of these words stands first; the strongest before others. */
    public static List<Where> programsNaming(SourceTree tree, List<String> strongest, List<String> others) {
        return OtherPrograms.naming(tree, strongest, others);
    }

    private static Finding closed(String name) {
        return Finding.of(
                ScanRule.SCAN_FILE_UNREADABLE,
                name,
                Where.file(name, 1, 1),
                "it was not read: the user who runs the scan may not read it",
                "give that user the right to read it, or leave it out");
    }

    private static List<Finding> judge(
            Facts facts, Contracts contract, Topology declared, Predicate<String> elsewhere) {
        var all = new ArrayList<Finding>(facts.findings());
        all.addAll(new WriteJudge(contract).judge(facts.writes()));
        all.addAll(new ReadJudge(contract, facts).judge());
        all.addAll(new StreamJudge(contract, facts, declared, elsewhere).judge());
        return all;
    }

    /** What is the same at one place for several streams is one finding. */
    private static Collection<Finding> folded(Collection<Finding> findings) {
        var folded = new LinkedHashMap<List<Object>, Finding>();
        for (var finding : findings) {
            folded.merge(
                    List.of(finding.rule(), finding.where(), finding.what(), finding.fix()),
                    finding,
                    (one, other) -> Finding.of(
                                    one.rule(),
                                    one.subject().equals(other.subject())
                                            ? one.subject()
                                            : one.subject() + ", " + other.subject(),
                                    one.where(),
                                    one.what(),
                                    one.fix())
                            .evidence(one.evidence() + "," + other.evidence()));
        }
        return folded.values();
    }

    /** The same thing found on two ways is one finding. */
    private static List<Finding> once(List<Finding> findings) {
        var unique = new LinkedHashMap<List<Object>, Finding>();
        for (var finding : findings) {
            unique.putIfAbsent(List.of(finding.rule(), finding.where(), finding.evidence()), finding);
        }
        return folded(unique.values()).stream().sorted(Finding.BY_PLACE).toList();
    }
}
