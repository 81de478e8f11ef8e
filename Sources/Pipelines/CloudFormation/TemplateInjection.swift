public import SourceText

/// Finds values of a tree that CloudFormation would act on: dynamic references, which it resolves, and intrinsic functions,
/// which it calls, both with the permissions of the person who deploys the template.
///
/// Source: the user guide of CloudFormation, "Using dynamic references to specify template values" and "Intrinsic function
/// reference".
public enum TemplateInjection {
  private static let code = "template-injection"

  /// The findings in the given requests, in order.
  ///
  /// - Parameter allowsReferences: whether the user accepts dynamic references from the tree.
  public static func findings(in requests: [RequestValue?], allowsReferences: Bool) -> [Diagnostic] {
    requests.compactMap { $0 }.flatMap { findings(in: $0, below: nil, allowsReferences) }
  }

  private static func findings(
    in value: RequestValue, below source: RequestValue.Source?, _ allowsReferences: Bool
  ) -> [Diagnostic] {
    let source = value.source ?? source
    switch value.content {
    case .integer, .boolean: return []
    case .text(let text): return allowsReferences ? [] : findings(in: text, source)
    case .list(let elements): return elements.flatMap { findings(in: $0, below: source, allowsReferences) }
    case .object(let fields):
      return fields.flatMap { field -> [Diagnostic] in
        let isCall = field.name == "Ref" || field.name.hasPrefix("Fn::")
        let own = isCall ? [call(field.name, field.value.source ?? source)] : []
        return own + findings(in: field.value, below: source, allowsReferences)
      }
    }
  }

  private static func findings(in text: Text, _ source: RequestValue.Source?) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if text.contains("{{resolve:") {
      found.append(
        Diagnostic(
          .error, code,
          "'\(source?.name ?? "a value")' contains a dynamic reference, which CloudFormation resolves with the deployer's permissions",
          at: source?.place,
          help:
            "let the build read the secret itself: type SECRETS_MANAGER or PARAMETER_STORE; --allow-dynamic-references writes the reference"
        ))
    }
    if text.contains("${AWS::") {
      found.append(
        Diagnostic(
          .warning, code,
          "'\(source?.name ?? "a value")' contains '${AWS::…}', which CloudFormation does not expand outside Fn::Sub",
          at: source?.place, help: "write the value itself, or a {placeholder} of an input"))
    }
    return found
  }

  private static func call(_ name: Text, _ source: RequestValue.Source?) -> Diagnostic {
    Diagnostic(
      .error, code, "the key '\(name)' would call an intrinsic function of CloudFormation in the template",
      at: source?.place, help: "rename the key")
  }
}
