public import SourceText

/// The expression that created a value, and the origins of what it used: the answer to "which line sets this?".
public final class Origin: Sendable {
  /// How the expression created the value.
  public enum Step: Sendable, Equatable {
    /// The value is written there.
    case literal
    /// The expression refers to it by name: a variable, a local, or an attribute of one.
    case reference(Text)
    /// An operator, a template or a condition computed it.
    case operation
    /// A function returned it.
    case call(Text)
    /// It was merged over what an included file sets.
    case merge
    /// A file that the expression names contains it.
    case file(Path)
    /// A declaration's default, since nothing else sets the value.
    case defaultValue
  }

  /// The expression.
  public let place: Place
  /// How it created the value.
  public let step: Step
  /// The origins of its parts, in the order of the expression; empty for a literal.
  public let sources: [Origin]
  /// True when the value is the first source's, unchanged: a reference, a part of a result, or a choice.
  public let isPassage: Bool
  /// The values that it replaced, lowest first; in `merge`, a later argument replaces earlier ones.
  let beaten: [TypedValue]
  /// Those of the sources that decided over the value as a whole, such as a condition, and so over each of its parts.
  let deciders: [Origin]
  /// The length of the longest chain below it.
  private let depth: Int

  /// The maximum length of a chain; earlier origins are dropped.
  private static let longest = 64
  /// The maximum number of sources kept for one expression.
  static let most = 16

  /// An origin; long chains and long lists of sources are cut.
  ///
  /// - Parameters:
  ///   - isPassage: whether the value is the first source's, unchanged; always true for a reference.
  ///   - deciders: further sources, which decided over the value as a whole.
  public convenience init(
    _ step: Step, at place: Place, from sources: [Origin] = [], isPassage: Bool = false, deciders: [Origin] = []
  ) {
    let isReference = if case .reference = step { true } else { false }
    self.init(
      step, at: place, from: sources + deciders, isPassage: isPassage || isReference, beaten: [], deciders: deciders)
  }

  private init(
    _ step: Step, at place: Place, from sources: [Origin], isPassage: Bool, beaten: [TypedValue], deciders: [Origin]
  ) {
    self.step = step
    self.deciders = deciders
    self.place = place
    self.isPassage = isPassage
    self.beaten = beaten
    let depth = sources.reduce(0) { max($0, $1.depth) } + 1
    self.sources = depth > Self.longest ? [] : Array(sources.prefix(Self.most))
    self.depth = depth > Self.longest ? 1 : depth
  }

  /// All contributing places, each once: this one first, then its sources, depth first.
  public var chain: [Origin] {
    var result: [Origin] = []
    var seen: Set<ObjectIdentifier> = []
    var pending = [self]
    while let next = pending.popLast(), result.count < 100 {
      guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
      result.append(next)
      pending.append(contentsOf: next.sources.reversed())
    }
    return result
  }

  /// The place to edit: follows references and choices back to the expression that wrote or computed the value.
  public var root: Origin {
    var origin = self
    while origin.isPassage, let next = origin.sources.first { origin = next }
    return origin
  }

  /// The same origin, for a value that replaced others.
  func beating(_ values: [TypedValue]) -> Origin {
    Origin(step, at: place, from: sources, isPassage: isPassage, beaten: values, deciders: deciders)
  }
}

extension [Origin] {
  /// The origins without repetitions, in order.
  var uniqued: [Origin] {
    var seen: Set<ObjectIdentifier> = []
    return filter { seen.insert(ObjectIdentifier($0)).inserted }
  }
}

extension TypedValue {
  /// The origins of the value and of its parts, for what is computed from all of it; of a large value only the first.
  /// A part that is written out within the value's own expression adds nothing.
  var contributions: [Origin] {
    if depth == 0 { return origin.map { [$0] } ?? [] }
    var found: [Origin] = []
    var visits = Origin.most * 4
    collectContributions(around: nil, &found, &visits)
    return found.uniqued
  }

  private func collectContributions(around outer: Origin?, _ found: inout [Origin], _ visits: inout Int) {
    visits -= 1
    if let origin, !(origin.sources.isEmpty && outer.map { origin.place.lies(within: $0.place) } ?? false) {
      found.append(origin)
    }
    if depth == 0 { return }
    for part in parts {
      if visits <= 0 { return }
      part.collectContributions(around: origin ?? outer, &found, &visits)
    }
  }

  /// True for an object that was merged from others, by a call of `merge` or by an include.
  public var isMerged: Bool {
    guard let step = origin?.root.step else { return false }
    return step == .call("merge") || step == .merge
  }

  /// The same value in the place of another, which it replaced.
  public func replacing(_ other: TypedValue) -> TypedValue { from(origin?.beating([other])) }

  /// The same value as the result of merging it over another.
  public func merged(over other: TypedValue) -> TypedValue {
    guard let origin else { return from(other.origin) }
    guard let below = other.origin else { return self }
    return from(Origin(.merge, at: origin.root.place, from: [origin, below]))
  }

  /// The values that it replaced on its way, lowest first: for a key in several arguments of `merge`, all except the
  /// last.
  public var beaten: [TypedValue] {
    var found: [TypedValue] = []
    var next = origin
    while let origin = next {
      found = origin.beaten + found
      next = origin.isPassage ? origin.sources.first : nil
    }
    return found
  }
}
