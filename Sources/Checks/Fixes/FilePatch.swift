import HCL1Syntax
public import SourceText

/// What the fixes of a report change in one file.
public struct FilePatch: Sendable {
  /// The file as it was read.
  public let file: SourceFile
  /// The bytes that are to replace it.
  public let bytes: [UInt8]
  /// The fingerprints of the findings that this mends.
  public let mended: Set<Fingerprint>

  /// The patches of all files that findings of the report can be fixed in, by name.
  ///
  /// Of two changes that overlap the first is made; a file that would not read without errors afterwards is left alone.
  public static func patches(of report: CheckReport) -> [FilePatch] {
    var byFile: [ObjectIdentifier: (file: SourceFile, findings: [Finding])] = [:]
    for finding in report.findings where !finding.diagnostic.fix.isEmpty {
      guard let file = finding.diagnostic.place?.file else { continue }
      byFile[ObjectIdentifier(file), default: (file, [])].findings.append(finding)
    }
    return byFile.values.compactMap { FilePatch($0.file, $0.findings) }.sorted { $0.file.name < $1.file.name }
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
    guard !SyntaxTree(parsing: SourceFile(name: file.name, bytes: bytes)).diagnostics.hasErrors else { return nil }
    self.file = file
    self.bytes = bytes
    mended = Set(findings.map(\.fingerprint))
  }

  /// The change as a unified diff with three lines of context, secrets masked.
  public func unifiedDiff(_ secrets: SecretPolicy) -> [UInt8] {
    UnifiedDiff(from: file, to: SourceFile(name: file.name, bytes: bytes), secrets: secrets).bytes
  }
}
