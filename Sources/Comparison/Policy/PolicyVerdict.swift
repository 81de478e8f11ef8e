public import SourceText

/// The policy's verdict on the differences of a pair of units.
public struct PolicyVerdict: Sendable {
  /// The ways to violate a policy.
  public enum Rule: String, Sendable, CaseIterable {
    /// A difference that no entry allows.
    case notAllowed = "not_allowed"
    /// A difference where the policy requires equality.
    case mustBeEqual = "must_be_equal"
    /// No difference where the policy requires one.
    case mustDiffer = "must_differ"
    /// A difference that an entry allowed until it expired.
    case expired
  }

  /// One violation of the policy.
  public struct Violation: Sendable {
    /// The violated rule.
    public let rule: Rule
    /// The name, or the path of a unit.
    public let path: Text
    /// A's side; nil when A has none.
    public let a: Change.Side?
    /// B's side; nil when B has none.
    public let b: Change.Side?
    /// The violated entry; nil when no entry applies.
    public let entry: Place?
    /// What is wrong, in the user's words.
    public let message: String
    /// The reason in the entry.
    public let reason: Text?
  }

  /// The violations, in the order of the changes.
  public internal(set) var violations: [Violation] = []
  /// How many differences the policy accepts.
  public internal(set) var acceptedCount = 0
}
