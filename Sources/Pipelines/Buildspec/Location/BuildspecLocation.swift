import HCL1Syntax
import Hierarchy
import SourceText

/// The location of a unit's buildspec.
struct BuildspecLocation: Sendable {
  /// A file, or the setting itself.
  enum Source: Sendable {
    /// A file, absolute.
    case file(Path)
    /// The setting itself.
    case inline(InlineBuildspec)
  }

  /// Where its text is.
  let source: Source
  /// How the repository's paths map to the tree; nil if unknown.
  let layout: RepositoryLayout?

  /// The buildspec that the setting contains; nil if it names a file.
  var inline: InlineBuildspec? {
    switch source {
    case .file: nil
    case .inline(let inline): inline
    }
  }

  /// The settings that name a buildspec, highest precedence first.
  static let settingNames: [Text] = ["buildspec_path", "buildspec", "codebuild_source_buildspec"]

  /// The setting of the unit that names its buildspec, or nil.
  static func setting(of unit: ResolvedUnit) -> GivenValue? {
    for name in settingNames {
      if let position = unit.settings.position(of: name) { return GivenValue(unit.settings[position]) }
    }
    return nil
  }

  /// Finds the buildspec of a unit.
  ///
  /// - Parameters:
  ///   - setting: the unit's setting that names it; nil if there is none.
  ///   - given: the file that the user names instead.
  /// - Throws: why there is none.
  static func find(
    _ setting: GivenValue?, for unit: ResolvedUnit, given: Path?, in tree: Tree
  ) throws(Diagnostic) -> BuildspecLocation {
    let path = setting.flatMap { Self.path(in: $0) }
    let found = path.flatMap { RepositoryLayout.find($0, for: unit, in: tree) }
    if let given { return BuildspecLocation(source: .file(given), layout: found?.layout) }
    if let found { return BuildspecLocation(source: .file(found.file), layout: found.layout) }
    if let inline = setting.flatMap({ InlineBuildspec($0) }) {
      return BuildspecLocation(source: .inline(inline), layout: nil)
    }
    throw missing(setting, of: unit, tree.module(of: unit))
  }

  /// The path from the top of the repository that a setting holds; nil for any other location.
  static func path(in setting: GivenValue) -> Path? {
    setting.value.string.flatMap { isPath($0) ? Path($0) : nil }
  }

  /// False for an inline buildspec, and for a location in S3.
  private static func isPath(_ text: Text) -> Bool {
    !text.isEmpty && !text.contains("\n") && !text.hasPrefix("arn:")
  }

  /// The name under which the module takes a buildspec.
  private static func setter(in module: ModuleVariables?) -> Text {
    settingNames.first { module?.declares($0) ?? false } ?? settingNames[0]
  }

  private static func missing(
    _ setting: GivenValue?, of unit: ResolvedUnit, _ module: ModuleVariables?
  ) -> Diagnostic {
    let code = BuildspecRule.noBuildspec.rawValue
    guard let setting else {
      let fallback = settingNames.lazy.compactMap { module?[$0] }.first { $0.defaultValue?.string != nil }
      return Diagnostic(
        .error, code,
        fallback == nil
          ? "'\(unit.path)' names no buildspec" : "'\(unit.path)' leaves its buildspec to the default of its module",
        at: nil, notes: fallback.map { [Diagnostic.Note("the default", at: $0.defaultPlace ?? $0.place)] } ?? [],
        help: fallback == nil
          ? "set \(setter(in: module)), or name the file: --buildspec FILE"
          : "add --module-defaults, which takes what modules set themselves into account")
    }
    let place = setting.place
    guard let text = setting.value.string else {
      return Diagnostic(
        .error, code, "'\(setting.name)' must be a path, but is \(setting.value.kindName)", at: place,
        help: "write the path from the repository's top")
    }
    if text.hasPrefix("arn:") {
      return Diagnostic(
        .error, code, "the buildspec is in S3, which strata does not read", at: place,
        help: "name a copy of it: --buildspec FILE")
    }
    if text.contains("\n") {
      return Diagnostic(
        .error, code, "'\(setting.name)' has several lines, but is neither a path nor a buildspec", at: place,
        help: "write the path from the repository's top; a buildspec starts with version: 0.2")
    }
    return Diagnostic(
      .error, code, "there is no buildspec '\(text)'", at: place,
      help: "the path is relative to the repository's top; strata looked in the unit's folder and every folder above, "
        + "with and without its first parts. Name the file with --buildspec FILE")
  }
}
