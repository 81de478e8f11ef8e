/// How bad a diagnostic is, worst first.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  /// The run's answer is wrong or missing; the exit status is not 0.
  case error
  /// The answer stands, but probably not as meant.
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
/// The message names what was found and what was wanted, in the user's words, lower case, with names in single
/// quotes; the help says the way out. Neither ever holds a secret value.
public struct Diagnostic: Error, Sendable {
  /// A second place that explains the first.
  public struct Note: Sendable {
    /// What there is to see.
    public let message: String
    /// Where, or nil when it is about no place.
    public let place: Place?

    /// A note with its place.
    public init(_ message: String, at place: Place? = nil) {
      self.message = message
      self.place = place
    }
  }

  /// How bad it is.
  public let severity: Severity
  /// The stable name of this kind of diagnostic, in kebab-case.
  public let code: String
  /// What was found, and what was wanted.
  public let message: String
  /// Where; nil for an error of the run itself.
  public let place: Place?
  /// Other places that explain it.
  public var notes: [Note]
  /// What to do about it.
  public var help: String?

  /// A diagnostic at a place.
  public init(
    _ severity: Severity, _ code: String, _ message: String, at place: Place?, notes: [Note] = [], help: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.place = place
    self.notes = notes
    self.help = help
  }
}

extension [Diagnostic] {
  /// True when one of them is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// Sorted by file name (byte order), then place, then severity and code; equal ones are kept once.
  ///
  /// Placeless diagnostics come last, in their given order.
  public var sortedByPlace: [Diagnostic] {
    let order = enumerated().sorted { left, right in
      switch (left.element.place, right.element.place) {
      case (nil, nil): return left.offset < right.offset
      case (nil, _?): return false
      case (_?, nil): return true
      case (let a?, let b?):
        if a.file.name != b.file.name { return a.file.name < b.file.name }
        if a.range.lower != b.range.lower { return a.range.lower < b.range.lower }
        if left.element.severity != right.element.severity { return left.element.severity < right.element.severity }
        return left.offset < right.offset
      }
    }
    var seen: Set<Identity> = []
    return order.map(\.element).filter { seen.insert(Identity($0)).inserted }
  }

  private struct Identity: Hashable {
    let file: Text?
    let range: SourceRange?
    let code: String
    let message: String

    init(_ diagnostic: Diagnostic) {
      file = diagnostic.place?.file.name
      range = diagnostic.place?.range
      code = diagnostic.code
      message = diagnostic.message
    }
  }
}
