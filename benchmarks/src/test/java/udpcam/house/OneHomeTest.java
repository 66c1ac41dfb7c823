package udpcam.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.sun.jna.Memory;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is used in one place of the house alone. */
class OneHomeTest {
    @Test
    void socketsAreOnlyInLink() {
        noClasses()
                .that()
                .resideOutsideOfPackage("udpcam.link..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(DatagramChannel.class.getName())
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("udpcam.link..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(DatagramSocket|Socket|ServerSocket|NetworkInterface)")
                .check(House.CLASSES);
    }

    @Test
    void multicastDnsIsOnlyInDiscovery() {
        noClasses()
                .that()
                .resideOutsideOfPackage("udpcam.discovery..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.jmdns..")
                .check(House.CLASSES);
    }

    @Test
    void javaCvIsOnlyWhereNativeMemoryMayBe() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "udpcam.turbojpeg..",
                        "udpcam.camera..",
                        "udpcam.encode..",
                        "udpcam.pixels..",
                        "udpcam.record..",
                        "udpcam.decode..",
                        "udpcam.display..",
                        "udpcam.bench..")
                .and()
                .haveNameNotMatching("udpcam\\.run\\.CpuAffinity(\\$.*)?") // the scheduler's calls, no memory
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco..", "com.sun.jna..")
                .check(House.CLASSES);
    }

    @Test
    void swscaleIsOnlyWhereItsBuffersHavePadding() {
        noClasses()
                .that()
                .resideOutsideOfPackages("udpcam.pixels..", "udpcam.bench..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.bytedeco\\.ffmpeg\\.(global\\.swscale|swscale\\..*)")
                .check(House.CLASSES);
    }

    @Test
    void memoryThatNativeCodeFillsIsLaidOutInOnePlace() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "udpcam.picture..",
                        "udpcam.turbojpeg..",
                        "udpcam.camera..",
                        "udpcam.pixels..",
                        "udpcam.encode..",
                        "udpcam.decode..",
                        "udpcam.display..")
                .and()
                .haveNameNotMatching(".*\\.(PaddedBuffer|PaddedMemory)")
                .and()
                // Java fills these, and native code only reads them.
                .haveNameNotMatching(".*\\.(TestCard|JpegBuffer|SliceDecoder|StillDecoder|TurboCompressor)")
                .should()
                .callMethod(ByteBuffer.class, "allocateDirect", int.class)
                .orShould()
                .callConstructor(Memory.class, long.class)
                .check(House.CLASSES);
    }

    @Test
    void theHttpServerIsOnlyInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("udpcam.web.http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.net.httpserver..")
                .check(House.CLASSES);
    }

    @Test
    void packetsAreSealedKeysAgreedOnAndPasswordsHashedInOnePlaceEach() {
        noClasses()
                .that()
                .resideOutsideOfPackages("udpcam.srtp", "udpcam.noise", "udpcam.web.access")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.crypto..")
                .check(House.CLASSES);
    }

    @Test
    void awtAndSwingAreOnlyInDisplay() {
        noClasses()
                .that()
                .resideOutsideOfPackage("udpcam.display..")
                .and()
                .haveNameNotMatching(
                        "udpcam\\.bench\\.result\\.(Time)?Plot") // draw files: nothing in the JDK but AWT does that
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..")
                .check(House.CLASSES);
    }

    @Test
    void picocliIsOnlyInCliAndTheMains() {
        noClasses()
                .that()
                .resideOutsideOfPackage("udpcam.cli..")
                .and()
                .haveNameNotMatching(
                        "udpcam\\.(sender\\.(Sender|Description)|receiver\\.(Receiver|Record|Web)|bench\\.Bench|soak\\.Soak)(Main|Options|Converters|Minutes)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(House.CLASSES);
    }

    @Test
    void timeThreadsExitsAndChanceHaveOneHomeEach() {
        noClasses()
                .that()
                .haveNameNotMatching("udpcam\\.run\\.NanoClock")
                .should()
                .callMethod(System.class, "nanoTime")
                .check(House.CLASSES);
        noClasses()
                .that()
                .haveNameNotMatching("udpcam\\.run\\.Worker")
                .should()
                .callConstructorWhere(isThread())
                .check(House.CLASSES);
        noClasses()
                .that()
                .haveNameNotMatching(".*Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(House.CLASSES);
        noClasses().should().callConstructor(Random.class).check(House.CLASSES);
        noClasses().should().callMethod(Math.class, "random").check(House.CLASSES);
    }

    private static DescribedPredicate<JavaConstructorCall> isThread() {
        return DescribedPredicate.describe(
                "new Thread", call -> call.getTargetOwner().isEquivalentTo(Thread.class));
    }
}
