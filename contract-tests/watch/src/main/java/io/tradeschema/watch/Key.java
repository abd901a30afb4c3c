package io.tradeschema.watch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * 128 bits that stand for a text.
 *
 * @param high the first half
 * @param low the second half
 */
record Key(long high, long low) {

    void save(DataOutputStream out) throws IOException {
        out.writeLong(high);
        out.writeLong(low);
    }

    static Key load(DataInputStream in) throws IOException {
        return new Key(in.readLong(), in.readLong());
    }

    static Key of(String text) {
        try {
            var hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new Key(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
