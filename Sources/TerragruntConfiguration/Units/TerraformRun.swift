import HCL2Evaluation
import SourceText

/// The arguments and environment variables that `extra_arguments` blocks pass to the Terraform command. Source: spec
/// section 11.
struct TerraformRun {
  /// The arguments in order: strings or unknowns.
  let arguments: TypedValue
  /// The environment variables by name.
  let environment: TypedValue
  /// The optional var files that do not exist.
  let absentFiles: [TypedValue]

  /// What the configuration passes to the command in the reader's options.
  init(_ evaluated: EvaluatedConfiguration, _ reader: ConfigurationReader) {
    let blocks = evaluated.configuration.blocks["terraform"]?.blocks("extra_arguments") ?? []
    let command = reader.options.command.split(separator: Byte.space).first ?? ""
    var arguments: [TypedValue] = []
    var variables: [(Text, TypedValue)] = []
    var unknown: Unknown?
    var unknownVariables: Unknown?
    var absent: [TypedValue] = []
    for block in blocks {
      if let commands = block.values["commands"]?.firstUnknown {
        if Self.argumentNames.contains(where: { block.values[$0] != nil }) { unknown = unknown ?? commands }
        if block.values["env_vars"] != nil { unknownVariables = unknownVariables ?? commands }
        continue
      }
      // A command that is listed twice gets the arguments twice.
      for named in block.values["commands"]?.elements ?? [] where named.text == command {
        for (name, isOptional) in [("arguments", nil), ("required_var_files", false), ("optional_var_files", true)]
          as [(Text, Bool?)]
        {
          guard let value = block.values[name] else { continue }
          unknown = unknown ?? value.unknown
          for item in Self.lastOfEach(value.elements ?? []) {
            switch isOptional {
            case nil: arguments.append(item)
            case false?: arguments.append(Self.varFile(item))
            case true?:
              if let text = item.text {
                let path = evaluated.file.parent.appending(Path(text)).cleaned
                guard reader.files.kind(of: path) != nil else {
                  absent.append(item)
                  continue
                }
              }
              arguments.append(Self.varFile(item))
            }
          }
        }
        let own = block.values["env_vars"]
        unknownVariables = unknownVariables ?? own?.unknown
        variables += own?.members?.all.map { ($0.name, $0.value) } ?? []
      }
    }
    self.arguments = unknown.map { .unknown(.list(.string), $0.reason) } ?? .tuple(arguments)
    environment = unknownVariables.map { .unknown(.map(.string), $0.reason) } ?? .object(variables)
    absentFiles = absent
  }

  private static let argumentNames: [Text] = ["arguments", "required_var_files", "optional_var_files"]

  private static func varFile(_ path: TypedValue) -> TypedValue {
    guard let text = path.text else { return path }
    return .string("-var-file=" + text, origin: path.origin)
  }

  /// The items without duplicates; the last of several equal items stays.
  private static func lastOfEach(_ items: [TypedValue]) -> [TypedValue] {
    var seen: Set<Text> = []
    return items.reversed().filter { item in item.text.map { seen.insert($0).inserted } ?? true }.reversed()
  }
}
