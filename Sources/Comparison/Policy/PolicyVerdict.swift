public import SourceText

/// How the differences of a pair of units stand to a policy.
public struct PolicyVerdict: Sendable {
  /// The ways to break a policy.
  public enum Rule: String, Sendable, CaseIterable {
    /// A difference that no entry allows.
    case notAllowed = "not_allowed"
    /// A difference where the policy wants none.
    case mustBeEqual = "must_be_equal"
    /// No difference where the policy wants one.
    case mustDiffer = "must_differ"
    /// A difference that an entry allowed until a day that is past.
    case expired
  }

  /// Something that breaks the policy.
  public struct Violation: Sendable {
    /// Which way.
    public let rule: Rule
    /// The name, or the path of a unit.
    public let path: Text
    /// What A has, if it has.
    public let a: Change.Side?
    /// What B has, if it has.
    public let b: Change.Side?
    /// The policy's entry that says so; nil where no entry is about it.
    public let entry: Place?
    /// What is wrong, in the user's words.
    public let message: String
    /// The reason that the entry gives.
    public let reason: Text?
  }

  /// What breaks the policy, in the order of the changes.
  public internal(set) var violations: [Violation] = []
  /// How many differences the policy accepts.
  public internal(set) var acceptedCount = 0
}
