/// A path with `/` between its parts, as bytes: a name need not be valid UTF-8.
///
/// Everything here is textual; no file system is asked.
public struct Path: Sendable, Hashable, Comparable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// The bytes of the path.
  public let text: Text

  private static let slash: UInt8 = 0x2F

  /// A path of the given bytes, as they stand.
  public init(_ text: Text) { self.text = text }

  /// A path of the given string, as it stands.
  public init(_ string: String) { text = Text(string) }

  public init(stringLiteral value: String) { text = Text(value) }

  /// The path as text; bytes that are not UTF-8 become U+FFFD.
  public var description: String { text.description }

  /// True when the path begins with `/`.
  public var isAbsolute: Bool { text.count > 0 && text[0] == Self.slash }

  /// The parts between slashes; empty parts and `.` are left out, `..` stays.
  public var parts: [Text] {
    text.split(separator: Self.slash).filter { !$0.isEmpty && $0 != "." }
  }

  /// The last part: a file's name. The whole path where it has no slash.
  public var name: Text {
    guard let last = lastSlash else { return text }
    return text[last + 1..<text.count]
  }

  /// The folder that holds it: `.` for a bare name, `/` for a name at the root.
  public var parent: Path {
    guard let last = lastSlash else { return "." }
    return last == 0 ? "/" : Path(text[0..<last])
  }

  /// This path followed by `other`; `other` alone when it is absolute, this path alone when `other` is empty or `.`.
  public func appending(_ other: Path) -> Path {
    if other.isAbsolute { return other }
    if other.text.isEmpty || other.text == "." { return self }
    if text.isEmpty || text == "." { return other }
    if text[text.count - 1] == Self.slash { return Path(text + other.text) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + 1 + other.text.count)
    bytes.append(text)
    bytes.append(Self.slash)
    bytes.append(other.text)
    return Path(Text(bytes))
  }

  /// The shortest path that means the same: no `.`, no doubled slash, and `..` resolved against the part before it.
  /// The empty path becomes `.`; `..` above the root is dropped. This is what Go's `path.Clean` does, which the
  /// reference programs use.
  public var cleaned: Path {
    if isClean { return self }
    var kept: [Text] = []
    for part in parts {
      if part != ".." {
        kept.append(part)
      } else if let last = kept.last, last != ".." {
        kept.removeLast()
      } else if !isAbsolute {
        kept.append(part)
      }
    }
    return Path.joined(kept, absolute: isAbsolute)
  }

  private var isClean: Bool {
    text.withBytes { bytes in
      guard bytes.count > 1 else { return bytes.count == 1 && bytes[0] != 0x2E || bytes.count == 1 }
      var partStart = bytes[0] == Self.slash ? 1 : 0
      var index = partStart
      while true {
        if index == bytes.count || bytes[index] == Self.slash {
          let length = index - partStart
          if length == 0 { return false }
          if length <= 2, bytes[partStart] == 0x2E, length == 1 || bytes[partStart + 1] == 0x2E { return false }
          if index == bytes.count { return true }
          partStart = index + 1
        }
        index += 1
      }
    }
  }

  /// The way from the folder `base` to this path, both cleaned first; `.` when they are the same. Both must be
  /// absolute, or both relative to the same folder.
  public func relative(to base: Path) -> Path {
    let target = cleaned.parts
    let origin = base.cleaned.parts
    var shared = 0
    while shared < min(target.count, origin.count), target[shared] == origin[shared] { shared += 1 }
    let up = Array(repeating: Text(".."), count: origin.count - shared)
    return Path.joined(up + target[shared...], absolute: false)
  }

  /// True when this path is `folder` or lies below it; both are compared as they stand, cleaned.
  public func isWithin(_ folder: Path) -> Bool {
    let base = folder.cleaned.text
    let own = cleaned.text
    if own == base || base == "/" || base == "." && !isAbsolute { return true }
    return own.hasPrefix(base) && own.count > base.count && own[base.count] == Self.slash
  }

  /// The parts with slashes between; `.` for none, or `/` when absolute.
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
