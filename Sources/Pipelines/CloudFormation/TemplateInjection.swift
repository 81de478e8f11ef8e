public import SourceText

/// Finds what a tree's values would make CloudFormation do: it resolves dynamic references, and calls intrinsic functions,
/// with the rights of whoever deploys the template.
///
/// Source: the user guide of CloudFormation, "Using dynamic references to specify template values" and "Intrinsic function
/// reference".
public enum TemplateInjection {
  private static let code = "template-injection"

  /// What is refused of the given requests, in their order.
  ///
  /// - Parameter allowsReferences: true where the user takes dynamic references from the tree.
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
          "'\(source?.name ?? "a value")' holds a dynamic reference, which CloudFormation resolves with the rights of the deployer",
          at: source?.place,
          help:
            "let the build read the secret itself: type SECRETS_MANAGER or PARAMETER_STORE; --allow-dynamic-references writes it as it is"
        ))
    }
    if text.contains("${AWS::") {
      found.append(
        Diagnostic(
          .warning, code,
          "'\(source?.name ?? "a value")' holds '${AWS::…}', which CloudFormation leaves as it is outside of Fn::Sub",
          at: source?.place, help: "write the value itself, or a {placeholder} of an input"))
    }
    return found
  }

  private static func call(_ name: Text, _ source: RequestValue.Source?) -> Diagnostic {
    Diagnostic(
      .error, code, "the key '\(name)' would be an intrinsic function of CloudFormation in the template",
      at: source?.place, help: "give the key another name")
  }
}
