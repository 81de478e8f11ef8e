public import SourceText

/// A unit's project and pipeline as a CloudFormation template, with the values of its parameters.
///
/// Source: section 2 of the AWS facts: the names of the API in Pascal case, but for `BuildSpec`; keys of an action's
/// configuration as they are.
public struct CloudFormationTemplate: Sendable {
  /// The template.
  public let template: RequestValue
  /// The list of `ParameterKey` and `ParameterValue` for `aws cloudformation create-stack --parameters`.
  public let parameters: RequestValue
  /// The template configuration for the CloudFormation action of a pipeline: parameters and tags.
  public let configuration: RequestValue
  /// A warning for each value that the template leaves out because CloudFormation has no property for it.
  public let diagnostics: [Diagnostic]

  /// The members of CreateProject and of a pipeline that CloudFormation has no property for; `conditions` are those of a
  /// stage. Source: the schemas of AWS::CodeBuild::Project and AWS::CodePipeline::Pipeline in cfn-lint 1.58.0, compared with
  /// botocore.
  static let withoutProperty: Set<Text> = [
    "artifacts.bucketOwnerAccess", "secondaryArtifacts.bucketOwnerAccess", "environment.computeConfiguration",
    "environment.dockerServer.status", "logsConfig.s3Logs.bucketOwnerAccess",
    "buildBatchConfig.restrictions.fleetsAllowed", "version", "stages.onFailure.conditions.rules.timeoutInMinutes",
    "stages.onSuccess.conditions.rules.timeoutInMinutes", "stages.beforeEntry.conditions.rules.timeoutInMinutes",
  ]

  /// The parameters with `NoEcho`.
  private static let hidden: Set<Text> = ["GitHubOAuthToken"]

  /// Creates a template from the given requests.
  ///
  /// - Parameters:
  ///   - description: the description in the template.
  ///   - project: the input of CreateProject, or nil.
  ///   - pipeline: the input of CreatePipeline, or nil.
  public init(description: Text, project: RequestValue?, pipeline: RequestValue?) {
    var writing = Writing(resources: project == nil ? [] : ["Project"])
    var resources: [RequestValue.Field] = []
    if let project {
      let properties = writing.templated(project)
      resources.append(Self.resource("Project", "AWS::CodeBuild::Project", properties.fields))
    }
    if let pipeline, let inner = pipeline["pipeline"] {
      let tags = pipeline["tags"].map { [RequestValue.Field(name: "Tags", value: writing.templated($0))] } ?? []
      resources.append(
        Self.resource("Pipeline", "AWS::CodePipeline::Pipeline", writing.templated(inner).fields + tags))
    }
    diagnostics = writing.diagnostics
    let used = writing.parameters.sorted { $0.key < $1.key }
    let declarations = used.map { RequestValue.Field(name: $0.key, value: Self.declaration(of: $0.key)) }
    template = .object([
      "AWSTemplateFormatVersion": RequestValue("2010-09-09"), "Description": RequestValue(description),
      "Parameters": declarations.isEmpty ? nil : .object(declarations), "Resources": .object(resources),
    ])
    parameters = .list(
      used.map { .object(["ParameterKey": RequestValue($0.key), "ParameterValue": $0.value]) })
    let tags = (project ?? pipeline)?["tags"]?.elements ?? []
    configuration = .object([
      "Parameters": .object(used.map { RequestValue.Field(name: $0.key, value: $0.value) }),
      "Tags": tags.isEmpty ? nil : .object(tags.compactMap(Self.tag)),
    ])
  }

  private static func tag(_ tag: RequestValue) -> RequestValue.Field? {
    guard let key = tag["key"]?.text, let value = tag["value"] else { return nil }
    return RequestValue.Field(name: key, value: value)
  }

  private static func resource(_ name: Text, _ type: Text, _ properties: [RequestValue.Field]) -> RequestValue.Field {
    RequestValue.Field(
      name: name, value: .object(["Type": RequestValue(type), "Properties": .object(properties)]))
  }

  private static func declaration(of parameter: Text) -> RequestValue {
    .object([
      "Type": RequestValue("String"), "NoEcho": hidden.contains(parameter) ? RequestValue(.boolean(true)) : nil,
    ])
  }

  /// Turns requests into properties, and collects the parameters that they refer to.
  private struct Writing {
    /// The resources of the template.
    let resources: Set<Text>
    private(set) var parameters: [Text: RequestValue] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    init(resources: Set<Text>) { self.resources = resources }

    /// - Parameters:
    ///   - path: the members on the way to the value, with dots between; those of lists count once.
    ///   - keepsNames: whether the members are named by the user.
    mutating func templated(_ value: RequestValue, at path: Text = "", keepsNames: Bool = false) -> RequestValue {
      switch value.templateForm {
      case .literal: break
      case .parameter(let name):
        parameters[name] = value
        return .object(["Ref": RequestValue(name)])
      case .resource(let name):
        if resources.contains(name) { return .object(["Ref": RequestValue(name)]) }
      }
      switch value.content {
      case .text, .integer, .boolean: return value
      case .list(let elements): return .list(elements.map { templated($0, at: path) }, from: value.source)
      case .object(let fields):
        return .object(
          fields.compactMap { field in
            if field.name == "artifactStores" { return stores(field.value) }
            let own = path.isEmpty ? field.name : path + "." + field.name
            if CloudFormationTemplate.withoutProperty.contains(own) {
              leaveOut(field.value, own)
              return nil
            }
            let inner = templated(field.value, at: own, keepsNames: field.name == "configuration")
            return RequestValue.Field(name: keepsNames ? field.name : Self.property(field.name), value: inner)
          }, from: value.source)
      }
    }

    private mutating func leaveOut(_ value: RequestValue, _ path: Text) {
      diagnostics.append(
        Diagnostic(
          .warning, "no-template-property",
          "'\(value.source?.name ?? path)' is left out: CloudFormation has no property for '\(path)'",
          at: value.source?.place, help: "use --format aws-cli, or set it once the stack is there"))
    }

    /// The stores of regions: a map in the API, a list in a template.
    private mutating func stores(_ value: RequestValue) -> RequestValue.Field {
      var list: [RequestValue] = []
      for field in value.fields {
        list.append(
          .object([
            "ArtifactStore": templated(field.value), "Region": RequestValue(.text(field.name), from: value.source),
          ]))
      }
      return RequestValue.Field(name: "ArtifactStores", value: .list(list, from: value.source))
    }

    /// The name of an API member as a property of a template.
    private static func property(_ member: Text) -> Text {
      if member == "buildspec" { return "BuildSpec" }
      guard let first = member.bytes.first, Byte.isLowercase(first) else { return member }
      return Text([first & ~Byte.space]) + member[1..<member.count]
    }
  }
}
