package udpcam.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class GaloisFieldTest {
    @Test
    void productsAreThoseOfPolynomialsModuloThatOfTheRfc() {
        for (int a = 0; a < 256; a++) {
            for (int b = 0; b < 256; b++) {
                assertEquals(PlainReedSolomon.multiply(a, b), GaloisField.multiply(a, b), a + " * " + b);
            }
        }
    }

    @Test
    void aProductOfTwoElementsThatAreNotZeroIsNotZero() {
        for (int a = 1; a < 256; a++) {
            for (int b = 1; b < 256; b++) {
                assertNotEquals(0, GaloisField.multiply(a, b), a + " * " + b);
            }
        }
    }

    @Test
    void everyElementButZeroHasAnInverse() {
        for (int a = 1; a < 256; a++) {
            assertEquals(1, GaloisField.multiply(a, GaloisField.divide(1, a)), "1 / " + a);
        }
    }

    @Test
    void divisionUndoesMultiplication() {
        for (int a = 0; a < 256; a++) {
            for (int b = 1; b < 256; b++) {
                assertEquals(a, GaloisField.divide(GaloisField.multiply(a, b), b), a + " * " + b + " / " + b);
            }
        }
    }

    @Test
    void additionAndMultiplicationAreThoseOfAField() {
        for (int a = 0; a < 256; a++) {
            for (int b = 0; b < 256; b++) {
                int c = 37 * a + 101 * b + 11 & 0xFF;
                int product = GaloisField.multiply(a, b);
                assertEquals(product, GaloisField.multiply(b, a));
                assertEquals(GaloisField.multiply(product, c), GaloisField.multiply(a, GaloisField.multiply(b, c)));
                assertEquals(product ^ GaloisField.multiply(a, c), GaloisField.multiply(a, b ^ c));
            }
        }
    }

    @Test
    void eightElementsInALongAreMultipliedByXEachForItself() {
        for (int a = 0; a < 256; a++) {
            long packed = 0;
            long expected = 0;
            for (int i = 0; i < 8; i++) {
                packed = packed << 8 | (a + 31 * i & 0xFF);
                expected = expected << 8 | PlainReedSolomon.multiply(2, a + 31 * i & 0xFF);
            }
            assertEquals(expected, GaloisField.timesX(packed), Long.toHexString(packed));
        }
    }
}
