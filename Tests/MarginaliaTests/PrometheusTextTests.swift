import Testing

@testable import marginalia

@Suite("Prometheus' text format")
struct PrometheusTextTests {
    @Test("A family has help and type, labels are escaped, a histogram adds up")
    func text() {
        var text = PrometheusText()
        text.family("a_total", .counter, "A \\ and\na line.")
        text.sample("a_total", [("route", "/x\"\\\n")], 3)
        text.family("b", .histogram, "B.")
        text.histogram("b", [("k", "v")], bounds: ["0.1", "1"], counts: [2, 0, 1], sum: "4.5")
        text.single("c", .gauge, "C.", 0)
        #expect(
            text.text == #"""
                # HELP a_total A \\ and\na line.
                # TYPE a_total counter
                a_total{route="/x\"\\\n"} 3
                # HELP b B.
                # TYPE b histogram
                b_bucket{k="v",le="0.1"} 2
                b_bucket{k="v",le="1"} 2
                b_bucket{k="v",le="+Inf"} 3
                b_sum{k="v"} 4.5
                b_count{k="v"} 3
                # HELP c C.
                # TYPE c gauge
                c 0

                """#
        )
    }

    @Test(
        "Seconds are written without a floating-point number's surprises",
        arguments: [
            (0, "0"), (1, "0.000000001"), (250_000, "0.00025"), (1_000_000_000, "1"), (2_500_000_000, "2.5"),
            (.max, "18446744073.709551615"),
        ] as [(UInt64, String)]
    )
    func seconds(nanoseconds: UInt64, text: String) {
        #expect(PrometheusText.seconds(nanoseconds) == text)
    }
}
