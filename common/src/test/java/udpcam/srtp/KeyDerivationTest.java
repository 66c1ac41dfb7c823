package udpcam.srtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static udpcam.srtp.Packets.hex;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The vectors of RFC 3711 appendix B and RFC 6188 section 7. Derivation with label 0 and AES in counter mode are one function. */
class KeyDerivationTest {
    private static final byte[] SALT = hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD");

    @Test
    void theKeystreamIsThatOfRfc3711AppendixB2() {
        byte[] stream = KeyDerivation.derive(hex("2B7E151628AED2A6ABF7158809CF4F3C"), SALT, 0, 1_044_512);
        assertArrayEquals(
                hex(
                        "E03EAD0935C95E80E166B16DD92B4EB4 D23513162B02D0F72A43A2FE4A5F97AB 41E95B3BB0A2E8DD477901E4FCA894C0"),
                Arrays.copyOf(stream, 48));
        assertArrayEquals(
                hex(
                        "EC8CDF7398607CB0F2D21675EA9EA1E4 362B7C3C6773516318A077D7FC5073AE 6A2CC3787889374FBEB4C81B17BA6C44"),
                Arrays.copyOfRange(stream, stream.length - 48, stream.length));
    }

    @Test
    void theKeystreamWith256BitsIsThatOfRfc6188Section71() {
        byte[] key = hex("57f82fe3613fd170a85ec93c40b1f092 2ec4cb0dc025b58272147cc438944a98");
        assertArrayEquals(
                hex(
                        "92bdd28a93c3f52511c677d08b5515a4 9da71b2378a854f67050756ded165bac 63c4868b7096d88421b563b8c94c9a31"),
                KeyDerivation.derive(key, SALT, 0, 48));
    }

    @Test
    void theKeysAreThoseOfRfc3711AppendixB3() {
        byte[] key = hex("E1F97A0D3E018BE0D64FA32C06DE4139");
        byte[] salt = hex("0EC675AD498AFEEBB6960B3AABE6");
        assertArrayEquals(hex("C61E7A93744F39EE10734AFE3FF7A087"), KeyDerivation.derive(key, salt, 0, 16));
        assertArrayEquals(hex("30CBBC08863D8C85D49DB34A9AE1"), KeyDerivation.derive(key, salt, 2, 14));
        assertArrayEquals(
                hex("CEBE321F6FF7716B6FD4AB49AF256A15 6D38BAA48F0A0ACF3C34E2359E6CDBCE"
                        + "E049646C43D9327AD175578EF7227098 6371C10C9A369AC2F94A8C5FBCDDDC25"
                        + "6D6E919A48B610EF17C2041E47403576 6B68642C59BBFC2F34DB60DBDFB2"),
                KeyDerivation.derive(key, salt, 1, 94));
    }

    @Test
    void theKeysWith256BitsAreThoseOfRfc6188Section72() {
        byte[] key = hex("f0f04914b513f2763a1b1fa130f10e29 98f6f6e43e4309d1e622a0e332b9f1b6");
        byte[] salt = hex("3b04803de51ee7c96423ab5b78d2");
        assertArrayEquals(
                hex("5ba1064e30ec51613cad926c5a28ef73 1ec7fb397f70a960653caf06554cd8c4"),
                KeyDerivation.derive(key, salt, 0, 32));
        assertArrayEquals(hex("fa31791685ca444a9e07c6c64e93"), KeyDerivation.derive(key, salt, 2, 14));
        assertArrayEquals(hex("fd9c32d39ed5fbb5a9dc96b30818454d1313dc05"), KeyDerivation.derive(key, salt, 1, 20));
    }

    @Test
    void aSaltOf96BitsCountsAsIfZerosStoodBehindIt() {
        byte[] key = hex("000102030405060708090a0b0c0d0e0f");
        byte[] salt = hex("a0a1a2a3a4a5a6a7a8a9aaab");
        assertArrayEquals(
                KeyDerivation.derive(key, hex("a0a1a2a3a4a5a6a7a8a9aaab0000"), 5, 12),
                KeyDerivation.derive(key, salt, 5, 12));
    }
}
