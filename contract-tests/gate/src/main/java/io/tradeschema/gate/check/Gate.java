package io.tradeschema.gate.check;

import io.tradeschema.gate.baseline.Baseline;
import io.tradeschema.gate.bus.BusMap;
import io.tradeschema.gate.bus.Inventory;
import io.tradeschema.gate.bus.Services;
import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.SourceFolders;
import io.tradeschema.gate.cli.WorkTree;
import io.tradeschema.gate.evidence.Checked;
import io.tradeschema.gate.fix.Fixes;
import io.tradeschema.gate.fix.Proof;
import io.tradeschema.gate.report.Mends;
import io.tradeschema.gate.report.Report;
import io.tradeschema.gate.report.Section;
import io.tradeschema.gate.rules.Failing;
import io.tradeschema.gate.rules.GateRule;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.fix.Remedies;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One run of the gate over a tree: scan, declared topology, waivers, baseline, and whether anything was looked at. */
public final class Gate {

    private final BusFile file;
    private final String fileName;
    private final Path base;
    private final Contracts contract;
    private final Optional<Path> baseline;
    private final Clock clock;
    private final Failing failing;
    private final boolean mending;

    /**
     * What a run found.
     *
     * @param report the report
     * @param exitCode the exit code that says the same
     * @param whole whether everything was looked at, so that what was found can be taken as known
     * @param all the findings, known ones among them
     * @param facts what the source says
     */
    public record Outcome(Report report, int exitCode, boolean whole, List<Finding> all, Facts facts) {

        /** What says why nothing could be checked. */
        static Outcome notRun(String title, List<Finding> reasons) {
            var nothing = new Facts(
                    0, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of());
            return new Outcome(new Report(title, reasons, List.of()), ExitCode.NOT_CHECKED, false, reasons, nothing);
        }
    }

    /**
     * A run.
     *
     * @param file what the bus file says
     * @param fileName the name under which the bus file is reported
     * @param base the folder that its paths are relative to
     * @param contract the contracts in force
     * @param baseline the file with the known findings
     * @param clock says which day it is, for waivers
     */
    public Gate(BusFile file, String fileName, Path base, Contracts contract, Optional<Path> baseline, Clock clock) {
        this(file, fileName, base, contract, baseline, clock, Failing.ON_ERRORS, false);
    }

    private Gate(
            BusFile file,
            String fileName,
            Path base,
            Contracts contract,
            Optional<Path> baseline,
            Clock clock,
            Failing failing,
            boolean mending) {
        this.file = file;
        this.fileName = fileName;
        this.base = base;
        this.contract = contract;
        this.baseline = baseline;
        this.clock = clock;
        this.failing = failing;
        this.mending = mending;
    }

    /** The same run, red on these findings. */
    Gate failing(Failing on) {
        return new Gate(file, fileName, base, contract, baseline, clock, on, mending);
    }

    /** The same run, with what mends its findings in the report where that is wanted: the tree is scanned again for it. */
    Gate mending(boolean wanted) {
        return new Gate(file, fileName, base, contract, baseline, clock, failing, wanted);
    }

    /**
     * The patches that are proven to mend findings of the source.
     *
     * @param risky whether what guesses something is wanted, too
     */
    public Fixes fixes(boolean risky) throws IOException {
        var scanned = scanned();
        SourceFolders.needSource(scanned.result().facts().files(), roots());
        return fixes(scanned, risky);
    }

    private Fixes fixes(Scanned scanned, boolean risky) throws IOException {
        return Proof.of(
                scanned.tree(),
                ofSource(scanned.result()),
                Remedies.of(scanned.tree(), scanned.result(), contract),
                risky,
                tree -> ofSource(scanned(tree).result()));
    }

    /** What the scan finds, and what is not as the bus file declares it. */
    private List<Finding> ofSource(Scan.Result result) {
        var services = new Services(roots(), file.serviceFolders(base));
        var found = new ArrayList<>(result.findings());
        found.addAll(new DeclaredJudge(file, fileName, contract, services).judge(result.facts()));
        return found;
    }

    /**
     * A tree and what the scan of it says.
     *
     * @param tree the tree
     * @param result what was found in it
     */
    record Scanned(SourceTree tree, Scan.Result result) {}

