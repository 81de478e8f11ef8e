/// A reader that must accept any bytes: it may neither trap nor break the laws that its target checks.
public protocol FuzzTarget: Sendable {
  /// Runs the reader on one input; a broken law ends the process.
  static func run(_ bytes: [UInt8])
}
