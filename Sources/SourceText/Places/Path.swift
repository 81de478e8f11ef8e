/// A path with `/` between its parts, as bytes, because a name need not be valid UTF-8.
///
/// Everything here is textual; nothing touches a file system.
public struct Path: Sendable, Hashable, Comparable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// The bytes of the path.
  public let text: Text

  private static let slash: UInt8 = Byte.slash

  /// A path of the given bytes, unchanged.
  public init(_ text: Text) { self.text = text }

  /// A path of the given string, unchanged.
  public init(_ string: String) { text = Text(string) }

  public init(stringLiteral value: String) { text = Text(value) }

  /// The path as text; bytes that are not UTF-8 become U+FFFD.
  public var description: String { text.description }

  /// True when the path begins with `/`.
  public var isAbsolute: Bool { text.count > 0 && text[0] == Self.slash }

  /// True for `/`, which has no parent folder.
  public var isTop: Bool { text.count == 1 && text[0] == Self.slash }

  /// The parts between slashes; empty parts and `.` are left out, `..` stays.
  public var parts: [Text] {
    text.split(separator: Self.slash).filter { !$0.isEmpty && $0 != "." }
  }

  /// The last part: a file's name. The whole path if it has no slash.
  public var name: Text {
    guard let last = lastSlash else { return text }
    return text[last + 1..<text.count]
  }

  /// The folder that contains it: `.` for a bare name, `/` for a name directly below the root.
  public var parent: Path {
    guard let last = lastSlash else { return "." }
    return last == 0 ? "/" : Path(text[0..<last])
  }

  /// This path followed by `other`; `other` alone when it is absolute, this path alone when `other` is empty or `.`.
  public func appending(_ other: Path) -> Path {
    if other.isAbsolute { return other }
    if other.isEmptyOrHere { return self }
    if isEmptyOrHere { return other }
    if text[text.count - 1] == Self.slash { return Path(text + other.text) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + 1 + other.text.count)
    bytes.append(text)
    bytes.append(Self.slash)
    bytes.append(other.text)
    return Path(Text(bytes).marked(isSecret: text.isSecret || other.text.isSecret))
  }

  private var isEmptyOrHere: Bool { text.isEmpty || text.count == 1 && text[0] == Self.dot }

  /// The shortest equivalent path: no `.`, no doubled slash, and `..` resolved against the part before it. The empty
  /// path becomes `.`; `..` above the root is dropped. Follows Go's `path.Clean`, which the reference programs use.
  public var cleaned: Path {
    if isClean { return self }
    let output = text.withBytes { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { output in
        Array(output[..<Self.clean(bytes, to: output)])
      }
    }
    return output.isEmpty ? "." : Path(Text(output).marked(isSecret: text.isSecret))
  }

  /// Writes the cleaned path to `output`, which has room for one byte more than the path; returns its length.
  private static func clean(_ path: UnsafeBufferPointer<UInt8>, to output: UnsafeMutableBufferPointer<UInt8>) -> Int {
    guard !path.isEmpty, let source = path.baseAddress, let target = output.baseAddress else { return 0 }
    let isAbsolute = path[0] == slash
    target[0] = slash
    var count = isAbsolute ? 1 : 0
    /// No `..` can go above this length: the root, or the leading `..` parts of a relative path.
    var floor = count
    var index = 0
    while index < path.count {
      let end = ByteScan.firstIndex(of: slash, in: path, from: index)
      let isUp = end - index == 2 && source[index] == dot && source[index + 1] == dot
      let isHere = end == index || end - index == 1 && source[index] == dot
      if isUp, count > floor {
        while count > floor, target[count - 1] != slash { count -= 1 }
        if count > floor { count -= 1 }
      } else if !isHere, !isUp || !isAbsolute {
        if count > 0, target[count - 1] != slash {
          target[count] = slash
          count += 1
        }
        (target + count).update(from: source + index, count: end - index)
        count += end - index
        if isUp { floor = count }
      }
      index = end + 1
    }
    return count
  }

  private static let dot: UInt8 = Byte.dot

  private var isClean: Bool {
    text.withBytes { bytes in
      if bytes.count < 2 { return bytes.count == 1 }
      let isAbsolute = bytes[0] == Self.slash
      if !isAbsolute, !Self.startsWithName(bytes, 0) { return false }
      var index = 0
      while true {
        // Few parts start with a dot or are empty; only those need a closer look.
        index = ByteScan.firstPair(of: Self.slash, then: Self.slash, or: Self.dot, in: bytes, from: index)
        if index == bytes.count { return bytes[index - 1] != Self.slash }
        if !Self.startsWithName(bytes, index + 1) { return false }
        index += 1
      }
    }
  }

  /// True when the part at `index` is a name: not empty, `.` or `..`.
  @inline(__always)
  private static func startsWithName(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index < bytes.count, bytes[index] != slash else { return false }
    guard bytes[index] == dot else { return true }
    let second = index + 1
    guard second < bytes.count, bytes[second] != slash else { return false }
    return bytes[second] != dot || second + 1 < bytes.count && bytes[second + 1] != slash
  }

  /// The path from the folder `base` to this path, both cleaned first; `.` when they are the same. Both must be
  /// absolute, or both relative to the same folder.
  public func relative(to base: Path) -> Path {
    if let below = remainder(below: base) { return below }
    let target = cleaned.slashed
    let origin = base.cleaned.slashed
    let shared = Self.sharedLength(origin, target)
    let rest = shared < target.count ? target[shared + 1..<target.count] : ""
    var ups = 0
    for index in shared..<origin.count where origin[index] == Self.slash { ups += 1 }
    if ups == 0 { return rest.isEmpty ? "." : Path(rest) }
    var output: [UInt8] = []
    for _ in 0..<ups { output.append(contentsOf: [Self.dot, Self.dot, Self.slash]) }
    if rest.isEmpty { output.removeLast() } else { output.append(rest) }
    return Path(Text(output).marked(isSecret: text.isSecret))
  }

  /// The rest of a clean path below a clean absolute one; nil for any other pair.
  private func remainder(below base: Path) -> Path? {
    let start = base.text.count
    guard start > 1, base.isAbsolute, text.count > start + 1, text[start] == Self.slash, text.hasPrefix(base.text),
      isClean, base.isClean
    else { return nil }
    return Path(text[start + 1..<text.count])
  }

  /// A cleaned path with a slash before each part: empty for `/` and `.`.
  private var slashed: Text {
    if isAbsolute { return text.count == 1 ? "" : text }
    return text == "." ? "" : "/" + text
  }

  /// How many bytes the two slashed paths share, up to a part boundary in both.
  private static func sharedLength(_ left: Text, _ right: Text) -> Int {
    left.withBytes { a in
      right.withBytes { b in
        var shared = 0
        var index = 0
        while true {
          let endsLeft = index == a.count || a[index] == slash
          let endsRight = index == b.count || b[index] == slash
          if endsLeft, endsRight { shared = index }
          guard index < a.count, index < b.count, a[index] == b[index] else { return shared }
          index += 1
        }
      }
    }
  }

  /// True when this path is `folder` or is below it; both are cleaned and compared as text.
  public func isWithin(_ folder: Path) -> Bool {
    let base = folder.cleaned
    let own = cleaned.text
    if own == base.text || base.isTop || base.isEmptyOrHere && !isAbsolute { return true }
    return own.hasPrefix(base.text) && own.count > base.text.count && own[base.text.count] == Self.slash
  }

  /// The parts joined with slashes; for no parts, `.`, or `/` when absolute.
  public static func joined(_ parts: [Text], absolute: Bool) -> Path {
    if parts.isEmpty { return absolute ? "/" : "." }
    var bytes: [UInt8] = []
    for (index, part) in parts.enumerated() {
      if absolute || index > 0 { bytes.append(slash) }
      bytes.append(part)
    }
    return Path(Text(bytes))
  }

  private var lastSlash: Int? {
    text.withBytes { bytes in
      var index = bytes.count - 1
      while index >= 0 {
        if bytes[index] == Self.slash { return index }
        index -= 1
      }
      return nil
    }
  }

  public static func < (left: Path, right: Path) -> Bool { left.text < right.text }
}
