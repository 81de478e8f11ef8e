/// How bad a diagnostic is, worst first.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  /// The run's answer is wrong or missing; the exit status is not 0.
  case error
  /// The answer is valid, but probably not what was meant.
  case warning
  /// Worth knowing.
  case info

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .info: 2
    }
  }
}

/// Something wrong, or worth knowing, in the input: data, not text.
///
/// The message says what was found and what was expected, in the user's words, lower case, with names in single
/// quotes; the help says how to fix it. Both keep quoted input separate from their own words, so that
/// `SecretPolicy.redacted` can mask the one and keep the other. Writers print only diagnostics that have been
/// redacted.
///
/// It is a class because it is large, immutable and passed around a lot.
public final class Diagnostic: Error, Sendable {
  /// A second place that explains the first.
  public struct Note: Sendable {
    /// What there is to see at the place.
    public let wording: Message
    /// Where; nil when it concerns no place.
    public let place: Place?

    /// A note with its place.
    public init(_ message: Message, at place: Place? = nil) {
      wording = message
      self.place = place
    }

    /// A note with finished text.
    @_disfavoredOverload
    public init(_ message: String, at place: Place? = nil) { self.init(Message(unknown: message), at: place) }

    /// The note as text, secrets included.
    public var message: String { wording.description }
  }

  /// A change to the file of the diagnostic's place.
  public struct Replacement: Sendable {
    /// The bytes to remove.
    public let range: SourceRange
    /// The bytes to put in their place.
    public let text: Text

    /// Replaces `range` with `text`.
    public init(_ range: SourceRange, with text: Text) {
      self.range = range
      self.text = text
    }
  }

  /// How bad it is.
  public let severity: Severity
  /// The stable name of this kind of diagnostic, in kebab-case.
  public let code: String
  /// What was found, and what was expected.
  public let wording: Message
  /// Where; nil for an error of the run itself.
  public let place: Place?
  /// Other places that explain it.
  public let notes: [Note]
  /// What to do about it.
  public let advice: Message?
  /// The name that was probably meant, when the mistake is a misspelt name; otherwise nil.
  public let meant: Text?
  /// The edits of the place's file that certainly fix it, none overlapping; empty when a person has to decide.
  public let fix: [Replacement]

  /// A diagnostic at a place.
  public init(
    _ severity: Severity, _ code: String, _ message: Message, at place: Place?, notes: [Note] = [],
    help: Message? = nil, meant: Text? = nil, fix: [Replacement] = []
  ) {
    self.meant = meant
    self.severity = severity
    self.code = code
    wording = message
    self.place = place
    self.notes = notes
    advice = help
    self.fix = fix
  }

  /// A diagnostic with finished texts; next to a secret value they are masked completely.
  @_disfavoredOverload
  public convenience init(
    _ severity: Severity, _ code: String, _ message: String, at place: Place?, notes: [Note] = [], help: String? = nil
  ) {
    self.init(
      severity, code, Message(unknown: message), at: place, notes: notes, help: help.map(Message.init(unknown:)))
  }

  /// The same diagnostic with another severity.
  public func rated(_ severity: Severity) -> Diagnostic {
    Diagnostic(severity, code, wording, at: place, notes: notes, help: advice, meant: meant, fix: fix)
  }

  /// The same diagnostic with a fix attached.
  public func mended(by fix: [Replacement]) -> Diagnostic {
    Diagnostic(severity, code, wording, at: place, notes: notes, help: advice, meant: meant, fix: fix)
  }

  /// What was found, as text, secrets included.
  public var message: String { wording.description }

  /// What to do about it, as text, secrets included.
  public var help: String? { advice?.description }
}

extension Diagnostic {
  /// A diagnostic's identity: two diagnostics with the same text, code and place are one mistake.
  public struct Identity: Hashable, Sendable {
    private let diagnostic: Diagnostic

    /// The identity of `diagnostic`.
    public init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

    public static func == (left: Identity, right: Identity) -> Bool {
      let (left, right) = (left.diagnostic, right.diagnostic)
      return left === right
        || left.place?.range == right.place?.range && left.place?.file.name == right.place?.file.name
          && left.code == right.code && left.wording == right.wording
    }

    /// Hashes the place and the quoted input: one file may produce thousands of diagnostics at one place.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(diagnostic.place?.range.lower)
      if let name = diagnostic.place?.file.name { hasher.combine(name) }
      diagnostic.wording.hashInput(into: &hasher)
    }
  }
}

extension [Diagnostic] {
  /// True when at least one diagnostic is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// Sorted by file name (byte order), then place, then severity (stable sort); duplicates removed.
  ///
  /// Diagnostics without a place come last, in their given order.
  public var sortedByPlace: [Diagnostic] {
    let placed = indices.filter { self[$0].place != nil }
    let names = placed.map { self[$0].place?.file.name ?? "" }
    var sorted: [Diagnostic] = []
    sorted.reserveCapacity(count)
    // Sort the files first, then the places in each, so that each diagnostic is moved only once.
    let order = names.positionsInOrder
    var lower = 0
    while lower < order.count {
      var upper = lower + 1
      while upper < order.count, names[order[upper]] == names[order[lower]] { upper += 1 }
      appendSorted(order[lower..<upper].map { placed[$0] }, to: &sorted)
      lower = upper
    }
    appendOnce(indices.filter { self[$0].place == nil }, to: &sorted)
    return sorted
  }

  /// Appends the diagnostics at `positions`, all of one file, sorted by place and severity.
  private func appendSorted(_ positions: [Int], to sorted: inout [Diagnostic]) {
    if positions.count == 1 { return sorted.append(self[positions[0]]) }
    let byPlace = positions.map { (lower: self[$0].place?.range.lower ?? 0, severity: self[$0].severity, position: $0) }
    let order = byPlace.sorted { left, right in
      if left.lower != right.lower { return left.lower < right.lower }
      return left.severity != right.severity ? left.severity < right.severity : left.position < right.position
    }
    appendOnce(order.map(\.position), to: &sorted)
  }

  private func appendOnce(_ positions: [Int], to sorted: inout [Diagnostic]) {
    var seen: Set<Diagnostic.Identity> = []
    for position in positions where positions.count == 1 || seen.insert(Diagnostic.Identity(self[position])).inserted {
      sorted.append(self[position])
    }
  }

}
