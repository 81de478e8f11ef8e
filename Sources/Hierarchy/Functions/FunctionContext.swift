import SourceText

/// What Terragrunt's functions ask about: the unit that is being resolved, and the file the call stands in.
struct FunctionContext {
  /// The absolute folder of the unit whose resolution was asked for.
  let childFolder: Path
  /// The folder of the included file the call stands in; nil in the child's own file.
  var includedFolder: Path?
  /// The folder of the child's include, where it is known; default mode's `path_relative_to_include()` in the child.
  var childIncludeFolder: Path?
  /// The folder above which `find_in_parent_folders()` searches: the child's, but for an `include.path` of default mode
  /// that of the file that holds it.
  var searchFolder: Path
  let files: FileLibrary
  var options: ResolutionOptions { files.options }

  init(childFolder: Path, files: FileLibrary) {
    self.childFolder = childFolder
    searchFolder = childFolder
    self.files = files
  }
}

/// What a function gives.
enum FunctionResult {
  case text(Text)
  case list([Text])
}

/// Why a call gave nothing: the fixed name of the mistake, the message, and the way out.
struct FunctionFailure: Error {
  /// The code of a search in parent folders that finds nothing: `--allow-missing` forgives it.
  static let parentNotFound = "parent-not-found"

  let code: String
  let message: Message
  var help: Message?
}