    /** Runs the gate on the source alone. */
    public Outcome run(String title) throws IOException {
        return judged(title, scanned(), Checked.NOTHING, false);
    }

    /**
     * Runs the whole gate; what was checked beside the source is waived, known and reported together with it. A place that may
     * be on a contract's stream and cannot be told is one that was not checked, unless it is known or waived.
     */
    public Outcome run(String title, Checked beside) throws IOException {
        return run(title, beside, Optional.empty());
    }

    /** The same, of source that was scanned before. */
    Outcome run(String title, Checked beside, Optional<Scanned> before) throws IOException {
        return judged(title, before.isPresent() ? before.get() : scanned(), beside, true);
    }

    private List<Path> roots() {
        return file.roots(base);
    }

    private Scanned scanned() throws IOException {
        return scanned(SourceFolders.tree(roots(), file.ignore(), file.tests()));
    }

    private Scanned scanned(SourceTree tree) throws IOException {
        return new Scanned(
                tree, Scan.of(tree, contract, topology(), file.surroundings().with(file.topicNames())));
    }

    private Outcome judged(String title, Scanned scanned, Checked beside, boolean needsAll) throws IOException {
        var tree = scanned.tree();
        var result = scanned.result();
        var services = new Services(roots(), file.serviceFolders(base));
        var found = new ArrayList<>(ofSource(result));
        found.removeIf(finding -> isClosed(finding, tree));
        found.addAll(beside.findings());
        found.replaceAll(this::fromHome);
        var applied = file.waivers().apply(found, clock);
        var findings = applied.findings();
        var notChecked = new ArrayList<>(new NothingChecked(file, fileName, contract).in(result.facts(), base));
        notChecked.replaceAll(this::fromHome);
        tree.closed().forEach(name -> notChecked.add(closed(name)));
        notChecked.addAll(beside.unchecked());
        var split = baseline.isPresent()
                ? Baseline.read(baseline.get()).split(findings)
                : new Baseline.Split(findings, List.of(), 0);
        if (baseline.isPresent() && split.gone() > 0 && notChecked.isEmpty()) {
            Baseline.write(baseline.get(), split.known());
        }
        var shown = new ArrayList<>(split.fresh());
        shown.addAll(notChecked);
        var sections = checked(result.facts(), beside);
        sections.addAll(sections(result.facts(), services, split, applied.waived(), shown));
        sections.addAll(notRead(tree));
        sections.replaceAll(section -> readBy(section, BusMap.of(result.facts(), services)));
        var untold = needsAll && shown.stream().anyMatch(Gate::cannotBeTold);
        var exitCode = exitCode(shown, !notChecked.isEmpty(), untold);
        var outline = new ReadingOrder(contract, services).of(shown, exitCode);
        var mends = mending ? fixes(scanned, false).mends() : Mends.NONE;
        var surroundings = placement(services, scanned).of(shown, split.known(), fileName);
        var whole = new Report(title, shown, sections, outline, surroundings, mends);
        var report = file.redact() ? whole.redacted() : whole;
        return new Outcome(report, exitCode, notChecked.isEmpty(), findings, result.facts());
    }

    private Placement placement(Services services, Scanned scanned) throws IOException {
        var root = roots().stream()
                .flatMap(path -> WorkTree.around(path).stream())
                .findFirst()
                .orElse(base);
        var sources = new HashMap<>(scanned.tree().ending(""));
        sources.put(fileName, Path.of(fileName));
        var bus = BusMap.of(scanned.result().facts(), services);
        return new Placement(
                services,
                root,
                sources,
                finding -> contract.named(Finding.unversioned(finding.subject()))
                        .map(type -> readers(bus, type.stream()))
                        .orElse(List.of()));
    }

    /** A step of an event breaks those who read it. */
    private Section readBy(Section section, BusMap bus) {
        return section instanceof Section.Rollouts rollouts
                ? rollouts.with(step -> step.readBy(
                        contract.named(step.event())
                                .map(type -> readers(bus, type.stream()))
                                .orElse(List.of()),
                        this::ignoresAdditions))
                : section;
    }

    private boolean ignoresAdditions(String service) {
        return file.services().containsKey(service)
                && file.services().get(service).ignoresAdditions();
    }

