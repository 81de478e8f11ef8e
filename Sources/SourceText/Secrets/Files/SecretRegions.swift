import Synchronization

/// The secret regions of a run's files. Each file is scanned once, by the first thread that asks.
final class SecretRegionsOfFiles: Sendable {
  private let secrets: SecretPolicy
  private let known = Mutex<[ObjectIdentifier: (file: SourceFile, regions: SecretRegions)]>([:])

  init(_ secrets: SecretPolicy) { self.secrets = secrets }

  /// The regions of a file.
  subscript(file: SourceFile) -> SecretRegions {
    let identity = ObjectIdentifier(file)
    if let known = known.withLock({ $0[identity] }) { return known.regions }
    let found = SecretRegions(file, secrets)
    known.withLock { $0[identity] = (file, found) }
    return found
  }
}

/// The parts of a file that contain secret values, found without a parser so that they are hidden even in a file with
/// mistakes.
///
/// Errs on the side of masking: a value extends to the end of its last line, and anything unclosed extends to the end
/// of the file. Reads HCL and JSON, and YAML, where a deeper indent belongs to the key above.
struct SecretRegions: Sendable {
  /// The regions as byte offsets, in order, without overlaps.
  let ranges: [Range<Int>]

  init(_ file: SourceFile, _ secrets: SecretPolicy) {
    let text = Text(file.bytes)
    guard secrets.isMasking else {
      ranges = []
      return
    }
    if file.isWellFormed {
      ranges = Self.found(in: file, text, secrets).joinedRanges
    } else if !file.isGiven, !Self.isConfiguration(file.name) {
      ranges = [0..<text.count]
    } else {
      ranges = (Self.found(in: file, text, secrets) + MistakenLines.ranges(in: text, secrets)).joinedRanges
    }
  }

  private static func found(in file: SourceFile, _ text: Text, _ secrets: SecretPolicy) -> [Range<Int>] {
    if file.name.hasSuffix(".yml") || file.name.hasSuffix(".yaml") {
      return SecretText.ranges(in: text, secrets, except: BuildspecReferences.ranges(in: text))
    }
    if file.holdsCommands { return SecretText.ranges(in: text, secrets) }
    guard secrets.mayHoldSecretName(text) else { return SecretLook.ranges(in: text) }
    return file.bytes.withUnsafeBufferPointer { bytes in
      var scan = SecretScan(file, bytes, secrets)
      return scan.run()
    }
  }

  private static let endings: [StaticString] = [
    ".tfvars", ".tf", ".hcl", ".json", ".yml", ".yaml", ".terragrunt", ".tfstate", ".sh", ".bash", ".mk", "Makefile",
    "Jenkinsfile",
  ]

  /// True for a file whose lines may be shown although no reader can parse it: one of a tree, by its name, and what
  /// the user wrote on the command line. Anything else that a tree names may be any file of the machine.
  private static func isConfiguration(_ name: Text) -> Bool {
    endings.contains { name.hasSuffix($0) } || name == "standard input" || name.hasPrefix("TF_VAR_")
      || name.hasPrefix("--") || name.isEmpty
  }

  /// The regions that share a byte with `range`.
  func overlapping(_ range: Range<Int>) -> ArraySlice<Range<Int>> {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < ranges.count, ranges[end].lowerBound < range.upperBound { end += 1 }
    return ranges[low..<end]
  }

  /// True for a byte that can be part of a name.
  @inline(__always)
  static func isNameByte(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte == Byte.underscore || byte == Byte.hyphen
      || byte == Byte.dot || byte >= 0x80
  }
}
