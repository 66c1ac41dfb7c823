package udpcam.srtp;

/**
 * What encrypts and authenticates (a "cryptographic transform", RFC 3711 4): all profiles differ in this alone.
 */
interface Transform {
    /** Encrypts what is not to stay in clear, and writes the tag where it belongs. */
    void seal(Workspace packet);

    /** Whether the tag is right; only then is the packet decrypted, else its bytes are of no use. */
    boolean open(Workspace packet);
}
