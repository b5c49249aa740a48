import Testing

@testable import MapRendering

@Suite struct LegendColumnsTests {
    private func columns(_ sections: [[Double]], _ width: Double) -> LegendColumns {
        LegendColumns(sections, sampleWidth: 30, longest: 100, width: width)
    }

    @Test func takeAsManyAsThereIsRoomFor() {
        #expect(columns([[50, 50, 50]], 1_000).count == 3)
        #expect(columns([[50, 50, 50]], 3 * 80 + 2 * 16).count == 3)
        #expect(columns([[50, 50, 50]], 3 * 80 + 2 * 16 - 1).count == 2)
        #expect(columns([[50, 50, 50]], 10).count == 1)
    }

    @Test func areAlignedThroughAllSections() {
        let columns = columns([[20, 90], [60, 10]], 1_000)
        #expect(columns.labelWidths == [60, 90] && columns.offsets == [0, 60 + 30 + 16])
    }

    @Test func breakLongLabels() {
        #expect(columns([[400, 20]], 1_000).labelWidths == [100, 20])
        #expect(columns([[400]], 200).labelWidths == [170])
    }

    @Test func shortSectionsGoBesideEachOther() {
        let columns = columns([[50, 50, 50, 50, 50]], 1_000)
        #expect(columns.place(for: [50, 20], after: 1, heading: 40) == 2)
        #expect(columns.place(for: [50, 60], after: 1, heading: 40) == nil)
        #expect(columns.place(for: [50, 20, 20], after: 1, heading: 40) == nil)
        #expect(columns.place(for: [50], after: 1, heading: 200) == nil)
        #expect(columns.place(for: [50], after: 4, heading: 40) == nil)
    }

    @Test func nothingNeedsNoRoom() { #expect(columns([], 100).count == 1) }
}
