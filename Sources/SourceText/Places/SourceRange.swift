/// A half-open range of bytes in one file, as 0-based UTF-8 offsets.
///
/// Offsets are 32 bits wide, so a file is at most 2 GiB. Lines and columns are computed from them only for printing.
@frozen
public struct SourceRange: Sendable, Hashable {
  /// Offset of the first byte.
  public let lower: UInt32
  /// Offset one past the last byte; equal to `lower` for a point between two bytes.
  public let upper: UInt32

  /// The bytes `lower..<upper`.
  @inlinable
  public init(_ lower: Int, _ upper: Int) {
    self.lower = UInt32(truncatingIfNeeded: lower)
    self.upper = UInt32(truncatingIfNeeded: max(lower, upper))
  }

  /// From the start of the first range to the end of the second.
  public init(from first: SourceRange, to last: SourceRange) {
    self.init(Int(first.lower), Int(last.upper))
  }

  /// The start of a file.
  public static let start = SourceRange(0, 0)
}
