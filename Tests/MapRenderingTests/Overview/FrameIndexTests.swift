import GraphKernels
import Graphviz
import Testing

@testable import MapRendering

@Suite struct FrameIndexTests {
    @Test("It finds what comparing with every rectangle finds", arguments: [1, 2, 3] as [UInt64])
    func law(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func frame() -> Rectangle {
            // Some reach out of the drawing.
            Rectangle(
                origin: Point(x: .random(in: -50...950, using: &random), y: .random(in: -50...450, using: &random)),
                size: Size(width: .random(in: 0...130, using: &random), height: .random(in: 0...30, using: &random)))
        }
        var index = FrameIndex(size: Size(width: 900, height: 400))
        var frames: [Rectangle] = []
        for _ in 0..<400 {
            let next = frame()
            let isTouched = frames.contains { $0.overlaps(next) }
            #expect(index.isTouched(next) == isTouched)
            if !isTouched {
                index.insert(next)
                frames.append(next)
            }
        }
        #expect(frames.count > 20)
    }
}
