import Files
import HCL2Evaluation
import HCL2Syntax
import SourceText

/// Functions that read other files.
enum ReadFunctions {
  /// The names of the functions, to suggest one.
  static let names: [Text] = [
    "read_terragrunt_config", "read_tfvars_file", "file", "sops_decrypt_file", "mark_glob_as_read", "yamldecode",
    "jsondecode",
  ]

  /// The function with that name, for expressions of one file.
  static func named(_ name: Text, _ places: FunctionPlaces, _ reader: ConfigurationReader) -> Function? {
    switch name.description {
    case "read_terragrunt_config": readConfiguration(places, reader)
    case "read_tfvars_file": readVariables(places, reader)
    case "file": file(places, reader)
    case "sops_decrypt_file": decrypt(places, reader)
    case "mark_glob_as_read": markPattern(places, reader)
    case "yamldecode", "jsondecode": FunctionTable.terraform[name].map { noting($0, places) }
    default: nil
    }
  }

  private static func readConfiguration(_ places: FunctionPlaces, _ reader: ConfigurationReader) -> Function {
    Function(
      "read_terragrunt_config", [Parameter("path", .string)],
      variadic: Parameter("default", .any, allowsNull: true, tolerance: .unknown), result: .any
    ) { call throws(FunctionFailure) in
      if call.arguments.count > 2 {
        throw FunctionFailure("takes at most 2 arguments: a path and a default", argument: 2)
      }
      if call.depth > Evaluator.deepestReading {
        throw FunctionFailure(
          "the call stands more than \(Evaluator.deepestReading) expressions deep",
          help: "give a part of the expression a name")
      }
      if !Path(call.text(0)).isAbsolute { places.log.noteUnitFolder() }
      let path = reader.configurationFile(at: places.absolute(call.text(0)))
      guard reader.files.kind(of: path) == .file else {
        places.log.note(missing: path)
        if call.arguments.count == 2 { return call.arguments[1] }
        if reader.options.allowsMissing { return absent(path, call) }
        throw FunctionFailure(
          "there is no file '\(path)'", argument: 0, help: "--allow-missing leaves what is in it unknown")
      }
      return try reader.object(reading: path, places)
    }
  }

  private static func readVariables(_ places: FunctionPlaces, _ reader: ConfigurationReader) -> Function {
    Function("read_tfvars_file", [Parameter("path", .string)], result: .string) { call throws(FunctionFailure) in
      let path = places.absolute(call.text(0))
      let file: SourceFile
      do throws(FileSystemError) {
        file = try reader.source(path)
        places.log.note(read: path)
      } catch {
        if error == .notFound { places.log.note(missing: path) }
        if error == .notFound, reader.options.allowsMissing { return absent(path, call) }
        throw FunctionFailure("'\(path)' can't be read: \(words: error.reason)", argument: 0)
      }
      let variables = VariableFile(file, context: call.context)
      if variables.diagnostics.hasErrors {
        throw FunctionFailure(
          "'\(path)' can't be read as variables", argument: 0,
          causes: variables.diagnostics.filter { $0.severity == .error })
      }
      if path.name.hasSuffix(".json") { return .string(Text(file.bytes)) }
      let object = TypedValue.object(variables.assignments.map { ($0.name, $0.value) })
      return .string(try object.encodedAsJSON(call.context.budget))
    }
  }

  private static func absent(_ path: Path, _ call: FunctionCall) -> TypedValue {
    .unknown(.any, UnknownReason("there is no file '\(path)' here", at: call.place))
  }

  /// Terraform's `file`; a file that does not exist may be one that git ignores.
  private static func file(_ places: FunctionPlaces, _ reader: ConfigurationReader) -> Function? {
    guard reader.options.allowsMissing, let file = FunctionTable.terraform["file"] else {
      return FunctionTable.terraform["file"]
    }
    return Function("file", [Parameter("path", .string)], result: .string) { call throws(FunctionFailure) in
      let path = call.path(0)
      if reader.files.kind(of: path) == nil, reader.files.refusal(of: path) == nil {
        places.log.note(missing: path)
        return absent(path, call)
      }
      return try file.body(call)
    }
  }

  /// The function, which notes the file whose text it decodes.
  private static func noting(_ decode: Function, _ places: FunctionPlaces) -> Function {
    Function(decode.name, decode.parameters, result: .any) { call throws(FunctionFailure) in
      for origin in call.arguments[0].origin?.root.sources ?? [] {
        if case .file(let path) = origin.step { places.log.note(decoded: path.cleaned) }
      }
      return try decode.body(call)
    }
  }

  private static func decrypt(_ places: FunctionPlaces, _ reader: ConfigurationReader) -> Function {
    Function("sops_decrypt_file", [Parameter("path", .string)], result: .string) { call throws(FunctionFailure) in
      let path = places.absolute(call.text(0))
      if let refusal = reader.files.refusal(of: path) {
        throw FunctionFailure("'\(path)' can't be read: \(words: refusal.reason)", argument: 0)
      }
      guard reader.files.kind(of: path) == .file else {
        throw FunctionFailure("there is no file '\(path)'", argument: 0)
      }
      return .unknown(.string, UnknownReason("the file '\(path)' is encrypted with sops", at: call.place))
        .marked(.sensitive)
    }
  }

  private static func markPattern(_ places: FunctionPlaces, _ reader: ConfigurationReader) -> Function {
    Function("mark_glob_as_read", [Parameter("pattern", .string)], result: .list(.string)) { call in
      .unknown(.list(.string), UnknownReason("mark_glob_as_read is not evaluated", at: call.place))
    }
  }
}
