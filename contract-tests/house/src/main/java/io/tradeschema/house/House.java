package io.tradeschema.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules that every module of this project keeps, and what each of its packages may depend on. */
public final class House {

    private static final String OURS = "io.tradeschema.";

    private final JavaClasses classes;

    private House(JavaClasses classes) {
        this.classes = classes;
    }

    /** The main classes of the modules that these classes belong to. */
    public static House of(Class<?>... anchors) {
        var places = Arrays.stream(anchors).map(House::place).toList();
        return new House(new ClassFileImporter().importUrls(places));
    }

    private static URL place(Class<?> anchor) {
        return anchor.getProtectionDomain().getCodeSource().getLocation();
    }

    /** The classes, for rules of a module's own. */
    public JavaClasses classes() {
        return classes;
    }

    /**
     * Every rule of the house.
     *
     * @param modules the first part of the names below {@code io.tradeschema} that the module may use, its own included
     */
    public void check(String... modules) {
        noCycleOfPackages();
        dependsOnlyOn(Set.of(modules));
        namesSayWhatAClassKnows();
        staticsNeverChange();
    }

    private void noCycleOfPackages() {
        var packages = new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
        slices().assignedFrom(packages).should().beFreeOfCycles().check(classes);
    }

    private void dependsOnlyOn(Set<String> modules) {
        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "are ours and lie above: only " + new TreeSet<>(modules) + " may be used here",
                        type -> type.getPackageName().startsWith(OURS) && !modules.contains(module(type))))
                .because("arrows run one way: docs/architecture.md")
                .check(classes);
    }

    private static String module(JavaClass type) {
        return type.getPackageName().substring(OURS.length()).split("\\.", 2)[0];
    }

    private void namesSayWhatAClassKnows() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Manager|Helper|Impl)([A-Z$].*)?")
                .because("such a name says nothing about what the class knows")
                .check(classes);
    }

    private void staticsNeverChange() {
        fields().that().areStatic().should().beFinal().allowEmptyShould(true).check(classes);
    }

    /**
     * What the Javadoc of a module lacks, by file and line: a comment, or a sound one, on anything that others can see.
     *
     * @param sources the folder of its sources
     */
    public static List<String> undocumented(Path sources) {
        return new Documentation(sources).gaps();
    }

    /** What looks like a test in these classes, which are those of tests, and is none that a build runs. */
    public List<String> silentTests() {
        return new SilentTests(classes).names();
    }

    /** The packages, as {@code docs/architecture.md} must name them. */
    public Set<String> packages() {
        return classes.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The public types that no other package uses, and that could be closed.
     *
     * @param parts the packages below which types need a user, {@code io.tradeschema.scan} for example
     */
    public List<String> publicWithoutUser(String... parts) {
        return classes.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> type.getEnclosingClass().isEmpty())
                .filter(type -> Stream.of(parts).anyMatch(type.getPackageName()::startsWith))
                .filter(type ->
                        classes.stream().filter(inner -> isWithin(inner, type)).noneMatch(House::isUsedElsewhere))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    }

    private static boolean isWithin(JavaClass inner, JavaClass type) {
        return inner.getName().equals(type.getName()) || inner.getName().startsWith(type.getName() + "$");
    }

    private static boolean isUsedElsewhere(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
    }
}
