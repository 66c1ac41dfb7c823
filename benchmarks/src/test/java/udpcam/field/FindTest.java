package udpcam.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import udpcam.bench.pair.Network.Side;
import udpcam.programs.Launched;
import udpcam.programs.Needs;

/** A sender finds receivers by what they announce, between two hosts that know nothing of each other. */
class FindTest {
    /** 600 answers, each with the TXT records of 40 names that nobody else has: they are valid for years. */
    private static final String ANSWER_600_TIMES =
            "for i in {100..699}; do d=\"\\0\\0\\x84\\0\\0\\0\\0\\x28\\0\\0\\0\\0\";"
                    + " for j in {10..49}; do"
                    + " d+=\"\\x05$i$j\\x05local\\0\\0\\x10\\0\\x1\\x7f\\xff\\xff\\xff\\0\\x04\\x03a=b\"; done;"
                    + " printf \"$d\" >/dev/udp/224.0.0.251/5353; sleep 0.003; done";

    @BeforeEach
    void needs() {
        Needs.networkNamespaces();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void twoMachinesNeedNoAddressTypedWhicheverStartsFirst() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched sender = hosts.sender("--find")) {
            sender.awaitSaid("No receiver was found yet; still looking");
            try (Launched receiver = hosts.announced()) {
                sender.awaitSaid("Found \\S+ \\(10\\.77\\.0\\.2:12345\\)");
                receiver.awaitSaid("1280x720  [1-9]");
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whatANetworkLosesIsAskedForAgain() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.announced()) {
            new StatusLines(receiver).await(7); // all that it announces by itself is said
            hosts.shell(
                    Side.SENDER,
                    "nft 'add table ip lost; add chain ip lost in { type filter hook input priority 0; };"
                            + " add rule ip lost in udp dport 5353 drop'");
            try (Launched sender = hosts.sender("--find")) {
                sender.awaitSaid("No receiver was found yet; still looking");
                hosts.shell(Side.SENDER, "nft delete table ip lost");
                sender.awaitSaid("Found \\S+ \\(10\\.77\\.0\\.2:12345\\)");
                receiver.awaitSaid("1280x720  [1-9]");
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anAnswerThatCannotBeReadDoesNotEndTheSearch() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched sender = hosts.sender("--find")) {
            sender.awaitSaid("No receiver was found yet; still looking");
            answerOddly(hosts, Side.RECEIVER);
            try (Launched receiver = hosts.announced()) {
                receiver.awaitSaid("1280x720  [1-9]");
            }
            assertFalse(sender.said().contains("Exception"), sender.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anAnswerThatCannotBeReadLeavesTheReceiverAnnounced() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.announced()) {
            new StatusLines(receiver).await(4);
            answerOddly(hosts, Side.SENDER);
            new StatusLines(receiver).await(4);
            try (Launched sender = hosts.sender("--find")) {
                sender.awaitSaid("Found \\S+ \\(10\\.77\\.0\\.2:12345\\)");
            }
            assertFalse(receiver.said().contains("Exception"), receiver.said());
        }
    }

    /** Answers all what nobody asked: an AAAA record (RFC 3596 section 2.2) of 4 bytes ends the thread of JmDNS that listens. */
    private static void answerOddly(TwoHosts hosts, Side side) throws Exception {
        String header = "\\0\\0\\x84\\0\\0\\0\\0\\x1\\0\\0\\0\\0";
        String record = "\\x1x\\x5local\\0\\0\\x1c\\0\\x1\\0\\0\\0\\x78\\0\\x4wxyz";
        hosts.ip(side, "route add 224.0.0.0/4 dev veth0");
        hosts.shell(side, "bash -c \"printf '" + header + record + "' >/dev/udp/224.0.0.251/5353\"");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void recordsThatFillTheMemoryAreForgottenAndTheReceiverIsFoundAgain() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.announced("--verbose")) {
            new StatusLines(receiver).await(4);
            hosts.ip(Side.SENDER, "route add 224.0.0.0/4 dev veth0");
            hosts.shell(Side.SENDER, "bash -c '" + ANSWER_600_TIMES + "'");
            receiver.awaitSaid("has \\d+ records, and is opened anew without them");
            try (Launched sender = hosts.sender("--find")) {
                sender.awaitSaid("Found \\S+ \\(10\\.77\\.0\\.2:12345\\)");
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aReceiverWhoseFirstWordCannotLeaveIsFoundAsOne() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            hosts.shell(
                    Side.RECEIVER,
                    "nft 'add table ip shut; add chain ip shut out { type filter hook output priority 0; };"
                            + " add rule ip shut out udp dport 5353 limit rate 1/hour burst 1 packets drop'");
            try (Launched receiver = hosts.announced()) {
                new StatusLines(receiver).await(12); // that long a library takes that tries again by itself
                try (Launched sender = hosts.sender("--find")) {
                    sender.awaitSaid("Found \\S+ \\(10\\.77\\.0\\.2:12345\\)");
                }
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aCableThatIsPutInAgainAtOnceLeavesTheReceiverAnnounced() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.announced()) {
            new StatusLines(receiver).await(4);
            hosts.unplug();
            hosts.plug();
            new StatusLines(receiver).await(4);
            try (Launched sender = hosts.sender("--find")) {
                sender.awaitSaid("Found \\S+ \\(10\\.77\\.0\\.2:12345\\)");
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void ofSeveralReceiversTheUserChoosesByLineOrByName() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched usual = hosts.announced()) {
            String name;
            try (Launched sender = hosts.sender("--find")) {
                name = sender.awaitSaid("Found \\S+ ")
                        .substring("Found ".length())
                        .strip();
                usual.awaitSaid("1280x720  [1-9]");
            }
            try (Launched other = hosts.announced("--port", "12346")) {
                try (Launched sender = hosts.sender("--find", name + "-12346")) {
                    other.awaitSaid("1280x720  [1-9]");
                    assertEquals(0, sender.terminate().exitCode());
                }
                try (Launched sender = hosts.sender("--find", "--quality", "40", "--duration", "20")) {
                    assertEquals(1, sender.exitCode());
                    assertTrue(sender.said().contains("Several receivers were found"), sender.said());
                    String options = " --quality 40 --duration 20 --device test";
                    sender.awaitSaid(Pattern.quote(name + ":  sender --remote 10.77.0.2:12345" + options));
                    sender.awaitSaid(Pattern.quote(name + "-12346:  sender --remote 10.77.0.2:12346" + options));
                }
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aReceiverThatIsNotAnnouncedIsNotFoundAndTheUserCanEndTheSearch() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.announced("--no-announce");
                Launched sender = hosts.sender("--find")) {
            receiver.awaitSaid("Nothing has come");
            sender.awaitSaid("firewall block UDP port 5353");
            assertEquals(0, sender.terminate().exitCode());
            assertFalse(sender.said().contains("Found"), sender.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aSearchEndsWithItsDuration() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched sender = hosts.sender("--find", "barn", "--duration", "1")) {
            assertEquals(1, sender.exitCode());
            sender.awaitSaid("No receiver named barn was found within --duration");
        }
    }
}
