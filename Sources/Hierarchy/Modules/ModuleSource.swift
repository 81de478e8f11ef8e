public import SourceText

/// The location of a unit's Terraform code.
public enum ModuleSource: Sendable, Equatable {
  /// The unit's own folder: it has no source.
  case beside
  /// A local folder: its absolute path, `//subfolder` included.
  case local(Path)
  /// A location that has to be downloaded: the source as written.
  case remote(Text)

  /// The location that `source` names for a unit in the absolute folder `unit`.
  ///
  /// Source: `getter.Detect` and `SourceDirSubdir` of go-getter, as Terragrunt 0.18.7 calls them: a source without a
  /// protocol or known host is a path relative to the unit's folder; what follows `//` is a folder inside it.
  public init(_ source: Text?, unit: Path) {
    guard let source, !source.isEmpty else {
      self = .beside
      return
    }
    guard let path = Self.localPath(source) else {
      self = .remote(source)
      return
    }
    let joined = path.firstRange(of: Self.subfolderMark).map { at in
      Path(at.lowerBound == 0 ? "/" : Self.folder(path[0..<at.lowerBound])).appending(
        Path(Self.folder(Self.withoutLeadingSlashes(path[at.upperBound..<path.count]))))
    }
    self = .local(unit.appending(joined ?? Path(Self.folder(path))).cleaned)
  }

  /// The folder in a part of a URL: Terragrunt makes a URL even of a local path, so that `?` or `#` ends it, and `%20`
  /// is a space.
  private static func folder(_ part: Text) -> Text {
    let end = part.bytes.firstIndex { $0 == Byte.questionMark || $0 == Byte.hash } ?? part.count
    let path = part[0..<end]
    guard path.firstIndex(of: Byte.percent) != nil else { return path }
    var decoded: [UInt8] = []
    var index = 0
    while index < path.count {
      if path[index] == Byte.percent, index + 2 < path.count, let high = Byte.hexadecimalValue(path[index + 1]),
        let low = Byte.hexadecimalValue(path[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(path[index])
        index += 1
      }
    }
    return Text(decoded)
  }

  /// The path in `source`, or nil when it has to be downloaded.
  private static func localPath(_ source: Text) -> Text? {
    let isForcedFile = source.count > forcedFile.count && source[0..<forcedFile.count].lowercasedASCII == forcedFile
    let source = isForcedFile ? source[forcedFile.count..<source.count] : source
    if source.count > fileScheme.count, source[0..<fileScheme.count].lowercasedASCII == fileScheme {
      // In a URL the part before the next slash is a host, which a local path can't have.
      let path = source[fileScheme.count..<source.count]
      return path[(path.firstIndex(of: Byte.slash) ?? path.count)..<path.count]
    }
    if source.contains(schemeEnd) || isForced(source) || isSecureShell(source) { return nil }
    if hosts.contains(where: { source.hasPrefix($0) }) || source.contains(amazonHost) { return nil }
    return source
  }

  // Stored because a literal would be created at each use.
  private static let subfolderMark: Text = "//"
  private static let fileScheme: Text = "file://"
  private static let forcedFile: Text = "file::"
  private static let schemeEnd: Text = "://"
  private static let hosts: [Text] = ["github.com/", "bitbucket.org/"]
  private static let amazonHost: Text = ".amazonaws.com/"
  private static let forcedMark: Text = "::"

  /// True for `git::…` and the like.
  private static func isForced(_ source: Text) -> Bool {
    guard let colons = source.firstRange(of: forcedMark), colons.lowerBound > 0 else { return false }
    return source[0..<colons.lowerBound].bytes.allSatisfy {
      Byte.isLetterOrDigit($0)
    }
  }

  /// True for `user@host:path`.
  private static func isSecureShell(_ source: Text) -> Bool {
    guard let at = source.firstIndex(of: Byte.at), let colon = source.firstIndex(of: Byte.colon, from: at) else {
      return false
    }
    return !source[0..<colon].contains("/")
  }

  private static func withoutLeadingSlashes(_ text: Text) -> Text {
    var index = 0
    while index < text.count, text[index] == Byte.slash { index += 1 }
    return text[index..<text.count]
  }
}
