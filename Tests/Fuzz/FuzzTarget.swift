/// A reader that has to take any bytes: it may neither trap nor break the laws that its target checks.
public protocol FuzzTarget: Sendable {
  /// Gives the reader one input; what breaks a law ends the process.
  static func run(_ bytes: [UInt8])
}
