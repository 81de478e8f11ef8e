import HCL1Syntax
import HCL2Evaluation
public import SourceText

/// The steps by which expressions made a value.
public struct Derivation: Sendable {
  /// One step.
  public struct Step: Sendable {
    /// The kinds of step.
    public enum Kind: String, Sendable {
      /// A value that is written there.
      case literal
      /// A reference by name: a local, or an attribute of one.
      case reference
      /// An operator, a template, a condition.
      case expression
      /// A call of a function.
      case call
      /// A merge with what an included file sets.
      case merge
      /// A file that was read.
      case file
      /// A declared default.
      case defaultValue = "default"
    }

    /// The kind of step.
    public let kind: Kind
    /// The name of the reference, the function or the file; nil for any other kind.
    public let name: Text?
    /// The expression.
    public let place: Place
    /// The number of steps between it and the value: 0 for the expression that gives the value.
    public let depth: Int
  }

  /// The steps: first the one that gives the value, each followed by those that it was made from.
  public let steps: [Step]

  /// The derivation of an assignment's value; nil when no expression made it.
  public init?(of assignment: Assignment) {
    guard let origin = assignment.value.typed?.origin else { return nil }
    var steps: [Step] = []
    var seen: Set<ObjectIdentifier> = []
    var pending: [(origin: HCL2Evaluation.Origin, depth: Int)] = [(origin, 0)]
    while let (next, depth) = pending.popLast(), steps.count < Self.most {
      guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
      let (kind, name) = Self.kind(of: next.step)
      // A literal at the place of the previous step adds nothing.
      let isRepeated =
        steps.last.map { $0.place.file === next.place.file && $0.place.range == next.place.range } ?? false
      if !isRepeated || kind != .literal { steps.append(Step(kind: kind, name: name, place: next.place, depth: depth)) }
      pending.append(contentsOf: next.sources.reversed().map { ($0, depth + 1) })
    }
    self.steps = steps
  }

  /// The maximum number of steps: nobody reads more.
  private static let most = 50

  private static func kind(of step: HCL2Evaluation.Origin.Step) -> (Step.Kind, Text?) {
    switch step {
    case .literal: (.literal, nil)
    case .reference(let name): (.reference, name)
    case .operation: (.expression, nil)
    case .call(let name): (.call, name)
    case .merge: (.merge, nil)
    case .file(let path): (.file, path.text)
    case .defaultValue: (.defaultValue, nil)
    }
  }
}
