public import SourceText

/// One kind of mistake that `strata check` finds.
public protocol Check: Sendable {
  /// The stable name, in kebab-case: what `--disable`, `# strata:ignore` and `docs/checks.md` call it.
  static var code: String { get }
  /// The worst it reports.
  static var severity: Severity { get }
  /// What else it reports where less is at stake, worst first.
  static var milder: [Severity] { get }
  /// One line for `--list`: what is wrong where it speaks up.
  static var summary: String { get }
}

/// A check that looks at one resolved unit; it runs on any thread, and only on units that resolve without an error.
protocol UnitCheck: Check {
  static func findings(in unit: CheckedUnit) -> [Diagnostic]
}

/// A check that looks at one file by itself; it runs once a file, however many units read it.
protocol FileCheck: Check {
  static func findings(in file: CheckedFile) -> [Diagnostic]
}

/// A check that needs to know of all units; it runs once, after them.
protocol EstateCheck: Check {
  static func findings(in estate: Estate) -> [Diagnostic]
}

extension Check {
  /// Nothing: most checks know one severity.
  public static var milder: [Severity] { [] }

  /// A finding of this check, as bad as the check can be.
  static func finding(
    _ message: Message, at place: Place?, notes: [Diagnostic.Note] = [], help: Message? = nil
  ) -> Diagnostic {
    finding(severity, message, at: place, notes: notes, help: help)
  }

  /// A finding of this check, as bad as it is told.
  static func finding(
    _ severity: Severity, _ message: Message, at place: Place?, notes: [Diagnostic.Note] = [], help: Message? = nil
  ) -> Diagnostic {
    Diagnostic(severity, code, message, at: place, notes: notes, help: help)
  }
}
