package udpcam.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.jna.Memory;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may know whom, and where in the house each thing has its only home. */
class ImportRulesTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(location -> !location.contains("jmh_generated")) // nobody wrote these
            .importPackages("udpcam");

    private static final String[] COMMON = {
        "udpcam.run..",
        "udpcam.count..",
        "udpcam.link..",
        "udpcam.discovery..",
        "udpcam.pace..",
        "udpcam.congestion..",
        "udpcam.impair..",
        "udpcam.picture..",
        "udpcam.jpeg..",
        "udpcam.turbojpeg..",
        "udpcam.frame..",
        "udpcam.packets..",
        "udpcam.classic..",
        "udpcam.rtpjpeg..",
        "udpcam.foreign..",
        "udpcam.rtp..",
        "udpcam.rtcp..",
        "udpcam.session..",
        "udpcam.parity..",
        "udpcam.nack..",
        "udpcam.srtp..",
        "udpcam.noise..",
        "udpcam.keys..",
        "udpcam.stream..",
        "udpcam.sdp..",
        "udpcam.cli.."
    };
    /** What a peer in another language would have, too. */
    private static final String[] PROTOCOL = {
        "udpcam.jpeg..",
        "udpcam.frame..",
        "udpcam.packets..",
        "udpcam.classic..",
        "udpcam.rtpjpeg..",
        "udpcam.foreign..",
        "udpcam.rtp..",
        "udpcam.rtcp..",
        "udpcam.session..",
        "udpcam.congestion..",
        "udpcam.parity..",
        "udpcam.nack..",
        "udpcam.srtp..",
        "udpcam.noise..",
        "udpcam.stream.."
    };

    private static final int MOST_FILES = 18; // about 15 is the aim

    private static final String[] SENDER = {
        "udpcam.sender..",
        "udpcam.find..",
        "udpcam.rate..",
        "udpcam.repair..",
        "udpcam.camera..",
        "udpcam.encode..",
        "udpcam.size..",
        "udpcam.pixels.."
    };
    private static final String[] RECEIVER = {
        "udpcam.receiver..",
        "udpcam.outlet..",
        "udpcam.record..",
        "udpcam.figures..",
        "udpcam.decode..",
        "udpcam.display..",
        "udpcam.web.."
    };

    @Test
    void commonKnowsNeitherProgramAndTheProgramsNotEachOther() {
        noClasses()
                .that()
                .resideInAnyPackage(COMMON)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SENDER)
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage(COMMON)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(RECEIVER)
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage(SENDER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(RECEIVER)
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage(RECEIVER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SENDER)
                .check(HOUSE);
    }

    @Test
    void noPackageDependsOnItselfInARing() {
        for (String slices : List.of("udpcam.(*)..", "udpcam.(**)")) { // with the packages below them, and each alone
            SlicesRuleDefinition.slices()
                    .matching(slices)
                    .should()
                    .beFreeOfCycles()
                    .check(HOUSE);
        }
    }

    @Test
    void theStagesOfAProgramDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("udpcam.camera..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("udpcam.encode..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("udpcam.encode..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("udpcam.camera..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("udpcam.decode..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("udpcam.display..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("udpcam.display..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("udpcam.decode..")
                .check(HOUSE);
    }

    @Test
    void theProtocolKnowsTheJdkAlone() {
        classes()
                .that()
                .resideInAnyPackage(PROTOCOL)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..", "javax.crypto..", "org.jspecify..", "udpcam.run..", "udpcam.count..")
                        .or(resideInAnyPackage(PROTOCOL)))
                .check(HOUSE);
    }

    @Test
    void noPackageIsADrawer() {
        Map<String, Long> files = HOUSE.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.getPackageName().startsWith("udpcam.bench"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertEquals(
                Map.of(),
                files.entrySet().stream()
                        .filter(each -> each.getValue() > MOST_FILES)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Test
    void socketsAreOnlyInLink() {
        noClasses()
                .that()
                .resideOutsideOfPackage("udpcam.link..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(DatagramChannel.class.getName())
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackage("udpcam.link..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(DatagramSocket|Socket|ServerSocket|NetworkInterface)")
                .check(HOUSE);
    }

    @Test
    void multicastDnsIsOnlyInDiscovery() {
        noClasses()
                .that()
                .resideOutsideOfPackage("udpcam.discovery..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.jmdns..")
                .check(HOUSE);
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
                .check(HOUSE);
    }

    @Test
    void swscaleIsOnlyWhereItsBuffersHavePadding() {
        noClasses()
                .that()
                .resideOutsideOfPackages("udpcam.pixels..", "udpcam.bench..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.bytedeco\\.ffmpeg\\.(global\\.swscale|swscale\\..*)")
                .check(HOUSE);
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
                .check(HOUSE);
    }

    @Test
    void theHttpServerIsOnlyInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("udpcam.web.http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.net.httpserver..")
                .check(HOUSE);
    }

    @Test
    void packetsAreSealedKeysAgreedOnAndPasswordsHashedInOnePlaceEach() {
        noClasses()
                .that()
                .resideOutsideOfPackages("udpcam.srtp", "udpcam.noise", "udpcam.web.access")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.crypto..")
                .check(HOUSE);
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
                .check(HOUSE);
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
                .check(HOUSE);
    }

    @Test
    void timeThreadsExitsAndChanceHaveOneHomeEach() {
        noClasses()
                .that()
                .haveNameNotMatching("udpcam\\.run\\.NanoClock")
                .should()
                .callMethod(System.class, "nanoTime")
                .check(HOUSE);
        noClasses()
                .that()
                .haveNameNotMatching("udpcam\\.run\\.Worker")
                .should()
                .callConstructorWhere(isThread())
                .check(HOUSE);
        noClasses()
                .that()
                .haveNameNotMatching(".*Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(HOUSE);
        noClasses().should().callConstructor(Random.class).check(HOUSE);
        noClasses().should().callMethod(Math.class, "random").check(HOUSE);
    }

    private static DescribedPredicate<JavaConstructorCall> isThread() {
        return DescribedPredicate.describe(
                "new Thread", call -> call.getTargetOwner().isEquivalentTo(Thread.class));
    }
}
