package io.netbench.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.host.CpuList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuPairTest {

    @Test
    void shouldTakeCpusOfTwoCoresWhereThereAre() {
        assertEquals(
                Optional.of(new CpuPair(0, 2)),
                CpuPair.choose(CpuList.parse("0-3"), cpu -> new CpuList(List.of(cpu & ~1, cpu | 1))));
        assertEquals(
                Optional.of(new CpuPair(4, 9)), CpuPair.choose(CpuList.parse("4,9"), cpu -> new CpuList(List.of(cpu))));
    }

    @Test
    void shouldTakeTwoThreadsOfACoreWhereThereIsNoOther() {
        assertEquals(Optional.of(new CpuPair(0, 1)), CpuPair.choose(CpuList.parse("0-1"), cpu -> CpuList.parse("0-1")));
    }

    @Test
    void shouldNeedTwo() {
        assertEquals(Optional.empty(), CpuPair.choose(CpuList.parse("3"), cpu -> new CpuList(List.of(cpu))));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,2", "31,80000000"})
    void shouldWriteACpuAsTheKernelReadsIt(int cpu, String mask) {
        assertEquals(mask, CpuPair.mask(cpu));
    }

    @Test
    void shouldWriteWordsOf32Bits() {
        assertEquals("1,0", CpuPair.mask(32));
        assertEquals("40,0,0", CpuPair.mask(70));
    }
}
