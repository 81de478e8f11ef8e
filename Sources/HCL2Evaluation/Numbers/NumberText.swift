public import SourceText

extension ExactNumber {
  /// The number as Terraform prints it: plain decimal, never with an exponent, with the fewest digits that read back
  /// as the same value at the number's precision. Infinities are `Infinity` and `-Infinity`.
  public var text: Text {
    if isInfinite { return isNegative ? "-Infinity" : "Infinity" }
    if let whole = asInt, !(isZero && isNegative), mantissa.bitLength + exponent <= precision {
      return Text(String(whole))
    }
    let digits = DecimalDigits(shortestOf: self).plain(places: nil)
    return Text(isNegative ? [UInt8(ascii: "-")] + digits : digits)
  }
}

extension ExactNumber: CustomStringConvertible {
  public var description: String { text.description }
}
