import Synchronization

/// What is secret of the files of a run, each looked through once, whichever thread asks first.
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

/// The parts of a file that hold secret values, found without a parser so that a file with mistakes hides them too.
///
/// Errs on the side of masking: a value reaches to the end of its last line, and what is not closed reaches to the end
/// of the file. Reads HCL and JSON, and YAML where a deeper indent belongs to the key above.
struct SecretRegions: Sendable {
  /// The regions as byte offsets, in order, apart from one another.
  let ranges: [Range<Int>]

  init(_ file: SourceFile, _ secrets: SecretPolicy) {
    let text = Text(file.bytes)
    guard secrets.mayHoldSecretName(text) || secrets.isMasking && text.contains(SecretScan.pemStart) else {
      ranges = []
      return
    }
    let isYAML = file.name.hasSuffix(".yml") || file.name.hasSuffix(".yaml")
    let found = file.bytes.withUnsafeBufferPointer { bytes in
      var scan = SecretScan(file, bytes, secrets, isYAML: isYAML)
      return scan.run()
    }
    var joined: [Range<Int>] = []
    for range in found.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    ranges = joined
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

  /// True for a byte that can stand in a name.
  @inline(__always)
  static func isNameByte(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte == Byte.underscore || byte == Byte.hyphen
      || byte == Byte.dot || byte >= 0x80
  }
}
