package io.tradeschema.gate.redis;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Excerpt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * The files for TLS, in the PEM form that redis-cli takes too.
 *
 * @param authority the certificates that are trusted; without it, those that this Java trusts
 * @param certificate the certificate to show to a server that asks for one
 * @param key its private key
 */
public record TlsFiles(Optional<Path> authority, Optional<Path> certificate, Optional<Path> key) {

    /** No files: Java's own authorities, and no certificate to show. */
    public static final TlsFiles NONE = new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty());

    private static final String BEGIN_KEY = "-----BEGIN PRIVATE KEY-----";
    private static final String END_KEY = "-----END PRIVATE KEY-----";
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448");

    /**
     * The files.
     *
     * @throws NotCheckedException when a certificate comes without its key, or a key without its certificate
     */
    public TlsFiles {
        if (certificate.isPresent() != key.isPresent()) {
            throw new NotCheckedException("--redis-cert and --redis-key belong together; give both");
        }
    }

    /**
     * Makes sockets that trust and show what the files say.
     *
     * @throws NotCheckedException when a file cannot be read or is none of its kind
     */
    SSLSocketFactory sockets() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(shown(), trusted(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new NotCheckedException(
                    "the files for TLS cannot be used: " + Excerpt.of(String.valueOf(e.getMessage())));
        }
    }

    private TrustManager[] trusted() throws GeneralSecurityException, IOException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        if (authority.isEmpty()) {
            factory.init((KeyStore) null);
            return factory.getTrustManagers();
        }
        var store = empty();
        var number = 0;
        for (var one : certificates(authority.get())) {
            store.setCertificateEntry("authority" + number++, one);
        }
        factory.init(store);
        return factory.getTrustManagers();
    }

    private KeyManager[] shown() throws GeneralSecurityException, IOException {
        if (certificate.isEmpty() || key.isEmpty()) {
            return new KeyManager[0];
        }
        var store = empty();
        store.setKeyEntry(
                "client",
                privateKey(key.get()),
                new char[0],
                certificates(certificate.get()).toArray(Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file) throws GeneralSecurityException {
        var found = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes(file)));
        if (found.isEmpty()) {
            throw new NotCheckedException(file + " has no certificate; give one in PEM form");
        }
        return found;
    }

    private static PrivateKey privateKey(Path file) {
        var text = new String(bytes(file), StandardCharsets.ISO_8859_1);
        var begin = text.indexOf(BEGIN_KEY);
        var end = text.indexOf(END_KEY);
        if (begin < 0 || end < begin) {
            throw new NotCheckedException(file + " has no private key in PKCS 8 form;"
                    + " convert it: openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW_KEY");
        }
        return ALGORITHMS.stream()
                .flatMap(algorithm -> key(algorithm, text.substring(begin + BEGIN_KEY.length(), end)).stream())
                .findFirst()
                .orElseThrow(() -> new NotCheckedException(
                        file + " has a private key of a kind that is not known here; use RSA or EC"));
    }

    private static Optional<PrivateKey> key(String algorithm, String base64) {
        try {
            var bytes = Base64.getMimeDecoder().decode(base64);
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new NotCheckedException(file + " cannot be read; look at its name and its rights");
        }
    }
}
