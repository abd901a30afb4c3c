package io.tradeschema.live;

import java.util.List;

/**
 * The service's own client of Redis, as far as it is needed here: EVAL.
 *
 * <pre>
 * RedisEval jedis = (script, keys, args) -&gt; client.eval(script, keys, args);
 * RedisEval lettuce = (script, keys, args) -&gt; client.eval(
 *         script, ScriptOutputType.MULTI, keys.toArray(String[]::new), args.toArray(String[]::new));
 * </pre>
 */
@FunctionalInterface
public interface RedisEval {

    /**
     * Sends one EVAL and waits for its answer.
     *
     * @return the list of texts that the script answers; texts may be {@code String} or {@code byte[]} of UTF-8
     */
    Object eval(String script, List<String> keys, List<String> args);
}
