/// The kinds of diagnostic of one part of the program: an enum whose raw values are the stable names, in kebab-case.
public protocol DiagnosticCode: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}

/// Codes that `strata check` passes on, and therefore lists.
public protocol ListedCode: DiagnosticCode {
  /// The severities of its diagnostics, worst first.
  var severities: [Severity] { get }
  /// The mistake, in one line.
  var summary: String { get }
}

extension ListedCode {
  /// An error: most mistakes in reading are.
  public var severities: [Severity] { [.error] }
}

extension Diagnostic {
  /// A diagnostic at a place.
  public convenience init(
    _ severity: Severity, _ code: some DiagnosticCode, _ message: Message, at place: Place?, notes: [Note] = [],
    help: Message? = nil, meant: Text? = nil, fix: [Replacement] = []
  ) {
    self.init(severity, code.rawValue, message, at: place, notes: notes, help: help, meant: meant, fix: fix)
  }

  /// A diagnostic with finished texts; next to a secret value they are masked completely.
  @_disfavoredOverload
  public convenience init(
    _ severity: Severity, _ code: some DiagnosticCode, _ message: String, at place: Place?, notes: [Note] = [],
    help: String? = nil
  ) {
    self.init(severity, code.rawValue, message, at: place, notes: notes, help: help)
  }

  /// True if it is of that kind.
  public func has(_ code: some DiagnosticCode) -> Bool { self.code == code.rawValue }

  /// True if it is of one of those kinds.
  public func has<Code: DiagnosticCode>(oneOf codes: Set<Code>) -> Bool {
    Code(rawValue: code).map(codes.contains) ?? false
  }
}
