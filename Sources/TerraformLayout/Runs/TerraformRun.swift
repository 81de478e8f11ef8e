import SourceText

/// A run of Terraform that a file of the repository starts.
struct TerraformRun: Sendable {
  /// A word with its place.
  struct Argument: Sendable {
    let word: WordPattern
    let place: Place
  }

  /// The values that a variable takes in turn: in a loop, or by a matrix.
  typealias Choices = [Text: [Text]]

  /// The file that starts it.
  let kind: AutomationFile.Kind
  /// The folder in which it starts, absolute.
  let folder: WordPattern
  /// The folder in which its file's commands start, absolute.
  let base: WordPattern
  /// What follows `-var-file`, in order, and `-var NAME=VALUE` words, marked by `isFile`.
  var arguments: [(isFile: Bool, argument: Argument)] = []
  /// The `TF_VAR_…` variables that are set, without that prefix, by name.
  var variables: [(name: Text, argument: Argument)] = []
  /// The workspace that is selected before it.
  var workspace: WordPattern?
  /// What `init` was given with `-backend-config` before it.
  var backends: [WordPattern] = []
  /// What is known of the variables in the words.
  var choices: Choices = [:]
  /// Those of these variables that take each of their values for sure: of loops, not of choices that people make.
  var loops: Set<Text> = []
  /// The place of the command.
  let place: Place

  /// The folder of a run whose var files have unknown parts; nil for any other run.
  var unfollowedModule: Path? {
    guard arguments.contains(where: { $0.isFile && !$0.argument.word.holes.isEmpty }) else { return nil }
    return folder.text.map { Path($0).cleaned }
  }
}
