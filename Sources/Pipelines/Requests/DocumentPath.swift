import SourceText

/// A path to values in a unit's requests, from the top: `project…`, `pipeline…`, `pipelineTags`.
///
/// Rules look up hundreds of paths in every unit, and most share a few objects. Those are found once per unit, and a path
/// starts at the last of them.
struct DocumentPath: Sendable {
  /// Well-known objects that paths are relative to, parents first.
  fileprivate enum Base: Int, CaseIterable {
    case top, project, source, artifacts, environment, pipeline, stages, actions, configurations
  }

  fileprivate let base: Base
  fileprivate let rest: RequestPath
  /// The mark of the first name of the rest.
  fileprivate let names: NameMarks

  init(_ path: Text) {
    base = Base.allCases.last { path.hasPrefix($0.start) } ?? .top
    rest = RequestPath(path[base.start.count..<path.count])
    names = NameMarks(rest.firstName)
  }

  /// True if both paths lead to the same values.
  func leadsToSame(as other: DocumentPath) -> Bool { base == other.base && rest.isSame(as: other.rest) }

  /// The path of a key in the configuration of each action.
  static func configuration(_ key: Text) -> DocumentPath { DocumentPath(Base.configurations.start + key) }
}

extension DocumentPath.Base {
  /// The start of the paths that are relative to these objects.
  fileprivate var start: Text {
    switch self {
    case .top: ""
    case .project: "project."
    case .source: "project.source."
    case .artifacts: "project.artifacts."
    case .environment: "project.environment."
    case .pipeline: "pipeline."
    case .stages: "pipeline.stages[]."
    case .actions: "pipeline.stages[].actions[]."
    case .configurations: "pipeline.stages[].actions[].configuration."
    }
  }
}

/// The first members of some paths relative to the same objects. If an object has none of these members, the paths lead
/// nowhere.
struct DocumentMembers: Sendable {
  fileprivate let base: DocumentPath.Base
  fileprivate let names: NameMarks

  /// Nil for no paths, and for paths relative to different objects.
  init?(of paths: [DocumentPath]) {
    guard let base = paths.first?.base, paths.allSatisfy({ $0.base == base }) else { return nil }
    var names = NameMarks()
    for path in paths { names.formUnion(path.names) }
    self.base = base
    self.names = names
  }
}

/// The objects of one unit's requests that paths are relative to, in document order; an absent one has no members.
struct DocumentObjects {
  private let top: [RequestValue.Field]
  private let project: [RequestValue.Field]
  private let source: [RequestValue.Field]
  private let artifacts: [RequestValue.Field]
  private let environment: [RequestValue.Field]
  private let pipeline: [RequestValue.Field]
  private var stages: [[RequestValue.Field]] = []
  private var actions: [[RequestValue.Field]] = []
  private var configurations: [[RequestValue.Field]] = []
  /// For each base, the names of all members of its objects.
  private var names = [NameMarks](repeating: NameMarks(), count: DocumentPath.Base.allCases.count)

  init(_ document: [RequestValue.Field]) {
    top = document
    project = top.object(named: .project)
    source = project.object(named: .source)
    artifacts = project.object(named: .artifacts)
    environment = project.object(named: .environment)
    pipeline = top.object(named: .pipeline)
    note(top, .top)
    note(project, .project)
    note(source, .source)
    note(artifacts, .artifacts)
    note(environment, .environment)
    note(pipeline, .pipeline)
    for stage in pipeline.elements(named: .stages) {
      note(stage.fields, .stages)
      stages.append(stage.fields)
      for action in stage.fields.elements(named: .actionsMember) {
        note(action.fields, .actions)
        actions.append(action.fields)
        let configuration = action.fields.object(named: .configuration)
        note(configuration, .configurations)
        configurations.append(configuration)
      }
    }
  }

  private mutating func note(_ fields: [RequestValue.Field], _ base: DocumentPath.Base) {
    for index in fields.indices { names[base.rawValue].insert(fields[index].name) }
  }

  /// False if none of the members exists.
  func mayHold(_ members: DocumentMembers) -> Bool { names[members.base.rawValue].mayContain(anyOf: members.names) }

