import org.apache.spark.launcher.JavaModuleOptions;

/** Prints what Spark asks of a JVM that runs it, as a file of arguments for java. */
final class ModuleOptions {

    private ModuleOptions() {}

    public static void main(String[] args) {
        System.out.println(JavaModuleOptions.defaultModuleOptions().strip());
    }
}
