import SourceText
import TestSupport
import Testing

@testable import HCL2Evaluation

/// Numbers of a hundred thousand digits print as fast as others: their leading digits decide.
struct LongNumberTests {
  @Test func leadingDigitsAreThoseOfTheWholeNumber() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<120 {
      let words = (0..<Int(generator.next() % 16 + 1)).map { _ in generator.next() }
      let bytes = words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
      let mantissa = BigNatural(bigEndian: bytes)
      let count = Int(generator.next() % 200 + 1)
      let power = Int(generator.next() % 12_000 + 10_000) * (generator.next() & 1 == 0 ? 1 : -1)
      let all = DecimalDigits(mantissa, exponent: power)
      let leading = try #require(DecimalDigits(leading: count, of: mantissa, exponent: power))
      #expect(leading.exponent == all.exponent)
      #expect(leading.digits.count >= count && leading.digits.count < all.digits.count)
      #expect(Array(all.digits.prefix(leading.digits.count)) == leading.digits)
    }
  }

  /// Terraform 1.11 prints the same.
  @Test(arguments: [1, 7, 5_000, 20_000, 100_000, 119_000])
  func aPowerOfTenIsPrintedAsItWasWritten(power: Int) {
    let zeros = String(repeating: "0", count: power)
    // A failure shall not print the digits.
    let isLargePrinted = ExactNumber(decimal: Text("1e\(power)"))?.description == "1" + zeros
    let isSmallPrinted = ExactNumber(decimal: Text("-5e-\(power)"))?.description == "-0.\(zeros.dropLast())5"
    #expect(isLargePrinted)
    #expect(isSmallPrinted)
  }

  @Test(arguments: [
    ("%e", "1.000000e-100000"), ("%.3g", "1e-100000"), ("%.2f", "0.00"), ("%g", "1e-100000"),
  ])
  func aVerbShowsALongNumber(verb: String, shown: String) {
    let (value, diagnostics) = ExpressionRun.evaluate("format(\"\(verb)\", 1e-100000)", context: EvaluationContext())
    #expect(diagnostics.isEmpty)
    #expect(value.text?.description == shown)
  }
}
