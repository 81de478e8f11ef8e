import SourceText

/// Where values of a request lie: names with dots between, `[]` after a name for each element of its list.
///
/// Rules ask for hundreds of paths in every unit, and most end after a name or two: a path is taken apart once, when its
/// rule is made, and walking it makes nothing.
struct RequestPath: Sendable {
  /// One name of the path.
  fileprivate struct Step: Sendable {
    let name: Text
    /// True where it goes on with each element of the list of that name.
    let isList: Bool
  }

  fileprivate let steps: [Step]

  init(_ path: Text) {
    steps = path.split(separator: 0x2E).map { part in
      let isList = part.hasSuffix("[]")
      return Step(name: isList ? part[0..<part.count - 2] : part, isList: isList)
    }
  }
}

extension RequestValue {
  /// Every value that a path leads to, in document order.
  func all(at path: RequestPath) -> [RequestValue] {
    var found: [RequestValue] = []
    forEach(at: path) { found.append($0) }
    return found
  }

  /// The first value that a path leads to, or nil.
  func first(at path: RequestPath) -> RequestValue? {
    var found: RequestValue?
    _ = walk(path.steps, from: 0) {
      found = $0
      return false
    }
    return found
  }

  /// Calls `body` with every value that a path leads to, in document order.
  func forEach(at path: RequestPath, _ body: (RequestValue) -> Void) {
    _ = walk(path.steps, from: 0) {
      body($0)
      return true
    }
  }

  /// Walks the steps from `index` on; false as soon as `body` says so for a value at their end.
  private func walk(_ steps: [RequestPath.Step], from index: Int, _ body: (RequestValue) -> Bool) -> Bool {
    guard index < steps.count else { return body(self) }
    guard case .object(let fields) = content,
      let position = fields.firstIndex(where: { $0.name == steps[index].name })
    else { return true }
    guard steps[index].isList else { return fields[position].value.walk(steps, from: index + 1, body) }
    guard case .list(let elements) = fields[position].value.content else { return true }
    for element in elements where !element.walk(steps, from: index + 1, body) { return false }
    return true
  }
}

/// The paths that rules of several kinds look at.
extension RequestPath {
  static let projectName = RequestPath("project.name")
  static let sourceType = RequestPath("project.source.type")
  static let sourceLocation = RequestPath("project.source.location")
  static let buildspec = RequestPath("project.source.buildspec")
  static let artifactsType = RequestPath("project.artifacts.type")
  static let artifactsLocation = RequestPath("project.artifacts.location")
  static let image = RequestPath("project.environment.image")
  static let imageCredentials = RequestPath("project.environment.imagePullCredentialsType")
  static let environmentType = RequestPath("project.environment.type")
  static let computeType = RequestPath("project.environment.computeType")
  static let badge = RequestPath("project.badgeEnabled")
  static let buildRole = RequestPath("project.serviceRole")
  static let encryptionKey = RequestPath("project.encryptionKey")
  static let pipeline = RequestPath("pipeline")
  static let pipelineName = RequestPath("pipeline.name")
  static let pipelineRole = RequestPath("pipeline.roleArn")
  static let pipelineType = RequestPath("pipeline.pipelineType")
  static let executionMode = RequestPath("pipeline.executionMode")
  static let stages = RequestPath("pipeline.stages[]")
  static let stageNames = RequestPath("pipeline.stages[].name")
  static let actions = RequestPath("pipeline.stages[].actions[]")
  static let configurations = RequestPath("pipeline.stages[].actions[].configuration")
  static let outputArtifacts = RequestPath("pipeline.stages[].actions[].outputArtifacts[].name")

  /// A key of the configuration of each action.
  static func configuration(_ key: Text) -> RequestPath {
    RequestPath("pipeline.stages[].actions[].configuration." + key)
  }

  static let connection = configuration("ConnectionArn")
  static let notification = configuration("NotificationArn")
  static let deploymentKey = configuration("KMSEncryptionKeyARN")
  static let stackRole = configuration("RoleArn")
}
