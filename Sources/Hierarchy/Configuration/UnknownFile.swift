import SourceText

/// A file of the tree whose name can't be known: it needs the AWS account, or a variable of the environment that is not
/// set. That is not a mistake in the tree, so the unit is resolved without the file. In exact mode a variable that is not
/// set has its default, as for Terragrunt 0.18.7, and the file with that name is missing.
enum UnknownFile {
  /// The warning when the name of the file `path`, as the tree writes it at `place`, is not known; nil for any other.
  static func diagnostic(_ path: Text, at place: Place, _ options: ResolutionOptions) -> Diagnostic? {
    if path.isUnknown {
      return Diagnostic(
        .warning, ResolutionCode.unknownFile,
        "which file this is depends on the AWS account, which is not given: it is left out", at: place,
        help: "give it: --aws-account-id ID, or FOLDER=ID for the units of one folder")
    }
    guard options.compatibility == .expected,
      let name = EnvironmentCalls.unset(in: place.file.text(place.range), options).first
    else { return nil }
    return Diagnostic(
      .warning, ResolutionCode.unknownFile, "which file this is depends on \(name), which is not set: it is left out",
      at: place,
      help: "give it: --env \(name)=…")
  }
}
