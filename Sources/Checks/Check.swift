/// One kind of mistake that `strata check` finds: its stable code and what it looks for.
public protocol Check: Sendable {
  /// The stable name, in kebab-case.
  static var code: String { get }
}