  /// Calls `body` with the values at a path, in document order, until it returns false.
  func walk(_ path: DocumentPath, _ body: (RequestValue) -> Bool) {
    guard names[path.base.rawValue].mayContain(anyOf: path.names) else { return }
    switch path.base {
    case .top: _ = path.rest.walk(from: top, body)
    case .project: _ = path.rest.walk(from: project, body)
    case .source: _ = path.rest.walk(from: source, body)
    case .artifacts: _ = path.rest.walk(from: artifacts, body)
    case .environment: _ = path.rest.walk(from: environment, body)
    case .pipeline: _ = path.rest.walk(from: pipeline, body)
    case .stages: walk(path.rest, stages, body)
    case .actions: walk(path.rest, actions, body)
    case .configurations: walk(path.rest, configurations, body)
    }
  }

  private func walk(_ path: RequestPath, _ objects: [[RequestValue.Field]], _ body: (RequestValue) -> Bool) {
    for index in objects.indices where !path.walk(from: objects[index], body) { return }
  }
}

extension [RequestValue.Field] {
  /// The members of the object of that name; none if there is no such object.
  fileprivate func object(named name: Text) -> [RequestValue.Field] {
    guard let position = position(of: name), case .object(let fields) = self[position].value.content else { return [] }
    return fields
  }

  /// The elements of the list of that name; none if there is no such list.
  fileprivate func elements(named name: Text) -> [RequestValue] {
    guard let position = position(of: name), case .list(let elements) = self[position].value.content else { return [] }
    return elements
  }
}

extension Text {
  fileprivate static let artifacts: Text = "artifacts"
  fileprivate static let configuration: Text = "configuration"
  fileprivate static let environment: Text = "environment"
  fileprivate static let pipeline: Text = "pipeline"
  fileprivate static let project: Text = "project"
  fileprivate static let source: Text = "source"
  fileprivate static let stages: Text = "stages"
}

/// Paths that several rules use.
extension DocumentPath {
  static let projectName = DocumentPath("project.name")
  static let sourceType = DocumentPath("project.source.type")
  static let sourceLocation = DocumentPath("project.source.location")
  static let buildspec = DocumentPath("project.source.buildspec")
  static let artifactsType = DocumentPath("project.artifacts.type")
  static let artifactsLocation = DocumentPath("project.artifacts.location")
  static let image = DocumentPath("project.environment.image")
  static let imageCredentials = DocumentPath("project.environment.imagePullCredentialsType")
  static let environmentType = DocumentPath("project.environment.type")
  static let computeType = DocumentPath("project.environment.computeType")
  static let cacheType = DocumentPath("project.cache.type")
  static let cacheModes = DocumentPath("project.cache.modes[]")
  static let privilegedMode = DocumentPath("project.environment.privilegedMode")
  static let computeConfiguration = DocumentPath("project.environment.computeConfiguration")
  static let vpc = DocumentPath("project.vpcConfig")
  static let registryCredential = DocumentPath("project.environment.registryCredential")
  static let badge = DocumentPath("project.badgeEnabled")
  static let buildRole = DocumentPath("project.serviceRole")
  static let encryptionKey = DocumentPath("project.encryptionKey")
  static let pipeline = DocumentPath("pipeline")
  static let pipelineName = DocumentPath("pipeline.name")
  static let pipelineRole = DocumentPath("pipeline.roleArn")
  static let pipelineType = DocumentPath("pipeline.pipelineType")
  static let executionMode = DocumentPath("pipeline.executionMode")
  static let stages = DocumentPath("pipeline.stages[]")
  static let stageNames = DocumentPath("pipeline.stages[].name")
  static let actions = DocumentPath("pipeline.stages[].actions[]")
  static let configurations = DocumentPath("pipeline.stages[].actions[].configuration")
  static let triggers = DocumentPath("pipeline.triggers[]")
  static let outputArtifacts = DocumentPath("pipeline.stages[].actions[].outputArtifacts[].name")

  static let connection = configuration("ConnectionArn")
  static let notification = configuration("NotificationArn")
  static let deploymentKey = configuration("KMSEncryptionKeyARN")
  static let stackRole = configuration("RoleArn")
}
