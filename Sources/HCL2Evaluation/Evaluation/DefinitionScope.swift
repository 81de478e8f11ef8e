public import HCL2Syntax
public import SourceText

/// Values defined by attributes that may refer to each other in any order, such as those of a `locals` block.
///
/// Each is evaluated once, on first use, after those that it refers to. Evaluation does not nest, however long the
/// chain is. A cycle of references is an error of the definitions in it.
public final class DefinitionScope: EvaluationScope {
  /// How expressions write a reference to a definition.
  public enum Spelling: Sendable {
    /// `name`.
    case bare
    /// `root.name`, as in `local.name`.
    case under(Text)
  }

  /// A definition's value, and what evaluating it reports.
  public typealias Evaluated = (value: TypedValue, diagnostics: [Diagnostic])

  /// The diagnostics of the definitions evaluated so far, in the order of evaluation.
  public private(set) var diagnostics: [Diagnostic] = []
  /// The names in the order of their attributes, each once.
  public let names: [Text]

  /// Evaluates a definition, or finds its value elsewhere; the second argument evaluates it. Nil to evaluate each.
  public var evaluating: ((Attribute, () -> Evaluated) -> Evaluated)?

  private let expressions: [Text: Attribute]
  private let spellings: [Spelling]
  private let outer: any EvaluationScope
  private var values: [Text: TypedValue] = [:]

  /// A scope of definitions; the last of several with the same name wins.
  ///
  /// - Parameters:
  ///   - attributes: the definitions.
  ///   - spellings: how references are written.
  ///   - outer: the scope for all other names.
  public init(_ attributes: [Attribute], spelt spellings: [Spelling], within outer: any EvaluationScope) {
    var expressions: [Text: Attribute] = [:]
    var names: [Text] = []
    for attribute in attributes {
      if expressions.updateValue(attribute, forKey: attribute.name) == nil { names.append(attribute.name) }
    }
    self.names = names
    self.expressions = expressions
    self.spellings = spellings
    self.outer = outer
  }

  /// The value of the definition with that name; nil when there is none.
  public func value(of name: Text, with evaluator: Evaluator) -> TypedValue? {
    guard expressions[name] != nil else { return nil }
    evaluate(name, with: evaluator)
    return values[name]
  }

  /// All values as an object.
  public func object(with evaluator: Evaluator) -> TypedValue {
    .object(names.compactMap { name in value(of: name, with: evaluator).map { (name, $0) } })
  }

  // MARK: scope

  /// The definition that a reference names, and how many of the reference's attributes were needed for that.
  private func definition(_ reference: Reference) -> (name: Text, used: Int)? {
    for spelling in spellings {
      switch spelling {
      case .bare: if expressions[reference.root] != nil { return (reference.root, 0) }
      case .under(let root):
        if reference.root == root, let name = reference.attributes.first, expressions[name] != nil { return (name, 1) }
      }
    }
    return nil
  }

  private func isOwnRoot(_ root: Text) -> Bool {
    spellings.contains { if case .under(let own) = $0 { own == root } else { false } }
  }

  public func mistake(in reference: Reference) -> Diagnostic? {
    if definition(reference) != nil { return nil }
    guard isOwnRoot(reference.root) else { return outer.mistake(in: reference) }
    guard let name = reference.attributes.first else { return nil }
    let nearest = NearestName.of(name.description, among: names.map(\.description))
    return Diagnostic(
      .error, EvaluationCode.undeclaredName, "there is no '\(reference.root).\(name)'", at: reference.place,
      help: nearest.map { "did you mean '\(reference.root).\($0)'?" } ?? "define it, or correct the name")
  }

  public func resolve(_ reference: Reference, with evaluator: Evaluator) -> ResolvedReference {
    if let (name, used) = definition(reference), let value = value(of: name, with: evaluator) {
      return ResolvedReference(value, usedAttributes: used)
    }
    if isOwnRoot(reference.root) { return ResolvedReference(object(with: evaluator), usedAttributes: 0) }
    return outer.resolve(reference, with: evaluator)
  }

  public func function(named name: Text) -> Function? { outer.function(named: name) }

  public var functionNames: [Text] { outer.functionNames }

  public func dependencies(of reference: Reference) -> [Text] {
    if let (name, _) = definition(reference) { return [name] }
    return isOwnRoot(reference.root) && reference.attributes.isEmpty ? names : []
  }

  // MARK: order

  /// A definition whose dependencies are being visited.
  private struct Visit {
    let name: Text
    let dependencies: [Text]
    var next = 0
  }

  private func visit(_ name: Text) -> Visit {
    guard let attribute = expressions[name] else { return Visit(name: name, dependencies: []) }
    return Visit(name: name, dependencies: References.all(in: attribute.expression).flatMap { dependencies(of: $0) })
  }

  /// Evaluates a definition after everything that it refers to, depth first, without recursion.
  private func evaluate(_ name: Text, with evaluator: Evaluator) {
    guard values[name] == nil else { return }
    var path = [visit(name)]
    var isOnPath: Set<Text> = [name]
    while let current = path.last {
      if current.next < current.dependencies.count {
        path[path.count - 1].next += 1
        let dependency = current.dependencies[current.next]
        if values[dependency] != nil { continue }
        if isOnPath.contains(dependency) {
          reportCircle(path.map(\.name), from: dependency)
          continue
        }
        isOnPath.insert(dependency)
        path.append(visit(dependency))
        continue
      }
      path.removeLast()
      isOnPath.remove(current.name)
      guard values[current.name] == nil, let attribute = expressions[current.name] else { continue }
      let plainly = { evaluator.separately(attribute.expression) }
      let (value, found) = evaluating.map { $0(attribute, plainly) } ?? plainly()
      values[current.name] = value.named(current.name)
      diagnostics += found
    }
  }

  /// Reports a cycle at its first definition, and gives each definition in it a value, so that it is reported only
  /// once.
  private func reportCircle(_ path: [Text], from start: Text) {
    let cycle = Array(path.drop { $0 != start })
    guard let first = cycle.first, let attribute = expressions[first] else { return }
    let place = Place(attribute.expression.file, attribute.nameRange)
    let notes = cycle.dropFirst().prefix(10).compactMap { name -> Diagnostic.Note? in
      guard let next = expressions[name] else { return nil }
      return Diagnostic.Note("by way of '\(name)'", at: Place(next.expression.file, next.nameRange))
    }
    diagnostics.append(
      Diagnostic(
        .error, EvaluationCode.circularReference, "'\(first)' refers to itself", at: place, notes: notes,
        help: "give one of them a value that does not need the others"))
    for name in cycle { values[name] = .unknown(.any, UnknownReason(failureAt: place)) }
  }
}
