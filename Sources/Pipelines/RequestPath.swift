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
    walk(path) {
      found = $0
      return false
    }
    return found
  }

  /// Calls `body` with every value that a path leads to, in document order.
  func forEach(at path: RequestPath, _ body: (RequestValue) -> Void) {
    walk(path) {
      body($0)
      return true
    }
  }

  /// Calls `body` with the values that a path leads to, in document order, until it says false.
  private func walk(_ path: RequestPath, _ body: (RequestValue) -> Bool) {
    guard case .object(let fields) = content else { return }
    _ = Self.walk(fields, path.steps, from: 0, body)
  }

  /// Goes from the members of an object along the steps from `index` on; false as soon as `body` says so. On its way it
  /// takes the members out of a value and leaves the value where it is: copying one costs more than all else here.
  private static func walk(
    _ fields: [Field], _ steps: [RequestPath.Step], from index: Int, _ body: (RequestValue) -> Bool
  ) -> Bool {
    guard let position = fields.position(of: steps[index].name) else { return true }
    let isList = steps[index].isList
    let isLast = index + 1 == steps.count
    if isLast, !isList { return body(fields[position].value) }
    switch fields[position].value.content {
    case .text, .integer, .boolean: return true
    case .object(let inner): return isList || walk(inner, steps, from: index + 1, body)
    case .list(let elements):
      if !isList { return true }
      for element in elements.indices {
        if isLast {
          if !body(elements[element]) { return false }
        } else if case .object(let inner) = elements[element].content {
          if !walk(inner, steps, from: index + 1, body) { return false }
        }
      }
      return true
    }
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
