package udpcam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;
import udpcam.impair.LossModel;

class SimulationConverterTest {
    private final SimulationConverter converter = new SimulationConverter();

    @Test
    void aSimulationNamesWhatHappens() {
        assertEquals(
                new LossModel(0.05, 0.01, 0.005, 20_000_000, 7),
                converter.convert("loss=5%,reorder=1%,duplicate=0.5%,delay=20ms,seed=7"));
        assertEquals(new LossModel(1, 0, 0, 0, 1), converter.convert("loss=100%"));
    }

    @Test
    void burstDistanceAndJitterSayMoreOfIt() {
        assertEquals(
                new LossModel(0.05, 4, 0.01, 20, 0, 0, 5_000_000, 1),
                converter.convert("jitter=5ms,distance=20,reorder=1%,burst=4,loss=5%"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "loss",
                "loss=5",
                "loss=101%",
                "loss=-1%",
                "los=5%",
                "loss=5%,",
                "seed=x",
                "loss=1%,loss=2%",
                "delay=-1ms",
                "jitter=5%",
                "burst=4",
                "loss=5%,burst=0",
                "loss=5%,burst=1001",
                "loss=5%,burst=4%",
                "loss=90%,burst=8",
                "distance=5",
                "reorder=1%,distance=0",
                "reorder=1%,distance=1001"
            })
    void whatIsNoSimulationIsRefused(String text) {
        assertThrows(TypeConversionException.class, () -> converter.convert(text));
    }
}