    /** The services that take a stream, as the source says or the bus file does. */
    private List<String> readers(BusMap bus, String stream) {
        var all = new TreeSet<>(bus.readers().getOrDefault(stream, Set.of()));
        file.services().forEach((name, service) -> {
            if (streams(service.consumes()).contains(stream)) {
                all.add(name);
            }
        });
        return List.copyOf(all);
    }

    /** Waivers and baselines know a finding by its file, and that must not depend on the folder that the gate runs in. */
    private Finding fromHome(Finding finding) {
        var name = finding.where().file();
        try {
            if (name.isEmpty() || !Files.exists(Path.of(name))) {
                return finding;
            }
            var top = base.toAbsolutePath().normalize();
            var home = top.relativize(Path.of(name).toAbsolutePath().normalize());
            return finding.at(finding.where().home(home.toString().replace('\\', '/')));
        } catch (InvalidPathException e) {
            return finding; // the name of no file
        }
    }

    private static boolean cannotBeTold(Finding finding) {
        return finding.rule() == ScanRule.CALLSITE_UNRESOLVED;
    }

    private static boolean isClosed(Finding finding, SourceTree tree) {
        return finding.rule() == ScanRule.SCAN_FILE_UNREADABLE
                && tree.closed().contains(finding.where().file());
    }

    /** A folder or file that was closed may hold any divergence: no waiver and no baseline takes it for clean. */
    private static Finding closed(String name) {
        return Finding.of(
                GateRule.PART_NOT_CHECKED,
                name,
                Where.file(name, 0, 0),
                "it was not read: the user who runs the scan may not read it",
                "give that user the right to read it, or leave it out with \"ignore\"");
    }

    private static List<Section> notRead(SourceTree tree) {
        var left = tree.notRead();
        if (left.isEmpty()) {
            return List.of();
        }
        return List.of(
                new Section.Facts("not_read", "Not read", Map.of("links and scripts without an ending", left.size())),
                new Section.Table(
                        "left_out",
                        "Left out",
                        List.of("place", "why"),
                        left.entrySet().stream()
                                .map(entry -> List.of(entry.getKey(), entry.getValue()))
                                .toList()));
    }

    private static List<Section> checked(Facts facts, Checked beside) {
        var sections = new ArrayList<Section>();
        if (!beside.equals(Checked.NOTHING)) {
            var numbers = new LinkedHashMap<String, Object>();
            numbers.put("files scanned", facts.files());
            numbers.putAll(beside.numbers());
            sections.add(new Section.Facts("checked", "Checked", numbers));
            sections.addAll(beside.sections());
        }
        return sections;
    }

    private List<Section> sections(
            Facts facts, Services services, Baseline.Split split, int waived, List<Finding> shown) {
        var sections = new ArrayList<>(Inventory.sections(facts, contract, services, shown));
        var numbers = new LinkedHashMap<String, Object>();
        if (baseline.isPresent()) {
            numbers.put("known findings, not shown", split.known().size());
            numbers.put("known findings that are gone, removed from the baseline", split.gone());
        }
        if (!file.waivers().isEmpty()) {
            numbers.put("waived findings, not shown", waived);
        }
        sections.add(new Section.Facts("accepted", "Accepted", numbers));
        return sections;
    }

    private int exitCode(List<Finding> shown, boolean unchecked, boolean untold) {
        if (unchecked) {
            return ExitCode.NOT_CHECKED;
        }
        if (shown.stream().anyMatch(failing::on)) {
            return ExitCode.FINDINGS;
        }
        return untold ? ExitCode.NOT_CHECKED : ExitCode.CLEAN;
    }

    /** The ends of streams that lie outside the scanned tree. */
    private Topology topology() {
        var produced = new HashSet<>(streams(file.externalProduces()));
        var consumed = new HashSet<>(streams(file.externalConsumes()));
        file.services().values().stream()
                .filter(service -> service.source().isEmpty())
                .forEach(service -> {
                    produced.addAll(streams(service.produces()));
                    consumed.addAll(streams(service.consumes()));
                });
        return new Topology(produced, consumed);
    }

    private Set<String> streams(List<String> names) {
        var streams = new HashSet<String>();
        names.forEach(name -> streams.add(contract.streamOf(name)));
        return streams;
    }
}
