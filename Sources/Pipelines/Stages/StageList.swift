import SourceText

/// Stages that a unit describes in one list, as many Terraform modules do.
extension RequestBuilder {
  private static let typeParts: [Text] = ["category", "owner", "provider", "version"]
  private static let defaults: [Text: RequestValue] = ["owner": RequestValue("AWS"), "version": RequestValue("1")]

  /// The stages in the form of the API, with the type of an action in its own member.
  static func stages(_ list: RequestValue) -> [RequestValue] {
    list.elements.map { stage in
      .object(
        stage.fields.map { field in
          field.name == .actionsMember
            ? RequestValue.Field(
              name: field.name, value: .list(field.value.elements.map(action), from: field.value.source))
            : field
        }, from: stage.source)
    }
  }

  private static func action(_ action: RequestValue) -> RequestValue {
    var fields = action.fields.filter { !typeParts.contains($0.name) }
    if action["actionTypeId"] == nil {
      let parts = typeParts.compactMap { name in
        (action[name] ?? defaults[name]).map { RequestValue.Field(name: name, value: $0) }
      }
      fields.append(RequestValue.Field(name: "actionTypeId", value: .object(parts, from: action.source)))
    }
    for name in ["inputArtifacts", "outputArtifacts"] as [Text] where action[name] == nil {
      fields.append(RequestValue.Field(name: name, value: .list([])))
    }
    if action["runOrder"] == nil {
      fields.append(RequestValue.Field(name: "runOrder", value: RequestValue(.integer(1))))
    }
    return .object(fields, from: action["name"]?.source ?? action.source)
  }
}
