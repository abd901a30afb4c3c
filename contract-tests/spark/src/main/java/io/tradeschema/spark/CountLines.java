package io.tradeschema.spark;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/** Counts lines and does nothing else: what reading an archive costs on Spark before anything is judged. */
public final class CountLines {

    private CountLines() {}

    /**
     * Prints the count.
     *
     * @param archives files or folders
     * @throws IOException when Spark cannot be closed
     */
    public static void main(String[] archives) throws IOException {
        try (var spark = SparkSession.builder().appName("count of lines").getOrCreate()) {
            System.out.println(
                    spark.read().option("lineSep", "\n").text(archives).count());
        }
    }
}
