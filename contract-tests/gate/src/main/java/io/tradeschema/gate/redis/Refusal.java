package io.tradeschema.gate.redis;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Excerpt;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a server's error means for whoever wants to read a stream, by the word it begins with. */
enum Refusal {
    NOAUTH(Texts.LOGIN),
    WRONGPASS(Texts.LOGIN),
    NOPERM(" does not let this user do %s; give the user what reading needs:"
            + " ACL SETUSER NAME +type +xinfo +xrange +xpending %%R~STREAM (or ~STREAM before Redis 7), and for a watch"
            + " +multi +exec +time +info +xlen as well"),
    MOVED(" does not hold the stream; its cluster says that %s does: write that address after --redis"),
    ASK(" is just giving the stream away; its cluster says that %s takes it: write that address after --redis"),
    TRYAGAIN(" is just giving the stream away; try again when its cluster is at rest"),
    CLUSTERDOWN(" belongs to a cluster that is down; try again when its cluster is up"),
    CROSSSLOT(" belongs to a cluster that refuses %s; write the address of the node that holds the stream"),
    LOADING(" is still loading its data; try again when it is done"),
    MASTERDOWN(" is a replica without its master, and told not to serve old data; read from the master"),
    READONLY(" is a replica that refuses %s; read from the master"),
    BUSY(" is busy with a script and refuses %s; try again when the script has ended"),
    DENIED(" is in protected mode and takes nobody from this machine; set a password there, or go through a tunnel"),
    WRONGTYPE(" has something else than a stream under that name by now; look at the name"),
    NOGROUP(" has lost the stream or its group while it was read; run again");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    private static final class Texts {
        static final String SCRIPT =
                " does not let this user run the script of the quarantine; give the user what it needs:"
                        + " ACL SETUSER NAME +eval +time +exists +xrange +xadd +hget +hset ~STREAM ~{STREAM}:quarantine*";
        static final String LOGIN = " wants another login (%s); give it as redis://USER@HOST:PORT with the password in "
                + RedisAddress.PASSWORD;
    }

    private static final int LENGTH = 160;
    /** A script may be run, and what is in it may not. */
    private static final String IN_SCRIPT = "user executing the script can't";

    private static final Pattern KEY = Pattern.compile("NOPERM .*permissions to access .*key.*", Pattern.DOTALL);

    /** What a server refused, and what to do. A login is never repeated, though old servers send it back. */
    static String sentence(RedisAddress address, List<String> question, String error) {
        var command = question.get(0);
        var words = error.split(" ", -1);
        var known = Arrays.stream(values())
                .filter(refusal -> refusal.name().equals(words[0]))
                .findFirst();
        if (command.equals("EVAL") && (known.equals(Optional.of(NOPERM)) || error.contains(IN_SCRIPT))) {
            return address + Texts.SCRIPT;
        }
        if (known.equals(Optional.of(NOPERM)) && KEY.matcher(error).matches()) {
            return address + withoutKey(question);
        }
        if (known.isPresent()) {
            return address + known.get().with(command, words);
        }
        if (command.equals("AUTH")) {
            return address + String.format(Texts.LOGIN, "AUTH refused");
        }
        return address + " refuses " + command + ": " + Excerpt.of(withoutLogin(address, error), LENGTH);
    }

    /** The same, to be thrown. */
    static NotCheckedException exception(RedisAddress address, List<String> question, String error) {
        var sentence = sentence(address, question, error);
        return isElsewhere(error) ? new ElsewhereException(sentence) : new NotCheckedException(sentence);
    }

    private static boolean isElsewhere(String error) {
        return error.startsWith(MOVED.name() + " ") || error.startsWith(ASK.name() + " ");
    }

    /** Whether it is about the key that was asked for, so that others may be read all the same. */
    static boolean isOfKey(String error) {
        return KEY.matcher(error).matches() || isElsewhere(error) || error.startsWith(WRONGTYPE.name());
    }

    /** The commands are allowed, the key is not; the server does not say which one it is. */
    private static String withoutKey(List<String> question) {
        var place = question.get(0).equals("XINFO") ? 2 : 1;
        var key = place < question.size() ? Excerpt.printable(question.get(place)) : "STREAM";
        return " lets this user do " + question.get(0) + ", but not read the key " + key
                + "; give the user the key as well: ACL SETUSER NAME %R~" + key + " (or ~" + key + " before Redis 7)";
    }

    private String with(String command, String... words) {
        return switch (this) {
            case NOAUTH, WRONGPASS -> String.format(sentence, name());
            case MOVED, ASK -> String.format(sentence, words.length > 2 ? Excerpt.of(words[2]) : "another node");
            default -> String.format(sentence, command);
        };
    }

    private static String withoutLogin(RedisAddress address, String error) {
        return Optional.of(address.login())
                .filter(login -> !login.isEmpty())
                .map(login -> login.get(login.size() - 1))
                .filter(password -> !password.isEmpty())
                .map(password -> error.replace(password, "***"))
                .orElse(error);
    }
}
