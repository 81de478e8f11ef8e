import HCL2Evaluation
import SourceText

/// The value of `feature`: the defaults, with the user's overrides.
enum Features {
  /// The object of all features by name.
  static func object(
    _ blocks: [BlockValue], _ options: ConfigurationOptions, _ diagnostics: inout [Diagnostic]
  ) -> TypedValue {
    var values: [Text: TypedValue] = [:]
    for block in blocks {
      values[block.label] = block.values["default"] ?? .unknown(.any, UnknownReason(failureAt: block.place))
    }
    for (name, text) in options.features {
      let block = blocks.last { $0.label == name }
      guard block?.values["default"]?.bool != nil else {
        values[name] = .string(text)
        continue
      }
      if let flag = bool(text) {
        values[name] = .bool(flag)
      } else {
        diagnostics.append(
          Diagnostic(
            .error, ConfigurationCode.wrongFeature,
            "the feature '\(name)' must be true or false, but was given '\(text)'",
            at: block?.place, help: "write --feature \(name)=true"))
        values[name] = .unknown(.bool, UnknownReason(failureAt: block?.place))
      }
    }
    return .object(values.map { ($0.key, feature($0.key, $0.value)) })
  }

  private static func feature(_ name: Text, _ value: TypedValue) -> TypedValue {
    let members: [(Text, TypedValue)] = [("name", .string(name)), ("value", value)]
    return .object(members, origin: value.origin)
  }

  /// Reads a bool as Go's `strconv.ParseBool` does.
  private static func bool(_ text: Text) -> Bool? {
    switch text.description {
    case "1", "t", "T", "true", "TRUE", "True": true
    case "0", "f", "F", "false", "FALSE", "False": false
    default: nil
    }
  }
}
