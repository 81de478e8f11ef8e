import HCL1Syntax
import HCL2Syntax
public import SourceText

/// The changes of one file.
public struct FilePatch: Sendable {
  /// The file as it was when read.
  public let file: SourceFile
  /// The file's new bytes.
  public let bytes: [UInt8]
  /// The fingerprints of the findings that this patch fixes; empty for a change that no finding asks for.
  public let mended: Set<Fingerprint>

  /// One patch for each file with findings that can be fixed, sorted by file name.
  ///
  /// If two changes overlap, only the first is made. A file that would then have syntax errors is left alone.
  public static func patches(of report: CheckReport) -> [FilePatch] {
    var byFile: [ObjectIdentifier: (file: SourceFile, findings: [Finding])] = [:]
    for finding in report.findings where !finding.diagnostic.fix.isEmpty {
      guard let file = finding.diagnostic.place?.file else { continue }
      byFile[ObjectIdentifier(file), default: (file, [])].findings.append(finding)
    }
    return byFile.values.compactMap { FilePatch($0.file, $0.findings) }.sorted { $0.file.name < $1.file.name }
  }

  /// The change of a file to these bytes.
  public init(_ file: SourceFile, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    mended = []
  }

  private init?(_ file: SourceFile, _ findings: [Finding]) {
    let replacements = findings.flatMap(\.diagnostic.fix).sorted {
      $0.range.lower != $1.range.lower ? $0.range.lower < $1.range.lower : $0.range.upper > $1.range.upper
    }
    var bytes: [UInt8] = []
    var position = 0
    for replacement in replacements where Int(replacement.range.lower) >= position {
      bytes += file.bytes[position..<Int(replacement.range.lower)]
      bytes.append(replacement.text)
      position = Int(replacement.range.upper)
    }
    bytes += file.bytes[position...]
    guard Self.stillParses(SourceFile(name: file.name, bytes: bytes), as: file) else { return nil }
    self.file = file
    self.bytes = bytes
    mended = Set(findings.map(\.fingerprint))
  }

  /// True when the new file can be read in a language in which the old one can.
  private static func stillParses(_ new: SourceFile, as old: SourceFile) -> Bool {
    let readers: [(SourceFile) -> Bool] = [
      { !HCL1Syntax.SyntaxTree(parsing: $0).diagnostics.hasErrors },
      { !HCL2Syntax.SyntaxTree(parsing: $0, as: .native).diagnostics.hasErrors },
    ]
    return readers.contains { $0(old) && $0(new) }
  }

  /// The change as a unified diff with three lines of context, secrets masked.
  public func unifiedDiff(_ secrets: SecretPolicy) -> [UInt8] {
    UnifiedDiff(from: file, to: SourceFile(name: file.name, bytes: bytes), secrets: secrets).bytes
  }
}
