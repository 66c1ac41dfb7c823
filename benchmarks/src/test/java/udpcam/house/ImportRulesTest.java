package udpcam.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may know whom in the house. */
class ImportRulesTest {
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
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(COMMON)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(RECEIVER)
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(SENDER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(RECEIVER)
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(RECEIVER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SENDER)
                .check(House.CLASSES);
    }

    @Test
    void noPackageDependsOnItselfInARing() {
        for (String slices : List.of("udpcam.(*)..", "udpcam.(**)")) { // with the packages below them, and each alone
            SlicesRuleDefinition.slices()
                    .matching(slices)
                    .should()
                    .beFreeOfCycles()
                    .check(House.CLASSES);
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
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideInAPackage("udpcam.encode..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("udpcam.camera..")
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideInAPackage("udpcam.decode..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("udpcam.display..")
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideInAPackage("udpcam.display..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("udpcam.decode..")
                .check(House.CLASSES);
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
                .check(House.CLASSES);
    }

    @Test
    void noPackageIsADrawer() {
        Map<String, Long> files = House.CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.getPackageName().startsWith("udpcam.bench"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertEquals(
                Map.of(),
                files.entrySet().stream()
                        .filter(each -> each.getValue() > MOST_FILES)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
