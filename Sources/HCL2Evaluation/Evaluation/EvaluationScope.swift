public import SourceText

/// A name that an expression refers to, with the attributes that follow it: `local.tags.owner`.
public struct Reference: Sendable {
  /// The first word: `var`, `local`, or any other name.
  public let root: Text
  /// The attribute names right after it; what follows an index or a splat is not among them.
  public let attributes: [Text]
  /// From the root to the last of the attributes.
  public let place: Place

  /// A reference.
  public init(root: Text, attributes: [Text], place: Place) {
    self.root = root
    self.attributes = attributes
    self.place = place
  }
}

/// What a reference stands for.
public struct ResolvedReference: Sendable {
  /// The value of the root and the attributes that were used.
  public let value: TypedValue
  /// How many of the reference's attributes lead to the value; the evaluator goes on with the others.
  public let usedAttributes: Int

  /// A value, and how many attributes lead to it.
  public init(_ value: TypedValue, usedAttributes: Int) {
    self.value = value
    self.usedAttributes = usedAttributes
  }
}

/// The names that expressions may use.
///
/// A scope is asked when a name is needed, so it may evaluate lazily; it keeps what it computed. One scope belongs to one
/// thread.
public protocol EvaluationScope: AnyObject {
  /// Why the reference names nothing; nil when it is declared. Asked before anything is evaluated, as Terraform does: an
  /// undeclared name is a mistake even in a branch that is not taken.
  func mistake(in reference: Reference) -> Diagnostic?

  /// The value of a reference that `mistake` had nothing to say about.
  func resolve(_ reference: Reference, with evaluator: Evaluator) -> ResolvedReference

  /// A function beyond Terraform's; nil when the scope has none of that name.
  func function(named name: Text) -> Function?

  /// Whether undeclared names are mistakes before anything is evaluated, as in Terraform; otherwise only where they are
  /// evaluated, so that `try` and a branch that is not taken hide them, as in Terragrunt's attributes.
  var checksNamesFirst: Bool { get }

  /// The definitions that have to be known before the reference can be resolved: their names, for a scope that orders
  /// them before it evaluates.
  func dependencies(of reference: Reference) -> [Text]
}

extension EvaluationScope {
  public var checksNamesFirst: Bool { true }
  public func function(named name: Text) -> Function? { nil }
  public func dependencies(of reference: Reference) -> [Text] { [] }
}

/// A scope without names: what the expressions of var files have, or what lies beyond all definitions.
public final class EmptyScope: EvaluationScope {
  private let explanation: Message
  private let allowsNames: Bool

  /// A scope whose mistakes say that no names are allowed, or, with `allowsNames`, that this one is not defined.
  public init(help explanation: Message = "write the value itself", allowsNames: Bool = false) {
    self.explanation = explanation
    self.allowsNames = allowsNames
  }

  public func mistake(in reference: Reference) -> Diagnostic? {
    if allowsNames {
      return Diagnostic(
        .error, "undeclared-name", "'\(reference.root)' is not defined", at: reference.place, help: explanation)
    }
    return Diagnostic(
      .error, "variables-not-allowed", "'\(reference.root)' names a value, and no names are allowed here",
      at: reference.place, help: explanation)
  }

  public func resolve(_ reference: Reference, with evaluator: Evaluator) -> ResolvedReference {
    ResolvedReference(.unknown(.any, UnknownReason(failureAt: reference.place)), usedAttributes: 0)
  }
}
