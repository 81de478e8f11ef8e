import SourceText

/// What Terragrunt's functions depend on: the unit being resolved, and the file that contains the call.
struct FunctionContext {
  /// The absolute folder of the unit being resolved.
  let childFolder: Path
  /// The folder of the included file that contains the call; nil in the child's own file.
  var includedFolder: Path?
  /// The folder of the file that the child includes, if known; needed for `path_relative_to_include()` in the child,
  /// in default mode.
  var childIncludeFolder: Path?
  /// The folder above which `find_in_parent_folders()` searches: the child's, except for an `include.path` in default
  /// mode, where it is the folder of the file that contains it.
  var searchFolder: Path
  let files: FileLibrary
  var options: ResolutionOptions { files.options }

  init(childFolder: Path, files: FileLibrary) {
    self.childFolder = childFolder
    searchFolder = childFolder
    self.files = files
  }
}

/// The result of a function.
enum FunctionResult {
  case text(Text)
  case list([Text])
}

/// Why a call has no result: the diagnostic's code, the message, and the help.
struct FunctionFailure: Error {
  let code: ResolutionCode
  let message: Message
  var help: Message?
}
