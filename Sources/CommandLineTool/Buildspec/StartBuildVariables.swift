import Files
import Pipelines
import SourceText

/// The variables that `--set` and `--set-file` give for one build, above all layers.
enum StartBuildVariables {
  static let flags = [
    Flag(
      "set", value: "NAME=VALUE", isRepeatable: true,
      "a variable given for one build, above all layers; may be repeated"),
    Flag(
      "set-file", value: "FILE", isRepeatable: true,
      "variables given for one build: NAME=VALUE lines, or the JSON of start-build; may be repeated, --set wins"),
  ]

  /// The variables, those of files first: of one name the last counts.
  ///
  /// - Returns: the variables, and what is wrong in the files.
  static func read(
    _ arguments: ParsedArguments, _ invocation: Invocation
  ) throws(UsageError) -> (variables: [EnvironmentVariable], diagnostics: [Diagnostic]) {
    var variables: [EnvironmentVariable] = []
    var diagnostics: [Diagnostic] = []
    for name in arguments.all("set-file") {
      let file = try InputFlags.file(name, of: "set-file", invocation)
      let (read, found) = try self.variables(of: file, named: name)
      variables += read
      diagnostics += found
    }
    for pair in arguments.all("set") {
      guard let (name, value) = EnvironmentFile.pair(Text(pair)) else {
        throw UsageError("'--set' takes NAME=VALUE", help: "write --set NAME=VALUE")
      }
      let file = SourceFile(name: "--set", bytes: Array(pair.utf8))
      variables.append(
        variable(
          name, value, at: SourceRange(0, name.count), SourceRange(name.count + 1, file.bytes.count), in: file))
    }
    for variable in variables where variable.name.hasPrefix("CODEBUILD_") {
      throw UsageError(
        "'\(variable.name)' can't be set for a build",
        help: "CodeBuild refuses names that start with CODEBUILD_; choose another")
    }
    return (variables, diagnostics)
  }

  /// The variables of a file: of JSON if it starts with a bracket or brace, else of `NAME=VALUE` lines.
  private static func variables(
    of file: SourceFile, named name: String
  ) throws(UsageError) -> (variables: [EnvironmentVariable], diagnostics: [Diagnostic]) {
    let text = Text(file.bytes)
    if let first = text.trimmed.bytes.first, first == Byte.leftBracket || first == Byte.leftBrace {
      let reader = EnvironmentVariableReader(startBuild: file)
      return (reader.variables, reader.diagnostics)
    }
    do throws(FileSystemError) {
      let pairs = try EnvironmentFile.pairs(in: text)
      return (pairs.map { variable($0.name, $0.value, at: $0.nameRange, $0.valueRange, in: file) }, [])
    } catch {
      throw UsageError("'--set-file \(name)' can't be read: \(error.reason)", help: EnvironmentFile.help(for: error))
    }
  }

  private static func variable(
    _ name: Text, _ value: Text, at nameRange: SourceRange, _ valueRange: SourceRange, in file: SourceFile
  ) -> EnvironmentVariable {
    EnvironmentVariable(
      name: name, value: value, kind: .plaintext, origin: .startBuild, namePlace: Place(file, nameRange),
      valuePlace: Place(file, valueRange))
  }
}
