import Hierarchy
public import SourceText

/// One kind of mistake that `strata check` finds.
public protocol Check: Sendable {
  /// The stable name, in kebab-case: what `--disable`, `# strata:ignore` and `docs/checks.md` call it.
  static var code: String { get }
  /// The highest severity that it reports.
  static var severity: Severity { get }
  /// The lower severities that it reports in less serious cases, highest first.
  static var milder: [Severity] { get }
  /// One line for `--list`: the mistake that it finds.
  static var summary: String { get }
}

/// A check of one resolved unit. It runs on any thread, and only on units that resolve without an error.
protocol CheckOfUnit: Check {
  /// Whether it has something to say about units of that layout.
  static func applies(to layout: UnitLayout) -> Bool
}

/// A check of a unit that looks at it alone: of a unit that did not change, it says what it said before.
protocol UnitCheck: CheckOfUnit {
  static func findings(in unit: CheckedUnit) -> [Diagnostic]
}

/// A check of a unit that depends on more: it asks the tree, or other units decide which of its findings count.
protocol ContextCheck: CheckOfUnit {
  static func findings(in unit: CheckedUnit, of tree: Tree) -> [Diagnostic]
}

/// A check of a unit, by what it looks at.
enum UnitRule {
  case alone(any UnitCheck.Type)
  case inContext(any ContextCheck.Type)

  var check: any CheckOfUnit.Type {
    switch self {
    case .alone(let check): check
    case .inContext(let check): check
    }
  }
}

/// A check of one file by itself. It runs once per file, however many units read the file.
protocol FileCheck: Check {
  static func findings(in file: CheckedFile) -> [Diagnostic]
}

/// A check that looks at one file of a `terragrunt.hcl` tree by itself; it runs once a file.
protocol ConfigurationCheck: Check {
  static func findings(in file: CheckedConfiguration) -> [Diagnostic]
}

/// A check of each string that a file writes out, in any language.
protocol TextCheck: FileCheck, ConfigurationCheck {
  static func findings(about text: NamedText, in file: SourceFile) -> [Diagnostic]
}

/// A check that needs all units. It runs once, after all units are resolved.
protocol EstateCheck: Check {
  static func findings(in estate: Estate) -> [Diagnostic]
}

extension Check {
  /// Empty: most checks have one severity.
  public static var milder: [Severity] { [] }

  /// A finding with the check's highest severity.
  static func finding(
    _ message: Message, at place: Place?, notes: [Diagnostic.Note] = [], help: Message? = nil
  ) -> Diagnostic {
    finding(severity, message, at: place, notes: notes, help: help)
  }

  /// A finding with the given severity.
  static func finding(
    _ severity: Severity, _ message: Message, at place: Place?, notes: [Diagnostic.Note] = [], help: Message? = nil
  ) -> Diagnostic {
    Diagnostic(severity, code, message, at: place, notes: notes, help: help)
  }
}

extension TextCheck {
  static func findings(in checked: CheckedFile) -> [Diagnostic] {
    findings(about: checked.texts, in: checked.file)
  }

  static func findings(in checked: CheckedConfiguration) -> [Diagnostic] {
    findings(about: checked.texts, in: checked.file)
  }

  private static func findings(about texts: [NamedText], in file: SourceFile) -> [Diagnostic] {
    var all: [Diagnostic] = []
    for text in texts {
      all.add(findings(about: text, in: file))
    }
    return all
  }
}

extension CheckOfUnit {
  /// Both layouts of Terragrunt: most of these checks are about what Terragrunt passes on.
  static func applies(to layout: UnitLayout) -> Bool { layout != .terraform }
}

extension [Diagnostic] {
  /// Adds what a check found, which mostly is nothing: joining nothing costs, too.
  mutating func add(_ found: [Diagnostic]) {
    if !found.isEmpty { self += found }
  }
}
