import HCL1Syntax
import Hierarchy
import SourceText

/// Where a unit's buildspec is.
struct BuildspecLocation: Sendable {
  /// Where its text is.
  enum Source: Sendable {
    /// A file, absolute.
    case file(Path)
    /// The setting itself.
    case inline(InlineBuildspec)
  }

  /// Where its text is.
  let source: Source
  /// How the repository's paths lie in the tree; nil where nothing tells.
  let layout: RepositoryLayout?

  /// The buildspec that the setting holds itself; nil where it names a file.
  var inline: InlineBuildspec? {
    switch source {
    case .file: nil
    case .inline(let inline): inline
    }
  }

  /// The settings that name a buildspec, in the order in which they count.
  static let settingNames: [Text] = ["buildspec_path", "buildspec", "codebuild_source_buildspec"]

  /// The setting of the unit that names its buildspec, or nil.
  static func setting(of unit: ResolvedUnit) -> Setting? {
    for name in settingNames {
      if let position = unit.settings.position(of: name) { return unit.settings[position] }
    }
    return nil
  }

  /// Where the unit's buildspec is.
  ///
  /// - Parameter given: the file that the user names instead of the unit's setting.
  /// - Throws: why it can't be said.
  static func find(for unit: ResolvedUnit, given: Path?, in tree: Tree) throws(Diagnostic) -> BuildspecLocation {
    let setting = setting(of: unit)
    let path = setting?.value.string.flatMap { isPath($0) ? Path($0) : nil }
    let found = path.flatMap { RepositoryLayout.find($0, for: unit, in: tree) }
    if let given { return BuildspecLocation(source: .file(given), layout: found?.layout) }
    if let found { return BuildspecLocation(source: .file(found.file), layout: found.layout) }
    if let inline = setting.flatMap({ InlineBuildspec($0) }) {
      return BuildspecLocation(source: .inline(inline), layout: nil)
    }
    throw missing(setting, of: unit)
  }

  /// False for text that may be a buildspec written in the setting itself, and for a place in S3.
  private static func isPath(_ text: Text) -> Bool {
    !text.isEmpty && !text.contains("\n") && !text.hasPrefix("arn:")
  }

  private static func missing(_ setting: Setting?, of unit: ResolvedUnit) -> Diagnostic {
    let code = BuildspecRule.noBuildspec.rawValue
    guard let setting else {
      return Diagnostic(
        .error, code, "'\(unit.path)' names no buildspec", at: nil,
        help: "set buildspec_path, or name the file: --buildspec FILE")
    }
    let place = setting.value.place(in: setting.winner.file)
    guard let text = setting.value.string else {
      return Diagnostic(
        .error, code, "'\(setting.name)' is \(setting.value.kindName), and wants to be a path", at: place,
        help: "write the path from the repository's top")
    }
    if text.hasPrefix("arn:") {
      return Diagnostic(
        .error, code, "the buildspec lies in S3, where strata does not look", at: place,
        help: "name a copy of it: --buildspec FILE")
    }
    if text.contains("\n") {
      return Diagnostic(
        .error, code, "'\(setting.name)' has several lines, and is neither a path nor a buildspec", at: place,
        help: "write the path from the repository's top; a buildspec starts with version: 0.2")
    }
    return Diagnostic(
      .error, code, "there is no buildspec '\(text)'", at: place,
      help: "the path counts from the repository's top; it was looked for in the unit's folder and every folder above, "
        + "with and without its first parts. Name the file with --buildspec FILE")
  }
}
