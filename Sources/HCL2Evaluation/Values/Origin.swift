public import SourceText

/// Which expression made a value, and what that expression took it from: the answer to "which line says so?".
public final class Origin: Sendable {
  /// How the expression made the value.
  public enum Step: Sendable, Equatable {
    /// It is written there.
    case literal
    /// It was named there: a variable, a local, an attribute of one.
    case reference(Text)
    /// It was computed there: an operator, a template, a condition.
    case operation
    /// A function returned it.
    case call(Text)
    /// It was read from a file that is named there.
    case file(Path)
    /// A declaration gives it where nothing else does.
    case defaultValue
  }

  /// The expression.
  public let place: Place
  /// How it made the value.
  public let step: Step
  /// Where its parts came from, in the order they stand in the expression; empty for a literal.
  public let sources: [Origin]
  /// How long the longest chain below is.
  private let depth: Int

  /// A chain that is longer forgets what lies further back.
  private static let longest = 64
  /// Of one expression, at most so many sources are kept.
  private static let most = 16

  /// An origin; chains and lists of sources that are too long are cut.
  public init(_ step: Step, at place: Place, from sources: [Origin] = []) {
    self.step = step
    self.place = place
    let depth = sources.reduce(0) { max($0, $1.depth) } + 1
    self.sources = depth > Self.longest ? [] : Array(sources.prefix(Self.most))
    self.depth = depth > Self.longest ? 1 : depth
  }

  /// The places that contributed, this one first, then depth first; each once.
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

  /// The place to edit: follows references and conversions back to the expression that wrote or computed the value.
  public var root: Origin {
    var origin = self
    while case .reference = origin.step, let next = origin.sources.first { origin = next }
    return origin
  }
}
