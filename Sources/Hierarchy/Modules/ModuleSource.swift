public import SourceText

/// Where the Terraform code of a unit lies.
public enum ModuleSource: Sendable, Equatable {
  /// In the unit's own folder: it names no source.
  case beside
  /// In a folder of this machine: its absolute path, `//subfolder` included.
  case local(Path)
  /// Somewhere that must be downloaded: the source as written.
  case remote(Text)

  /// What `source` names for a unit in the absolute folder `unit`.
  ///
  /// Source: `getter.Detect` and `SourceDirSubdir` of go-getter, as Terragrunt 0.18.7 calls them: what names no protocol
  /// and no known host is a path that counts from the unit's folder; what stands behind `//` is a folder inside it.
  init(_ source: Text?, unit: Path) {
    guard let source, !source.isEmpty else {
      self = .beside
      return
    }
    guard let path = Self.localPath(source) else {
      self = .remote(source)
      return
    }
    let joined = path.firstRange(of: Self.subfolderMark).map { at in
      Path(at.lowerBound == 0 ? "/" : path[0..<at.lowerBound]).appending(
        Path(Self.withoutLeadingSlashes(path[at.upperBound..<path.count])))
    }
    self = .local(unit.appending(joined ?? Path(path)).cleaned)
  }

  /// The path that `source` is, or nil when it is to be downloaded.
  private static func localPath(_ source: Text) -> Text? {
    if source.hasPrefix(fileScheme) { return source[fileScheme.count..<source.count] }
    if source.contains(schemeEnd) || isForced(source) || isSecureShell(source) { return nil }
    if hosts.contains(where: { source.hasPrefix($0) }) || source.contains(amazonHost) { return nil }
    return source
  }

  // A literal would be made anew at every use.
  private static let subfolderMark: Text = "//"
  private static let fileScheme: Text = "file://"
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
