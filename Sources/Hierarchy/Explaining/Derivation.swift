import HCL1Syntax
import HCL2Evaluation
public import SourceText

extension Assignment {
  /// The expressions that hand the value on unchanged, outermost first, and last the one that writes or computes it; only the
  /// origin's place where no expression made the value. An expression that defines a local called `name` is left out: the
  /// name is not the variable's there.
  public func passages(to name: Text) -> [Place] {
    guard var origin = value.typed?.origin else { return [self.origin.place] }
    var places = [origin.place]
    while origin.isPassage, let next = origin.sources.first {
      let isLocal = if case .reference(let path) = origin.step { Self.reads(path, local: name) } else { false }
      if !isLocal { places.append(next.place) }
      origin = next
    }
    return places
  }

  /// True for `local.NAME` and what lies below it.
  private static func reads(_ reference: Text, local name: Text) -> Bool {
    let local = "local." + name
    return reference.hasPrefix(local)
      && (reference.count == local.count || [Byte.dot, Byte.leftBracket].contains(reference[local.count]))
  }
}

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
