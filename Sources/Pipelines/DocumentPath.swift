import SourceText

/// Where values of a unit's requests lie, from their top on: `project…`, `pipeline…`, `pipelineTags`.
///
/// Rules ask for hundreds of paths in every unit, and most lead through a few objects: those are found once a unit, and a
/// path goes on from the last of them.
struct DocumentPath: Sendable {
  /// The objects that paths go on from, each after the one that holds it.
  fileprivate enum Base: Int, CaseIterable {
    case top, project, source, environment, pipeline, stages, actions, configurations
  }

  fileprivate let base: Base
  fileprivate let rest: RequestPath

  init(_ path: Text) {
    base = Base.allCases.last { path.hasPrefix($0.start) } ?? .top
    rest = RequestPath(path[base.start.count..<path.count])
  }

  /// A key of the configuration of each action.
  static func configuration(_ key: Text) -> DocumentPath { DocumentPath(Base.configurations.start + key) }
}

extension DocumentPath.Base {
  /// What the paths that go on from these objects start with.
  fileprivate var start: Text {
    switch self {
    case .top: ""
    case .project: "project."
    case .source: "project.source."
    case .environment: "project.environment."
    case .pipeline: "pipeline."
    case .stages: "pipeline.stages[]."
    case .actions: "pipeline.stages[].actions[]."
    case .configurations: "pipeline.stages[].actions[].configuration."
    }
  }

  /// For each base the objects that hold its own, and how they lead to them; nil for the top.
  fileprivate static let ways: [(from: DocumentPath.Base, path: RequestPath)?] = allCases.map { base in
    switch base {
    case .top: nil
    case .project: (.top, RequestPath("project"))
    case .source: (.project, RequestPath("source"))
    case .environment: (.project, RequestPath("environment"))
    case .pipeline: (.top, RequestPath("pipeline"))
    case .stages: (.pipeline, RequestPath("stages[]"))
    case .actions: (.stages, RequestPath("actions[]"))
    case .configurations: (.actions, RequestPath("configuration"))
    }
  }
}

/// The objects of one unit's requests that paths go on from.
struct DocumentObjects {
  /// By base, in document order.
  private let objects: [[[RequestValue.Field]]]

  init(_ document: RequestValue) {
    var objects: [[[RequestValue.Field]]] = []
    objects.reserveCapacity(DocumentPath.Base.ways.count)
    for way in DocumentPath.Base.ways {
      guard let way else {
        objects.append([document.fields])
        continue
      }
      var found: [[RequestValue.Field]] = []
      for fields in objects[way.from.rawValue] {
        _ = way.path.walk(from: fields) {
          found.append($0.fields)
          return true
        }
      }
      objects.append(found)
    }
    self.objects = objects
  }

  /// Calls `body` with the values that a path leads to, in document order, until it says false.
  func walk(_ path: DocumentPath, _ body: (RequestValue) -> Bool) {
    let objects = objects[path.base.rawValue]
    for index in objects.indices where !path.rest.walk(from: objects[index], body) { return }
  }
}

/// The paths that rules of several kinds look at.
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
  static let outputArtifacts = DocumentPath("pipeline.stages[].actions[].outputArtifacts[].name")

  static let connection = configuration("ConnectionArn")
  static let notification = configuration("NotificationArn")
  static let deploymentKey = configuration("KMSEncryptionKeyARN")
  static let stackRole = configuration("RoleArn")
}
