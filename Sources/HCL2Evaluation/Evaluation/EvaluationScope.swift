public import SourceText

/// A name that an expression refers to, with the attributes that follow it: `local.tags.owner`.
public struct Reference: Sendable {
  /// The first word: `var`, `local`, or any other name.
  public let root: Text
  /// The names of the attributes directly after it, up to the first index or splat.
  public let attributes: [Text]
  /// The range from the root to the last of these attributes.
  public let place: Place

  /// A reference.
  public init(root: Text, attributes: [Text], place: Place) {
    self.root = root
    self.attributes = attributes
    self.place = place
  }
}

/// The value of a reference.
public struct ResolvedReference: Sendable {
  /// The value of the root with the attributes that were used.
  public let value: TypedValue
  /// How many of the reference's attributes were used; the evaluator continues with the others.
  public let usedAttributes: Int

  /// A value, and the number of attributes used for it.
  public init(_ value: TypedValue, usedAttributes: Int) {
    self.value = value
    self.usedAttributes = usedAttributes
  }
}

/// The names that expressions may use.
///
/// The evaluator calls a scope when it needs a name, so a scope may evaluate lazily; it keeps its results. A scope
/// belongs to one thread.
public protocol EvaluationScope: AnyObject {
  /// The mistake in an undeclared reference; nil when it is declared. Called before anything is evaluated, as in
  /// Terraform: an undeclared name is an error even in a branch that is not taken.
  func mistake(in reference: Reference) -> Diagnostic?

  /// The value of a reference for which `mistake` returned nil.
  func resolve(_ reference: Reference, with evaluator: Evaluator) -> ResolvedReference

  /// An additional function that Terraform does not have; nil when the scope has none with that name.
  func function(named name: Text) -> Function?

  /// The names of these functions, to suggest one for a misspelt name.
  var functionNames: [Text] { get }

  /// When to report undeclared names. If true, before evaluation, as in Terraform. If false, only when they are
  /// evaluated, so that `try` and untaken branches hide them, as in Terragrunt's attributes.
  var checksNamesFirst: Bool { get }

  /// The names of the definitions that must be known before the reference can be resolved, for a scope that orders
  /// them before evaluation.
  func dependencies(of reference: Reference) -> [Text]
}

extension EvaluationScope {
  public var checksNamesFirst: Bool { true }
  public func function(named name: Text) -> Function? { nil }
  public var functionNames: [Text] { [] }
  public func dependencies(of reference: Reference) -> [Text] { [] }
}

/// A scope without names: for the expressions of var files, and outside all definitions.
public final class EmptyScope: EvaluationScope {
  private let explanation: Message
  private let allowsNames: Bool

  /// A scope that reports every name as not allowed, or, with `allowsNames`, as not defined.
  public init(help explanation: Message = "write the value itself", allowsNames: Bool = false) {
    self.explanation = explanation
    self.allowsNames = allowsNames
  }

  public func mistake(in reference: Reference) -> Diagnostic? {
    if allowsNames {
      return Diagnostic(
        .error, EvaluationCode.undeclaredName, "'\(reference.root)' is not defined", at: reference.place,
        help: explanation)
    }
    return Diagnostic(
      .error, EvaluationCode.variablesNotAllowed, "'\(reference.root)' names a value, and no names are allowed here",
      at: reference.place, help: Self.word(of: reference) ?? explanation)
  }

  /// What to write for a single word, which is mostly a text without quotes.
  private static func word(of reference: Reference) -> Message? {
    guard reference.attributes.isEmpty else { return nil }
    return switch reference.root.lowercasedASCII {
    case "true", "yes", "on": "write true"
    case "false", "no", "off": "write false"
    case "null", "none", "nil", "undefined": "write null"
    default: "put a text in double quotes: \"\(reference.root)\""
    }
  }

  public func resolve(_ reference: Reference, with evaluator: Evaluator) -> ResolvedReference {
    ResolvedReference(.unknown(.any, UnknownReason(failureAt: reference.place)), usedAttributes: 0)
  }
}
